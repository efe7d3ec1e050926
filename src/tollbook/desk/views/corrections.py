"""What persons corrected, beside what the machine reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.desk.views.marking import Layer, Mark
from tollbook.dossier import Dossier
from tollbook.model.correction import Change, Corrected, Correction, Field
from tollbook.persons.corrections import field_name
from tollbook.persons.typed_values import words_of
from tollbook.wording import plain


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """``name`` stands where a claim's id does when its chosen words are lit; ``quoted`` are these, None for a typed
    value, and ``lights`` the name again where they can be lit. ``stands`` is False where a later correction is in
    its place."""

    name: str
    field: str
    value: str
    machine: str
    by: str
    at: str
    because: str
    quoted: str | None
    lights: tuple[str, ...]
    stands: bool


def show_corrections(dossier: Dossier) -> tuple[CorrectionView, ...]:
    """The corrections of an incident, the oldest first."""
    return tuple(_show(found, dossier) for found in dossier.incident.corrections)


def _show(found: Corrected, dossier: Dossier) -> CorrectionView:
    said = found.correction
    value = words_of(said.value) if said.value is not None or said.change is Change.SET else words_of(said.former)
    return CorrectionView(
        name=name_of(said),
        field=plain(field_name(said.field, said.group)),
        value=value if said.change is Change.SET else f"{said.change}: {value}",
        machine=words_of(found.machine),
        by=said.by,
        at=said.at,
        because=said.because,
        quoted=dossier.chosen.get(said.id or 0),
        lights=lit_by(said, dossier) if found.stands else (),
        stands=found.stands,
    )


def name_of(correction: Correction) -> str:
    """The name under which the words of a correction are lit."""
    return f"correction-{correction.id}"


def lit_by(correction: Correction | None, dossier: Dossier) -> tuple[str, ...]:
    """What a field that was corrected lights up: the words that were chosen for it, if any were, in a report that
    is still one of the incident's."""
    words = correction.words if correction else None
    return (name_of(correction),) if correction and words and dossier.report(words.report_id) else ()


def correction_of(dossier: Dossier, field: Field) -> Correction | None:
    """The one that stands for a field of a single value."""
    standing = (found.correction for found in reversed(dossier.incident.corrections) if found.stands)
    return next((said for said in standing if said.field is field), None)


def chosen_marks(dossier: Dossier, report_id: str) -> Iterator[Mark]:
    """A mark for the words of a report that were chosen for corrections that stand."""
    for found in dossier.incident.corrections:
        words = found.correction.words
        if found.stands and words and words.report_id == report_id:
            yield Mark(words.span, Layer.CLAIM, name_of(found.correction))
