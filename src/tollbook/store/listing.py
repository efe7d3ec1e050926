"""Lists of incidents: pages of rows, how many there are in each span of time, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tollbook.model.incident import ReviewState
from tollbook.model.values import AttackType
from tollbook.store.database import Database, Row, in_list
from tollbook.store.filters import EVERYTHING, IncidentFilter

# Of the book's incidents; fewer than these are found sooner by looking through all.
_FEW = 0.1
# To look for words in so many incidents, one by one, takes no longer than to look for all that hold them.
_LOOKED_AT = 200
_COLUMNS = (
    "incident_id, type, first, last, date_precision, place, country, lat, lon, place_precision, actors, killed_low, "
    "killed, killed_high, wounded_low, wounded, wounded_high, reports, contradictions, provisional, review"
)


# As the index "listing_month" has it.
_MONTH = "ifnull(substr(first, 1, 7), '')"


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
class Counted:
    """The incidents that begin in a span of time, named by its ISO 8601 beginning; of them, ``chosen`` lie within
    the days that are asked for."""

    span: str
    incidents: int
    killed: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Points:
    """Where incidents lie, by columns: those of one spot, as exact as each other and looked at as far, are one
    point. ``killed`` sums the best figures, ``place`` is a name of the spot."""

    lat: Sequence[float] = ()
    lon: Sequence[float] = ()
    precision: Sequence[int] = ()
    review: Sequence[str] = ()
    incidents: Sequence[int] = ()
    killed: Sequence[int] = ()
    place: Sequence[str] = ()


class Listing(Database):
    """Asks the table ``listing``."""

    def list_incidents(
        self,
        only: IncidentFilter = EVERYTHING,
        *,
        order: Order = Order.NEWEST,
        limit: int = -1,
        offset: int = 0,
        share: float = 1.0,
    ) -> Iterator[Listed]:
        """The rows of a list, *limit* of them (-1: all) from the one after *offset* on. *share* is how many of the
        book's incidents are meant: where few are, the table is looked through and they are sorted; else an index is
        followed in its order, and words are looked for incident by incident where the rows come soon."""
        comes_soon = limit >= 0 and offset + limit <= _LOOKED_AT * share and only == IncidentFilter(text=only.text)
        where, values = only.where_listed(one_by_one=comes_soon)
        by = f"{'+' if share < _FEW else ''}{_ORDERS[order]}"
        sql = f"SELECT {_COLUMNS} FROM listing WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"
        return map(_listed, self._each(sql, *values, limit, offset))

    def count_by_month(self, only: IncidentFilter = EVERYTHING) -> list[Counted]:
        """How many incidents begin in each month, whatever days are asked for, and how many of them lie within
        those days. Those without a date come first, under the empty name."""
        where, values = replace(only, since=None, until=None).where_listed()
        sql = (
            f"SELECT {_MONTH}, count(*), ifnull(sum(killed), 0), "
            "ifnull(sum((?1 IS NULL OR last >= ?1) AND (?2 IS NULL OR first <= ?2)), 0) "
            f"FROM listing WHERE {where} GROUP BY 1 ORDER BY 1"
        )
        since, until = only.since and only.since.isoformat(), only.until and only.until.isoformat()
        return [Counted(*row) for row in self._each(sql, since, until, *values)]

    def count_by_day(self, only: IncidentFilter, first: date, last: date) -> list[Counted]:
        """How many incidents begin on each day from *first* to *last* that has any."""
        where, values = replace(only, since=first, until=last).where_listed()
        sql = (
            f"SELECT first, count(*), ifnull(sum(killed), 0), count(*) FROM listing WHERE {where} GROUP BY 1 ORDER BY 1"
        )
        return [Counted(*row) for row in self._each(sql, *values)]

    def points(self, only: IncidentFilter = EVERYTHING) -> Points:
        """Where the incidents lie; those without coordinates are left out."""
        where, values = only.where_listed()
        sql = (
            "SELECT lat, lon, place_precision, review, count(*), ifnull(sum(killed), 0), ifnull(min(place), '') "
            # The index holds all that the whole map needs, and nothing of what a filter asks for.
            f"FROM listing {'NOT INDEXED' if values else ''} WHERE lat IS NOT NULL AND lon IS NOT NULL AND {where} "
            "GROUP BY lat, lon, place_precision, review"
        )
        return Points(*zip(*self._all(sql, *values), strict=True))

    def countries_listed(self) -> list[tuple[str, int]]:
        """The countries that incidents lie in, and how many each."""
        sql = "SELECT country, count(*) FROM listing WHERE country IS NOT NULL GROUP BY country ORDER BY country"
        return [(country, count) for country, count in self._counted(sql)]

    def listed_by(self, column: str) -> list[tuple[str, int]]:
        """How many incidents there are of each ``type``, ``review``, ``date_precision`` or ``place_precision``."""
        if column not in ("type", "review", "date_precision", "place_precision"):
            raise ValueError(f"not a column to count by: {column}")
        sql = f"SELECT ifnull({column}, 'unknown'), count(*) FROM listing GROUP BY 1 ORDER BY 2 DESC, 1"
        return [(str(code), count) for code, count in self._counted(sql)]

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
    name, kind, first, last, date_precision, place, country, lat, lon, place_precision, actors, *rest = row
    killed, wounded, (reports, contradictions, provisional, review) = rest[:3], rest[3:6], rest[6:]
    return Listed(
        name,
        AttackType(kind),
        first,
        last,
        date_precision,
        place,
        country,
        lat,
        lon,
        place_precision,
        actors,
        None if killed[1] is None else Bounds(*killed),
        None if wounded[1] is None else Bounds(*wounded),
        reports,
        contradictions,
        bool(provisional),
        ReviewState(review),
    )
