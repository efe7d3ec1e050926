"""The day and the place of an incident among all that a report names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.drafts import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Officials said Monday that a bomb killed two guards in Kabul on Sunday.", date(2021, 3, 7)),
        ("A bomb killed two guards in Kabul.", date(2021, 3, 8)),
        ("A bomb killed two guards in Kabul on March 3.", date(2021, 3, 3)),
        ("A bomb killed two guards in Kabul. The blast happened on Saturday night.", date(2021, 3, 6)),
        ("A man was arrested Sunday for a bombing that killed two guards in Kabul on Friday.", date(2021, 3, 5)),
        ("A bomb killed two guards in Kabul last month. It went off on Feb. 20 at a gate.", date(2021, 2, 20)),
        ("A bomb killed two guards of the 14th October Brigade in Kabul.", date(2021, 3, 8)),
    ],
)
def test_day(text: str, day: date) -> None:
    found = read(text).accounts[0].date
    assert found is not None
    assert found.start == day


def test_no_day_without_a_day_of_publication() -> None:
    assert read("A bomb killed two guards in Kabul on Sunday.", None).accounts[0].date is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A bomb killed two guards in Kabul on Sunday.", "Kabul"),
        ("A bomb killed two guards in Helmand province on Sunday. The blast hit a checkpoint in Gereshk.", "Gereshk"),
        ("KABUL, Afghanistan — A bomb killed two guards in Herat on Sunday.", "Herat"),
        ("A bomb killed two guards in Helmand province, 500 kilometers southwest of Kabul.", "Helmand"),
        (
            "Men kidnapped a driver in Nigeria's Niger Delta region. The kidnappers shot at police near Port Harcourt.",
            "Port Harcourt",
        ),
        ("MEMPHIS, Tenn. (AP) — A gunman killed two guards on Sunday, police said.", "Memphis"),
    ],
)
def test_place(text: str, town: str) -> None:
    found = read(text).accounts[0].place
    assert found is not None
    assert found.name == town
