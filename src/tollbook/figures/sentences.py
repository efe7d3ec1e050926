"""Sentences: where one ends, as far as looking around a claim's words needs to know."""

from __future__ import annotations

import re

from tollbook.model.text import Span

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n")


def sentence_start(text: str, position: int) -> int:
    """Where the sentence begins that this character stands in."""
    # One character more: a sentence begins with a capital, and the character may be that one.
    return max((found.end() for found in SENTENCE_END.finditer(text, 0, position + 1)), default=0)


def is_one_sentence(text: str, *spans: Span) -> bool:
    """Whether no sentence ends between the first and the last of these words."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return not SENTENCE_END.search(text, start, end)
