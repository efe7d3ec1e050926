"""Annotated reports: what comes in is taken or refused, and a refusal names the file and the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tollbook.errors import Refusal
from tollbook.gauge.annotations import Annotation, line_of, read_annotations
from tollbook.model.account import Role
from tollbook.model.values import AttackType, Measure

REPORTS = Path(__file__).parents[1] / "reports"


def document() -> dict[str, Any]:
    toll = {"measure": "killed", "group": "civilians", "low": 3, "high": None, "source": None, "status": "current"}
    incident = {
        "key": "solva-2024-03-04",
        "role": "main",
        "type": "bombing",
        "date": {"start": "2024-03-04", "end": "2024-03-04"},
        "place": {"name": "Solva", "country": "ML", "lat": 14.0, "lon": -4},
        "perpetrators": [{"name": "Northern Front", "basis": "claimed"}],
        "responsibility": [{"actor": "Northern Front", "stance": "claimed"}],
        "tolls": [toll | {"quote": "at least three shoppers"}],
        "best": {"killed": 3, "wounded": None},
    }
    text = "A bomb went off in Solva and killed at least three shoppers on Monday, police said."
    return {"report": {"id": "solva", "published": "2024-03-05", "text": text}, "incidents": [incident]}


def written(path: Path, value: dict[str, Any]) -> Path:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return path


def refusal_of(path: Path) -> Refusal:
    (item,) = read_annotations([path])
    assert isinstance(item, Refusal), item
    assert item.where == str(path)
    return item


def test_a_document_becomes_codings(tmp_path: Path) -> None:
    (item,) = read_annotations([written(tmp_path / "solva.json", document())])
    assert isinstance(item, Annotation)
    (coding,) = item.codings
    assert item.id == "solva" and item.taken.report.published == "2024-03-05"
    assert (coding.key, coding.role, coding.type) == ("solva-2024-03-04", Role.MAIN, AttackType.BOMBING)
    assert coding.days == (date(2024, 3, 4), date(2024, 3, 4))
    assert coding.place and coding.place.admin1 is None and coding.place.lon == -4
    assert coding.tolls[0].high is None and coding.tolls[0].words == "at least three shoppers"
    assert coding.perpetrators == coding.responsibility == ("Northern Front",)
    assert coding.best == {Measure.KILLED: 3}


def test_the_day_known_from_elsewhere_stands_in(tmp_path: Path) -> None:
    value = document()
    value["report"] |= {"published": None, "published_known": "2024-03-06"}
    (item,) = read_annotations([written(tmp_path / "solva.json", value)])
    assert isinstance(item, Annotation) and item.taken.report.published == "2024-03-06"


Change = Callable[[dict[str, Any]], object]
# What is wrong; the words at which the file must be opened; what is said.
DAMAGES: dict[str, tuple[Change, str, str]] = {
    "an unknown type": (lambda d: d["incidents"][0].update(type="siege"), '"type"', "incidents[0].type"),
    "no tolls": (lambda d: d["incidents"][0].pop("tolls"), '"incidents"', "tolls"),
    "words for a number": (
        lambda d: d["incidents"][0]["tolls"][0].update(low="3"),
        '"low"',
        "incidents[0].tolls[0].low",
    ),
    "a yes for a number": (lambda d: d["incidents"][0]["best"].update(killed=True), '"killed": true', "best.killed"),
    "high below low": (lambda d: d["incidents"][0]["tolls"][0].update(high=2), '"high"', "2 is below 'low', 3"),
    "no such day": (lambda d: d["incidents"][0]["date"].update(end="2024-02-30"), '"end"', "'2024-02-30' is no day"),
    "an end before its start": (
        lambda d: d["incidents"][0]["date"].update(end="2024-03-01"),
        '"end"',
        "before 'start'",
    ),
    "degrees beyond the pole": (lambda d: d["incidents"][0]["place"].update(lat=91), '"lat"', "incidents[0].place.lat"),
    "a key used twice": (lambda d: d["incidents"].append(d["incidents"][0]), "", "key of an earlier incident"),
    "an empty text": (lambda d: d["report"].update(text=" "), '"report"', "the text is empty"),
    "no such day of publication": (lambda d: d["report"].update(published="soon"), '"report"', "'published' is 'soon'"),
    "no report": (lambda d: d.pop("report"), "", "the document"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_refused_with_its_line(tmp_path: Path, damage: str) -> None:
    change, words, says = DAMAGES[damage]
    value = document()
    change(value)
    path = written(tmp_path / "damaged.json", value)
    refusal = refusal_of(path)
    assert says in refusal.why
    lines = path.read_text(encoding="utf-8").splitlines()
    assert refusal.line is not None
    assert words in "".join(lines[refusal.line - 2 : refusal.line]), (refusal, lines[refusal.line - 1])


def test_broken_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"report": {},\n "incidents": [}', encoding="utf-8")
    assert refusal_of(path).line == 2
    path.write_bytes(b'{"report": {},\n\n "inc\xff')
    assert (refusal_of(path).line, refusal_of(path).why) == (3, "not UTF-8")
    path.write_text("[" * 100_000, encoding="utf-8")
    assert "broken JSON" in refusal_of(path).why
    path.write_text("[]", encoding="utf-8")
    assert "the document: must be object" in refusal_of(path).why
    assert refusal_of(tmp_path / "nowhere.json").why == "no such file or folder"


def test_what_comes_in_is_taken_or_refused(tmp_path: Path) -> None:
    one, bad = json.dumps(document()), json.dumps(document() | {"incidents": 7})
    two = json.dumps(document() | {"report": document()["report"] | {"id": "other"}})
    (tmp_path / "b.jsonl").write_text(f"{one}\n\n{bad}\n{two}\n{one}\n", encoding="utf-8")
    written(tmp_path / "a.json", document())
    (tmp_path / "notes.md").write_text("no report", encoding="utf-8")
    items = list(read_annotations([tmp_path]))
    assert [item.id if isinstance(item, Annotation) else item.line for item in items] == ["solva", 1, 3, "other", 5]
    twice = items[1]
    assert isinstance(twice, Refusal) and "has the id 'solva' of" in twice.why


def test_our_own_annotated_reports_are_sound() -> None:
    items = list(read_annotations([REPORTS]))
    assert len(items) > 30 and not [str(item) for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("path", "line"), [((), 1), (("a",), 2), (("a", 1), 4), (("a", 1, "c"), 5), (("b",), 7), (("z",), 1), (("a", 9), 2)]
)
def test_the_line_of_a_value(path: tuple[str | int, ...], line: int) -> None:
    text = '{\n"a": [1,\n\n{"b": 0,\n "c": "[1,2"}\n],\n"b": null}'
    assert line_of(text, path) == line
