"""Over books that hypothesis makes: what persons said survives whatever is done to incidents, and undoing all of it
gives the book back to the byte."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.persons.made import exported
from tests.test_merging_books import Told, empty_book, generated, merge, read, reports_told
from tollbook import decisions
from tollbook.errors import UsageError
from tollbook.model.correction import Field
from tollbook.model.judgement import Verdict
from tollbook.persons.corrections import correct
from tollbook.persons.reviews import accept, reject
from tollbook.persons.undoing import undo
from tollbook.store.book import Book

ANN: dict[str, Any] = {"by": "Ann", "because": "I read them all"}
SAID = st.sampled_from(
    [
        (Field.KILLED, "14"),
        (Field.KILLED, "10-14-20"),
        (Field.KILLED, "none"),
        (Field.WOUNDED, "3+"),
        (Field.TYPE, "arson"),
        (Field.DATE, "2024-03-05"),
        (Field.DATE, "unknown"),
        (Field.PLACE, "Quetta, PK"),
        (Field.PERPETRATORS, "Blue Column (alleged)"),
        (Field.PERPETRATORS, "Red Column (claimed)"),
        (Field.WEAPONS, "car bomb"),
        (Field.TARGETS, "shoppers 0"),
        (Field.VICTIMS, "two guards (killed)"),
        (Field.RESPONSIBILITY, "Red Column (denied)"),
    ]
)


def decide(book: Book, data: st.DataObject) -> None:
    """Any decision of a person, of any incident."""
    incident = data.draw(st.sampled_from(list(book.incidents())))
    accounts = st.sampled_from(book.account_ids())
    match data.draw(st.sampled_from(["correct", "correct", "judge", "accept", "reject", "merge", "remove"])):
        case "correct":
            field, typed = data.draw(SAID)
            correct(book, incident.id, field, typed, **ANN)
        case "remove":
            try:
                correct(book, incident.id, Field.TARGETS, "shoppers 0", remove=True, **ANN)
            except UsageError as error:
                assert "no such item" in str(error)
        case "judge":
            left, right = data.draw(accounts), data.draw(accounts)
            if left != right:
                verdict = data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
                decisions.judge(book, left, right, verdict, **ANN)
        case "accept":
            accept(book, incident.id, by="Ann")
        case "reject":
            reject(book, incident.id, **ANN)
        case "merge":
            merge(book)


def undo_all(book: Book) -> None:
    while True:
        try:
            undo(book, by="Ann")
        except UsageError:
            return


@generated
@given(reports_told(), st.data())
def test_undoing_all_gives_the_book_back_to_the_byte(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        before = exported(book)
        for _ in range(data.draw(st.integers(1, 5))):
            decide(book, data)
        undo_all(book)
        assert exported(book) == before
        assert book.broken_audit_link() is None
        assert book.integrity_check() == []


@generated
@given(reports_told(), st.data())
def test_each_step_back_is_the_step_forth(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        states = [exported(book)]
        for _ in range(data.draw(st.integers(1, 4))):
            entries = book.audit_head()[0]
            decide(book, data)
            if book.audit_head()[0] > entries and len(states) < 9:
                states.append(exported(book))
        # A judgement that said the same again left an entry and no judgement: then there is less to take back.
        said = sum(1 for entry in book.audit_entries() if not entry.action.startswith("undo"))
        taken = 0
        while taken < said:
            try:
                undo(book, by="Ann")
            except UsageError:
                break
            taken += 1
            assert exported(book) in states
        assert exported(book) == states[0]


@generated
@given(reports_told(), st.data())
def test_a_new_merge_of_the_whole_keeps_what_was_said(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        for _ in range(data.draw(st.integers(1, 4))):
            decide(book, data)
        before = exported(book)
        merge(book)
        assert exported(book) == before


@generated
@given(reports_told(), st.data())
def test_each_correction_is_where_its_account_is(told: list[Told], data: st.DataObject) -> None:
    with empty_book() as book:
        read(book, told)
        for _ in range(data.draw(st.integers(1, 6))):
            decide(book, data)
        standing = book.corrections_of(book.account_ids())
        found = [(incident.id, c.correction) for incident in book.incidents() for c in incident.corrections]
        assert len(found) == len(standing)
        for home, correction in found:
            assert book.incident_of(correction.accounts[0]) == home
        assert not book.lost_corrections()
        for incident in book.incidents():
            for corrected in incident.corrections:
                last = [c.correction for c in incident.corrections if c.correction.field is corrected.correction.field]
                if not corrected.correction.field.is_list:
                    newest = max(
                        (c for c in last if c.group == corrected.correction.group), key=lambda c: (c.at, c.id or 0)
                    )
                    assert corrected.stands == (corrected.correction == newest)


@generated
@given(reports_told(), st.data())
def test_the_order_of_reading_plays_no_part_in_what_was_said(told: list[Told], data: st.DataObject) -> None:
    """What was said of the first reports holds, in whatever order the others come."""
    first, *others = told
    with empty_book() as one, empty_book() as other:
        orders = (others, data.draw(st.permutations(others)))
        said = data.draw(st.lists(SAID, min_size=1, max_size=3))
        for book, order in zip((one, other), orders, strict=True):
            read(book, [first])
            for field, typed in said:
                correct(book, next(iter(book.incidents())).id, field, typed, **ANN)
            read(book, order)
        assert [values(i) for i in one.incidents()] == [values(i) for i in other.incidents()]


def values(incident: Any) -> tuple[object, ...]:
    """An incident without the times at which persons spoke."""
    figures = [(f.measure, f.group, f.low, f.best, f.high, f.policy) for f in incident.figures]
    kept = [(c.correction.field, c.correction.value, c.machine, c.stands) for c in incident.corrections]
    return incident.id, incident.type, incident.date, incident.place, figures, kept, incident.review.state
