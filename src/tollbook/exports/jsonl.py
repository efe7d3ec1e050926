"""JSON Lines: one checked object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from tollbook.exports.check import Table, check

# Characters that some readers of lines take for line ends.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})


def write_jsonl(table: Table, objects: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Writes objects; gives their number. Raises BrokenContract at the first that breaks its schema."""
    count = 0
    for shaped in objects:
        line = json.dumps(check(table, shaped), ensure_ascii=False, allow_nan=False)
        out.write(line.translate(_LINE_ENDS) + "\n")
        count += 1
    return count
