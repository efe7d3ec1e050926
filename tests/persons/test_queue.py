"""The queue: what waits for a person, in one order, from any place in it; what was looked at goes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.merging.made import KARACHI, account, attacker, day
from tests.persons.made import book_of, keep, report_of, told
from tests.persons.test_corrections import read_again
from tollbook.errors import UsageError
from tollbook.model.account import Reading
from tollbook.model.claim import Doubt
from tollbook.model.correction import Field
from tollbook.model.judgement import Judgement, Verdict
from tollbook.model.review import ItemKind, Look, QueueItem
from tollbook.model.text import Span
from tollbook.model.values import Value
from tollbook.persons.corrections import correct, rehome
from tollbook.persons.reviews import accept, look_at, reject
from tollbook.persons.undoing import undo
from tollbook.store.book import Book
from tollbook.workflow.joining import Joiner

ADA: dict[str, Any] = {"by": "Ada", "because": "as I read it"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book in which something of every kind waits."""
    for book in book_of(tmp_path, told(1), told(2, killed=20)):
        for number, where in ((3, KARACHI), (4, None)):
            of = report_of(number, f"An attack, number {number}.")
            values: list[Value] = [day(f"2023-01-0{number}"), attacker("Grey Column"), *([where] if where else [])]
            found = account(of, *values)
            with book.transaction():
                book.save_report(of, of.text.encode())
                doubts = tuple(Doubt(Span(n, n + 2), "dates/test", "Which day?") for n in (0, 3))
                book.save_reading(Reading(of.id, (found,), (), doubts))
                joiner = Joiner(book, at="2024-01-01T00:00:00+00:00")
                joiner.join(joiner.enter((found,), of))
        names = [incident.accounts[0] for incident in book.incidents()]
        for n, (one, other) in enumerate(pairwise(names)):
            left, right = sorted((one, other))
            at = "2024-01-01T00:00:00+00:00"
            book.save_judgement(Judgement(left, right, Verdict.UNSURE, "machine", at, f"pair {n}", -0.1 - n))
        yield book


def everything(book: Book, **how: Any) -> list[QueueItem]:
    """The queue, walked one by one."""
    found: list[QueueItem] = []
    while items := book.queue_after(found[-1].id if found else None, 1, **how):
        found += items
    return found


def test_all_that_waits_one_at_a_time(book: Book) -> None:
    walked = everything(book)
    assert walked == book.queue_after(None, 99)
    kinds = [item.kind for item in walked]
    assert kinds == sorted(kinds, key=list(ItemKind).index)
    counted = {kind: kinds.count(kind) for kind in ItemKind}
    assert counted == {"lost_correction": 0, "pair": 2, "discrepancy": 1, "incident": 3, "doubt": 4}
    assert len({item.id for item in walked}) == len(walked)
    for item in walked:
        assert book.find_queue_item(item.id) == item
        assert book.queue_after(item.id, 99) == walked[walked.index(item) + 1 :]
        assert item.reports and item.done_with[-1] == "skip" and item.says


def test_pairs_are_the_likeliest_first_and_once_for_two_incidents(book: Book) -> None:
    pairs = book.queue_after(None, 99, kinds=[ItemKind.PAIR])
    assert [item.says for item in pairs] == ["pair 0", "pair 1"]
    two = [book.find_incident(name) for name in pairs[1].incidents]
    longer, shorter = sorted(two, key=lambda incident: -len(incident.accounts))
    left, right = sorted((longer.accounts[-1], shorter.accounts[0]))
    assert not book.judgements_among([left, right])
    at = "2024-01-01T00:00:00+00:00"
    book.save_judgement(Judgement(left, right, Verdict.UNSURE, "machine", at, "less likely", -9.0))
    assert "less likely" not in [item.says for item in book.queue_after(None, 99, kinds=[ItemKind.PAIR])]


@pytest.mark.parametrize("look", list(Look))
def test_what_was_looked_at_goes_out_and_comes_back_by_undo(book: Book, look: Look) -> None:
    before = everything(book)
    for item in before:
        look_at(book, item.id, look, by="Ada")
        assert item not in everything(book)
    assert everything(book) == []
    skipped = everything(book, with_skipped=True)
    assert skipped == (before if look is Look.SKIPPED else [])
    assert book.audit_head()[0] == len(before)
    for _ in before:
        undo(book, by="Ada")
    assert everything(book) == before


def test_an_accepted_incident_is_reviewed_and_a_rejected_one_s_contradictions_wait_no_more(book: Book) -> None:
    (contradiction,) = book.queue_after(None, 9, kinds=[ItemKind.DISCREPANCY])
    (home,) = contradiction.incidents
    accept(book, home, by="Ada")
    assert not [i for i in everything(book) if i.kind is ItemKind.INCIDENT and i.incidents == (home,)]
    assert contradiction in everything(book)
    reject(book, home, **ADA)
    assert contradiction not in everything(book)


def test_the_newest_incidents_come_first_and_those_without_a_date_last(book: Book) -> None:
    of = report_of(5, "An attack on an unknown day.")
    keep(book, (of, (account(of, attacker("White Column")),)))
    items = book.queue_after(None, 9, kinds=[ItemKind.INCIDENT])
    dates = [(found := book.find_incident(item.incidents[0]).date) and found.start.isoformat() for item in items]
    assert dates == ["2024-03-04", "2023-01-04", "2023-01-03", None]
    assert book.queue_after(items[-2].id, 9, kinds=[ItemKind.INCIDENT]) == items[-1:]


def test_a_correction_without_a_home_waits_first(book: Book) -> None:
    incident = next(i for i in book.incidents() if len(i.accounts) == 1)
    correct(book, incident.id, Field.TYPE, "arson", **ADA)
    (of,) = book.accounts_of_incident(incident.id)
    read_again(book, of.report_id)
    first = book.queue_after()[0]
    assert first.kind is ItemKind.LOST_CORRECTION and "Ada corrected the type" in first.says
    left = next(iter(book.incidents()))
    rehome(book, int(first.id.split("/")[1]), left.id, by="Ben", because="that one")
    assert book.queue_after()[0].kind is not ItemKind.LOST_CORRECTION


def test_a_place_that_is_gone_is_a_place_all_the_same(book: Book) -> None:
    walked = everything(book)
    incidents = [item for item in walked if item.kind is ItemKind.INCIDENT]
    accept(book, incidents[0].incidents[0], by="Ada")
    assert book.find_queue_item(incidents[0].id) is None
    assert book.queue_after(incidents[0].id, 1) == incidents[1:2]
    with pytest.raises(UsageError, match="not in the queue any more"):
        look_at(book, incidents[0].id, Look.SKIPPED, by="Ada")


@pytest.mark.parametrize(
    "nonsense", ["", "pair", "pair/x/y", "doubt/r-1", "doubt/r-1/x/y", "verse/1", "lost_correction/x"]
)
def test_what_is_no_item(book: Book, nonsense: str) -> None:
    with pytest.raises(UsageError, match="no item of the queue"):
        book.find_queue_item(nonsense)


def test_the_queue_is_found_by_index(book: Book) -> None:
    """No walk looks through a table or sorts it: what is next costs the same in any book."""
    plans: list[str] = []
    asked = book._all

    def explained(sql: str, *values: object) -> Any:
        if "LIMIT 64" in sql:
            plans.extend(row[3] for row in asked(f"EXPLAIN QUERY PLAN {sql}", *values))
        return asked(sql, *values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "_all", explained)
        everything(book)
    assert len(plans) > 10
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []
    assert [plan for plan in plans if plan.startswith("SCAN") and "USING INDEX" not in plan] == []
