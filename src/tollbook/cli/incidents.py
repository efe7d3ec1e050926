"""tollbook incidents: the list, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tollbook.cli.options import (
    BOOK_PATH,
    LIMIT,
    Actor,
    AsJson,
    AsOf,
    Country,
    Db,
    Limit,
    MinKilled,
    PolicyName,
    Since,
    Type,
    Until,
    WithoutAttackers,
    Words,
    make_filter,
    make_policy,
)

if TYPE_CHECKING:
    from tollbook.model.incident import Incident

# From so many columns on there is room to say who.
_ROOMY = 100


def incidents(
    db: Db = BOOK_PATH,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    min_killed: MinKilled = None,
    kind: Type = None,
    text: Words = None,
    as_of: AsOf = None,
    policy: PolicyName = None,
    without_attackers: WithoutAttackers = False,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """List incidents, newest first.

    \b
    Examples:
      tollbook incidents
      tollbook incidents --country PK --since 2024-01-01 --actor "BLA" --min-killed 5
      tollbook incidents --type suicide_bombing --text market --limit 0
      tollbook incidents --policy ucdp --without-attackers
    """
    from tollbook.cli.console import console, print_json
    from tollbook.exports.shapes import incident_object
    from tollbook.store.book import Book
    from tollbook.workflow.past import book_at
    from tollbook.workflow.policies import under_policy

    only = make_filter(country, since, until, actor, min_killed, kind, text)
    chosen_by = make_policy(policy, without_attackers)
    with Book.open(db) as whole, book_at(whole, as_of) as book:
        found = newest_first(book.incidents(only))
        shown = [under_policy(book, incident, chosen_by) for incident in found[: limit or None]]
        if as_json:
            objects = [incident_object(book.told(incident)) for incident in shown]
            print_json({"found": len(found), "incidents": objects})
            return
        screen = console()
        print_incidents(shown, screen)
        if len(found) > len(shown):
            screen.print(f"\n{len(found) - len(shown):,} more: show them with --limit 0, or ask more closely.")
        if not found:
            screen.print(f"No incident answers to that; {db} holds {book.counts_of_incidents():,}.")


def newest_first(found: Iterable[Incident]) -> list[Incident]:
    """By date, the newest first; those without a date last."""
    return sorted(found, key=lambda i: (i.date is None, -i.date.start.toordinal() if i.date else 0, i.id))


def print_incidents(shown: list[Incident], screen: Any) -> None:
    """The table of incidents, and what its marks mean."""
    from tollbook.cli.console import table
    from tollbook.model.values import Measure
    from tollbook.wording import days_in_short, figure_of, place_words, plain, short, who

    if not shown:
        return
    is_roomy = screen.width >= _ROOMY
    headers = ["Incident", "Date", "Place", "Type", "Killed", "Wounded", *(["Who"] if is_roomy else []), "Reports"]
    wide = ("Place", "Who") if is_roomy else ()
    made = table(*headers, right=("Killed", "Wounded", "Reports"), whole=("Incident", "Date"), wide=wide)
    for incident in shown:
        cells = [
            short(incident.id),
            days_in_short(incident.date) or "unknown",
            place_words(incident.place) or "unknown",
            plain(incident.type),
            figure_of(incident, Measure.KILLED),
            figure_of(incident, Measure.WOUNDED),
        ]
        cells += [who(incident)] if is_roomy else []
        made.add_row(*cells, f"{len(incident.accounts)}{'*' if incident.provisional else ' '}")
    screen.print(made)
    screen.print(
        "\nbest (low–high), + for open above; empty: no figure reported. Who?: accused, not claimed."
        "\n* provisional: fewer than two independent reports tell of it.",
        style="dim",
    )
