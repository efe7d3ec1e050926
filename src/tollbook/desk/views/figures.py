"""The figures of an incident as they are shown: what each rests on, according to whom, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tollbook.desk.views.corrections import lit_by, name_of
from tollbook.desk.views.values import group_words
from tollbook.dossier import Dossier
from tollbook.model.correction import Correction
from tollbook.model.incident import Figure
from tollbook.wording import figure_words, report_name, source_words, toll_words


@dataclass(frozen=True, slots=True)
class FieldView:
    """Something that the incident says, and the claims whose words it lights up: those that it rests on, and those
    that were set aside for it. ``name`` stands in the address when the words are asked for."""

    name: str
    words: str
    note: str
    claims: tuple[str, ...]
    aside: tuple[str, ...] = ()


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

    field: FieldView
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


def show_figures(dossier: Dossier, contradictions: Iterable[FieldView]) -> Iterator[FigureView]:
    """The figures, and what each rests on; *contradictions* are those of the incident."""
    against = list(contradictions)
    former = None
    for figure in dossier.incident.figures:
        behind = set(figure.chosen).union(aside.claim_id for aside in figure.set_aside)
        aside = tuple(dict.fromkeys(one.claim_id for one in figure.set_aside))
        corrected = dossier.incident.correction_of(figure)
        said = corrected.correction if corrected else None
        rests = _once(_rest(dossier, claim_id) for claim_id in figure.chosen)
        name = f"{figure.measure}-{figure.group}"
        yield FigureView(
            field=FieldView(name, figure_words(figure), "", figure.chosen + lit_by(said, dossier), aside),
            measure=figure.measure,
            group=group_words(figure.group),
            low=figure.low,
            best=figure.best,
            high="open" if figure.high is None else str(figure.high),
            policy=figure.policy,
            is_first=figure.measure != former,
            rests=(_rest_on_person(dossier, said),) if said else rests,
            contradictions=tuple(one.name for one in against if one.note == figure.measure and behind & {*one.claims}),
        )
        former = figure.measure


def _rest(dossier: Dossier, claim_id: str) -> Rest:
    claim, report = dossier.claims[claim_id]
    return Rest(source_words(claim), toll_words(claim, report), report.id, report_name(report), claim_id)


def _rest_on_person(dossier: Dossier, said: Correction) -> Rest:
    """Who corrected a figure, and the words that they chose, or their reason."""
    words = dossier.chosen.get(said.id or 0)
    report = dossier.report(said.words.report_id) if said.words else None
    name = report_name(report) if report else "typed"
    return Rest(f"{said.by}, who corrected it", words or said.because, report.id if report else "", name, name_of(said))


def _once(rests: Iterable[Rest]) -> tuple[Rest, ...]:
    """What several reports say in the same words stands once, with the first of them."""
    return tuple({(rest.source, rest.words): rest for rest in reversed(list(rests))}.values())[::-1]


def show_set_aside(dossier: Dossier) -> Iterator[AsideView]:
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
