"""Reads weekdays: Sunday; last Sunday; early Tuesday; Sunday night; Sunday, Jan. 30; Sunday and Monday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tollbook.lexicon.match import Match
from tollbook.reading import date_calendar as cal
from tollbook.reading.date_grammar import AHEAD, JOINS, PARTS, PAST, Found, Scene
from tollbook.reading.date_months import read_month


def read_weekday(scene: Scene, found: Match) -> Found:
    """Sunday; last Sunday; early Tuesday; Sunday night; Sunday, Jan. 30; Sunday and Monday."""
    first, last, weekday = found.first, found.last, int(found.entry.get("value"))
    before = scene.word(first - 1)
    strictly = before in PAST
    day = cal.latest_weekday(weekday, scene.published, strictly=strictly)
    rule = "dates/weekday"
    if before in AHEAD:
        first -= 1 + (scene.word(first - 2) == "the")
        return Found(first, last, None, "dates/ahead", weekday)
    if before == "this" and day != scene.published:
        return Found(first - 1, last, None, "dates/ahead", weekday)  # "this Thursday" is still to come
    if before in PAST | {"this"}:
        first -= 1 + (scene.word(first - 2) == "this")
    if scene.word(first - 1) in PARTS or scene.word(first - 1) == "overnight":
        first -= 1
    dated = _after_weekday(scene, last)
    if dated is not None:
        return replace(dated, first=first, weekday=weekday)
    last = _past_part_of_day(scene, last)
    if scene.word(first) == "overnight" or scene.word(last) == "overnight":
        last += scene.word(last) == "overnight"
        return Found(
            first, last, cal.days(day, day + cal.DAY if day else None, scene.published), "dates/overnight", weekday
        )
    joined = _second_weekday(scene, last)
    if joined is not None:
        return _weekdays(scene, first, joined, day, weekday)
    return Found(first, last, cal.one_day(day, scene.published), rule, weekday)


def _past_part_of_day(scene: Scene, index: int) -> int:
    start = index + (scene.word(index) in {"early", "late", "at", "'s"})
    return start + 1 if scene.kind(start) == "part" else index


def _after_weekday(scene: Scene, index: int) -> Found | None:
    """The full date after a weekday: "Sunday, Jan. 30", "Sunday (30 January)"."""
    index += scene.word(index) in {",", "("}
    if scene.kind(index) == "month" or (scene.day_number(index) is not None and _month_after(scene, index)):
        anchor = index if scene.kind(index) == "month" else index + 1
        dated = read_month(scene, anchor)
        if dated is not None and dated.rule == "dates/month-day":
            return dated
    return None


def _second_weekday(scene: Scene, index: int) -> int | None:
    """Where the second weekday of "Sunday and Monday" stands."""
    if scene.word(index) not in JOINS:
        return None
    index += 1
    index += scene.word(index) in PARTS or scene.word(index) == "on"
    return index if scene.kind(index) == "weekday" else None


def _weekdays(scene: Scene, first: int, second: int, day: date | None, weekday: int) -> Found:
    end = cal.latest_weekday(scene.value(second), scene.published)
    if scene.word(first - 1) in {"between", "from"}:
        first -= 1
    if day is not None and end is not None and end < day:
        day -= cal.WEEK
    last = _past_part_of_day(scene, second + 1)
    return Found(first, last, cal.days(day, end, scene.published), "dates/weekdays", weekday)


def _month_after(scene: Scene, index: int) -> bool:
    following = index + 1 + (scene.word(index + 1) == "of")
    return scene.kind(following) == "month" and scene.tokens[following].is_capital
