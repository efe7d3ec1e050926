"""Bare figures that no word of harm stands beside: "the police had spoken of nine", "and not 25", "then of 31", "and
seven at the station". Each counts what the toll nearest before it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.text import Span
from tollbook.model.values import Measure
from tollbook.reading.draft import PeopleForm, PeopleMention, TollMention, TollState
from tollbook.reading.grammar import AUXILIARIES, CLAUSE_BREAKS, RELATIVES, WHOLES
from tollbook.reading.harm_clause import Clause

_NEAREST = 3
_ONE = frozenset({PeopleForm.SINGLE, PeopleForm.NAMED})
# What may stand between a figure and the one that goes on from it: "nine deaths on Saturday, 16 at noon and 19 later".
_BEFORE_NEXT = frozenset({"and", "then", "to", "of", "at", ",", "was", "later", "further", "another", '"', "“"})
_TIMES_OF_DAY = frozenset({"day", "night", "noon", "midnight", "dawn", "dusk", "evening", "morning", "afternoon"})
_SMALL = frozenset(
    {"by", "on", "over", "from", "the", "a", "an", "that", "it", "in", "up", "same", "next", "following"}
)
_COUNTED = frozenset(
    {"dead", "deaths", "killed", "bodies", "rose", "first", "finally", "again", "daybreak", "nightfall"}
)
_GOING_ON = _BEFORE_NEXT | _TIMES_OF_DAY | _SMALL | _COUNTED
_BEFORE_OTHER_PLACE = frozenset({"and", "while"})
_WHERE = frozenset({"in", "at", "on", "near", "outside", "inside", "aboard"})
_ENDS = frozenset({",", ".", "and"})


def find_bare_figures(
    clause: Clause, tolls: Sequence[TollMention], before: Sequence[TollMention]
) -> Iterator[TollMention]:
    """The bare figures of one sentence; *tolls* are those found in it so far, *before* those of the sentence before."""
    found = sorted(tolls, key=lambda toll: toll.first)
    killed = [toll for toll in before if toll.measure is Measure.KILLED and toll.state is not TollState.PART]
    last = killed[0] if killed else before[-1] if before else None
    for mention in clause.people:
        if mention.form is not PeopleForm.NUMBERED or mention.head is not None:
            continue
        if any(toll.first == mention.first for toll in found) or _is_age(clause, mention):
            continue
        toll = (
            _retold(clause, mention, found, last) or _going_on(clause, mention, found) or _badly(clause, mention, found)
        )
        if toll is not None:
            found = sorted([*found, toll], key=lambda toll: toll.first)
            yield toll


def _is_age(clause: Clause, mention: PeopleMention) -> bool:
    """ "a girl of eight": no figure."""
    owner = clause.by_last.get(mention.first - 1)
    return clause.lower(mention.first - 1) == "of" and owner is not None and owner.form in _ONE


def _retold(
    clause: Clause, mention: PeopleMention, tolls: Sequence[TollMention], last: TollMention | None
) -> TollMention | None:
    """A figure behind "had spoken of", "up from", "and not" or their like."""
    for mark in clause.draft.matches.within("toll_words", clause.sentence.first, mention.first):
        kind = mark.entry.get("kind")
        bare = mark.entry.id == "earlier-figure" or kind in {"corrected", "retold"}
        if not bare or not mark.last <= mention.first < mark.last + _NEAREST:
            continue
        whole = next((toll for toll in reversed(tolls) if toll.last <= mark.first), last)
        if whole is None:
            return None
        harm = clause.draft.span(mark.first, mark.last)
        if kind != "retold":
            return _like(clause, mention, whole, TollState.SUPERSEDED, harm, "earlier-figure")
        state = TollState.CONTESTED if whole.state is TollState.PLAIN else TollState.PLAIN
        return _like(clause, mention, whole, state, harm, "retold-figure")
    return None


def _going_on(clause: Clause, mention: PeopleMention, tolls: Sequence[TollMention]) -> TollMention | None:
    """A figure that leaves its verb to the one before: at another hour ("then 19") or place ("and seven at home")."""
    whole = next((toll for toll in reversed(tolls) if toll.last <= mention.first), None)
    if whole is None or whole.count.high == 0:
        return None
    start = _end_of(clause, whole)
    gap = range(start, mention.first)
    words = [clause.lower(index) for index in gap]
    if not words or not _stands_alone(clause, mention):
        return None
    if words[-1] in _BEFORE_NEXT and all(
        w in _GOING_ON or i in clause.date_tokens for w, i in zip(words, gap, strict=True)
    ):
        return _like(clause, mention, whole, whole.state, _harm_of(whole), "next-figure")
    if words[-1] in _BEFORE_OTHER_PLACE and clause.lower(mention.last) in _WHERE:
        if not set(words) & (AUXILIARIES | RELATIVES | CLAUSE_BREAKS):
            return _like(clause, mention, whole, whole.state, _harm_of(whole), "next-figure")
    return None


def _badly(clause: Clause, mention: PeopleMention, tolls: Sequence[TollMention]) -> TollMention | None:
    """ "Seven were hurt, two seriously": a part of the wounded."""
    whole = next((toll for toll in reversed(tolls) if toll.last <= mention.first), None)
    if whole is None or whole.measure is not Measure.WOUNDED or clause.lower(mention.first - 1) not in {",", "and"}:
        return None
    index = mention.last
    if clause.lower(index) == "of" and clause.lower(index + 1) in WHOLES:
        index += 2
    if not clause.lower(index).endswith("ly") or clause.lower(index + 1) not in _ENDS | CLAUSE_BREAKS:
        return None
    return _like(clause, mention, whole, TollState.PART, _harm_of(whole), "part")


def _stands_alone(clause: Clause, mention: PeopleMention) -> bool:
    """Whether no verb follows that would say something else of those who are counted."""
    index = mention.last
    while index < clause.sentence.last and clause.lower(index) not in _ENDS | CLAUSE_BREAKS:
        if clause.lower(index) in AUXILIARIES | RELATIVES or clause.draft.matches.starting("harm_words", index):
            return False
        index += 1
    first = clause.lower(mention.last)
    return first in _ENDS | CLAUSE_BREAKS | _WHERE or mention.last in clause.date_tokens or first in _GOING_ON


def _end_of(clause: Clause, toll: TollMention) -> int:
    end = max(evidence.span.end for evidence in toll.evidence)
    index = toll.last
    while index < clause.sentence.last and clause.draft.tokens[index].start < end:
        index += 1
    return index


def _harm_of(toll: TollMention) -> Span:
    return next(evidence.span for evidence in toll.evidence if evidence.part == "harm")


def _like(
    clause: Clause, mention: PeopleMention, whole: TollMention, state: TollState, harm: Span, rule: str
) -> TollMention:
    assert mention.count is not None
    return TollMention(
        sentence=clause.sentence.number,
        first=mention.first,
        last=mention.last,
        measure=whole.measure,
        group=whole.group,
        count=mention.count,
        words=mention.figure.of(clause.draft.report.text),
        victims=None,
        evidence=(Evidence(mention.figure, "number"), Evidence(harm, "harm")),
        rule=f"casualties/{rule}",
        state=state,
    )
