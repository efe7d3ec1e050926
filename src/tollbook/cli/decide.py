"""tollbook judge, split and undo: a person's decisions about which accounts are one incident."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, Because, By, Db, Name, One, Other, own_name

if TYPE_CHECKING:
    from tollbook.persons.deciding import Decided


class Said(StrEnum):
    """What a person can say of two accounts."""

    SAME = "same"
    DIFFERENT = "different"


def judge(
    verdict: Annotated[Said, typer.Argument(help="same or different.")],
    one: One,
    other: Other,
    because: Because,
    by: By = "",
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Say that two accounts, or incidents, are the same or different. Never overruled by the machine.

    \b
    Examples:
      tollbook judge same i-3fa94c10 i-77b01e2d --because "the same bus, by its number"
      tollbook judge different a-5f2b9c01d3e4a7b6 a-90cc17e2aa41b8f3 --because "two markets, a day apart"
    """
    from tollbook import decisions
    from tollbook.model.judgement import Verdict
    from tollbook.store.book import Book

    with Book.open(db) as book:
        decided = decisions.judge(book, one, other, Verdict(verdict), by=by or own_name(), because=because)
    _print(decided, "Kept.", as_json=as_json)


def split(
    incident: Name,
    accounts: Annotated[
        list[str], typer.Argument(metavar="ACCOUNT...", help="Some of its accounts, as `show` names them.")
    ],
    because: Because,
    by: By = "",
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Take accounts out of an incident: they are of another one than all the others.

    \b
    Examples:
      tollbook split i-3fa94c10 a-5f2b9c01d3e4a7b6 --because "this one tells of the attack of the year before"
      tollbook split i-3fa94c10 a-5f2b9c01 a-90cc17e2 --because "two bombings of one day"
    """
    from tollbook import decisions
    from tollbook.store.book import Book

    with Book.open(db) as book:
        decided = decisions.split(book, incident, accounts, by=by or own_name(), because=because)
    _print(decided, "Split.", as_json=as_json)


def undo(
    of: Annotated[str | None, typer.Option(metavar="NAME", help="The last of this person; else of all.")] = None,
    by: By = "",
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Take the last decision of a person back, be it a judgement, a correction or a review; again, and the one before
    it. Nothing is erased.

    \b
    Examples:
      tollbook undo
      tollbook undo --of Ada
    """
    from tollbook.persons.undoing import undo
    from tollbook.store.book import Book

    with Book.open(db) as book:
        decided = undo(book, by=by or own_name(), of=of)
    _print(decided, "Taken back.", as_json=as_json)


def _print(decided: Decided, done: str, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json
    from tollbook.persons.corrections import field_name

    if as_json:
        said = [
            {"left": j.left, "right": j.right, "verdict": j.verdict, "by": j.by, "at": j.at, "because": j.because}
            for j in decided.judgements
        ]
        others = {
            "corrections": [correction.id for correction in decided.corrections],
            "reviews": [review.state for review in decided.decisions],
            "looks": [look.item for look in decided.looks],
        }
        print_json({"judgements": said, "incidents": list(decided.incidents)} | others)
        return
    screen = console()
    for correction in decided.corrections:
        screen.print(f"{done} {correction.by}'s correction of {field_name(correction.field, correction.group)}")
    for review in decided.decisions:
        screen.print(f"{done} {review.by}'s review: {review.state}")
    for look in decided.looks:
        screen.print(f"{done} {look.by}'s look at {look.item}: {look.look}")
    if decided.judgements:
        screen.print(f"{done} Now standing:")
    for j in decided.judgements:
        screen.print(f"  {j.left} and {j.right}: {j.verdict}, by {j.by}: {j.because}")
    if decided.incidents:
        screen.print(f"Incidents of these accounts: {', '.join(decided.incidents)}")
