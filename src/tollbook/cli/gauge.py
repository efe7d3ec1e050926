"""tollbook gauge: how well the reader reads, measured on reports that a person has coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import AsJson, MinConfidence, Reader
from tollbook.errors import Refusal, UsageError
from tollbook.gauge.halves import Half
from tollbook.model.values import ReaderName
from tollbook.settings import MIN_CONFIDENCE

if TYPE_CHECKING:
    from tollbook.gauge.annotations import Annotation
    from tollbook.gauge.calibration import Calibration
    from tollbook.gauge.mistakes import Mistake
    from tollbook.gauge.reader import Gauged
    from tollbook.gauge.scores import Scores
    from tollbook.workflow.reports import Summary

SOME_REFUSED = 1
# A bar that flashes up for a moment tells nothing.
_PATIENCE = 2.0

_NAMES = {
    "incidents": "incidents found",
    "main": "main incidents found",
    "type": "type",
    "date": "date",
    "place": "place",
    "country": "country",
    "tolls": "tolls with their group",
    "figures": "tolls, group aside",
    "source": "source of a toll",
    "best_killed": "killed, as entered",
    "best_wounded": "wounded, as entered",
    "perpetrators": "perpetrators",
    "responsibility": "claims and denials",
    "row": "rows right",
    "quiet": "quiet reports left empty",
    "links": "reports of one incident joined",
}


def gauge(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER...", help="Folders or files of annotated reports.", show_default=False),
    ],
    half: Annotated[
        Half | None,
        typer.Option(metavar="HALF", help="Only this half: tune (errors may be looked at) or report (figures only)."),
    ] = None,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show whether claims are as often right as their confidence says.")
    ] = False,
    detail: Annotated[bool, typer.Option("--detail", help="List every error by kind, with report and words.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that read; by default as many as pay.")
    ] = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    reader: Reader = ReaderName.TRAINED,
    as_json: AsJson = False,
) -> None:
    """Measure the reader on annotated reports: how much it finds, and how much of that is right.

    An annotated report is a .json file, or a line of a .jsonl file, with the report and its incidents as a
    person coded them; docs/gauge.md tells the layout and what each figure counts. Nothing is kept.

    Exit code: 0 all read, 1 some refused, 2 wrong use.

    \b
    Examples:
      tollbook gauge coded/
      tollbook gauge coded/ --detail
      tollbook gauge coded/ --half tune --calibration
      tollbook gauge coded/ --min-confidence 0.6 --json
      tollbook gauge coded/ --reader grammar
    """
    from tollbook.cli.console import console, print_json
    from tollbook.cli.read import usable_or_say_why
    from tollbook.gauge.annotations import Annotation, read_annotations
    from tollbook.gauge.halves import halves_of
    from tollbook.gauge.mistakes import find_mistakes
    from tollbook.gauge.reader import gauge_reports
    from tollbook.settings import jobs_for

    if half is Half.REPORT and detail:
        raise UsageError("the errors of the report half are not for looking at: leave --detail out, or ask for tune")
    items = list(read_annotations(paths))
    refusals = [item for item in items if isinstance(item, Refusal)]
    taken = [item for item in items if isinstance(item, Annotation)]
    if not items:
        raise UsageError(f"no annotated report in {paths[0]}: expected files that end in .json or .jsonl")
    if half:
        halves = halves_of({item.id: [coding.key for coding in item.codings] for item in taken})
        taken = [item for item in taken if halves[item.id] is half]
    size = sum(len(item.taken.raw) for item in taken)
    usable = usable_or_say_why(reader)
    with _progress(len(taken)) as advance:
        gauged = gauge_reports(
            taken, jobs=jobs or jobs_for(size), reader=usable, min_confidence=min_confidence, advance=advance
        )
    if as_json:
        print_json(_as_object(items, gauged, refusals, half, detail=detail))
    else:
        _print(items, gauged, refusals, console())
        if calibration:
            _print_calibration(gauged, console())
        if detail:
            _print_mistakes([mistake for report in gauged for mistake in find_mistakes(report)], console())
    if refusals:
        raise typer.Exit(SOME_REFUSED)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Summary], None] | None]:
    """A bar on standard error, where that is a terminal and reading takes longer than two seconds."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from tollbook.cli.console import console

    screen, began = console(stderr=True), monotonic()
    if not screen.is_terminal:
        yield None
        return
    bar = Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=screen, transient=True
    )
    task = bar.add_task("reading", total=total)

    def advance(summary: Summary) -> None:
        bar.update(task, completed=summary.came_in)
        if monotonic() - began > _PATIENCE:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()


def _print(
    items: Sequence[Annotation | Refusal],
    gauged: Sequence[Gauged],
    refusals: Sequence[Refusal],
    screen: Any,
) -> None:
    from tollbook.cli.console import heading, table
    from tollbook.gauge.scores import score

    numbers = ("Precision", "Recall", "F1", "Share", "Right", "Of")
    made = table("Measure", *numbers, right=numbers)
    for name, *cells in rows_of(score([report.compared for report in gauged])):
        made.add_row(name, *cells)
    if gauged:  # where nothing was read, nothing is right
        screen.print(made)
    aside = len(items) - len(refusals) - len(gauged)
    of_half = f"; in the other half {aside:,}" if aside else ""
    screen.print(f"\ncame in {len(items):,}: read {len(gauged):,}, refused {len(refusals):,}{of_half}")
    if refusals:
        screen.print(heading("Refused"))
    for refusal in refusals:
        screen.print(f"  {refusal}", soft_wrap=True)


def rows_of(scores: Scores) -> Iterator[tuple[str, ...]]:
    """A row for each measure, in percent: precision, recall and F1, or a share; and the counts behind it."""
    from tollbook.gauge.scores import Found, Share

    for name, words in _NAMES.items():
        value = getattr(scores, name)
        if value is None:
            continue
        if isinstance(value, Share):
            share = "–" if value.value is None else _percent(value.value)
            yield words, "", "", "", share, f"{value.right}", f"{value.of}"
        else:
            counts = (f"{value.right}", f"{value.coded}") if isinstance(value, Found) else ("", "")
            yield words, _percent(value.precision), _percent(value.recall), _percent(value.f1), "", *counts


def _percent(value: float, digits: int = 1) -> str:
    return f"{100 * value:.{digits}f}"


def calibrations_of(gauged: Sequence[Gauged]) -> dict[str, Calibration]:
    """Of each field, whether its claims are as often right as their confidence says."""
    from tollbook.gauge.calibration import calibrations, judge_claims

    return calibrations(one for report in gauged for one in judge_claims(report.accounts, report.compared))


def _print_calibration(gauged: Sequence[Gauged], screen: Any) -> None:
    from tollbook.cli.console import heading, table

    screen.print(heading("Confidence"))
    numbers = ("Claims", "Sure", "Right", "Error", "By chance")
    made = table("Field", *numbers, "Sure: right, by tenths", right=numbers)
    for field, found in calibrations_of(gauged).items():
        rates = (found.confidence, found.right, found.error, found.by_chance)
        tenths = "  ".join(f"{_percent(b.confidence, 0)}: {_percent(b.right, 0)}" for b in found.bins)
        made.add_row(field, f"{found.claims}", *map(_percent, rates), tenths)
    screen.print(made)
    screen.print(
        "Error: expected calibration error in ten bins; by chance: what so few claims show on average.", style="dim"
    )


def _print_mistakes(mistakes: Sequence[Mistake], screen: Any) -> None:
    """The kinds by how often, then each error under its kind."""
    from tollbook.cli.console import heading, table

    counted = Counter(mistake.kind for mistake in mistakes)
    screen.print(heading("Errors by kind"))
    made = table("Kind", "Errors", "Share", right=("Errors", "Share"))
    for kind, count in counted.most_common():
        made.add_row(kind.value, f"{count}", f"{count / len(mistakes):.0%}")
    screen.print(made)
    for kind, count in counted.most_common():
        screen.print(heading(f"{kind.value.capitalize()}: {count}"))
        made = table("Report", "Incident", "Read", "In the words", wide=("Report", "Incident", "Read", "In the words"))
        for mistake in (mistake for mistake in mistakes if mistake.kind is kind):
            made.add_row(mistake.report, mistake.incident, mistake.says, f"“{mistake.words}”")
        screen.print(made)


def _as_object(
    items: Sequence[Annotation | Refusal],
    gauged: Sequence[Gauged],
    refusals: Sequence[Refusal],
    half: Half | None,
    *,
    detail: bool,
) -> dict[str, Any]:
    from tollbook.cli.read import refusal_object
    from tollbook.gauge.mistakes import find_mistakes
    from tollbook.gauge.scores import score

    mistakes = [mistake for report in gauged for mistake in find_mistakes(report)]
    shown = {"errors": [asdict(mistake) for mistake in mistakes]} if detail else {}
    return {
        "counts": {"came_in": len(items), "read": len(gauged), "refused": len(refusals)},
        "half": half,
        "scores": scores_object(score([report.compared for report in gauged])),
        "calibration": {field: asdict(found) for field, found in calibrations_of(gauged).items()},
        "errors_by_kind": dict(Counter(mistake.kind for mistake in mistakes).most_common()),
        "refusals": [refusal_object(refusal) for refusal in refusals],
    } | shown


def scores_object(scores: Scores) -> dict[str, Any]:
    """The scores as JSON: shares of 1, with the counts behind them."""
    from tollbook.gauge.scores import Share

    found: dict[str, Any] = {}
    for field in fields(scores):
        value = getattr(scores, field.name)
        if value is None or isinstance(value, int):
            found[field.name] = value
        elif isinstance(value, Share):
            found[field.name] = {"share": value.value, "right": value.right, "of": value.of}
        else:
            rates = {"precision": value.precision, "recall": value.recall, "f1": value.f1}
            found[field.name] = rates | asdict(value)
    return found
