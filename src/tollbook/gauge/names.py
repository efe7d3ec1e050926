"""Whether two names mean the same: of an actor, a place or a speaker."""

from __future__ import annotations

import re

# Groups that reports name in ways that share no word.
_ALIASES = (
    ("pakistani taliban", "ttp", "tehrik-i-taliban pakistan", "tehreek-e-taliban pakistan", "taliban"),
    ("balochistan liberation army", "baloch liberation army", "baluchistan liberation army", "bla"),
    ("islamic state", "isis", "isil", "is", "daesh"),
    ("al-shabaab", "al shabaab", "al-shabab", "shabab"),
)
_SMALL = frozenset("the a an of and group said s in for by from".split())
_WORD = re.compile(r"[a-z0-9]+")
_SHARED = 0.5


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether at least half of the telling words of the shorter name stand in the other, or both are names of one
    known group. Case, plurals and small words make no difference; an empty name is the same as none."""
    if not one or not other:
        return False
    one, other = one.lower().strip(), other.lower().strip()
    if one == other or any(_holds(one, names) and _holds(other, names) for names in _ALIASES):
        return True
    words, others = _telling(one), _telling(other)
    shared = len(words & others)
    return shared > 0 and shared >= _SHARED * min(len(words), len(others))


def _holds(name: str, aliases: tuple[str, ...]) -> bool:
    return any(alias in name for alias in aliases)


def _telling(name: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(name) if word not in _SMALL}
