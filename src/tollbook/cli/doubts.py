"""tollbook doubts: what reading and merging could not settle, and what was refused."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, LIMIT, AsJson, Db, Limit

if TYPE_CHECKING:
    from tollbook.model.claim import Doubt
    from tollbook.model.judgement import Judgement
    from tollbook.model.text import Report
    from tollbook.store.book import Book


def doubts(
    db: Db = BOOK_PATH,
    of_report: Annotated[str | None, typer.Option("--report", metavar="REPORT", help="Of this report only.")] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Pairs of incidents that may be one, instead.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="What was refused, instead.")] = False,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """List what reading could not settle, each with the words that it is about; pairs of incidents that may be one; or
    what was refused.

    \b
    Examples:
      tollbook doubts
      tollbook doubts --pairs
      tollbook doubts --report r-5f2b9c01 --json
      tollbook doubts --refused
    """
    from tollbook.store.book import Book

    with Book.open(db) as book:
        if refused:
            _show_refusals(book, limit, as_json=as_json)
        elif pairs:
            _show_pairs(book, limit, as_json=as_json)
        else:
            _show_doubts(book, of_report, limit, as_json=as_json)


def _show_doubts(book: Book, of_report: str | None, limit: int, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json

    report_id = book.find_report_named(of_report).id if of_report else None
    every = book.doubts(report_id=report_id)
    shown = list(islice(every, limit or None))
    more = sum(1 for _ in every)
    if as_json:
        print_json({"found": len(shown) + more, "doubts": [_as_object(report, doubt) for report, doubt in shown]})
        return
    screen = console()
    if not shown:
        screen.print("No doubts.")
        return
    _print_doubts(shown, screen)
    if more:
        screen.print(f"\n{more:,} more: show them with --limit 0.")
    screen.print("\nThe report around the words: tollbook report REPORT", style="dim")


def _print_doubts(shown: list[tuple[Report, Doubt]], screen: Any) -> None:
    """By report: the words among those around them, what is unsettled, and the rule that gave up."""
    from rich.padding import Padding
    from rich.text import Text

    from tollbook.wording import around, report_name, short

    last = None
    for report, doubt in shown:
        if report.id != last:
            title = f": {report.title}" if report.title else ""
            screen.print(Text(f"\n{short(report.id)}  {report_name(report)}{title}", style="bold"))
            last = report.id
        before, words, after = around(report, doubt.span)
        quoted = Text(f"…{before}").append(f"«{words}»", style="bold yellow").append(f"{after}…")
        screen.print(Padding(quoted, (0, 0, 0, 2)))
        screen.print(Padding(Text(f"{doubt.says}  ({doubt.rule})", style="dim"), (0, 0, 0, 4)))


def _show_pairs(book: Book, limit: int, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json

    every = book.undecided()
    shown = list(islice(every, limit or None))
    more = sum(1 for _ in every)
    if as_json:
        objects = [
            {"incidents": [one, other], "left": j.left, "right": j.right, "verdict": j.verdict, "score": j.score}
            | {"because": j.because}
            for j, one, other in shown
        ]
        print_json({"found": len(shown) + more, "pairs": objects})
        return
    screen = console()
    if not shown:
        screen.print("No pairs of incidents that may be one.")
        return
    _print_pairs(book, shown, screen)
    if more:
        screen.print(f"\n{more:,} more: show them with --limit 0.")
    screen.print("\nBits for and against, taken apart: tollbook why A B. Decide: tollbook judge same A B", style="dim")


def _print_pairs(book: Book, shown: list[tuple[Judgement, str, str]], screen: Any) -> None:
    from rich.padding import Padding

    from tollbook.cli.console import table
    from tollbook.wording import days_in_short, place_words, plain, short

    for judgement, *names in shown:
        made = table("Bits", "May be one", "Date", "Place", "Type", right=("Bits",), whole=("May be one", "Date"))
        made.show_header = False
        for n, name in enumerate(names):
            found = book.find_incident(name)
            facts = days_in_short(found.date) or "unknown", place_words(found.place) or "unknown", plain(found.type)
            made.add_row("" if n else f"{judgement.score or 0.0:+.1f}", short(name), *facts)
        screen.print()
        screen.print(made)
        held = "; but something speaks against it" if judgement.verdict == "same" else ""
        screen.print(Padding(f"{judgement.because}{held}", (0, 0, 0, 5)), style="dim")


def _show_refusals(book: Book, limit: int, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json
    from tollbook.cli.read import refusal_object

    every = book.refusals()
    shown = list(islice(every, limit or None))
    more = sum(1 for _ in every)
    if as_json:
        print_json({"found": len(shown) + more, "refusals": [refusal_object(refusal) for refusal in shown]})
        return
    screen = console()
    for refusal in shown:
        screen.print(str(refusal), soft_wrap=True)
    if more:
        screen.print(f"\n{more:,} more: show them with --limit 0.")
    if not shown:
        screen.print("Nothing was refused.")


def _as_object(report: Report, doubt: Doubt) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "source_id": report.source_id,
        "start": doubt.span.start,
        "end": doubt.span.end,
        "text": doubt.span.of(report.text),
        "rule": doubt.rule,
        "says": doubt.says,
    }
