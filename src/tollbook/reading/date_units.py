"""Reads what hangs on a unit of time: two days ago; last week; earlier this month; the past three days; that day."""

from __future__ import annotations

from tollbook.lexicon.match import Match
from tollbook.reading import date_calendar as cal
from tollbook.reading.date_grammar import AHEAD, PARTS, PAST, Found, Scene
from tollbook.reading.number_grammar import Form, read_core

_BACK = frozenset({"ago", "earlier", "before", "previously", "prior"})
_FORTH = frozenset({"later"})
# No offset in news reaches further than ten years in days.
_LONGEST = 3650


def read_unit(scene: Scene, found: Match) -> Found | None:
    """two days ago; last week; earlier this month; the past three days; the same day; a day after."""
    unit, first, last = int(found.entry.get("value")), found.first, found.last
    before, after = scene.word(first - 1), scene.word(last)
    is_later = before == "this" and scene.word(first - 2) == "later"
    if is_later or (unit > 1 and before in AHEAD):
        return Found(first - 1, last, None, "dates/ahead")
    if before in {"last", "this"} or (before == "the" and scene.word(first - 2) == "in" and unit > 1):
        return _calendar_unit(scene, first, last, unit)
    number, number_first = _number_before(scene, first)
    if number is None:
        return _anaphoric_unit(scene, first, last, unit)
    if unit and after in _BACK | _FORTH | {"after"}:
        return _offset(scene, number_first, last + 1, number, unit)
    if scene.word(number_first - 1) in PAST:
        if unit == 0:
            number, unit = number // 24, 1  # "the last 24 hours" began the day before
        return Found(number_first - 1, last, cal.stretch(number, unit, scene.published), "dates/stretch")
    return None


def _number_before(scene: Scene, index: int) -> tuple[int | None, int]:
    """The number right before a unit and where it begins: "two", "14", "a", "several" counts as none."""
    for back in (1, 2, 3):
        start = index - back
        if start < scene.first:
            break
        if back == 1 and scene.word(start) in {"a", "an"}:
            return 1, start
        core = read_core(scene.tokens, scene.matches, start, scene.last)
        if core is not None and core.last == index and core.form in {Form.DIGITS, Form.WORDS}:
            return core.low, core.first
    return None, index


def _calendar_unit(scene: Scene, first: int, last: int, unit: int) -> Found | None:
    """last week; this month; earlier this year; earlier in the week."""
    back = 1 if scene.word(first - 1) == "last" else 0
    lead = first - 1
    if scene.word(lead) == "the":
        lead -= 1
        if scene.word(lead - 1) not in PARTS:
            return None
    if scene.word(lead - 1) in PARTS:
        lead -= 1
    if scene.word(lead) in {"last"} and scene.word(lead - 1) in {"the", "over"}:
        return Found(lead, last, cal.stretch(1, unit, scene.published), "dates/stretch")
    if unit in {0, 1}:
        return None
    if unit == 7:
        whole = cal.weeks_back(back, scene.published)
    elif unit == 30:
        whole = cal.months_back(back, scene.published)
    else:
        whole = cal.year_of(scene.published.year - back, scene.published) if scene.published else None
    return Found(lead, last, whole, "dates/unit")


def _offset(scene: Scene, first: int, last: int, number: int, unit: int) -> Found:
    """two days ago; two days earlier; a week after; three days later."""
    word, spoken_of, published = scene.word(last - 1), scene.spoken_of or scene.published, scene.published
    if word == "ago" or (word in _BACK and scene.spoken_of is None):
        return Found(first, last, cal.back(number, unit, published), "dates/ago")
    if spoken_of is None or number * unit > _LONGEST:
        return Found(first, last, None, "dates/anaphoric")
    if unit > 7 and word in _BACK:
        # Months and years are counted from what the report is about, not from what it recalls.
        is_near = published is None or published - spoken_of < 60 * cal.DAY
        return Found(first, last, cal.back(number, unit, spoken_of if is_near else published), "dates/anaphoric")
    shift = number * unit * cal.DAY
    if word == "after":
        # "a week after 40 people died": the day spoken of, or the day of the report, less a week.
        start = spoken_of - shift
        end = published - shift if published and unit > 1 else start
        is_near = cal.DAY * 0 <= end - start <= 3 * cal.DAY
        return Found(first, last, cal.days(start, end if is_near else start, published), "dates/offset")
    day = spoken_of + shift if word in _FORTH else spoken_of - shift
    return Found(first, last, cal.one_day(day, published), "dates/anaphoric")


def _anaphoric_unit(scene: Scene, first: int, last: int, unit: int) -> Found | None:
    """the same day; that day; the next day; the day before; the previous day; the following day."""
    if unit != 1:
        return None
    before, after = scene.word(first - 1), scene.word(last)
    shift = {"same": 0, "that": 0, "previous": -1, "next": 1, "following": 1}.get(before)
    if before == "the" and after in {"before", "after"}:
        shift, last = (-1 if after == "before" else 1), last + 1
    if shift is None:
        return None
    lead = first - 1 - (before != "the" and scene.word(first - 2) == "the")
    spoken_of = scene.spoken_of or scene.published
    day = spoken_of + shift * cal.DAY if spoken_of else None
    return Found(lead, last, cal.one_day(day, scene.published), "dates/anaphoric")
