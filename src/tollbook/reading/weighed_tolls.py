"""Casualty figures with the encoder's word: each that the grammar takes for a toll is weighed once more."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.encoder.signals import MEASURES
from tollbook.reading.draft import Draft, TollMention
from tollbook.reading.pipeline import Step
from tollbook.reading.signals import levels
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import TOLL


def weigh_tolls_seen(draft: Draft) -> dict[str, object]:
    """The tolls that are likelier so than not."""
    if draft.signals is None:
        return {"tolls": draft.tolls}
    kept = [toll for toll in draft.tolls if weigh(toll_features(toll, draft), TOLL) >= 0]
    return {"tolls": tuple(kept)}


def toll_features(toll: TollMention, draft: Draft) -> Iterator[str]:
    """What speaks for and against a figure that the grammar takes for a toll."""
    assert draft.signals is not None
    seen = draft.signals.toll(toll.first, toll.last)
    yield "found"
    yield f"found by {toll.rule}"
    yield f"found, {toll.state}"
    yield "found, zero" if toll.count.high == 0 else "found, one" if toll.count.high == 1 else "found, several"
    yield from levels("encoder: found, its measure", float(seen[MEASURES.index(toll.measure)]))
    yield from levels("encoder: found, any measure", float(seen.max()))


WEIGHED_TOLLS = Step(
    "weighed tolls",
    needs=("signals", "tolls"),
    gives=("tolls",),
    run=weigh_tolls_seen,
)
