"""Method: how the book in hand was made, from the live settings and counts."""

from __future__ import annotations

import platform
from itertools import islice

import apsw
from fastapi import APIRouter, Request
from fastapi.responses import Response

import tollbook
from tollbook.desk.answers import as_json
from tollbook.desk.books import ReadingBook
from tollbook.desk.rendering import render
from tollbook.desk.views.method import MethodView, PolicyLine, RunLine, VocabularyLine, method_object
from tollbook.exports.shapes import SCHEMA_VERSION
from tollbook.figures.policies import LATEST_OFFICIAL, POLICIES
from tollbook.lexicon.load import load_vocabulary, shipped_names
from tollbook.merging.version import merging_version
from tollbook.store.book import Book
from tollbook.store.migrate import migrations

router = APIRouter(tags=["method"])
_RUNS = 10


@router.get("/method.json", name="method.json", response_model=None)
def method_json(book: ReadingBook) -> Response:
    """How the book is made: sources, vocabularies, policies, versions, counts, what is left out."""
    return as_json(method_object(_view(book)))


@router.get("/method", name="method", include_in_schema=False)
def method(request: Request, book: ReadingBook) -> Response:
    """The page."""
    return render(request, "method.html", {"view": _view(book)})


def _view(book: Book) -> MethodView:
    return MethodView(
        book=str(book.path).rpartition("/")[2],
        versions=[
            ("Tollbook", tollbook.__version__),
            ("merging", merging_version()),
            ("layout of the book", str(len(migrations()))),
            ("schema of exports", str(SCHEMA_VERSION)),
            ("SQLite", apsw.sqlite_lib_version()),
            ("Python", platform.python_version()),
        ],
        counts=list(book.counts().items()),
        types=book.listed_by("type"),
        reviews=book.listed_by("review"),
        publishers=book.publishers(),
        languages=book.languages(),
        vocabularies=_vocabularies(),
        policies=_policies(),
        left_out=book.left_out(),
        runs=tuple(RunLine(run.started, run.finished, run.versions, run.counts) for run in islice(book.runs(), _RUNS)),
    )


def _vocabularies() -> tuple[VocabularyLine, ...]:
    found = (load_vocabulary(name) for name in shipped_names())
    return tuple(
        VocabularyLine(
            one.name,
            one.about,
            len(one.entries),
            sum(len(entry.terms) + len(entry.exact_terms) for entry in one.entries),
        )
        for one in found
    )


def _policies() -> tuple[PolicyLine, ...]:
    return tuple(
        PolicyLine(name, one.stands, one.order, one.low, one.high, one.number, one is LATEST_OFFICIAL)
        for name, one in POLICIES.items()
    )
