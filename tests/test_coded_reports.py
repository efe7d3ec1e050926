"""The coded reports that train and measure the trained reader keep their layout and the rules of the codebook."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tollbook.model.account import Role
from tollbook.model.claim import Status
from tollbook.model.values import AttackType, Basis, Group, Measure, Stance

FOLDER = Path(__file__).parent / "reports" / "coded"
FILES = sorted(FOLDER.glob("*.json"))
LAYOUT: dict[str, frozenset[str]] = {
    "report": frozenset("id url title publisher license published text".split()),
    "incident": frozenset(
        "key role part_of type date place perpetrators responsibility targets weapons tolls best quotes".split()
    ),
    "place": frozenset("name detail admin1 country lat lon".split()),
    "toll": frozenset("measure group low high source status quote".split()),
    "quotes": frozenset("trigger date place responsibility".split()),
}
COUNTED = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED)

Coded = dict[str, Any]


def read_file(path: Path) -> Coded:
    coded: Coded = json.loads(path.read_text(encoding="utf-8"))
    return coded


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def coded(request: pytest.FixtureRequest) -> Coded:
    return read_file(request.param)


def quoted(incident: Coded) -> Iterator[str]:
    """The words of an incident's coding that must stand in the report letter for letter."""
    quotes = incident["quotes"]
    yield from quotes["trigger"] + quotes["responsibility"]
    yield from (words for words in (quotes["date"], quotes["place"]) if words is not None)
    yield from (toll["quote"] for toll in incident["tolls"])


def named(incident: Coded) -> Iterator[str]:
    """The names and descriptions that are the report's own, though it may break a line within them."""
    yield from incident["targets"] + incident["weapons"]
    yield from (item["name"] for item in incident["perpetrators"])
    yield from (item["actor"] for item in incident["responsibility"])
    sources = (toll["source"] for toll in incident["tolls"])
    yield from (words for words in (incident["place"]["detail"], *sources) if words is not None)


def best_range(tolls: list[Coded]) -> tuple[int, int] | None:
    """Between which numbers the figure of one measure lies: the sum of the current tolls, an open one by its lower
    bound; a range or "about N" leaves room. Figures that nobody vouches for count only where they stand alone."""
    current = [t for t in tolls if t["status"] == Status.CURRENT]
    if current:
        return sum(t["low"] for t in current), sum(t["low"] if t["high"] is None else t["high"] for t in current)
    doubted = [t["low"] for t in tolls if t["status"] == Status.UNVERIFIED]
    return (min(doubted), max(doubted)) if doubted else None


def test_there_are_reports_of_every_kind() -> None:
    incidents = [incident for path in FILES for incident in read_file(path)["incidents"]]
    assert {incident["type"] for incident in incidents} == set(AttackType)
    assert {incident["role"] for incident in incidents} == set(Role)
    tolls = [toll for incident in incidents for toll in incident["tolls"]]
    assert {(name, toll[name]) for toll in tolls for name in ("measure", "group", "status")} == {
        *(("measure", value) for value in Measure),
        *(("group", value) for value in Group),
        *(("status", value) for value in Status),
    }


def test_no_report_stands_twice() -> None:
    texts = Counter(read_file(path)["report"]["text"] for path in FILES)
    assert max(texts.values()) == 1


def test_the_report_is_whole_and_clean(coded: Coded, request: pytest.FixtureRequest) -> None:
    report = coded["report"]
    assert set(coded) == {"report", "incidents"}
    assert set(report) == LAYOUT["report"]
    assert request.node.callspec.id == report["id"] == Path(report["url"]).stem
    assert (report["publisher"], report["license"]) == ("Sample Wire", "Apache-2.0")
    assert report["published"] is None or date.fromisoformat(report["published"])
    text = report["text"]
    assert len(text.split()) >= 50
    assert text == text.strip()
    assert not re.search(r"[ \t]{2}|\n{3}|[ \t]\n", text)


def test_every_field_is_there_and_in_its_vocabulary(coded: Coded) -> None:
    for incident in coded["incidents"]:
        assert set(incident) - {"no_claim"} == LAYOUT["incident"]
        assert set(incident["place"]) == LAYOUT["place"]
        assert set(incident["quotes"]) == LAYOUT["quotes"]
        assert set(incident["best"]) == set(COUNTED)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", incident["key"])
        assert incident["role"] in set(Role)
        assert incident["type"] in set(AttackType)
        assert {item["basis"] for item in incident["perpetrators"]} <= set(Basis)
        assert {item["stance"] for item in incident["responsibility"]} <= set(Stance)
        for toll in incident["tolls"]:
            assert set(toll) == LAYOUT["toll"]
            assert toll["measure"] in set(Measure)
            assert toll["group"] in set(Group)
            assert toll["status"] in set(Status)


def test_the_words_are_those_of_the_report(coded: Coded) -> None:
    text = coded["report"]["text"]
    unbroken = " ".join(text.split())
    for incident in coded["incidents"]:
        assert incident["quotes"]["trigger"]
        assert [words for words in quoted(incident) if not words or words not in text] == []
        assert [words for words in named(incident) if not words or words not in unbroken] == []


def test_an_incident_has_a_day_and_a_place_that_can_be(coded: Coded) -> None:
    published = coded["report"]["published"]
    for incident in coded["incidents"]:
        if span := incident["date"]:
            start, end = date.fromisoformat(span["start"]), date.fromisoformat(span["end"])
            assert start <= end
            assert published is None or start <= date.fromisoformat(published)
        place = incident["place"]
        assert place["name"] or incident["tolls"], "neither a place nor a toll"
        assert place["name"] is None or place["name"].lower() in coded["report"]["text"].lower()
        assert place["country"] is None or re.fullmatch("[A-Z]{2}", place["country"])
        assert (place["lat"] is None) == (place["lon"] is None)
        assert place["lat"] is None or (abs(place["lat"]) <= 90 and abs(place["lon"]) <= 180)


def test_an_attack_is_part_of_a_campaign_of_the_same_report(coded: Coded) -> None:
    parents = {incident["key"]: incident["part_of"] for incident in coded["incidents"]}
    assert len(parents) == len(coded["incidents"]), "a key stands twice"
    for key, parent in parents.items():
        assert parent is None or (parent in parents and parent != key and parents[parent] is None)


def test_claims_and_their_words_agree(coded: Coded) -> None:
    for incident in coded["incidents"]:
        claimed = any(item["stance"] == Stance.CLAIMED for item in incident["responsibility"])
        silent = incident.get("no_claim", False)
        assert not (claimed and silent)
        assert bool(incident["quotes"]["responsibility"]) == bool(incident["responsibility"] or silent)


def test_figures_add_up(coded: Coded) -> None:
    for incident in coded["incidents"]:
        for measure in Measure:
            tolls = [toll for toll in incident["tolls"] if toll["measure"] == measure]
            assert all(t["low"] >= 0 and (t["high"] is None or t["low"] <= t["high"]) for t in tolls)
            parts = [t["low"] for t in tolls if t["status"] == Status.PART]
            wholes = [t["low"] if t["high"] is None else t["high"] for t in tolls if t["status"] != Status.PART]
            assert not (parts and wholes) or max(parts) <= max(wholes)
            if measure not in COUNTED:
                continue
            best, room = incident["best"][measure], best_range(tolls)
            assert (best is None) == (room is None), (incident["key"], measure)
            assert room is None or room[0] <= best <= room[1], (incident["key"], measure)
