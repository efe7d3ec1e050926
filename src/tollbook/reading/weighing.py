"""Weighs candidates by named features: what the grammar found and what the encoder says, each with a number in a table
that can be read (``tollbook.reading.weights``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Table = Mapping[str, float]


def weigh(features: Iterable[str], table: Table) -> float:
    """The log-odds that the features add up to."""
    return sum(table.get(feature, 0.0) for feature in features)


def distance(words: int) -> str:
    """A number of sentences in words."""
    if words == 0:
        return "same sentence"
    if abs(words) == 1:
        return "next sentence" if words > 0 else "sentence before"
    return "further on" if words > 0 else "further back"
