"""What the commands print with: tables and words for a person, JSON for a machine."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Where there is no terminal to ask, lines are as long as this.
_COLUMNS = 100
_WIDE = 12


def console(*, stderr: bool = False) -> Console:
    """For people. Colours only on a terminal, and never with NO_COLOR; words of reports are never taken
    for markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _COLUMNS
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


def table(*headers: str, right: tuple[str, ...] = (), whole: tuple[str, ...] = (), wide: tuple[str, ...] = ()) -> Table:
    """A plain table. Columns in *right* hold numbers; those in *whole* are never wrapped; those in *wide* are
    not squeezed to a few letters."""
    made = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    for header in headers:
        made.add_column(
            header,
            justify="right" if header in right else "left",
            no_wrap=header in right or header in whole,
            min_width=_WIDE if header in wide else len(header) if header in right else None,
            overflow="fold",
        )
    return made


def heading(words: str) -> Text:
    """The line above a part of a page."""
    return Text(f"\n{words}", style="bold")


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say(words: str) -> None:
    """A message on standard error."""
    print(words, file=sys.stderr)
