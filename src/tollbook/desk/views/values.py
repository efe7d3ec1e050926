"""What a claim says, in words for a person."""

from __future__ import annotations

from tollbook.model.values import (
    KINDS,
    Basis,
    Count,
    DateRange,
    NoClaim,
    Perpetrator,
    PlaceRef,
    Responsibility,
    Target,
    Term,
    Toll,
    Value,
    Victim,
    Weapon,
)
from tollbook.wording import day_words, plain, whole_place_words

# UCDP GED's where_prec.
PRECISIONS = {
    1: "the place itself",
    2: "near the place",
    3: "known to the district",
    4: "known to the province",
    5: "a line or an area across provinces",
    6: "known to the country",
    7: "at sea or in the air",
}
BASES = {Basis.CLAIMED: "claims it", Basis.ALLEGED: "accused", Basis.STATED: "as reported"}


def kind_words(value: Value) -> str:
    """What sort of claim it is."""
    return "responsibility" if isinstance(value, NoClaim) else plain(KINDS[type(value)])


def count_words(count: Count) -> str:
    """12; 12 or more; 10 to 15."""
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.is_exact else f"{count.low} to {count.high}"


def group_words(group: str) -> str:
    """A group's code, or ``all``, as words."""
    return "all" if group == "all" else plain(group)


def value_words(value: Value) -> str:
    """The value as coded: '30 killed, civilians'; '2015-01-24'; 'separatists (accused)'."""
    match value:
        case Toll():
            return f"{count_words(value.count)} {value.measure}, {plain(value.group)}"
        case DateRange():
            return f"{day_words(value)} (known to the {value.precision})"
        case PlaceRef():
            return f"{whole_place_words(value)}: {PRECISIONS.get(value.precision, 'unknown')}"
        case Perpetrator():
            return f"{value.actor.name} ({BASES[value.basis]})"
        case Responsibility():
            return f"{value.stance} by {value.actor.name}"
        case NoClaim():
            return "nobody has claimed it"
        case Target():
            return f"{value.text} ({plain(value.group)})"
        case Victim():
            return victim_words(value)
        case Weapon():
            kind = plain(value.weapon_class or "")
            return f"{value.text} ({kind})" if kind and kind != value.text.casefold() else value.text
        case Term():
            return plain(value.code)


def victim_words(victim: Victim) -> str:
    """Name or words, with age, role and harm where they are not said already."""
    words = victim.name or victim.text
    more = [str(victim.age) if victim.age is not None else "", victim.role or "", plain(victim.harm or "")]
    said = ", ".join(word for word in more if word and word not in words)
    return f"{words} ({said})" if said else words
