"""The figure that a coder would enter from one report alone (codebook, "best")."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.model.account import Best
from tollbook.model.claim import Claim, Evidence, Status
from tollbook.model.text import Span
from tollbook.model.values import Count, Group, Measure, Toll
from tollbook.reading.best import best_figures

CIVILIANS, FORCES, MILITANTS, ALL = (
    Group.CIVILIANS,
    Group.SECURITY_FORCES,
    Group.MILITANTS,
    Group.UNSPECIFIED,
)


def toll(
    group: Group,
    low: int,
    high: int | None,
    *,
    at: int = 0,
    words: str = "some",
    status: Status = Status.CURRENT,
) -> Claim:
    """A claim whose word of harm stands at *at*: claims with the same one are of one list."""
    value = Toll(Measure.KILLED, group, Count(low, high), None, words)
    return Claim("c", value, "casualties/killed-active", (Evidence(Span(at, at + 6), "harm"),), None, status)


def exact(group: Group, number: int, *, at: int = 0, status: Status = Status.CURRENT) -> Claim:
    return toll(group, number, number, at=at, words=str(number), status=status)


CASES = [
    ("groups add up", [exact(FORCES, 4, at=0), exact(MILITANTS, 9, at=50)], 13),
    ("a total holds its groups", [exact(ALL, 12, at=0), exact(FORCES, 4, at=50)], 12),
    ("attackers told apart add", [exact(ALL, 3, at=0), exact(MILITANTS, 5, at=50)], 8),
    ("the firmer of two", [toll(FORCES, 4, None, at=0), exact(FORCES, 4, at=50)], 4),
    ("the larger of two", [exact(CIVILIANS, 4, at=0), exact(CIVILIANS, 1, at=50)], 4),
    ("one list adds up", [exact(FORCES, 6, at=0), exact(FORCES, 2, at=0)], 8),
    ("others in a list", [exact(FORCES, 3, at=0), exact(ALL, 3, at=0)], 6),
    ("groups near the total", [toll(ALL, 71, None, at=0), exact(FORCES, 23, at=9), exact(MILITANTS, 50, at=9)], 71),
    ("no total of a larger group", [exact(CIVILIANS, 0, at=0), exact(FORCES, 9, at=9), exact(ALL, 8, at=50)], 17),
    ("parts left out", [exact(CIVILIANS, 9, at=0), exact(CIVILIANS, 2, at=50, status=Status.PART)], 9),
    ("a contested claim left out", [exact(FORCES, 6), exact(FORCES, 84, at=50, status=Status.UNVERIFIED)], 6),
    ("a contested claim alone", [exact(FORCES, 84, status=Status.UNVERIFIED)], 84),
    ("an overtaken figure alone is none", [exact(FORCES, 84, status=Status.SUPERSEDED)], None),
    ("about N counts with N", [toll(ALL, 36, 44, words="about 40")], 40),
    ("a range with its lower bound", [toll(ALL, 5, 30, words="between 5 and 30")], 5),
    ("as many as N counts with N", [toll(ALL, 0, 30, words="as many as 30")], 30),
    ("zero is a figure", [exact(ALL, 0)], 0),
]


@pytest.mark.parametrize(("claims", "best"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_best(claims: list[Claim], best: int | None) -> None:
    found = best_figures(claims).get(Measure.KILLED)
    assert (found.best if found else None) == best


def test_low_and_high_span_what_stands() -> None:
    found = best_figures([toll(FORCES, 3, None, at=0), exact(FORCES, 5, at=50)])
    assert found == {Measure.KILLED: Best(low=3, best=5, high=5)}


@given(st.lists(st.tuples(st.sampled_from(list(Group)), st.integers(0, 60), st.integers(0, 3)), max_size=6))
def test_best_is_at_least_every_figure_and_at_most_their_sum(rows: list[tuple[Group, int, int]]) -> None:
    found = best_figures([exact(group, number, at=9 * place) for group, number, place in rows])
    numbers = [number for _, number, _ in rows]
    if numbers:
        assert max(numbers) <= found[Measure.KILLED].best <= sum(numbers)
    else:
        assert found == {}
