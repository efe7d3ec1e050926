"""Near copies: MinHash signatures of word 5-grams, and bands by which a book finds candidates.

Broder, On the resemblance and containment of documents, 1997; bands after Leskovec, Rajaraman and Ullman, Mining
of Massive Datasets, chapter 3. Deterministic: the same text has the same signature on every machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from struct import pack

from tollbook.intake.language import kept_text
from tollbook.model.text import Passage

# Two reports that resemble each other at least so much are one text. Measured: docs/decisions/intake.md.
COPY_FROM = 0.8
_SHINGLE = 5
_HASHES = 64
_ROWS = 4
_MASK = 0x3FFFFFFF  # 30 bits: Python's integers are quickest in one digit
_WORD = re.compile(r"\w+")


def _factors() -> tuple[tuple[int, int], ...]:
    drawn = (blake2b(pack("<I", index), digest_size=8).digest() for index in range(_HASHES))
    return tuple(
        (int.from_bytes(raw[:4], "little") & _MASK | 1, int.from_bytes(raw[4:], "little") & _MASK) for raw in drawn
    )


_FACTORS = _factors()


def signature(text: str, set_aside: Sequence[Passage] = ()) -> tuple[int, ...]:
    """64 hashes below 2**30 that stand for the words of the text; empty for a text without words. What was
    set aside, case and punctuation take no part."""
    words = _WORD.findall(kept_text(text, set_aside).lower())
    if not words:
        return ()
    last = max(1, len(words) - _SHINGLE + 1)
    shingles = {" ".join(words[first : first + _SHINGLE]) for first in range(last)}
    keys = [
        int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little") & _MASK
        for shingle in shingles
    ]
    return tuple(min([(key * factor + shift & 0xFFFFFFFFFFF) >> 14 for key in keys]) for factor, shift in _FACTORS)


def bands(of_signature: Sequence[int]) -> tuple[int, ...]:
    """16 numbers below 2**56, one for each band: texts that share one are candidates. At a resemblance of 0.8
    two texts share one with a probability of 0.9998, at 0.3 with 0.12."""
    return tuple(
        int.from_bytes(
            blake2b(pack("<5I", first, *of_signature[first : first + _ROWS]), digest_size=7).digest(), "little"
        )
        for first in range(0, len(of_signature), _ROWS)
    )


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of 5-grams that two texts have in common (Jaccard), estimated from their signatures, with a
    standard error of at most 0.06."""
    if not left or not right:
        return 0.0
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)
