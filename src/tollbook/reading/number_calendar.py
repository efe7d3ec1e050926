"""Knows the numbers that tell of days, years and hours."""

from __future__ import annotations

from tollbook.reading.noun_phrases import THINGS
from tollbook.reading.number_grammar import Form
from tollbook.reading.number_setting import Setting

_YEARS = range(1900, 2100)
_DATE_MARKS = frozenset({"-", "/", "."})
_AFTER_A_CLOCK = frozenset({"gmt", "utc", "hours", "hrs", "local", "ist"})
_OF_A_YEAR = frozenset(
    {"in", "since", "of", "by", "until", "till", "from", "late", "early", "during", "year", "mid", "after", "before",
     "between", "through", "for", "the", "spring", "summer", "autumn", "fall", "winter", "around"}
)  # fmt: skip


def is_month(setting: Setting, index: int) -> bool:
    if not setting.first <= index < setting.last:
        return False
    found = setting.matches.at("time_words", index)
    return found is not None and found.entry.get("kind") == "month" and setting.tokens[index].is_capital


def is_day_of_month(setting: Setting) -> bool:
    """Jan. 30; 30 January; the 30th of January; yet not "in March 12 people" nor "on 20 March 12 people"."""
    core = setting.core
    if not 1 <= core.low <= 31:
        return False
    if is_month(setting, core.last + (setting.after() == "of")):
        return True
    before = core.first - (2 if setting.before() == "." else 1)
    if not is_month(setting, before):
        return False
    led_by = setting.tokens[before - 1].lower if before > setting.first else ""
    return led_by != "in" and not (led_by.isdecimal() and led_by.isascii() and 1 <= int(led_by[:3]) <= 31)


def _is_short_year(setting: Setting) -> bool:
    """4 FEB 90, as the wires wrote it."""
    index = setting.core.first - 1
    return (
        len(setting.tokens[setting.core.first].text) == 2
        and is_month(setting, index)
        and setting.tokens[index].text.isupper()
        and setting.before(2).isdecimal()
        and not setting.counts_people()
    )


def _is_end_of_years(setting: Setting) -> bool:
    """1829-1852; 2003-04; 2011/12."""
    first, last = setting.core.first, setting.core.last
    if not 1000 <= setting.core.low < 2100 or len(setting.tokens[first].text) != 4:
        return setting.before() in {"-", "–", "/"} and _is_year_number(setting.before(2)) and setting.touches(first - 1)
    onward = setting.after() in {"-", "–", "/"} and setting.after(2).isdecimal() and setting.touches(last - 1)
    return onward or (setting.before() in {"-", "–"} and _is_year_number(setting.before(2)))


def _is_year_number(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal() and 1000 <= int(text) < 2100


def by_calendar(setting: Setting) -> str | None:
    core = setting.core
    if core.form is not Form.DIGITS or "," in setting.tokens[core.first].text:
        return None
    if is_day_of_month(setting) or _is_short_year(setting):
        return "date"
    if _is_end_of_years(setting):
        return "date"
    if setting.before() in {"'", "’", "‘"} and len(setting.tokens[core.first].text) == 2 and setting.after() == "s":
        return "date"
    return "date" if core.last - core.first == 1 and _is_year(setting) else None


def _is_year(setting: Setting) -> bool:
    token = setting.tokens[setting.core.first]
    if len(token.text) != 4 or not (setting.core.low in _YEARS or setting.core.low >= 1000):
        return False
    before = setting.before()
    led = before in _OF_A_YEAR or is_month(setting, setting.core.first - (2 if before in {".", ","} else 1))
    if is_month(setting, setting.core.first - 3) and before == ",":
        led = True
    if setting.core.low not in _YEARS:
        return led and setting.noun() is None
    if led and before != "the" and before not in {"of", "for", "after"}:
        return True
    if setting.is_hedged:
        return False
    if before in {"and", "or"} and setting.before(2).isdigit() and len(setting.before(2)) == 4:
        return True
    noun = setting.noun()
    return noun is None or noun.vocabulary == THINGS


def by_date_in_figures(setting: Setting) -> str | None:
    """2023-01-30, 30/01/2024, 0092-51-234567, 1/2: numbers that stand glued together by dashes, slashes or stops."""
    if setting.core.form is not Form.DIGITS or setting.core.last - setting.core.first != 1:
        return None
    parts, mark = _glued(setting)
    if len(parts) < 2 or (len(parts) == 2 and mark != "/"):
        return None
    if len(parts) == 2:
        # 9/11 is the one date that news writes so.
        return "date" if parts in (["9", "11"], ["11", "9"]) else "fraction"
    is_date = len(parts) == 3 and all(len(part) <= 4 for part in parts) and mark in _DATE_MARKS
    return "date" if is_date else "code"


def _glued(setting: Setting) -> tuple[list[str], str]:
    """The numbers glued to this one, itself among them, and the mark between them."""
    first = last = setting.core.first
    while first - 2 >= setting.first and _is_link(setting, first - 2):
        first -= 2
    while last + 2 < setting.last and _is_link(setting, last):
        last += 2
    mark = setting.tokens[first + 1].text if last > first else ""
    return [setting.tokens[index].text for index in range(first, last + 1, 2)], mark


def _is_link(setting: Setting, index: int) -> bool:
    """Whether the numbers at *index* and *index* + 2 are glued by a mark."""
    ends = (setting.tokens[index].text, setting.tokens[index + 2].text)
    return (
        setting.tokens[index + 1].text in _DATE_MARKS
        and setting.touches(index)
        and setting.touches(index + 1)
        and all(end.isascii() and end.isdecimal() for end in ends)
    )


def by_clock(setting: Setting) -> str | None:
    core = setting.core
    if core.form not in {Form.DIGITS, Form.WORDS, Form.DECIMAL}:
        return None
    first, last = core.first, core.last
    for mark, other, glued in (
        (setting.after(), setting.after(2), setting.touches(last - 1) and setting.touches(last)),
        (setting.before(), setting.before(2), setting.touches(first - 1) and setting.touches(first - 2)),
    ):
        if mark == ":" and glued and other[:2].isdigit():
            return "time" if core.low < 60 else "score"
    text = setting.tokens[core.first].text
    is_clock = core.form is Form.DIGITS and len(text) == 4 and text.isdigit() and int(text) < 2400
    if is_clock and (setting.after() in _AFTER_A_CLOCK or text[0] == "0" or _is_at(setting, int(text[2:]))):
        return "time"
    return None


def _is_at(setting: Setting, minutes: int) -> bool:
    return setting.before() == "at" and minutes < 60 and not setting.counts_people()
