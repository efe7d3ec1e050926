"""Identities: what makes two items of an incident, two perpetrators or two weapons, one and the same."""

from __future__ import annotations

from collections.abc import Hashable

from tollbook.figures.discrepancies import actor_key
from tollbook.model.correction import Said
from tollbook.model.values import NoClaim, Perpetrator, Responsibility, Target, Victim, Weapon


def _perpetrator(value: Said) -> Hashable:
    return actor_key(value.actor) if isinstance(value, Perpetrator) else None


def _responsibility(value: Said) -> Hashable:
    if isinstance(value, NoClaim):
        return "nobody"
    if isinstance(value, Responsibility):
        return (actor_key(value.actor), value.stance)
    return None


def _target(value: Said) -> Hashable:
    return _bare(value.text) if isinstance(value, Target) else None


def _victim(value: Said) -> Hashable:
    if not isinstance(value, Victim):
        return None
    return _bare(value.name) if value.name else (_bare(value.text), value.harm, value.number)


def _weapon(value: Said) -> Hashable:
    return (value.weapon_class or _bare(value.text)) if isinstance(value, Weapon) else None


IDENTITIES = (_perpetrator, _responsibility, _target, _victim, _weapon)


def _bare(words: str) -> str:
    lowered = words.casefold().strip()
    for article in ("the ", "a ", "an "):
        lowered = lowered.removeprefix(article)
    return lowered


def identity_of(value: Said) -> Hashable:
    """What makes two items of one kind one and the same; None for values that are no items. A perpetrator is never the
    same as a victim of that name."""
    key = next((key for identity in IDENTITIES if (key := identity(value)) is not None), None)
    return None if key is None else (type(value).__name__, key)
