"""What a claim can say. The codes are those of the account schema."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReaderName(StrEnum):
    """The readers there are. ``trained`` is the grammar with an encoder that reads along."""

    TRAINED = "trained"
    GRAMMAR = "grammar"


class Measure(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"


class Group(StrEnum):
    CIVILIANS = "civilians"
    SECURITY_FORCES = "security_forces"
    MILITANTS = "militants"
    UNSPECIFIED = "unspecified"


class Harm(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    UNHARMED = "unharmed"


class AttackType(StrEnum):
    ARMED_ASSAULT = "armed_assault"
    ARMED_CLASH = "armed_clash"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    GRENADE_ATTACK = "grenade_attack"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    ABDUCTION = "abduction"
    ARSON = "arson"
    OTHER_VIOLENCE = "other_violence"


class DatePrecision(StrEnum):
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class ActorKind(StrEnum):
    """individuals: persons or a plain description of them; organization: an armed group, named or
    described; state: a government or its forces."""

    INDIVIDUALS = "individuals"
    ORGANIZATION = "organization"
    STATE = "state"


class Basis(StrEnum):
    """claimed: they say so themselves; alleged: somebody accuses or suspects; stated: the report says so."""

    CLAIMED = "claimed"
    ALLEGED = "alleged"
    STATED = "stated"


class Stance(StrEnum):
    CLAIMED = "claimed"
    DENIED = "denied"


class TargetKind(StrEnum):
    PEOPLE = "people"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number of people with its bounds: exact when low equals high, open above when high is None."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not a count: {self.low}..{self.high}")

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class DateRange:
    """From ``start`` to ``end``, both days included."""

    start: date
    end: date
    precision: DatePrecision

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a range that ends before it starts: {self.start}..{self.end}")


Degrees = tuple[float | None, float | None]


def kilometres_between(one: Degrees, other: Degrees) -> float | None:
    """The great-circle distance of two points, latitude before longitude (haversine on a sphere of 6,371 km); None
    where degrees are missing."""
    (north, east), (other_north, other_east) = one, other
    if north is None or east is None or other_north is None or other_east is None:
        return None
    up, along = math.radians(other_north - north), math.radians(other_east - east)
    across = math.cos(math.radians(north)) * math.cos(math.radians(other_north))
    chord = math.sin(up / 2) ** 2 + across * math.sin(along / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place. ``name`` is its canonical spelling, ``detail`` the site as worded; ``country`` is ISO
    3166-1 alpha-2; degrees are WGS 84; ``precision`` is UCDP GED's where_prec, 1 (exact) to 7."""

    name: str
    detail: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    gazetteer_id: str | None

    def kilometres_to(self, other: PlaceRef) -> float | None:
        """The great-circle distance; None without coordinates."""
        return kilometres_between((self.lat, self.lon), (other.lat, other.lon))


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as named in the report; ``actor_id`` points into the actors vocabulary when known."""

    name: str
    kind: ActorKind
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """So many people of a group came to this harm. ``victims`` and ``words`` are as worded."""

    measure: Measure
    group: Group
    count: Count
    victims: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Perpetrator:
    actor: ActorRef
    basis: Basis


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An actor claims or denies that it did this."""

    actor: ActorRef
    stance: Stance


@dataclass(frozen=True, slots=True)
class NoClaim:
    """The report says that nobody has claimed responsibility."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what the attack was aimed at, as worded."""

    text: str
    kind: TargetKind
    group: Group


@dataclass(frozen=True, slots=True)
class Victim:
    """People harmed, as worded; a named person stands alone."""

    text: str
    name: str | None
    group: Group
    harm: Harm | None
    number: Count | None
    age: int | None = None
    sex: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    text: str
    weapon_class: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a fixed vocabulary: here the type of the attack."""

    code: AttackType


Value = Toll | DateRange | PlaceRef | Perpetrator | Responsibility | NoClaim | Target | Victim | Weapon | Term

# The name of each kind of value, in the book and in exports.
KINDS: dict[type[Value], str] = {
    Toll: "toll",
    DateRange: "date",
    PlaceRef: "place",
    Perpetrator: "perpetrator",
    Responsibility: "responsibility",
    NoClaim: "no_claim",
    Target: "target",
    Victim: "victim",
    Weapon: "weapon",
    Term: "type",
}
