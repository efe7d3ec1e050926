"""How expressions of time are resolved. The reports of these tables are of Wednesday, 31 January 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.model.values import DatePrecision
from tollbook.reading.dates import DATES
from tollbook.reading.draft import DateMention
from tollbook.reading.numbers import NUMBERS
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

PIPELINE = Pipeline([SENTENCES, VOCABULARIES, NUMBERS, DATES])
WEDNESDAY = "2024-01-31"


def dates_in(text: str, published: str | None = WEDNESDAY) -> tuple[DateMention, ...]:
    return PIPELINE.draft(Report(None, None, None, None, published, "0" * 64, text)).dates


def days_in(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    """Each mention as worded, with its first and last day."""
    return [
        (m.span.of(text), str(m.range.start), str(m.range.end)) if m.range else (m.span.of(text), "", "")
        for m in dates_in(text, published)
    ]


TABLE = [
    ("It fell on Sunday in town.", "Sunday", "2024-01-28", "2024-01-28"),
    ("It fell on Wednesday in town.", "Wednesday", "2024-01-31", "2024-01-31"),
    ("It fell last Wednesday in town.", "last Wednesday", "2024-01-24", "2024-01-24"),
    ("It fell on Sunday night in town.", "Sunday night", "2024-01-28", "2024-01-28"),
    ("It fell early Tuesday in town.", "early Tuesday", "2024-01-30", "2024-01-30"),
    ("It fell late Monday evening in town.", "late Monday evening", "2024-01-29", "2024-01-29"),
    ("It fell overnight in town.", "overnight", "2024-01-30", "2024-01-31"),
    ("It fell overnight Saturday in town.", "overnight Saturday", "2024-01-27", "2024-01-28"),
    ("It fell between Sunday and Monday.", "between Sunday and Monday", "2024-01-28", "2024-01-29"),
    ("It fell on Sunday and Monday.", "Sunday and Monday", "2024-01-28", "2024-01-29"),
    ("It raged from Friday to Sunday.", "from Friday to Sunday", "2024-01-26", "2024-01-28"),
    ("It fell over the weekend.", "the weekend", "2024-01-27", "2024-01-28"),
    ("It fell on Sunday, Jan. 28, in town.", "Sunday, Jan. 28", "2024-01-28", "2024-01-28"),
    ("It fell yesterday in town.", "yesterday", "2024-01-30", "2024-01-30"),
    ("It fell today in town.", "today", "2024-01-31", "2024-01-31"),
    ("It fell last night in town.", "last night", "2024-01-30", "2024-01-30"),
    ("It fell this morning in town.", "this morning", "2024-01-31", "2024-01-31"),
    ("It fell earlier in the day.", "earlier in the day", "2024-01-31", "2024-01-31"),
    ("It fell the day before yesterday.", "the day before yesterday", "2024-01-29", "2024-01-29"),
    ("It fell two days ago in town.", "two days ago", "2024-01-29", "2024-01-29"),
    ("It fell a week ago in town.", "a week ago", "2024-01-22", "2024-01-28"),
    ("It fell two months ago in town.", "two months ago", "2023-11-01", "2023-11-30"),
    ("It fell six years ago in town.", "six years ago", "2018-01-01", "2018-12-31"),
    ("It fell last week in town.", "last week", "2024-01-22", "2024-01-28"),
    ("It fell this week in town.", "this week", "2024-01-29", "2024-01-31"),
    ("It fell last month in town.", "last month", "2023-12-01", "2023-12-31"),
    ("It fell earlier this month.", "earlier this month", "2024-01-01", "2024-01-31"),
    ("It fell last year in town.", "last year", "2023-01-01", "2023-12-31"),
    ("It fell in the past three days.", "past three days", "2024-01-28", "2024-01-31"),
    ("It fell in the last 24 hours.", "last 24 hours", "2024-01-30", "2024-01-31"),
    ("It fell on Jan. 30 in town.", "Jan. 30", "2024-01-30", "2024-01-30"),
    ("It fell on 30 January in town.", "30 January", "2024-01-30", "2024-01-30"),
    ("It fell on February 3 in town.", "February 3", "2023-02-03", "2023-02-03"),
    ("It fell on January 3, 2020, in town.", "January 3, 2020", "2020-01-03", "2020-01-03"),
    ("It fell on the 3rd of January.", "the 3rd of January", "2024-01-03", "2024-01-03"),
    ("It fell on Jan. 28-29 in town.", "Jan. 28-29", "2024-01-28", "2024-01-29"),
    ("IT FELL ON 4 FEB 90 IN TOWN.", "4 FEB 90", "1990-02-04", "1990-02-04"),
    ("IT FELL ON 12 JAN IN TOWN.", "12 JAN", "2024-01-12", "2024-01-12"),
    ("IT FELL ON MONDAY NIGHT.", "MONDAY NIGHT", "2024-01-29", "2024-01-29"),
    ("It fell on the 5th in town.", "the 5th", "2024-01-05", "2024-01-05"),
    ("It fell on 2024-01-30 in town.", "2024-01-30", "2024-01-30", "2024-01-30"),
    ("It fell on 30/01/2024 in town.", "30/01/2024", "2024-01-30", "2024-01-30"),
    ("It fell in October 2012 there.", "October 2012", "2012-10-01", "2012-10-31"),
    ("It fell in October there.", "October", "2023-10-01", "2023-10-31"),
    ("It fell in late December there.", "late December", "2023-12-21", "2023-12-31"),
    ("It fell in mid-January there.", "mid-January", "2024-01-11", "2024-01-20"),
    ("It fell in the first week of March.", "first week of March", "2023-03-01", "2023-03-07"),
    ("It fell in May of last year.", "May of last year", "2023-05-01", "2023-05-31"),
    ("It fell in 2009 there.", "2009", "2009-01-01", "2009-12-31"),
    ("It fell in early 1965 there.", "early 1965", "1965-01-01", "1965-03-31"),
    ("It fell in the 1990s there.", "1990s", "1990-01-01", "1999-12-31"),
    ("It fell on New Year's Eve there.", "New Year's Eve", "2023-12-31", "2023-12-31"),
    ("It came after 9/11 there.", "9/11", "2001-09-11", "2001-09-11"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), TABLE, ids=lambda value: str(value)[:40])
def test_resolved(text: str, words: str, start: str, end: str) -> None:
    assert (words, start, end) in days_in(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("They will meet on Friday in town.", "dates/ahead"),
        ("They meet next Tuesday in town.", "dates/ahead"),
        ("They meet on the following Thursday.", "dates/ahead"),
        ("They meet this Saturday in town.", "dates/ahead"),
        ("They meet next month in town.", "dates/ahead"),
        ("They meet later this week.", "dates/ahead"),
    ],
)
def test_what_is_still_to_come_has_no_day(text: str, rule: str) -> None:
    (mention,) = dates_in(text)
    assert (mention.rule, mention.range) == (rule, None)


def test_since_and_until_are_marked() -> None:
    since, until = dates_in("It has raged since November. It went on until Friday.")
    assert (since.rule, until.rule) == ("dates/since", "dates/until")
    assert since.range is not None
    assert (since.range.start, since.range.end) == (date(2023, 11, 1), date(2024, 1, 31))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("It fell on Monday. The same day it rained.", "The same day", "2024-01-29"),
        ("It fell on Monday. The day before it rained.", "The day before", "2024-01-28"),
        ("It fell on Monday. Two days earlier it rained.", "Two days earlier", "2024-01-27"),
        ("It fell on Monday. A day later it rained.", "A day later", "2024-01-30"),
        ("It fell on Monday, a day after ten men died.", "a day after", "2024-01-28"),
    ],
)
def test_days_told_from_another_day(text: str, words: str, day: str) -> None:
    assert (words, day, day) in days_in(text)


def test_a_week_after_reaches_from_the_event_to_the_report() -> None:
    assert ("a week after", "2024-01-21", "2024-01-24") in days_in("It fell on Sunday, a week after ten men died.")


def test_without_a_day_of_publication_a_weekday_is_kept() -> None:
    (mention,) = dates_in("It fell on Sunday.", None)
    assert (mention.range, mention.weekday) == (None, 6)


def test_without_a_day_of_publication_a_full_date_is_resolved() -> None:
    assert days_in("It fell on January 3, 2020.", None) == [("January 3, 2020", "2020-01-03", "2020-01-03")]


def test_a_day_that_has_not_come_is_not_told() -> None:
    (mention,) = dates_in("The date on it was February 3, 2024.")
    assert mention.range is None


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_an_absurd_day_of_publication_counts_as_none(published: str) -> None:
    assert days_in("It fell overnight.", published) == [("overnight", "", "")]


def test_a_month_ends_with_the_report() -> None:
    (mention,) = dates_in("It fell in January there.", "2024-01-10")
    assert mention.range is not None
    assert (mention.range.end, mention.range.precision) == (date(2024, 1, 10), DatePrecision.MONTH)


@pytest.mark.parametrize(
    "text",
    [
        "They may go home.",
        "TROOPS MAY GO HOME.",
        "They march to the hills.",
        "Mrs. April Stone spoke.",
        "Some 2009 people died there.",
        "There were 12 men in it.",
        "On 05/06/07 nobody agrees.",
    ],
)
def test_no_time(text: str) -> None:
    assert dates_in(text) == ()


def test_a_count_after_a_month_is_no_day() -> None:
    assert days_in("In March 12 people died there.") == [("March", "2023-03-01", "2023-03-31")]


_PIECES = st.one_of(
    st.sampled_from(
        "on Sunday last next early night Jan. 30 , 2023 30 January May MAY 4 FEB 90 the same day before after a week "
        "ago two days past three weeks month year this earlier in since until between and overnight weekend 2024-01-30 "
        "30/02/2024 9/11 1990s mid-March 9999-12-31 0001-01-01 31st of that 999999999 years yesterday . will".split()
    ),
    st.text(max_size=5),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=25).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_no_date_lies_after_the_report_and_none_overlap(text: str, published: date | None) -> None:
    end = 0
    for mention in dates_in(text, published.isoformat() if published else None):
        assert end <= mention.first < mention.last
        assert mention.span.end <= len(text)
        assert published is None or mention.range is None or mention.range.end <= published
        end = mention.last
