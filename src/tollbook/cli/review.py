"""tollbook review: a person accepts, rejects or reopens an incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Because, By, Db, Name, own_name

if TYPE_CHECKING:
    from tollbook.persons.deciding import Decided

app = typer.Typer(help="Say how an incident stands: accept, reject, reopen.", no_args_is_help=True)
Why = Annotated[str, typer.Option("--because", metavar="WORDS", help="Why, if there is more to say.")]


@app.command()
def accept(incident: Name, because: Why = "", by: By = "", db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Accept an incident: a person has looked at it, and it is right as it stands.

    \b
    Examples:
      tollbook review accept i-3fa94c10
    """
    from tollbook.persons import reviews
    from tollbook.store.book import Book

    with Book.open(db) as book:
        _print(reviews.accept(book, incident, by=by or own_name(), because=because), as_json=as_json)


@app.command()
def reject(incident: Name, because: Because, by: By = "", db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Reject an incident: it is none of the kind that the book is about. It stays, marked as rejected.

    \b
    Examples:
      tollbook review reject i-3fa94c10 --because "an accident, as the police found"
    """
    from tollbook.persons import reviews
    from tollbook.store.book import Book

    with Book.open(db) as book:
        _print(reviews.reject(book, incident, by=by or own_name(), because=because), as_json=as_json)


@app.command()
def reopen(incident: Name, because: Why = "", by: By = "", db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Reopen an incident: it is to be looked at again. Corrections stay.

    \b
    Examples:
      tollbook review reopen i-3fa94c10 --because "a new report tells otherwise"
    """
    from tollbook.persons import reviews
    from tollbook.store.book import Book

    with Book.open(db) as book:
        _print(reviews.reopen(book, incident, by=by or own_name(), because=because), as_json=as_json)


def _print(decided: Decided, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json
    from tollbook.wording import short

    (said,), (home,) = decided.decisions, decided.incidents
    if as_json:
        print_json({"incident_id": home, "state": said.state, "by": said.by, "at": said.at, "because": said.because})
        return
    console().print(f"Kept. {short(home)} is now: {said.state}, by {said.by}")
