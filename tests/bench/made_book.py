"""A made book of very many accounts, for measuring how merging grows: no reader had a hand in it.

Attacks come day by day, thirty-eight a day, which makes a million accounts of twenty years: a larger book is one that
was kept for longer, as books grow. They fall on the towns of sixty countries, the few worst-hit of which have most of
them. Half are told of once, most others by two to five reports, some by up to twenty, one in two hundred by up to
two hundred; one report in ten also recalls an earlier attack, mostly one of the best known. Reports are imprecise as
real ones are: one in ten gives no day, one in twenty a wrong one, some name the next town, no town, no actor; tolls
rise from report to report. Each tells it in words of its own and in some that are of the attack: a street, bystanders,
what they saw; one in four names an official whom other reports of that town name, too.
The same index gives the same attack, and the same size the same book, on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import islice

from tollbook.engines.local import work_in_order
from tollbook.merging.blocking import profile_keys
from tollbook.merging.kept_profile import write_profile
from tollbook.merging.profile import profile_of
from tollbook.merging.rarities import WORDS
from tollbook.merging.version import merging_version
from tollbook.model.account import Account, Best, Reading, Role
from tollbook.model.claim import Claim, Evidence, claim_id
from tollbook.model.ids import name_for
from tollbook.model.text import Report, Span
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    Count,
    DatePrecision,
    DateRange,
    Group,
    Harm,
    Measure,
    Perpetrator,
    PlaceRef,
    Target,
    TargetKind,
    Term,
    Toll,
    Value,
    Victim,
)
from tollbook.settings import ROOM
from tollbook.store.book import Book

_FIRST_DAY = date(2004, 1, 1)
_A_DAY = 38
_COUNTRIES, _TOWNS = 60, 60
_CHUNK = 2_000
_TO_A_WELL_KNOWN = 900
AT = "2024-01-01T00:00:00.000000+00:00"
_SYLLABLES = "ba be bo da di do ka ki ko la li lo ma mi mo na ni no ra ri ro sa si so ta ti to va vi vo".split()
_KINDS = (AttackType.ARMED_ASSAULT, AttackType.BOMBING, AttackType.ARMED_CLASH, AttackType.SUICIDE_BOMBING)
_OTHER_KINDS = (AttackType.ABDUCTION, AttackType.AIR_STRIKE, AttackType.SHELLING, AttackType.ARSON)
_TARGETS = "market bus convoy checkpoint mosque church school hotel village farm bridge station court bank camp".split()
# English words that fewer than one text in 24 has, as `merging` counts.
_VOCABULARY = sorted(word for bits, words in WORDS.items() if 5 <= bits <= 9 for word in words.split())

Made = tuple[Report, Account, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Attack:
    day: date
    town: PlaceRef
    near: PlaceRef
    kind: AttackType
    actor: str | None
    killed: int
    wounded: int
    target: str
    victim: str | None
    words: tuple[str, ...]
    people: tuple[str, ...]
    officials: tuple[str, ...]
    reports: int


def _name(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


@cache
def _towns(country: int) -> tuple[PlaceRef, ...]:
    draw = random.Random(f"country {country}")
    code = chr(ord("A") + country // 26) + chr(ord("A") + country % 26)
    north, east = draw.uniform(-30, 50), draw.uniform(-150, 150)
    return tuple(
        PlaceRef(
            _name(draw, 3),
            None,
            f"Province {draw.randrange(8)}",
            code,
            north + draw.uniform(-3, 3),
            east + draw.uniform(-3, 3),
            2,
            None,
        )
        for _ in range(_TOWNS)
    )


def attack_at(index: int) -> Attack:
    draw = random.Random(index)
    country = min(int(draw.paretovariate(0.6)) - 1, _COUNTRIES - 1)
    towns = _towns(country)
    town = towns[min(int(draw.paretovariate(0.5)) - 1, _TOWNS - 1)]
    of_town = random.Random(town.name)
    drawn = draw.random()
    if drawn < 0.5:
        reports = 1
    elif drawn < 0.93:
        reports = draw.randint(2, 5)
    else:
        reports = draw.randint(6, 20) if drawn < 0.995 else draw.randint(21, 200)
    return Attack(
        day=_FIRST_DAY + timedelta(days=index // _A_DAY),
        town=town,
        near=draw.choice(towns),
        kind=draw.choice(_KINDS if draw.random() < 0.85 else _OTHER_KINDS),
        actor=f"Front {country}-{draw.randrange(4)}" if draw.random() < 0.6 else None,
        killed=int(draw.expovariate(0.2)),
        wounded=int(draw.expovariate(0.12)),
        target=f"{draw.choice(_TARGETS)} of {_name(draw, 2)}",
        victim=f"{_name(draw, 2)} {_name(draw, 3)}" if draw.random() < 0.3 else None,
        words=tuple(draw.sample(_VOCABULARY, 24)),
        people=tuple(f"{_name(draw, 2)} {_name(draw, 3)}" for _ in range(6)),
        officials=tuple(f"{_name(of_town, 2)} {_name(of_town, 3)}" for _ in range(12)),
        reports=reports,
    )


def _told(index: int, number: int) -> Iterator[Made]:
    """The accounts of one report of an attack: its own, and now and then one of an earlier attack."""
    draw = random.Random(f"{index}:{number}")
    attack = attack_at(index)
    published = attack.day + timedelta(days=draw.choice((0, 1, 1, 1, 2, 3)))
    tellings = [(attack, Role.MAIN)]
    if draw.random() < 0.1:
        recalled = draw.randrange(index + 1)
        if draw.random() < 0.7:
            recalled -= recalled % _TO_A_WELL_KNOWN
        if recalled != index and (earlier := attack_at(recalled)).day < attack.day:
            tellings.append((earlier, Role.BACKGROUND))
    values = [_values(told, role, number, draw) for told, role in tellings]
    beside = [_beside(told, draw) for told, _ in tellings]
    words = "\n".join(map(_words, values, beside))
    report = Report(
        f"made-{index}-{number}",
        f"Attack in {attack.town.name}",
        f"Paper {draw.randrange(400)}",
        None,
        published.isoformat(),
        sha256(words.encode()).hexdigest(),
        words,
    )
    start = 0
    for (_, role), of, more in zip(tellings, values, beside, strict=True):
        account = _account(report, of, more, role, start)
        start += len(_words(of, more)) + 1
        profile = profile_of(account, report)
        yield report, account, write_profile(profile), tuple(profile_keys(profile))


def _values(attack: Attack, role: Role, number: int, draw: random.Random) -> list[Value]:
    kind = draw.choice(_KINDS) if draw.random() < 0.08 else attack.kind
    values: list[Value] = [Term(kind)]
    if draw.random() >= (0.1 if role is Role.MAIN else 0.5):
        day = attack.day + timedelta(days=draw.choice((-1, 1)) if draw.random() < 0.05 else 0)
        values.append(DateRange(day, day, DatePrecision.DAY))
    if draw.random() >= 0.05:
        values.append(attack.near if draw.random() < 0.03 else attack.town)
    if attack.actor and draw.random() >= 0.4:
        values.append(Perpetrator(ActorRef(attack.actor, ActorKind.ORGANIZATION), Basis.ALLEGED))
    values.append(Target(attack.target, TargetKind.PEOPLE, Group.CIVILIANS))
    if attack.victim and draw.random() >= 0.4:
        values.append(Victim(attack.victim, attack.victim, Group.CIVILIANS, Harm.KILLED, Count(1, 1)))
    rise = min(number, 4) * attack.killed // 12
    for measure, count in (
        (Measure.KILLED, attack.killed - attack.killed // 4 + rise),
        (Measure.WOUNDED, attack.wounded),
    ):
        if count and draw.random() >= 0.15:
            values.append(Toll(measure, Group.UNSPECIFIED, Count(count, count), "people", str(count)))
    return values


def _beside(attack: Attack, draw: random.Random) -> str:
    """What else a report says of an attack: ten of the attack's words and ten of its own, two bystanders, and
    in one report of four an official without the title."""
    words = [*draw.sample(attack.words, 10), *draw.sample(_VOCABULARY, 10)]
    people = draw.sample(attack.people, 2)
    people += [draw.choice(attack.officials)] if draw.random() < 0.25 else []
    return f", {', '.join(words)}, said {', '.join(people)}"


def _words(values: list[Value], beside: str) -> str:
    return ". ".join(_word(value, beside) for value in values) + "."


def _word(value: Value, beside: str) -> str:
    match value:
        case Term():
            return f"It was a {value.code.value.replace('_', ' ')}"
        case DateRange():
            return f"It was on {value.start:%B} {value.start.day}"
        case PlaceRef():
            return f"It was in {value.name} in {value.admin1}"
        case Perpetrator():
            return f"It was said to be the {value.actor.name}"
        case Target():
            return f"It was at the {value.text}{beside}"
        case Victim():
            return f"One of the dead was {value.name}"
        case Toll():
            return f"There were {value.words} people {value.measure.value}"
    raise ValueError(value)


def _account(report: Report, values: list[Value], beside: str, role: Role, start: int) -> Account:
    name = name_for("a", report.id, role)
    claims = []
    for value in values:
        evidence = (Evidence(Span(start, start + len(_word(value, beside))), "trigger"),)
        claims.append(Claim(claim_id(name, value, evidence), value, "made/up", evidence))
        start += len(_word(value, beside)) + 2
    tolls = {v.measure: Best(v.count.low, v.count.low, v.count.high) for v in values if isinstance(v, Toll)}
    return Account(name, report.id, role, tuple(claims), tolls)


def _made(indices: tuple[int, ...]) -> list[list[Made]]:
    return [list(_told(index, number)) for index in indices for number in range(attack_at(index).reports)]


def told_first(index: int, number: int) -> tuple[Report, Account]:
    """A report of an attack, with its account of that attack."""
    report, account, *_ = next(_told(index, number))
    return report, account


def make_book(path: str, sizes: Sequence[int], *, jobs: int) -> Iterator[int]:
    """Writes a book that grows: gives how many accounts it holds each time that these are as many as the next of
    *sizes*, or a few more. They are entered under their keys, as reading does, but joined to no incident."""
    held, waiting = 0, list(sizes)
    indices = iter(range(sizes[-1]))
    slips = ((chunk[0], chunk) for chunk in iter(lambda: tuple(islice(indices, _CHUNK)), ()))
    with Book.open(path, create=True) as book:
        book.give_room(ROOM)
        book.start_run({"reader": "made", "merging": merging_version()}, at=AT)
        for _, reports in work_in_order(_made, slips, jobs=jobs):
            with book.transaction():
                for made in reports or ():
                    _keep(book, made)
                    held += len(made)
            if held >= waiting[0]:
                with book.transaction():
                    book.settle_keys()
                yield held
                waiting.pop(0)
            if not waiting:
                return


def _keep(book: Book, made: list[Made]) -> None:
    report = made[0][0]
    book.save_report(report, report.text.encode())
    book.save_reading(Reading(report.id, tuple(account for _, account, *_ in made), (), ()))
    book.enter_together((account.id, profile, keys) for _, account, profile, keys in made)
