"""Drafts for tests: a text read as far as a test needs."""

from __future__ import annotations

from tollbook.model.account import Reading
from tollbook.model.text import Passage, Report, Span
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.reader import GRAMMAR, read_report


def report(text: str, published: str | None = "2021-03-08", set_aside: tuple[tuple[int, int], ...] = ()) -> Report:
    passages = tuple(Passage(Span(start, end), "page furniture") for start, end in set_aside)
    return Report("made", None, None, None, published, "0" * 64, text, set_aside=passages)


def draft_until(step: str, text: str, published: str | None = "2021-03-08") -> Draft:
    """The draft as it stands after the step of this name."""
    names = [each.name for each in GRAMMAR.steps]
    return Pipeline(GRAMMAR.steps[: names.index(step) + 1]).draft(report(text, published))


def read(text: str, published: str | None = "2021-03-08") -> Reading:
    return read_report(report(text, published))
