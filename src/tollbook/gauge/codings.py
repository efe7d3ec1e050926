"""Coding: what is said of one incident of one report, by a person or by the reader, in the fields that are gauged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from tollbook.model.account import Account, Role
from tollbook.model.claim import Claim, Status
from tollbook.model.text import Report
from tollbook.model.values import AttackType, Group, Measure, Perpetrator, PlaceRef, Responsibility, Term, Toll

# From this precision on (UCDP GED's where_prec) a place is a province or something wider.
_AREA = 4

MEASURES = (Measure.KILLED, Measure.WOUNDED)


@dataclass(frozen=True, slots=True)
class CodedToll:
    """A figure; ``words`` are those of the report that it was taken from, ``claim_id`` names the reader's claim."""

    measure: Measure
    group: Group
    low: int
    high: int | None
    source: str | None
    status: Status
    words: str
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class CodedPlace:
    """A place; degrees are WGS 84. ``name`` None: no town is named. ``is_area``: the reader found no finer place than
    a province or a country."""

    name: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    is_area: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """One incident as coded. ``key`` is the same in every report of the same incident; ``days`` are the first and
    last day, both included; ``best`` holds a figure for each measure that has one; ``words`` tell what happened;
    ``account_id`` names the reader's account.
    """

    key: str
    role: Role
    type: AttackType
    days: tuple[date, date] | None
    place: CodedPlace | None
    tolls: tuple[CodedToll, ...]
    perpetrators: tuple[str, ...]
    responsibility: tuple[str, ...]
    best: dict[Measure, int]
    words: str
    account_id: str | None = None


def coding_of(account: Account, incident_id: str, report: Report) -> Coding:
    """What the reader says of an incident; its key is the incident that the account was joined to."""
    days = account.date
    trigger = account.first(Term)
    return Coding(
        key=incident_id,
        role=account.role,
        type=account.type.code,
        days=(days.start, days.end) if days else None,
        place=place_coded(account.place),
        tolls=tuple(starmap(lambda claim, toll: _toll(claim, toll, report), account.tolls)),
        perpetrators=tuple(value.actor.name for _, value in account.claims_of(Perpetrator)),
        responsibility=tuple(value.actor.name for _, value in account.claims_of(Responsibility)),
        best={measure: best.best for measure, best in account.best.items()},
        words=" … ".join(_words(trigger[0], report)) if trigger else "",
        account_id=account.id,
    )


def place_coded(place: PlaceRef | None) -> CodedPlace | None:
    """A place that was read, as it is compared with a coded one."""
    if place is None:
        return None
    return CodedPlace(place.name, place.admin1, place.country, place.lat, place.lon, place.precision >= _AREA)


def _toll(claim: Claim, toll: Toll, report: Report) -> CodedToll:
    source = claim.source.words if claim.source else None
    words = " … ".join(dict.fromkeys(_words(claim, report)))
    return CodedToll(toll.measure, toll.group, toll.count.low, toll.count.high, source, claim.status, words, claim.id)


def _words(claim: Claim, report: Report) -> Iterator[str]:
    """The quoted words in the order of the text, without those of the speaker."""
    spans = sorted(piece.span for piece in claim.evidence if piece.part != "source")
    return (" ".join(span.of(report.text).split()) for span in spans)
