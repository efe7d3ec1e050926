"""CSV: one row for each checked object, with the columns of ``columns.py``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from tollbook.exports.check import Table, check
from tollbook.exports.columns import COLUMNS, cells


def write_csv(table: Table, objects: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Writes a header and a row for each object; gives their number. Raises BrokenContract as JSON does."""
    columns = COLUMNS[table]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for shaped in objects:
        writer.writerow(cells(columns, check(table, shaped)))
        count += 1
    return count
