"""The comparisons: each finds one level of WEIGHTS for a pair of profiles, or nothing to say.

A finding holds the level and what it rests on; its sentence is worded only when somebody asks, for most pairs that
meet are different and nobody reads why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher
from typing import NamedTuple

from tollbook.gazetteer.keys import name_key, skeleton_of
from tollbook.merging.profile import DISTRICT, PROVINCE, Profile, days_named
from tollbook.merging.weights import WEIGHTS
from tollbook.merging.wording import Name, rarity_of, words_of
from tollbook.model.account import Best, Role
from tollbook.model.judgement import Reason
from tollbook.model.values import AttackType as T
from tollbook.model.values import DateRange, Measure, PlaceRef

# Types that reports use for one and the same attack.
_KIN = (
    {T.BOMBING, T.SUICIDE_BOMBING},
    {T.BOMBING, T.GRENADE_ATTACK},
    {T.ARMED_ASSAULT, T.ARMED_CLASH},
    {T.SHELLING, T.AIR_STRIKE},
)
_LOOSE = {T.ARMED_ASSAULT, T.OTHER_VIOLENCE, T.ARMED_CLASH}
_LIKE_ENOUGH = 0.8
# Below this a date or a place may well be another one that the report names.
_SURE = 0.7
# So many bits have two words that each stand in one text of 128, or one that is rare.
_TELLING = 12


class Finding(NamedTuple):
    """A level of WEIGHTS, what it adds to the score, and its sentence: *says* with *of* put in."""

    level: str
    bits: float
    says: str
    of: tuple[object, ...]

    @property
    def reason(self) -> Reason:
        return Reason(self.level, self.bits, self.says.format(*map(_worded, self.of)))


Feature = Callable[[Profile, Profile], Iterator[Finding]]


def _found(level: str, says: str, *of: object) -> Finding:
    return Finding(level, WEIGHTS[level].bits, says, of)


def _worded(value: object) -> str:
    match value:
        case DateRange(start, end):
            return f"{start}" if start == end else f"{start} to {end}"
        case PlaceRef(name):
            return name
        case Name(words):
            return " ".join(words)
        case float():
            return f"{value:.0f}"
        case set() | frozenset():
            return ", ".join(sorted(map(_worded, value)))
        case _:
            return str(value)


def compare_dates(left: Profile, right: Profile) -> Iterator[Finding]:
    """Days apart, given how precisely and how surely each is known; the day of publication bounds a missing date."""
    if left.date and right.date:
        yield _date_level(left.date, right.date, left.date_sure >= _SURE and right.date_sure >= _SURE)
        return
    yield _found("date/unknown", "at least one does not say when")
    if left.date or right.date:
        dated, undated = (left, right) if left.date else (right, left)
        if dated.date and undated.published:
            yield from _bound_by_publication(dated.date, undated)
    elif left.published and right.published and left.role is right.role is Role.MAIN:
        apart = abs((left.published - right.published).days)
        if apart <= 2:
            yield _found("date/news-of-the-day", "both are the main news of reports of the same days")
        elif apart > 31:
            yield _found("date/old-news", "main news of reports {} days apart", apart)


def _date_level(left: DateRange, right: DateRange, is_sure: bool) -> Finding:
    gap = max((left.start - right.end).days, (right.start - left.end).days, 0)
    width = max((left.end - left.start).days, (right.end - right.start).days) + 1
    if gap == 0:
        for days, level in ((1, "same-day"), (7, "same-days"), (31, "same-month")):
            if width <= days:
                return _found(f"date/{level}", "{} and {} share a day", left, right)
        return _found("date/same-year", "{} and {} share a day, known only roughly", left, right)
    if gap == 1 and width <= 7:
        if is_sure:
            return _found("date/next-day", "{} and {} lie a day apart", left, right)
        return _found("date/next-day-doubtful", "{} and {} lie a day apart, but one is not sure", left, right)
    level = "few-days" if gap <= 3 and width <= 7 else "far"
    if is_sure:
        return _found(f"date/{level}", "{} and {} lie {} days apart", left, right, gap)
    return _found(f"date/{level}-doubtful", "{} and {} lie {} days apart, but one is not sure", left, right, gap)


def _bound_by_publication(dated: DateRange, undated: Profile) -> Iterator[Finding]:
    published = undated.published
    assert published is not None
    if published < dated.start - timedelta(days=1):
        yield _found("date/not-yet", "a report of {} cannot tell of {}", published, dated)
    elif undated.role is Role.MAIN and (published - dated.end).days <= 3:
        yield _found("date/news-of-the-day", "main news of a report of {}, {}", published, dated)
    elif undated.role is Role.MAIN and (published - dated.end).days > 31:
        yield _found("date/old-news", "main news of a report of {}, long after {}", published, dated)


def compare_calendar(left: Profile, right: Profile) -> Iterator[Finding]:
    """Days of the calendar and weekdays that are named where no full date could be read."""
    if left.date and right.date:
        return
    lefts, rights = days_named(left), days_named(right)
    if lefts & rights:
        yield _found("calendar/same-day-named", "both name {}", min(lefts & rights))
    elif lefts and rights:
        yield _found("calendar/other-day-named", "one names {}, the other {}", min(lefts), min(rights))
    if left.date is None and right.date is None and len(left.weekdays) == len(right.weekdays) == 1:
        if left.weekdays == right.weekdays:
            yield _found("calendar/same-weekday", "both name a {}", left.weekdays)
        else:
            yield _found("calendar/other-weekday", "one names a {}, the other a {}", left.weekdays, right.weekdays)


def compare_places(left: Profile, right: Profile) -> Iterator[Finding]:
    """Kilometres apart, given how precisely each place is known, else country and province; two places count less
    against a pair where one report names the place of the other too."""
    found = _place_level(left.place, right.place) if left.place and right.place else _UNPLACED
    if found.bits < 0 and (place := _named_there(left, right) or _named_there(right, left)):
        if found is _UNPLACED:
            found = _found("place/named-there-doubtful", "only one says where, but {} is named in both", place)
        else:
            is_sure = left.place_sure >= _SURE and right.place_sure >= _SURE
            level = "place/named-there" if is_sure else "place/named-there-doubtful"
            found = _found(level, "{} and {}, but {} is named in both", left.place, right.place, place)
    yield found


_UNPLACED = _found("place/unknown", "at least one does not say where")


def _named_there(one: Profile, other: Profile) -> PlaceRef | None:
    """The town of the one, when the other names it, too."""
    if one.place is None or one.place.precision > DISTRICT:
        return None
    words = words_of(one.place.name.lower())
    return one.place if words and other.named.issuperset(words) else None


def _place_level(left: PlaceRef, right: PlaceRef) -> Finding:
    fine = left.precision <= DISTRICT and right.precision <= DISTRICT
    apart = left.kilometres_to(right)
    if left.country and right.country and left.country != right.country:
        if fine and apart is not None:
            level = "place/border" if apart <= 60 else "place/other-country"
            return _found(level, "{} and {} lie in two countries, {} km apart", left, right, apart)
        return _found("place/other-country-coarse", "{} and {} lie in two countries", left, right)
    if fine and apart is not None:
        for limit, level in ((10, "same-town"), (40, "near"), (120, "apart")):
            if apart <= limit:
                return _found(f"place/{level}", "{} and {} lie {} km apart", left, right, apart)
        return _found("place/far", "{} and {} lie {} km apart", left, right, apart)
    if fine and left.name.casefold() == right.name.casefold():
        return _found("place/same-town", "both name {}", left)
    if apart is None and _sound_alike(left.name, right.name):
        return _found("place/like-name", "{} and {} may be two spellings of one name", left, right)
    if left.admin1 and right.admin1 and min(left.precision, right.precision) <= PROVINCE:
        if left.admin1.casefold() == right.admin1.casefold():
            return _found("place/same-province", "{} and {} lie in one province", left, right)
        return _found("place/other-province", "{} and {} lie in two provinces", left, right)
    return _found("place/same-country", "{} and {}: no more than the country can be compared", left, right)


def _sound_alike(left: str, right: str) -> bool:
    """Two spellings of one name: the same consonants in the same order, and few other letters changed."""
    first, second = name_key(left), name_key(right)
    same_bones = skeleton_of(first) == skeleton_of(second)
    return same_bones and SequenceMatcher(None, first, second).ratio() >= _LIKE_ENOUGH


def compare_types(left: Profile, right: Profile) -> Iterator[Finding]:
    if left.type is right.type:
        yield _found("type/same", "both tell of {}", left.type)
        return
    pair = {left.type, right.type}
    level = "kin" if pair in _KIN else "open" if pair & _LOOSE else "other"
    yield _found(f"type/{level}", "one tells of {}, the other of {}", left.type, right.type)


def compare_actors(left: Profile, right: Profile) -> Iterator[Finding]:
    """Named actors; a shorter form of a name is the same name."""
    if not left.actors or not right.actors:
        return
    if shared := {a for a in left.actors for b in right.actors if _is_form_of(a, b)}:
        yield _found("actor/same", "both name {}", min(shared))
    else:
        yield _found("actor/other", "one names {}, the other {}", min(left.actors), min(right.actors))


def _is_form_of(left: str, right: str) -> bool:
    one, other = set(left.split()), set(right.split())
    return one <= other or other <= one


def compare_names(left: Profile, right: Profile) -> Iterator[Finding]:
    """Proper names of those who were hit: the best agreement that any two of them give."""
    if not left.names or not right.names:
        return
    levels = [(_name_level(a.words, b.words), a, b) for a in left.names for b in right.names]
    level, a, b = max(levels, key=lambda found: (WEIGHTS[found[0]].bits, found[1], found[2]))
    yield _found(level, "those hit: {}; {}", *sorted((a, b)))


def _name_level(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left[-1] != right[-1]:
        return "name/other"
    if len(left) == 1 or len(right) == 1:
        return "name/same-family-name"
    return "name/same-person" if set(left[:-1]) & set(right[:-1]) else "name/namesakes"


def compare_proper_words(left: Profile, right: Profile) -> Iterator[Finding]:
    """Rare proper words that both reports have; one that both have beside the incident counts twice."""
    shared = left.named & right.named
    if not shared:
        if min(len(left.named), len(right.named)) >= 4:
            yield _found("words/none", "of the names in the one report none stands in the other")
        return
    bits = rarity_of(shared) + rarity_of(left.named_here & right.named_here)
    step = bisect_left(_WORD_BITS, bits)
    if 4 * len(shared) < min(len(left.named), len(right.named)):
        step = max(0, step - 1)
    yield _found(_WORD_LEVELS[step], "both reports name {}", shared)


_WORD_BITS = (7, 20, 35, 60, 100)
_WORD_LEVELS = ("words/one", "words/two", "words/some", "words/many", "words/most", "words/all")


def compare_persons(left: Profile, right: Profile) -> Iterator[Finding]:
    """Persons whom both reports name in full."""
    if shared := left.persons & right.persons:
        level = "one" if len(shared) == 1 else "two" if len(shared) == 2 else "several"
        yield _found(f"persons/{level}", "both reports name {}", shared)


def compare_ages(left: Profile, right: Profile) -> Iterator[Finding]:
    if left.ages and right.ages:
        if shared := left.ages & right.ages:
            yield _found("age/same", "both tell of somebody aged {}", shared)
        else:
            yield _found("age/other", "one tells of somebody aged {}, the other {}", left.ages, right.ages)


def compare_settings(left: Profile, right: Profile) -> Iterator[Finding]:
    """Telling words about the site and the targets."""
    if not left.setting or not right.setting:
        return
    shared = left.setting & right.setting
    if shared:
        yield _found("setting/alike" if rarity_of(shared) >= _TELLING else "setting/touches", "both say {}", shared)
    else:
        yield _found("setting/other", "site and targets are told of in other words")


def compare_weapons(left: Profile, right: Profile) -> Iterator[Finding]:
    if not left.weapons or not right.weapons:
        return
    if shared := left.weapons & right.weapons:
        yield _found("weapon/same", "both name {}", min(shared))
    else:
        yield _found("weapon/other", "one names {}, the other {}", min(left.weapons), min(right.weapons))


def compare_tolls(left: Profile, right: Profile) -> Iterator[Finding]:
    """The killed, and at half the weight the wounded: figures rise and fall between reports."""
    for measure, share in ((Measure.KILLED, 1.0), (Measure.WOUNDED, 0.5)):
        one, other = left.figures.get(measure), right.figures.get(measure)
        if one and other:
            level = _toll_level(one, other)
            if level in ("toll/far", "toll/beyond") and min(one.best, other.best) <= 2 and _share_a_name(left, right):
                level = "toll/named-only"
            bits = WEIGHTS[level].bits * share
            yield Finding(f"{level}:{measure.value}", bits, "{} and {} {}", (one.best, other.best, measure.value))


def _share_a_name(left: Profile, right: Profile) -> bool:
    return not {name.last for name in left.names}.isdisjoint(name.last for name in right.names)


def _toll_level(left: Best, right: Best) -> str:
    low, high = (left, right) if left.best <= right.best else (right, left)
    if low.best == high.best:
        size = "large" if low.best >= 10 else "small" if low.best >= 3 else "tiny"
        return f"toll/same-{size}"
    if low.best >= 4 and high.best <= low.best * 1.25:
        return "toll/close"
    if low.high is None and high.best <= low.best * 3:
        return "toll/open"
    if high.best - low.best < 3 or high.best < 3 * low.best:
        return "toll/other"
    return "toll/beyond" if high.best >= 20 * low.best and high.best >= 20 else "toll/far"


def compare_roles(left: Profile, right: Profile) -> Iterator[Finding]:
    """What is news in one report is seldom only recalled in another of the same days; and without two dates, whether
    the incident is recalled or the news of the day says how known it is."""
    if left.role is not right.role:
        if left.published and right.published and abs((left.published - right.published).days) <= 7:
            yield _found("role/news-recalled", "news in one report, only recalled in another of the same days")
        return
    if left.date and right.date:
        return
    if left.role is Role.BACKGROUND:
        yield _found("role/both-recall", "both reports recall it")
    else:
        yield _found("role/both-main", "each is the main news of its report, and a date is missing")


def compare_wholes(left: Profile, right: Profile) -> Iterator[Finding]:
    """Totals, and parts of campaigns."""
    if left.is_total or right.is_total:
        yield _found("total/joins-nothing", "one is a running total of many incidents")
    if left.is_part != right.is_part:
        yield _found("campaign/part-and-whole", "only one is told as a part of a campaign")


def compare_reports(left: Profile, right: Profile) -> Iterator[Finding]:
    """For two accounts of one report: who wrote it told of them apart, but a reader may part what is one."""
    if left.report_id == right.report_id:
        yield _found("report/same", "one report tells of them apart")


FEATURES: tuple[Feature, ...] = (
    compare_dates,
    compare_calendar,
    compare_places,
    compare_types,
    compare_actors,
    compare_names,
    compare_proper_words,
    compare_persons,
    compare_ages,
    compare_settings,
    compare_weapons,
    compare_tolls,
    compare_roles,
    compare_wholes,
)

# What two accounts of one report share in names and words says nothing: they share the report.
FEATURES_OF_ONE_REPORT: tuple[Feature, ...] = (
    compare_reports,
    compare_dates,
    compare_calendar,
    compare_places,
    compare_types,
    compare_names,
    compare_tolls,
    compare_wholes,
)
