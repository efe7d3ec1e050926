"""A quick look at a report: whether it may tell of an attack at all. It counts words alone, some hundred times faster
than reading, and is meant for archives in which few reports do."""

from __future__ import annotations

import math
import re

from tollbook.reading.relevance_weights import ALWAYS, WORDS

# Below these log-odds a report is not worth reading. Of 88 reports with an attack that were kept aside the least
# likely has -1.9.
_WORTH = -2.0
_WORD = re.compile(r"[a-z]{2,}")


def likelihood(text: str) -> float:
    """The log-odds that a text tells of an attack, by logistic regression over the words that stand in it."""
    words = set(_WORD.findall(text.lower()))
    known = [WORDS[word] for word in words if word in WORDS]
    return ALWAYS + sum(known) / math.sqrt(len(known)) if known else ALWAYS


def may_tell_of_attack(text: str) -> bool:
    """Whether a text is worth reading for attacks."""
    return likelihood(text) >= _WORTH
