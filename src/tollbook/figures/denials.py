"""Denials: tolls that one side claims and another is said to deny. To deny the deed is another matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tollbook.figures.sentences import SENTENCE_END
from tollbook.figures.speakers import is_side
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher, Matches
from tollbook.lexicon.tokens import tokenize
from tollbook.model.account import Account
from tollbook.model.claim import Claim, Status
from tollbook.model.text import Report, Span
from tollbook.model.values import Toll

_NEAR = 6  # tokens between the verb and what is denied
_LONGEST = 600  # characters after the toll in which its denial may stand


def denied_tolls(account: Account, report: Report) -> Iterator[tuple[Claim, Toll, str]]:
    """Tolls claimed by one side whose denial stands in the same sentence or the next, with the denying words."""
    claimed = [(claim, toll) for claim, toll in account.tolls if _is_of_one_side(claim)]
    for place, (claim, toll) in enumerate(claimed):
        end = max(piece.span.end for piece in claim.evidence)
        later = [min(piece.span.start for piece in other.evidence) for other, _ in claimed[place + 1 :]]
        # A denial follows the figure that it denies, and the nearest one.
        next_ = min((start for start in later if start > end), default=len(report.text))
        stretch = _this_and_next_sentence(report.text, end, next_)
        words = _denial(report.text, stretch) if stretch else None
        if words:
            yield claim, toll, words


def _is_of_one_side(claim: Claim) -> bool:
    said = claim.source.words if claim.source else None
    return claim.status is Status.UNVERIFIED or (said is not None and is_side(said))


def _this_and_next_sentence(text: str, start: int, until: int) -> Span | None:
    limit = min(start + _LONGEST, until)
    ends = [found.end() for found in SENTENCE_END.finditer(text, start, limit)]
    end = ends[1] if len(ends) > 1 else limit
    return Span(start, end) if end > start else None


def _denial(text: str, stretch: Span) -> str | None:
    """The words of a denial of a toll: 'rejected the figure', 'denied any losses'."""
    tokens = tokenize(stretch.of(text), stretch.start)
    matches = _matcher().find(tokens)
    for verb in matches.of("claim_words"):
        if verb.entry.get("form") != "denial-verb":
            continue
        matter = _matter(matches, verb)
        if matter:
            return " ".join(text[tokens[verb.first].start : tokens[matter.last - 1].end].split())
    return None


def _matter(matches: Matches, verb: Match) -> Match | None:
    found: Sequence[Match] = matches.within("toll_matters", verb.last, verb.last + _NEAR)
    if not found or found[0].entry.get("form") != "matter":
        return None
    behind = matches.starting("toll_matters", found[0].last)
    return None if behind and behind.entry.get("form") == "apart" else found[0]


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("claim_words"), load_vocabulary("toll_matters")])
