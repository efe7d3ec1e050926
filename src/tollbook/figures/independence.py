"""Independence: which reports count as one source. Copies of one story do, and so do reports that credit one
agency for the story of one day: a wire story in ten papers is one witness, not ten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher, Matches
from tollbook.lexicon.tokens import Token, tokenize
from tollbook.model.text import Report, Span

# An agency's story of the evening stands in the papers of the next morning.
_DAYS = 1
_DATELINE = 16  # tokens within which a dateline ends
_BYLINE = 16  # tokens that a line with the author's name has at most
_NEAR = 30  # tokens between an agency and 'contributed', at most
_NOTICE = 5  # tokens between 'copyright' and the agency, at most: 'Copyright 2004 by The'
_CREDITS_KEPT = 1024
_DASHES = frozenset("-–—")
_BRACKETS = {"(": ")", "[": "]", "/": "/"}
_SHARERS = 5  # tokens between the agency and the brackets that it shares with a station, with the dash, at most
_FILLING = frozenset({"the", "news", "agency", "staff", "writers", "writer"})


def sources_of(report_ids: Collection[str], reports: Mapping[str, Report]) -> dict[str, str]:
    """For each of these reports the name of the source that it counts as; reports with one name are one source.

    The order of *report_ids* plays no part; *reports* holds at least them, by id.
    """
    joined = {name: name for name in report_ids}
    if len(joined) < 2:
        return joined
    for one, other in _links(sorted(joined), reports):
        first, second = sorted((_home(one, joined), _home(other, joined)))
        joined[second] = first
    return {name: _home(name, joined) for name in joined}


def origin_of(report_id: str, reports: Mapping[str, Report]) -> str:
    """The report that this one copies, directly or through others; its own id when it copies none."""
    seen: set[str] = set()
    while report_id not in seen:
        seen.add(report_id)
        report = reports.get(report_id)
        if report is None or report.copy_of is None:
            return report_id
        report_id = report.copy_of
    return min(seen)


@lru_cache(_CREDITS_KEPT)
def agencies_credited(report: Report) -> frozenset[str]:
    """The agencies whose story the report says it prints, by their ids in the vocabulary. An agency that is only
    quoted ('told Reuters') or that took a photograph is not credited."""
    credited = {match.entry.id for match in _matches(tokenize(report.publisher or "")).of("agencies")}
    for line in _lines_with_agency(report):
        tokens = tokenize(line.of(report.text))
        matches = _matches(tokens)
        credited.update(m.entry.id for m in matches.of("agencies") if _is_credit(m, tokens, matches))
    return frozenset(credited)


def _links(names: Sequence[str], reports: Mapping[str, Report]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that are one source."""
    first_of: dict[str, str] = {}
    by_agency: dict[str, list[tuple[date | None, str]]] = defaultdict(list)
    for name in names:
        yield name, first_of.setdefault(origin_of(name, reports), name)
        for agency in agencies_credited(reports[name]):
            by_agency[agency].append((reports[name].day, name))
    for told in by_agency.values():
        dated = sorted((day, name) for day, name in told if day)
        yield from ((one, other) for (day, one), (later, other) in pairwise(dated) if (later - day).days <= _DAYS)
        # Nobody knows the day of these: they may be any of the agency's stories, so they are no second source.
        undated = [name for day, name in told if day is None]
        yield from pairwise([*undated, *(name for _, name in dated[:1])])


def _home(name: str, joined: Mapping[str, str]) -> str:
    while joined[name] != name:
        name = joined[name]
    return name


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("agencies"), load_vocabulary("credit_words")])


@cache
def _any_agency() -> re.Pattern[str]:
    entries = load_vocabulary("agencies").entries
    terms = sorted({term for entry in entries for term in entry.terms + entry.exact_terms}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", re.IGNORECASE)


def _matches(tokens: Sequence[Token]) -> Matches:
    return _matcher().find(tokens)


def _lines_with_agency(report: Report) -> Iterator[Span]:
    """Each line that names an agency, but for captions and credits of photographs."""
    text, end = report.text, 0
    pictures = [passage.span for passage in report.set_aside if passage.why.startswith("photo")]
    for found in _any_agency().finditer(text):
        if found.start() < end or any(span.overlaps(Span(*found.span())) for span in pictures):
            continue
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield Span(start, end)


def _is_credit(match: Match, tokens: Sequence[Token], matches: Matches) -> bool:
    return (
        _is_dateline(match, tokens, matches)
        or _is_shared_dateline(match, tokens)
        or _is_line_of_its_own(match, tokens)
        or _is_byline(match, tokens, matches)
        or _is_notice(match, matches)
        or _is_thanked(match, tokens, matches)
    )


def _is_dateline(match: Match, tokens: Sequence[Token], matches: Matches) -> bool:
    """'NORVALE, Examplia (AP) — …' at the beginning of a line, or '… (AFP)' and '… — AFP' at the end of one."""
    before, after = tokens[max(0, match.first - 1) : match.first], tokens[match.last : match.last + 2]
    is_last = all(not token.is_word for token in after) and match.last + 2 >= len(tokens)
    if before and before[0].text in _DASHES and match.last == len(tokens):
        return True
    if not (before and after and _BRACKETS.get(before[0].text) == after[0].text):
        return False
    # 'the Associated Press (AP) said' explains a name.
    if matches.at("agencies", match.first - 2):
        return False
    opens = match.last <= _DATELINE and len(after) == 2 and (after[1].text in _DASHES or not after[1].text.islower())
    return is_last or opens


def _is_shared_dateline(match: Match, tokens: Sequence[Token]) -> bool:
    """'NORVALE (WXYZ/AP) — …'; the credit of a photograph, '(Ann Example/AP)', has no dash behind it."""
    before = [token.text for token in tokens[max(0, match.first - _SHARERS) : match.first]]
    after = [token.text for token in tokens[match.last : match.last + _SHARERS]]
    if match.last > _DATELINE or "(" not in before or ")" not in after[:-1]:
        return False
    closing = after.index(")")
    return "/" in (*before, *after[:closing]) and after[closing + 1] in _DASHES


def _is_line_of_its_own(match: Match, tokens: Sequence[Token]) -> bool:
    others = [t for n, t in enumerate(tokens) if not match.first <= n < match.last]
    return all(token.lower in _FILLING or not token.is_word for token in others)


def _is_byline(match: Match, tokens: Sequence[Token], matches: Matches) -> bool:
    first = matches.starting("credit_words", 0)
    is_short = len(tokens) <= _BYLINE and tokens[-1].text != "."
    return is_short and first is not None and first.entry.get("stands") == "byline" and match.first >= first.last


def _is_notice(match: Match, matches: Matches) -> bool:
    before = matches.within("credit_words", match.first - _NOTICE, match.first)
    return any(credit.entry.get("stands") == "notice" for credit in before)


def _is_thanked(match: Match, tokens: Sequence[Token], matches: Matches) -> bool:
    """'Reuters reporters in Norvale contributed to this report.'"""
    after = [c for c in matches.within("credit_words", match.last, match.last + _NEAR) if _stands_after(c)]
    return bool(after) and not any(token.text == "." for token in tokens[match.last : after[0].first])


def _stands_after(credit: Match) -> bool:
    return credit.entry.get("stands") == "after"
