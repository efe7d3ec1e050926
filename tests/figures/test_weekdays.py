from __future__ import annotations

from datetime import date

import pytest

from tests.figures.told import killed, paper, resting, telling
from tollbook.figures.weekdays import second_weekday
from tollbook.model.account import Role
from tollbook.model.values import Count, DatePrecision, DateRange, Group, Measure, Toll

SUNDAY = DateRange(date(2023, 2, 5), date(2023, 2, 5), DatePrecision.DAY)
WEEKEND = DateRange(date(2023, 2, 4), date(2023, 2, 5), DatePrecision.DAYS)
OPENING = "A bombing in Norvale on Sunday killed 12 people. "


def second(text: str, told: DateRange = SUNDAY, role: Role = Role.MAIN, words: str = "Sunday") -> str | None:
    of = paper(OPENING + text)
    claims = [resting(of, told, (words, "date"))]
    claims += [killed(of, 14, "14 people")] if "14 people" in text else []
    found = second_weekday(telling(of, *claims, trigger="bombing", role=role), of)
    return found[1] if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Monday's bombing was the worst.",
        "Monday’s deadly suicide attack was the worst.",
        "14 people on Monday died.",
    ],
)
def test_another_weekday_for_the_attack(text: str) -> None:
    assert second(text) == "Monday"


@pytest.mark.parametrize(
    "text",
    [
        "Sunday's bombing was the worst.",
        "Police said on Monday that they had two suspects.",
        "It came two days after Friday's bombing in Elmo.",
        "The funerals are on Tuesday.",
        "Like Friday's raid, it was claimed by nobody.",
        "It was in retaliation for Friday's shooting.",
        "They recalled a Friday massacre.",
        "One of Friday's three shooting victims was there.",
        "Of the hurt, 14 people were children, police said on Monday.",
    ],
)
def test_the_same_day_or_the_day_of_something_else(text: str) -> None:
    assert second(text) is None


def test_who_died_of_wounds_may_have_died_on_another_day() -> None:
    of = paper(f"{OPENING}Two people on Monday died in hospital.")
    toll = Toll(Measure.KILLED, Group.UNSPECIFIED, Count(2, 2), "people", "Two")
    died = resting(of, toll, ("Two people", "number"), ("died", "harm"))
    dated = resting(of, SUNDAY, ("Sunday", "date"))
    assert second_weekday(telling(of, dated, died, trigger="bombing"), of) is None


def test_a_day_that_the_text_does_not_tie_to_the_attack_is_no_day_of_it() -> None:
    of = paper("A bombing killed 12 people. The mayor said on Sunday that Monday's bombing was the worst.")
    assert second_weekday(telling(of, resting(of, SUNDAY, ("Sunday", "date")), trigger="bombing"), of) is None
    tied = paper(f"{of.text} It became known as the Sunday massacre.")
    assert second_weekday(telling(tied, resting(tied, SUNDAY, ("Sunday", "date")), trigger="bombing"), tied)


def test_a_span_of_days_covers_each_of_them() -> None:
    assert second("Saturday's bombing was the worst.", WEEKEND) is None
    assert second("Friday's bombing was the worst.", WEEKEND) == "Friday"


def test_only_a_main_account_whose_date_rests_on_a_weekday_is_looked_at() -> None:
    assert second("Monday's bombing was the worst.", role=Role.BACKGROUND) is None
    assert second("Monday's bombing was the worst.", words="Norvale") is None
