"""The history of an incident: how the toll rose, what each policy gives, and what was judged, by whom and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.desk.views.values import group_words
from tollbook.figures.history import HistoryDay
from tollbook.model.account import Account
from tollbook.model.incident import Figure
from tollbook.model.judgement import MACHINE, Judgement
from tollbook.model.person import Event
from tollbook.model.text import Report
from tollbook.model.values import Measure
from tollbook.wording import figure_words, report_name, said_words

_ACCOUNT = re.compile(r"\ba-[0-9a-f]{16}\b")
# Of the machine's judgements the likeliest so many are listed; an incident of a hundred reports has thousands.
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What one report said."""

    account_id: str
    report_id: str
    name: str
    words: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiseDay:
    """The reports of one day, and the figures that all reports published by its end give."""

    day: date | None
    said: tuple[Said, ...]
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One measure and group, with the figure that each policy gives, in the order of the policies."""

    measure: str
    group: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A judgement of a pair: ``left`` and ``right`` are the reports' names; the ids are those of the accounts.
    ``other`` is the incident of the account that belongs to another one, None where both belong to this."""

    left: str
    left_id: str
    right: str
    right_id: str
    verdict: str
    by: str
    at: str
    because: str
    score: float | None
    stands: bool
    is_machine: bool
    other: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that a person did, with the reports' names in place of the accounts' ids. ``is_last`` of all that this
    person decided: what undoing would take back."""

    kind: str
    says: str
    by: str
    at: str
    because: str
    stands: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class HistoryView:
    """``events`` are what persons did, the newest first; ``unlisted`` counts the machine's judgements that are not
    shown."""

    rise: tuple[RiseDay, ...]
    policies: tuple[str, ...]
    policy_rows: tuple[PolicyRow, ...]
    events: tuple[EventView, ...]
    judgements: tuple[JudgementView, ...]
    unlisted: int


def show_rise(days: Iterable[HistoryDay], reports: Mapping[str, Report]) -> tuple[RiseDay, ...]:
    """A row for each day of publication; *reports* by id."""
    return tuple(
        RiseDay(
            day=day.day,
            said=tuple(_said(account, reports[account.report_id]) for account in day.accounts),
            figures=tuple(
                (figure.measure.value, figure_words(figure))
                for figure in day.figures
                if figure.group == "all" and figure.measure in (Measure.KILLED, Measure.WOUNDED)
            ),
        )
        for day in days
    )


def _said(account: Account, report: Report) -> Said:
    tolls = tuple(claim.id for claim, _ in account.tolls)
    return Said(account.id, report.id, report_name(report), tuple(said_words(account, report)), tolls)


def show_policies(chosen: Mapping[str, Sequence[Figure]]) -> tuple[PolicyRow, ...]:
    """The figures of several policies, by their names, beside each other."""
    by_key = {name: {(f.measure, f.group): f for f in figures} for name, figures in chosen.items()}
    keys = dict.fromkeys(key for figures in by_key.values() for key in figures)
    return tuple(
        PolicyRow(
            measure,
            group_words(group),
            tuple(
                figure_words(figures[measure, group]) if (measure, group) in figures else ""
                for figures in by_key.values()
            ),
        )
        for measure, group in keys
    )


def show_events(
    events: Iterable[Event], names: Mapping[str, str], last: Mapping[str, str | None]
) -> tuple[EventView, ...]:
    """The newest first. *names* of the accounts by id; *last* is when each person made their last decision."""
    return tuple(
        EventView(
            event.kind,
            _ACCOUNT.sub(lambda found: names.get(found[0], found[0]), event.says),
            event.by,
            event.at,
            event.because,
            event.stands,
            event.stands and last.get(event.by) == event.at,
        )
        for event in reversed(list(events))
    )


def accounts_in(events: Iterable[Event]) -> set[str]:
    """The ids of all accounts that are named in what persons judged."""
    return {name for event in events if event.kind == "judgement" for name in _ACCOUNT.findall(event.says)}


def show_judgements(
    judgements: Sequence[Judgement], names: Mapping[str, str], homes: Mapping[str, str]
) -> tuple[tuple[JudgementView, ...], int]:
    """What persons judged, the latest first, then the machine's that stand or
    that a person overruled, the likeliest first; and how many of
    the machine's are left out. *names* of the incident's own accounts by id; *homes* the incidents of all others."""
    persons = [judgement for judgement in judgements if judgement.by != MACHINE]
    # What the machine said of a pair before a person did is a part of the story; its own earlier words are not.
    overruled = {(judgement.left, judgement.right) for judgement in persons}
    machine = [
        judgement
        for judgement in judgements
        if judgement.by == MACHINE
        and (judgement.superseded_by is None or (judgement.left, judgement.right) in overruled)
    ]
    machine.sort(key=lambda judgement: (-(judgement.score or 0), judgement.left, judgement.right))
    listed = [*persons, *machine[:_LISTED]]
    return tuple(_show_judgement(one, names, homes) for one in listed), len(machine[_LISTED:])


def _show_judgement(judgement: Judgement, names: Mapping[str, str], homes: Mapping[str, str]) -> JudgementView:
    left, right = judgement.left, judgement.right
    return JudgementView(
        left=names.get(left, left),
        left_id=left,
        right=names.get(right, right),
        right_id=right,
        verdict=judgement.verdict,
        by=judgement.by,
        at=judgement.at,
        because=judgement.because,
        score=judgement.score,
        stands=judgement.superseded_by is None,
        is_machine=judgement.by == MACHINE,
        other=homes.get(left) or homes.get(right),
    )
