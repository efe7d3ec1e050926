"""Incidents: map, timeline and table under one filter, which stands in the address."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.desk.answers import as_csv, as_geojson, as_json, sent_json, written_json
from tollbook.desk.asking import ROWS_ON_A_PAGE, Asked, AskedFor
from tollbook.desk.books import ReadingBook
from tollbook.desk.rendering import render
from tollbook.desk.views.incidents import (
    IncidentsView,
    bounds_words,
    feature,
    points_object,
    view_object,
    when,
    where,
)
from tollbook.desk.views.timeline import Bar, bars, whole, window_over
from tollbook.exports.check import Table, check
from tollbook.exports.columns import COLUMNS, cells
from tollbook.exports.shapes import incident_object
from tollbook.model.incident import ReviewState
from tollbook.model.values import AttackType, Group
from tollbook.store.book import Book
from tollbook.store.listing import Counted, Order

router = APIRouter(tags=["incidents"])

_ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.MOST_KILLED: "most killed first",
    Order.MOST_WOUNDED: "most wounded first",
    Order.MOST_REPORTS: "most reports first",
    Order.PLACE: "by place",
}


@router.get("/incidents.json", name="incidents.json", response_model=None)
def incidents_json(book: ReadingBook, asked: AskedFor) -> Response:
    """One page of the list, with its timeline."""
    return as_json(view_object(_view(book, asked), asked.parameters()))


@router.get("/incidents.csv", name="incidents.csv", response_model=None)
def incidents_csv(request: Request, asked: AskedFor) -> Response:
    """All incidents that are asked for, with the columns of `tollbook export incidents --format csv`."""
    return as_csv(_csv_lines(request, asked), "incidents")


@router.get("/incidents.geojson", name="incidents.geojson", response_model=None)
def incidents_geojson(request: Request, asked: AskedFor) -> Response:
    """All incidents that are asked for, as GeoJSON (RFC 7946)."""
    return as_geojson(_features(request, asked))


@router.get("/map.json", name="map.json", response_model=None)
def map_json(book: ReadingBook, asked: AskedFor) -> Response:
    """Where the incidents lie: one point for each spot, by columns."""
    if asked.is_filtered:
        return as_json(points_object(book.points(asked.filter())))
    return sent_json(book.kept("map.json", lambda: written_json(points_object(book.points()))))


@router.get("/incidents", name="incidents", include_in_schema=False)
def incidents(request: Request, book: ReadingBook, asked: AskedFor) -> Response:
    """The page."""
    view = _view(book, asked)
    context: dict[str, Any] = {
        "view": view,
        "asked": asked,
        "countries": book.countries_listed(),
        "types": AttackType,
        "groups": Group,
        "reviews": ReviewState,
        "orders": _ORDERS,
        "when": when,
        "where": where,
        "bounds": bounds_words,
        "inside": _inside(view.bars),
        "first_row": (view.page - 1) * ROWS_ON_A_PAGE + 1,
    }
    return render(request, "incidents.html", context)


def _view(book: Book, asked: Asked) -> IncidentsView:
    only = asked.filter()
    # One look at all that is asked for gives the timeline and the number: a table of 100,000 is looked through once.
    months = book.count_by_month(only)
    found = sum(month.chosen for month in months)
    held = book.counts_of_incidents() if asked.is_filtered else found
    pages = max(1, -(-found // ROWS_ON_A_PAGE))
    page = min(asked.page, pages)
    start, share = (page - 1) * ROWS_ON_A_PAGE, found / max(1, held)
    rows = book.list_incidents(only, order=asked.sort, limit=ROWS_ON_A_PAGE, offset=start, share=share) if found else ()
    shown, unit = _timeline(book, asked, months)
    return IncidentsView(found, held, tuple(rows), shown, unit, page, pages)


def _timeline(book: Book, asked: Asked, months: list[Counted]) -> tuple[tuple[Bar, ...], str]:
    """The bars of all that is asked for but for the days, so that others can be chosen."""
    ends = whole(months)
    if ends is None:
        return (), "year"
    window = window_over(*ends, asked.since, asked.to)
    counted = book.count_by_day(asked.filter(), window.first, window.last) if window.unit == "day" else months
    return bars(counted, window, asked.since, asked.to), window.unit


def _inside(shown: tuple[Bar, ...]) -> tuple[int, int]:
    """The first and the last bar of the days that are asked for; all, where none of them is shown."""
    found = [number for number, bar in enumerate(shown) if bar.is_inside] or [0, len(shown) - 1]
    return found[0], found[-1]


def _csv_lines(request: Request, asked: Asked) -> Iterator[str]:
    """The lines, a piece at a time: the book is held for as long as they are sent."""
    columns = COLUMNS[Table.INCIDENTS]
    yield _line(column.name for column in columns)
    with request.app.state.books.reading() as book:
        for row in book.list_incidents(asked.filter(), order=asked.sort):
            told = book.told(book.find_incident(row.id))
            yield _line(cells(columns, check(Table.INCIDENTS, incident_object(told))))


def _line(values: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()


def _features(request: Request, asked: Asked) -> Iterator[dict[str, Any]]:
    with request.app.state.books.reading() as book:
        yield from map(feature, book.list_incidents(asked.filter(), order=asked.sort))
