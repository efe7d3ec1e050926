"""Words that a person chose in a report: where they stand, and the value that the reader makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tollbook.errors import UsageError
from tollbook.figures.telling import point_of
from tollbook.model.account import Best
from tollbook.model.correction import Chosen, Field, Said
from tollbook.model.text import Report, Span
from tollbook.model.values import Basis, Perpetrator, Responsibility, Stance, Term
from tollbook.persons.typed_values import FORMS, read_value
from tollbook.reading.draft import Draft
from tollbook.reading.reader import GRAMMAR


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Mention)


def find_words(report: Report, words: str) -> Chosen:
    """Where these words stand in a report. Blanks and line ends count as one blank. Raises UsageError when they do not
    stand there, or several times."""
    found = find_all_words(report, words)
    if not found:
        raise UsageError(f"the words “{words}” do not stand in {report.id}: give them as they stand there")
    if len(found) > 1:
        raise UsageError(f"the words “{words}” stand several times in {report.id}: give more of the words around them")
    return found[0]


def find_all_words(report: Report, words: str) -> list[Chosen]:
    """Every place where these words stand in a report, as ``find_words`` looks for them."""
    wanted = "".join(words.split())
    letters = [(n, letter) for n, letter in enumerate(report.text) if not letter.isspace()]
    bare = "".join(letter for _, letter in letters)
    found: list[Chosen] = []
    first = bare.find(wanted) if wanted else -1
    while first >= 0:
        found.append(Chosen(report.id, Span(letters[first][0], letters[first + len(wanted) - 1][0] + 1)))
        first = bare.find(wanted, first + 1)
    return found


def check_chosen(report: Report, chosen: Chosen) -> str:
    """The words at a span. Raises UsageError when the report ends before it, or there is nothing but blanks."""
    words = chosen.span.of(report.text)
    if chosen.span.end > len(report.text) or not words.strip():
        raise UsageError(f"{report.id} has no words at characters {chosen.span.start} to {chosen.span.end}")
    return words


def value_of_words(field: Field, report: Report, chosen: Chosen) -> Said:
    """The value that the chosen words give. Raises UsageError where the reader makes none, or several, of them: then a
    person types it."""
    words = " ".join(check_chosen(report, chosen).split())
    draft = GRAMMAR.draft(report)
    value: Said | None
    match field:
        case Field.TYPE:
            value = Term(_the_one(sorted({m.type for m in _within(draft.attacks, chosen)}), field, words))
        case Field.DATE:
            value = _the_one([m.range for m in _within(draft.dates, chosen) if m.range], field, words)
        case Field.PLACE:
            value = _the_one([m.ref for m in _within(draft.places, chosen)], field, words)
        case Field.PERPETRATORS | Field.RESPONSIBILITY:
            value = _actor(field, draft, chosen, words)
        case _ if field.measure:
            counts = [m.count for m in _within(draft.numbers, chosen) if m.taken_for == "count"]
            count = _the_one(counts, field, words)
            value = Best(count.low, point_of(count), count.high)
        case _:
            value = read_value(field, words)
    assert value is not None
    return value


def _actor(field: Field, draft: Draft, chosen: Chosen, words: str) -> Said | None:
    found = _within(draft.actors, chosen)
    if len(found) != 1:
        return read_value(field, words)
    if field is Field.PERPETRATORS:
        return Perpetrator(found[0].ref, Basis.STATED)
    return Responsibility(found[0].ref, Stance.CLAIMED)


def _within(mentions: Sequence[M], chosen: Chosen) -> list[M]:
    """The mentions that the words hold whole; else those that they are a piece of."""
    whole = [mention for mention in mentions if chosen.span.covers(mention.span)]
    return whole or [mention for mention in mentions if mention.span.covers(chosen.span)]


T = TypeVar("T")


def _the_one(found: Sequence[T], field: Field, words: str) -> T:
    if len(set(found)) == 1:
        return found[0]
    form = FORMS["figure"] if field.measure else FORMS[field]
    made = "several things" if found else "nothing"
    raise UsageError(f"the words “{words}” give {made} for {field}: type the value too, as {form}")
