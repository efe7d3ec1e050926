"""Method says what the book and the program say; the OpenAPI document and its page agree."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tollbook.desk.books import Books
from tollbook.figures.policies import POLICIES
from tollbook.lexicon.load import shipped_names
from tollbook.persons.reviews import accept
from tollbook.persons.undoing import undo
from tollbook.store.book import Book


def test_the_numbers_are_those_of_the_book(viewer: TestClient, book_path: Path) -> None:
    told = viewer.get("/method.json").json()
    with Book.open(book_path) as book:
        assert told["counts"] == book.counts()
        assert sum(told["types"].values()) == sum(told["reviews"].values()) == book.counts_of_incidents()
        assert sum(told["publishers"].values()) == sum(told["languages"].values()) == book.counts()["report"]
        provisional = sum(incident.provisional for incident in book.incidents())
        unplaced = sum(incident.place is None or incident.place.lat is None for incident in book.incidents())
        empty = book._all("SELECT count(*) FROM report WHERE id NOT IN (SELECT report_id FROM account)")[0][0]
    assert told["left_out"]["incidents told of by fewer than two independent reports"] == provisional > 0
    assert told["left_out"]["incidents without coordinates"] == unplaced
    assert told["left_out"]["reports without an attack in them"] == empty > 0
    assert {one["name"] for one in told["vocabularies"]} == set(shipped_names())
    assert [one["name"] for one in told["policies"]] == list(POLICIES)
    assert sum(one["is_default"] for one in told["policies"]) == 1
    assert str(book_path.parent) not in str(told)  # where the book lies is nobody's business


def test_counts_follow_whoever_changes_the_book(app: FastAPI, book_path: Path) -> None:
    books: Books = app.state.books
    with books.reading() as book:
        before = book.counts()["incident"], dict(book.listed_by("review"))
        assert dict(book.listed_by("review")) == before[1]
    with Book.open(book_path) as other:
        accept(other, next(other.incidents()).id, by="Ada")
    with books.reading() as book:
        assert dict(book.listed_by("review"))["accepted"] == 1
    with books.writing() as book:
        undo(book, by="Ada")
    with books.reading() as book:
        assert (book.counts()["incident"], dict(book.listed_by("review"))) == before


def test_the_page_shows_them(viewer: TestClient) -> None:
    page = viewer.get("/method").text
    for words in ("figures", "ucdp", "Sample Wire", "What is left out"):
        assert words in page


def test_every_machine_readable_page_is_documented(viewer: TestClient) -> None:
    document = viewer.get("/openapi.json").json()
    page = viewer.get("/docs").text
    assert document["openapi"].startswith("3.1")
    assert "/incidents.geojson" in document["paths"]
    for path, operations in document["paths"].items():
        assert f"GET {path}" in page
        for operation in operations.values():
            assert operation["description"]
