"""Profile: what of an account takes part in comparisons, worked out once for each account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tollbook.gazetteer.lookup import shipped_gazetteer
from tollbook.merging.naming import checksum, proper_names, uncommon, words_of
from tollbook.merging.wording import (
    FUNCTION_WORDS,
    Name,
    bare,
    calendar_day,
    calendar_days,
    closing_name,
    counts_a_stretch,
    passages,
    person_name,
    telling_words,
    weekdays,
)
from tollbook.model.account import Account, Best, Role
from tollbook.model.claim import Status
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
    kilometres_between,
)

# UCDP GED's where_prec: up to 3 a town or district, 4 a province, 5 a landscape, 6 a country.
DISTRICT = 3
PROVINCE = 4
_PERSONS = 12
# Kilometres between two points that may be given for one town.
_ONE_TOWN = 30.0
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old")


@dataclass(frozen=True, slots=True)
class Profile:
    """The comparable side of one account: plain values, which a book can keep.

    ``date_sure`` and ``place_sure`` say how sure the reader is of each, from 0 to 1, ``people`` how many live in the
    town. ``is_total``: a running total of many incidents, which joins nothing. ``names`` are those of people who were
    hit. ``named`` are the rare words of proper names, and ``persons`` the full names of persons out of office, of the
    whole report for its main news, of the account's own sentences for what is recalled; ``named_here`` those words
    that stand in its own sentences. The place itself takes no part in them. ``words`` are the other uncommon words of
    its sentences, ``ages`` those told there, ``setting`` the telling words of site and targets, ``days`` days of the
    calendar named without a year.
    """

    account_id: str
    report_id: str
    published: date | None
    role: Role
    type: AttackType
    date: DateRange | None
    date_sure: float
    place: PlaceRef | None
    place_sure: float
    people: int
    is_part: bool
    is_total: bool
    actors: frozenset[str]
    names: frozenset[Name]
    named: frozenset[str]
    named_here: frozenset[str]
    persons: frozenset[str]
    words: frozenset[str]
    ages: frozenset[int]
    setting: frozenset[str]
    weapons: frozenset[str]
    figures: Mapping[Measure, Best]
    days: frozenset[str]
    weekdays: frozenset[str]


def profile_of(account: Account, report: Report) -> Profile:
    """The profile of an account; *report* is the one that it was read from."""
    told = passages(account, report)
    here = " ".join(told)
    dated, placed = account.first(DateRange), account.first(PlaceRef)
    place = placed[1] if placed else None
    names = frozenset(_names(account))
    where = _place_words(place)
    proper = proper_names(_kept(report) if account.role is Role.MAIN else here)
    beside = frozenset(words_of(here.lower()))
    return Profile(
        account_id=account.id,
        report_id=account.report_id,
        published=report.day,
        role=account.role,
        type=account.type.code,
        date=dated[1] if dated else None,
        date_sure=_sureness(dated[0].confidence if dated else None),
        place=place,
        place_sure=_sureness(placed[0].confidence if placed else None),
        people=_people(place),
        is_part=account.part_of is not None,
        is_total=_is_total(account, report),
        actors=frozenset(_actors(account)),
        names=names,
        named=frozenset(proper.words) - where,
        named_here=beside.intersection(proper.words) - where,
        persons=frozenset(_told_first(proper.persons, beside, where)),
        words=frozenset(uncommon(beside)).difference(proper.words, where),
        ages=frozenset(_ages(account, here)),
        setting=_setting(account, place, names),
        weapons=frozenset(_weapons(account)),
        figures=account.best,
        days=frozenset() if dated else calendar_days(told),
        weekdays=frozenset() if dated else weekdays(told),
    )


def _people(place: PlaceRef | None) -> int:
    """How many people live in the town, by the gazetteer that ships; 0 where it does not know."""
    if place is None or place.lat is None or place.precision > DISTRICT:
        return 0
    towns = shipped_gazetteer().find(place.name, place.country)
    here = (place.lat, place.lon)
    near = [t.population for t in towns if (kilometres_between((t.lat, t.lon), here) or 0.0) <= _ONE_TOWN]
    return max(near, default=0)


def _told_first(persons: tuple[str, ...], beside: frozenset[str], where: frozenset[str]) -> list[str]:
    """Some of the persons of a report, none of them the place: those that stand beside the incident before others, and
    then those whose checksum is least, so that of two reports with the same names the same are taken."""
    names = [(name.split(), name) for name in persons]
    kept = [(not beside.issuperset(words), checksum(name), name) for words, name in names if where.isdisjoint(words)]
    return [name for *_, name in sorted(kept)[:_PERSONS]]


def _kept(report: Report) -> str:
    """The text without what was set aside from reading."""
    pieces, at = [], 0
    for passage in sorted(report.set_aside, key=lambda passage: passage.span):
        pieces.append(report.text[at : passage.span.start])
        at = max(at, passage.span.end)
    return " ".join((*pieces, report.text[at:]))


def _is_total(account: Account, report: Report) -> bool:
    """Whether its figures were counted over weeks or more: none of its days is known, and the words of every toll
    that stands go on with a stretch of time."""
    date = account.date
    if date and (date.end - date.start).days < 7:
        return False
    tolls = [claim for claim, _ in account.tolls if claim.status is Status.CURRENT]
    return bool(tolls) and all(counts_a_stretch(claim, report) for claim in tolls)


def _sureness(confidence: float | None) -> float:
    # What is not weighed (coded by hand, or read by the grammar alone) is taken at its word.
    return 1.0 if confidence is None else confidence


def _place_words(place: PlaceRef | None) -> frozenset[str]:
    return frozenset(words_of(f"{place.name} {place.admin1 or ''}".lower())) if place else frozenset()


def _ages(account: Account, here: str) -> Iterator[int]:
    yield from (victim.age for _, victim in account.claims_of(Victim) if victim.age is not None)
    yield from map(int, _AGE.findall(here))


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
