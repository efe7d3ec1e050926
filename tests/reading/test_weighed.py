"""What the encoder says is weighed with what the grammar found: here the encoder is made up, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from tests.reading.drafts import draft_until
from tollbook.encoder.signals import MEASURES, ROLE, ROLES, TOLL, TRIGGER, WIDTH, Signals
from tollbook.model.values import Perpetrator, Responsibility, Stance
from tollbook.reading.accounts import make_accounts, share_responsibility
from tollbook.reading.draft import Draft
from tollbook.reading.scenes import cut_scenes
from tollbook.reading.signals import levels
from tollbook.reading.tellings import group_scenes
from tollbook.reading.weighed_claims import claim_features, speakers
from tollbook.reading.weighed_dates import other_dates, other_features
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import CLAIMANT, DATE, DENIER
from tollbook.reading.when_and_where import date_of

FRONT = "Azawad Liberation Front"
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


def told(text: str, roles: Mapping[str, str]) -> Draft:
    draft = draft_until("responsibility", text)
    return replace(draft, signals=signals(draft, roles))


def claims(roles: Mapping[str, str], stance: Stance) -> dict[str, float]:
    """How likely each of the cast claims or denies the incident of the text."""
    draft = told(TEXT, roles)
    tellings, _ = group_scenes(cut_scenes(draft), draft)
    spoken = share_responsibility(draft, tellings)
    table = {Stance.CLAIMED: CLAIMANT, Stance.DENIED: DENIER}[stance]
    return {
        member.mentions[0].ref.name: weigh(claim_features(member, stance, draft, tellings, spoken, 0), table)
        for member in speakers(draft, spoken)
    }


@pytest.mark.parametrize(("role", "stance"), [("claimant", Stance.CLAIMED), ("denier", Stance.DENIED)])
def test_whom_the_encoder_sees_claiming_or_denying_is_likelier_to_do_so(role: str, stance: Stance) -> None:
    seen, unseen = claims(dict.fromkeys(FRONT.split(), role), stance), claims({}, stance)
    assert seen[FRONT] > unseen[FRONT]
    assert seen["France"] == unseen["France"]
    assert max(seen, key=seen.__getitem__) == FRONT


def test_nobody_claims_where_nobody_is_seen_to() -> None:
    made = make_accounts(told(TEXT, {}))["accounts"]
    assert isinstance(made, tuple)
    assert [list(account.claims_of(Responsibility)) for account in made] == [[]]


def test_a_claim_rests_on_the_words_of_claiming_or_on_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLAIMANT, "encoder: claimant at least sure", 9.0)
    draft = told(TEXT, dict.fromkeys(FRONT.split(), "claimant"))
    made = make_accounts(draft)["accounts"]
    assert isinstance(made, tuple)
    ((claim, value),) = made[0].claims_of(Responsibility)
    assert (value.actor.name, value.stance, claim.rule) == (FRONT, Stance.CLAIMED, "responsibility/weighed")
    actor, words = (evidence.span.of(TEXT) for evidence in claim.evidence)
    assert actor == FRONT
    assert words.startswith("In Bamako a leaflet")


def test_who_did_it_may_stand_in_another_sentence() -> None:
    made = make_accounts(told(TEXT, dict.fromkeys(FRONT.split(), "perpetrator")))["accounts"]
    assert isinstance(made, tuple)
    assert FRONT in [value.actor.name for _, value in made[0].claims_of(Perpetrator)]


def test_a_time_that_the_encoder_sees_is_likelier() -> None:
    text = "On Friday a judge in Lyon sent a man to prison for the bombing of Gao, where six people died in March 2019."

    def weights(roles: Mapping[str, str]) -> dict[str, float]:
        draft = told(text, roles)
        (telling,), _ = group_scenes(cut_scenes(draft), draft)
        chosen = date_of(telling, [telling], draft)
        return {
            date.span.of(text): weigh(other_features(date, telling, draft, chosen), DATE)
            for date in other_dates(draft, chosen)
        }

    assert weights({"March": "date", "2019": "date"})["March 2019"] > weights({})["March 2019"]


def test_levels_that_were_never_seen_count_as_those_below() -> None:
    assert list(levels("kin", 9.0))[:-1] == list(levels("kin", 3.0))
    assert list(levels("kin", -9.0)) == []
