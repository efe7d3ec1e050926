"""tollbook export: accounts, incidents or claims as JSON Lines or CSV."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.options import (
    BOOK_PATH,
    Actor,
    Country,
    Db,
    MinKilled,
    Since,
    Type,
    Until,
    Words,
    make_filter,
)


class What(StrEnum):
    """As exports.check.Table, which takes long to import."""

    ACCOUNTS = "accounts"
    INCIDENTS = "incidents"
    CLAIMS = "claims"


class Form(StrEnum):
    """As exports.write.Format."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    what: Annotated[What, typer.Argument(help="accounts, incidents or claims.")],
    form: Annotated[Form, typer.Option("--format", help="How.")] = Form.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output.")
    ] = None,
    db: Db = BOOK_PATH,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    min_killed: MinKilled = None,
    kind: Type = None,
    text: Words = None,
    include_minors: Annotated[
        bool, typer.Option("--include-minors", help="Names of minors too, for work that has the right to them.")
    ] = False,
) -> None:
    """Export accounts (what each report tells), incidents (what they support together) or claims (each value).

    Every line is checked against its schema before it is written; a file appears when it is whole.

    \b
    Examples:
      tollbook export incidents --format csv -o incidents.csv
      tollbook export accounts --country ML --since 2023-01-01 | head
      tollbook export claims --min-killed 10 -o claims.jsonl
    """
    from tollbook.exports.check import Table
    from tollbook.exports.files import written_to
    from tollbook.exports.write import Format, write_export
    from tollbook.store.book import Book

    only = make_filter(country, since, until, actor, min_killed, kind, text)
    table = Table(what)
    with Book.open(db) as book, written_to(output) as out:
        told = book.told_incidents(only) if table is Table.INCIDENTS else book.told_accounts(only)
        count = write_export(table, told, out, form=Format(form), include_minors=include_minors)
    if output:
        print(f"{count:,} {what} written to {output}", file=sys.stderr)
