"""The list of incidents follows from the book, and its filter asks what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import tell
from tollbook.model.incident import Incident, Review, ReviewState
from tollbook.model.values import AttackType, PlaceRef
from tollbook.store.book import Book
from tollbook.store.filters import Area, IncidentFilter
from tollbook.store.listing import Order

KEPT = [
    tell("Quetta", "PK", date(2020, 1, 6), 3, "Hill Front"),
    tell("Málaga", "ES", date(2021, 5, 3), 0, "Coast Cell"),
    tell("İzmir", "TR", date(2021, 12, 31), 12, "Harbour Group"),
    tell("Suva", "FJ", date(2023, 2, 28), 1, "Reef Band"),
]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Book.open(tmp_path_factory.mktemp("listing") / "book.db", create=True) as book:
        fill(book)
        yield book


def fill(book: Book) -> None:
    for number, (report, raw, reading, incident) in enumerate(KEPT):
        book.save_report(report, raw)
        book.save_reading(reading)
        state = ReviewState.ACCEPTED if number == 2 else ReviewState.MACHINE
        assert incident.place
        place = replace(incident.place, lon=179.5 if number == 3 else incident.place.lon)
        if number == 0:
            place = replace(place, detail="the old bus station")
        book.save_incident(replace(incident, place=place, review=Review(state), provisional=number != 1))


def places(book: Book, only: IncidentFilter) -> set[str]:
    found = {row.place or "" for row in book.list_incidents(only)}
    # The list, its first rows, the count and the whole incidents are asked in four ways: they must agree.
    assert {row.place or "" for row in book.list_incidents(only, limit=50)} == found
    assert sum(month.chosen for month in book.count_by_month(only)) == len(found)
    assert {incident.place.name for incident in book.incidents(only) if incident.place} == found
    assert sum(book.points(only).incidents) == len(found)
    return found


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (IncidentFilter(), {"Quetta", "Málaga", "İzmir", "Suva"}),
        (IncidentFilter(country="pk"), {"Quetta"}),
        (IncidentFilter(since=date(2021, 5, 3), until=date(2021, 12, 31)), {"Málaga", "İzmir"}),
        (IncidentFilter(since=date(2021, 5, 4), until=date(2021, 12, 30)), set()),
        (IncidentFilter(actor="FRONT"), {"Quetta"}),
        (IncidentFilter(actor="har"), {"İzmir"}),
        (IncidentFilter(min_killed=1, max_killed=3), {"Quetta", "Suva"}),
        (IncidentFilter(max_killed=0), {"Málaga"}),
        (IncidentFilter(type="bombing"), set()),
        (IncidentFilter(type="armed_assault", review="accepted"), {"İzmir"}),
        (IncidentFilter(provisional=False), {"Málaga"}),
        (IncidentFilter(place="BUS STATION"), {"Quetta"}),
        (IncidentFilter(place="málaga"), {"Málaga"}),
        (IncidentFilter(area=Area(60, 20, 70, 30)), {"Quetta", "Málaga", "İzmir"}),
        (IncidentFilter(area=Area(170, -90, -170, 90)), {"Suva"}),
        (IncidentFilter(text="guards coast"), {"Málaga"}),
        (IncidentFilter(text="malaga"), {"Málaga"}),
        (IncidentFilter(text="izmir"), {"İzmir"}),
        (IncidentFilter(text='"killed 3 guards"'), {"Quetta"}),
        (IncidentFilter(text='"guards killed"'), set()),
        (IncidentFilter(text="harb*"), {"İzmir"}),
        (IncidentFilter(text="harb"), set()),
        (IncidentFilter(text="bus stat"), {"Quetta"}),
        (IncidentFilter(text="i-Quetta"), {"Quetta"}),
        (IncidentFilter(text="NOT OR ("), set()),
        (IncidentFilter(text="police said", min_killed=2, country="TR"), {"İzmir"}),
    ],
)
def test_a_filter_finds_what_it_asks_for(listed: Book, only: IncidentFilter, found: set[str]) -> None:
    assert places(listed, only) == found


@given(st.text(max_size=40))
def test_no_words_break_the_search(words: str) -> None:
    with Book.open(_small(), wait=0) as book:
        places(book, IncidentFilter(text=words))
        places(book, IncidentFilter(place=words, actor=words, country=words))


_MADE: list[Path] = []


def _small() -> Path:
    """A book for all examples of a property."""
    if not _MADE:
        import tempfile

        _MADE.append(Path(tempfile.mkdtemp(prefix="listing-")) / "book.db")
        with Book.open(_MADE[0], create=True) as book:
            fill(book)
    return _MADE[0]


@pytest.mark.parametrize(
    ("order", "key"),
    [
        (Order.NEWEST, lambda row: (-date.fromisoformat(row.first).toordinal(), row.id)),
        (Order.OLDEST, lambda row: (row.first, row.id)),
        (Order.MOST_KILLED, lambda row: -row.killed.best),
        (Order.PLACE, lambda row: row.country),
    ],
)
def test_a_list_is_sorted_and_its_pages_fit_together(listed: Book, order: Order, key: Callable[[Any], Any]) -> None:
    whole = list(listed.list_incidents(order=order))
    assert whole == sorted(whole, key=key)
    parts = [row for start in range(4) for row in listed.list_incidents(order=order, limit=1, offset=start)]
    assert parts == whole
    assert list(listed.list_incidents(order=order, share=0.01)) == whole


def test_an_incident_without_day_and_place_is_listed_last(tmp_path: Path) -> None:
    with Book.open(tmp_path / "book.db", create=True) as book:
        fill(book)
        incident = book.find_incident("i-Quetta")
        book.save_incident(replace(incident, date=None, place=None, figures=()))
        for order in (Order.NEWEST, Order.OLDEST, Order.MOST_KILLED, Order.PLACE):
            assert list(book.list_incidents(order=order))[-1].id == "i-Quetta"
        undated = book.count_by_month()[0]
        assert (undated.span, undated.chosen) == ("", 1)
        assert book.count_by_month(IncidentFilter(since=date(1990, 1, 1)))[0].chosen == 0
        assert sum(book.points().incidents) == 3


def test_the_list_follows_what_is_saved_retired_and_reviewed(tmp_path: Path) -> None:
    with Book.open(tmp_path / "book.db", create=True) as book:
        fill(book)
        quetta: Incident = book.find_incident("i-Quetta")
        place = PlaceRef("Chaman", None, None, "PK", 30.9, 66.4, 1, None)
        book.save_incident(replace(quetta, type=AttackType.BOMBING, place=place))
        assert places(book, IncidentFilter(type="bombing")) == {"Chaman"}
        assert places(book, IncidentFilter(text="hill")) == {"Chaman"}
        book._do("UPDATE incident SET review_state = 'rejected' WHERE id = 'i-Quetta'")
        assert places(book, IncidentFilter(review="rejected")) == {"Chaman"}
        book.retire_incident("i-Quetta", into="i-Suva")
        assert places(book, IncidentFilter()) == {"Málaga", "İzmir", "Suva"}
        assert places(book, IncidentFilter(text="hill")) == set()
        assert book.integrity_check() == []


def test_a_book_of_before_gets_its_list(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(path, create=True) as book:
        fill(book)
        rows = list(book.list_incidents())
        for sql in (
            "PRAGMA foreign_keys = OFF",
            "DROP TRIGGER report_enters_search",
            "DROP TRIGGER report_leaves_search",
            "DROP TRIGGER incident_is_reviewed",
            "DROP VIEW listed",
            "DROP INDEX report_source",
            "DROP TABLE listed_report",
            "DROP TABLE listing",
            "DROP TABLE report_words",
            "DROP TABLE searched",
            "PRAGMA user_version = 4",
        ):
            book._do(sql)
    with Book.open(path) as book:
        assert list(book.list_incidents()) == rows
        assert places(book, IncidentFilter(text="guards coast")) == {"Málaga"}


def test_nothing_is_written_while_reading(listed: Book) -> None:
    with listed.reading(), pytest.raises(Exception, match=r"readonly|cannot be written"):
        listed._do("DELETE FROM listing")
    assert len(list(listed.list_incidents())) == len(KEPT)


def test_an_incident_is_entered_without_a_look_at_all_others(listed: Book) -> None:
    plan = listed._all(
        "EXPLAIN QUERY PLAN SELECT * FROM listed WHERE incident_id IN (SELECT value FROM json_each('[]'))"
    )
    looked_through = [row[-1] for row in plan if row[-1].startswith("SCAN ") and "(subquery" not in row[-1]]
    assert looked_through == ["SCAN json_each VIRTUAL TABLE INDEX 1:"]
    assert not [row[-1] for row in plan if "AUTOMATIC" in row[-1]]
