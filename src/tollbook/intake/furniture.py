"""Finds what is no news in a report: page furniture, captions, datelines, and passages that stand twice.

The text is never altered: what is found is named as passages, which reading then leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tollbook.intake.patterns import Pattern, Place, load_patterns, trim
from tollbook.intake.repeats import find_repeats
from tollbook.model.text import Passage, Span

# Longer lines are running text: no pattern is tried on them. It also bounds the work for each line.
_LONGEST_LINE = 700
# A headline in a list of links is shorter than this and does not end like a sentence.
_LONGEST_HEADLINE = 140
_SENTENCE_ENDS = (".", ".”", '."', "?”", "!”", ".'", ".’", ":")
# A heading such as "Comments" opens a section up to the end only in the last third of the text.
_LAST_PART = 2 / 3
# A text whose lines stop short of this width, few of them at the end of a sentence and few between blank lines, is
# hard-wrapped: its lines are pieces of sentences, and only one that stands alone between blank lines can be furniture.
_WRAP_WIDTH = 100
# Where captions are all that a page says, they are its news.
_LEAST_NEWS = 150
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


class _Line(NamedTuple):
    """A line without the blanks at its edges; ``is_alone`` where nothing stands in the lines around it."""

    span: Span
    words: str
    is_alone: bool


def find_set_aside(text: str) -> tuple[Passage, ...]:
    """The passages to set aside, in order, none overlapping another, each with why.

    A text of a single line is running text and holds no furniture, save a dateline at its start.
    """
    passages = list(_start(text))
    lines = list(_lines(text))
    if len(lines) > 1:
        passages += _of_lines(_that_can_be_furniture(lines), len(text))
    passages = _joined([*passages, *_captions_in_text(text)])
    if sum(len(line.words) for line in lines) - _size(passages) < _LEAST_NEWS:
        passages = [passage for passage in passages if passage.why != "photo caption"]
    passages += find_repeats(text, passages)
    return tuple(_joined(passages))


# A caption that a page's text has run together with the story: "FILE - Soldiers stand guard, March 3, 2031." It ends
# with its sentence; a stop behind a short word with a capital ("Feb.", "U.S.", "Gen.") ends none.
_CAPTION_IN_TEXT = re.compile(
    r"\bFILE ?[-–—] (?:[^.!?\n]|[.!?](?![ ”\"\n]|$)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\."
    r"|(?<=Sept)\.){3,600}+[.!?]"
)


def _captions_in_text(text: str) -> Iterator[Passage]:
    for found in _CAPTION_IN_TEXT.finditer(text):
        yield Passage(Span(found.start(), found.end()), "photo caption")


def _size(passages: Sequence[Passage]) -> int:
    return sum(passage.span.end - passage.span.start for passage in passages)


def _lines(text: str) -> Iterator[_Line]:
    pieces = [found for found in _LINE.finditer(text) if found[0].strip()]
    for before, found, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        stripped = found[0].strip()
        start = found.start() + found[0].index(stripped)
        words = trim(stripped) if len(stripped) <= _LONGEST_LINE else stripped
        is_alone = (before is None or text.count("\n", before.end(), found.start()) > 1) and (
            after is None or text.count("\n", found.end(), after.start()) > 1
        )
        yield _Line(Span(start, start + len(stripped)), words, is_alone)


def _that_can_be_furniture(lines: Sequence[_Line]) -> Sequence[_Line]:
    """All lines, or in a hard-wrapped text those that stand alone."""
    ended = sum(line.words.endswith(_SENTENCE_ENDS) for line in lines)
    longest = max(line.span.end - line.span.start for line in lines)
    alone = sum(line.is_alone for line in lines)
    is_wrapped = len(lines) > 3 and longest <= _WRAP_WIDTH and max(ended, alone) < 0.5 * len(lines)
    return [line for line in lines if line.is_alone] if is_wrapped else lines


@cache
def _patterns() -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """Those that match whole lines, and those that match the start of the text."""
    shipped = load_patterns()
    return (
        tuple(p for p in shipped if p.place is not Place.START),
        tuple(p for p in shipped if p.place is Place.START),
    )


def _start(text: str) -> Iterator[Passage]:
    for pattern in _patterns()[1]:
        found = pattern.expression.match(text[:_LONGEST_LINE])
        if found:
            start = found.end() - len(found[0].lstrip())
            yield Passage(Span(start, found.end()), pattern.why)
            return


def _kind_of(line: _Line) -> Pattern | None:
    if len(line.words) > _LONGEST_LINE:
        return None
    return next((pattern for pattern in _patterns()[0] if pattern.is_in(line.words)), None)


def _of_lines(lines: Sequence[_Line], length: int) -> Iterator[Passage]:
    index = 0
    while index < len(lines):
        line = lines[index]
        pattern = _kind_of(line)
        index += 1
        if pattern is None:
            continue
        yield Passage(line.span, pattern.why)
        if pattern.place is Place.REST and line.span.start >= length * _LAST_PART:
            if index < len(lines):
                yield Passage(Span(lines[index].span.start, lines[-1].span.end), pattern.why)
            return
        if pattern.place is Place.CAPTION_NEXT and index < len(lines) - 1:
            yield Passage(lines[index].span, pattern.why)
            index += 1
        if pattern.place is Place.HEADLINES:
            while index < len(lines) and _is_headline(lines[index]):
                yield Passage(lines[index].span, pattern.why)
                index += 1


def _is_headline(line: _Line) -> bool:
    return len(line.words) <= _LONGEST_HEADLINE and not line.words.endswith(_SENTENCE_ENDS)


def _joined(passages: Sequence[Passage]) -> list[Passage]:
    """In order; of two that overlap the later one gives way to the earlier."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.span.start, -p.span.end)):
        if kept and passage.span.start < kept[-1].span.end:
            if passage.span.end <= kept[-1].span.end:
                continue
            passage = Passage(Span(kept[-1].span.end, passage.span.end), passage.why)
        kept.append(passage)
    return kept
