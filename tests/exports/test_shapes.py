"""Exported objects keep to their schemas, quote the report to the letter, and say what the claims say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tollbook.exports.check import BrokenContract, Table, check, schema_of
from tollbook.exports.shapes import account_object, claim_objects, incident_object
from tollbook.model.telling import ToldAccount, ToldIncident


def test_an_account_in_the_layout_of_its_schema(told: ToldAccount) -> None:
    shaped = check(Table.ACCOUNTS, account_object(told))
    assert shaped["type"] == "shelling" and shaped["no_claim"] is True
    assert shaped["date"]["start"] == "2024-03-04" and shaped["place"]["lat"] == -3.5
    assert shaped["perpetrators"][0]["source"] == "the army"
    assert shaped["responsibility"][0] | {"evidence": 0} == {
        "actor": "Hill Front",
        "actor_id": None,
        "stance": "denied",
        "claim_id": "c-4",
        "source": None,
        "status": "current",
        "part_of": None,
        "rule": "test/rule",
        "confidence": None,
        "evidence": 0,
    }
    toll = shaped["tolls"][0]
    assert (toll["confidence"], shaped["type_confidence"]) == (0.75, None)
    assert (toll["low"], toll["high"], toll["words"], toll["victims"]) == (12, None, "At least 12", "soldiers")
    assert [piece["text"] for piece in toll["evidence"]] == ["At least 12", "soldiers", "killed"]


def test_nothing_reported_and_a_reported_zero_are_told_apart(told: ToldAccount) -> None:
    best = account_object(told)["best"]
    assert best["captured"] == {"low": 0, "best": 0, "high": 0}
    assert best["wounded"] is None and best["killed"]["high"] is None


def test_an_account_without_date_and_place(told: ToldAccount) -> None:
    bare = replace(told, account=replace(told.account, claims=told.account.claims[:1], best={}))
    shaped = check(Table.ACCOUNTS, account_object(bare))
    assert shaped["date"] is None and shaped["place"] is None and shaped["no_claim"] is False


def test_an_incident_in_the_layout_of_its_schema(told_incident: ToldIncident) -> None:
    shaped = check(Table.INCIDENTS, incident_object(told_incident))
    assert shaped["figures"][0]["set_aside"] == [{"claim_id": "c-12", "reason": "wounded"}]
    assert shaped["review"] == {"state": "machine", "by": None, "at": None}
    report_id = told_incident.reports["c-3"].id
    assert [item["report_id"] for item in shaped["perpetrators"]] == [report_id]


def test_claims_one_by_one(told: ToldAccount) -> None:
    shaped = [check(Table.CLAIMS, one) for one in claim_objects(told)]
    assert [one["claim_id"] for one in shaped] == [one.id for one in told.account.claims]
    toll = shaped[11]
    assert (toll["kind"], toll["words"], toll["source"], toll["value"]["low"]) == (
        "toll",
        "At least 12",
        "the army",
        12,
    )
    assert shaped[2]["words"] == "Solva … post"
    assert {one["kind"] for one in shaped} == set(schema_of(Table.CLAIMS)["properties"]["kind"]["enum"])


@pytest.mark.parametrize(
    ("field", "value"), [("role", "other"), ("tolls", [{"measure": "killed"}]), ("no_claim", None)]
)
def test_what_breaks_the_schema_does_not_pass(told: ToldAccount, field: str, value: Any) -> None:
    with pytest.raises(BrokenContract, match=rf"accounts a-1: data\.{field}"):
        check(Table.ACCOUNTS, account_object(told) | {field: value})


def test_a_quotation_that_is_not_at_its_span_does_not_pass(told: ToldAccount) -> None:
    beyond = replace(told, report=replace(told.report, text=told.report.text[:200]))
    with pytest.raises(BrokenContract, match="not at its span"):
        check(Table.ACCOUNTS, account_object(beyond))
