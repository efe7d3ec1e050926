"""tollbook report: a report's stored text with what was set aside, and what each of its numbers was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Db

if TYPE_CHECKING:
    from tollbook.model.claim import Doubt, LedgerLine
    from tollbook.model.text import Report, Span


def report(
    name: Annotated[
        str, typer.Argument(metavar="REPORT", help="Its name, the beginning of it, or the id that it came in under.")
    ],
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Show a report: its text as stored, what was set aside and why, and the ledger of its numbers.

    \b
    Examples:
      tollbook report r-5f2b9c01
      tollbook report article-17 --json
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book

    with Book.open(db) as book:
        found = book.find_report_named(name)
        ledger = book.ledger_of(found.id)
        doubts = [doubt for _, doubt in book.doubts(report_id=found.id)]
        told = [(account.id, book.incident_of(account.id)) for account in book.accounts_of(found.id)]
    if as_json:
        print_json(_as_object(found, ledger, doubts, told))
        return
    screen = console()
    _print_head(found, told, screen)
    _print_text(found, screen)
    _print_ledger(found, ledger, screen)
    _print_doubts(found, doubts, screen)


def _print_head(found: Report, told: list[tuple[str, str | None]], screen: Any) -> None:
    from rich.text import Text

    screen.print(Text(found.title or found.source_id or found.id, style="bold"))
    language = "" if found.language == "en" else f"language {found.language or 'unknown'}, not read"
    copied = f"copy of {found.copy_of}" if found.copy_of else ""
    facts = (found.id, found.publisher, found.published or "no day of publication", found.url, copied, language)
    screen.print(" · ".join(fact for fact in facts if fact), style="dim")
    for account_id, incident_id in told:
        screen.print(f"account {account_id} of incident {incident_id}", style="dim")


def _print_text(found: Report, screen: Any) -> None:
    """What was set aside is dim, and stands in [brackets] with the reason."""
    from rich.text import Text

    text, at = Text("\n"), 0
    for passage in found.set_aside:
        text.append(found.text[at : passage.span.start])
        text.append(f"[{passage.why}: {passage.span.of(found.text)}]", style="dim")
        at = max(at, passage.span.end)
    text.append(found.text[at:].rstrip())
    screen.print(text)
    if found.set_aside:
        screen.print("\n[reason: …] was set aside and not read.", style="dim")


def _print_ledger(found: Report, ledger: list[LedgerLine], screen: Any) -> None:
    from tollbook.cli.console import heading, table
    from tollbook.wording import around, plain

    screen.print(heading("Its numbers"))
    if not ledger:
        screen.print("None.")
        return
    made = table("Characters", "Number", "Taken for", "Claim", whole=("Characters", "Claim"))
    for line in ledger:
        where = f"{line.span.start}–{line.span.end}"
        before, number, after = around(found, line.span)
        among = f"…{before}«{number}»{after}…"
        made.add_row(where, among, plain(line.taken_for), line.claim_id or "")
    screen.print(made)


def _print_doubts(found: Report, doubts: list[Doubt], screen: Any) -> None:
    from tollbook.cli.console import heading
    from tollbook.wording import one_line

    if doubts:
        screen.print(heading("Doubts"))
    for doubt in doubts:
        screen.print(f"• “{one_line(doubt.span.of(found.text))}”: {doubt.says} ({doubt.rule})")


def _as_object(
    found: Report, ledger: list[LedgerLine], doubts: list[Doubt], told: list[tuple[str, str | None]]
) -> dict[str, Any]:
    def at(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": span.of(found.text)}

    return {
        "report_id": found.id,
        "source_id": found.source_id,
        "title": found.title,
        "publisher": found.publisher,
        "published": found.published,
        "url": found.url,
        "sha256": found.sha256,
        "language": found.language,
        "copy_of": found.copy_of,
        "text": found.text,
        "set_aside": [at(passage.span) | {"why": passage.why} for passage in found.set_aside],
        "accounts": [{"account_id": account, "incident_id": incident} for account, incident in told],
        "ledger": [at(line.span) | {"taken_for": line.taken_for, "claim_id": line.claim_id} for line in ledger],
        "doubts": [at(doubt.span) | {"rule": doubt.rule, "says": doubt.says} for doubt in doubts],
    }
