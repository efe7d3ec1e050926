"""Lets the encoder read the report. What it tells is a layer like any other: later steps weigh it with what the
grammar found, and every value they settle on still rests on words of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log

from tollbook.encoder.signals import Signals
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Step
from tollbook.reading.scenes import Scene

ReadWords = Callable[[Sequence[str], Sequence[int]], Signals]


def signals_step(read_words: ReadWords) -> Step:
    """The step that asks an encoder for its signals. A report without a word for an attack and without a toll gets
    none: there is nothing to weigh, and the encoder is what takes the time."""

    def run(draft: Draft) -> dict[str, object]:
        if not (draft.attacks or draft.tolls):
            return {"signals": None}
        words = [token.text for token in draft.tokens]
        return {"signals": read_words(words, [sentence.first for sentence in draft.sentences])}

    return Step("signals", needs=("tokens", "sentences", "attacks", "tolls"), gives=("signals",), run=run)


# Log-odds from each bound on, and what a person would call them.
_LEVELS = ((-4.0, "hardly"), (-2.0, "unlikely"), (-0.7, "open"), (0.7, "likely"), (2.0, "very likely"), (4.0, "sure"))


def levels(name: str, log_odds: float) -> Iterator[str]:
    """Log-odds in words, so that a table of weights can be read: a feature for every level that they reach. A level
    that was never seen in learning so counts at least as much as the one below it."""
    for bound, level in _LEVELS:
        if log_odds >= bound:
            yield f"{name} at least {level}"


def log_odds(share: float) -> float:
    """Log-odds of a share, kept within what a network tells apart."""
    kept = min(max(share, 1e-4), 1 - 1e-4)
    return log(kept / (1 - kept))


def kinship(signals: Signals, first: int, last: int, scenes: Sequence[Scene]) -> float:
    """Log-odds that these tokens belong to the incident that the scenes tell of: the nearest scene's."""
    kin = signals.kin[first:last].mean(axis=0)
    hints = [scene.hint.kin for scene in scenes if scene.hint is not None]
    return max((float(kin @ other) for other in hints), default=0.0) + signals.kin_bias
