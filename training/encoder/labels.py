"""What the encoder is taught, token by token: the labels of one text, and the names of all labels in their order."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tollbook.encoder.signals import GROUPS, MEASURES, ROLES, TYPES
from tollbook.lexicon.tokens import Token

IGNORED = -1


@dataclass(eq=False)
class Labels:
    """One text with its labels. Arrays run over tokens; ``IGNORED`` where nothing is known.

    ``trigger``: 0 or 1; ``type``: index of ``TYPES`` on triggers; ``toll``: tokens × measures, 0 or 1; ``group``:
    index of ``GROUPS`` on figures; ``role``: tokens × roles, 0 or 1; ``background``: 0 main or 1 background, on
    tokens of an incident; ``incidents``: tokens × incidents, True where the token tells of the incident;
    ``violent``: whether the text tells of an incident at all.
    """

    name: str
    tokens: list[Token]
    trigger: NDArray[np.int8]
    type: NDArray[np.int8]
    toll: NDArray[np.int8]
    group: NDArray[np.int8]
    role: NDArray[np.int8]
    background: NDArray[np.int8]
    incidents: NDArray[np.bool_]
    violent: int = IGNORED
    starts: list[int] = field(default_factory=list)
    """First tokens of the sentences, where a window may begin."""


def unlabelled(name: str, tokens: list[Token], starts: list[int], incidents: int = 0) -> Labels:
    """Labels of a text of which nothing is known."""
    size = len(tokens)
    return Labels(
        name=name,
        tokens=tokens,
        trigger=np.full(size, IGNORED, np.int8),
        type=np.full(size, IGNORED, np.int8),
        toll=np.full((size, len(MEASURES)), IGNORED, np.int8),
        group=np.full(size, IGNORED, np.int8),
        role=np.full((size, len(ROLES)), IGNORED, np.int8),
        background=np.full(size, IGNORED, np.int8),
        incidents=np.zeros((size, incidents), np.bool_),
        starts=starts,
    )


__all__ = ["GROUPS", "IGNORED", "MEASURES", "ROLES", "TYPES", "Labels", "unlabelled"]
