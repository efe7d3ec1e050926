"""The timeline: how many incidents began in each year, month or day of a stretch of time."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tollbook.store.listing import Counted

# More bars than these are too thin to be told apart or hit.
_MOST_MONTHS = 10 * 12
_MOST_DAYS = 92
_YEAR, _MONTH, _DAY = 4, 7, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of time: ``name`` is its ISO 8601 beginning (2024, 2024-03 or 2024-03-04), ``height`` its share of
    the highest bar in per cent, at least 2 where there is any incident."""

    name: str
    first: date
    last: date
    incidents: int
    killed: int
    height: int
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time that a timeline shows, and how fine."""

    first: date
    last: date
    digits: int

    @property
    def unit(self) -> str:
        return {_YEAR: "year", _MONTH: "month", _DAY: "day"}[self.digits]


def window_over(begins: date, ends: date, since: date | None, until: date | None) -> Window:
    """What to show of a time from *begins* to *ends*: all of it, or what was chosen with as much again on either
    side, so that a choice can be widened."""
    first, last = begins, ends
    if since or until:
        chosen_first, chosen_last = since or begins, until or ends
        if chosen_last < chosen_first:
            chosen_first, chosen_last = chosen_last, chosen_first
        margin = min((chosen_last - chosen_first).days + 1, 20 * 366)
        first = max(min(begins, chosen_first), _moved(chosen_first, -margin))
        last = min(max(ends, chosen_last), _moved(chosen_last, margin))
    days = (last - first).days + 1
    digits = _DAY if days <= _MOST_DAYS else _MONTH if days <= _MOST_MONTHS * 30.5 else _YEAR
    return Window(first, last, digits)


def bars(counted: Iterable[Counted], window: Window, since: date | None, until: date | None) -> tuple[Bar, ...]:
    """A bar for every span of the window, those without incidents too; spans that are counted finer are summed."""
    found: Counter[str] = Counter()
    deaths: Counter[str] = Counter()
    for one in counted:
        found[one.span[: window.digits]] += one.incidents
        deaths[one.span[: window.digits]] += one.killed
    spans = list(_spans(window))
    highest = max((found[name] for name, _, _ in spans), default=0)

    def bar(name: str, first: date, last: date) -> Bar:
        incidents, killed = found[name], deaths[name]
        height = max(2, round(100 * incidents / highest)) if incidents else 0
        is_inside = (since is None or last >= since) and (until is None or first <= until)
        return Bar(name, first, last, incidents, killed, height, is_inside)

    return tuple(bar(*span) for span in spans)


def whole(counted: Sequence[Counted]) -> tuple[date, date] | None:
    """The first and the last day of the months that were counted."""
    dated = [one.span for one in counted if one.span]
    return (_first_of(dated[0]), _last_of(dated[-1])) if dated else None


def _spans(window: Window) -> Iterator[tuple[str, date, date]]:
    at = _first_of(window.first.isoformat()[: window.digits])
    while at <= window.last:
        name = at.isoformat()[: window.digits]
        last = _last_of(name)
        yield name, at, last
        if last == date.max:
            return
        at = last + timedelta(days=1)


def _first_of(name: str) -> date:
    return date.fromisoformat(name + "-01-01"[len(name) - _DAY :] if len(name) < _DAY else name)


def _last_of(name: str) -> date:
    first = _first_of(name)
    if len(name) == _YEAR:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(name) == _MONTH else first


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max
