"""Finds passages that stand twice: the first stands, the later one is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.model.text import Passage, Span

WHY = "stands twice"
# A repeat counts from this many characters on when it takes up whole lines, else from the second on: reports
# reuse a formula ("He was taken to hospital") of different people, and such a sentence must be read each time.
_SHORTEST_LINES = 60
_SHORTEST_INSIDE = 100
_RUN = 5
_WORD = re.compile(r"\w+")
# A stretch up to and with its end: a sentence, or what is left of a line.
_UNIT = re.compile(r"[^\n\r.!?]*(?:[.!?]+[\"'”’)\]]*|[\n\r]+|$)")


class _Unit(NamedTuple):
    span: Span
    words: tuple[str, ...]


def find_repeats(text: str, set_aside: Sequence[Passage] = ()) -> list[Passage]:
    """The stretches whose words all stood before, in order. Case and punctuation make no difference; a
    changed word or figure does, so "killed 12" never hides "killed 13". Linear in the text."""
    whole: set[tuple[str, ...]] = set()
    runs: set[tuple[str, ...]] = set()
    found: list[Passage] = []
    pending: list[_Unit] = []
    for unit in _units(text, set_aside):
        own = [unit.words[i : i + _RUN] for i in range(len(unit.words) - _RUN + 1)]
        if unit.words in whole or (own and len(unit.words) >= 2 * _RUN and all(run in runs for run in own)):
            pending.append(unit)
            continue
        found += _settled(text, pending)
        pending = []
        whole.add(unit.words)
        runs.update(own)
    return found + list(_settled(text, pending))


def _units(text: str, set_aside: Sequence[Passage]) -> Iterator[_Unit]:
    aside = iter(sorted(set_aside, key=lambda passage: passage.span))
    current = next(aside, None)
    for match in _UNIT.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + match[0].index(stripped)
        span = Span(start, start + len(stripped))
        while current and current.span.end <= span.start:
            current = next(aside, None)
        if current and current.span.overlaps(span):
            continue
        words = tuple(word.lower() for word in _WORD.findall(stripped))
        if words:
            yield _Unit(span, words)


def _settled(text: str, units: Sequence[_Unit]) -> Iterator[Passage]:
    """A run of repeated units as one passage for each line break that it crosses, if it is long enough."""
    if not units:
        return
    span = Span(units[0].span.start, units[-1].span.end)
    size = sum(unit.span.end - unit.span.start for unit in units)
    if size >= (_SHORTEST_LINES if _is_whole_lines(text, span) else _SHORTEST_INSIDE):
        yield Passage(span, WHY)


def _is_whole_lines(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return (not start or text[start - 1] in "\n\r") and (end == len(text) or text[end] in "\n\r")
