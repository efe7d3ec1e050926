"""What a person types for a field, or the words that they choose for it, as a value; and a value as words to type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from tollbook.errors import UsageError
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match, Matcher
from tollbook.lexicon.tokens import tokenize
from tollbook.model.account import Best
from tollbook.model.correction import Field, Said
from tollbook.model.values import (
    ActorKind,
    ActorRef,
    AttackType,
    Basis,
    DatePrecision,
    DateRange,
    Group,
    Harm,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Stance,
    Target,
    TargetKind,
    Term,
    Victim,
    Weapon,
)
from tollbook.persons.typed_places import place_named, place_words

E = TypeVar("E", bound=StrEnum)

# How one says that nothing is known, or that there is no figure.
NOTHING = frozenset({"", "none", "unknown", "nobody", "no figure"})
FORMS = {
    "figure": "14, 14+ (at least), 10-14-20 (low-best-high), 10-14+, or none",
    Field.TYPE: f"one of {', '.join(AttackType)}",
    Field.DATE: "2024-03-04, 2024-03-04/2024-03-06, 2024-03, 2024, or unknown",
    Field.PLACE: "a town, province or country, with its country's code: Quetta, PK; or unknown",
}
_NAMED = "named"
_BRACKETS = re.compile(r"^(?P<words>.*?)\s*\((?P<codes>[^()]*)\)$", re.DOTALL)
_FIGURE = re.compile(r"^(?:(?P<low>\d+)-)?(?P<best>\d+)(?:-(?P<high>\d+)|(?P<open>\+))?$")
_LARGEST = 10_000_000


def read_value(field: Field, typed: str) -> Said | None:
    """The value that somebody typed for a field; None where they say that nothing is known. Raises UsageError, which
    says how a value is written."""
    typed = " ".join(typed.split())
    if typed.casefold() in NOTHING:
        return None
    if field.measure:
        return _figure(typed)
    return _READERS[field](typed)


def words_of(value: Said | None) -> str:
    """A value in the words that ``read_value`` reads."""
    return "none" if value is None else _WRITERS[type(value)](value)


def _figure(typed: str) -> Best:
    found = _FIGURE.match(typed.replace("–", "-").replace(",", "").replace(" ", ""))
    if not found:
        raise UsageError(f"'{typed}' is no figure: write {FORMS['figure']}")
    best = int(found["best"])
    low = int(found["low"]) if found["low"] else best
    high = None if found["open"] else int(found["high"]) if found["high"] else best
    if found["low"] and not (found["high"] or found["open"]):
        raise UsageError(f"'{typed}' may mean a range, and has no best: write {FORMS['figure']}")
    if not low <= best <= (best if high is None else high) <= _LARGEST:
        raise UsageError(f"'{typed}' is no figure: low, best and high come in this order, up to {_LARGEST:,}")
    return Best(low, best, high)


def _type(typed: str) -> Term:
    code = typed.casefold().replace(" ", "_").replace("-", "_")
    if code not in set(AttackType):
        raise UsageError(f"'{typed}' is no type of attack: write {FORMS[Field.TYPE]}")
    return Term(AttackType(code))


def _date(typed: str) -> DateRange:
    words, codes = _with_codes(typed)
    first, _, last = words.partition("/")
    try:
        start, end, precision = _days(first)
        if last:
            end = _days(last)[1]
            precision = DatePrecision.DAYS
        return DateRange(start, end, next(iter(_of(DatePrecision, codes)), precision))
    except ValueError:
        raise UsageError(f"'{typed}' is no date: write {FORMS[Field.DATE]}") from None


def _days(typed: str) -> tuple[date, date, DatePrecision]:
    if re.fullmatch(r"\d{4}", typed):
        return date(int(typed), 1, 1), date(int(typed), 12, 31), DatePrecision.YEAR
    if re.fullmatch(r"\d{4}-\d\d", typed):
        start = date.fromisoformat(f"{typed}-01")
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1), DatePrecision.MONTH
    day = date.fromisoformat(typed)
    return day, day, DatePrecision.DAY


def _write_date(value: DateRange) -> str:
    both = f"{value.start}" if value.start == value.end else f"{value.start}/{value.end}"
    for shorter in (f"{value.start:%Y}", f"{value.start:%Y-%m}", both):
        if _date(shorter) == value:
            return shorter
    return f"{both} ({value.precision})"


def _perpetrator(typed: str) -> Perpetrator:
    words, codes = _with_codes(typed)
    return Perpetrator(_actor(words, codes), next(iter(_of(Basis, codes)), Basis.STATED))


def _responsibility(typed: str) -> Responsibility:
    words, codes = _with_codes(typed)
    return Responsibility(_actor(words, codes), next(iter(_of(Stance, codes)), Stance.CLAIMED))


def _actor(words: str, codes: frozenset[str]) -> ActorRef:
    """An actor by name, with what the vocabularies know of it."""
    for vocabulary in ("actors", "state_forces", "plain_actors"):
        found = _match(vocabulary, words)
        if found and found.first == 0 and found.last == len(tokenize(words)):
            kind = found.entry.get("kind") or ActorKind.STATE
            return ActorRef(words, ActorKind(kind), found.entry.id if vocabulary == "actors" else None)
    return ActorRef(words, next(iter(_of(ActorKind, codes)), ActorKind.ORGANIZATION))


def _target(typed: str) -> Target:
    words, codes = _with_codes(typed)
    kind = next(iter(_of(TargetKind, codes)), TargetKind.PEOPLE)
    return Target(words, kind, _group(words, codes))


def _victim(typed: str) -> Victim:
    words, codes = _with_codes(typed)
    harm = next(iter(_of(Harm, codes)), None)
    age = next((int(code) for code in codes if code.isdigit() and len(code) < 4), None)
    return Victim(words, words if _NAMED in codes else None, _group(words, codes), harm, None, age)


def _write_victim(value: Victim) -> str:
    age = str(value.age) if value.age is not None else ""
    codes = (_NAMED if value.name else "", age, value.group.value, value.harm.value if value.harm else "")
    return f"{value.name or value.text} ({', '.join(code for code in codes if code)})"


def _weapon(typed: str) -> Weapon:
    found = _match("weapons", typed)
    return Weapon(typed, found.entry.get("class") if found else None)


def _group(words: str, codes: frozenset[str]) -> Group:
    said = next(iter(_of(Group, codes)), None)
    found = None if said else _match("victims", words)
    return said or (Group(found.entry.get("group")) if found else Group.UNSPECIFIED)


def _with_codes(typed: str) -> tuple[str, frozenset[str]]:
    """The words before the brackets at the end, and the codes in these."""
    found = _BRACKETS.match(typed)
    if not found or not found["words"]:
        return typed, frozenset()
    codes = frozenset(code.strip().casefold().replace(" ", "_") for code in found["codes"].split(","))
    unknown = sorted(code for code in codes if code not in _CODES and not code.isdigit())
    return (typed, frozenset()) if unknown else (found["words"], codes)


def _of(codes: type[E], said: frozenset[str]) -> list[E]:
    return [code for code in codes if code.value in said]


_CODES = frozenset(
    code.value for kind in (Basis, Stance, ActorKind, TargetKind, Group, Harm, DatePrecision) for code in kind
) | {_NAMED}


def _match(vocabulary: str, words: str) -> Match | None:
    found = _matcher(vocabulary).find(tokenize(words)).of(vocabulary)
    return found[0] if found else None


@cache
def _matcher(vocabulary: str) -> Matcher:
    return Matcher([load_vocabulary(vocabulary)])


def _write_figure(value: Best) -> str:
    if value.high is None:
        return f"{value.best}+" if value.low == value.best else f"{value.low}-{value.best}+"
    return str(value.best) if value.low == value.high else f"{value.low}-{value.best}-{value.high}"


_READERS: dict[Field, Callable[[str], Said]] = {
    Field.TYPE: _type,
    Field.DATE: _date,
    Field.PLACE: place_named,
    Field.PERPETRATORS: _perpetrator,
    Field.RESPONSIBILITY: _responsibility,
    Field.TARGETS: _target,
    Field.VICTIMS: _victim,
    Field.WEAPONS: _weapon,
}
_WRITERS: dict[Any, Callable[[Any], str]] = {
    Best: _write_figure,
    Term: lambda value: value.code.value,
    DateRange: _write_date,
    PlaceRef: place_words,
    Perpetrator: lambda value: f"{value.actor.name} ({value.basis})",
    Responsibility: lambda value: f"{value.actor.name} ({value.stance})",
    Target: lambda value: f"{value.text} ({value.kind}, {value.group})",
    Victim: _write_victim,
    Weapon: lambda value: value.text,
}
