"""Every number of a report ends in a claim, as something known to be else, or as a doubt."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.drafts import draft_until, read
from tollbook.reading.numbers import NUMBERS


def test_each_number_has_one_line() -> None:
    text = (
        "On 3 March, a bomb killed 12 soldiers and wounded 30 people at a market in Kabul, 40 km from the border. "
        "The 25-year-old suspect had 500 rounds."
    )
    reading = read(text)
    taken = {line.span.of(text): line.taken_for for line in reading.ledger}
    assert taken["12"] == taken["30"] == "toll"
    assert "toll" not in {taken[words] for words in taken if words not in {"12", "30"}}
    assert len(reading.ledger) == len({line.span for line in reading.ledger})


def test_people_without_harm_are_a_doubt() -> None:
    text = "A bomb killed two guards in Kabul on Sunday. About 80 people had come to pray."
    reading = read(text)
    assert any("80" in doubt.span.of(text) for doubt in reading.doubts)


def test_nobody_who_claims_is_no_missed_figure() -> None:
    assert not read("A bomb killed two guards in Kabul on Sunday. Nobody has claimed responsibility.").doubts


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["12 soldiers died", "in 2019", "at 6 p.m.", "5 km away", "three cars", "."]), max_size=8)
)
def test_nothing_is_skipped(pieces: list[str]) -> None:
    text = "A bomb hit Kabul on Sunday and " + " ".join(pieces)
    numbers = [n for n in draft_until(NUMBERS.name, text).numbers if n.taken_for != "article"]
    lines = {line.span for line in read(text).ledger}
    assert {number.span for number in numbers} <= lines
