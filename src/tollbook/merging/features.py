"""The comparisons: each finds one level of WEIGHTS for a pair of profiles, or nothing to say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tollbook.merging.findings import Feature, Finding, found
from tollbook.merging.naming import rarity_of
from tollbook.merging.occasions import compare_calendar, compare_dates, compare_places
from tollbook.merging.profile import Profile
from tollbook.merging.weights import WEIGHTS
from tollbook.model.account import Best, Role
from tollbook.model.values import AttackType as T
from tollbook.model.values import Measure

# Types that reports use for one and the same attack.
_KIN = (
    {T.BOMBING, T.SUICIDE_BOMBING},
    {T.BOMBING, T.GRENADE_ATTACK},
    {T.ARMED_ASSAULT, T.ARMED_CLASH},
    {T.SHELLING, T.AIR_STRIKE},
)
_LOOSE = {T.ARMED_ASSAULT, T.OTHER_VIOLENCE, T.ARMED_CLASH}
# So many bits have two words that each stand in one text of 128, or one that is rare.
_TELLING = 12


def compare_types(left: Profile, right: Profile) -> Iterator[Finding]:
    if left.type is right.type:
        yield found("type/same", "both tell of {}", left.type)
        return
    pair = {left.type, right.type}
    level = "kin" if pair in _KIN else "open" if pair & _LOOSE else "other"
    yield found(f"type/{level}", "one tells of {}, the other of {}", left.type, right.type)


def compare_actors(left: Profile, right: Profile) -> Iterator[Finding]:
    """Named actors; a shorter form of a name is the same name."""
    if not left.actors or not right.actors:
        return
    if shared := {a for a in left.actors for b in right.actors if _is_form_of(a, b)}:
        yield found("actor/same", "both name {}", min(shared))
    else:
        yield found("actor/other", "one names {}, the other {}", min(left.actors), min(right.actors))


def _is_form_of(left: str, right: str) -> bool:
    one, other = set(left.split()), set(right.split())
    return one <= other or other <= one


def compare_names(left: Profile, right: Profile) -> Iterator[Finding]:
    """Proper names of those who were hit: the best agreement that any two of them give."""
    if not left.names or not right.names:
        return
    levels = [(_name_level(a.words, b.words), a, b) for a in left.names for b in right.names]
    level, a, b = max(levels, key=lambda pair: (WEIGHTS[pair[0]].bits, pair[1], pair[2]))
    yield found(level, "those hit: {}; {}", *sorted((a, b)))


def _name_level(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left[-1] != right[-1]:
        return "name/other"
    if len(left) == 1 or len(right) == 1:
        return "name/same-family-name"
    return "name/same-person" if set(left[:-1]) & set(right[:-1]) else "name/namesakes"


def compare_named(left: Profile, right: Profile) -> Iterator[Finding]:
    """Rare proper words that both reports have; one that both have beside the incident counts twice."""
    shared = left.named & right.named
    if not shared:
        if min(len(left.named), len(right.named)) >= 4:
            yield found("named/none", "of the names in the one report none stands in the other")
        return
    bits = rarity_of(shared) + rarity_of(left.named_here & right.named_here)
    step = bisect_left(_NAMED_BITS, bits)
    if 4 * len(shared) < min(len(left.named), len(right.named)):
        step = max(0, step - 1)
    yield found(_NAMED_LEVELS[step], "both reports name {}", shared)


_NAMED_BITS = (7, 20, 35, 60, 100)
_NAMED_LEVELS = ("named/one", "named/two", "named/some", "named/many", "named/most", "named/all")


def compare_texts(left: Profile, right: Profile) -> Iterator[Finding]:
    """The uncommon words, names apart, of the sentences that tell of it: how many of the fewer the other has, too."""
    fewer = min(len(left.words), len(right.words))
    if fewer < 4:
        return
    shared = left.words & right.words
    level = _TEXT_LEVELS[bisect_left(_TEXT_SHARES, len(shared) / fewer)]
    yield found(level, "{} of {} uncommon words are the same", len(shared), fewer)


_TEXT_SHARES = (0.05, 0.3, 0.5)
_TEXT_LEVELS = ("text/other", "text/touches", "text/alike", "text/repeats")


def compare_persons(left: Profile, right: Profile) -> Iterator[Finding]:
    """Persons whom both reports name in full."""
    if shared := left.persons & right.persons:
        level = "one" if len(shared) == 1 else "two" if len(shared) == 2 else "several"
        yield found(f"persons/{level}", "both reports name {}", shared)


def compare_ages(left: Profile, right: Profile) -> Iterator[Finding]:
    if left.ages and right.ages:
        if shared := left.ages & right.ages:
            yield found("age/same", "both tell of somebody aged {}", shared)
        else:
            yield found("age/other", "one tells of somebody aged {}, the other {}", left.ages, right.ages)


def compare_settings(left: Profile, right: Profile) -> Iterator[Finding]:
    """Telling words about the site and the targets."""
    if not left.setting or not right.setting:
        return
    shared = left.setting & right.setting
    if shared:
        yield found("setting/alike" if rarity_of(shared) >= _TELLING else "setting/touches", "both say {}", shared)
    else:
        yield found("setting/other", "site and targets are told of in other words")


def compare_weapons(left: Profile, right: Profile) -> Iterator[Finding]:
    if not left.weapons or not right.weapons:
        return
    if shared := left.weapons & right.weapons:
        yield found("weapon/same", "both name {}", min(shared))
    else:
        yield found("weapon/other", "one names {}, the other {}", min(left.weapons), min(right.weapons))


# What figures of each measure weigh: the wounded are counted less carefully.
TOLL_SHARES = ((Measure.KILLED, 1.0), (Measure.WOUNDED, 0.5))


def compare_tolls(left: Profile, right: Profile) -> Iterator[Finding]:
    """The killed, and at half the weight the wounded: figures rise and fall between reports."""
    for measure, share in TOLL_SHARES:
        one, other = left.figures.get(measure), right.figures.get(measure)
        if one and other:
            level = _toll_level(one, other)
            if level in ("toll/far", "toll/beyond") and min(one.best, other.best) <= 2 and share_a_name(left, right):
                level = "toll/named-only"
            bits = WEIGHTS[level].bits * share
            yield Finding(f"{level}:{measure.value}", bits, "{} and {} {}", (one.best, other.best, measure.value))


def share_a_name(left: Profile, right: Profile) -> bool:
    """Whether one who was hit has the same family name in both."""
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
        return "toll/twice" if high.best - low.best >= 3 and high.best >= 2 * low.best else "toll/other"
    return "toll/beyond" if high.best >= 20 * low.best and high.best >= 20 else "toll/far"


def compare_roles(left: Profile, right: Profile) -> Iterator[Finding]:
    """What is news in one report is seldom only recalled in another of the same days; and without two dates, whether
    the incident is recalled or the news of the day says how known it is."""
    if left.role is not right.role:
        if left.published and right.published and abs((left.published - right.published).days) <= 7:
            yield found("role/news-recalled", "news in one report, only recalled in another of the same days")
        return
    if left.date and right.date:
        return
    if left.role is Role.BACKGROUND:
        yield found("role/both-recall", "both reports recall it")
    else:
        yield found("role/both-main", "each is the main news of its report, and a date is missing")


def compare_wholes(left: Profile, right: Profile) -> Iterator[Finding]:
    """Totals, and parts of campaigns."""
    if left.is_total or right.is_total:
        yield found("total/joins-nothing", "one is a running total of many incidents")
    if left.is_part != right.is_part:
        yield found("campaign/part-and-whole", "only one is told as a part of a campaign")


def compare_reports(left: Profile, right: Profile) -> Iterator[Finding]:
    """For two accounts of one report: who wrote it told of them apart, but a reader may part what is one."""
    if left.report_id == right.report_id:
        yield found("report/same", "one report tells of them apart")


FEATURES: tuple[Feature, ...] = (
    compare_dates,
    compare_calendar,
    compare_places,
    compare_types,
    compare_actors,
    compare_names,
    compare_named,
    compare_persons,
    compare_texts,
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
