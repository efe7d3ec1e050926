"""What the encoder says is weighed with what the grammar found: here the encoder is made up, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tests.reading.drafts import draft_until
from tollbook.encoder.signals import MEASURES, ROLE, ROLES, TOLL, TRIGGER, WIDTH, Signals
from tollbook.model.account import Account
from tollbook.model.values import DateRange, Perpetrator, Responsibility, Stance
from tollbook.reading.accounts import make_accounts
from tollbook.reading.draft import Draft

TEXT = (
    "A bomb killed six people at a market in Gao on Monday. "
    "In Bamako a leaflet of the Azawad Liberation Front spoke of a first greeting to the traitors. "
    "France sent its condolences."
)


def signals(draft: Draft, roles: Mapping[str, str]) -> Signals:
    """An encoder that sees these roles in these words, every figure and attack, and kin in every word."""
    columns = np.full((len(draft.tokens), WIDTH), -6.0, np.float32)
    for index, token in enumerate(draft.tokens):
        if token.text in roles:
            columns[index, ROLE.start + ROLES.index(roles[token.text])] = 6.0
    for toll in draft.tolls:
        columns[toll.first : toll.last, TOLL.start + MEASURES.index(toll.measure)] = 6.0
    for attack in draft.attacks:
        columns[attack.first : attack.last, TRIGGER] = 6.0
    return Signals(columns, np.ones((len(draft.tokens), 1), np.float32), 5.0, 6.0)


def accounts(text: str, roles: Mapping[str, str]) -> tuple[Account, ...]:
    draft = draft_until("responsibility", text)
    made = make_accounts(replace(draft, signals=signals(draft, roles)))["accounts"]
    assert isinstance(made, tuple)
    return made


def claims_of(account: Account) -> list[tuple[str, Stance]]:
    return [(value.actor.name, value.stance) for _, value in account.claims_of(Responsibility)]


def test_a_claim_in_words_that_no_list_holds() -> None:
    front = dict.fromkeys(("Azawad", "Liberation", "Front"), "claimant")
    (account,) = accounts(TEXT, front)
    assert claims_of(account) == [("Azawad Liberation Front", Stance.CLAIMED)]
    claim, _ = next(account.claims_of(Responsibility))
    assert claim.rule == "responsibility/weighed"
    assert claim.evidence[0].span.of(TEXT) == "Azawad Liberation Front"


def test_a_denial_in_words_that_no_list_holds() -> None:
    front = dict.fromkeys(("Azawad", "Liberation", "Front"), "denier")
    (account,) = accounts(TEXT, front)
    assert claims_of(account) == [("Azawad Liberation Front", Stance.DENIED)]


def test_nobody_claims_where_the_encoder_sees_nobody() -> None:
    (account,) = accounts(TEXT, {})
    assert claims_of(account) == []


def test_who_did_it_may_stand_in_another_sentence() -> None:
    front = dict.fromkeys(("Azawad", "Liberation", "Front"), "perpetrator")
    (account,) = accounts(TEXT, front)
    assert "Azawad Liberation Front" in [value.actor.name for _, value in account.claims_of(Perpetrator)]


def test_a_day_that_the_encoder_sees_goes_before_the_nearest_one() -> None:
    text = (
        "On Friday a judge in Lyon sent a man of 30 to prison for life for the bombing of the market of Gao, "
        "where six people were killed in March 2019."
    )
    day = dict.fromkeys(("March", "2019"), "date")
    (account,) = accounts(text, day)
    assert account.first(DateRange) is not None
    assert account.date is not None
    assert account.date.start.isoformat() == "2019-03-01"
