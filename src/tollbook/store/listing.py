"""Lists of incidents: pages of rows, how many there are in each span of time, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tollbook.model.incident import ReviewState
from tollbook.model.values import AttackType
from tollbook.store.database import Database, Row, in_list
from tollbook.store.filters import EVERYTHING, IncidentFilter

_COLUMNS = (
    "incident_id, type, first, last, date_precision, place, country, lat, lon, place_precision, actors, killed_low, "
    "killed, killed_high, wounded_low, wounded, wounded_high, reports, contradictions, provisional, review"
)


class Order(StrEnum):
    """What a list is sorted by; a minus puts the greatest or the newest first. Those without come last."""

    NEWEST = "-date"
    OLDEST = "date"
    MOST_KILLED = "-killed"
    MOST_WOUNDED = "-wounded"
    MOST_REPORTS = "-reports"
    PLACE = "place"


_ORDERS = {
    Order.NEWEST: "first DESC, incident_id",
    Order.OLDEST: "first ASC NULLS LAST, incident_id",
    Order.MOST_KILLED: "killed DESC, first DESC, incident_id",
    Order.MOST_WOUNDED: "wounded DESC, first DESC, incident_id",
    Order.MOST_REPORTS: "reports DESC, first DESC, incident_id",
    Order.PLACE: "country ASC NULLS LAST, place ASC NULLS LAST, first DESC, incident_id",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """low, best and high of a figure over all groups; ``high`` is None when open above."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as lists show it. Days are ISO 8601; ``reports`` counts them, ``contradictions`` too."""

    id: str
    type: AttackType
    first: str | None
    last: str | None
    date_precision: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: int | None
    actors: str
    killed: Bounds | None
    wounded: Bounds | None
    reports: int
    contradictions: int
    provisional: bool
    review: ReviewState


@dataclass(frozen=True, slots=True)
class Point:
    """The incidents of one spot, as exact as each other and looked at as far."""

    lat: float
    lon: float
    precision: int
    review: ReviewState
    incidents: int
    killed: int
    place: str


class Listing(Database):
    """Asks the table ``listing``."""

    def list_incidents(
        self, only: IncidentFilter = EVERYTHING, *, order: Order = Order.NEWEST, limit: int = -1, offset: int = 0
    ) -> Iterator[Listed]:
        """The rows of a list, *limit* of them (-1: all) from the one after *offset* on."""
        where, values = only.where_listed()
        sql = f"SELECT {_COLUMNS} FROM listing WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"
        return map(_listed, self._each(sql, *values, limit, offset))

    def count_incidents(self, only: IncidentFilter = EVERYTHING) -> int:
        where, values = only.where_listed()
        return int(self._all(f"SELECT count(*) FROM listing WHERE {where}", *values)[0][0])

    def count_over_time(self, only: IncidentFilter, *, digits: int) -> list[tuple[str, int, int]]:
        """How many incidents begin in each year, month or day (4, 7 or 10 *digits* of ISO 8601), and how many
        people were killed in them; spans without any are left out."""
        where, values = only.where_listed()
        sql = (
            f"SELECT substr(first, 1, {int(digits)}), count(*), ifnull(sum(killed), 0) FROM listing "
            f"WHERE first IS NOT NULL AND {where} GROUP BY 1 ORDER BY 1"
        )
        return [(span, count, killed) for span, count, killed in self._each(sql, *values)]

    def points(self, only: IncidentFilter = EVERYTHING) -> Iterator[Point]:
        """Where the incidents lie; those without coordinates are left out."""
        where, values = only.where_listed()
        sql = (
            "SELECT lat, lon, place_precision, review, count(*), ifnull(sum(killed), 0), ifnull(min(place), '') "
            f"FROM listing WHERE lat IS NOT NULL AND lon IS NOT NULL AND {where} "
            "GROUP BY lat, lon, place_precision, review"
        )
        for lat, lon, precision, review, *rest in self._each(sql, *values):
            yield Point(lat, lon, precision, ReviewState(review), *rest)

    def countries_listed(self) -> list[tuple[str, int]]:
        """The countries that incidents lie in, and how many each."""
        sql = "SELECT country, count(*) FROM listing WHERE country IS NOT NULL GROUP BY country ORDER BY country"
        return [(country, count) for country, count in self._each(sql)]

    def listed_by(self, column: str) -> list[tuple[str, int]]:
        """How many incidents there are of each ``type``, ``review``, ``date_precision`` or ``place_precision``."""
        if column not in ("type", "review", "date_precision", "place_precision"):
            raise ValueError(f"not a column to count by: {column}")
        sql = f"SELECT ifnull({column}, 'unknown'), count(*) FROM listing GROUP BY 1 ORDER BY 2 DESC, 1"
        return [(str(code), count) for code, count in self._each(sql)]

    def _list(self, incident_ids: Iterable[str]) -> None:
        """Enters incidents that stand in the book into the list."""
        ids = in_list(incident_ids)
        self._do(
            "INSERT INTO listing SELECT NULL, * FROM listed WHERE incident_id IN (SELECT value FROM json_each(?))", ids
        )
        self._do(
            "INSERT OR IGNORE INTO listed_report "
            "SELECT searched.number, listing.number FROM json_each(?) JOIN listing ON listing.incident_id = value "
            "JOIN member ON member.incident_id = value JOIN account ON account.id = account_id "
            "JOIN searched ON searched.report_id = account.report_id",
            ids,
        )


def _listed(row: Row) -> Listed:
    killed, wounded = row[11:14], row[14:17]
    return Listed(
        row[0],
        AttackType(row[1]),
        *row[2:11],
        None if killed[1] is None else Bounds(*killed),
        None if wounded[1] is None else Bounds(*wounded),
        row[17],
        row[18],
        bool(row[19]),
        ReviewState(row[20]),
    )
