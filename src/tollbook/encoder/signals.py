"""What the encoder tells of each token, and the names of its outputs in their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TYPES = (
    "armed_assault",
    "armed_clash",
    "bombing",
    "suicide_bombing",
    "grenade_attack",
    "shelling",
    "air_strike",
    "abduction",
    "arson",
    "other_violence",
)
MEASURES = ("killed", "wounded", "captured", "missing")
GROUPS = ("civilians", "security_forces", "militants", "unspecified")
ROLES = ("perpetrator", "target", "victim", "weapon", "place", "date", "source", "claimant", "denier")

# The columns of the network's output for tokens, in their order; the last ones place a token among incidents.
TRIGGER = slice(0, 1)
TYPE = slice(TRIGGER.stop, TRIGGER.stop + len(TYPES))
TOLL = slice(TYPE.stop, TYPE.stop + len(MEASURES))
GROUP = slice(TOLL.stop, TOLL.stop + len(GROUPS))
ROLE = slice(GROUP.stop, GROUP.stop + len(ROLES))
BACKGROUND = slice(ROLE.stop, ROLE.stop + 1)
WIDTH = BACKGROUND.stop

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Signals:
    """The encoder's outputs for one report: one row a token.

    ``columns`` are log-odds (of ``TYPE`` and ``GROUP``: scores that a softmax turns into shares); ``kin`` are
    vectors whose inner product, plus ``kin_bias``, is the log-odds that two tokens tell of one incident;
    ``violent`` is the log-odds that the report tells of any incident.
    """

    columns: Floats
    kin: Floats
    kin_bias: float
    violent: float

    def trigger(self, first: int, last: int) -> float:
        """Log-odds that a token of these names an attack that happened: the most telling one's."""
        return float(self.columns[first:last, TRIGGER].max())

    def toll(self, first: int, last: int) -> Floats:
        """Log-odds that these tokens give a figure of each of ``MEASURES``."""
        seen: Floats = self.columns[first:last, TOLL].max(axis=0)
        return seen

    def group(self, first: int, last: int) -> Floats:
        """Shares of ``GROUPS``: to which the people belong whom these tokens count."""
        return softmax(self.columns[first:last, GROUP].mean(axis=0))

    def type(self, first: int, last: int) -> Floats:
        """Shares of ``TYPES`` for the attack that these tokens name."""
        return softmax(self.columns[first:last, TYPE].mean(axis=0))

    def role(self, name: str, first: int, last: int) -> float:
        """Mean log-odds that these tokens have a role in an attack."""
        return float(self.columns[first:last, ROLE.start + ROLES.index(name)].mean())

    def background(self, first: int, last: int) -> float:
        """Mean log-odds that these tokens tell of an incident that is only recalled."""
        return float(self.columns[first:last, BACKGROUND].mean())

    def kinship(self, left: int, right: int) -> float:
        """Log-odds that two tokens tell of one and the same incident."""
        return float(self.kin[left] @ self.kin[right]) + self.kin_bias


def softmax(scores: Floats) -> Floats:
    """Shares that add to one."""
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares
