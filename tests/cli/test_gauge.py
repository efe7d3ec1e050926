"""tollbook gauge: figures for a person and for a machine, errors by kind, refusals with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tollbook
from tollbook.gauge.halves import halves_of

REPORTS = Path(__file__).parents[1] / "reports"


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Three annotated reports of ours, one of them damaged."""
    folder = tmp_path / "coded"
    folder.mkdir()
    for name in ("derry-courthouse", "mariupol-rockets"):
        (folder / f"{name}.json").write_bytes((REPORTS / f"{name}.json").read_bytes())
    damaged = (REPORTS / "solhan-wire.json").read_text(encoding="utf-8").replace('"role": "main"', '"role": "mayn"', 1)
    (folder / "solhan.json").write_text(damaged, encoding="utf-8")
    return folder


def test_what_came_in_is_read_or_refused(tollbook: Tollbook, coded: Path) -> None:
    answer = tollbook("gauge", coded)
    assert answer.code == 1, "one was refused"
    assert "came in 3: read 2, refused 1" in answer.out
    line = 1 + (coded / "solhan.json").read_text(encoding="utf-8").split('"mayn"')[0].count("\n")
    assert f"solhan.json:{line}: incidents[0].role: must be one of" in answer.out
    assert "incidents found" in answer.out and "Errors by kind" not in answer.out
    assert not list(coded.parent.glob("*.db")), "nothing is kept"


def test_as_json(tollbook: Tollbook, coded: Path) -> None:
    answer = tollbook("gauge", coded, "--json", "--detail")
    told = answer.json
    assert told["counts"] == {"came_in": 3, "read": 2, "refused": 1}
    assert told["scores"]["reports"] == 2
    found = told["scores"]["incidents"]
    assert found["coded"] == 3 and found["precision"] == found["right"] / found["read"]
    assert set(told["scores"]["row"]) == {"share", "right", "of"}
    assert sum(told["errors_by_kind"].values()) == len(told["errors"])
    assert {error["kind"] for error in told["errors"]} == set(told["errors_by_kind"])
    assert told["refusals"][0]["where"].endswith("solhan.json")


def test_errors_are_listed_by_kind(tollbook: Tollbook) -> None:
    path = REPORTS / "monterrey-casino.json"
    answer = tollbook("gauge", path, "--detail")
    assert answer.code == 0
    _, errors = answer.out.split("Errors by kind")
    for error in tollbook("gauge", path, "--detail", "--json").json["errors"]:
        assert error["kind"].capitalize() in errors
        assert error["report"] in errors


def test_the_halves_make_the_whole_and_the_report_half_shows_no_errors(tollbook: Tollbook) -> None:
    whole, tune, report = (
        tollbook("gauge", REPORTS, "--json", *half).json for half in ((), ("--half", "tune"), ("--half", "report"))
    )
    assert tune["counts"]["read"] + report["counts"]["read"] == whole["counts"]["read"]
    assert 0 < tune["counts"]["read"] < whole["counts"]["read"]
    told = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in REPORTS.glob("*.json")}
    assert len(set(halves_of({n: [i["key"] for i in d["incidents"]] for n, d in told.items()}).values())) == 2
    refused = tollbook("gauge", REPORTS, "--half", "report", "--detail")
    assert refused.code == 2 and "not for looking at" in refused.err


def test_nothing_to_gauge_is_wrong_use(tollbook: Tollbook, tmp_path: Path) -> None:
    answer = tollbook("gauge", tmp_path)
    assert answer.code == 2
    assert "no annotated report" in answer.err
    assert tollbook("gauge", tmp_path / "nowhere").code == 1


def test_calibration_is_shown_and_told(tollbook: Tollbook) -> None:
    told = tollbook("gauge", REPORTS, "--json").json["calibration"]
    assert set(told) == {"toll", "date", "place", "type", "perpetrator"}
    assert all(0 <= field["error"] <= 1 and field["bins"] for field in told.values())
    shown = tollbook("gauge", REPORTS, "--calibration").out.split("Confidence")[1]
    assert f"{told['toll']['claims']}" in shown and "By chance" in shown


def test_sure_claims_are_more_often_right(tollbook: Tollbook) -> None:
    every, sure = (
        tollbook("gauge", REPORTS, "--json", *bound).json["scores"]["figures"]
        for bound in ((), ("--min-confidence", 0.8))
    )
    assert sure["read"] < every["read"] and sure["precision"] > every["precision"]


def test_where_nothing_was_read_no_share_is_shown(tollbook: Tollbook, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"report": {}}')
    answer = tollbook("gauge", tmp_path)
    assert answer.code == 1
    assert "came in 1: read 0, refused 1" in answer.out
    assert "incidents found" not in answer.out
