"""Reads months, years and dates in figures: Jan. 30; 4 FEB 90; late March; in 2009; the 1990s; 2024-01-30; the 5th."""

from __future__ import annotations

from tollbook.model.values import DatePrecision, DateRange
from tollbook.reading import date_calendar as cal
from tollbook.reading.date_grammar import JOINS, ORDINAL_TAILS, PARTS, Found, Scene
from tollbook.reading.noun_phrases import PEOPLE, counted_noun

_BEFORE_A_MONTH = frozenset(
    {"in", "of", "since", "last", "this", "the", "early", "late", "mid", "until", "by", "next", "from", "to", "during",
     "after", "before", "between", "and", "a", "for", "through", "earlier", "around", "till", "end"}
)  # fmt: skip


def read_month(scene: Scene, anchor: int) -> Found | None:
    """January 30, 2024; 30 January; Jan. 30-31; 4 FEB 90; late March; October 2012; in May of last year."""
    month, after = scene.value(anchor), scene.skip_stop(anchor + 1)
    if not scene.tokens[anchor].is_capital:
        return None
    return (
        _day_before_month(scene, anchor, month, after)
        or _day_after_month(scene, anchor, month, after)
        or _month_alone(scene, anchor, month, after)
    )


def _day_before_month(scene: Scene, anchor: int, month: int, after: int) -> Found | None:
    first = anchor - 1 - (scene.word(anchor - 1) == "of")
    day = scene.day_number(first)
    if day is None:
        return None
    year, last = _year_after(scene, after if scene.word(after - 1) == "." else anchor + 1)
    short = scene.word(last)
    if (
        year is None
        and len(short) == 2
        and short.isascii()
        and short.isdecimal()
        and _is_wire_date(scene, anchor, last)
    ):
        year, last = cal.full_year(short, scene.published), last + 1
    is_named = scene.word(first).endswith(ORDINAL_TAILS) and scene.is_name(last)
    if is_named:
        return None  # "the 14th October Brigade"
    start_day = scene.day_number(first - 2) if scene.word(first - 1) in JOINS else None
    end = cal.day_of(year, month, day, scene.published)
    if start_day is not None and start_day < day:
        begin = cal.day_of(year, month, start_day, scene.published)
        return Found(first - 2, last, cal.days(begin, end, scene.published), "dates/month-days")
    first -= scene.word(first - 1) == "the"
    return Found(first, last, cal.one_day(end, scene.published), "dates/month-day")


def _is_wire_date(scene: Scene, anchor: int, last: int) -> bool:
    """4 FEB 90, as the wires wrote it; yet not "ON 4 FEB 90 PEOPLE DIED"."""
    noun = counted_noun(scene.tokens, scene.matches, last + 1, scene.last, one=False)
    is_count = noun is not None and noun.vocabulary == PEOPLE
    return scene.tokens[anchor].text.isupper() and last == anchor + 1 and not is_count


def _year_after(scene: Scene, index: int) -> tuple[int | None, int]:
    """The year that follows at *index*, perhaps after a comma or "of", and the token after it."""
    ahead = index + (scene.word(index) in {",", "of"})
    year = scene.year_number(ahead)
    return (year, ahead + 1) if year is not None else (None, index)


def _day_after_month(scene: Scene, anchor: int, month: int, after: int) -> Found | None:
    after += scene.word(after) == "the"
    day = scene.day_number(after)
    if day is None or scene.word(anchor - 1) == "in":
        return None  # "in March 12 people died" names no day
    end_day, last = None, after + 1
    if scene.word(last) in JOINS and scene.word(last) != "or":
        end_day = scene.day_number(last + 1)
        is_new_noun = scene.word(last) == "and" and scene.word(last + 2) not in {"", ".", ",", "in", "at", "when"}
        if end_day is not None and end_day > day and not is_new_noun:
            last += 2
        else:
            end_day = None
    year, last = _year_after(scene, last)
    start = cal.day_of(year, month, day, scene.published)
    if end_day is not None:
        end = cal.day_of(year, month, end_day, scene.published)
        return Found(anchor, last, cal.days(start, end, scene.published), "dates/month-days")
    return Found(anchor, last, cal.one_day(start, scene.published), "dates/month-day")


def _month_alone(scene: Scene, anchor: int, month: int, after: int) -> Found | None:
    before, first = scene.word(anchor - 1), anchor
    year, last = _year_after(scene, after)
    is_short = len(scene.tokens[anchor].text) <= 4 and month not in {5, 6, 7}
    if year is None and (before not in _BEFORE_A_MONTH or is_short):
        return None
    if before in {"next", "coming"}:
        return Found(anchor - 1, last if year else anchor + 1, None, "dates/ahead")
    part = PARTS.get(before, "")
    if before in PARTS or before in {"last", "this"}:
        first -= 1
    elif before in {"in", "of"} and scene.word(anchor - 2) in {"earlier", "late", "early"}:
        first -= 2
    if year is None:
        last = anchor + 1
        year = _year_in_words(scene, last)
        if year is not None:
            last += 3 if scene.word(last) == "of" else 2
    if scene.word(first - 1) == "of" and scene.word(first - 2) == "week" and scene.word(first - 3) == "first":
        whole = cal.month_of(year, month, scene.published)
        week = cal.days(whole.start, whole.start + 6 * cal.DAY, scene.published) if whole else None
        return Found(first - 3, last, week, "dates/month-part")
    rule = "dates/month-part" if part else "dates/month"
    return Found(first, last, cal.month_of(year, month, scene.published, part), rule)


def _year_in_words(scene: Scene, index: int) -> int | None:
    """The year meant by "of last year", "this year", "of that year"."""
    index += scene.word(index) == "of"
    if scene.word(index + 1) != "year":
        return None
    word, year = scene.word(index), scene.published.year if scene.published else None
    if word == "that":
        return scene.spoken_year
    return {"last": year - 1, "this": year}.get(word) if year is not None else None


def read_year(scene: Scene, index: int) -> Found | None:
    """in 2009; early 1965; the 1990s."""
    text = scene.word(index)
    if len(text) == 5 and text.endswith("0s") and text[:4].isascii() and text[:4].isdecimal():
        start, year = cal.year_of(int(text[:4]), scene.published), int(text[:4])
        end = cal.year_of(year + 9, scene.published) or start
        whole = DateRange(start.start, end.end, DatePrecision.YEAR) if start and end else None
        return Found(index, index + 1, whole, "dates/decade")
    year_number = scene.year_number(index)
    if year_number is None or scene.word(index - 1) in {"copyright", "©"}:
        return None
    first, part = index, PARTS.get(scene.word(index - 1), "")
    first -= scene.word(index - 1) in PARTS
    return Found(first, index + 1, cal.year_of(year_number, scene.published, part), "dates/year")


def read_figures(scene: Scene, index: int) -> Found | None:
    """2024-01-30; 30/01/2024 and 1/30/2024 when only one reading is possible."""
    parts = [scene.word(index + step) for step in range(5)]
    if not (parts[1] == parts[3] and parts[1] in {"-", "/", "."}):
        return None
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts[::2]):
        return None
    one, two, three = (int(part) for part in parts[::2])
    if len(parts[0]) == 4:
        day = cal.day_of(one, two, three, scene.published)
    elif len(parts[4]) == 4 and one > 12:
        day = cal.day_of(three, two, one, scene.published)
    elif len(parts[4]) == 4 and (two > 12 or one == two):
        day = cal.day_of(three, one, two, scene.published)
    else:
        return None
    return Found(index, index + 5, cal.one_day(day, scene.published), "dates/figures")


def read_ordinal_day(scene: Scene, index: int) -> Found | None:
    """on the 5th: of the latest month that has come so far."""
    day = scene.day_number(index)
    if day is None or not scene.word(index).endswith(ORDINAL_TAILS) or scene.word(index - 1) != "the":
        return None
    if scene.word(index - 2) != "on" or scene.word(index + 1) not in {"", ".", ",", ";", "of", "and", "in", "at"}:
        return None
    whole = cal.months_back(0, scene.published)
    if whole is not None and scene.published is not None and day > scene.published.day:
        whole = cal.months_back(1, scene.published)
    found = cal.day_of(whole.start.year, whole.start.month, day, scene.published) if whole else None
    return Found(index - 1, index + 1, cal.one_day(found, scene.published), "dates/ordinal")
