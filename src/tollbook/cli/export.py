"""tollbook export: accounts, incidents or claims as JSON Lines or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.options import (
    BOOK_PATH,
    Actor,
    AsOf,
    Country,
    Db,
    MinKilled,
    PolicyName,
    Since,
    Type,
    Until,
    WithoutAttackers,
    Words,
    make_filter,
    make_policy,
)
from tollbook.errors import UsageError

if TYPE_CHECKING:
    from tollbook.model.telling import ToldAccount, ToldIncident


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
    as_of: AsOf = None,
    policy: PolicyName = None,
    without_attackers: WithoutAttackers = False,
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
      tollbook export incidents --policy ucdp --format csv -o incidents-ucdp.csv
      tollbook export incidents --as-of 2024-08-27 -o as-of-august.jsonl
    """
    from tollbook.exports.check import Table
    from tollbook.exports.files import written_to
    from tollbook.exports.write import Format, write_export
    from tollbook.store.book import Book
    from tollbook.workflow.past import book_at
    from tollbook.workflow.policies import told_under_policy

    only = make_filter(country, since, until, actor, min_killed, kind, text)
    table, chosen_by = Table(what), make_policy(policy, without_attackers)
    if chosen_by and table is not Table.INCIDENTS:
        raise UsageError(f"{what} hold what each report says, and no figures: a policy goes with incidents")
    with Book.open(db) as whole, book_at(whole, as_of) as book, written_to(output) as out:
        told: Iterator[ToldIncident | ToldAccount] = book.told_accounts(only)
        if table is Table.INCIDENTS:
            told = told_under_policy(book, book.told_incidents(only), chosen_by)
        count = write_export(table, told, out, form=Format(form), include_minors=include_minors)
    if output:
        print(f"{count:,} {what} written to {output}", file=sys.stderr)
