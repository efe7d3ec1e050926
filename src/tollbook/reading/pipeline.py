"""The steps of reading, in order. A step can be swapped: it declares which layers of the draft it needs
and which it gives, and the pipeline is refused at once when a need is not met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tollbook.model.account import Reading
from tollbook.model.text import Report
from tollbook.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """One concern of reading. ``run`` returns the layers named in ``gives``, as keywords of the draft. ``asks`` names
    layers that it uses where an earlier step has given them, and does without where none has."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Draft], dict[str, object]]
    asks: tuple[str, ...] = ()


class Pipeline:
    """Reads reports by a list of steps. Pure: no clock, no disk, no network."""

    def __init__(self, steps: Sequence[Step]) -> None:
        given: set[str] = set()
        for step in steps:
            missing = [layer for layer in step.needs if layer not in given]
            if missing:
                raise ValueError(f"step '{step.name}' needs {missing}, which no earlier step gives")
            given.update(step.gives)
        self.steps = tuple(steps)

    def draft(self, report: Report) -> Draft:
        """The report with every layer filled."""
        draft = Draft(report)
        for step in self.steps:
            draft = replace(draft, **step.run(draft))  # type: ignore[arg-type]
        return draft

    def read(self, report: Report) -> Reading:
        """The accounts, the number ledger and the doubts of one report."""
        draft = self.draft(report)
        return Reading(report.id, draft.accounts, draft.ledger, draft.doubts)
