"""Marked text: a report's words cut where claims, doubts, numbers and passages set aside begin and end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from tollbook.model.text import Span

# Less than this is not worth hiding: the gap would take as much room as the words.
_SHORT = 160
# Reports of fewer characters are shown whole.
_LONG = 1500


class Layer(StrEnum):
    """What a stretch of words is marked as."""

    CLAIM = "claim"
    DOUBT = "doubt"
    NUMBER = "number"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to something: ``name`` is the claim's id, or the name of another entry of the page."""

    span: Span
    layer: Layer
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text within which nothing begins or ends. ``begins`` are the names of the marks whose first
    words these are."""

    span: Span
    text: str
    marks: tuple[Mark, ...]
    begins: tuple[str, ...] = ()

    def names(self, layer: Layer) -> tuple[str, ...]:
        """What of this layer the words belong to, the closest fitting first."""
        return tuple(dict.fromkeys(mark.name for mark in self.marks if mark.layer is layer))

    @property
    def claims(self) -> tuple[str, ...]:
        return self.names(Layer.CLAIM)

    @property
    def doubts(self) -> tuple[str, ...]:
        return self.names(Layer.DOUBT)

    @property
    def asides(self) -> tuple[str, ...]:
        """Why the words were set aside."""
        return self.names(Layer.ASIDE)

    @property
    def anchors(self) -> tuple[str, ...]:
        """What can be led to here: the claims, doubts and numbers whose first words these are."""
        return tuple(name for name in self.begins if name in self.claims or name in self.notes)

    def is_of(self, names: Collection[str]) -> bool:
        """Whether the words belong to one of these claims, doubts or numbers."""
        return any(name in names for name in (*self.claims, *self.notes))

    @property
    def notes(self) -> tuple[str, ...]:
        """The doubts and numbers that the words belong to."""
        return self.doubts + self.names(Layer.NUMBER)

    @property
    def is_aside(self) -> bool:
        return bool(self.asides)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments that are shown, or folded away, together."""

    segments: tuple[Segment, ...]
    is_folded: bool


def cut_segments(text: str, marks: Iterable[Mark], *, also_at: Iterable[int] = ()) -> tuple[Segment, ...]:
    """The text cut at every offset where a mark begins or ends, and *also_at* others.

    Offsets count Unicode code points, as everywhere. The segments joined are the text; those of one mark joined are
    its words, however marks overlap, nest or touch. Raises ValueError for a mark beyond the end of the text.
    """
    kept = sorted(marks, key=lambda mark: (mark.span, mark.layer, mark.name))
    if any(mark.span.end > len(text) for mark in kept):
        raise ValueError(f"a mark beyond the end of a text of {len(text)} characters")
    edges = {0, len(text), *also_at}.union(*((mark.span.start, mark.span.end) for mark in kept))
    segments: list[Segment] = []
    seen: set[str] = set()
    open_marks: list[Mark] = []
    waiting = 0
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= len(text))):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while waiting < len(kept) and kept[waiting].span.start == start:
            open_marks.append(kept[waiting])
            waiting += 1
        here = tuple(sorted(open_marks, key=lambda mark: (mark.span.end - mark.span.start, mark.layer, mark.name)))
        begins = tuple(dict.fromkeys(mark.name for mark in here if mark.name not in seen))
        seen.update(begins)
        segments.append(Segment(Span(start, end), text[start:end], here, begins))
    return tuple(segments)


def cut_stretches(
    text: str, marks: Iterable[Mark], sentences: Sequence[Span], *, fold: bool = True
) -> tuple[Stretch, ...]:
    """The marked text in stretches, of which those without evidence are folded when the text is long.

    *sentences* are those of the text, in order. A sentence with words of a claim or a doubt is shown whole; so are
    stretches too short to be worth folding.
    """
    kept = list(marks)
    folded = _folded(text, kept, sentences) if fold and len(text) > _LONG else ()
    segments = cut_segments(text, kept, also_at=[edge for span in folded for edge in (span.start, span.end)])

    def is_folded(segment: Segment) -> bool:
        return any(span.covers(segment.span) for span in folded)

    return tuple(Stretch(tuple(run), hidden) for hidden, run in groupby(segments, key=is_folded))


def _folded(text: str, marks: Iterable[Mark], sentences: Sequence[Span]) -> tuple[Span, ...]:
    """What lies between the sentences with evidence."""
    evidence = [mark.span for mark in marks if mark.layer in (Layer.CLAIM, Layer.DOUBT)]
    telling = [sentence for sentence in sentences if any(sentence.overlaps(span) for span in evidence)]
    shown = sorted([*telling, *evidence])
    gaps: list[Span] = []
    at = 0
    for span in shown:
        if span.start - at >= _SHORT:
            gaps.append(Span(at, span.start))
        at = max(at, span.end)
    if len(text) - at >= _SHORT:
        gaps.append(Span(at, len(text)))
    return tuple(gaps)
