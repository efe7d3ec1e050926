"""Takes a country's GeoNames dump into the user's own database of places, which look-ups consult as well."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import apsw

from tollbook.errors import Refusal
from tollbook.gazetteer.keys import name_key, skeleton_of, without_article
from tollbook.gazetteer.schema import HOW_ALIAS, HOW_ALTERNATE, HOW_PRIMARY, KINDS, SCHEMA

_COLUMNS = 19
_LONGEST_LINE = 64 * 1024
# GeoNames' feature classes and codes (https://www.geonames.org/export/codes.html) that are places of events.
_KIND_OF = {"ADM1": "admin1", "ADM2": "district", "RGN": "region", "AREA": "region", "VAL": "region"}


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: places taken in, lines of other things (streams, hills) left out, and lines that
    could not be read."""

    places: int
    left_out: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    name: str
    others: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    is_capital: bool


def user_places_path() -> Path:
    """Where the user's own places are kept: ``$TOLLBOOK_HOME``, else the data folder of the platform."""
    if home := os.environ.get("TOLLBOOK_HOME"):
        return Path(home) / "places.db"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "tollbook" / "places.db"


def add_places(file: Path, database: Path) -> Added:
    """Adds the places of a GeoNames country file (``XX.txt``, or the zip of it) to *database*, which is made
    when it is not there. The same file twice changes nothing. All or nothing when the process is killed.

    Raises Refusal when the file cannot be opened as such a file; a broken line is a refusal in the answer.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    refusals: list[Refusal] = []
    counts = {"places": 0, "left_out": 0}
    with closing(apsw.Connection(str(database))) as book, book, _lines_of(file) as lines:
        book.execute(SCHEMA)
        rows = []
        for row in _rows(lines, file.name, refusals):
            if row is None:
                counts["left_out"] += 1
            else:
                rows.append(row)
        provinces = {f"{row.country}.{row.admin1}": row.id for row in rows if row.kind == "admin1"}
        for row in rows:
            _add(book, row, provinces)
        counts["places"] = len(rows)
    return Added(counts["places"], counts["left_out"], tuple(refusals))


@contextmanager
def _lines_of(file: Path) -> Iterator[BinaryIO]:
    """The lines of the text file, or of the one country file inside a zip."""
    try:
        if not zipfile.is_zipfile(file):
            with file.open("rb") as lines:
                yield lines
            return
        with zipfile.ZipFile(file) as archive:
            inside = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if len(inside) != 1:
                raise Refusal(file.name, None, f"expected one country file (XX.txt) in the zip, found {inside}")
            with archive.open(inside[0]) as member:
                yield cast(BinaryIO, member)
    except (OSError, zipfile.BadZipFile) as error:
        raise Refusal(file.name, None, f"cannot be read: {error}") from error


def _rows(lines: BinaryIO, where: str, refusals: list[Refusal]) -> Iterator[_Row | None]:
    """The place in each line, None for what is no place of events; broken lines go to *refusals*."""
    number = 0
    while line := lines.readline(_LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        try:
            yield _row(line.decode("utf-8").rstrip("\r\n"))
        except ValueError as error:
            refusals.append(Refusal(where, number, f"no line of a GeoNames file: {error}"))


def _row(line: str) -> _Row | None:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns, expected {_COLUMNS}")
    kind = "town" if cells[6] == "P" else _KIND_OF.get(cells[7])
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no degrees: {cells[4]}, {cells[5]}")
    number, population = int(cells[0]), int(cells[14] or 0)
    if not cells[1].strip() or not 0 < number < 1 << 48 or not 0 <= population < 1 << 40:
        raise ValueError("no name, or no sane id or population")
    if kind is None:
        return None
    others = (cells[2], *cells[3].split(","))
    return _Row(number, cells[1], others, kind, cells[8], cells[10], lat, lon, population, cells[7] == "PPLC")


def _names_of(row: _Row) -> dict[str, int]:
    names: dict[str, int] = {}
    for other in row.others:
        names[name_key(other)] = HOW_ALTERNATE
    own = name_key(row.name)
    names[without_article(own)] = HOW_ALIAS
    names[own] = HOW_PRIMARY
    return {key: how for key, how in names.items() if len(key) > 1}


def _add(book: apsw.Connection, row: _Row, provinces: dict[str, int]) -> None:
    admin1 = None if row.kind == "admin1" else provinces.get(f"{row.country}.{row.admin1}")
    place = (
        row.id,
        None,
        row.name,
        KINDS.index(row.kind),
        row.country,
        admin1,
        round(row.lat * 1e4),
        round(row.lon * 1e4),
        row.population,
        row.is_capital,
    )
    book.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", place)
    names = _names_of(row)
    _insert_all(book, "name", ((key, row.id, how) for key, how in names.items()))
    bones = ((row.country + skeleton_of(key), key, row.id) for key in names if skeleton_of(key))
    _insert_all(book, "skeleton", bones)


def _insert_all(book: apsw.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    book.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?,?,?)", rows)
