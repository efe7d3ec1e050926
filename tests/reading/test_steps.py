"""Each step of the reader says which layers of the draft it reads, and no step reads a layer that it does not name."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, ClassVar

import pytest

from tests.gold_compare import load_minis, load_samples
from tests.reading.drafts import report
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Step
from tollbook.reading.reader import GRAMMAR

LAYERS = {field.name for field in fields(Draft)} - {"report"}


class Watched(Draft):
    """A draft that remembers which of its layers were asked for."""

    asked: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str) -> Any:
        if name in LAYERS:
            Watched.asked.add(name)
        return super().__getattribute__(name)


def layers_read(step: Step) -> set[str]:
    found: set[str] = set()
    for golden in [*load_samples()[:6], *load_minis()[:6]]:
        draft = Draft(report(golden.text))
        for earlier in GRAMMAR.steps[: GRAMMAR.steps.index(step)]:
            draft = replace(draft, **earlier.run(draft))  # type: ignore[arg-type]
        watched = Watched(**{field.name: getattr(draft, field.name) for field in fields(Draft)})
        Watched.asked.clear()
        step.run(watched)
        found |= Watched.asked
    return found


@pytest.mark.parametrize("step", GRAMMAR.steps, ids=lambda step: step.name)
def test_a_step_names_what_it_reads(step: Step) -> None:
    undeclared = layers_read(step) - set(step.needs) - set(step.gives) - set(step.asks)
    assert not undeclared, f"step '{step.name}' reads {sorted(undeclared)} without saying so"
