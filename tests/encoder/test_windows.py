"""Windows: every word is read once, none is too long, and each has text before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tollbook.encoder.windows import LONGEST, OVERLAP, cut_windows

LENGTHS = st.lists(st.integers(1, 12), max_size=900)


@given(LENGTHS, st.sets(st.integers(0, 900)))
def test_every_word_is_owned_once_and_in_order(lengths: list[int], starts: set[int]) -> None:
    windows = list(cut_windows(lengths, sorted(starts)))
    owned = [index for window in windows for index in range(window.owned, window.last)]
    assert owned == list(range(len(lengths)))
    for window in windows:
        assert window.first <= window.owned < window.last
        assert sum(lengths[window.first : window.last]) <= LONGEST or window.last - window.owned == 1


def test_a_short_text_is_one_window() -> None:
    assert [tuple(window) for window in cut_windows([2] * 90, [0, 30])] == [(0, 90, 0)]


def test_a_later_window_begins_at_a_sentence_and_looks_back() -> None:
    first, second, *_ = cut_windows([1] * 600, range(0, 600, 20))
    assert first.last == second.owned == LONGEST // 20 * 20
    assert second.first % 20 == 0
    assert 0 < second.owned - second.first <= OVERLAP


def test_no_words_no_windows() -> None:
    assert list(cut_windows([], [])) == []
