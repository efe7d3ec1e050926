"""The command line. Each command stands in a module of its own and imports what it needs when it is called,
so that `tollbook --help` is there at once."""

from __future__ import annotations

import sys
import traceback
from typing import Annotated

import typer

import tollbook
from tollbook.cli import (
    audit,
    correct,
    decide,
    demo,
    desk,
    doctor,
    doubts,
    export,
    gauge,
    incidents,
    merge,
    places,
    read,
    report,
    review,
    show,
    trace,
    user,
    why,
)
from tollbook.errors import TollbookError

WRONG_USE = 2
OUR_MISTAKE = 70  # EX_SOFTWARE of sysexits.h

app = typer.Typer(
    name="tollbook",
    help="Tollbook reads news reports of armed attacks and keeps a book of incidents: what, where, when, who, "
    "and how many came to harm according to whom, every figure tied to the exact words.",
    epilog="Try: tollbook demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("read", short_help="Read reports into the book.")(read.read)
app.command("incidents", short_help="List incidents, newest first.")(incidents.incidents)
app.command("show", short_help="Show one incident: the whole page.")(show.show)
app.command("trace", short_help="Show where a figure comes from.")(trace.trace)
app.command("report", short_help="Show a report: its text, and its numbers.")(report.report)
app.command("desk", short_help="Open the review desk in the browser.")(desk.desk)
app.command("export", short_help="Export accounts, incidents or claims.")(export.export)
app.command("doubts", short_help="List what reading could not settle.")(doubts.doubts)
app.command("merge", short_help="Merge the whole book anew; show what was joined.")(merge.merge)
app.command("why", short_help="Show why two accounts are one incident, or two.")(why.why)
app.command("judge", short_help="Say that two accounts are one incident, or two.")(decide.judge)
app.command("split", short_help="Take accounts out of an incident.")(decide.split)
app.command("correct", short_help="Set a field of an incident.")(correct.correct)
app.command("undo", short_help="Take the last decision back.")(decide.undo)
app.command("gauge", short_help="Measure the reader on annotated reports.")(gauge.gauge)
app.command("demo", short_help="Read the sample reports and show what came out.")(demo.demo)
app.command("doctor", short_help="Check that everything is there and sound.")(doctor.doctor)
app.add_typer(review.app, name="review")
app.add_typer(user.app, name="user")
app.add_typer(audit.app, name="audit")
app.add_typer(places.app, name="places")


def _print_version(asked: bool) -> None:
    if asked:
        print(f"tollbook {tollbook.__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Runs the command line and leaves with its exit code: 0 all well, 1 something was refused or is wrong,
    2 wrong use, 70 a mistake of Tollbook's own, 130 stopped by Ctrl-C."""
    try:
        app(prog_name="tollbook")
    except TollbookError as error:
        print(f"tollbook: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except Exception:
        traceback.print_exc()
        print(
            "\ntollbook: this is a mistake of Tollbook's, not of yours; nothing half-read was kept. "
            "Please report it with the lines above.",
            file=sys.stderr,
        )
        sys.exit(OUR_MISTAKE)
