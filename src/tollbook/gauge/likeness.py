"""How alike two codings of an incident are, and which fields of them agree."""

from __future__ import annotations

from tollbook.gauge.codings import CodedPlace, CodedToll, Coding
from tollbook.gauge.names import is_same_name
from tollbook.model.values import AttackType, kilometres_between

NEAR_KM = 60.0

_DATE, _PLACE, _FIGURES, _TYPE = 0.2, 0.3, 0.35, 0.15
# What a place in the right country, and a kindred type, still count.
_COUNTRY, _KINDRED_TYPE = 0.1, 0.08

_KINDRED = frozenset(
    frozenset(pair)
    for pair in (
        (AttackType.ARMED_ASSAULT, AttackType.ARMED_CLASH),
        (AttackType.BOMBING, AttackType.SUICIDE_BOMBING),
        (AttackType.GRENADE_ATTACK, AttackType.BOMBING),
        (AttackType.SHELLING, AttackType.AIR_STRIKE),
        (AttackType.ARMED_ASSAULT, AttackType.GRENADE_ATTACK),
        (AttackType.ARSON, AttackType.ARMED_ASSAULT),
    )
)


def likeness(coded: Coding, read: Coding) -> float:
    """From 0 to 1: date overlap 0.2, place 0.3, figures of harm 0.35, type 0.15. What the person left open takes no
    part, and the rest is scaled.

    The order of the sums is that of the common scorer: between incidents that are alike to the last bit, the last
    bit decides.
    """
    score = weight = 0.0
    if coded.days:
        weight += _DATE
        score += _DATE * _overlaps(coded, read)
    if coded.place and coded.place.name:
        weight += _PLACE
        if is_same_place(coded.place, read.place):
            score += _PLACE
        elif is_same_country(coded.place, read.place):
            score += _COUNTRY
    if coded.tolls:
        weight += _FIGURES
        figures, others = _figures(coded.tolls), _figures(read.tolls)
        if others:
            score += _FIGURES * len(figures & others) / min(len(figures), len(others))
    weight += _TYPE
    if read.type is coded.type:
        score += _TYPE
    elif frozenset((read.type, coded.type)) in _KINDRED:
        score += _KINDRED_TYPE
    return score / weight


def _overlaps(coded: Coding, read: Coding) -> bool:
    if coded.days is None or read.days is None:
        return False
    return read.days[0] <= coded.days[1] and coded.days[0] <= read.days[1]


def _figures(tolls: tuple[CodedToll, ...]) -> set[tuple[str, int]]:
    return {(toll.measure, toll.low) for toll in tolls}


def is_same_country(coded: CodedPlace, read: CodedPlace | None) -> bool:
    return coded.country is not None and read is not None and read.country == coded.country


def is_same_place(coded: CodedPlace, read: CodedPlace | None) -> bool:
    """By name, or within 60 km. A reading no finer than the province is right where the person gave no degrees and
    names no other province."""
    if read is None:
        return False
    if is_same_name(coded.name, read.name):
        return True
    is_coarse = not read.name or read.name == read.admin1
    if is_coarse and coded.lat is None and read.country == coded.country:
        if not read.admin1 or read.admin1 == coded.admin1:
            return True
    kilometres = kilometres_between((coded.lat, coded.lon), (read.lat, read.lon))
    return kilometres is not None and kilometres <= NEAR_KM
