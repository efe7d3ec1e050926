"""Casualty figures that no verb of harm carries: "the death toll rose to 20", "no reports of casualties", "two
suicide bombers blew themselves up"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence
from tollbook.model.values import Count, Group, Measure
from tollbook.reading.draft import NumberMention, PeopleForm, TollMention, TollState
from tollbook.reading.grammar import ARTICLES
from tollbook.reading.harm_clause import Clause
from tollbook.reading.harm_links import Link

_LEADS = frozenset(
    {"to", "at", "of", "from", "is", "was", "reached", "past", "hit", ":", "passed", "as", "above", "number"}
)
_MOVES = frozenset(
    {"rises", "rise", "risen", "rose", "rising", "increases", "increased", "climbs", "climbed", "jumps", "jumped"}
    | {"stands", "stood", "goes", "went", "grew", "grows", "grown", "reaches", "reached", "passes", "soared"}
)
_NEAR, _FAR = 14, 45
# "raised to five the number of dead": the figure stands before the noun.
_RAISES = frozenset({"raise", "raises", "raised", "raising", "bring", "brings", "brought", "bringing", "took", "takes"})
_FARTHEST_NOUN = 4
_REPORTS = frozenset({"report", "reports"})
_ZEROS = frozenset({"no", "without"})
# Words that may stand between "no" and what was not suffered; "no further casualties" is no zero.
_BEFORE_HARM = _REPORTS | {"of", "any", "immediate", "early", "initial", "confirmed", "serious", "or", "civilian"}
_FARTHEST_HARM = 5
_SELVES = frozenset({"himself", "herself", "themselves"})
_BLOW = frozenset({"blew", "blow", "blows", "blown", "detonated", "exploded"})


def find_toll_nouns(clause: Clause) -> Iterator[TollMention]:
    """The figures after a noun such as "death toll": the first, and those that it rose from."""
    return (_figure(clause, harm, number, state) for harm, number, state in _counted(clause))


def link_toll_nouns(clause: Clause) -> list[Link]:
    """The same figures as links, for those who are told of as a part of them."""
    counted = ((harm, clause.by_first.get(number.first), state) for harm, number, state in _counted(clause))
    return [Link(harm, (mention,), "casualties/toll-noun", state) for harm, mention, state in counted if mention]


def _counted(clause: Clause) -> Iterator[tuple[Match, NumberMention, TollState]]:
    for match in clause.draft.matches.within("toll_words", clause.sentence.first, clause.sentence.last):
        if match.entry.get("kind") != "toll":
            continue
        harm = _harm_of(clause, match)
        if harm is None:
            continue
        before = _figure_before(clause, match)
        if before is not None:
            yield harm, before, TollState.PLAIN
            continue
        for number in clause.draft.numbers:
            if not match.last <= number.first < clause.sentence.last or number.taken_for != "count":
                continue
            lead = clause.lower(number.first - 1)
            if lead not in _LEADS or clause.lower(number.first - 2) == "according":
                continue
            if not _is_reached(clause, match, number):
                continue
            yield harm, number, TollState.SUPERSEDED if lead == "from" else TollState.PLAIN
            if lead != "from":
                break


def _figure_before(clause: Clause, match: Match) -> NumberMention | None:
    """The figure of "raising to five the number of dead"."""
    for number in reversed(clause.draft.numbers):
        if number.last <= match.first and number.last >= match.first - _FARTHEST_NOUN and number.taken_for == "count":
            raised = clause.lower(number.first - 1) == "to" and clause.lower(number.first - 2) in _RAISES
            return number if raised else None
    return None


def _harm_of(clause: Clause, match: Match) -> Match | None:
    """The word that says the measure: of "the number of …" the verb after it ("villagers killed", "people who died"),
    else the noun itself."""
    if match.entry.id != "number-of":
        return match
    following = clause.draft.matches.within("harm_words", match.last, match.last + _FARTHEST_HARM)
    return next((harm for harm in following if harm.entry.get("form") in {"ed", "died"}), None)


def _is_reached(clause: Clause, match: Match, number: NumberMention) -> bool:
    """Near the noun any lead will do; farther off a verb must say that the toll rises or stands."""
    if number.first < match.last + _NEAR:
        return True
    verbs = {clause.lower(number.first - 1), clause.lower(number.first - 2)}
    return number.first < match.last + _FAR and bool(verbs & _MOVES)


def _figure(clause: Clause, match: Match, number: NumberMention, state: TollState) -> TollMention:
    draft = clause.draft
    return TollMention(
        sentence=clause.sentence.number,
        first=number.first,
        last=number.last,
        measure=Measure(match.entry.get("measure")),
        group=Group.UNSPECIFIED,
        count=number.count,
        words=number.span.of(draft.report.text),
        victims=None,
        evidence=(Evidence(number.span, "number"), Evidence(draft.span(match.first, match.last), "harm")),
        rule="casualties/toll-noun",
        state=state,
    )


def find_zeros(clause: Clause) -> Iterator[TollMention]:
    """ "There were no casualties" is nobody killed and nobody wounded; "no reports of injuries" nobody wounded."""
    for harm in clause.harms:
        if harm.entry.get("form") not in {"people", "event"}:
            continue
        start = _zero_before(clause, harm.first)
        if start is None:
            continue
        measures = [Measure(harm.entry.get("measure"))]
        if harm.entry.id == "casualties":
            measures = [Measure.KILLED, Measure.WOUNDED]
        for measure in measures:
            yield _zero(clause, harm, start, measure)


def _zero_before(clause: Clause, index: int) -> int | None:
    start = index - 1
    while clause.lower(start) in _BEFORE_HARM or clause.draft.matches.at("harm_words", start):
        start -= 1
    if clause.lower(start) == "causing":
        start -= 1
    return start if clause.lower(start) in _ZEROS and start < index else None


def _zero(clause: Clause, harm: Match, start: int, measure: Measure) -> TollMention:
    draft = clause.draft
    civilian = any(clause.lower(index) == "civilian" for index in range(start, harm.first))
    span = draft.span(start, start + 1)
    return TollMention(
        sentence=clause.sentence.number,
        first=start,
        last=harm.last,
        measure=measure,
        group=Group.CIVILIANS if civilian else Group.UNSPECIFIED,
        count=Count(0, 0),
        words=span.of(draft.report.text),
        victims=None,
        evidence=(Evidence(span, "number"), Evidence(draft.span(harm.first, harm.last), "harm")),
        rule=f"casualties/{measure.value}-zero",
    )


def find_blown_up(clause: Clause) -> Iterator[TollMention]:
    """Attackers told of with a number who blew themselves up: they are dead though no verb says so."""
    draft = clause.draft
    for index in range(clause.sentence.first + 1, clause.sentence.last):
        if clause.lower(index) not in _SELVES or clause.lower(index - 1) not in _BLOW:
            continue
        mention = clause.by_last.get(index - 1)
        if mention is None or mention.form is not PeopleForm.NUMBERED or mention.count is None:
            continue
        if clause.lower(mention.first) in ARTICLES or mention.head is None:
            continue
        harm = draft.span(index - 1, index + 1)
        yield TollMention(
            sentence=clause.sentence.number,
            first=mention.first,
            last=mention.last,
            measure=Measure.KILLED,
            group=Group.MILITANTS,
            count=mention.count,
            words=mention.figure.of(draft.report.text),
            victims=mention.head,
            evidence=(Evidence(mention.figure, "number"), Evidence(mention.head, "victims"), Evidence(harm, "harm")),
            rule="casualties/killed-themselves",
        )


def find_then_himself(clause: Clause, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """ "He shot dead three nurses and then himself": the attacker is dead as those are whom he killed."""
    for toll in tolls:
        if toll.measure is not Measure.KILLED:
            continue
        for index in range(toll.last, clause.sentence.last):
            if clause.lower(index) in _SELVES and clause.lower(index - 1) == "then":
                span = clause.draft.span(index, index + 1)
                harm = next(evidence for evidence in toll.evidence if evidence.part == "harm")
                yield TollMention(
                    sentence=clause.sentence.number,
                    first=index,
                    last=index + 1,
                    measure=Measure.KILLED,
                    group=Group.MILITANTS,
                    count=Count(1, 1),
                    words=span.of(clause.draft.report.text),
                    victims=None,
                    evidence=(Evidence(span, "number"), harm),
                    rule="casualties/killed-themselves",
                )
        return


def find_own_ends(clause: Clause, is_told: bool) -> Iterator[TollMention]:
    """ "He then took his own life", "he gave himself up": the attacker, where an attack or a toll is told (*is_told*)
    beside it."""
    draft = clause.draft
    for harm in clause.harms:
        if harm.entry.get("form") != "self" or not is_told:
            continue
        span, measure = draft.span(harm.first, harm.last), Measure(harm.entry.get("measure"))
        yield TollMention(
            sentence=clause.sentence.number,
            first=harm.first,
            last=harm.last,
            measure=measure,
            group=Group.MILITANTS,
            count=Count(1, 1),
            words=span.of(draft.report.text),
            victims=None,
            evidence=(Evidence(span, "harm"),),
            rule=f"casualties/{measure.value}-themselves",
        )
