"""Days of publication, as fields give them and as texts state them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.intake.days import parse_published, stated_day


@pytest.mark.parametrize(
    "value, expected",
    [
        ("2023-02-05", "2023-02-05"),
        ("2023-02-05T10:30:00Z", "2023-02-05T10:30:00Z"),
        ("20230205", "2023-02-05"),
        ("2023/02/05", "2023-02-05"),
        ("05.02.2023", "2023-02-05"),
        ("5 February 2023", "2023-02-05"),
        ("Sunday, 5th Feb 2023", "2023-02-05"),
        ("Feb. 5, 2023", "2023-02-05"),
        ("February 5, 2023 at 3:15 pm", "2023-02-05"),
        ("Sun, 05 Feb 2023 10:30:00 +0000", "2023-02-05T10:30:00+00:00"),
    ],
)
def test_forms_that_can_be_read_in_one_way(value: str, expected: str) -> None:
    assert parse_published(value) == expected


@pytest.mark.parametrize(
    "value", ["05/02/2023", "2023", "yesterday", "2023-02-30", "31 February 2023", "5 Feb", "9" * 40]
)
def test_all_else_is_refused(value: str) -> None:
    assert parse_published(value) is None


@given(st.text(max_size=40) | st.dates().map(str) | st.datetimes().map(str))
def test_what_is_understood_begins_with_its_day(value: str) -> None:
    found = parse_published(value)
    assert found is None or date.fromisoformat(found[:10])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("   NORVALE, 4 FEB 90 (EXAMPLE RADIO) -- [TEXT] TWO MEN DIED.", date(1990, 2, 4)),
        ("NORVALE, Feb 5 (EXA) - Two men died on 3 March 2021.", None),
        ("Bomb near Norvale\nPublished: 5 February 2023\nTwo men died.", date(2023, 2, 5)),
        (
            "Posted: Monday, February 6, 2023 9:34 AM EDT Updated: February 7, 2023\nTwo died.",
            date(2023, 2, 6),
        ),
        ("Published: 5 February 2023\nTwo died.\nPosted: 9 March 2023", None),
        ("5 February 2023\nTwo men died near Norvale.", date(2023, 2, 5)),
        ("Updated: 5 February 2023\nTwo men died.", None),
        ("On 5 February 2023 two men died.", None),
        ("5 February 2023 was a day of blood in Norvale.", None),
        ("Published reports of 5 February 2023 spoke of two dead.", None),
        ("Posted: Feb 5\nTwo men died.", None),
    ],
)
def test_only_a_plain_statement_with_a_full_year_counts(text: str, expected: date | None) -> None:
    assert stated_day(text) == expected
