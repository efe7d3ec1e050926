"""What words of a claim can be compared: names of victims, telling words, days of the calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tollbook.model.account import Account
from tollbook.model.claim import Claim
from tollbook.model.text import Report, Span

# Closed grammatical sets, not vocabularies: articles, prepositions, pronouns and conjunctions.
FUNCTION_WORDS = frozenset(
    """a an the of in on at by to for from with and or near outside inside its their his her two three four
    several some many other who that which as up into along around between after before were was is are mr
    mrs ms dr one former""".split()
)
_TITLES = frozenset(
    """mr mrs ms dr sir president prime minister general colonel king queen prince senator
    governor""".split()
)
_MONTH_NAMES = """january february march april may june july august september october november
    december""".split()
_MONTHS = {name[:3]: name for name in _MONTH_NAMES}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:,]?\d)")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
# So far the end of a clause is looked for.
_CLAUSE = 100
# A stretch of time that a running total is counted over, in the same clause as the figure.
_STRETCH = re.compile(
    r"[^.,;:]{0,60}?\b(?:so far|(?<!earlier )(?<!later )this (?:month|year)"
    r"|(?:in|over|during|within) (?:the (?:past|last|first|previous) (?:\w+ )?|(?:less than |under |only |just )?a "
    r"|(?:one|two|three|four|five|six|\d+) )(?:week|month|year|decade)s?\b(?!['’])"
    r"|since (?:the (?:beginning|start|outbreak)|last (?:week|month|year)\b(?!['’])"
    rf"|(?:early |mid-|late )?{_MONTH}|\d{{4}}))"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n")


class Name(NamedTuple):
    """A proper name, cut into words in lower case without titles; the last one is the family name."""

    words: tuple[str, ...]

    @property
    def last(self) -> str:
        return self.words[-1]


def bare(word: str) -> str:
    """A word as it is compared: lower case, no genitive, no final stop, no Arabic article."""
    word = word.lower().rstrip(".").replace("’", "'").removesuffix("'s")
    return word[3:] if word[:3] in ("al-", "el-", "ar-", "an-", "ad-", "as-") and len(word) > 5 else word


def telling_words(phrase: str | None) -> frozenset[str]:
    """The words of a phrase that tell something, without a plural ending."""
    words = (bare(found[0]) for found in _WORD.finditer(phrase or ""))
    return frozenset(_singular(word) for word in words if len(word) > 2 and word not in FUNCTION_WORDS)


def person_name(words: str) -> Name | None:
    """The name that these words are, without titles and what stands before them; None when none remains."""
    kept: list[str] = []
    for word in (bare(found[0]) for found in _WORD.finditer(words)):
        if word in _TITLES:
            kept.clear()
        elif len(word) > 1:
            kept.append(word)
    return Name(tuple(kept)) if kept else None


def closing_name(phrase: str) -> Name | None:
    """The proper name that closes a phrase ('provincial lawmaker Raza Haider'), None when none does.

    A single capital word that opens the phrase or is a plural ('ethnic Serbs') names a people or a
    force and is no proper name.
    """
    words = phrase.split()
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    run = words[first:]
    if not run or (len(run) == 1 and (first == 0 or run[0].endswith("s"))):
        return None
    return person_name(" ".join(run))


def passages(account: Account, report: Report) -> tuple[str, ...]:
    """The sentences of the report that the claims of this account rest on, in order."""
    found: list[Span] = []
    for span in sorted({evidence.span for claim in account.claims for evidence in claim.evidence}):
        if not (found and found[-1].covers(span)):
            found.append(_sentence_around(report.text, span))
    return tuple(span.of(report.text) for span in sorted(set(found)))


def counts_a_stretch(claim: Claim, report: Report) -> bool:
    """Whether the words of a toll go on to say over which weeks, months or years it was counted."""
    end = max(evidence.span.end for evidence in claim.evidence)
    return _STRETCH.match(report.text, end, end + _CLAUSE) is not None


def calendar_days(passages_: tuple[str, ...]) -> frozenset[str]:
    """Days of the calendar that are named, such as ``july 7``; the year takes no part."""
    days: set[str] = set()
    for passage in passages_:
        for found in _MONTH_DAY.finditer(passage):
            days.add(f"{_MONTHS[found[1][:3].lower()]} {int(found[2])}")
        for found in _DAY_MONTH.finditer(passage):
            days.add(f"{_MONTHS[found[2][:3].lower()]} {int(found[1])}")
    return frozenset(days)


def calendar_day(day: date) -> str:
    """A day as ``calendar_days`` words it."""
    return f"{_MONTH_NAMES[day.month - 1]} {day.day}"


def weekdays(passages_: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found[0] for passage in passages_ for found in _WEEKDAY.finditer(passage))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _sentence_around(text: str, span: Span) -> Span:
    # A sentence longer than 400 characters to either side is cut there: a list or a table, not prose.
    floor = max(0, span.start - 400)
    start, end = floor, min(len(text), span.end + 400)
    for found in _SENTENCE_END.finditer(text, floor, end):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            end = found.start() + 1
            break
    return Span(start, max(end, span.end))
