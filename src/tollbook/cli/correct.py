"""tollbook correct: a person sets a field of an incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, By, Db, Name, own_name

if TYPE_CHECKING:
    from tollbook.model.correction import Chosen
    from tollbook.persons.deciding import Decided
    from tollbook.store.book import Book


def correct(
    incident: Name,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="type, date, place, perpetrators, responsibility, targets, victims, weapons, killed, wounded, "
            "captured, missing; a figure's group as killed/civilians.",
        ),
    ],
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="What it is, or 'unknown'; with --words, what they say.")
    ] = None,
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="Why; not needed with --words.")] = "",
    words: Annotated[str, typer.Option(metavar="WORDS", help="Words of a report that it rests on.")] = "",
    of_report: Annotated[str, typer.Option("--report", metavar="REPORT", help="The report of these words.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take this item out of a field that has several.")] = False,
    instead_of: Annotated[
        str | None, typer.Option(metavar="ITEM", help="Put the value in the place of this item.")
    ] = None,
    by: By = "",
    revision: Annotated[
        str | None, typer.Option(metavar="REVISION", help="Only if the incident is still what `show --json` gave.")
    ] = None,
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Set a field of an incident. The machine's reading stays beside it, set aside; `tollbook undo` takes it back.

    A figure is 14, 14+ (at least 14), 10-14-20 (low, best, high) or none. A date is 2024-03-04, 2024-03-04/2024-03-06,
    2024-03 or 2024. A place is looked up in the gazetteer. Of a field with several items the value is added. Brackets
    say more: "Red Column (alleged)", "a bus (property)", "Ann Example (named, 34, civilians, killed)".

    \b
    Examples:
      tollbook correct 3fa9 killed 14 --because "the hospital's list"
      tollbook correct 3fa9 killed/civilians 10-12-14 --because "two lists differ"
      tollbook correct 3fa9 wounded --words "at least 31 people" --report r-5f2b9c01
      tollbook correct 3fa9 place "Quetta, PK" --because "the road lies there"
      tollbook correct 3fa9 weapons "car bomb" --instead-of mine --because "so the army corrected itself"
    """
    from tollbook.persons import corrections
    from tollbook.store.book import Book

    named, group = corrections.field_named(field)
    with Book.open(db) as book:
        decided = corrections.correct(
            book,
            incident,
            named,
            value,
            by=by or own_name(),
            because=because,
            group=group,
            remove=remove,
            instead_of=instead_of,
            words=_chosen(book, words, of_report),
            revision=revision,
        )
    _print(decided, as_json=as_json)


def _chosen(book: Book, words: str, of_report: str) -> Chosen | None:
    from tollbook.errors import UsageError
    from tollbook.persons.chosen_words import find_words

    if bool(words) != bool(of_report):
        raise UsageError("words belong to a report: give both --words and --report, or neither")
    return find_words(book.find_report_named(of_report), words) if words else None


def _print(decided: Decided, *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json
    from tollbook.persons.corrections import field_name
    from tollbook.persons.typed_values import words_of
    from tollbook.wording import short

    (said,), (home,) = decided.corrections, decided.incidents
    field, value = field_name(said.field, said.group), words_of(said.value or said.former)
    if as_json:
        told: dict[str, Any] = {"correction_id": said.id, "incident_id": home, "field": field, "change": said.change}
        told |= {"value": words_of(said.value), "former": words_of(said.former), "by": said.by, "at": said.at}
        print_json(told | {"because": said.because, "report_id": said.words.report_id if said.words else None})
        return
    console().print(f"Kept. {short(home)}: {said.change} {field}: {value}, by {said.by}: {said.because}")
