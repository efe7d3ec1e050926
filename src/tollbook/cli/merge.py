"""tollbook merge: the whole book merged anew, and what it was merged by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, LIMIT, AsJson, Db, Limit
from tollbook.model.judgement import MACHINE

if TYPE_CHECKING:
    from tollbook.model.incident import Incident
    from tollbook.store.book import Book
    from tollbook.workflow.merging import Merge


def merge(
    db: Db = BOOK_PATH,
    explain: Annotated[bool, typer.Option("--explain", help="Show what was joined, and on what grounds.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes that merge.")] = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Merge the whole book anew: accounts of one attack become one incident.

    Reading merges by itself, report by report, and comes to the same. This is for a book that an older Tollbook has
    merged, and for seeing what was joined and why. What persons judged stands.

    \b
    Examples:
      tollbook merge
      tollbook merge --explain
      tollbook merge --explain --limit 0 --json
    """
    from tollbook.cli.console import console, print_json
    from tollbook.store.book import Book

    with Book.open(db) as book:
        merged = merge_with_bar(book, jobs=jobs)
        joined = list(_joined(book)) if explain else []
        shown = joined[: limit or None]
        if as_json:
            counts = {"accounts": merged.accounts, "judgements": merged.judged, "incidents": merged.incidents}
            print_json(counts | ({"joined": [_as_object(book, i) for i in shown]} if explain else {}))
            return
        screen = console()
        said = f"{merged.accounts:,} accounts, {merged.incidents:,} incidents (before: {merged.before:,})"
        screen.print(f"{said}; new judgements on pairs: {merged.judged:,}.")
        if explain:
            _print_joined(book, shown, len(joined) - len(shown), screen)


def merge_with_bar(book: Book, *, jobs: int | None = None) -> Merge:
    """Merges the book, with a progress bar on a terminal."""
    from tollbook.settings import jobs_to_merge
    from tollbook.workflow.merging import merge_book

    with _progress() as advance:
        for merged in merge_book(book, jobs=jobs or jobs_to_merge(book.counts()["account"])):
            advance(merged)
    return merged


@contextmanager
def _progress() -> Iterator[Callable[[Merge], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from tollbook.cli.console import console

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    screen = console(stderr=True)
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("merging", total=None)

        def advance(merged: Merge) -> None:
            bar.update(task, description=merged.round or "merging", completed=merged.done, total=merged.total or None)

        yield advance


def _joined(book: Book) -> Iterator[Incident]:
    return (incident for incident in book.incidents() if len(incident.accounts) > 1)


def _print_joined(book: Book, shown: list[Incident], more: int, screen: Any) -> None:
    """Each incident of several accounts, with the strongest ground that each of them was joined on."""
    from rich.text import Text

    from tollbook.wording import day_words, place_words, plain, report_name, short

    for incident in shown:
        facts = [plain(incident.type).capitalize(), place_words(incident.place), day_words(incident.date)]
        screen.print(Text(f"\n{short(incident.id)}  {' · '.join(fact for fact in facts if fact)}", style="bold"))
        for account in book.accounts_of_incident(incident.id):
            report = book.find_report(account.report_id)
            assert report is not None
            screen.print(f"  {short(account.id)}  {report_name(report)}", soft_wrap=True)
        for left, right, by, score, because in _grounds(book, incident):
            bits = "" if score is None else f" {score:+.1f} bits"
            screen.print(f"    {short(left)} = {short(right)}, {by}{bits}: {because}", style="dim", soft_wrap=True)
    if more:
        screen.print(f"\n{more:,} more: show them with --limit 0.")
    screen.print("\nA pair taken apart: tollbook why A B. Wrong? tollbook judge, tollbook split.", style="dim")


def _grounds(book: Book, incident: Incident) -> list[tuple[str, str, str, float | None, str]]:
    """A tree of the strongest 'same' that hold the accounts of an incident together (Kruskal 1956)."""
    same = [j for j in book.judgements_among(incident.accounts) if j.verdict == "same"]
    group = {name: name for name in incident.accounts}
    grounds = []
    for judgement in sorted(same, key=lambda j: (j.by == MACHINE, -(j.score or 0.0), j.left, j.right)):
        one, other = group[judgement.left], group[judgement.right]
        if one != other:
            group = {name: one if found == other else found for name, found in group.items()}
            grounds.append((judgement.left, judgement.right, judgement.by, judgement.score, judgement.because))
    return grounds


def _as_object(book: Book, incident: Incident) -> dict[str, Any]:
    grounds = _grounds(book, incident)
    return {
        "incident": incident.id,
        "accounts": list(incident.accounts),
        "grounds": [
            {"left": left, "right": right, "by": by, "score": score, "because": because}
            for left, right, by, score, because in grounds
        ],
    }
