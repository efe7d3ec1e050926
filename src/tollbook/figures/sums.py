"""Sums: totals that their parts do not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tollbook.figures.sentences import is_one_sentence, sentence_start
from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Matcher
from tollbook.lexicon.tokens import tokenize
from tollbook.model.claim import Claim
from tollbook.model.text import Report
from tollbook.model.values import Toll

Told = tuple[Claim, Toll]


def sums_amiss(told: Sequence[Told], report: Report) -> Iterator[tuple[Told, list[Told]]]:
    """Totals with their parts, where these make more people than the whole; or fewer, where the words say that the
    parts are all. *told* are the tolls of one measure in one report.

    Parts of different sentences may be the same people ('five women … three of the dead were children'), so they are
    not added up.
    """
    for whole, toll in told:
        parts = _largest_sum([(claim, part) for claim, part in told if claim.part_of == whole.id], report.text)
        summed = people_in(parts)
        is_more = toll.count.high is not None and summed > toll.count.high
        is_less = len(parts) > 1 and summed < toll.count.low and _are_all([whole, *(c for c, _ in parts)], report.text)
        if is_more or is_less:
            yield (whole, toll), parts


def people_in(parts: Sequence[Told]) -> int:
    """How many people these count, at least."""
    return sum(part.count.low for _, part in parts)


def _largest_sum(parts: Sequence[Told], text: str) -> list[Told]:
    """The parts of the one sentence that names most people."""
    sentences: dict[int, list[Told]] = {}
    for claim, part in parts:
        start = min(piece.span.start for piece in claim.evidence)
        sentences.setdefault(sentence_start(text, start), []).append((claim, part))
    return max(sentences.values(), key=people_in, default=[])


def _are_all(claims: Sequence[Claim], text: str) -> bool:
    """Whether words between these claims say that the parts leave nobody out."""
    spans = [piece.span for claim in claims for piece in claim.evidence]
    stretch = text[min(span.start for span in spans) : max(span.end for span in spans)]
    return is_one_sentence(text, *spans) and bool(_matcher().find(tokenize(stretch)).of("sum_words"))


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("sum_words")])
