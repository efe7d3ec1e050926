"""Keys under which accounts meet: only accounts that share a key are ever compared.

Each key joins at least two facts, or one rare one, so that no key gathers a large share of a big book.
A day is entered under itself and the next, a place under every one-degree cell within a quarter degree,
so that accounts a day or 25 km apart still meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from tollbook.merging.naming import checksum, rarity_of
from tollbook.merging.profile import DISTRICT, PROVINCE, Profile, days_named
from tollbook.model.account import Role
from tollbook.model.values import AttackType, Measure, PlaceRef

_MARGIN = 0.25
# A toll of ten or more is rare enough to be half of a key.
_TELLING_TOLL = 10
_RARE_TOLL = 30
# One or two dead are so common that they tell nothing beside a place.
_COMMON_TOLL = 3
# A word of so many bits is rare enough to be a key of its own.
_RARE = 10
_FEW = 4
_TELLING_NAME = 8
_FAMILY = {
    AttackType.BOMBING: "blast",
    AttackType.SUICIDE_BOMBING: "blast",
    AttackType.GRENADE_ATTACK: "blast",
    AttackType.SHELLING: "fire",
    AttackType.AIR_STRIKE: "fire",
    AttackType.ABDUCTION: "abduction",
    AttackType.ARSON: "arson",
}


def profile_keys(profile: Profile) -> frozenset[str]:
    """The keys of a profile; none for a running total."""
    if profile.is_total:
        return frozenset()
    return frozenset(
        (
            *_day_keys(profile),
            *_news_keys(profile),
            *_person_keys(profile),
            *_period_keys(profile),
            *_timeless_keys(profile),
        )
    )


def _day_keys(profile: Profile) -> Iterator[str]:
    """The day with the town, the map cells, the province, or the country and the toll. The day after stands with the
    cell or else the town alone: a misread day is as a rule the next one or the one before."""
    place, name = profile.place, _place_name(profile)
    killed = profile.figures.get(Measure.KILLED)
    here = _cells(place, 0.0) or {name}
    around = {*_cells(place, _MARGIN), name}
    days = _days(profile)
    for day in days:
        yield from (f"day|{day}|{spot}" for spot in around if spot)
        if place is None:
            yield f"day|{day}|{_family(profile)}"
        elif place.admin1:
            yield f"day|{day}|{place.admin1}|{place.country}"
        if killed and killed.best >= _COMMON_TOLL:
            yield f"day|{day}|killed|{killed.best}"
        elif killed and killed.best and place:
            yield f"day|{day}|{place.country}|{killed.best}"
    for day in {day + timedelta(days=1) for day in days}.difference(days):
        yield from (f"day|{day}|{spot}" for spot in here if spot)


def _news_keys(profile: Profile) -> Iterator[str]:
    """The week of publication with the town, or with a name, for news whose date or place was misread. Each week is
    entered twice, the second shifted by half a week, so that three days apart always meet."""
    if profile.published and profile.role is Role.MAIN:
        day = profile.published.toordinal()
        named = [name for name in (_place_name(profile), *_rarest(profile.named)) if name]
        yield from (f"news|{week}|{name}" for week in {day // 7, (day + 3) // 7} for name in named)


def _rarest(words: frozenset[str]) -> list[str]:
    """A few rare words, those whose checksum is least: of two reports with the same words the same are taken."""
    return sorted((word for word in words if rarity_of((word,)) >= _RARE), key=checksum)[:_FEW]


def _days(profile: Profile) -> list[date]:
    """The days of a date known to the week; without a date, those that the news of a report tells of."""
    if profile.date is None:
        if profile.published and profile.role is Role.MAIN:
            return [profile.published - timedelta(days=back) for back in range(3)]
        return []
    length = (profile.date.end - profile.date.start).days + 1
    return [profile.date.start + timedelta(days=after) for after in range(length)] if length <= 7 else []


def _person_keys(profile: Profile) -> Iterator[str]:
    """The persons with the years of the incident and of the news, so that somebody whom the news names year after year
    gathers no more than a year of it."""
    years = {str(day.year) for day in (profile.published, profile.date and profile.date.start) if day}
    yield from (f"person|{year}|{name}" for year in years or {"undated"} for name in profile.persons)


def _period_keys(profile: Profile) -> Iterator[str]:
    """For dates known no closer than to the month or the year: each day of the month with the town; the year with the
    town, or with the country and a toll."""
    date_, name = profile.date, _place_name(profile)
    if date_ is None:
        return
    if name and not _days(profile) and (length := (date_.end - date_.start).days) <= 31:
        yield from (f"day|{date_.start + timedelta(days=after)}|{name}" for after in range(length + 1))
    years = {date_.start.year, date_.end.year}
    killed = profile.figures.get(Measure.KILLED)
    if name and profile.role is Role.BACKGROUND:
        yield from (f"year|{year}|{name}|{_family(profile)}" for year in years)
    if profile.place and killed and killed.best >= _TELLING_TOLL:
        yield from (f"year|{year}|{profile.place.country}|{killed.best}" for year in years)


def _timeless_keys(profile: Profile) -> Iterator[str]:
    """For accounts without a date: the names of victims, the place with the toll; and for what is recalled the place
    with the family of the type. Two main stories without a date meet by more than a town and a sort of attack."""
    for name in profile.names:
        if len(name.words) > 1:
            yield f"name|{name.words[-2]} {name.last}"
        if rarity_of((name.last,)) >= _TELLING_NAME:
            yield f"name|{name.last}"
    place = _place_name(profile)
    killed = profile.figures.get(Measure.KILLED)
    country = profile.place.country if profile.place else None
    if place and killed and killed.best >= _COMMON_TOLL:
        yield f"place|{place}|{_family(profile)}|{killed.best}"
    if country and killed and killed.best >= _RARE_TOLL:
        yield f"country|{country}|killed|{killed.best}"
    if place and profile.role is Role.BACKGROUND:
        yield f"place|{place}|{_family(profile)}"
    if country and (profile.date is None or profile.role is Role.BACKGROUND):
        yield from (f"country|{country}|{day}" for day in days_named(profile))


def _family(profile: Profile) -> str:
    return _FAMILY.get(profile.type, "assault")


def _place_name(profile: Profile) -> str | None:
    """Its town or province; a place in no gazetteer may be either."""
    place = profile.place
    return place.name.casefold() if place and (place.precision <= PROVINCE or place.lat is None) else None


def _cells(place: PlaceRef | None, margin: float) -> set[str | None]:
    """The map cells of one degree that lie within *margin* degrees of a place."""
    if place is None or place.lat is None or place.lon is None or place.precision > DISTRICT:
        return set()
    rows = {math.floor(place.lat + step) for step in (-margin, margin)}
    columns = {math.floor(place.lon + step + 180) % 360 for step in (-margin, margin)}
    return {f"{row},{column}" for row in rows for column in columns}
