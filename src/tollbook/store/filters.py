"""IncidentFilter: which incidents are meant, as ``tollbook incidents``, the exports and the desk take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Conditions on table "listing". The first two ask whether a report that holds the words tells of an incident: of all at
# once, which takes as long for a first page as for the whole list, or incident by incident.
_ALL_WITH_WORDS = """+number IN (SELECT listing FROM report_words
    CROSS JOIN listed_report ON report = report_words.rowid WHERE report_words MATCH ?)"""
_HAS_WORDS = """EXISTS (SELECT 1 FROM listed_report
    CROSS JOIN report_words ON report_words.rowid = report WHERE listing = number AND report_words MATCH ?)"""
_NAMED = "number IN (SELECT number FROM listing WHERE instr(place_names, folded(?)))"
_CALLED = "incident_id BETWEEN ? AND ?"
_OF_GROUP = """EXISTS (SELECT 1 FROM figure WHERE figure.incident_id = listing.incident_id
  AND measure = 'killed' AND grp = ? AND best BETWEEN ? AND ?)"""
_HARMED = "instr(groups, ',' || ? || ',')"
_ACROSS = "(lon >= ? OR lon <= ?)"
_MOST = 2**62
_LAST = "\U0010ffff"  # behind whatever else follows a beginning
_ID = re.compile(r"i-\S+|[0-9a-f]{6,16}", re.IGNORECASE)
_PIECE = re.compile(r'"([^"]*)"|(\S+)')

Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Area:
    """Degrees of WGS 84; both edges belong to it. *west* may be greater than *east*: then it lies across the
    180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        is_lat = -90 <= self.south <= self.north <= 90
        if not is_lat or not -180 <= self.west <= 180 or not -180 <= self.east <= 180:
            raise ValueError(f"not an area: {self.west},{self.south},{self.east},{self.north}")


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """All conditions must hold; None asks for nothing.

    ``country`` is ISO 3166-1 alpha-2. An incident lies between ``since`` and ``until``, both included, when
    any of its days may; one without a date never does. ``actor`` is a part of a name or of an actor id,
    ``place`` a part of the name of a site, town or province. ``text`` are words of one report or its title, all of
    which it must hold ("a phrase" stands in quotation marks, begin* for a beginning), a part of a place's name, or
    the beginning of an incident's id; case and accents make no difference. ``min_killed`` and ``max_killed`` are
    compared with the best figure of all killed or, with ``group``, of those killed of that group; ``group`` alone
    asks for a figure of that group. ``type``, ``group`` and ``review`` are codes.
    """

    country: str | None = None
    since: date | None = None
    until: date | None = None
    actor: str | None = None
    min_killed: int | None = None
    type: str | None = None
    text: str | None = None
    place: str | None = None
    group: str | None = None
    max_killed: int | None = None
    review: str | None = None
    provisional: bool | None = None
    area: Area | None = None

    def where(self) -> tuple[str, list[object]]:
        """The conditions on table ``incident`` as SQL, and their parameters."""
        conditions, values = self.where_listed()
        if not values:
            return "TRUE", []
        return f"incident.id IN (SELECT listing.incident_id FROM listing WHERE {conditions})", values

    def where_listed(self, *, one_by_one: bool = False) -> tuple[str, list[object]]:
        """The conditions on table ``listing`` as SQL, and their parameters; to be asked of many incidents, or
        *one_by_one*, of the few that come first in an order."""
        given = list(self._conditions(one_by_one=one_by_one))
        return " AND ".join(sql for sql, _ in given) or "TRUE", [value for _, values in given for value in values]

    def _conditions(self, *, one_by_one: bool) -> Iterator[Condition]:
        simple: tuple[tuple[str, object], ...] = (
            ("country = upper(?)", self.country),
            ("last >= ?", self.since and self.since.isoformat()),
            ("first <= ?", self.until and self.until.isoformat()),
            ("instr(actor_names, folded(?))", self.actor),
            ("instr(place_names, folded(?))", self.place),
            ("type = ?", self.type),
            ("review = ?", self.review),
            ("provisional = ?", self.provisional if self.provisional is None else int(self.provisional)),
        )
        yield from ((sql, (value,)) for sql, value in simple if value is not None)
        yield from self._killed()
        if self.text is not None:
            yield _search(self.text, one_by_one=one_by_one)
        if self.area is not None:
            area = self.area
            yield "lat BETWEEN ? AND ?", (area.south, area.north)
            yield "lon BETWEEN ? AND ?" if area.west <= area.east else _ACROSS, (area.west, area.east)

    def _killed(self) -> Iterator[Condition]:
        least, most = self.min_killed, self.max_killed
        if self.group is not None:
            yield _HARMED, (self.group,)
            if least is not None or most is not None:
                yield _OF_GROUP, (self.group, 0 if least is None else least, _MOST if most is None else most)
            return
        if least is not None:
            yield "killed >= ?", (least,)
        if most is not None:
            yield "killed <= ?", (most,)


def _search(text: str, *, one_by_one: bool) -> Condition:
    named, asked = text.strip(), " ".join(_pieces(text))
    given: list[Condition] = [(_HAS_WORDS if one_by_one else _ALL_WITH_WORDS, (asked,))] if asked else []
    given.append((_NAMED, (named,)))
    if _ID.fullmatch(named):
        first = named if named.startswith("i-") else f"i-{named.lower().removeprefix('i-')}"
        given.append((_CALLED, (first, first + _LAST)))
    return f"({' OR '.join(sql for sql, _ in given)})", tuple(value for _, values in given for value in values)


def _pieces(text: str) -> Iterator[str]:
    """The words as FTS5 takes them, each one quoted, so that none of them is taken for an operator."""
    for phrase, word in _PIECE.findall(text):
        piece = "".join(char if char.isprintable() and char != '"' else " " for char in phrase or word)
        if any(char.isalnum() for char in piece):
            yield f'"{piece}"' + ("*" if word.endswith("*") else "")


EVERYTHING = IncidentFilter()
