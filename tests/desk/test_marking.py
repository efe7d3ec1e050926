"""Marked text: whatever a report holds, the segments are its words, and those of a mark are the quoted words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.desk.views.marking import Layer, Mark, Segment, cut_segments, cut_stretches
from tollbook.model.text import Span

# Emoji with a joiner and a skin tone, combining marks, Arabic and Hebrew, line ends of two kinds, astral letters.
PIECES = ["👩🏽‍🚒", "e\u0301", "قُتل", "עברית", "\r\n", "\n", "𝒳", "a", " ", "12", "\u202e", "<b>", "&amp;"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), min_size=1).map("".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets).filter(lambda pair: pair[0] != pair[1]), max_size=12))
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    return text, [Mark(span, draw(st.sampled_from(Layer)), f"c-{n}") for n, span in enumerate(spans)]


def words_of(name: str, segments: tuple[Segment, ...]) -> str:
    return "".join(s.text for s in segments if any(mark.name == name for mark in s.marks))


@given(marked())
def test_segments_are_the_text_and_those_of_a_mark_its_words(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    segments = cut_segments(text, marks)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.span.of(text) == segment.text != "" for segment in segments)
    for mark in marks:
        assert words_of(mark.name, segments) == mark.span.of(text)
    begun = [name for segment in segments for name in segment.begins]
    assert sorted(begun) == sorted(mark.name for mark in marks)


@given(marked(), st.lists(st.integers(0, 400)), st.booleans())
def test_folding_loses_no_words_and_hides_no_evidence(
    given_: tuple[str, list[Mark]], cuts: list[int], fold: bool
) -> None:
    text, marks = given_
    text = text + "x" * 2000 + text
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    sentences = [Span(start, end) for start, end in pairwise(edges)]
    stretches = cut_stretches(text, marks, sentences, fold=fold)
    assert "".join(s.text for stretch in stretches for s in stretch.segments) == text
    for stretch in stretches:
        if stretch.is_folded:
            assert fold
            assert not any(s.claims or s.names(Layer.DOUBT) for s in stretch.segments)


def test_the_closest_fitting_claim_comes_first() -> None:
    text = "killing 30 people, including two children"
    whole, part = Mark(Span(0, 41), Layer.CLAIM, "c-a"), Mark(Span(29, 41), Layer.CLAIM, "c-b")
    first, second = cut_segments(text, [whole, part])
    assert (first.claims, second.claims) == (("c-a",), ("c-b", "c-a"))
    assert (first.begins, second.begins) == (("c-a",), ("c-b",))


def test_a_mark_of_several_spans_begins_once() -> None:
    marks = [Mark(Span(0, 1), Layer.CLAIM, "c-a"), Mark(Span(2, 3), Layer.CLAIM, "c-a")]
    assert [segment.begins for segment in cut_segments("a b", marks)] == [("c-a",), (), ()]


def test_a_mark_beyond_the_text_is_a_mistake_and_said() -> None:
    with pytest.raises(ValueError, match="beyond the end"):
        cut_segments("short", [Mark(Span(3, 9), Layer.CLAIM, "c-a")])


def test_a_short_text_is_shown_whole_and_a_long_one_folds_to_the_sentences_with_evidence() -> None:
    told = "A bomb killed three guards."
    marks = [Mark(Span(7, 13), Layer.CLAIM, "c-a")]
    rest = " Nothing else of note was told that day." * 60
    text = told + rest
    assert [s.is_folded for s in cut_stretches(told, marks, [Span(0, len(told))])] == [False]
    stretches = cut_stretches(text, marks, [Span(0, len(told)), Span(len(told) + 1, len(text))])
    assert [s.is_folded for s in stretches] == [False, True]
    assert "".join(s.text for s in stretches[0].segments) == told
