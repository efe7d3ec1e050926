"""The pairing is the best there is, and settles ties as the common solver does."""

from __future__ import annotations

import importlib
import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.gauge.pairing import pair_up

GAINS = st.sampled_from([0.0, 0.1, 0.3, 0.35, 0.8, 1.0]) | st.floats(0, 1)
TABLES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(st.lists(GAINS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def best_sum(gains: list[list[float]]) -> float:
    """By trying every pairing."""
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return best_sum([[row[column] for row in gains] for column in range(columns)])
    return max(
        sum(gains[row][column] for row, column in enumerate(order)) for order in permutations(range(columns), rows)
    )


@given(TABLES)
def test_no_pairing_has_a_larger_sum(gains: list[list[float]]) -> None:
    pairs = pair_up(gains)
    assert len(pairs) == min(len(gains), len(gains[0]))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(gains[row][column] for row, column in pairs) == pytest.approx(best_sum(gains))


@given(TABLES)
def test_ties_are_settled_as_scipy_settles_them(gains: list[list[float]]) -> None:
    try:
        solve = importlib.import_module("scipy.optimize").linear_sum_assignment
    except ImportError:
        pytest.skip("SciPy is not installed: ties are not held against it")
    rows, columns = solve([[-gain for gain in row] for row in gains])
    assert pair_up(gains) == list(zip(rows.tolist(), columns.tolist(), strict=True))


def test_large_tables_are_paired_as_well() -> None:
    chance = random.Random(7)
    for _ in range(60):
        gains = [[chance.random() for _ in range(6)] for _ in range(5)]
        assert sum(gains[row][column] for row, column in pair_up(gains)) == pytest.approx(best_sum(gains))


def test_nothing_to_pair() -> None:
    assert pair_up([]) == pair_up([[], []]) == []
