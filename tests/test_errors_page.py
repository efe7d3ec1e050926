"""The page of errors: a sentence of our own for every kind of error, and the commonest kinds first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from building import docs, measured
from tollbook.gauge.halves import Half
from tollbook.gauge.mistakes import Kind

PAGES = Path(__file__).parents[1] / "docs"
REPORTS = Path(__file__).parent / "reports"


def test_every_kind_has_a_sentence_that_shows_it() -> None:
    examples = yaml.safe_load((PAGES / "errors.yaml").read_text(encoding="utf-8"))
    assert set(examples) == {kind.name.lower() for kind in Kind}
    sentences = [example["sentence"] for example in examples.values()]
    assert len(set(sentences)) == len(sentences)
    assert all(set(example) == {"sentence", "wrong"} and example["wrong"] for example in examples.values())


def test_the_page_tells_the_ten_commonest(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {kind.name.lower(): number for number, kind in enumerate(Kind, start=1)}
    columns = {"one": {"errors": counts}, "other": {"errors": {"type": 1}}}
    monkeypatch.setattr(docs, "load_measured", lambda: columns)
    told = docs.errors_list()
    assert told.count("\n   > ") == 10
    assert told.startswith("1. **Type of attack** (one 1%, other 100%).")
    assert "10. " in told and "11. " not in told
    last = list(Kind)[-1].value
    assert f"2. **{last.capitalize()}**" in told
    table = docs.errors_table()
    assert f"| all | {sum(counts.values())} | 1 |" in table and table.count("\n") == len(Kind) + 2


def test_one_command_keeps_the_figures_and_nothing_of_the_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "measured.json"
    monkeypatch.setattr(measured, "KEPT", kept)
    monkeypatch.setattr("sys.argv", ["building.measured", f"all={REPORTS}", f"tune={REPORTS}:{Half.TUNE}"])
    measured.main()
    columns = json.loads(kept.read_text(encoding="utf-8"))
    assert set(columns) == {"all", "tune"}
    assert 0 < columns["tune"]["scores"]["reports"] < columns["all"]["scores"]["reports"]
    assert set(columns["all"]["errors"]) <= {kind.name.lower() for kind in Kind}
    told = [json.loads(path.read_text(encoding="utf-8"))["report"] for path in REPORTS.glob("*.json")]
    text = kept.read_text(encoding="utf-8")
    assert not [report["id"] for report in told if report["id"] in text]
    monkeypatch.setattr("sys.argv", ["building.measured", f"tune={REPORTS}"])
    measured.main()
    again = json.loads(kept.read_text(encoding="utf-8"))
    assert again["all"] == columns["all"] and again["tune"]["scores"] == columns["all"]["scores"]
