"""What the encoder is taught: the labels stand on the words that the coders quoted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tollbook.encoder.signals import GROUPS, MEASURES, ROLES, TYPES
from training.coded import coded_reports
from training.encoder.examples import coded_labels, muc_labels
from training.encoder.labels import IGNORED, Labels
from training.folds import folds_of

TEXT = "Gunmen killed four soldiers in Gao on Monday. Police said nobody was held. A blast in Kidal hurt two children."
INCIDENT = {
    "key": "gao",
    "role": "main",
    "type": "armed_assault",
    "perpetrators": [{"name": "Gunmen", "basis": "stated"}],
    "responsibility": [],
    "targets": [],
    "weapons": [],
    "tolls": [{"measure": "killed", "group": "security_forces", "low": 4, "source": None, "quote": "four soldiers"}],
    "quotes": {"trigger": ["killed"], "date": "Monday", "place": "Gao", "responsibility": []},
}
BLAST = INCIDENT | {
    "key": "kidal",
    "role": "background",
    "type": "bombing",
    "perpetrators": [],
    "tolls": [{"measure": "wounded", "group": "civilians", "low": 2, "source": "Police", "quote": "hurt two children"}],
    "quotes": {"trigger": ["blast"], "date": None, "place": "Kidal", "responsibility": []},
}


def words(labels: Labels, marked: np.ndarray) -> list[str]:
    return [labels.tokens[i].text for i in np.flatnonzero(marked)]


@pytest.fixture(scope="module")
def labels() -> Labels:
    raw = {"id": "x", "title": None, "publisher": None, "url": None, "published": "2020-01-07", "text": TEXT}
    return coded_labels({"report": raw, "incidents": [INCIDENT, BLAST]})


def test_figures_triggers_and_roles(labels: Labels) -> None:
    assert words(labels, labels.toll[:, MEASURES.index("killed")] == 1) == ["four", "soldiers"]
    assert words(labels, labels.toll[:, MEASURES.index("wounded")] == 1) == ["two", "children"]
    assert words(labels, labels.group == GROUPS.index("civilians")) == ["two", "children"]
    assert words(labels, labels.trigger == 1) == ["killed", "blast"]
    assert words(labels, labels.type == TYPES.index("bombing")) == ["blast"]
    assert words(labels, labels.role[:, ROLES.index("place")] == 1) == ["Gao", "Kidal"]
    assert words(labels, labels.role[:, ROLES.index("perpetrator")] == 1) == ["Gunmen"]
    assert words(labels, labels.role[:, ROLES.index("source")] == 1) == ["Police"]
    assert (labels.role[:, ROLES.index("victim")] == IGNORED).all()


def test_roles_stand_where_they_are_told() -> None:
    text = (
        "The Red Front was named at once. A blast killed two in Gao. Police counted two dead, police also held a man. "
        "The Red Front said it was behind the blast. The army denied a part in it; the army had left Gao."
    )
    incident = INCIDENT | {
        "responsibility": [{"actor": "The Red Front", "stance": "claimed"}, {"actor": "The army", "stance": "denied"}],
        "tolls": [{"measure": "killed", "group": "unspecified", "low": 2, "source": "Police", "quote": "two dead"}],
        "perpetrators": [],
        "quotes": {
            "trigger": ["blast"],
            "date": None,
            "place": "Gao",
            "responsibility": ["said it was behind the blast", "denied a part in it"],
        },
    }
    raw = {"id": "x", "title": None, "publisher": None, "url": None, "published": None, "text": text}
    told = coded_labels({"report": raw, "incidents": [incident]})

    def marked(role: str, mark: int) -> list[int]:
        return [told.tokens[i].start for i in np.flatnonzero(told.role[:, ROLES.index(role)] == mark)]

    front, later = text.index("The Red Front"), text.index("The Red Front said")
    assert marked("claimant", 1)[0] == later, "the name beside the words of the claim, not the one beside the blast"
    assert marked("claimant", IGNORED)[0] == front, "where else the name stands nothing is known"
    assert marked("denier", 1)[0] == text.index("The army denied")
    assert marked("source", 1) == [text.index("Police")]


def test_what_belongs_together(labels: Labels) -> None:
    assert words(labels, labels.incidents[:, 0]) == ["Gunmen", "killed", "four", "soldiers", "Gao", "Monday"]
    assert words(labels, labels.incidents[:, 1]) == ["blast", "Kidal", "two", "children"]
    assert words(labels, labels.background == 1) == ["blast", "Kidal", "two", "children"]
    assert labels.violent == 1


def test_muc_fillers() -> None:
    filler = {"alts": ["FARABUNDO MARTI NATIONAL LIBERATION FRONT", "FMLN"]}
    incident = {
        "perp_individuals": [],
        "perp_orgs": [filler],
        "targets": [],
        "victims": [{"alts": ["PEASANTS"], "descs": []}],
        "weapons": [],
        "location_raw": ["EL SALVADOR: SAN MIGUEL (DEPARTMENT): SAN LUIS (TOWN)"],
    }
    text = "   ABOUT 50 PEASANTS WERE KIDNAPPED BY THE FMLN IN SAN\nMIGUEL DEPARTMENT."
    told = muc_labels({"doc_id": "x", "text": text, "incidents": [incident]})
    assert words(told, told.role[:, ROLES.index("perpetrator")] == 1) == ["FMLN"]
    assert words(told, told.role[:, ROLES.index("victim")] == 1) == ["PEASANTS"]
    assert words(told, told.role[:, ROLES.index("place")] == 1) == ["SAN", "MIGUEL"]
    assert (told.trigger == IGNORED).all()


def test_our_own_reports_give_labels() -> None:
    folder = Path(__file__).parents[1] / "reports" / "coded"
    for coded in coded_reports([folder]):
        told = coded_labels(coded)
        assert told.violent == int(bool(coded["incidents"]))
        tolls = sum(len(incident["tolls"]) for incident in coded["incidents"])
        assert bool(tolls) == bool((told.toll == 1).any()), told.name


def test_reports_of_one_incident_share_a_fold() -> None:
    def report(name: str, *keys: str) -> dict[str, object]:
        return {"report": {"id": name}, "incidents": [{"key": key} for key in keys]}

    reports = [report(f"r{n}", f"k{n}", f"k{n + 1}") for n in range(0, 40, 2)] + [report("link", "k0", "k10", "k20")]
    folds = folds_of(reports, 2)
    assert folds[0] == folds[5] == folds[10] == folds[20]
    assert set(folds) == {0, 1}
    assert folds_of(reports[::-1], 2) == folds[::-1]
