"""Joins people and harm: every casualty figure of a sentence, with its measure, group, bounds and words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence
from tollbook.model.text import Span
from tollbook.model.values import Count, Group, Measure
from tollbook.reading.bare_figures import find_bare_figures
from tollbook.reading.draft import Draft, PeopleForm, PeopleMention, TollMention, TollState
from tollbook.reading.grammar import POSSESSIVES
from tollbook.reading.harm_clause import Clause
from tollbook.reading.harm_links import Link, find_links
from tollbook.reading.harm_parts import find_parts, find_told_shares
from tollbook.reading.harmed_groups import settle_groups
from tollbook.reading.pipeline import Step
from tollbook.reading.toll_nouns import (
    find_blown_up,
    find_own_ends,
    find_then_himself,
    find_toll_nouns,
    find_zeros,
    link_toll_nouns,
)

_FEW, _YEAR_DIGITS = 2, 4
_PLAIN_ADULTS = frozenset({"man", "men", "person", "people"})
_SELVES = frozenset({"himself", "herself", "themselves"})
_UNARMED = frozenset({"woman-child", "women-children", "kin", "kinfolk"})
_ARMED = frozenset({Group.SECURITY_FORCES, Group.MILITANTS})
_ANYBODY = frozenset({"people", "persons"})
# Those who go about with somebody and are coded with him.
_RETINUE = frozenset({"driver", "drivers", "bodyguard", "bodyguards", "guard", "guards", "escort", "escorts", "pilot"})


def find_tolls(draft: Draft) -> dict[str, object]:
    """All casualty figures, sentence by sentence, in the order of their words."""
    tolls: list[TollMention] = []
    before: list[PeopleMention] = []
    for sentence in draft.sentences:
        first = bisect_left(draft.people, sentence.first, key=_first_token)
        inside = draft.people[first : bisect_left(draft.people, sentence.last, lo=first, key=_first_token)]
        clause = Clause(draft, sentence, inside, before)
        tolls += _tolls_in(clause, [toll for toll in tolls if toll.sentence == sentence.number - 1])
        before = list(inside)
    return {"tolls": tuple(tolls)}


def _first_token(mention: PeopleMention) -> int:
    return mention.first


def _tolls_in(clause: Clause, earlier: Sequence[TollMention]) -> list[TollMention]:
    """The figures of one sentence; *earlier* are those of the sentence before."""
    last = earlier[-1] if earlier else None
    found = [*find_zeros(clause)]
    links = find_links(clause)
    parts = find_parts(clause, links, link_toll_nouns(clause))
    found += [toll for link in [*links, *parts] for toll in _tolls_of(clause, link)]
    found += [*find_toll_nouns(clause), *find_blown_up(clause)]
    found += [*find_then_himself(clause, found), *find_told_shares(clause, last)]
    attacks = any(attack.sentence == clause.sentence.number for attack in clause.draft.attacks)
    found += find_own_ends(clause, bool(found or earlier or attacks))
    found += find_bare_figures(clause, found, earlier)
    found = settle_groups(clause, _of_an_incident(clause, _distinct(found), last), last)
    return _overtaken(clause, sorted(found, key=lambda toll: (toll.first, toll.last)))


def _tolls_of(clause: Clause, link: Link) -> Iterator[TollMention]:
    """One toll for each group among the victims of a link; members of one group are added up, unless one is firm
    and the other open, or they are fighters of two nations: then each is a figure of its own."""
    sets: list[tuple[Group, list[PeopleMention]]] = []
    for mention in link.victims:
        goes_on = bool(sets) and _goes_with_the_last(clause, mention, sets[-1][0])
        group = sets[-1][0] if goes_on else _group_in_list(clause, link, mention)
        if mention.count is None:
            continue
        fitting = [members for own, members in sets if own is group and _adds_to(clause, members[-1], mention)]
        if link.state is TollState.PART and any(m.form is PeopleForm.NUMBERED for m in link.victims):
            fitting = []  # "three teachers and two drivers were among the dead": parts are not added up
        if fitting:
            fitting[-1].append(mention)
        else:
            sets.append((group, [mention]))
    for group, members in sets:
        yield _toll(clause, link, members, group)


def _group_in_list(clause: Clause, link: Link, mention: PeopleMention) -> Group:
    """Who kills himself is the attacker; men in a list with women or children are unarmed as these are."""
    if mention.form is PeopleForm.PRONOUN and mention.figure.of(clause.draft.report.text).lower() in _SELVES:
        return Group.MILITANTS if link.harm.entry.get("measure") == Measure.KILLED else mention.group
    if mention.noun in _PLAIN_ADULTS and any(other.noun in _UNARMED for other in link.victims):
        return Group.CIVILIANS
    return mention.group


def _goes_with_the_last(clause: Clause, mention: PeopleMention, group: Group) -> bool:
    """'others', though "other people" are no soldiers, and those who are told of as somebody's: 'a police general and
    his driver'."""
    if mention.noun == "others":
        return clause.lower(mention.last - 1) not in _ANYBODY or group not in _ARMED
    owned = any(clause.lower(index) in POSSESSIVES for index in range(mention.first, mention.last))
    return owned and any(clause.lower(index) in _RETINUE for index in range(mention.first, mention.last))


def _adds_to(clause: Clause, last: PeopleMention, mention: PeopleMention) -> bool:
    assert last.count is not None and mention.count is not None
    if (last.count.high is None) is not (mention.count.high is None):
        return False
    if last.group in {Group.CIVILIANS, Group.UNSPECIFIED}:
        return True
    nations = [_nations(clause, last), _nations(clause, mention)]
    return not (all(nations) and nations[0] != nations[1])


def _nations(clause: Clause, mention: PeopleMention) -> set[str]:
    return {match.entry.id for match in clause.draft.matches.within("nations", mention.first, mention.last)}


def _toll(clause: Clause, link: Link, members: Sequence[PeopleMention], group: Group) -> TollMention:
    draft = clause.draft
    counts = [member.count for member in members if member.count is not None]
    highs = [count.high for count in counts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    measure = Measure(link.harm.entry.get("measure"))
    evidence = [Evidence(member.figure, "number") for member in members]
    evidence += [Evidence(member.head, "victims") for member in members if member.head is not None]
    evidence.append(Evidence(draft.span(link.harm.first, link.harm.last), "harm"))
    figure = Span(members[0].figure.start, max(m.figure.end for m in members))
    heads = [member.head for member in members if member.head is not None]
    firm = link.harm.entry.get("firm", "yes") == "yes"
    name = {"captured": "captured", "missing": "missing"}.get(measure.value, measure.value)
    return TollMention(
        sentence=clause.sentence.number,
        first=min(member.first for member in members),
        last=max(member.last for member in members),
        measure=measure,
        group=group,
        count=Count(sum(count.low for count in counts), high),
        words=figure.of(draft.report.text),
        victims=Span(heads[0].start, heads[-1].end) if heads else None,
        evidence=tuple(dict.fromkeys(evidence)),
        rule=link.rule.replace("harmed", name if firm else f"{name}-weak"),
        state=link.state,
        name=members[0].name if len(members) == 1 else None,
    )


def _distinct(tolls: Sequence[TollMention]) -> list[TollMention]:
    """One toll for one number and measure: the first rule that took it."""
    kept: dict[tuple[int, Measure], TollMention] = {}
    for toll in tolls:
        kept.setdefault((toll.first, toll.measure), toll)
    return list(kept.values())


def _of_an_incident(clause: Clause, tolls: Sequence[TollMention], last: TollMention | None) -> list[TollMention]:
    """Leaves out the sum of a long span of time ("600 people this year", "since 2004"), that of
    several unrelated incidents, and arrests that nothing in the sentence or the toll just before it ties to an attack:
    none tells of an incident."""
    if any(match.entry.get("kind") == "apart" for match in _toll_words(clause)):
        return [toll for toll in tolls if toll.count.high == 0]
    spans = _spans(clause)
    ordered = sorted(tolls, key=lambda toll: toll.first)
    kept = []
    for index, toll in enumerate(ordered):
        after = ordered[index + 1].first if index + 1 < len(ordered) else clause.sentence.last
        before = clause.sentence.first if index == 0 else toll.first
        summed = toll.count.low > _FEW and any(before <= span < after for span in spans)
        if not summed and not _is_mere_arrest(clause, toll, tolls, last):
            kept.append(toll)
    return kept


def _toll_words(clause: Clause) -> Sequence[Match]:
    return list(clause.draft.matches.within("toll_words", clause.sentence.first, clause.sentence.last))


def _spans(clause: Clause) -> list[int]:
    first, last = clause.sentence.first, clause.sentence.last
    spans = [match.first for match in _toll_words(clause) if match.entry.get("kind") == "span"]
    for index in range(first, last - 1):
        year = clause.lower(index + 1)
        if clause.lower(index) == "since" and year.isdigit() and len(year) == _YEAR_DIGITS:
            spans.append(index)
    return spans


def _is_mere_arrest(clause: Clause, toll: TollMention, tolls: Sequence[TollMention], last: TollMention | None) -> bool:
    harm = clause.draft.matches.within("harm_words", clause.sentence.first, clause.sentence.last)
    spans = {clause.draft.span(match.first, match.last) for match in harm if match.entry.id.startswith("arrest")}
    if not any(evidence.part == "harm" and evidence.span in spans for evidence in toll.evidence):
        return False
    words = clause.draft.matches.within("toll_words", toll.first, clause.sentence.last)
    if any(match.entry.get("kind") == "charge" for match in words):
        return True
    others = last is not None or any(other.measure is not Measure.CAPTURED for other in tolls)
    attacks = any(attack.sentence == clause.sentence.number for attack in clause.draft.attacks)
    return not others and not attacks


def _overtaken(clause: Clause, tolls: Sequence[TollMention]) -> list[TollMention]:
    """A figure right after 'initially', 'up from' or their like is one that the report itself overtakes."""
    marks = [
        match.last
        for match in clause.draft.matches.within("toll_words", clause.sentence.first, clause.sentence.last)
        if match.entry.get("kind") == "superseded"
    ]
    result = []
    for toll in tolls:
        mark = max((m for m in marks if m <= toll.first), default=None)
        between = [clause.lower(i) for i in range(mark, toll.first)] if mark is not None else ["but"]
        overtaken = toll.state is TollState.PLAIN and "but" not in between and "now" not in between
        result.append(replace(toll, state=TollState.SUPERSEDED) if overtaken else toll)
    return result


CASUALTIES = Step(
    "casualties",
    needs=("tokens", "sentences", "matches", "numbers", "dates", "actors", "people", "attacks"),
    gives=("tolls",),
    run=find_tolls,
)
