"""An incident as it is shown: what happened, the figures and what they rest on, who claims and who denies, the
reports side by side; and which words of which report each field lights up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tollbook.desk.views.claims import ClaimView, marks_of, show_claims, uses_of
from tollbook.desk.views.marking import Stretch, cut_stretches
from tollbook.desk.views.report import ReportHead, aside_marks, show_head
from tollbook.desk.views.values import BASES, PRECISIONS, group_words, victim_words
from tollbook.dossier import Dossier
from tollbook.figures.identities import identity_of
from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.incident import Figure, Incident
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
    figure_words,
    is_recalled,
    place_words,
    plain,
    report_name,
    source_words,
    title_words,
    toll_words,
    who,
    whole_place_words,
)

# How far from the point a place may lie, in kilometres, by UCDP's where_prec; a drawn circle, no measurement.
_RADII = {1: 2, 2: 25, 3: 50, 4: 150, 5: 250, 6: 500, 7: 250}


@dataclass(frozen=True, slots=True)
class Field:
    """Something that the incident says, and the claims whose words it lights up: those that it rests on, and those
    that were set aside for it. ``name`` stands in the address when the words are asked for."""

    name: str
    words: str
    note: str
    claims: tuple[str, ...]
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts: where, when, who …"""

    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Who says so, in what words, in which report."""

    source: str
    words: str
    report_id: str
    report_name: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with what it rests on. ``high`` is 'open' where nothing bounds it above; ``contradictions`` are the
    names of those that concern it; ``is_first`` of its measure."""

    field: Field
    measure: str
    group: str
    low: int
    best: int
    high: str
    policy: str
    is_first: bool
    rests: tuple[Rest, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AsideView:
    """A claim that a figure does not rest on, and why."""

    measure: str
    rest: Rest
    reason: str


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
    contradictions: tuple[Field, ...]
    aside: tuple[AsideView, ...]
    place: PlaceView | None
    columns: tuple[Column, ...]

    @property
    def fields(self) -> Iterator[Field]:
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
        return frozenset(claim.id for claim in self.claims if claim.id == name), frozenset()


def show_incident(dossier: Dossier, sentences: Mapping[str, tuple[Span, ...]]) -> IncidentView:
    """The view of an incident; *sentences* are those of each report, by its id, where long ones fold."""
    incident = dossier.incident
    contradictions = tuple(
        Field(f"contradiction-{number}", found.says, found.about, found.claim_ids)
        for number, found in enumerate(incident.discrepancies)
    )
    review = incident.review
    return IncidentView(
        id=incident.id,
        title=title_words(incident),
        line=line_words(incident),
        provisional=incident.provisional,
        review=review.state,
        reviewed="not reviewed by a person" if review.by is None else f"{review.state} by {review.by}, {review.at}",
        part_of=incident.part_of,
        parts=dossier.parts,
        facts=tuple(_facts(dossier)),
        figures=tuple(_figures(dossier, contradictions)),
        contradictions=contradictions,
        aside=tuple(_aside(dossier)),
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
    yield Fact("What", (Field("type", plain(incident.type), "", _of_kind(dossier, Term)),))
    where = whole_place_words(place) if place else "unknown"
    precise = PRECISIONS.get(place.precision, "") if place else ""
    yield Fact("Where", (Field("place", where, precise, _of_kind(dossier, PlaceRef)),))
    yield Fact("When", (Field("date", when, close, _of_kind(dossier, DateRange)),))
    yield Fact("Who", tuple(_fields(dossier, Perpetrator)))
    yield Fact("Responsibility", tuple(_fields(dossier, Responsibility, NoClaim)))
    yield Fact("Against", tuple(_fields(dossier, Target)))
    yield Fact("Victims", tuple(_fields(dossier, Victim)))
    yield Fact("With", tuple(_fields(dossier, Weapon)))


def _of_kind(dossier: Dossier, kind: type) -> tuple[str, ...]:
    return tuple(name for name, (claim, _) in dossier.claims.items() if isinstance(claim.value, kind))


def _fields(dossier: Dossier, *kinds: type) -> Iterator[Field]:
    """The consolidated claims of these kinds, each with those of all reports that say the same."""
    for claim in dossier.incident.claims:
        if isinstance(claim.value, kinds):
            identity = identity_of(claim.value)
            same = tuple(name for name, (other, _) in dossier.claims.items() if identity_of(other.value) == identity)
            words, note = _said(claim)
            source = f"says {claim.source.words}" if claim.source else ""
            yield Field(claim.id, words, ", ".join(part for part in (note, source) if part), same)


def _said(claim: Claim) -> tuple[str, str]:
    """The words of a field, and what stands behind them."""
    match claim.value:
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
    raise AssertionError(f"no field shows {claim.value}")


def _figures(dossier: Dossier, contradictions: Iterable[Field]) -> Iterator[FigureView]:
    against = list(contradictions)
    former = None
    for figure in dossier.incident.figures:
        behind = set(figure.chosen).union(aside.claim_id for aside in figure.set_aside)
        aside = tuple(dict.fromkeys(one.claim_id for one in figure.set_aside))
        name = f"{figure.measure}-{figure.group}"
        yield FigureView(
            field=Field(name, figure_words(figure), "", figure.chosen, aside),
            measure=figure.measure,
            group=group_words(figure.group),
            low=figure.low,
            best=figure.best,
            high="open" if figure.high is None else str(figure.high),
            policy=figure.policy,
            is_first=figure.measure != former,
            rests=_once(_rest(dossier, claim_id) for claim_id in figure.chosen),
            contradictions=tuple(one.name for one in against if one.note == figure.measure and behind & {*one.claims}),
        )
        former = figure.measure


def _rest(dossier: Dossier, claim_id: str) -> Rest:
    claim, report = dossier.claims[claim_id]
    return Rest(source_words(claim), toll_words(claim, report), report.id, report_name(report), claim_id)


def _once(rests: Iterable[Rest]) -> tuple[Rest, ...]:
    """What several reports say in the same words stands once, with the first of them."""
    return tuple({(rest.source, rest.words): rest for rest in reversed(list(rests))}.values())[::-1]


def _aside(dossier: Dossier) -> Iterator[AsideView]:
    """Each claim once for a measure: it may be set aside from a group's figure and from that of all."""
    rows: dict[tuple[str, str, str], tuple[Figure, str]] = {}
    for figure in dossier.incident.figures:
        for aside in figure.set_aside:
            # Where it ends the range of one of them ("…; it gives the high figure"), that is said.
            key = (figure.measure, aside.claim_id, aside.reason.partition(";")[0])
            if key not in rows or len(aside.reason) > len(rows[key][1]):
                rows[key] = (figure, aside.reason)
    for (_, claim_id, _), (figure, reason) in rows.items():
        yield AsideView(figure.measure, _rest(dossier, claim_id), reason)


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
        claims = [view for account, _ in pairs for view in show_claims(account, report, used)]
        yield Column(
            head=show_head(report),
            role=is_recalled(pairs[0][0]),
            accounts=tuple(account.id for account, _ in pairs),
            stretches=cut_stretches(report.text, marks, sentences.get(report.id, ())),
            claims=tuple(sorted(claims, key=lambda view: (view.start, view.id))),
        )
