"""Every column of the CSV exports, once: its name, type, meaning and source, and how it is read from the
exported object. ``docs/exports.md`` is made from these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tollbook.exports.check import Table
from tollbook.model.values import Group, Measure

Json = dict[str, Any]
_BY_HARM = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``type`` is text, date, integer, number or yes/no; ``source`` is the field of the JSON
    object that it is taken from."""

    name: str
    type: str
    meaning: str
    source: str
    read: Callable[[Json], Any]


def _at(path: str) -> Callable[[Json], Any]:
    """Reads a field by its path; nothing where a step leads nowhere."""
    steps = path.split(".")

    def read(shaped: Json) -> Any:
        value: Any = shaped
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    return read


def _field(name: str, type_: str, meaning: str, path: str | None = None) -> Column:
    return Column(name, type_, meaning, path or name, _at(path or name))


def _joined(name: str, meaning: str, path: str, key: str, **only: str) -> Column:
    """The same field of each item of a list, without repetition, joined by ';'."""

    def read(shaped: Json) -> str:
        items = _at(path)(shaped)
        found = [item[key] for item in items if all(item[k] == v for k, v in only.items())]
        return "; ".join(dict.fromkeys(str(words).replace(";", ",") for words in found))

    narrowed = "".join(f" where {k} is {v}" for k, v in only.items())
    return Column(name, "text", meaning, f"{path}[].{key}{narrowed}", read)


_WHAT = (
    _field("type", "text", "Kind of attack, a code of the codebook."),
    _field("date_start", "date", "First day on which it may have happened.", "date.start"),
    _field("date_end", "date", "Last day on which it may have happened.", "date.end"),
    _field("date_precision", "text", "day, days, week, month or year.", "date.precision"),
    _field("place", "text", "Town or district, in its usual spelling.", "place.name"),
    _field("place_detail", "text", "The site as the report words it.", "place.detail"),
    _field("admin1", "text", "Province or state.", "place.admin1"),
    _field("country", "text", "Country, ISO 3166-1 alpha-2.", "place.country"),
    _field("lat", "number", "Degrees north, WGS 84.", "place.lat"),
    _field("lon", "number", "Degrees east, WGS 84.", "place.lon"),
    _field("place_precision", "integer", "1 (exact) to 7, as UCDP GED codes where_prec.", "place.precision"),
    _field("gazetteer_id", "text", "The place's name in the gazetteer.", "place.gazetteer_id"),
    _joined("perpetrators", "Who did it, by whatever basis.", "perpetrators", "name"),
    _joined("claimed_by", "Who says that they did it.", "responsibility", "actor", stance="claimed"),
    _joined("denied_by", "Who says that they did not.", "responsibility", "actor", stance="denied"),
    _field("no_claim", "yes/no", "A report says that nobody has claimed it.", "no_claim"),
    _joined("targets", "Whom or what it was aimed at, as worded.", "targets", "text"),
    _joined("victims", "Who came to harm, as worded; names of minors are withheld.", "victims", "text"),
    _joined("weapons", "With what, as worded.", "weapons", "text"),
)

_BOUNDS = {
    "low": "Lowest number of people {measure}",
    "best": "Number of people {measure} to work with",
    "high": "Highest number of people {measure}; empty when open above, or when nothing is reported",
}


def _bests() -> Iterator[Column]:
    for measure in _BY_HARM:
        for bound, says in _BOUNDS.items():
            meaning = says.format(measure=measure) + ", from this report alone."
            yield _field(f"{measure}_{bound}", "integer", meaning, f"best.{measure}.{bound}")


def _figure(measure: Measure, group: str, bound: str, meaning: str) -> Column:
    def read(shaped: Json) -> int | None:
        for figure in shaped["figures"]:
            if (figure["measure"], figure["group"]) == (measure, group):
                value: int | None = figure[bound]
                return value
        return None

    of_group = "" if group == "all" else f"_{group}"
    name = f"{measure}{of_group}_{bound}"
    return Column(name, "integer", meaning, f"figures[{measure}, {group}].{bound}", read)


def _figures() -> Iterator[Column]:
    for measure in _BY_HARM:
        for bound, says in _BOUNDS.items():
            yield _figure(measure, "all", bound, says.format(measure=measure) + ", over all groups.")
    for measure in _BY_HARM:
        for group in Group:
            people = group.replace("_", " ")
            meaning = f"Number of people {measure} to work with, group {people}."
            yield _figure(measure, group, "best", meaning)


_ACCOUNTS = (
    _field("account_id", "text", "Name of the account, made from its content."),
    _field("incident_id", "text", "The incident that it was judged to tell of."),
    _field("report_id", "text", "Name of the report.", "report.id"),
    _field("source_id", "text", "The id or file name that the report came in under.", "report.source_id"),
    _field("title", "text", "Title of the report.", "report.title"),
    _field("publisher", "text", "Who published it.", "report.publisher"),
    _field("url", "text", "Where.", "report.url"),
    _field("published", "text", "When, ISO 8601.", "report.published"),
    _field("sha256", "text", "Checksum of the bytes taken in.", "report.sha256"),
    _field("copy_of", "text", "The report that it nearly repeats.", "report.copy_of"),
    _field("role", "text", "main, or background when the report only recalls the incident."),
    _field("part_of", "text", "Account of the campaign that it is a part of."),
    *_WHAT,
    *_bests(),
)

_INCIDENTS = (
    _field("incident_id", "text", "Name of the incident."),
    _field("part_of", "text", "The campaign that it is a part of."),
    *_WHAT,
    *_figures(),
    _joined("discrepancies", "Where reports contradict each other.", "discrepancies", "says"),
    _field("provisional", "yes/no", "Fewer than two independent reports tell of it."),
    _field("review_state", "text", "machine, accepted, corrected or rejected.", "review.state"),
    _field("reviewed_by", "text", "By whom it was looked at.", "review.by"),
    _field("reviewed_at", "text", "When, ISO 8601.", "review.at"),
    _joined("corrected", "Fields that a person has corrected.", "corrections", "field"),
    Column(
        "accounts",
        "text",
        "Names of its accounts.",
        "accounts[]",
        lambda shaped: "; ".join(shaped["accounts"]),
    ),
)

_CLAIMS = (
    _field("claim_id", "text", "Name of the claim."),
    _field("report_id", "text", "The report that makes it."),
    _field("account_id", "text", "The account that it belongs to."),
    _field("incident_id", "text", "The incident of that account."),
    _field("kind", "text", "toll, date, place, perpetrator, responsibility, target, victim, weapon …"),
    _field("measure", "text", "Of a toll: killed, wounded, captured or missing.", "value.measure"),
    _field("group", "text", "Of a toll, target or victim: which people.", "value.group"),
    _field("low", "integer", "Of a toll: at least so many.", "value.low"),
    _field("high", "integer", "Of a toll: at most so many; empty when open above.", "value.high"),
    Column(
        "value",
        "text",
        "All fields of its value, as JSON.",
        "value",
        lambda shaped: json.dumps(shaped["value"], ensure_ascii=False),
    ),
    _field("words", "text", "The figure as worded, or the quoted words."),
    _field("source", "text", "Who says so, as worded; empty when the report itself does."),
    _field("status", "text", "current, superseded, unverified or part."),
    _field("part_of", "text", "The larger toll that it is a part of."),
    _field("rule", "text", "The rule or model that read it."),
    _field("confidence", "number", "How likely a careful coder would agree, 0 to 1; empty where not weighed."),
    Column(
        "spans",
        "text",
        "Where the quoted words stand in the report, start-end.",
        "evidence[].start, end",
        lambda shaped: "; ".join(f"{e['start']}-{e['end']}" for e in shaped["evidence"]),
    ),
    _joined("evidence", "The quoted words.", "evidence", "text"),
)

COLUMNS: dict[Table, tuple[Column, ...]] = {
    Table.ACCOUNTS: _ACCOUNTS,
    Table.INCIDENTS: _INCIDENTS,
    Table.CLAIMS: _CLAIMS,
}


def cells(columns: Iterable[Column], shaped: Json) -> list[str]:
    """One row as text. Nothing known is an empty cell; a zero is written."""
    return [_cell(column, column.read(shaped)) for column in columns]


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    # A cell that begins like a formula is run by spreadsheets; numbers may begin with a minus.
    return f"'{text}" if column.type == "text" and text.startswith(_FORMULA) else text


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
