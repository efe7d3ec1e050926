"""Gazetteer: names of places to candidates with country, province and coordinates.

Names come from GeoNames (see NOTICE), from the aliases shipped beside the database, and from the country
files that a user has added. A look-up is exact under the key of ``keys.name_key``; only where that fails
within a given country, names with the same consonants are tried and flagged ``skeleton``.
"""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from tollbook.gazetteer.additions import user_places_path
from tollbook.gazetteer.keys import name_key, skeleton_of, without_article
from tollbook.gazetteer.schema import KINDS

_MOST = 80  # candidates of one name; San José has more, and the smallest of them are told apart by country
_ALIKE = 0.8  # set by hand: lets Gawadr be Gwadar; how often it errs has not been measured


class How(StrEnum):
    """How a name matched: the place's own name, a spelling in common use, any other name that GeoNames
    lists, or the same consonants only."""

    PRIMARY = "primary"
    ALIAS = "alias"
    ALTERNATE = "alternate"
    SKELETON = "skeleton"


_TOWN, _COUNTRY = KINDS.index("town"), KINDS.index("country")
_HOWS = (How.PRIMARY, How.ALIAS, How.ALTERNATE)


class Candidate(NamedTuple):
    """One place that a name may stand for. ``kind`` is ``town``, ``district``, ``admin1``, ``country`` or
    ``region``; ``country`` is ISO 3166-1 alpha-2, None where a region lies in several; ``admin1`` is the
    name of the province; degrees are WGS 84, of districts and larger their centre; ``population`` is 0
    where unknown; ``is_capital`` of a country."""

    gazetteer_id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    how: How
    is_capital: bool


class Extent(NamedTuple):
    """Where a country's towns lie, WGS 84: but for the outermost hundredth on each side, so that a far island does
    not stretch it. ``name`` is the country's."""

    name: str
    south: float
    north: float
    west: float
    east: float


_FIND = """
SELECT p.id, p.code, p.name, p.kind, p.country, a.name, p.lat, p.lon, p.population, p.capital, n.how
FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1
WHERE n.key = ?{} ORDER BY n.how = 2, p.population DESC, p.id LIMIT ?"""
_FIND_ALIKE = """
SELECT p.id, p.code, p.name, p.kind, p.country, a.name, p.lat, p.lon, p.population, p.capital, s.key
FROM skeleton s JOIN place p ON p.id = s.place LEFT JOIN place a ON a.id = p.admin1 WHERE s.bones = ?"""


class Gazetteer:
    """Looks names up in the shipped database and in the user's own. Opened when first asked, once a process;
    read-only, so that any number of processes may share the files."""

    def __init__(self, *, user_places: Path | None = None) -> None:
        self._paths = (Path(str(files("tollbook.gazetteer") / "data" / "places.db")), user_places)
        self._opened: tuple[int, tuple[apsw.Connection, ...]] = (0, ())
        self.find = lru_cache(maxsize=16384)(self._find)
        self.extent = lru_cache(maxsize=256)(self._extent)

    def _books(self) -> tuple[apsw.Connection, ...]:
        # A connection must not be carried into a forked process.
        if self._opened[0] != os.getpid():
            found = (path for path in self._paths if path and path.exists())
            books = tuple(
                apsw.Connection(
                    f"{path.absolute().as_uri()}?immutable=1",
                    flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
                )
                for path in found
            )
            self._opened = (os.getpid(), books)
        return self._opened[1]

    def _find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """The places that this name may stand for: own names and common spellings before other names, regions
        first, then by population.

        With *country* (ISO 3166-1 alpha-2), only places there; and where none has exactly this name, those
        whose name has the same consonants and reads much alike, flagged ``skeleton``.
        """
        key = name_key(name)
        if not key:
            return ()
        found = self._exact(key, country)
        bare = without_article(key)
        if not found and bare != key:
            found = self._exact(bare, country)
        if not found and country:
            found = self._alike(key, country)
        return found

    def _exact(self, key: str, country: str | None) -> tuple[Candidate, ...]:
        query = _FIND.format(" AND p.country = ?" if country else "")
        given = (key, country, _MOST) if country else (key, _MOST)
        found: dict[str, Candidate] = {}
        for book in self._books():
            for row in book.execute(query, given):
                candidate = _candidate(row, _HOWS[row[10]])
                found.setdefault(candidate.gazetteer_id, candidate)
        # Regions are few and well known, but nobody counts their people.
        return tuple(sorted(found.values(), key=lambda c: (c.how is How.ALTERNATE, c.kind != "region", -c.population)))

    def _extent(self, country: str) -> Extent | None:
        """Where the towns of a country (ISO 3166-1 alpha-2) lie; None for one that the gazetteer does not know."""
        shipped = self._books()[0]
        named = list(shipped.execute("SELECT name FROM place WHERE country = ? AND kind = ?", (country, _COUNTRY)))
        towns = list(shipped.execute("SELECT lat, lon FROM place WHERE country = ? AND kind = ?", (country, _TOWN)))
        if not named or not towns:
            return None
        lats, lons = sorted(lat for lat, _ in towns), sorted(lon for _, lon in towns)
        first, last = len(towns) // 100, -1 - len(towns) // 100
        return Extent(named[0][0], lats[first] / 1e4, lats[last] / 1e4, lons[first] / 1e4, lons[last] / 1e4)

    def _alike(self, key: str, country: str) -> tuple[Candidate, ...]:
        bones = skeleton_of(key)
        if not bones:
            return ()
        found: dict[str, tuple[float, Candidate]] = {}
        for book in self._books():
            for row in book.execute(_FIND_ALIKE, (country + bones,)):
                likeness = SequenceMatcher(None, key, row[10], autojunk=False).ratio()
                candidate = _candidate(row, How.SKELETON)
                if likeness >= _ALIKE and likeness > found.get(candidate.gazetteer_id, (0.0,))[0]:
                    found[candidate.gazetteer_id] = (likeness, candidate)
        return tuple(c for _, c in sorted(found.values(), key=lambda f: (-f[0], -f[1].population)))


def _candidate(row: tuple[Any, ...], how: How) -> Candidate:
    number, code, name, kind, country, admin1, lat, lon, population, capital = row[:10]
    kind_name = KINDS[kind]
    return Candidate(
        code or f"gn:{number}",
        name,
        kind_name,
        country or None,
        name if kind_name == "admin1" else admin1,
        lat / 1e4,
        lon / 1e4,
        population,
        how,
        bool(capital),
    )


@cache
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that ships, which says the same on every machine."""
    return Gazetteer()


@cache
def shared_gazetteer() -> Gazetteer:
    """The gazetteer of this process: what is shipped, and what the user has added."""
    return Gazetteer(user_places=user_places_path())
