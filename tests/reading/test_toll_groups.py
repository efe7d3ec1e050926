"""Plain people: civilians where what is told around them says so, otherwise of no group that can be told."""

from __future__ import annotations

import pytest

from tests.reading.drafts import read
from tollbook.model.values import Group, Toll

CIVILIANS = [
    "A blast at a crowded market killed nine people on Monday.",
    "A blast hit a crowd of shoppers at a market on Monday and killed nine.",
    "Masked gunmen opened fire in a bakery on Monday and killed nine people.",
    "Gunmen abducted nine people on Monday.",
]
NOBODY_KNOWS = [
    "A blast killed nine people on Monday.",
    "A blast near the resort city of Sharm killed nine people on Monday.",
    "A suicide bomber attacked an army base on Monday and killed nine people.",
    "A suicide bombing on Monday killed nine people, including the bomber.",
    "Nine people were killed on Monday in clashes between rebels and troops.",
]


def groups(text: str) -> set[Group]:
    """The groups of the tolls of nine in this report."""
    tolls = [value for account in read(text).accounts for _, value in account.claims_of(Toll)]
    return {toll.group for toll in tolls if toll.count.low == 9}


@pytest.mark.parametrize("text", CIVILIANS)
def test_plain_people_are_civilians(text: str) -> None:
    assert groups(text) == {Group.CIVILIANS}


@pytest.mark.parametrize("text", NOBODY_KNOWS)
def test_plain_people_may_be_anybody(text: str) -> None:
    assert groups(text) == {Group.UNSPECIFIED}


def test_others_are_people_like_those_told_of_before() -> None:
    text = "Gunmen opened fire in a bakery on Monday, killing nine people. Officials said that 12 others were wounded."
    tolls = [value for account in read(text).accounts for _, value in account.claims_of(Toll)]
    assert [(toll.count.low, toll.group) for toll in tolls] == [(9, Group.CIVILIANS), (12, Group.CIVILIANS)]
