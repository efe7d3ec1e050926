"""The comparisons: each finds one level of WEIGHTS for a pair of profiles, with a sentence, or nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher

from tollbook.gazetteer.keys import name_key, skeleton_of
from tollbook.merging.profile import DISTRICT, PROVINCE, Profile, days_named
from tollbook.merging.weights import WEIGHTS
from tollbook.model.account import Best, Role
from tollbook.model.judgement import Reason
from tollbook.model.values import AttackType as T
from tollbook.model.values import DateRange, Measure, PlaceRef

Feature = Callable[[Profile, Profile], Iterator[Reason]]

# Types that reports use for one and the same attack.
_KIN = (
    {T.BOMBING, T.SUICIDE_BOMBING},
    {T.BOMBING, T.GRENADE_ATTACK},
    {T.ARMED_ASSAULT, T.ARMED_CLASH},
    {T.SHELLING, T.AIR_STRIKE},
)
_LOOSE = {T.ARMED_ASSAULT, T.OTHER_VIOLENCE, T.ARMED_CLASH}


def _found(level: str, says: str) -> Reason:
    return Reason(level, WEIGHTS[level].bits, says)


def compare_dates(left: Profile, right: Profile) -> Iterator[Reason]:
    """Days apart, given how precisely each is known; the day of publication bounds a missing date."""
    if left.date and right.date:
        yield _date_level(left.date, right.date)
    elif left.date or right.date:
        dated, undated = (left, right) if left.date else (right, left)
        if dated.date and undated.published:
            yield from _bound_by_publication(dated.date, undated)
    elif left.published and right.published and left.role is right.role is Role.MAIN:
        apart = abs((left.published - right.published).days)
        if apart <= 2:
            yield _found("date/news-of-the-day", "both are the main news of reports of the same days")
        elif apart > 31:
            yield _found("date/old-news", f"main news of reports {apart} days apart")


def _date_level(left: DateRange, right: DateRange) -> Reason:
    gap = max((left.start - right.end).days, (right.start - left.end).days, 0)
    width = max((left.end - left.start).days, (right.end - right.start).days) + 1
    if gap == 0:
        for days, level in ((1, "same-day"), (7, "same-days"), (31, "same-month")):
            if width <= days:
                return _found(f"date/{level}", f"{_words(left)} and {_words(right)} share a day")
        return _found("date/same-year", f"{_words(left)} and {_words(right)} share a day, known only roughly")
    says = f"{_words(left)} and {_words(right)} lie {gap} day{'s' if gap > 1 else ''} apart"
    if width > 7 or gap > 3:
        return _found("date/far", says)
    return _found("date/next-day" if gap == 1 else "date/few-days", says)


def _bound_by_publication(dated: DateRange, undated: Profile) -> Iterator[Reason]:
    published = undated.published
    assert published is not None
    if published < dated.start - timedelta(days=1):
        yield _found("date/not-yet", f"a report of {published} cannot tell of {_words(dated)}")
    elif undated.role is Role.MAIN and (published - dated.end).days <= 3:
        yield _found("date/news-of-the-day", f"main news of a report of {published}, {_words(dated)}")
    elif undated.role is Role.MAIN and (published - dated.end).days > 31:
        yield _found("date/old-news", f"main news of a report of {published}, long after {_words(dated)}")


def _words(range_: DateRange) -> str:
    return f"{range_.start}" if range_.start == range_.end else f"{range_.start} to {range_.end}"


def compare_calendar(left: Profile, right: Profile) -> Iterator[Reason]:
    """Days of the calendar and weekdays that are named where no full date could be read."""
    if left.date and right.date:
        return
    lefts, rights = days_named(left), days_named(right)
    if lefts & rights:
        yield _found("calendar/same-day-named", f"both name {min(lefts & rights)}")
    elif lefts and rights:
        yield _found("calendar/other-day-named", f"one names {min(lefts)}, the other {min(rights)}")
    if left.date is None and right.date is None and len(left.weekdays) == len(right.weekdays) == 1:
        if left.weekdays == right.weekdays:
            yield _found("calendar/same-weekday", f"both name a {min(left.weekdays)}")
        else:
            says = f"one names a {min(left.weekdays)}, the other a {min(right.weekdays)}"
            yield _found("calendar/other-weekday", says)


def compare_places(left: Profile, right: Profile) -> Iterator[Reason]:
    """Kilometres apart, given how precisely each place is known, else country and province."""
    if left.place and right.place:
        yield _place_level(left.place, right.place)
    else:
        yield _found("place/unknown", "at least one does not say where")


def _place_level(left: PlaceRef, right: PlaceRef) -> Reason:
    both = f"{left.name} and {right.name}"
    fine = left.precision <= DISTRICT and right.precision <= DISTRICT
    apart = left.kilometres_to(right)
    if left.country and right.country and left.country != right.country:
        if fine and apart is not None:
            level = "place/border" if apart <= 60 else "place/other-country"
            return _found(level, f"{both} lie in two countries, {apart:.0f} km apart")
        return _found("place/other-country-coarse", f"{both} lie in two countries")
    if fine and apart is not None:
        for limit, level in ((10, "same-town"), (40, "near"), (120, "apart")):
            if apart <= limit:
                return _found(f"place/{level}", _distance(left, right, apart))
        return _found("place/far", _distance(left, right, apart))
    if fine and left.name.casefold() == right.name.casefold():
        return _found("place/same-town", f"both name {left.name}")
    if apart is None and _sound_alike(left.name, right.name):
        return _found("place/like-name", f"{both} may be two spellings of one name")
    if left.admin1 and right.admin1 and min(left.precision, right.precision) <= PROVINCE:
        same = left.admin1.casefold() == right.admin1.casefold()
        says = f"{both} lie in {'one province' if same else 'two provinces'}"
        return _found("place/same-province" if same else "place/other-province", says)
    return _found("place/same-country", f"{both}: no more than the country can be compared")


def _sound_alike(left: str, right: str) -> bool:
    """Two spellings of one name: the same consonants in the same order, and few other letters changed."""
    first, second = name_key(left), name_key(right)
    same_bones = skeleton_of(first) == skeleton_of(second)
    return same_bones and SequenceMatcher(None, first, second).ratio() >= _LIKE_ENOUGH


_LIKE_ENOUGH = 0.8


def _distance(left: PlaceRef, right: PlaceRef, apart: float) -> str:
    if left.name == right.name:
        return f"both name {left.name}" + (f", {apart:.0f} km apart" if apart >= 1 else "")
    return f"{left.name} and {right.name} lie {apart:.0f} km apart"


def compare_types(left: Profile, right: Profile) -> Iterator[Reason]:
    pair = {left.type, right.type}
    says = " and ".join(sorted(kind.value.replace("_", " ") for kind in pair))
    if len(pair) == 1:
        yield _found("type/same", f"both tell of {says}")
    elif pair in _KIN:
        yield _found("type/kin", f"{says}: reports word one attack both ways")
    elif pair & _LOOSE:
        yield _found("type/open", f"{says}: one may be told less closely")
    else:
        yield _found("type/other", says)


def compare_actors(left: Profile, right: Profile) -> Iterator[Reason]:
    """Named actors; a shorter form of a name is the same name."""
    if shared := {a for a in left.actors for b in right.actors if _is_form_of(a, b)}:
        yield _found("actor/same", f"both name {min(shared)}")
    elif left.actors and right.actors:
        yield _found("actor/other", f"one names {min(left.actors)}, the other {min(right.actors)}")


def _is_form_of(left: str, right: str) -> bool:
    one, other = set(left.split()), set(right.split())
    return one <= other or other <= one


def compare_names(left: Profile, right: Profile) -> Iterator[Reason]:
    """Proper names of those who were hit: the best agreement that any two of them give."""
    levels = [(_name_level(a.words, b.words), a, b) for a in left.names for b in right.names]
    if not levels:
        return
    level, a, b = max(levels, key=lambda found: (WEIGHTS[found[0]].bits, found[1], found[2]))
    first, second = sorted((" ".join(a.words), " ".join(b.words)))
    yield _found(level, f"those hit: {first}; {second}")


def _name_level(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left[-1] != right[-1]:
        return "name/other"
    if len(left) == 1 or len(right) == 1:
        return "name/same-family-name"
    return "name/same-person" if set(left[:-1]) & set(right[:-1]) else "name/namesakes"


def compare_settings(left: Profile, right: Profile) -> Iterator[Reason]:
    """Telling words about the site and the targets."""
    shared = left.setting & right.setting
    if shared:
        level = "setting/alike" if len(shared) > 1 else "setting/touches"
        yield _found(level, f"both say {', '.join(sorted(shared))}")
    elif left.setting and right.setting:
        yield _found("setting/other", "site and targets are told of in other words")


def compare_weapons(left: Profile, right: Profile) -> Iterator[Reason]:
    if shared := left.weapons & right.weapons:
        yield _found("weapon/same", f"both name {min(shared)}")
    elif left.weapons and right.weapons:
        yield _found("weapon/other", f"one names {min(left.weapons)}, the other {min(right.weapons)}")


def compare_tolls(left: Profile, right: Profile) -> Iterator[Reason]:
    """The killed, and at half the weight the wounded: figures rise and fall between reports."""
    for measure, share in ((Measure.KILLED, 1.0), (Measure.WOUNDED, 0.5)):
        one, other = left.figures.get(measure), right.figures.get(measure)
        if one and other:
            level = _toll_level(one, other)
            if level == "toll/far" and min(one.best, other.best) <= 2 and _share_a_name(left, right):
                level = "toll/named-only"
            says = f"{one.best} and {other.best} {measure.value}"
            yield Reason(f"{level}:{measure.value}", WEIGHTS[level].bits * share, says)


def _share_a_name(left: Profile, right: Profile) -> bool:
    return not {name.last for name in left.names}.isdisjoint(name.last for name in right.names)


def _toll_level(left: Best, right: Best) -> str:
    low, high = sorted((left, right), key=lambda best: best.best)
    if low.best == high.best:
        size = "large" if low.best >= 10 else "small" if low.best >= 3 else "tiny"
        return f"toll/same-{size}"
    if low.best >= 4 and high.best <= low.best * 1.25:
        return "toll/close"
    if low.high is None and high.best <= low.best * 3:
        return "toll/open"
    return "toll/far" if high.best >= 3 * low.best and high.best - low.best >= 3 else "toll/other"


def compare_roles(left: Profile, right: Profile) -> Iterator[Reason]:
    """Without two dates, whether the incident is recalled or the news of the day says how known it is."""
    if left.date and right.date:
        return
    if left.role is right.role is Role.BACKGROUND:
        yield _found("role/both-recall", "both reports recall it")
    elif left.role is right.role is Role.MAIN:
        yield _found("role/both-main", "each is the main news of its report, and a date is missing")


def compare_origins(left: Profile, right: Profile) -> Iterator[Reason]:
    if left.origin == right.origin and left.report_id != right.report_id:
        yield _found("text/copies", "the two reports nearly repeat each other")
    if left.is_part != right.is_part:
        yield _found("campaign/part-and-whole", "only one is told as a part of a campaign")


FEATURES: tuple[Feature, ...] = (
    compare_dates,
    compare_calendar,
    compare_places,
    compare_types,
    compare_actors,
    compare_names,
    compare_settings,
    compare_weapons,
    compare_tolls,
    compare_roles,
    compare_origins,
)
