"""Compares the codings of one report: pairs those that tell of the same incident, and says for each pair what
agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.gauge.codings import MEASURES, CodedToll, Coding
from tollbook.gauge.likeness import is_same_country, is_same_place, likeness
from tollbook.gauge.names import is_same_name
from tollbook.gauge.pairing import pair_up
from tollbook.model.values import Measure

# From this likeness on, an incident counts as found.
FOUND = 0.34


@dataclass(frozen=True, slots=True)
class TollMatch:
    """A person's figure and the reader's figure that has the same measure and bounds; ``read`` None: none has."""

    coded: CodedToll
    read: CodedToll | None

    @property
    def is_right(self) -> bool:
        """Right with its group."""
        return self.read is not None and self.read.group is self.coded.group


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codings of one incident. ``date``, ``place`` and ``country`` are None where the person left them open, as is
    each of ``best``; ``extra`` are the reader's figures that no figure of the person's matches."""

    coded: Coding
    read: Coding
    type: bool
    date: bool | None
    place: bool | None
    country: bool | None
    tolls: tuple[TollMatch, ...]
    extra: tuple[CodedToll, ...]
    best: dict[Measure, bool]

    @property
    def is_row_right(self) -> bool:
        """Date, place and killed are as a person would enter them, where the person could tell."""
        return self.date is not False and self.place is not False and self.best.get(Measure.KILLED, True)


@dataclass(frozen=True, slots=True)
class Compared:
    """The codings of one report: pairs, what the reader missed, and what it invented."""

    pairs: tuple[Pair, ...]
    missed: tuple[Coding, ...]
    invented: tuple[Coding, ...]


def compare_codings(coded: Sequence[Coding], read: Sequence[Coding]) -> Compared:
    """Pairs one to one, so that the summed likeness is the largest; what is too unlike stays alone.

    Between pairings that are equally alike the order decides: the reader's accounts are put in that of the exports.
    """
    read = sorted(read, key=_exported)
    alike = [[likeness(one, other) for other in read] for one in coded]
    chosen = {i: j for i, j in pair_up(alike) if alike[i][j] >= FOUND}
    known = set(chosen.values())
    return Compared(
        tuple(compare_pair(coded[i], read[j]) for i, j in chosen.items()),
        tuple(one for i, one in enumerate(coded) if i not in chosen),
        tuple(other for j, other in enumerate(read) if j not in known),
    )


def _exported(coding: Coding) -> tuple[bool, date, str]:
    """By date, those without one last, then by name. A person's codings keep the order that they were made in."""
    if coding.account_id is None:
        return False, date.min, ""
    return coding.days is None, coding.days[0] if coding.days else date.min, coding.account_id


def compare_pair(coded: Coding, read: Coding) -> Pair:
    """Field by field, as if the two told of one incident."""
    place = coded.place if coded.place and coded.place.name else None
    tolls, extra = _match_tolls(coded.tolls, read.tolls)
    return Pair(
        coded,
        read,
        type=read.type is coded.type,
        date=read.days == coded.days if coded.days else None,
        place=is_same_place(place, read.place) if place else None,
        country=is_same_country(place, read.place) if place and place.country else None,
        tolls=tolls,
        extra=extra,
        best={m: read.best.get(m) == coded.best[m] for m in MEASURES if m in coded.best},
    )


def _match_tolls(
    coded: Sequence[CodedToll], read: Sequence[CodedToll]
) -> tuple[tuple[TollMatch, ...], tuple[CodedToll, ...]]:
    """Each figure of the person's with one of the reader's: of the same group, where there is one."""
    left = list(read)
    matches = []
    for toll in coded:
        same = [n for n, other in enumerate(left) if _figure(other) == _figure(toll)]
        pick = next((n for n in same if left[n].group is toll.group), same[0] if same else None)
        matches.append(TollMatch(toll, None if pick is None else left.pop(pick)))
    return tuple(matches), tuple(left)


def _figure(toll: CodedToll) -> tuple[Measure, int, int | None]:
    return toll.measure, toll.low, toll.high


def count_names(coded: Sequence[str], read: Sequence[str]) -> int:
    """How many of the person's names the reader has too, each of the reader's counted once."""
    left, count = list(read), 0
    for name in coded:
        found = next((other for other in left if is_same_name(name, other)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count
