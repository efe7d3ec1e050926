"""Which merging a book was merged by: another one merges it anew."""

from __future__ import annotations

from functools import cache

from tollbook.merging import weights
from tollbook.model.ids import name_for

# Counted up by hand whenever keys, comparisons or the resolver change; the weights speak for themselves.
_METHOD = "4"


@cache
def merging_version() -> str:
    """The number of the method, and a few digits that stand for the weights."""
    thresholds = (weights.PRIOR, weights.SAME_FROM, weights.UNSURE_FROM, weights.CROWD, *weights.TIES)
    table = [(level, weight.bits) for level, weight in sorted(weights.WEIGHTS.items())]
    return f"weighed-{_METHOD}-{name_for('w', *thresholds, *table)[2:10]}"
