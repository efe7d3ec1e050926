"""tollbook places: a country's places beside those that are shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.options import AsJson

SOME_REFUSED = 1
_SHOWN = 10

app = typer.Typer(help="Add places to those that are shipped.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _places() -> None:
    pass


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A country file of GeoNames: ML.txt or ML.zip.")],
    as_json: AsJson = False,
) -> None:
    """Add the places of a country from its GeoNames file (https://download.geonames.org/export/dump/).

    Reports that are read from then on know them. The same file twice changes nothing.

    \b
    Examples:
      tollbook places add ML.zip
    """
    from tollbook.cli.console import print_json, say
    from tollbook.cli.read import refusal_object
    from tollbook.errors import Refusal, UsageError
    from tollbook.gazetteer.additions import add_places, user_places_path

    database = user_places_path()
    try:
        added = add_places(file, database)
    except Refusal as fault:
        raise UsageError(str(fault)) from fault
    if as_json:
        refused = [refusal_object(refusal) for refusal in added.refusals]
        print_json({"places": added.places, "left_out": added.left_out, "refusals": refused, "kept_in": str(database)})
    else:
        print(f"{added.places:,} places added to {database}; {added.left_out:,} lines of other things left out")
        for refusal in added.refusals[:_SHOWN]:
            say(str(refusal))
        if len(added.refusals) > _SHOWN:
            say(f"… and {len(added.refusals) - _SHOWN:,} more lines that could not be read")
    if added.refusals:
        raise typer.Exit(SOME_REFUSED)
