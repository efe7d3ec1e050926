"""tollbook read: reports into the book, with a progress bar and a summary of everything that came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Db, MinConfidence, Reader
from tollbook.model.values import ReaderName
from tollbook.settings import MIN_CONFIDENCE

if TYPE_CHECKING:
    from tollbook.errors import Refusal
    from tollbook.intake.taken import Gauge
    from tollbook.store.book import Book
    from tollbook.workflow.reports import Summary

SOME_REFUSED = 1
STOPPED = 130

Advance = Callable[["Summary"], None]


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    db: Db = BOOK_PATH,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication of files that do not say.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of files that do not say.")] = None,
    columns: Annotated[
        str, typer.Option(metavar="text=body,...", help="What the fields of JSON and CSV are called.")
    ] = "",
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that read; by default as many as pay.")
    ] = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    reader: Reader = ReaderName.TRAINED,
    skip_unlikely: Annotated[
        bool, typer.Option("--skip-unlikely", help="Leave out reports in which a quick look finds no attack.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read reports into the book, which is begun where there is none.

    Takes plain text, HTML pages, JSON Lines, JSON and CSV (fields id, url, title, publisher, published, text),
    folders of these, and - for standard input. Reports that are in the book change nothing, so after a stop
    the same command goes on.

    Exit code: 0 all read, 1 some refused, 2 wrong use.

    \b
    Examples:
      tollbook read articles/ more.jsonl page.html
      tollbook read monday.txt --published 2024-03-04 --publisher "Sample Wire" --db attacks.db
      tollbook read articles/ --reader grammar
      tollbook read archive.jsonl --skip-unlikely
      tollbook read table.csv --columns text=body,published=date
      tollbook read articles/ --db sure.db --min-confidence 0.6
      cat reports.jsonl | tollbook read -
    """
    from tollbook.cli.console import console, print_json
    from tollbook.intake.sources import read_inputs, size_of_inputs
    from tollbook.intake.taken import Gauge, parse_options
    from tollbook.settings import jobs_for
    from tollbook.store.book import Book
    from tollbook.workflow.reports import read_reports

    options = parse_options(columns, published, publisher)
    size, gauge = size_of_inputs(paths), Gauge()
    with Book.open(db, create=True) as book:
        merge_if_stale(book)
        with _progress(size, gauge) as advance:
            items = read_inputs(paths, options=options, gauge=gauge)
            reading = read_reports(
                book,
                items,
                jobs=jobs or jobs_for(size),
                reader=usable_or_say_why(reader),
                skip_unlikely=skip_unlikely,
                min_confidence=min_confidence,
            )
            summary, is_finished = watch(reading, advance)
        if as_json:
            print_json(_as_object(book, summary, is_finished=is_finished))
        else:
            print_summary(book, summary, console(), is_finished=is_finished)
    if not is_finished:
        raise typer.Exit(STOPPED)
    if summary.refused:
        raise typer.Exit(SOME_REFUSED)


def merge_if_stale(book: Book) -> None:
    """Merges a book that another version has merged, so that reading can go on from there."""
    from tollbook.cli.console import say
    from tollbook.cli.merge import merge_with_bar
    from tollbook.workflow.merging import is_stale

    if is_stale(book):
        merged = merge_with_bar(book)
        counts = f"{merged.incidents:,} incidents, {merged.before:,} before"
        say(f"Another version had merged this book: it was merged anew ({counts}).")


def watch(reading: Iterator[Summary], advance: Advance | None = None) -> tuple[Summary, bool]:
    """Lets everything be read; gives the summary, and False when Ctrl-C stopped it."""
    summary = next(reading)
    try:
        for summary in reading:
            if advance:
                advance(summary)
    except KeyboardInterrupt:
        return summary, False
    return summary, True


def usable_or_say_why(wanted: ReaderName) -> ReaderName:
    """The reader that was asked for; where its encoder cannot be used, says why and gives the grammar."""
    from tollbook.cli.console import console
    from tollbook.workflow.reports import usable_reader

    usable, why_not = usable_reader(wanted)
    if why_not:
        console(stderr=True).print(
            f"The encoder cannot be used: {why_not}. Reading goes on by the grammar alone, which finds less. "
            "To mend it, install tollbook anew; to read by the grammar on purpose, say --reader grammar.",
            soft_wrap=True,
        )
    return usable


@contextmanager
def _progress(size: int | None, gauge: Gauge) -> Iterator[Advance | None]:
    """A bar on standard error, where that is a terminal."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from tollbook.cli.console import console

    screen = console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    columns = TextColumn("reading"), BarColumn(), TextColumn("{task.fields[done]}"), TimeElapsedColumn()
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=size, done="")

        def advance(summary: Summary) -> None:
            done = f"{summary.came_in:,} reports"
            if summary.refused:
                done += f", {summary.refused:,} refused"
            bar.update(task, completed=gauge.done, done=done)

        yield advance


def print_summary(book: Book, summary: Summary, screen: Any, *, is_finished: bool) -> None:
    """What came in, what became of it, what it told, and what was refused or assumed."""
    from rich.table import Table
    from rich.text import Text

    lines = Table.grid(padding=(0, 2))
    lines.add_column()
    lines.add_column(justify="right")
    lines.add_column(style="dim")
    for name, number, remark in _lines(summary, Path(book.path), book.counts_of_incidents()):
        lines.add_row(name, f"{number:,}", remark)
    screen.print(lines)
    if summary.refusals:
        screen.print(Text("\nRefused", style="bold"))
    for refusal in summary.refusals:
        screen.print(f"  {refusal}", soft_wrap=True)
    if rest := summary.refused - len(summary.refusals):
        screen.print(f"  … and {rest:,} more; all of them: tollbook doubts --refused --db {book.path}")
    if summary.notes:
        screen.print(Text("\nNotes", style="bold"))
    for note in summary.notes:
        screen.print(f"  {note}", soft_wrap=True)
    if not is_finished:
        screen.print(
            f"\nStopped. What is counted above is whole and stays in {book.path}. "
            "To go on, run the same command again: it takes up where it stopped.",
            soft_wrap=True,
        )


def _lines(summary: Summary, db: Path, incidents: int) -> Iterator[tuple[str, int, str]]:
    from tollbook.workflow.reports import Fate

    fates = summary.fates
    yield "came in", summary.came_in, ""
    yield "  read", fates[Fate.READ], f"of these copies of another report: {summary.copies:,}" if summary.copies else ""
    if fates[Fate.READ_AGAIN]:
        yield "  read again", fates[Fate.READ_AGAIN], "an older reader had read them"
    yield "  already in the book", fates[Fate.KNOWN], ""
    yield "  refused", fates[Fate.REFUSED], ""
    asides = {
        "not English, kept unread": fates[Fate.NOT_ENGLISH],
        "hidden files and the like": fates[Fate.PASSED_OVER],
        "no attack in sight, not kept": fates[Fate.UNLIKELY],
    }
    remark = "; ".join(f"{why}: {number:,}" for why, number in asides.items() if number)
    yield "  set aside", sum(asides.values()), remark
    yield "accounts", summary.accounts, f"of a new incident: {summary.new:,}; of a known one: {summary.joined:,}"
    yield "incidents in the book", incidents, f"see them: tollbook incidents --db {db}"
    yield "doubts", summary.doubts, f"look at them: tollbook doubts --db {db}" if summary.doubts else ""


def _as_object(book: Book, summary: Summary, *, is_finished: bool) -> dict[str, Any]:
    return {
        "book": book.path,
        "finished": is_finished,
        "counts": summary.counts(),
        "refusals": [refusal_object(refusal) for refusal in book.refusals(run_id=summary.run_id)],
        "notes": summary.notes,
    }


def refusal_object(refusal: Refusal) -> dict[str, Any]:
    """A refusal as JSON."""
    return {"where": refusal.where, "line": refusal.line, "why": refusal.why}
