"""How sure a claim is: a probability for each weighed field, from features that can be read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gold_compare import Golden, load_minis, load_samples
from tests.reading.drafts import draft_until, report
from tollbook.model.account import Account
from tollbook.model.values import KINDS, DateRange, Perpetrator, PlaceRef, Term, Toll
from tollbook.reading.confidence import account_features, claim_features, probability
from tollbook.reading.confidence_weights import CONFIDENCE
from tollbook.reading.reader import GRAMMAR, read_report

TEXT = (
    "Gunmen attacked a market in Gao, in northern Mali, on Sunday and killed at least 12 traders, the governor said. "
    "Two soldiers were wounded."
)
WEIGHED = (Toll, DateRange, PlaceRef, Term, Perpetrator)


def test_every_weighed_field_has_its_table() -> None:
    assert set(CONFIDENCE) == {KINDS[kind] for kind in WEIGHED}
    assert all("always" in table for table in CONFIDENCE.values())


@pytest.mark.parametrize("golden", load_samples() + load_minis(), ids=lambda golden: golden.id)
def test_each_claim_of_a_weighed_field_has_a_probability(golden: Golden) -> None:
    for account in read_report(report(golden.text, golden.report["published"])).accounts:
        for claim in account.claims:
            if isinstance(claim.value, WEIGHED):
                assert claim.confidence is not None and 0 <= claim.confidence <= 1
            else:
                assert claim.confidence is None


def account_of(text: str) -> tuple[Account, dict[str, list[str]]]:
    """The account of a text before it is weighed, and the features of its first claim of each kind."""
    draft = draft_until("accounts", text, "2024-03-05")
    (account,) = draft.accounts
    shared = account_features(account, draft)
    told = {KINDS[type(claim.value)]: claim_features(claim, account, draft) for claim in reversed(account.claims)}
    return account, {kind: shared + features for kind, features in told.items()}


def test_features_say_what_speaks_for_a_claim() -> None:
    account, features = account_of(TEXT)
    toll = features["toll"]
    for feature in (
        "always",
        "account main",
        "first account",
        "account begins in the first sentence",
        "1 accounts in the report",
        "report with a day",
        "report of up to 60 words",
        "rule casualties/killed-active",
        "rule with active",
        "source named",
        "killed, hedged",
        "civilians of armed_assault",
        "current",
        "up to 99",
        "0 sentences from the trigger",
    ):
        assert feature in toll, toll
    assert "in the usual country" in features["place"]
    assert "a week before" in features["date"]
    assert "type armed_assault, main" in features["type"]
    assert "no known actor" in features["perpetrator"]
    wounded = account.tolls[-1][0]
    draft = draft_until("accounts", TEXT, "2024-03-05")
    assert "1 sentences from the trigger" in claim_features(wounded, account, draft)
    assert "no source named" in claim_features(wounded, account, draft)


def test_a_confidence_is_what_the_features_of_account_and_claim_make() -> None:
    draft = draft_until("accounts", TEXT, "2024-03-05")
    (account,), (weighed,) = draft.accounts, read_report(report(TEXT, "2024-03-05")).accounts
    for before, after in zip(account.claims, weighed.claims, strict=True):
        if table := CONFIDENCE.get(KINDS[type(before.value)]):
            features = account_features(account, draft) + claim_features(before, account, draft)
            assert after.confidence == round(probability(features, table), 2)


def test_each_feature_is_named_once() -> None:
    _, features = account_of(TEXT)
    for names in features.values():
        assert len(names) == len(set(names))


def test_a_rule_that_nobody_knows_falls_back_on_what_is_usual() -> None:
    draft = draft_until("accounts", TEXT, "2024-03-05")
    (account,) = draft.accounts
    claim, _ = account.tolls[0]
    known, unknown = (
        probability(
            account_features(account, draft) + claim_features(replace(claim, rule=rule), account, draft),
            CONFIDENCE["toll"],
        )
        for rule in ("casualties/killed-active", "casualties/unheard-of")
    )
    assert abs(known - unknown) < 0.25
    assert probability(["unheard of"], {"always": 2.0}) == 0.5
    assert probability(["always"], {"always": 0.0, "other": 9.0}) == 0.5


def test_what_is_told_apart_is_weighed_apart() -> None:
    vague = "There was shooting near the border, and some people were hurt, it was said."
    sure = max(claim.confidence or 0 for claim in read_report(report(TEXT, "2024-03-05")).accounts[0].claims)
    unsure = [
        claim.confidence or 0 for account in read_report(report(vague, None)).accounts for claim in account.claims
    ]
    assert all(confidence < sure for confidence in unsure)


def test_confidence_stands_before_the_ledger() -> None:
    names = [step.name for step in GRAMMAR.steps]
    assert names.index("accounts") < names.index("confidence") < names.index("ledger")
