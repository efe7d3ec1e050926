"""Options that several commands take, each in one wording."""

from __future__ import annotations

import getpass
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.model.values import AttackType, ReaderName
from tollbook.settings import BOOK, ROWS

if TYPE_CHECKING:
    from tollbook.figures.policies import Policy
    from tollbook.store.filters import IncidentFilter


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"'{words}' is no day: write it as 2024-01-31") from None


def _country(words: str) -> str:
    if len(words) != 2 or not words.isalpha():
        raise typer.BadParameter(f"'{words}' is no country code: write two letters, such as PK (ISO 3166-1)")
    return words.upper()


BOOK_PATH = Path(BOOK)

Db = Annotated[Path, typer.Option("--db", metavar="FILE", help="The book.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Show so many at most; 0 shows all.")]
Name = Annotated[str, typer.Argument(metavar="INCIDENT", help="Its name, or the beginning of it.")]
One = Annotated[str, typer.Argument(metavar="A", help="An account, or an incident with all of its accounts.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Because = Annotated[str, typer.Option("--because", metavar="WORDS", help="Why; kept with the decision.")]

Country = Annotated[str | None, typer.Option(parser=_country, metavar="CODE", help="Two letters, such as PK.")]
Since = Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="From this day on, 2024-01-31.")]
Until = Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="Up to this day.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=_day, metavar="DAY", help="As the reports published by this day would have it."),
]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Part of a perpetrator's or claimant's name.")]
MinKilled = Annotated[int | None, typer.Option("--min-killed", min=0, metavar="N", help="At least so many killed.")]
Type = Annotated[
    AttackType | None, typer.Option("--type", metavar="KIND", help=f"Kind of attack: {', '.join(AttackType)}.")
]
Reader = Annotated[
    ReaderName,
    typer.Option("--reader", help="trained: an encoder reads along; grammar: rules alone, faster."),
]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of a place, title or report.")]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0, max=1, metavar="P", help="Claims less sure than this become doubts, 0 to 1."
    ),
]

PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME",
        help="Choose the figures anew by this policy: latest-official (as in the book), ucdp, acled or ibc.",
    ),
]
WithoutAttackers = Annotated[
    bool, typer.Option("--without-attackers", help="Leave those out of the figures who carried the attack out.")
]

LIMIT = ROWS


def make_filter(
    country: str | None,
    since: date | None,
    until: date | None,
    actor: str | None,
    min_killed: int | None,
    kind: AttackType | None,
    text: str | None,
) -> IncidentFilter:
    """Which incidents are meant."""
    from tollbook.store.filters import IncidentFilter

    return IncidentFilter(country, since, until, actor, min_killed, kind.value if kind else None, text)


def make_policy(name: str | None, without_attackers: bool) -> Policy | None:
    """The policy that is asked for; None when the figures are to stay as they stand in the book."""
    from tollbook.figures.policies import LATEST_OFFICIAL, policy_named

    if name is None and not without_attackers:
        return None
    return policy_named(name or LATEST_OFFICIAL.name, with_attackers=not without_attackers)


def own_name() -> str:
    """Who decides when --by does not say: $TOLLBOOK_USER, else the name of the account on this machine."""
    return os.environ.get("TOLLBOOK_USER") or getpass.getuser()
