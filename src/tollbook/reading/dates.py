"""Finds every expression of time and resolves it against the day of publication, looking back: news tells of what has
happened. The rule names say what kind of expression it is; ``dates/since``, ``dates/until`` and ``dates/ahead`` mark
those that cannot be the day of an attack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Match
from tollbook.model.values import DatePrecision
from tollbook.reading import date_calendar as cal
from tollbook.reading.date_grammar import TIMES, Found, Scene
from tollbook.reading.date_months import read_figures, read_month, read_ordinal_day, read_year
from tollbook.reading.date_units import read_unit
from tollbook.reading.date_weekdays import read_weekday
from tollbook.reading.draft import DateMention, Draft, NumberMention
from tollbook.reading.pipeline import Step

_TO_COME = frozenset({"will", "due", "scheduled", "expected", "plans", "plan", "planned", "tomorrow", "would", "set"})
_FARTHEST_WILL = 12
_MID = "mid-"
_MONTHS = {
    term.lower(): int(entry.get("value"))
    for entry in load_vocabulary(TIMES).entries
    if entry.get("kind") == "month"
    for term in entry.terms + entry.exact_terms
}
_HAPPENED = frozenset({"dates/weekday", "dates/day", "dates/month-day", "dates/ago", "dates/anaphoric"})


def find_dates(draft: Draft) -> dict[str, object]:
    """Every expression of time, from left to right; none overlap, none lies after the day of publication."""
    return {"dates": tuple(_mentions(draft))}


def _mentions(draft: Draft) -> Iterator[DateMention]:
    numbers = {mention.core.start: mention for mention in draft.numbers}
    day = draft.report.day
    published = day if day is not None and day.year in cal.YEARS else None
    spoken_of: date | None = None
    spoken_year: int | None = None
    for sentence in draft.sentences:
        index = free_from = sentence.first
        scene = Scene(draft.tokens, draft.matches, sentence.first, sentence.last, published, spoken_of, spoken_year)
        while index < sentence.last:
            found = _read(scene, index, numbers.get(draft.tokens[index].start))
            if found is None or found.first < free_from:
                index += 1
                continue
            found = _framed(scene, found, free_from)
            index = free_from = found.last
            if found.range is not None:
                spoken_year = found.range.start.year
                if found.rule in _HAPPENED and found.range.precision is DatePrecision.DAY:
                    spoken_of = found.range.start
                scene = replace(scene, spoken_of=spoken_of, spoken_year=spoken_year)
            yield _mention(draft, found)


def _mention(draft: Draft, found: Found) -> DateMention:
    span = draft.span(found.first, found.last)
    return DateMention(found.first, found.last, span, found.range, found.rule, found.weekday)


def _read(scene: Scene, index: int, number: NumberMention | None) -> Found | None:
    """The expression whose anchor stands at *index*."""
    match = scene.matches.starting(TIMES, index)
    if match is not None:
        return _read_word(scene, match)
    if number is not None and scene.tokens[index].text[0].isdigit():
        if scene.day_number(index) is not None and _is_before_month(scene, index):
            return None  # the month is the anchor
        return (
            read_figures(scene, index)
            or read_ordinal_day(scene, index)
            or (read_year(scene, index) if number.taken_for == "date" else None)
        )
    word = scene.word(index)
    if word.startswith(_MID):
        return _read_mid(scene, index, word[len(_MID) :])
    return None


def _is_before_month(scene: Scene, index: int) -> bool:
    return scene.kind(index + 1) == "month" or (scene.word(index + 1) == "of" and scene.kind(index + 2) == "month")


def _read_word(scene: Scene, match: Match) -> Found | None:
    kind, first, last, published = match.entry.get("kind"), match.first, match.last, scene.published
    if kind == "weekday":
        return read_weekday(scene, match)
    if kind == "month":
        return read_month(scene, first)
    if kind == "unit":
        return read_unit(scene, match)
    if kind == "day":
        shift = int(match.entry.get("value"))
        if shift > 0:
            return Found(first, last, None, "dates/ahead")
        day = published + shift * cal.DAY if published else None
        return Found(first, last, cal.one_day(day, published), "dates/day")
    if kind == "overnight" and scene.kind(last) == "weekday":
        return None  # "overnight Saturday" is read with its weekday
    if kind == "overnight":
        start = published - cal.DAY if published else None
        return Found(first, last, cal.days(start, published, published), "dates/overnight")
    if kind == "weekend":
        return _read_weekend(scene, first, last)
    if kind == "holiday":
        return _read_holiday(scene, match)
    return None


def _read_weekend(scene: Scene, first: int, last: int) -> Found:
    before = scene.word(first - 1)
    if before in {"next", "coming"}:
        return Found(first - 1, last, None, "dates/ahead")
    is_running = scene.published is not None and scene.published.weekday() >= 5
    back = 1 if before in {"last", "previous"} and is_running else 0
    lead = first - (before in {"last", "this", "past", "previous", "the"})
    return Found(lead, last, cal.weekend(scene.published, back), "dates/weekend")


def _read_holiday(scene: Scene, match: Match) -> Found | None:
    """A day that has a name. Those with a year of their own ("9/11", "the October 7 attacks") were once only."""
    *years, month, day = (int(part) for part in match.entry.get("value").split("-"))
    last = match.last
    if not years:
        year = scene.year_number(last)
        found = cal.day_of(year, month, day, scene.published)
        return Found(match.first, last + (year is not None), cal.one_day(found, scene.published), "dates/holiday")
    named = cal.one_day(date(years[0], month, day), scene.published)
    while not scene.word(last - 1).isdecimal():
        last -= 1  # "attacks" makes the date a name, yet is no part of it
    if named is None and scene.kind(match.first) == "month":
        return read_month(scene, match.first)
    return Found(match.first, last, named, "dates/holiday")


def _read_mid(scene: Scene, index: int, rest: str) -> Found | None:
    """mid-March; mid-2009."""
    year = scene.year_number(index + 1)
    if rest in _MONTHS:
        last = index + 1 + (year is not None)
        return Found(index, last, cal.month_of(year, _MONTHS[rest], scene.published, "mid"), "dates/month-part")
    if len(rest) == 4 and rest.isascii() and rest.isdecimal():
        return Found(index, index + 1, cal.year_of(int(rest), scene.published, "mid"), "dates/year")
    return None


def _framed(scene: Scene, found: Found, free_from: int) -> Found:
    """Marks what the words before make of the expression: since, until, or still to come."""
    before = scene.word(found.first - 1)
    if found.first > free_from and before == "since":
        start = found.range.start if found.range else None
        span = cal.days(start, scene.published or start, scene.published)
        return replace(found, first=found.first - 1, range=span, rule="dates/since")
    if found.first > free_from and before in {"until", "till", "by"}:
        return replace(found, first=found.first - 1, rule="dates/until")
    if found.rule == "dates/weekday" and _is_to_come(scene, found.first):
        return replace(found, range=None, rule="dates/ahead")
    return found


def _is_to_come(scene: Scene, index: int) -> bool:
    """Whether "will", "due" or "scheduled" stands before this word in the same clause."""
    for back in range(1, _FARTHEST_WILL):
        word = scene.word(index - back)
        if word in {"", ",", ";", "after", "since", "that", "who", "killed", "said", "says"}:
            return False
        if word in _TO_COME:
            return True
    return False


DATES = Step("dates", needs=("tokens", "sentences", "matches", "numbers"), gives=("dates",), run=find_dates)
