"""The fields of an incident that can be corrected: what stands in each, what the machine reads there, and how a value
is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.desk.views.values import group_words
from tollbook.model.correction import Change, Corrected, Field
from tollbook.model.incident import Incident
from tollbook.model.values import Group
from tollbook.persons.auditing import summary_of
from tollbook.persons.corrections import field_name
from tollbook.persons.typed_values import FORMS, words_of
from tollbook.wording import plain

_FORMS: dict[Field, str] = {
    Field.PERPETRATORS: "a name; behind it in brackets how sure: stated, alleged or claimed",
    Field.RESPONSIBILITY: "a name; behind it in brackets: claimed or denied",
    Field.TARGETS: "words; behind them in brackets the kind and the group, as (building, civilians)",
    Field.VICTIMS: "a name or words; behind them in brackets: named, an age, a group, killed or wounded",
    Field.WEAPONS: "words, as: car bomb",
}
_ALL = "all"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field. ``name`` stands in the address; ``now`` are its values in the words that can be typed again, and
    ``by`` who corrected it, and why; ``machine`` is what was read, where a person set it aside."""

    name: str
    label: str
    now: tuple[str, ...]
    machine: tuple[str, ...]
    by: tuple[str, ...]
    is_list: bool
    form: str


def show_fields(incident: Incident, chosen: str = "") -> tuple[FieldRow, ...]:
    """All fields in a fixed order; of figures those that the incident has, those of all killed and wounded, and the
    one that is *chosen*."""
    summary = summary_of(incident)
    rows = []
    for field, group in _fields(summary, chosen):
        name = field_name(field, group)
        value = summary.get(f"{field}/{group}" if group else field.value, "none")
        now = tuple(value) if isinstance(value, list) else (str(value),)
        said = [found for found in incident.corrections if _is_of(found, field, group) and found.stands]
        rows.append(
            FieldRow(
                name=name,
                label=plain(field.value) + (f", {group_words(group)}" if group else ""),
                now=now,
                machine=tuple(_machine(found) for found in said),
                by=tuple(found.correction.reason for found in said),
                is_list=field.is_list,
                form=form_of(field),
            )
        )
    return tuple(rows)


def form_of(field: Field) -> str:
    """How a value of a field is written."""
    return FORMS["figure"] if field.measure else _FORMS.get(field) or FORMS[field]


def _fields(summary: dict[str, object], chosen: str) -> Iterator[tuple[Field, str | None]]:
    for field in Field:
        if field.measure is None:
            yield field, None
            continue
        for group in (_ALL, *Group):
            always = group == _ALL and field in (Field.KILLED, Field.WOUNDED)
            if always or f"{field}/{group}" in summary or field_name(field, group) == chosen:
                yield field, group


def _is_of(found: Corrected, field: Field, group: str | None) -> bool:
    return found.correction.field is field and found.correction.group == group


def _machine(found: Corrected) -> str:
    if found.correction.change is Change.ADD:
        return f"not there: {words_of(found.correction.value)}"
    if found.correction.change is Change.REMOVE:
        return f"{words_of(found.machine)}, taken out"
    return words_of(found.machine)
