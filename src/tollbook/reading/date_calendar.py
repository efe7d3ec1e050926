"""Past-oriented calendar arithmetic: what a weekday, a month, a month and day, or a stretch of time means in a report
of a given day. Nothing here lies after the day of publication; what would is None."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tollbook.model.values import DatePrecision, DateRange

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# Two-digit years (4 FEB 90) from this one on belong to the last century when no day of publication decides.
_PIVOT = 50
# Years that a report can be of or can speak of; further out, arithmetic would run over the calendar's edge.
YEARS = range(1000, 3000)


def range_of(start: date, end: date, precision: DatePrecision, published: date | None) -> DateRange | None:
    """The range, cut at the day of publication; None when it begins after it or ends before it starts."""
    if published is not None:
        end = min(end, published)
    if end < start:
        return None
    return DateRange(start, end, precision)


def one_day(day: date | None, published: date | None) -> DateRange | None:
    return range_of(day, day, DatePrecision.DAY, published) if day is not None else None


def days(start: date | None, end: date | None, published: date | None) -> DateRange | None:
    """From one day to another, both included."""
    if start is None or end is None:
        return None
    return range_of(start, end, DatePrecision.DAY if start == end else DatePrecision.DAYS, published)


def latest_weekday(weekday: int, published: date | None, *, strictly: bool = False) -> date | None:
    """The last such weekday on or before the day of publication; *strictly* before it on request."""
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if strictly and back == 0:
        back = 7
    return published - back * DAY


def day_of(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """A month and day, of the latest possible year when none is given; None when there is no such day."""
    if year is None:
        if published is None:
            return None
        year = published.year - ((month, day) > (published.month, published.day))
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int | None, month: int, published: date | None, part: str = "") -> DateRange | None:
    """A month, of the latest possible year when none is given; *part* is ``early``, ``mid``, ``late`` or empty."""
    if year is None:
        if published is None:
            return None
        year = published.year - (month > published.month)
    if year not in YEARS:
        return None
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    precision = DatePrecision.DAYS if part else DatePrecision.MONTH
    return range_of(date(year, month, first_day), date(year, month, last_day), precision, published)


def year_of(year: int, published: date | None, part: str = "") -> DateRange | None:
    """A year, or a part of it: the first or last quarter, or the middle four months."""
    if year not in YEARS:
        return None
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    end = date(year, last, calendar.monthrange(year, last)[1])
    precision = DatePrecision.MONTH if part else DatePrecision.YEAR
    return range_of(date(year, first, 1), end, precision, published)


def full_year(text: str, published: date | None) -> int:
    """A year of two or four digits in full."""
    if len(text) != 2:
        return int(text)
    year = int(text)
    if published is not None:
        century = published.year // 100 * 100
        return century + year if century + year <= published.year else century - 100 + year
    return 1900 + year if year >= _PIVOT else 2000 + year


def weeks_back(back: int, published: date | None) -> DateRange | None:
    """The calendar week, Monday to Sunday, so many weeks back; this week when 0."""
    if published is None:
        return None
    monday = published - published.weekday() * DAY - back * WEEK
    return range_of(monday, monday + 6 * DAY, DatePrecision.WEEK, published)


def months_back(back: int, published: date | None) -> DateRange | None:
    """The calendar month so many months back."""
    if published is None:
        return None
    months = published.year * 12 + published.month - 1 - back
    return month_of(months // 12, months % 12 + 1, published)


def weekend(published: date | None, back: int = 0) -> DateRange | None:
    """The last Saturday and Sunday, as far as they have come."""
    saturday = latest_weekday(5, published)
    if saturday is None:
        return None
    saturday -= back * WEEK
    return days(saturday, min(saturday + DAY, published or saturday), published)


def back(number: int, unit: int, published: date | None) -> DateRange | None:
    """So many days, weeks, months or years (*unit* in days) back, as precise as the unit."""
    if published is None or number > 2000:
        return None
    if unit == 1:
        return one_day(published - number * DAY, published)
    if unit == 7:
        return weeks_back(number, published)
    if unit == 30:
        return months_back(number, published)
    return year_of(published.year - number, published)


def stretch(number: int, unit: int, published: date | None) -> DateRange | None:
    """The last so many days, weeks, months or years up to the day of publication."""
    if published is None or number * unit > 36500:
        return None
    return days(published - number * unit * DAY, published, published)
