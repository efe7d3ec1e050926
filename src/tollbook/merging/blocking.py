"""Keys under which accounts meet: only accounts that share a key are ever compared.

Each key joins at least two facts, or one rare one, so that no key gathers a large share of a big book.
A day is entered under itself and the next, a place under every one-degree cell within a quarter degree,
so that accounts a day or 25 km apart still meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from tollbook.merging.profile import DISTRICT, PROVINCE, Profile, days_named, profile_of
from tollbook.model.account import Account, Role
from tollbook.model.text import Report
from tollbook.model.values import AttackType, Measure, PlaceRef

_MARGIN = 0.25
# A toll of ten or more is rare enough to be half of a key.
_TELLING_TOLL = 10
# One or two dead are so common that they tell nothing beside a place.
_COMMON_TOLL = 3
_FAMILY = {
    AttackType.BOMBING: "blast",
    AttackType.SUICIDE_BOMBING: "blast",
    AttackType.GRENADE_ATTACK: "blast",
    AttackType.SHELLING: "fire",
    AttackType.AIR_STRIKE: "fire",
    AttackType.ABDUCTION: "abduction",
    AttackType.ARSON: "arson",
}


def block_keys(account: Account, report: Report) -> frozenset[str]:
    """The keys of an account; *report* is the one that it was read from."""
    return profile_keys(profile_of(account, report))


def profile_keys(profile: Profile) -> frozenset[str]:
    """The keys of a profile."""
    return frozenset((*_day_keys(profile), *_period_keys(profile), *_timeless_keys(profile)))


def _day_keys(profile: Profile) -> Iterator[str]:
    killed = profile.figures.get(Measure.KILLED)
    for day in _days(profile):
        if profile.place is None or profile.place.country is None:
            yield f"day|{day}|{_family(profile)}"
        else:
            yield f"day|{day}|{profile.place.country}"
        yield from (f"day|{day}|{cell}" for cell in _cells(profile.place))
        if place := _place_name(profile):
            yield f"day|{day}|{place}"
        # These carry tellings that do not say where.
        yield from (f"day|{day}|{name.last}" for name in profile.names)
        yield from (f"day|{day}|{actor}" for actor in profile.actors)
        if killed and killed.best >= _COMMON_TOLL:
            yield f"day|{day}|killed|{killed.best}"


def _days(profile: Profile) -> Iterator[date]:
    """The days of a date known to the week, each with the next; without a date, those of the news."""
    if profile.date is None:
        if profile.published and profile.role is Role.MAIN:
            yield from (profile.published - timedelta(days=back) for back in range(3))
        return
    length = (profile.date.end - profile.date.start).days + 1
    if length <= 7:
        yield from (profile.date.start + timedelta(days=after) for after in range(length + 1))


def _period_keys(profile: Profile) -> Iterator[str]:
    """Month and year, for dates known no closer on either side."""
    if profile.date is None:
        return
    place = _place_name(profile)
    killed = profile.figures.get(Measure.KILLED)
    months = {f"{day:%Y-%m}" for day in (profile.date.start, profile.date.end)}
    years = {str(day.year) for day in (profile.date.start, profile.date.end)}
    if place:
        yield from (f"month|{month}|{place}|{_family(profile)}" for month in months)
        if profile.role is Role.BACKGROUND:
            yield from (f"year|{year}|{place}|{_family(profile)}" for year in years)
    if killed and killed.best >= _TELLING_TOLL:
        yield from (f"year|{year}|killed|{killed.best}" for year in years)


def _timeless_keys(profile: Profile) -> Iterator[str]:
    """For accounts without a date: names, and the place with the family of the type or the toll."""
    for name in profile.names:
        yield f"name|{name.last}"
    place = _place_name(profile)
    killed = profile.figures.get(Measure.KILLED)
    country = profile.place.country if profile.place else None
    if place and killed and killed.best >= _COMMON_TOLL:
        yield f"place|{place}|{_family(profile)}|{killed.best}"
    if country and killed and killed.best >= _TELLING_TOLL:
        yield f"country|{country}|killed|{killed.best}"
    if profile.date is None or profile.role is Role.BACKGROUND:
        if place:
            yield f"place|{place}|{_family(profile)}"
        if country:
            yield from (f"country|{country}|{word}" for word in profile.setting | days_named(profile))


def _family(profile: Profile) -> str:
    return _FAMILY.get(profile.type, "assault")


def _place_name(profile: Profile) -> str | None:
    place = profile.place
    return place.name.casefold() if place and place.precision <= PROVINCE else None


def _cells(place: PlaceRef | None) -> frozenset[str]:
    if place is None or place.lat is None or place.lon is None or place.precision > DISTRICT:
        return frozenset()
    rows = {math.floor(place.lat + step) for step in (-_MARGIN, _MARGIN)}
    columns = {math.floor(place.lon + step + 180) % 360 for step in (-_MARGIN, _MARGIN)}
    return frozenset(f"{row},{column}" for row in rows for column in columns)
