"""Profile: what of an account takes part in comparisons, worked out once for each account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tollbook.merging.wording import (
    FUNCTION_WORDS,
    Name,
    bare,
    calendar_day,
    calendar_days,
    closing_name,
    passages,
    person_name,
    telling_words,
    weekdays,
)
from tollbook.model.account import Account, Best, Role
from tollbook.model.text import Report
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    DateRange,
    Measure,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Target,
    Toll,
    Victim,
    Weapon,
)

# UCDP GED's where_prec: up to 3 a town or district, 4 a province, 5 a landscape, 6 a country.
DISTRICT = 3
PROVINCE = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """The comparable side of one account. ``origin`` is the report that its report copies, else its own;
    ``days`` are days of the calendar named without a year; ``setting`` the telling words of site and
    targets; ``names`` the proper names of those who were hit."""

    account_id: str
    report_id: str
    origin: str
    published: date | None
    role: Role
    type: AttackType
    date: DateRange | None
    place: PlaceRef | None
    is_part: bool
    actors: frozenset[str]
    names: frozenset[Name]
    setting: frozenset[str]
    weapons: frozenset[str]
    figures: Mapping[Measure, Best]
    days: frozenset[str]
    weekdays: frozenset[str]


def profile_of(account: Account, report: Report) -> Profile:
    """The profile of an account; *report* is the one that it was read from."""
    told = passages(account, report)
    place = account.place
    names = frozenset(_names(account))
    return Profile(
        account_id=account.id,
        report_id=account.report_id,
        origin=report.copy_of or report.id,
        published=report.day,
        role=account.role,
        type=account.type.code,
        date=account.date,
        place=place,
        is_part=account.part_of is not None,
        actors=frozenset(_actors(account)),
        names=names,
        setting=_setting(account, place, names),
        weapons=frozenset(_weapons(account)),
        figures=account.best,
        days=calendar_days(told),
        weekdays=weekdays(told),
    )


def _names(account: Account) -> Iterator[Name]:
    for _, victim in account.claims_of(Victim):
        if victim.name and (name := person_name(victim.name)):
            yield name
    for _, target in account.claims_of(Target):
        if name := closing_name(target.text):
            yield name
    for _, toll in account.claims_of(Toll):
        if toll.victims and (name := closing_name(toll.victims)):
            yield name


def _actors(account: Account) -> Iterator[str]:
    for _, perpetrator in account.claims_of(Perpetrator):
        yield from _actor_keys(perpetrator.actor)
    for _, responsibility in account.claims_of(Responsibility):
        if responsibility.stance is Stance.CLAIMED:
            yield from _actor_keys(responsibility.actor)


def _actor_keys(actor: ActorRef) -> Iterator[str]:
    """The actor's id, else its capital words: 'gunmen' are nobody in particular."""
    if actor.actor_id:
        yield actor.actor_id
    elif actor.kind is not ActorKind.INDIVIDUALS or closing_name(actor.name):
        words = [bare(word) for word in actor.name.split() if word[0].isupper() and bare(word) not in FUNCTION_WORDS]
        if words:
            yield " ".join(words)


def _setting(account: Account, place: PlaceRef | None, names: frozenset[Name]) -> frozenset[str]:
    words: frozenset[str] = telling_words(place.detail) if place else frozenset()
    for _, target in account.claims_of(Target):
        words |= telling_words(target.text)
    named = {word for name in names for word in name.words}
    return words - named - (telling_words(place.name) if place else frozenset())


def _weapons(account: Account) -> Iterator[str]:
    for _, weapon in account.claims_of(Weapon):
        yield from [weapon.weapon_class] if weapon.weapon_class else telling_words(weapon.text)


def days_named(profile: Profile) -> frozenset[str]:
    """The days of the calendar that an account tells of, the year left out: its own date, when it is known
    to the day, else those that its words name."""
    if profile.date is None:
        return profile.days
    return frozenset({calendar_day(profile.date.start)} if profile.date.start == profile.date.end else ())
