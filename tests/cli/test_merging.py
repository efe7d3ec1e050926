"""Merging as a user meets it: why, merge --explain, doubts --pairs, the book as of a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tollbook
from tollbook.store.book import Book

FIRST = "Gunmen opened fire on a bus in Quetta on Monday and killed seven passengers, police said."
LATER = (
    "The number of passengers killed in Monday's attack on a bus in Quetta has risen to nine, police said on "
    "Wednesday. Gunmen had opened fire on the bus."
)
# A day, a province and a kind in common, and another toll: for a person to judge.
PERHAPS = "Gunmen killed three farmers in Balochistan province on Monday, officials said."


def record(name: str, published: str, text: str) -> str:
    return json.dumps({"id": name, "published": published, "publisher": f"Paper {name}", "text": text}) + "\n"


@pytest.fixture
def home(tollbook: Tollbook, tmp_path: Path) -> str:
    """The name of an incident that two reports tell of; a third one may."""
    told = (("first", "2024-03-05", FIRST), ("later", "2024-03-06", LATER), ("perhaps", "2024-03-05", PERHAPS))
    (tmp_path / "in.jsonl").write_text("".join(record(*one) for one in told))
    assert tollbook("read", "in.jsonl").code == 0
    return str(joined(tollbook)["incident_id"])


def joined(tollbook: Tollbook) -> dict[str, object]:
    (found,) = [i for i in tollbook("incidents", "--json").json["incidents"] if len(i["accounts"]) > 1]
    return dict(found)


def test_why_adds_up(tollbook: Tollbook, home: str) -> None:
    one, other = tollbook("show", home, "--json").json["incident"]["accounts"]
    found = tollbook("why", one, other[:10], "--json").json
    (pair,) = found["pairs"]
    assert pair["verdict"] == "same" and pair["meet"] and found["incidents"] == [home]
    assert sum(reason["bits"] for reason in pair["reasons"]) == pytest.approx(pair["score"])
    assert pair["judgements"][0]["by"] == "machine"
    shown = tollbook("why", one, other).out
    assert "One incident" in shown and "bits are at or above the line" in shown and "Quetta" in shown


def test_why_of_two_incidents_weighs_all_pairs(tollbook: Tollbook, home: str) -> None:
    (other,) = {i["incident_id"] for i in tollbook("incidents", "--json").json["incidents"]} - {home}
    assert len(tollbook("why", home, other, "--json").json["pairs"]) == 2
    assert "The likeliest of 2 pairs" in tollbook("why", home, other).out


def test_why_shows_what_persons_judged(tollbook: Tollbook, home: str) -> None:
    one, other = tollbook("show", home, "--json").json["incident"]["accounts"]
    tollbook("judge", "different", one, other, "--because", "two buses")
    shown = tollbook("why", one, other).out
    assert "Judged different by Tester" in shown and "two buses" in shown and "(superseded)" in shown


@pytest.mark.parametrize("names", [("i-nothing", "i-nowhere"), ("a-0", "a-1"), ("", "a-1")])
@pytest.mark.usefixtures("home")
def test_why_of_what_is_not_there(tollbook: Tollbook, names: tuple[str, str]) -> None:
    answer = tollbook("why", *names)
    assert answer.code == 2 and "tollbook:" in answer.err


def test_why_of_one_and_the_same(tollbook: Tollbook, home: str) -> None:
    answer = tollbook("why", home, home)
    assert answer.code == 2 and "one and the same" in answer.err


def test_merging_anew_changes_nothing_and_explains(tollbook: Tollbook, home: str) -> None:
    before = tollbook("export", "incidents").out
    found = tollbook("merge", "--explain", "--json").json
    assert tollbook("export", "incidents").out == before
    assert found["judgements"] == 0 and found["accounts"] == 3
    (explained,) = found["joined"]
    assert explained["incident"] == home and len(explained["grounds"]) == 1
    shown = tollbook("merge", "--explain").out
    assert "Paper first" in shown and "machine +" in shown and "tollbook why A B" in shown


def test_a_book_of_another_merging_is_merged_before_more_is_read(tollbook: Tollbook, home: str, tmp_path: Path) -> None:
    with Book.open(tmp_path / "tollbook.db") as book:
        book._do("UPDATE run SET versions = json_set(versions, '$.merging', 'of old')")
    refused = tollbook("judge", "same", home, home[:9], "--because", "so")
    assert refused.code == 2
    one, other = tollbook("show", home, "--json").json["incident"]["accounts"]
    refused = tollbook("judge", "different", one, other, "--because", "two buses")
    assert refused.code == 2 and "run `tollbook merge" in refused.err
    answer = tollbook("read", "in.jsonl")
    assert answer.code == 0 and "merged anew" in answer.err
    assert joined(tollbook)["incident_id"] == home
    assert "merged anew" not in tollbook("read", "in.jsonl").err


def test_what_is_unsure_waits_for_a_person(tollbook: Tollbook, home: str) -> None:
    found = tollbook("doubts", "--pairs", "--json").json["pairs"]
    assert [pair["verdict"] for pair in found] == ["unsure"] and home in found[0]["incidents"]
    assert home[:10] in tollbook("doubts", "--pairs").out
    tollbook("judge", "different", *found[0]["incidents"], "--because", "the farmers were in a field")
    assert tollbook("doubts", "--pairs", "--json").json["found"] == 0
    assert "No pairs" in tollbook("doubts", "--pairs").out


def test_the_book_as_of_a_day(tollbook: Tollbook, home: str) -> None:
    today = tollbook("show", home, "--json").json["incident"]
    then = tollbook("show", home, "--as-of", "2024-03-05", "--json").json
    assert then["as_of"] == "2024-03-05"
    (page,) = then["pages"]
    assert (page["incident"]["provisional"], today["provisional"]) == (True, False)
    assert [figure["best"] for figure in figures(page["incident"])] == [7]
    assert [figure["best"] for figure in figures(today)] == [9]
    assert "published by 2024-03-05" in tollbook("show", home, "--as-of", "2024-03-05").out
    assert len(tollbook("incidents", "--as-of", "2024-03-05", "--json").json["incidents"]) == 2
    assert tollbook("export", "accounts", "--as-of", "2024-03-04").out == ""
    assert len(tollbook("export", "accounts", "--as-of", "2024-03-05").out.splitlines()) == 2


def figures(incident: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    return [f for f in incident["figures"] if (f["measure"], f["group"]) == ("killed", "all")]


def test_before_its_first_report_nothing_is_known_of_an_incident(tollbook: Tollbook, home: str) -> None:
    answer = tollbook("show", home, "--as-of", "2024-03-04")
    assert answer.code == 2 and "no report published by 2024-03-04" in answer.err
    assert tollbook("show", home, "--as-of", "yesterday").code == 2
