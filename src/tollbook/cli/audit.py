"""tollbook audit: every decision of a person, and whether the record of them is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, LIMIT, AsJson, Db, Limit

if TYPE_CHECKING:
    from tollbook.model.person import AuditEntry

app = typer.Typer(help="Show what persons decided, and check that the record of it is whole.", no_args_is_help=True)
BROKEN = 1


@app.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="N:HASH", help="A head that was printed earlier: is it there?"),
    ] = None,
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Check that no entry was altered or taken out; print the head, to be kept where nobody can alter it. Exits with 1
    where something is broken. Entries cut off at the end are noticed only by an earlier head.

    \b
    Examples:
      tollbook audit verify
      tollbook audit verify --head 12:9f86d081884c7d65…
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book

    with Book.open(db) as book:
        broken, last = book.broken_audit_link(), book.audit_head()
        is_there = head is None or _is_there(head, book.audit_hash)
    if as_json:
        print_json({"entries": last[0], "head": f"{last[0]}:{last[1]}", "broken": broken, "head_found": is_there})
    elif broken is not None:
        console().print(f"Broken at entry {broken}: it is not what was written, or one before it is gone.")
    elif not is_there:
        console().print(f"The chain holds, but {head} is no entry of it: entries were cut off, or made anew.")
    else:
        console().print(f"All {last[0]} entries are as they were written. Head: {last[0]}:{last[1]}", soft_wrap=True)
    if broken is not None or not is_there:
        raise typer.Exit(BROKEN)


@app.command()
def show(
    incident: Annotated[str | None, typer.Option(metavar="INCIDENT", help="Of this incident only.")] = None,
    limit: Limit = LIMIT,
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Show what persons decided, the newest first: who, when, why, and what it changed.

    \b
    Examples:
      tollbook audit show
      tollbook audit show --incident 3fa9 --json
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book

    with Book.open(db) as book:
        name = book.find_incident(incident).id if incident else None
        entries = list(book.audit_entries(incident=name, newest_first=True, limit=limit or None))
    if as_json:
        print_json([_as_object(entry) for entry in entries])
        return
    screen = console()
    for entry in entries:
        _print_entry(entry, screen)
    if not entries:
        screen.print("Nobody has decided anything yet.")


def _is_there(head: str, hash_of: Any) -> bool:
    number, _, digest = head.partition(":")
    if number == "0" or not number.isdigit():
        return number == "0"
    return bool(digest) and hash_of(int(number)) == digest


def _print_entry(entry: AuditEntry, screen: Any) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from tollbook.persons.auditing import differences
    from tollbook.wording import short

    about = ", ".join(short(name) for name in entry.incidents)
    because = f": {entry.because}" if entry.because else ""
    screen.print(Text(f"{entry.id}  {entry.at[:19]}  {entry.by}  {entry.action}  {about}{because}", style="bold"))
    for one in differences(entry):
        if one.field != "accounts":
            says = f"{short(one.incident)} {one.field}: {one.before or 'none'} → {one.after or 'none'}"
            screen.print(Padding(Text(says, style="dim"), (0, 0, 0, 4)))


def _as_object(entry: AuditEntry) -> dict[str, Any]:
    import json

    return {
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
        "because": entry.because,
        "incidents": list(entry.incidents),
        "before": json.loads(entry.before),
        "after": json.loads(entry.after),
        "hash": entry.hash,
    }
