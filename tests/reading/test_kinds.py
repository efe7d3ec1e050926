"""The type of an incident: what its words and its circumstances say together."""

from __future__ import annotations

import pytest

from tests.reading.drafts import read
from tollbook.model.values import AttackType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb killed two guards in Kabul.", AttackType.BOMBING),
        (
            "A suicide bomber blew himself up in Kabul, killing two guards. The blast broke windows.",
            AttackType.SUICIDE_BOMBING,
        ),
        ("Gunmen opened fire on a bus in Kabul, killing two people.", AttackType.ARMED_ASSAULT),
        ("Two people were killed in Israeli strikes on the Gaza Strip.", AttackType.AIR_STRIKE),
        ("Troops killed nine rebels in a gun battle near Mogadishu.", AttackType.ARMED_CLASH),
        ("A driver rammed a crowd in Nice, injuring two people.", AttackType.OTHER_VIOLENCE),
        ("A man threw a grenade at a bar in Kigali, wounding six people.", AttackType.GRENADE_ATTACK),
        ("Gunmen kidnapped two nuns in Maiduguri.", AttackType.ABDUCTION),
        ("Rockets fired at the port of Mariupol killed two people.", AttackType.SHELLING),
        ("Two policemen died when their truck struck a land mine near Herat.", AttackType.BOMBING),
    ],
)
def test_kind(text: str, kind: AttackType) -> None:
    assert read(text).accounts[0].type.code == kind


def test_the_type_rests_on_a_word_for_it() -> None:
    text = "An attack on a gate in Kabul killed two guards when a suicide bomber came near."
    account = read(text).accounts[0]
    claim = next(claim for claim in account.claims if claim.rule.startswith("attacks/"))
    assert account.type.code is AttackType.SUICIDE_BOMBING
    assert claim.evidence[0].span.of(text) == "suicide bomber"


def test_without_a_word_for_it_the_type_rests_on_the_harm() -> None:
    account = read("Troops killed nine rebels near Mogadishu.").accounts[0]
    assert [claim.rule for claim in account.claims if claim.rule.startswith("attacks/")] == ["attacks/harm-alone"]
