"""Whether claims are as often right as they are sure: the error, what chance alone would show, and which are right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.gauge.annotations import Annotation, read_annotations
from tollbook.gauge.calibration import calibrate, calibrations, judge_claims
from tollbook.gauge.codings import coding_of
from tollbook.gauge.comparison import compare_codings
from tollbook.gauge.reader import Gauged, gauge_reports
from tollbook.model.values import Measure, Toll

REPORTS = Path(__file__).parents[1] / "reports"


def gauged(name: str) -> Gauged:
    items = read_annotations([REPORTS / f"{name}.json"])
    (report,) = gauge_reports([item for item in items if isinstance(item, Annotation)])
    return report


def test_the_error_is_that_of_the_bins() -> None:
    found = calibrate([0.05, 0.15, 0.15, 0.95, 1.0], [False, True, False, True, True])
    assert [held.claims for held in found.bins] == [1, 2, 2]
    assert [held.right for held in found.bins] == [0.0, 0.5, 1.0]
    assert found.error == pytest.approx((1 * 0.05 + 2 * 0.35 + 2 * 0.025) / 5)
    assert (found.claims, found.right) == (5, 0.6)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_error_lies_between_none_and_all(judged: list[tuple[float, bool]]) -> None:
    found = calibrate([sure for sure, _ in judged], [right for _, right in judged])
    assert 0 <= found.error <= 1 + 1e-9
    assert sum(held.claims for held in found.bins) == len(judged)
    assert found.error >= abs(found.confidence - found.right) - 1e-9


def test_chance_fades_with_more_claims() -> None:
    few, many = (calibrate([0.5] * n, [n % 2 == 0 for n in range(n)]).by_chance for n in (20, 2000))
    assert few > 3 * many > 0
    with pytest.raises(ValueError, match="no claim"):
        calibrate([], [])


def test_claims_are_judged_against_their_incident() -> None:
    report = gauged("mariupol-rockets")
    judged = list(judge_claims(report.accounts, report.compared))
    assert {one.field for one in judged} >= {"toll", "date", "place", "type"}
    right = sum(one.is_right for one in judged if one.field == "toll")
    assert right == sum(match.is_right for pair in report.compared.pairs for match in pair.tolls)
    fields = calibrations(judged)
    assert sum(found.claims for found in fields.values()) == len(judged)


def test_what_is_invented_is_wrong_and_what_is_left_open_is_not_judged() -> None:
    report = gauged("mariupol-rockets")
    alone = list(judge_claims(report.accounts, compare_codings([], report.read)))
    assert len(alone) == sum(claim.confidence is not None for account in report.accounts for claim in account.claims)
    assert not any(one.is_right for one in alone)
    open_ = [replace(coding, days=None, place=None) for coding in report.annotation.codings]
    fields = {one.field for one in judge_claims(report.accounts, compare_codings(open_, report.read)) if one.is_right}
    assert "toll" in fields and not fields & {"date", "place"}


def test_a_changed_figure_is_wrong() -> None:
    report = gauged("mariupol-rockets")
    (account,) = (a for a in report.accounts if any(t.count.low == 30 for _, t in a.tolls))
    claims = tuple(
        replace(c, value=replace(c.value, measure=Measure.MISSING)) if isinstance(c.value, Toll) else c
        for c in account.claims
    )
    changed = replace(account, claims=claims)
    read = [coding_of(changed, "i", report.annotation.taken.report)]
    judged = list(judge_claims([changed], compare_codings(report.annotation.codings, read)))
    assert not any(one.is_right for one in judged if one.field == "toll")
