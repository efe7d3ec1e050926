"""When it happened, with the encoder's word: every day and span of days that the report names is weighed for an
incident, the grammar's choice among them."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.model.claim import Evidence
from tollbook.model.values import DateRange
from tollbook.reading.draft import DateMention, Draft
from tollbook.reading.joining import Telling
from tollbook.reading.signals import kinship, levels
from tollbook.reading.weighing import distance, weigh
from tollbook.reading.weights import DATE
from tollbook.reading.when_and_where import NO_EVENT_DATES, When, is_of_aftermath


def weigh_dates(telling: Telling, draft: Draft, chosen: When | None) -> When | None:
    """The likeliest time; the grammar's where no other is likelier."""
    if draft.signals is None:
        return chosen
    others = [(weigh(other_features(date, telling, draft, chosen), DATE), date) for date in other_dates(draft, chosen)]
    best = max(others, key=lambda other: other[0], default=None)
    own = weigh(choice_features(chosen, telling, draft), DATE) if chosen is not None else 0.0
    if best is None or best[0] <= own or best[1].range is None:
        return chosen
    date = best[1]
    return When(best[1].range, f"{date.rule}-weighed", (Evidence(date.span, "date"),))


def other_dates(draft: Draft, chosen: When | None) -> list[DateMention]:
    """The times of the report that the grammar might have chosen instead."""
    return [
        date
        for date in draft.dates
        if date.range is not None
        and not date.rule.startswith(NO_EVENT_DATES)
        and not (chosen is not None and is_same_time(date.range, chosen.range))
    ]


def is_same_time(one: DateRange, other: DateRange) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def choice_features(chosen: When, telling: Telling, draft: Draft) -> Iterator[str]:
    """What speaks for and against the time that the grammar chose."""
    yield "the choice"
    yield f"the choice, {chosen.range.precision}"
    yield f"the choice by {chosen.rule}, {telling.role}"
    mentions = [date for date in draft.dates if date.range is not None and is_same_time(date.range, chosen.range)]
    if mentions:
        nearest = max(mentions, key=lambda date: _role(date, draft))
        yield from _encoder_features(nearest, telling, draft, "the choice")


def other_features(date: DateMention, telling: Telling, draft: Draft, chosen: When | None) -> Iterator[str]:
    """What speaks for and against another time of the report."""
    assert date.range is not None
    how = _relation(date.range, chosen)
    yield f"{how}"
    yield f"{how}, {date.range.precision}"
    yield f"{date.rule}, {telling.role}"
    inside = any(scene.first <= date.first < scene.last for scene in telling.scenes)
    at = draft.sentence_of(date.first).number
    nearest = min((at - scene.sentence for scene in telling.scenes), key=abs)
    yield "in a scene of the telling" if inside else f"out of the telling, {distance(nearest)}"
    if any(date in scene.said_on for scene in telling.scenes):
        yield "the day of what was said"
    if is_of_aftermath(date, draft):
        yield "of the aftermath"
    yield from _encoder_features(date, telling, draft, "other")


def _relation(span: DateRange, chosen: When | None) -> str:
    if chosen is None:
        return "no choice"
    whole = chosen.range
    if whole.start <= span.start and span.end <= whole.end:
        return "within the choice"
    if span.start <= whole.start and whole.end <= span.end:
        return "around the choice"
    return "before the choice" if span.start < whole.start else "after the choice"


def _role(date: DateMention, draft: Draft) -> float:
    assert draft.signals is not None
    return draft.signals.role("date", date.first, date.last)


def _encoder_features(date: DateMention, telling: Telling, draft: Draft, how: str) -> Iterator[str]:
    assert draft.signals is not None
    yield from levels(f"encoder: {how}, date", _role(date, draft))
    yield from levels(f"encoder: {how}, kin", kinship(draft.signals, date.first, date.last, telling.scenes))
