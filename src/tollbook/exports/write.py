"""Writes what the book tells to a stream, as one table in one format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, TextIO

from tollbook.exports.check import Table
from tollbook.exports.csv import write_csv
from tollbook.exports.jsonl import write_jsonl
from tollbook.exports.shapes import account_object, claim_objects, incident_object
from tollbook.model.telling import ToldAccount, ToldIncident


class Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


_WRITERS = {Format.JSONL: write_jsonl, Format.CSV: write_csv}


def write_export(
    table: Table,
    told: Iterable[ToldAccount | ToldIncident],
    out: TextIO,
    *,
    form: Format,
    include_minors: bool = False,
) -> int:
    """Writes one table and gives the number of its rows; one account or incident at a time in memory.

    *told* are the book's ``told_incidents()`` for incidents, else its ``told_accounts()``. Names of minors
    are withheld unless *include_minors*.
    """
    return _WRITERS[form](table, _objects(table, told, include_minors), out)


def _objects(
    table: Table, told: Iterable[ToldAccount | ToldIncident], include_minors: bool
) -> Iterator[dict[str, Any]]:
    for one in told:
        if isinstance(one, ToldIncident):
            yield incident_object(one, include_minors=include_minors)
        elif table is Table.CLAIMS:
            yield from claim_objects(one, include_minors=include_minors)
        else:
            yield account_object(one, include_minors=include_minors)
