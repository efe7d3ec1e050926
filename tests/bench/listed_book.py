"""A made book of very many incidents, for measuring the desk: the attacks of ``made_book``, each one incident told
of by its first reports, joined by their making and not by judging."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from tests.bench.made_book import AT, attack_at, told_first
from tollbook.figures.consolidation import consolidate
from tollbook.model.account import Account, Reading
from tollbook.model.ids import name_for
from tollbook.model.incident import Incident, Review, ReviewState
from tollbook.model.text import Report
from tollbook.model.values import PlaceRef
from tollbook.settings import ROOM
from tollbook.store.book import Book

_REPORTS = 2
_CHUNK = 1000
_SPREAD = 0.8  # degrees around its town, so that hardly two incidents share a spot


def make_listed_book(path: Path, count: int) -> Path:
    """Writes a book of *count* incidents. The same count gives the same book on every machine."""
    with Book.open(path, create=True) as book:
        book.give_room(ROOM)
        book.start_run({"reader": "made"}, at=AT)
        for start in range(0, count, _CHUNK):
            with book.transaction():
                book.add_incidents([_kept(book, index) for index in range(start, min(start + _CHUNK, count))])
    return path


def _kept(book: Book, index: int) -> Incident:
    told: list[tuple[Report, Account]] = []
    for number in range(min(attack_at(index).reports, _REPORTS)):
        report, account = told_first(index, number)
        book.save_report(report, report.text.encode())
        book.save_reading(Reading(report.id, (account,), (), ()))
        told.append((report, account))
    draw = random.Random(f"kept {index}")
    reports = {report.id: report for report, _ in told}
    made = consolidate(name_for("i", index), [account for _, account in told], reports)
    state = ReviewState.ACCEPTED if draw.random() < 0.2 else ReviewState.MACHINE
    return replace(made, place=_scattered(made.place, draw), review=Review(state))


def _scattered(place: PlaceRef | None, draw: random.Random) -> PlaceRef | None:
    if place is None or place.lat is None or place.lon is None:
        return place
    lat = round(place.lat + draw.gauss(0, _SPREAD), 4)
    lon = round((place.lon + draw.gauss(0, _SPREAD) + 180) % 360 - 180, 4)
    return replace(place, lat=max(-89.0, min(89.0, lat)), lon=lon, precision=draw.choice((1, 1, 2, 2, 3, 4, 5, 6)))
