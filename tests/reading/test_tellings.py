"""Which sentences tell of one incident, and what is no incident at all."""

from __future__ import annotations

import pytest

from tests.reading.drafts import draft_until, read
from tollbook.model.account import Account, Role
from tollbook.model.values import AttackType
from tollbook.reading.scenes import cut_scenes, is_bulletin


def towns(text: str, published: str | None = "2021-03-08") -> list[str | None]:
    return [account.place.name if account.place else None for account in read(text, published).accounts]


TWO_ATTACKS = (
    "A car bomb killed four people at a market in Kirkuk on Sunday. "
    "In a separate attack, gunmen shot dead two policemen in Mosul."
)
ONE_ATTACK = (
    "A car bomb killed four people at a market in Kirkuk on Sunday, police said. "
    "The blast also wounded nine people. The market was crowded when the bomb went off."
)


def test_another_town_is_another_incident() -> None:
    assert towns(TWO_ATTACKS) == ["Kirkuk", "Mosul"]


def test_a_sentence_that_refers_back_tells_of_the_same() -> None:
    (account,) = read(ONE_ATTACK).accounts
    assert sorted((toll.measure.value, toll.count.low) for _, toll in account.tolls) == [("killed", 4), ("wounded", 9)]


def test_an_event_recalled_in_a_clause_is_background() -> None:
    text = "Gunmen killed two teachers in Herat on Sunday, a week after nine people were killed in a bombing in Kabul."
    accounts = read(text).accounts
    assert [account.place.name if account.place else None for account in accounts] == ["Herat", "Kabul"]
    assert [account.role for account in accounts] == [Role.MAIN, Role.BACKGROUND]


@pytest.mark.parametrize(
    "text",
    [
        "The parliament in Nairobi passed the budget on Tuesday after a long debate.",
        "A bus crashed into a truck near Lima on Sunday, killing nine people.",
        "Police in Oslo said they had foiled a plot to bomb the airport.",
        "Workers at the port went on strike on Monday.",
        "Police in Leeds arrested three men on Monday over rocket attacks on farms.",
        "Soldiers raided the town of Jenin on Monday and arrested eight members of a banned group.",
        "Troops captured three militants near Tikrit on Monday.",
    ],
)
def test_no_incident(text: str) -> None:
    assert read(text).accounts == ()


def test_arrests_after_a_fight_are_part_of_it() -> None:
    (account,) = read(
        "Police arrested three men in Leeds on Monday after a gun battle in which a guard was killed."
    ).accounts
    assert ("captured", 3) in [(toll.measure.value, toll.count.low) for _, toll in account.tolls]


def test_a_bulletin_is_told_by_its_paragraphs() -> None:
    items = (
        "Three people are killed in a bombing in Kabul.",
        "Gunmen kill two guards in Mosul.",
        "A rocket hits a school in Donetsk.",
        "Rebels kill five soldiers in Goma.",
    )
    assert is_bulletin(cut_scenes(draft_until("casualties", "\n\n".join(items))))
    assert not is_bulletin(cut_scenes(draft_until("casualties", ONE_ATTACK.replace(". ", ".\n\n"))))


def parts_of(accounts: tuple[Account, ...]) -> dict[str | None, str | None]:
    ids = {account.id: account.place.name if account.place else None for account in accounts}
    return {ids[a.id]: ids[a.part_of] for a in accounts if a.part_of}


def test_a_campaign_and_its_parts() -> None:
    text = (
        "A wave of bombings across Iraq killed at least 30 people on Sunday. "
        "In Kirkuk, a car bomb killed 12 people at a market. "
        "In Mosul, another bomb killed nine people near a mosque."
    )
    accounts = read(text).accounts
    assert parts_of(accounts) == {"Kirkuk": "Iraq", "Mosul": "Iraq"}
    assert accounts[0].best["killed"].best == 30  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A suicide bomber killed six people in Kabul on Sunday.", AttackType.SUICIDE_BOMBING),
        ("A bomb killed six people in Kabul. Police said a suicide bomber set it off.", AttackType.SUICIDE_BOMBING),
        ("Men threw grenades into a bar in Bujumbura, killing six people.", AttackType.GRENADE_ATTACK),
        ("Gunmen kidnapped six nurses in Zamfara on Sunday.", AttackType.ABDUCTION),
        ("An air strike killed six people in Idlib on Sunday.", AttackType.AIR_STRIKE),
        ("Soldiers clashed with rebels in Goma on Sunday and six rebels were killed.", AttackType.ARMED_CLASH),
        ("Rockets hit a market in Donetsk on Sunday, killing six people.", AttackType.SHELLING),
        ("Gunmen opened fire on a bus in Quetta on Sunday, killing six people.", AttackType.ARMED_ASSAULT),
    ],
)
def test_types(text: str, kind: AttackType) -> None:
    assert read(text).accounts[0].type.code is kind


def test_the_headline_of_another_story_is_no_scene() -> None:
    lines = ("Gunmen shot four men in Ulm on Sunday.", "Officer dies after a raid in Linz", "All are in hospital.")
    draft = draft_until("casualties", "\n\n".join(lines))
    assert [draft.words(scene.first, scene.last) for scene in cut_scenes(draft)] == [lines[0], lines[2]]
