"""Finding: one level of WEIGHTS that a comparison came to for a pair of profiles, and what it rests on.

Its sentence is worded only when somebody asks, for most pairs that meet are different and nobody reads why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from tollbook.merging.profile import Profile
from tollbook.merging.weights import WEIGHTS
from tollbook.merging.wording import Name
from tollbook.model.judgement import Reason
from tollbook.model.values import AttackType, DateRange, PlaceRef

# Below this a date or a place may well be another one that the report names.
SURE = 0.6


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A level of WEIGHTS, what it adds to the score, and its sentence: *says* with *of* put in. A struct, for seven are
    made in each comparison, and a dataclass or a named tuple takes four times as long to make."""

    level: str
    bits: float
    says: str
    of: tuple[object, ...]

    @property
    def reason(self) -> Reason:
        return Reason(self.level, self.bits, self.says.format(*map(_worded, self.of)))


Feature = Callable[[Profile, Profile], Iterator[Finding]]


def found(level: str, says: str, *of: object) -> Finding:
    return Finding(level, WEIGHTS[level].bits, says, of)


def _worded(value: object) -> str:
    match value:
        case AttackType():
            return value.replace("_", " ")
        case DateRange(start, end):
            return f"{start}" if start == end else f"{start} to {end}"
        case PlaceRef(name):
            return name
        case Name(words):
            return " ".join(words)
        case float():
            return f"{value:.0f}"
        case set() | frozenset():
            return ", ".join(sorted(map(_worded, value)))
        case _:
            return str(value)
