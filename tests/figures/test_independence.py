from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.made import by_id, report
from tollbook.figures.independence import agencies_credited, sources_of
from tollbook.model.text import Passage, Report, Span


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("NORVALE, Examplia (AP) — A bomb went off in a market on Sunday.", "associated-press"),
        ("NORVALE (WXYZ/AP) – A bomb went off.", "associated-press"),
        ("NORVALE (AP/WXYZ4) - A bomb went off.", "associated-press"),
        ("Bomb in market\nNORVALE, March 3 (Reuters) - A bomb went off.", "reuters"),
        ("NORVALE, 3 MAR 90 (ACAN-EFE) -- [TEXT] Shots fell in Norvale.", "efe"),
        ("By Ann Example, Associated Press\n\nA bomb went off.", "associated-press"),
        ("By ANN EXAMPLE\nAssociated Press Writer\n\nA bomb went off.", "associated-press"),
        ("A bomb went off.\n\nAgence France-Presse", "afp"),
        ("A bomb went off, police said. — AFP", "afp"),
        ("A bomb went off.\n\nReuters reporters in Norvale contributed to this report.", "reuters"),
        ("A bomb went off.\nCopyright 2004 The Associated Press. All rights reserved.", "associated-press"),
        ("A bomb went off.\nWith files from Reuters.", "reuters"),
    ],
)
def test_a_credit_is_found(text: str, agency: str) -> None:
    assert agencies_credited(report("a", text=text)) == {agency}


@pytest.mark.parametrize(
    "text",
    [
        "A police officer told Reuters that nine people had died.",
        "The Associated Press reported nine dead.",
        "He told the Associated Press (AP) Monday that a bomb went off.",
        "By the time Reuters reached the town the fires were out.",
        "Nine people died, according to AFP.",
        "Police at the gate (Ann Example/AP)",
        "Police at the gate (AP/Ann Example) of a school.",
        "A cameraman of Reuters was among the dead. The fund that he contributed to pays for his children.",
    ],
)
def test_an_agency_that_is_only_quoted_is_not_credited(text: str) -> None:
    assert not agencies_credited(report("a", text=text))


def test_the_agency_of_a_photograph_is_not_credited() -> None:
    text = "Men search a burned bus. (AP)\nA bomb went off."
    plain = report("a", text=text)
    assert agencies_credited(plain)
    assert not agencies_credited(replace(plain, set_aside=(Passage(Span(0, text.index("\n")), "photo caption"),)))


def test_an_agency_as_publisher_is_credited() -> None:
    assert agencies_credited(report("a", paper="The Associated Press")) == {"associated-press"}


def count(*reports: Report) -> int:
    return len(set(sources_of({one.id for one in reports}, by_id(reports)).values()))


def wire(name: str, published: str | None) -> Report:
    return report(name, published, text=f"NORVALE (AP) - Story {name}.")


def test_copies_count_with_their_original() -> None:
    first = report("a", "2023-02-05")
    copy = report("b", "2023-02-06", copy_of=first.id)
    assert count(first, copy, report("c", "2023-02-06", copy_of=copy.id)) == 1


def test_two_copies_of_a_report_that_tells_of_something_else_are_one_source() -> None:
    assert count(report("a", copy_of="r-elsewhere"), report("b", copy_of="r-elsewhere")) == 1


def test_stories_of_one_agency_are_one_source_when_a_day_apart_and_two_when_a_week() -> None:
    assert count(wire("a", "2023-02-05"), wire("b", "2023-02-06")) == 1
    assert count(wire("a", "2023-02-05"), wire("b", "2023-02-12")) == 2


def test_a_story_without_a_day_is_no_second_source() -> None:
    assert count(wire("a", "2023-02-05"), wire("b", None)) == 1


def test_reports_of_two_agencies_are_two_sources() -> None:
    assert count(wire("a", "2023-02-05"), report("b", "2023-02-05", text="NORVALE (Reuters) - Another story.")) == 2


DAYS = st.sampled_from([None, "2023-02-05", "2023-02-06", "2023-02-09"])


@given(st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=6))
def test_the_order_of_reports_plays_no_part(made: list[tuple[str | None, bool]]) -> None:
    reports = [wire(f"w{n}", day) if is_wire else report(f"p{n}", day) for n, (day, is_wire) in enumerate(made)]
    names = [one.id for one in reports]
    assert sources_of(names, by_id(reports)) == sources_of(names[::-1], by_id(reports[::-1]))
