"""What is not sure enough becomes a doubt with its words; nothing is lost, and figures follow what remains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.gold_compare import load_minis, load_samples
from tests.reading.drafts import report
from tollbook.model.account import Reading
from tollbook.model.claim import Claim
from tollbook.model.values import DateRange, Measure, Perpetrator, PlaceRef, Term, Toll
from tollbook.reading.best import best_figures
from tollbook.reading.reader import read_report
from tollbook.reading.sureness import keep_sure

TEXT = (
    "A bomb killed 12 people, including two children, and wounded 30 others at a market in Gao, in Mali, on Sunday, "
    "the governor said. Nobody has claimed the attack."
)


def reading_with(sureness: Callable[[Claim], float | None]) -> Reading:
    reading = read_report(report(TEXT, "2024-03-05"))
    weighed = [
        replace(
            account,
            claims=tuple(
                replace(claim, confidence=sureness(claim)) if claim.confidence is not None else claim
                for claim in account.claims
            ),
        )
        for account in reading.accounts
    ]
    return replace(reading, accounts=tuple(weighed))


def is_killed(claim: Claim, low: int) -> bool:
    value = claim.value
    return isinstance(value, Toll) and value.measure is Measure.KILLED and value.count.low == low


def test_a_toll_that_is_not_sure_becomes_a_doubt() -> None:
    reading = reading_with(lambda claim: 0.3 if is_killed(claim, 12) else 0.9)
    (before,), (after,) = reading.accounts, keep_sure(reading, 0.5).accounts
    assert {m: best.best for m, best in before.best.items()} == {Measure.KILLED: 12, Measure.WOUNDED: 30}
    assert {m: best.best for m, best in after.best.items()} == {Measure.KILLED: 2, Measure.WOUNDED: 30}
    assert len(after.claims) == len(before.claims) - 1
    (part,) = [claim for claim, toll in after.tolls if toll.measure is Measure.KILLED]
    assert part.part_of is None, "the larger toll that it was a part of is gone"
    (doubt,) = [d for d in keep_sure(reading, 0.5).doubts if d.rule == "confidence/below-the-bound"]
    assert doubt.span.of(TEXT) in ("killed", "12")
    assert doubt.says == "read as 12 killed, civilians; 0.30 sure, and 0.5 was asked for"
    (line,) = [line for line in keep_sure(reading, 0.5).ledger if line.span.of(TEXT) == "12"]
    assert (line.taken_for, line.claim_id) == ("doubt", None)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (DateRange, "the date 2024-03-03"),
        (PlaceRef, "the place Gao"),
        (Toll, "30 wounded"),
    ],
)
def test_each_kind_is_told_as_it_was_read(kind: type, says: str) -> None:
    reading = reading_with(lambda claim: 0.1 if isinstance(claim.value, kind) else 0.9)
    kept = keep_sure(reading, 0.2)
    assert not list(kept.accounts[0].claims_of(kind))
    assert any(says in doubt.says for doubt in kept.doubts)


def test_a_type_stands_with_its_account() -> None:
    reading = reading_with(lambda claim: 0.1 if isinstance(claim.value, Term) else 0.9)
    kept = keep_sure(reading, 0.5)
    assert kept.accounts[0].type == reading.accounts[0].type
    assert any("the type bombing" in doubt.says for doubt in kept.doubts)


def test_an_account_of_which_nothing_is_sure_is_left_out() -> None:
    unsure = reading_with(lambda _: 0.4)
    kept = keep_sure(unsure, 0.5)
    assert kept.accounts == ()
    assert {line.taken_for for line in kept.ledger} & {"toll"} == set()
    assert len(kept.doubts) > len(unsure.doubts)


def test_a_part_outlives_the_campaign_that_is_left_out() -> None:
    (account,) = reading_with(lambda _: 0.9).accounts
    unsure = replace(account, id="a-0", claims=tuple(replace(c, confidence=0.1) for c in account.claims[:1]))
    reading = Reading("r", (unsure, replace(account, part_of="a-0")), (), ())
    (kept,) = keep_sure(reading, 0.5).accounts
    assert kept.part_of is None


@pytest.mark.parametrize("bound", [0.0, 0.3, 0.6, 0.8, 1.0])
def test_nothing_is_lost(bound: float) -> None:
    for golden in load_samples() + load_minis():
        reading = read_report(report(golden.text, golden.report["published"]))
        kept = keep_sure(reading, bound)
        claims = {claim.id for account in kept.accounts for claim in account.claims}
        gone = [
            c for account in reading.accounts for c in account.claims if c.id not in claims and c.confidence is not None
        ]
        assert all(claim.confidence < bound for claim in gone if claim.confidence is not None)
        starts = {doubt.span.start for doubt in kept.doubts}
        assert all(min(piece.span.start for piece in claim.evidence) in starts for claim in gone)
        assert [line.span for line in kept.ledger] == [line.span for line in reading.ledger]
        assert all(line.claim_id is None or line.claim_id in claims for line in kept.ledger)
        for account in kept.accounts:
            assert account.best == best_figures(account.claims)
            for claim in account.claims:
                assert claim.part_of is None or claim.part_of in claims
                assert isinstance(claim.value, Term) or claim.confidence is None or claim.confidence >= bound


def test_no_bound_changes_nothing() -> None:
    reading = read_report(report(TEXT))
    assert keep_sure(reading, 0.0) is reading


def test_perpetrators_are_told_by_name() -> None:
    text = "The Northern Front shot dead three soldiers in Gao, Mali, on Sunday, police said."
    reading = read_report(report(text, "2024-03-05"))
    low = tuple(
        replace(
            a, claims=tuple(replace(c, confidence=0.1 if isinstance(c.value, Perpetrator) else 0.9) for c in a.claims)
        )
        for a in reading.accounts
    )
    assert any("the perpetrator" in d.says for d in keep_sure(replace(reading, accounts=low), 0.5).doubts)
