"""Learning how sure to be: what is learnt from examples that are made to teach it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gauge.test_calibration import REPORTS
from tollbook.encoder import network
from tollbook.gauge.annotations import Annotation, read_annotations
from tollbook.model.values import ReaderName
from tollbook.reading.confidence import probability
from tollbook.reading.reader import pipeline_of
from training import confidence
from training.confidence import Example, collect_examples, cross_validate, folds_of, learn, solve


def examples(feature: str, right: int, wrong: int, weight: float = 1.0) -> list[Example]:
    answers = [True] * right + [False] * wrong
    return [
        Example(f"r-{n % 20}", frozenset({"always", feature}), is_right, weight) for n, is_right in enumerate(answers)
    ]


def test_equations_are_solved() -> None:
    assert solve([[4.0], [2.0, 5.0], [0.0, 1.0, 3.0]], [2.0, 3.0, 4.0]) == pytest.approx([9 / 22, 2 / 11, 14 / 11])


def test_what_is_mostly_right_becomes_sure() -> None:
    taught = examples("good", 380, 20) + examples("bad", 40, 360)
    weights = learn(taught)
    assert probability({"always", "good"}, weights) == pytest.approx(0.92, abs=0.04)
    assert probability({"always", "bad"}, weights) == pytest.approx(0.12, abs=0.04)
    assert probability({"always"}, weights) == pytest.approx(0.5, abs=0.15)


def test_a_rare_feature_has_no_weight_and_a_scarce_one_a_small_one() -> None:
    taught = examples("usual", 50, 50) + examples("rare", 4, 0) + examples("scarce", 6, 0)
    weights = learn(taught)
    assert "rare" not in weights
    assert 0 < weights["scarce"] < 1


def test_heavier_examples_count_more() -> None:
    taught = examples("long", 0, 50, weight=3.0) + examples("long", 50, 0)
    assert probability({"always", "long"}, learn(taught)) == pytest.approx(0.25, abs=0.03)


def test_learning_twice_gives_the_same() -> None:
    taught = examples("good", 30, 10) + examples("bad", 5, 20)
    assert learn(taught) == learn(list(taught))


def test_folds_hold_what_teaches_itself() -> None:
    taught = examples("good", 760, 40) + examples("bad", 80, 720)
    found = cross_validate(taught, {f"r-{n}": n % 5 for n in range(20)})
    assert found.claims == 1600
    assert found.error < 0.05


def told_reports() -> list[Annotation]:
    return [item for item in read_annotations([REPORTS]) if isinstance(item, Annotation)]


def test_reports_of_one_incident_stand_in_one_fold() -> None:
    told = told_reports()
    folds = folds_of(told, 5)
    assert set(folds) == {annotation.id for annotation in told} and set(folds.values()) <= set(range(5))
    by_key: dict[str, set[int]] = {}
    for annotation in told:
        for coding in annotation.codings:
            by_key.setdefault(coding.key, set()).add(folds[annotation.id])
    assert all(len(found) == 1 for found in by_key.values())


def test_one_command_writes_tables_that_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEIGHTS", "CALIBRATION"):
        monkeypatch.setattr(confidence, name, tmp_path / name)
    monkeypatch.setattr(confidence, "FEWEST", 20)  # few features are learnt in a moment
    monkeypatch.setattr("sys.argv", ["training.confidence", str(REPORTS), "--encoders", str(network.WEIGHTS)])
    confidence.main()
    made: dict[str, dict[str, dict[str, float]]] = {}
    exec((tmp_path / "WEIGHTS").read_text(encoding="utf-8"), made)
    found = collect_examples(told_reports(), [pipeline_of(ReaderName.TRAINED)])
    for name in ("CONFIDENCE", "TRAINED_CONFIDENCE"):
        assert set(made[name]) == set(found) == {"toll", "date", "place", "type", "perpetrator"}
        assert all(abs(weight) < 10 for table in made[name].values() for weight in table.values())
    assert any("encoder" in feature for table in made["TRAINED_CONFIDENCE"].values() for feature in table)
    kept = json.loads((tmp_path / "CALIBRATION").read_text(encoding="utf-8"))
    assert {field: held["claims"] for field, held in kept.items()} == {f: len(made) for f, made in found.items()}
