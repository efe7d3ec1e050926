"""The seam: a step declares what it needs, can be swapped, and a wrong order is refused at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.drafts import report
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Pipeline, Step
from tollbook.reading.reader import GRAMMAR, read_report


def test_a_step_without_what_it_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="step 'late' needs"):
        Pipeline([Step("late", needs=("tokens",), gives=("dates",), run=lambda _: {})])


def test_a_step_can_be_swapped() -> None:
    def no_tolls(_: Draft) -> dict[str, object]:
        return {"tolls": ()}

    steps = [replace(step, run=no_tolls) if step.name == "casualties" else step for step in GRAMMAR.steps]
    text = "A bomb killed two guards in Kabul on Sunday."
    assert read_report(report(text)).accounts[0].tolls
    assert not any(account.tolls for account in Pipeline(steps).read(report(text)).accounts)


def test_reading_twice_gives_the_same() -> None:
    text = "A bomb killed two guards in Kabul on Sunday. The Taliban claimed responsibility."
    assert read_report(report(text)) == read_report(report(text))
