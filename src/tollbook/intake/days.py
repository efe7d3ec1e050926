"""Days: what a field gives as the day of publication, and what a text itself states."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}",
        rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}",
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    )
)
_TIME = re.compile(r"[,@|]? ?(?:at )?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)? ?(?:[a-z]{2,4})?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:first )?(?:published|posted|publication date|date published|date of publication|date)(?: on| at)?:? ?",
    re.IGNORECASE,
)
# FBIS and wire style: "NORVALE, 4 FEB 90 (EXA) -- ". Two digits of a year are clear here and nowhere else.
_DATELINE = re.compile(
    r"\s{0,20}[A-Z][A-Z .,'()-]{1,60}, (?P<day>\d{1,2}) (?P<month>[A-Z]{3,9}) (?P<year>\d{4}|\d\d)\b[^\n]{0,90}"
)
_LONGEST_LINE = 160
# A page states its day near its head or its foot.
_LINES_AT_EDGES = 12
_CENTURY_TURNS = 50


def parse_published(value: str) -> str | None:
    """An ISO 8601 date or date-time for a day of publication as given, or None where it cannot be understood.

    Understood are ISO 8601, the dates of e-mail and feeds (RFC 5322), and forms that can be read in one way
    only: '5 February 2023', 'Feb. 5, 2023', '2023/02/05', '05.02.2023'. '05/02/2023' is not one of them.
    """
    value = " ".join(value.split())
    try:
        moment = datetime.fromisoformat(value)
        return value if value[:10] == moment.date().isoformat() else _iso(moment, len(value))
    except ValueError:
        pass
    day = _day(value)
    if day:
        return day.isoformat()
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, IndexError, TypeError):
        return None


def _iso(moment: datetime, length: int) -> str:
    """ISO's compact and week forms, written out, so that the first ten characters are the day."""
    return moment.date().isoformat() if length <= len("2023-W05-1") else moment.isoformat()


def stated_day(text: str) -> date | None:
    """The day of publication where the text itself says it plainly: a dateline with its year, a line such as
    'Published: 5 February 2023', or a first line that is a date. None in doubt, also where two such lines
    name different days."""
    found = _DATELINE.match(text[:_LONGEST_LINE])
    if found:
        return _date_of(found)
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    edges = lines[:_LINES_AT_EDGES] + lines[_LINES_AT_EDGES:][-_LINES_AT_EDGES:]
    labelled = {day for line in edges if len(line) <= _LONGEST_LINE and (day := _labelled_day(line))}
    if labelled:
        return labelled.pop() if len(labelled) == 1 else None
    bare = (_day(line, may_trail=False) for line in lines[:3] if len(line) <= _LONGEST_LINE)
    return next((day for day in bare if day), None)


def _labelled_day(line: str) -> date | None:
    label = _LABEL.match(line)
    return _day(line[label.end() :], may_trail=True) if label else None


def _day(words: str, *, may_trail: bool = False) -> date | None:
    """The day that the words are, with or without a time of day; more words may follow if *may_trail*."""
    for form in _FORMS:
        found = form.match(words)
        if found:
            rest = words[found.end() :]
            is_whole = not rest.strip() or _TIME.fullmatch(rest)
            return _date_of(found) if is_whole or (may_trail and not rest[0].isalnum()) else None
    return None


def _date_of(found: re.Match[str]) -> date | None:
    year, month, day = int(found["year"]), found["month"].lower()[:3], int(found["day"])
    if len(found["year"]) == 2:
        year += 1900 if year >= _CENTURY_TURNS else 2000
    try:
        number = int(found["month"]) if month.isdigit() else 1 + _MONTHS.index(month)
        return date(year, number, day)
    except ValueError:
        return None
