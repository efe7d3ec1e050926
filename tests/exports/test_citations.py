"""Citations: what a reference manager reads back is what was cited, whatever stands in the title."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.exports.citations import Citation, csl_json, write_bibtex
from tollbook.model.values import DatePrecision, DateRange

DAY = date(2015, 1, 24)
CITED = Citation(
    incident_id="i-b88b843e5e3ee231",
    title="Shelling · Mariupol, UA · 2015-01-24",
    book="Harbour & Hills: 100 % of a_b #1",
    url="https://desk.example/incidents/i-b88b843e5e3ee231",
    version="0.4.0",
    accessed=date(2026, 11, 22),
    happened=DateRange(DAY, DAY, DatePrecision.DAY),
    place="Mariupol, UA",
)


def test_a_bibtex_entry_to_the_letter() -> None:
    assert write_bibtex(CITED) == (
        "@misc{i-b88b843e5e3ee231,\n"
        "  title = {{Shelling · Mariupol, UA · 2015-01-24}},\n"
        "  howpublished = {Harbour \\& Hills: 100 \\% of a\\_b \\#1, incident i-b88b843e5e3ee231},\n"
        "  year = {2026},\n"
        "  url = {https://desk.example/incidents/i-b88b843e5e3ee231},\n"
        "  urldate = {2026-11-22},\n"
        "  note = {Made with Tollbook 0.4.0. Accessed 2026-11-22}\n"
        "}\n"
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_title_breaks_out_of_its_braces(title: str, book: str) -> None:
    """BibTeX reads a field up to the brace that balances its first one."""
    entry = write_bibtex(replace(CITED, title=title, book=book))
    depth = 0
    for position, sign in enumerate(entry):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth > 0 or position < entry.index("{") or position >= len(entry) - 2
    assert depth == 0
    assert len(entry.split("\n")) == 9


def test_csl_json_is_an_entry_with_the_day_of_access_and_of_the_event() -> None:
    (item,) = json.loads(json.dumps(csl_json(CITED)))
    assert (item["type"], item["container-title"]) == ("entry", CITED.book)
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert item["event-date"] == {"date-parts": [[2015, 1, 24]]}
    assert (item["title"], item["URL"], item["version"]) == (CITED.title, CITED.url, "0.4.0")


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        (DateRange(date(2015, 1, 1), date(2015, 12, 31), DatePrecision.YEAR), [[2015]]),
        (DateRange(date(2015, 1, 1), date(2015, 1, 31), DatePrecision.MONTH), [[2015, 1]]),
        (DateRange(DAY, date(2015, 1, 26), DatePrecision.DAYS), [[2015, 1, 24], [2015, 1, 26]]),
    ],
)
def test_a_day_is_no_closer_than_it_is_known(when: DateRange, parts: list[list[int]]) -> None:
    assert csl_json(replace(CITED, happened=when))[0]["event-date"] == {"date-parts": parts}


def test_nothing_known_is_left_out() -> None:
    assert not {"event-date", "event-place"} & csl_json(replace(CITED, happened=None, place=None))[0].keys()
