"""Claims, denials, "nobody has claimed", and accusations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.reading.draft import Accusation, Draft, ResponsibilityMention
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.reader import GRAMMAR

PIPELINE = Pipeline(GRAMMAR.steps[: [step.name for step in GRAMMAR.steps].index("responsibility") + 1])


def read(text: str) -> Draft:
    return PIPELINE.draft(Report(None, None, None, None, None, "0" * 64, text))


def mentions(draft: Draft) -> list[ResponsibilityMention | Accusation]:
    return [*draft.responsibility, *draft.accusations]


def stances(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (found.actor.ref.name if found.actor else None, found.stance.value if found.stance else None)
        for found in read(text).responsibility
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The BLA claimed responsibility for the blast.", "BLA"),
        ("The Taliban has claimed the bombing.", "Taliban"),
        ("The raid, which was claimed by Boko Haram, killed nine.", "Boko Haram"),
        ("Responsibility for the attack was claimed by ETA.", "ETA"),
        ("Hamas took responsibility for the ambush.", "Hamas"),
        ("A Taliban spokesman said it was behind the blast.", "Taliban"),
        ("Omar Said confessed to the murder.", "Omar Said"),
        ("Islamist Omar Said, in a video, claimed responsibility.", "Islamist Omar Said"),
        ("Boko Haram burned a village. The group claimed responsibility.", "Boko Haram"),
        ("Boko Haram burned a village. It claimed responsibility in a video.", "Boko Haram"),
        ("The Israeli army said its troops shelled a post.", "Israeli army"),
        ("Al-Shabaab claimed to have killed nine soldiers.", "Al-Shabaab"),
        ("The Taliban says it captured a reporter in Helmand.", "Taliban"),
        ("The Israeli army said aircraft fired at three men near the fence.", "Israeli army"),
        ("The Turkish army confirmed the airstrikes.", "Turkish army"),
        ("The rebel group that claimed responsibility is small.", "rebel group"),
        ("The River Front said in a statement that it had killed 20 soldiers.", "River Front"),
        ('The River Front said: "On 4 May our fighters attacked the post."', "River Front"),
        ("The coalition said that the strike was a legitimate action.", "coalition"),
        ("The River Front said on Monday that it had carried out the car bombing.", "River Front"),
        ("The River Front said that its men were the authors of the raid.", "River Front"),
        ("The River Front said on its website that the rockets were its own.", "River Front"),
        ("A Taliban spokesman told reporters that his movement was responsible.", "Taliban"),
        ('"Our fighters stormed the base," said a spokesman for Al-Shabaab.', "Al-Shabaab"),
        ('Al-Shabaab said: "Both raids were ours."', "Al-Shabaab"),
        ('"Our men stormed the base at dawn," a spokesman for Al-Shabaab told reporters by telephone.', "Al-Shabaab"),
        ('Al-Shabaab said within hours that its fighters "struck the gate".', "Al-Shabaab"),
        ("A caller claimed the raid for the Red Brigades.", "Red Brigades"),
        ("A man claimed both bombings in the name of the Red Brigades.", "Red Brigades"),
        ("A message that praised the raid was signed by the Red Brigades.", "Red Brigades"),
        ("Boko Haram burned a village. The same group took responsibility for the raid.", "Boko Haram"),
        ("The River Front put out a claim on Monday.", "River Front"),
        ("Two raids killed nine. Hamas claims both of them.", "Hamas"),
        ("The River Front said that it had sent the man who blew himself up.", "River Front"),
        ("The River Front said that it was holding the two engineers.", "River Front"),
        ("The River Front admitted blowing up the bus.", "River Front"),
    ],
)
def test_claims(text: str, actor: str) -> None:
    assert (actor, "claimed") in stances(text)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Syria denied any involvement in the murder.", ["Syria"]),
        ("The Sudanese army has strongly denied a role in the raids.", ["Sudanese army"]),
        ("Iran rejected the accusation.", ["Iran"]),
        ("Syria disputed the charges.", ["Syria"]),
        ("The army dismissed the allegations.", ["army"]),
        ("Islamabad denied the charge.", ["Islamabad"]),
        ("Ethiopia and Eritrea deny any role in the attack.", ["Ethiopia", "Eritrea"]),
        ("Hamas fired rockets. It said it had nothing to do with the ambush.", ["Hamas"]),
        ("Omar Said was accused of the murder, which he denied.", ["Omar Said"]),
        ("The leader of the Northern Front denied that his men had fired.", ["Northern Front"]),
        ("The army rejected claims that it had shelled the village.", ["army"]),
        ("Iran condemned the raid and denied any link.", ["Iran"]),
        ("Officials blamed Iran for the raid. Iran denied it.", ["Iran"]),
        ("Officials blamed Iran for the raid. Iran called this a slander.", ["Iran"]),
        ("The River Front said in Madras that it had no hand in the murders.", ["River Front"]),
        ("The rebels said that they had not killed the nine men.", ["rebels"]),
        ('The River Front said on Monday that it "had no hand in these murders".', ["River Front"]),
        ("A bomb killed six people. The River Front said that the group was not involved.", ["River Front"]),
        ("A bomb killed six people. The River Front said its fighters had no part in it.", ["River Front"]),
        ("A bomb killed six people. The River Front denied it outright.", ["River Front"]),
        ("A shell hit a market. The army denied firing on the town.", ["army"]),
        ("Shells fell on a town. The army denied that its guns were near it.", ["army"]),
        ("The River Front distanced itself from the bombing.", ["River Front"]),
    ],
)
def test_denials(text: str, actors: list[str]) -> None:
    assert [name for name, stance in stances(text) if stance == "denied"] == actors


@pytest.mark.parametrize(
    "text",
    [
        "No one has claimed responsibility for the two raids.",
        "Nobody claimed the bombing.",
        "No group immediately claimed responsibility.",
        "There was no immediate claim of responsibility.",
        "There were no claims of responsibility.",
        "The attack has not been claimed.",
        "No other group has claimed the killings.",
        "Neither group has claimed the attack.",
        "None of the groups claimed responsibility.",
        "No group had claimed responsibility by Saturday evening.",
        "No organisation had said by Sunday that it was responsible.",
        "Nobody has said that they planted the bomb.",
    ],
)
def test_nobody_has_claimed(text: str) -> None:
    assert set(stances(text)) == {(None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six people. The River Front has not claimed it.",
        "The River Front has not taken responsibility for the bombing.",
        "The army said that it sent troops to the town after the bombing.",
        "Hamas has claimed responsibility for numerous attacks in recent years.",
        "The floods claimed nine lives.",
        "The island is claimed by China.",
        "The Taliban is suspected of the attack.",
        "He was admitted to a hospital after the attack.",
        "A court denied bail to the suspect.",
        "The judge dismissed the charges in the murder.",
        "The army denied a visa to the reporter.",
        "The police said they arrested nine rebels.",
        "Officials do not deny the massacre.",
        "The information minister rejected the claim and said that bandits had carried out the raid.",
        "The army denied the president's claim.",
        "The River Front said that its men had fired in self-defence.",
        "The bishop said that the strike was a legitimate action.",
        "The police have not said who was behind the attack.",
        "A bomb killed nine. The ministry said that the report of a second one was false.",
        "The River Front released a captive. Iran denied it.",
        "The rebels said that the army was responsible for the raid.",
        "The army said that its men were responsible for the safety of the road.",
        "Lusaka - A dispute about a report on the shooting went on.",
        "Police arrested nine men. It denied the charge.",
        "The Turkish army said on Monday that it struck nine caves in the hills.",
        "A bomb killed nine. In the town of Asmar he admitted both attacks.",
    ],
)
def test_neither_claim_nor_denial(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "accuser"),
    [
        ("Officials blamed the Taliban for the blast.", "Taliban", "Officials"),
        ("The government has accused Boko Haram of the raid.", "Boko Haram", "The government"),
        ("The blast was blamed on the BLA.", "BLA", None),
        ("Hezbollah is suspected of the attack.", "Hezbollah", None),
        ("Suspected Boko Haram insurgents burned a village.", "Suspected Boko Haram insurgents", None),
    ],
)
def test_accusations(text: str, actor: str, accuser: str | None) -> None:
    found = read(text).accusations
    assert [one.actor.ref.name for one in found] == [actor]
    assert (found[0].accuser.words if found[0].accuser else None) == accuser


def test_two_sides_that_blame_each_other() -> None:
    found = read("The ELN and the FARC blamed each other for the raid.").accusations
    assert {one.actor.ref.actor_id for one in found} == {"eln", "farc"}


def test_evidence_has_its_parts() -> None:
    draft = read("The army said its troops shelled a post. The BLA claimed responsibility. Police blamed ETA for it.")
    parts = [{piece.part for piece in found.evidence} for found in mentions(draft)]
    assert parts == [{"actor", "stance"}, {"actor", "stance", "source"}, {"actor", "stance", "source"}]


WORDS = st.sampled_from(
    "The BLA claimed responsibility for denied any role in attack no one has group it said which he , . by and killed "
    "Israel army blamed on suspected rebels its troops".split()
)


@settings(max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_mentions_rest_on_words(text: str) -> None:
    draft = read(text)
    for found in mentions(draft):
        assert found.evidence
        assert all(0 <= piece.span.start < piece.span.end <= len(text) for piece in found.evidence)
        assert 0 <= found.sentence < len(draft.sentences)
    for stance in draft.responsibility:
        assert (stance.actor is None) == (stance.stance is None)
