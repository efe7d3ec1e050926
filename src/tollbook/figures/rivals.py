"""Rivals: the figures of different sources for one measure, and the named rules by which policies choose among
them. Each rule is small and pure, and has the words that say why it set a figure aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tollbook.figures.speakers import is_one_sided, official_rank
from tollbook.figures.telling import Telling, Told
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Matcher
from tollbook.lexicon.tokens import tokenize
from tollbook.model.account import Best, Role
from tollbook.model.text import Report

UNDATED = "a report without a day of publication: it cannot be told which figure is newer"


@dataclass(frozen=True, slots=True)
class Rival:
    """The figure of one source. ``day`` is the first on which the source gave it; ``rank`` is that of its most
    official speaker (0 is best); ``voice`` is who a later report may correct: the publisher, else the source."""

    telling: Telling
    figure: Best
    source: str
    voice: str
    day: date | None
    rank: int
    is_copy: bool

    @property
    def is_main(self) -> bool:
        return self.telling.role is Role.MAIN


def rival_of(telling: Telling, figure: Best, report: Report, source: str) -> Rival:
    words = [claim.source.words if claim.source else None for claim, _ in telling.resting] or [None]
    return Rival(
        telling=telling,
        figure=figure,
        source=source,
        voice=(report.publisher or source).casefold(),
        day=report.day,
        rank=min(official_rank(said) for said in words),
        is_copy=report.copy_of is not None,
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """Whether a figure no longer stands beside the others, and why, in words."""

    reason: str
    falls: Callable[[Rival, Sequence[Rival]], bool]


@dataclass(frozen=True, slots=True)
class Preference:
    """A number, the lowest of which is preferred, and why another figure was set aside, in words."""

    reason: str
    key: Callable[[Rival], int]


def _is_later(other: Rival, rival: Rival) -> bool:
    return other.day is not None and rival.day is not None and other.day > rival.day


def _is_of_same_voice(one: Rival, other: Rival) -> bool:
    return one.source == other.source or one.voice == other.voice


FILTERS: Mapping[str, Filter] = {
    "about-it": Filter(
        "recalled in passing by a report about something else",
        lambda rival, among: not rival.is_main and any(other.is_main for other in among),
    ),
    "newest-of-source": Filter(
        "overtaken by a later report of the same source",
        lambda rival, among: any(_is_of_same_voice(other, rival) and _is_later(other, rival) for other in among),
    ),
    "better-informed": Filter(
        "overtaken by a later report",
        lambda rival, among: any(_is_later(other, rival) and other.rank <= rival.rank for other in among),
    ),
}

PREFERENCES: Mapping[str, Preference] = {
    "about-it": Preference(FILTERS["about-it"].reason, lambda rival: 0 if rival.is_main else 1),
    "latest": Preference("overtaken by a later report", lambda rival: -(rival.day or date.min).toordinal()),
    "official": Preference(
        "another report of the same day is preferred: its source is more official", lambda rival: rival.rank
    ),
    "exact": Preference(
        "another report of the same day is preferred: its figure is firmer",
        lambda rival: 0 if rival.figure.low == rival.figure.high else 1,
    ),
    "larger": Preference(
        "another report of the same day is preferred: its figure is larger", lambda rival: -rival.figure.best
    ),
    "neutral": Preference(
        "a side of the fight speaks of its enemy's losses, and a neutral source is preferred",
        lambda rival: any(is_one_sided(claim, toll) for claim, toll in rival.telling.resting),
    ),
    "reliable": Preference("another report has the more reliable source", lambda rival: rival.rank),
    "lower": Preference("another source gives a lower figure", lambda rival: rival.figure.best),
}

# Which figures the low and the high of a range are taken from, given the chosen one, those that stand, and all.
Scope = Callable[[Rival, Sequence[Rival], Sequence[Rival]], Iterable[Rival]]


def _beside(leader: Rival, standing: Sequence[Rival], _: Sequence[Rival]) -> list[Rival]:
    return [r for r in standing if r.is_main == leader.is_main and (r.day == leader.day or None in (r.day, leader.day))]


SCOPES: Mapping[str, Scope] = {
    "the-chosen": lambda leader, *_: [leader],
    "beside-the-chosen": _beside,
    "all-that-stand": lambda _leader, standing, _all: standing,
    "all": lambda _leader, _standing, every: every,
}


def as_reported(rival: Rival) -> Best:
    return rival.figure


def conservative(rival: Rival) -> Best:
    """One number, the least that the words allow: what an account gives, with twelve for 'dozens'."""
    number = max(0, rival.figure.best - sum(_above_least(found) for found in rival.telling.resting))
    return Best(number, number, number)


NUMBERS: Mapping[str, Callable[[Rival], Best]] = {"as-reported": as_reported, "conservative": conservative}


def first_of_each(rivals: Iterable[Rival]) -> tuple[list[Rival], list[Rival]]:
    """One rival for each figure of each source, as of the day on which the source first gave it; and the copies."""
    alike: dict[tuple[str, int], list[Rival]] = defaultdict(list)
    for rival in rivals:
        alike[rival.source, rival.figure.best].append(rival)
    firsts, copies = [], []
    for group in alike.values():
        first, *others = sorted(
            group, key=lambda r: (not r.is_main, r.is_copy, r.rank, PREFERENCES["exact"].key(r), r.telling.account_id)
        )
        days = [rival.day for rival in group if rival.day]
        firsts.append(replace(first, day=min(days, default=None)))
        copies += others
    return firsts, copies


def _above_least(found: Told) -> int:
    """By how much a vague count was taken for more than the least that its word names."""
    _, toll = found
    named = [m.entry for m in _matcher().find(tokenize(toll.words)).of("vague_counts")]
    return max(0, toll.count.low - int(named[0].get("least"))) if len(named) == 1 else 0


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("vague_counts")])
