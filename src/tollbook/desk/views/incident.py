"""An incident as it is shown: what happened, who claims and who denies, the reports side by side; and which words of
which report each field lights up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tollbook.desk.views.claims import ClaimView, marks_of, show_claims, uses_of
from tollbook.desk.views.corrections import (
    CorrectionView,
    chosen_marks,
    correction_of,
    lit_by,
    name_of,
    show_corrections,
)
from tollbook.desk.views.figures import AsideView, FieldView, FigureView, show_figures, show_set_aside
from tollbook.desk.views.marking import Stretch, cut_stretches
from tollbook.desk.views.report import ReportHead, aside_marks, show_head
from tollbook.desk.views.values import BASES, PRECISIONS, victim_words
from tollbook.dossier import Dossier
from tollbook.figures.identities import identity_of
from tollbook.model.account import Account
from tollbook.model.correction import Change, Field, Said
from tollbook.model.incident import Incident
from tollbook.model.text import Report, Span
from tollbook.model.values import (
    DateRange,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Target,
    Term,
    Victim,
    Weapon,
)
from tollbook.wording import (
    day_words,
    figure_of,
    is_recalled,
    place_words,
    plain,
    title_words,
    who,
    whole_place_words,
)

# How far from the point a place may lie, in kilometres, by UCDP's where_prec; a drawn circle, no measurement.
_RADII = {1: 2, 2: 25, 3: 50, 4: 150, 5: 250, 6: 500, 7: 250}


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts: where, when, who …"""

    label: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where, for a small map. ``radius`` in km is how far off the point it may be, roughly."""

    words: str
    precision: int
    precise: str
    lat: float | None
    lon: float | None
    radius: int


@dataclass(frozen=True, slots=True)
class Column:
    """A report beside the others, with the accounts of this incident in it and what was read for them."""

    head: ReportHead
    role: str
    accounts: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    claims: tuple[ClaimView, ...]

    @property
    def is_folded(self) -> bool:
        return any(stretch.is_folded for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class IncidentView:
    """All that the page of an incident shows but its history."""

    id: str
    title: str
    line: str
    provisional: bool
    review: str
    reviewed: str
    part_of: str | None
    parts: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: tuple[FigureView, ...]
    contradictions: tuple[FieldView, ...]
    aside: tuple[AsideView, ...]
    corrections: tuple[CorrectionView, ...]
    place: PlaceView | None
    columns: tuple[Column, ...]

    @property
    def fields(self) -> Iterator[FieldView]:
        """Everything that can light words up."""
        for fact in self.facts:
            yield from fact.fields
        yield from (figure.field for figure in self.figures)
        yield from self.contradictions

    @property
    def claims(self) -> Iterator[ClaimView]:
        for column in self.columns:
            yield from column.claims

    def lit(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """The claims that a field, or a claim by its id, lights up: those it rests on, and those set aside."""
        for field in self.fields:
            if field.name == name:
                return frozenset(field.claims), frozenset(field.aside)
        known = {claim.id for claim in self.claims} | {correction.name for correction in self.corrections}
        return frozenset({name} & known), frozenset()


def show_incident(dossier: Dossier, sentences: Mapping[str, tuple[Span, ...]]) -> IncidentView:
    """The view of an incident; *sentences* are those of each report, by its id, where long ones fold."""
    incident = dossier.incident
    contradictions = tuple(
        FieldView(f"contradiction-{number}", found.says, found.about, found.claim_ids)
        for number, found in enumerate(incident.discrepancies)
    )
    review = incident.review
    return IncidentView(
        id=incident.id,
        title=title_words(incident),
        line=line_words(incident),
        provisional=incident.provisional,
        review=review.state,
        reviewed="not reviewed by a person"
        if review.by is None
        else f"{review.state} by {review.by}, {(review.at or '')[:10]}",
        part_of=incident.part_of,
        parts=dossier.parts,
        facts=tuple(_facts(dossier)),
        figures=tuple(show_figures(dossier, contradictions)),
        contradictions=contradictions,
        aside=tuple(show_set_aside(dossier)),
        corrections=show_corrections(dossier),
        place=_place(incident.place),
        columns=tuple(_columns(dossier, sentences)),
    )


def line_words(incident: Incident) -> str:
    """What happened in one line: 'Shelling in Mariupol, UA, on 2015-01-24: 30 killed, 97 wounded; separatists?'."""
    said = plain(incident.type).capitalize()
    if incident.place:
        said += f" in {place_words(incident.place)}"
    if incident.date:
        said += f", {day_words(incident.date)}"
    overall = [figure for figure in incident.figures if figure.group == "all"]
    tolls = ", ".join(f"{figure_of(incident, figure.measure)} {figure.measure}" for figure in overall)
    doer = who(incident)
    told = "; ".join(part for part in (tolls or "no figure given", doer and f"attributed to {doer}") if part)
    return f"{said}: {told}"


def _facts(dossier: Dossier) -> Iterator[Fact]:
    incident = dossier.incident
    when = day_words(incident.date) or "unknown"
    close = f"known to the {incident.date.precision}" if incident.date else ""
    place = incident.place
    yield Fact("What", (_single(dossier, Field.TYPE, plain(incident.type), "", Term),))
    where = whole_place_words(place) if place else "unknown"
    precise = PRECISIONS.get(place.precision, "") if place else ""
    yield Fact("Where", (_single(dossier, Field.PLACE, where, precise, PlaceRef),))
    yield Fact("When", (_single(dossier, Field.DATE, when, close, DateRange),))
    yield Fact("Who", tuple(_fields(dossier, Perpetrator)))
    yield Fact("Responsibility", tuple(_fields(dossier, Responsibility, NoClaim)))
    yield Fact("Against", tuple(_fields(dossier, Target)))
    yield Fact("Victims", tuple(_fields(dossier, Victim)))
    yield Fact("With", tuple(_fields(dossier, Weapon)))


def _single(dossier: Dossier, field: Field, words: str, note: str, kind: type) -> FieldView:
    """A field of one value; where a person set it, what was read is set aside."""
    read = tuple(name for name, (claim, _) in dossier.claims.items() if isinstance(claim.value, kind))
    said = correction_of(dossier, field)
    if said is None:
        return FieldView(field.value, words, note, read)
    return FieldView(field.value, words, _beside(note, said.reason), lit_by(said, dossier), read)


def _fields(dossier: Dossier, *kinds: type) -> Iterator[FieldView]:
    """The consolidated claims of these kinds, each with those of all reports that say the same."""
    for claim in dossier.incident.claims:
        if isinstance(claim.value, kinds):
            identity = identity_of(claim.value)
            same = tuple(name for name, (other, _) in dossier.claims.items() if identity_of(other.value) == identity)
            words, note = _said(claim.value)
            source = f"says {claim.source.words}" if claim.source else ""
            yield FieldView(claim.id, words, _beside(note, source), same)
    for found in dossier.incident.corrections:
        said = found.correction
        value = said.value
        if value and found.stands and said.change in (Change.ADD, Change.REPLACE) and isinstance(value, kinds):
            words, note = _said(value)
            reason = f"added by {said.by}: {said.because}"
            yield FieldView(name_of(said), words, _beside(note, reason), lit_by(said, dossier))


def _beside(*notes: str) -> str:
    return ", ".join(note for note in notes if note)


def _said(said: Said) -> tuple[str, str]:
    """The words of a field, and what stands behind them."""
    match said:
        case Perpetrator() as value:
            return value.actor.name, BASES[value.basis]
        case Responsibility() as value:
            return f"{value.stance} by {value.actor.name}", ""
        case NoClaim():
            return "nobody has claimed it, it is said", ""
        case Target() as value:
            return value.text, plain(value.group)
        case Victim() as value:
            return victim_words(value), plain(value.group)
        case Weapon() as value:
            return value.text, plain(value.weapon_class or "")
    raise AssertionError(f"no field shows {said}")


def _place(place: PlaceRef | None) -> PlaceView | None:
    if place is None:
        return None
    precise = PRECISIONS.get(place.precision, "unknown")
    words = place_words(place)
    return PlaceView(words, place.precision, precise, place.lat, place.lon, _RADII.get(place.precision, 500))


def _columns(dossier: Dossier, sentences: Mapping[str, tuple[Span, ...]]) -> Iterator[Column]:
    """The reports as the incident has its accounts: those about it first, then by day of publication."""
    used = uses_of(dossier.incident.figures)
    order = {name: number for number, name in enumerate(dossier.incident.accounts)}
    told: dict[str, list[tuple[Account, Report]]] = {}
    for account, report in sorted(dossier.accounts, key=lambda pair: order[pair[0].id]):
        told.setdefault(report.id, []).append((account, report))
    for pairs in told.values():
        report = pairs[0][1]
        marks = aside_marks(report) + [mark for account, _ in pairs for mark in marks_of(account.claims)]
        marks += chosen_marks(dossier, report.id)
        claims = [view for account, _ in pairs for view in show_claims(account, report, used)]
        yield Column(
            head=show_head(report),
            role=is_recalled(pairs[0][0]),
            accounts=tuple(account.id for account, _ in pairs),
            stretches=cut_stretches(report.text, marks, sentences.get(report.id, ())),
            claims=tuple(sorted(claims, key=lambda view: (view.start, view.id))),
        )
