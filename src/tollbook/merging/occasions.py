"""When and where: days and kilometres apart, given how precisely and how surely each is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from difflib import SequenceMatcher

from tollbook.gazetteer.keys import name_key, skeleton_of
from tollbook.merging.findings import SURE, Finding, found
from tollbook.merging.naming import words_of
from tollbook.merging.profile import DISTRICT, PROVINCE, Profile, days_named
from tollbook.model.account import Role
from tollbook.model.values import DateRange, PlaceRef

_CITY, _METROPOLIS = 150_000, 1_000_000  # people
_LIKE_ENOUGH = 0.8


def compare_dates(left: Profile, right: Profile) -> Iterator[Finding]:
    """Days apart, given how precisely and how surely each is known; the day of publication bounds a missing date."""
    if left.date and right.date:
        yield _date_level(left.date, right.date, left.date_sure >= SURE and right.date_sure >= SURE)
        return
    # A day of the calendar that both name ("July 7") says when, but for the year.
    if days_named(left).isdisjoint(days_named(right)):
        yield found("date/unknown", "at least one does not say when")
    if left.date or right.date:
        dated, undated = (left, right) if left.date else (right, left)
        if dated.date and undated.published:
            yield from _bound_by_publication(dated.date, undated)
    elif left.published and right.published and left.role is right.role is Role.MAIN:
        apart = abs((left.published - right.published).days)
        if apart <= 2:
            yield found("date/news-of-the-day", "both are the main news of reports of the same days")
        elif apart > 31:
            yield found("date/old-news", "main news of reports {} days apart", apart)


def _date_level(left: DateRange, right: DateRange, is_sure: bool) -> Finding:
    gap = max((left.start - right.end).days, (right.start - left.end).days, 0)
    width = max((left.end - left.start).days, (right.end - right.start).days) + 1
    if gap == 0:
        for days, level in ((1, "same-day"), (7, "same-days"), (31, "same-month")):
            if width <= days:
                says = "both on {}" if left == right else "{} and {} share a day"
                return found(f"date/{level}", says, left, right)
        return found("date/same-year", "{} and {} share a day, known only roughly", left, right)
    if gap == 1 and width <= 7:
        if is_sure:
            return found("date/next-day", "{} and {} lie a day apart", left, right)
        return found("date/next-day-doubtful", "{} and {} lie a day apart, but one is not sure", left, right)
    level = "few-days" if gap <= 3 and width <= 7 else "far"
    if is_sure:
        return found(f"date/{level}", "{} and {} lie {} days apart", left, right, gap)
    return found(f"date/{level}-doubtful", "{} and {} lie {} days apart, but one is not sure", left, right, gap)


def _bound_by_publication(dated: DateRange, undated: Profile) -> Iterator[Finding]:
    published = undated.published
    assert published is not None
    if published < dated.start - timedelta(days=1):
        yield found("date/not-yet", "a report of {} cannot tell of {}", published, dated)
    elif undated.role is Role.MAIN and (published - dated.end).days <= 3:
        yield found("date/news-of-the-day", "main news of a report of {}, {}", published, dated)
    elif undated.role is Role.MAIN and (published - dated.end).days > 31:
        yield found("date/old-news", "main news of a report of {}, long after {}", published, dated)


def compare_calendar(left: Profile, right: Profile) -> Iterator[Finding]:
    """Days of the calendar and weekdays that are named where no full date could be read."""
    if left.date and right.date:
        return
    lefts, rights = days_named(left), days_named(right)
    if lefts & rights:
        yield found("calendar/same-day-named", "both name {}", min(lefts & rights))
    elif lefts and rights:
        yield found("calendar/other-day-named", "one names {}, the other {}", min(lefts), min(rights))
    if left.date is None and right.date is None and len(left.weekdays) == len(right.weekdays) == 1:
        if left.weekdays == right.weekdays:
            yield found("calendar/same-weekday", "both name a {}", left.weekdays)
        else:
            yield found("calendar/other-weekday", "one names a {}, the other a {}", left.weekdays, right.weekdays)


def compare_places(left: Profile, right: Profile) -> Iterator[Finding]:
    """Kilometres apart, given how precisely each place is known, else country and province; two places count less
    against a pair where one report names the place of the other too."""
    finding = _UNPLACED
    if left.place and right.place:
        finding = _place_level(left.place, right.place, max(left.people, right.people))
    if finding.bits < 0 and (place := _named_there(left, right) or _named_there(right, left)):
        is_sure = left.place_sure >= SURE and right.place_sure >= SURE
        if finding is _UNPLACED:
            finding = found("place/named-there-doubtful", "only one says where, but {} is named in both", place)
        elif is_sure:
            finding = found("place/named-there", "{} and {}, but {} is named in both", left.place, right.place, place)
        else:
            says = "{} and {}, but {} is named in both, and a place is not sure"
            finding = found("place/named-there-doubtful", says, left.place, right.place, place)
    yield finding


_UNPLACED = found("place/unknown", "at least one does not say where")


def _named_there(one: Profile, other: Profile) -> PlaceRef | None:
    """The town of the one, when the other names it, too."""
    if one.place is None or one.place.precision > DISTRICT:
        return None
    words = words_of(one.place.name.lower())
    return one.place if words and other.named.issuperset(words) else None


def _place_level(left: PlaceRef, right: PlaceRef, people: int) -> Finding:
    fine = left.precision <= DISTRICT and right.precision <= DISTRICT
    apart = left.kilometres_to(right)
    if left.country and right.country and left.country != right.country:
        if fine and apart is not None:
            level = "place/border" if apart <= 60 else "place/other-country"
            return found(level, "{} and {} lie in two countries, {} km apart", left, right, apart)
        return found("place/other-country-coarse", "{} and {} lie in two countries", left, right)
    if fine and apart is not None:
        if apart <= 10:
            says = "both name {}" if left.name == right.name else "{} and {} lie {} km apart"
            return found(_town_level(people), says, left, right, apart)
        for limit, level in ((40, "near"), (120, "apart")):
            if apart <= limit:
                return found(f"place/{level}", "{} and {} lie {} km apart", left, right, apart)
        return found("place/far", "{} and {} lie {} km apart", left, right, apart)
    if fine and left.name.casefold() == right.name.casefold():
        return found(_town_level(people), "both name {}", left)
    if apart is None and _sound_alike(left.name, right.name):
        return found("place/like-name", "{} and {} may be two spellings of one name", left, right)
    if left.admin1 and right.admin1 and min(left.precision, right.precision) <= PROVINCE:
        if left.admin1.casefold() == right.admin1.casefold():
            return found("place/same-province", "{} and {} lie in one province", left, right)
        return found("place/other-province", "{} and {} lie in two provinces", left, right)
    return found("place/same-country", "{} and {}: no more than the country can be compared", left, right)


def _town_level(people: int) -> str:
    """The more people live in a town, the more attacks there are on one day."""
    if people >= _METROPOLIS:
        return "place/same-metropolis"
    return "place/same-city" if people >= _CITY else "place/same-town"


def _sound_alike(left: str, right: str) -> bool:
    """Two spellings of one name: the same consonants in the same order, and few other letters changed."""
    first, second = name_key(left), name_key(right)
    same_bones = skeleton_of(first) == skeleton_of(second)
    return same_bones and SequenceMatcher(None, first, second).ratio() >= _LIKE_ENOUGH
