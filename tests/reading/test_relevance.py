"""The quick look: attacks are worth reading, gardens are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tollbook.reading.relevance import likelihood, may_tell_of_attack

CODED = Path(__file__).parents[1] / "reports"


def test_every_sample_with_an_incident_is_worth_reading() -> None:
    samples = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CODED.rglob("*.json"))]
    told = [sample for sample in samples if sample["incidents"]]
    assert len(told) > 100
    assert [sample["report"]["id"] for sample in told if not may_tell_of_attack(sample["report"]["text"])] == []


@pytest.mark.parametrize(
    "text",
    [
        "We moved the tomatoes to a sunny wall, and they have done very well since. My neighbour likes his beans.",
        "Thanks for the great service! The food was fresh, the price was good and my kids loved the place.",
        "Please find attached the draft of the agreement. Let me know if you have any questions about the terms.",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not may_tell_of_attack(text)


def test_a_text_without_known_words_stays_undecided() -> None:
    assert likelihood("") == likelihood("zzzz qqqq")
    assert may_tell_of_attack("")
