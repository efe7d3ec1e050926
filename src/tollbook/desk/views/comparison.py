"""Incidents beside each other, field by field: as they are, and as they would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.model.incident import Incident
from tollbook.persons.auditing import summary_of
from tollbook.persons.previews import Preview
from tollbook.wording import place_words, plain, short, title_words


@dataclass(frozen=True, slots=True)
class Head:
    """A column. ``is_new`` where the incident is as it would be."""

    id: str
    title: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One field of each incident, in words, item by item; ``differs`` where those that are do not all say the same."""

    field: str
    values: tuple[tuple[str, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """``heads`` and the values of ``lines`` are in the same order; the first ``now`` of them are what is."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    now: int


def show_comparison(preview: Preview, names: Mapping[str, str]) -> ComparisonView:
    """What is beside what would be; *names* are those of the accounts' reports, by the account's id."""
    both = [*preview.before, *preview.after]
    heads = [
        Head(incident.id, title_words(incident), number >= len(preview.before)) for number, incident in enumerate(both)
    ]
    summaries = [_summary(incident, names) for incident in both]
    fields = dict.fromkeys(field for summary in summaries for field in summary)
    ordered = sorted(fields, key=lambda field: (field in ("review", "reports"), "/" not in field and field in _LATE))
    lines = [_line(field, summaries) for field in ordered]
    return ComparisonView(tuple(heads), tuple(line for line in lines if any(line.values)), len(preview.before))


_LATE = ("perpetrators", "responsibility", "targets", "victims", "weapons")


def _summary(incident: Incident, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    said = summary_of(incident)
    accounts = said.pop("accounts")
    shown = {field: _worded(value) for field, value in said.items()}
    if incident.place:
        shown["place"] = (place_words(incident.place),)
    return shown | {"reports": tuple(names.get(name, short(name)) for name in accounts)}


def _worded(value: str | list[str]) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return () if value == "none" else (plain(value),)


def _line(field: str, summaries: Sequence[Mapping[str, tuple[str, ...]]]) -> Line:
    values = tuple(summary.get(field, ()) for summary in summaries)
    return Line(plain(field).removesuffix("/all"), values, len(set(values)) > 1)
