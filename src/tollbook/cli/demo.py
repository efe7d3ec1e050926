"""tollbook demo: the sample reports into a new book, and what came out of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.errors import UsageError
from tollbook.model.values import ReaderName

if TYPE_CHECKING:
    from tollbook.model.incident import Incident
    from tollbook.store.book import Book


def demo(
    db: Annotated[
        Path | None, typer.Option("--db", metavar="FILE", help="The new book; else one in a temporary folder.")
    ] = None,
) -> None:
    """Read the sample reports that come with Tollbook into a new book, and show what came out.

    \b
    Examples:
      tollbook demo
      tollbook demo --db demo.db
    """
    from importlib.resources import as_file, files

    from tollbook.cli.console import console, heading
    from tollbook.cli.incidents import newest_first, print_incidents
    from tollbook.cli.read import print_summary, usable_or_say_why, watch
    from tollbook.cli.trace import print_trace
    from tollbook.intake.sources import read_inputs
    from tollbook.store.book import Book
    from tollbook.trace import trace_figure
    from tollbook.workflow.reports import read_reports

    if db and db.exists():
        raise UsageError(f"{db} is there already: the demo begins a new book; name another file")
    path = db or Path(tempfile.mkdtemp(prefix="tollbook-demo-")) / "demo.db"
    screen = console()
    with Book.open(path, create=True) as book:
        with as_file(files("tollbook") / "examples" / "reports") as folder:
            screen.print(heading("1. Sample reports, read"))
            reading = read_reports(book, read_inputs([str(folder)]), reader=usable_or_say_why(ReaderName.TRAINED))
            summary, is_finished = watch(reading)
        print_summary(book, summary, screen, is_finished=is_finished)
        found = newest_first(book.incidents())
        screen.print(heading("2. The incidents that they tell of"))
        print_incidents(found, screen)
        telling = _most_told(found)
        if telling:
            screen.print(heading("3. Where a figure comes from"))
            print_trace(trace_figure(book, telling.id, "killed"), screen)
            _print_next(book, telling, screen)


def _most_told(found: Iterable[Incident]) -> Incident | None:
    """The incident with killed that most accounts tell of: its trace shows most."""
    with_killed = [i for i in found if any((f.measure, f.group) == ("killed", "all") for f in i.figures)]
    return max(with_killed, key=lambda i: (len(i.accounts), len(i.discrepancies)), default=None)


def _print_next(book: Book, incident: Incident, screen: Any) -> None:
    from tollbook.cli.console import heading
    from tollbook.wording import short

    name, option = short(incident.id), f"--db {book.path}"
    screen.print(heading("What to do next"))
    for command, says in (
        (f"tollbook show {name} {option}", "the whole page of that incident"),
        (f"tollbook doubts {option}", "what could not be settled"),
        (f"tollbook export incidents --format csv {option}", "the table, for a spreadsheet"),
        ("tollbook read YOUR-ARTICLES/ --db mine.db", "your own reports, into a book of your own"),
    ):
        screen.print(f"  {says}:\n    {command}", soft_wrap=True)
