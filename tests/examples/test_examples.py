"""The sample reports ship with the package, each has a golden reading of just its words, and the golden
readings keep to the codebook's form."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from html import unescape
from importlib.resources import files
from typing import Any

import pytest

from tests.gold_compare import Golden, load_minis, load_samples
from tollbook.model.account import Role
from tollbook.model.claim import Status
from tollbook.model.values import AttackType, Basis, Group, Measure, Stance

EXAMPLES = files("tollbook") / "examples"
MORE = "reports/more.jsonl"
SAMPLES = load_samples()
ALL = SAMPLES + load_minis()
_INCIDENT_FIELDS = {
    *("key", "role", "part_of", "type", "date", "place", "perpetrators", "responsibility", "targets", "weapons"),
    *("tolls", "best", "quotes"),
}
_TOLL_FIELDS = {"measure", "group", "low", "high", "source", "status", "quote"}


def records() -> dict[str, dict[str, Any]]:
    lines = (EXAMPLES / MORE).read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def paragraphs(html: str) -> str:
    """The text of the paragraphs of a sample page; they hold no markup of their own."""
    article = html[html.index("<article>") : html.index("</article>")]
    return "\n".join(unescape(p) for p in re.findall(r"<p>(.*?)</p>", article, re.S))


def words_of(golden: Golden) -> str:
    file = golden.report["file"]
    if file == MORE:
        return str(records()[golden.id]["text"])
    text = (EXAMPLES / file).read_text(encoding="utf-8")
    return paragraphs(text) if file.endswith(".html") else text.strip()


def find_faults(golden: Golden) -> list[str]:
    """What is wrong in the form of a golden reading."""
    keys = [incident["key"] for incident in golden.incidents]
    faults = [] if len(set(keys)) == len(keys) else ["a key twice"]
    published = golden.report["published"]
    for incident in golden.incidents:
        name = incident["key"]
        if set(incident) - {"no_claim"} != _INCIDENT_FIELDS:
            faults.append(f"{name}: fields")
        if incident["part_of"] not in {None, *keys} - {name}:
            faults.append(f"{name}: part of nothing")
        if incident["date"] and not _days_in_order(incident["date"], published):
            faults.append(f"{name}: date")
        if incident.get("no_claim") and any(r["stance"] == "claimed" for r in incident["responsibility"]):
            faults.append(f"{name}: claimed and not")
        faults += [f"{name}: {fault}" for fault in [*_faulty_codes(incident), *_faulty_tolls(incident)]]
        faults += [f"{name}: not in the text: {quote!r}" for quote in _quotes(incident) if quote not in golden.text]
    return faults


def _days_in_order(day: dict[str, str], published: str) -> bool:
    start, end = date.fromisoformat(day["start"]), date.fromisoformat(day["end"])
    return start <= end and start <= date.fromisoformat(published)


def _faulty_codes(incident: dict[str, Any]) -> list[str]:
    coded = [
        (incident["type"], AttackType),
        (incident["role"], Role),
        *((perpetrator["basis"], Basis) for perpetrator in incident["perpetrators"]),
        *((claim["stance"], Stance) for claim in incident["responsibility"]),
        *((toll["measure"], Measure) for toll in incident["tolls"]),
        *((toll["group"], Group) for toll in incident["tolls"]),
        *((toll["status"], Status) for toll in incident["tolls"]),
    ]
    return [f"unknown code {code!r}" for code, codes in coded if code not in set(codes)]


def _faulty_tolls(incident: dict[str, Any]) -> list[str]:
    faults = []
    for toll in incident["tolls"]:
        if set(toll) != _TOLL_FIELDS:
            faults.append("toll fields")
        if toll["low"] < 0 or (toll["high"] is not None and toll["high"] < toll["low"]):
            faults.append(f"bounds of {toll['quote']!r}")
    for measure, value in incident["best"].items():
        rows = [toll for toll in incident["tolls"] if toll["measure"] == measure]
        current = [toll["low"] for toll in rows if toll["status"] == "current"]
        if (value is None) != (not current):
            faults.append(f"best {measure} is {value} with current figures {current}")
        elif value is not None and value < max(current):
            faults.append(f"best {measure} below a current figure")
    return faults


def _quotes(incident: dict[str, Any]) -> list[str]:
    quotes = incident["quotes"]
    single = [quotes["date"], quotes["place"]]
    return [
        *(toll["quote"] for toll in incident["tolls"]),
        *quotes["trigger"],
        *quotes["responsibility"],
        *(quote for quote in single if quote),
    ]


def test_each_sample_has_a_golden_reading() -> None:
    shipped = {f"reports/{entry.name}" for entry in (EXAMPLES / "reports").iterdir()}
    assert shipped == {g.report["file"] for g in SAMPLES}
    assert set(records()) == {g.id for g in SAMPLES if g.report["file"] == MORE}


@pytest.mark.parametrize("golden", SAMPLES, ids=lambda g: g.id)
def test_the_golden_reading_is_of_the_sample_as_shipped(golden: Golden) -> None:
    assert golden.text == words_of(golden)
    assert 150 <= len(golden.text.split()) <= 450


@pytest.mark.parametrize("record", records().values(), ids=lambda r: r["id"])
def test_records_agree_with_their_golden_readings(record: dict[str, Any]) -> None:
    golden = next(g for g in SAMPLES if g.id == record["id"])
    assert {k: golden.report[k] for k in ("id", "url", "title", "publisher", "published", "text")} == record


@pytest.mark.parametrize("golden", ALL, ids=lambda g: g.id)
def test_golden_readings_are_well_formed(golden: Golden) -> None:
    assert find_faults(golden) == []


def test_the_check_finds_faults() -> None:
    golden = copy.deepcopy(next(g for g in SAMPLES if g.id == "monterrey-casino"))
    incident = golden.incidents[0]
    incident["type"] = "fire"
    incident["best"]["wounded"] = None
    incident["tolls"][0]["quote"] = "52 people were killed"
    incident["date"]["end"] = "2011-08-24"
    said = "; ".join(find_faults(golden))
    assert "unknown code 'fire'" in said
    assert "best wounded is None" in said
    assert "not in the text: '52 people were killed'" in said
    assert "monterrey-2011-08-25: date" in said


def test_publishers_are_invented_and_told_of() -> None:
    assert {g.report["publisher"].split()[0] for g in ALL} == {"Sample"}
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for golden in SAMPLES:
        file = golden.report["file"]
        assert (f"`{golden.id}`" if file == MORE else f"`{file}`") in readme
