"""Roles: who did it, whom and what it was aimed at, who was harmed, with what."""

from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.model.values import Basis, Group, Harm, Perpetrator, Target, TargetKind, Victim, Weapon
from tollbook.reading.reader import read_report

Value = TypeVar("Value", Perpetrator, Target, Victim, Weapon)


def values(text: str, kind: type[Value]) -> list[Value]:
    reading = read_report(Report("t", None, None, None, "2024-03-05", "0" * 64, text))
    claims = (claim for account in reading.accounts for claim in account.claims)
    return [claim.value for claim in claims if isinstance(claim.value, kind)]


def doers(text: str) -> list[str]:
    return [value.actor.name for value in values(text, Perpetrator)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen shot dead two teachers in Sibi on Monday.", ["Gunmen"]),
        ("Two teachers were shot dead by masked gunmen in Sibi on Monday.", ["masked gunmen"]),
        ("Three farmers died in Israeli air strikes on Khan Younis on Monday.", ["Israeli"]),
        ("Russia fired missiles at Odesa on Monday, killing four people.", ["Russia"]),
        ("After rebels attacked a bus near Goma on Monday, five people were dead.", ["rebels"]),
        ("Insurgents who attacked a convoy near Mosul on Monday killed six soldiers.", ["Insurgents"]),
        ("The rebels launched a surprise attack on the town of Bunia on Monday, killing nine people.", ["rebels"]),
        ("Masked men threw grenades at a bar in Bujumbura on Monday, killing two people.", ["Masked men"]),
        ("Police in western Farah province say gunmen ambushed a bus on Monday, killing three people.", ["gunmen"]),
        (
            "Militants from the Valley Liberation Front killed six farmers near Goma on Monday.",
            ["Valley Liberation Front"],
        ),
        (
            "A rebel group known as the Valley Liberation Front attacked Bunia on Monday, killing two.",
            ["Valley Liberation Front"],
        ),
        ("Gunmen killed a judge in Sibi on Monday. The men fled after they killed him.", ["Gunmen"]),
        (
            "Israeli tanks shelled a house in Gaza City on Monday, killing two men. Militants fired rockets.",
            ["Israeli tanks"],
        ),
        ("A bomb killed three people in Quetta on Monday. Police shot dead a man at the scene.", []),
    ],
)
def test_doers(text: str, names: list[str]) -> None:
    assert doers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed six people in Baghdad on Monday, police said.",
        "An attack on police in Kabul on Monday killed three people.",
        "A mine killed two people near the city of Huambo, Angola, on Monday.",
        "A blast killed four people in Delhi on Monday and police arrested two men.",
    ],
)
def test_nobody_is_blamed_where_no_doer_is_told(text: str) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        (
            "A gunman shot dead four people in Leeds on Monday. Police identified the gunman as Tom Barlow.",
            "Tom Barlow",
            Basis.ALLEGED,
        ),
        (
            "Four people were shot dead in Leeds on Monday. Tom Barlow, 34, was arrested over the shooting.",
            "Tom Barlow",
            Basis.ALLEGED,
        ),
        (
            "Tom Barlow was found guilty of the murder of four people in Leeds in 2019.",
            "Tom Barlow",
            Basis.STATED,
        ),
        (
            "Gunman Tom Barlow killed four people in Leeds on Monday. Prosecutors charged Barlow with murder.",
            "Tom Barlow",
            Basis.ALLEGED,
        ),
    ],
)
def test_a_person_who_stands_accused(text: str, name: str, basis: Basis) -> None:
    assert [(value.actor.name, value.basis) for value in values(text, Perpetrator)] == [(name, basis)]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were shot dead in Leeds on Monday. One was identified as Tom Barlow, a teacher.",
        "Tom Barlow was killed in Leeds on Monday. Police arrested two men over the murder of Barlow.",
    ],
)
def test_a_victim_is_no_suspect(text: str) -> None:
    assert "Tom Barlow" not in doers(text)


def test_rebels_are_the_group_that_claims_the_attack() -> None:
    text = (
        "Rebels killed six soldiers in an ambush near Goma on Monday. "
        "The Valley Liberation Front claimed responsibility for the ambush."
    )
    assert doers(text) == ["Valley Liberation Front"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Three militants and a soldier were killed in clashes near Kidal on Monday.", ["militants"]),
        (
            "Gang members clashed with police in Lagos on Monday, and the policemen later shot six gangsters dead.",
            ["Gang members", "police"],
        ),
        ("Tribesmen killed nine fighters in fighting along the border with Chad on Monday.", ["Tribesmen", "fighters"]),
        ("Fighting between Chad and Sudan near Adre on Monday killed nine people.", ["Chad", "Sudan"]),
    ],
)
def test_sides_of_a_fight(text: str, names: list[str]) -> None:
    assert doers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A driver kidnapped in Mosul on Monday was freed by Islamist militants on Tuesday.", ["Islamist militants"]),
        ("The kidnappers of a teacher abducted in Jos on Monday demand a ransom.", ["kidnappers"]),
    ],
)
def test_who_holds_the_abducted(text: str, names: list[str]) -> None:
    assert doers(text) == names


def test_an_attack_of_a_campaign_has_the_doers_of_the_whole() -> None:
    text = (
        "A series of U.S. air strikes killed nine people in Yemen on Monday. "
        "The first strike hit a house in Marib, killing four people. "
        "A second strike killed five people in Aden."
    )
    assert set(doers(text)) == {"U.S."}


def test_both_sides_of_a_fight() -> None:
    assert doers("Clashes between soldiers and Tuareg rebels near Kidal on Monday left nine people dead.") == [
        "soldiers",
        "Tuareg rebels",
    ]


def test_the_forces_that_answer_are_no_perpetrators() -> None:
    text = "Gunmen opened fire on a market in Jos on Monday, killing two people. Police shot one of the gunmen dead."
    assert "Police" not in doers(text)


def test_the_attacker_is_named_as_he_was_introduced() -> None:
    text = (
        "A suicide bomber killed three guards in Khost on Monday. Officials said the bomber blew himself up at a gate."
    )
    assert doers(text) == ["suicide bomber"]


def test_a_suspected_doer_is_alleged() -> None:
    found = values("Suspected rebels killed two drivers near Beni on Monday.", Perpetrator)
    assert [value.basis for value in found] == [Basis.ALLEGED]


def test_suspects_who_are_hit_are_not_accused() -> None:
    assert "suspected rebels" not in doers("Army helicopters killed ten suspected rebels near Beni on Monday.")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Gunmen attacked an army convoy near Gao on Monday, killing two.", "army convoy", TargetKind.PROPERTY),
        ("A bomb exploded outside a bank in Lima on Monday, hurting two people.", "bank", TargetKind.PROPERTY),
        ("The attack staged by rebels on the presidential palace on Monday killed two guards.", "presidential palace",
         TargetKind.PROPERTY),
        ("Gunmen kidnapped a priest in Owerri on Monday.", "priest", TargetKind.PEOPLE),
        ("THE MAYOR'S HOUSE WAS BOMBED IN CUSCO ON MONDAY. THREE PEOPLE WERE WOUNDED.", "HOUSE", TargetKind.PROPERTY),
    ],
)  # fmt: skip
def test_targets(text: str, words: str, kind: TargetKind) -> None:
    assert any(words in target.text and target.kind is kind for target in values(text, Target))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HOWEVER, TWO BANKS WERE DESTROYED BY A BOMB IN LIMA ON MONDAY.", ["BANKS"]),
        ("A bomb exploded in Lima on Monday and shattered the windows of a pharmacy.", ["pharmacy"]),
        ("A bomb exploded in Lima on Monday, damaging a pharmacy and its windows.", ["pharmacy"]),
        ("A bomb in Lima on Monday destroyed a truck owned by the port.", ["truck"]),
        ("REBELS DYNAMITED TWO TRANSFORMERS NEAR LIMA ON MONDAY AND DESTROYED THE PEACE.", ["TRANSFORMERS"]),
        ("Rebels attacked a crowd in Lima on Monday and killed two teachers.", ["teachers"]),
        ("Gunmen kidnapped two engineers outside a hotel in Lima on Monday.", ["engineers"]),
    ],
)
def test_what_was_meant(text: str, words: list[str]) -> None:
    assert [target.text for target in values(text, Target)] == words


def test_an_attack_on_a_day_has_no_target() -> None:
    assert values("An attack on Monday in Kano killed four people.", Target) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen killed a nun and two drivers near Juba on Monday.", ["nun", "drivers"]),
        ("THE MURDER OF FATHER TOMAS ALVARADO AND TWO STUDENTS IN AYACUCHO ON MONDAY.", ["FATHER TOMAS ALVARADO"]),
        ("Two paramilitary soldiers were wounded by gunmen in Quetta on Monday.", ["paramilitary soldiers"]),
    ],
)
def test_victims_as_worded(text: str, words: list[str]) -> None:
    found = [victim.text for victim in values(text, Victim)]
    assert all(any(word in text for text in found) for word in words)


def test_a_named_victim_stands_alone() -> None:
    found = values("Gunmen shot dead journalist Karim Daoud Nasser, 41, in Basra on Monday.", Victim)
    assert [(v.name, v.age, v.harm) for v in found] == [("Karim Daoud Nasser", 41, Harm.KILLED)]


@pytest.mark.parametrize(
    ("words", "sex"), [("her brother", "male"), ("his wife", "female"), ("his driver", None), ("a policeman", "male")]
)
def test_a_possessive_says_nothing_of_the_sex(words: str, sex: str | None) -> None:
    found = values(f"Gunmen killed {words} in Lima on Sunday.", Victim)
    assert [victim.sex for victim in found] == [sex]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen killed Judge Ana Rivas Soto in Lima on Monday. The slain judge had no guards.",
         ["Judge Ana Rivas Soto"]),
        ("Gunmen killed Judge Ana Rivas Soto in Lima on Monday. Her driver was wounded.",
         ["Judge Ana Rivas Soto", "driver"]),
        ("The murder of the Jesuits in Lima on Monday shocked many. The Jesuit priests were murdered at home.",
         ["Jesuits"]),
        ("Gunmen kidnapped Ana Rivas Soto in Lima on Monday. Ana Rivas Soto was killed.", ["Ana Rivas Soto"]),
        ("A bomb killed nine people, including two teachers, in Lima on Monday.", ["teachers"]),
    ],
)  # fmt: skip
def test_each_victim_once(text: str, words: list[str]) -> None:
    assert [victim.text for victim in values(text, Victim)] == words


def test_the_gravest_harm_stands() -> None:
    found = values("Gunmen kidnapped Ana Rivas Soto in Lima on Monday. Ana Rivas Soto was killed.", Victim)
    assert [victim.harm for victim in found] == [Harm.KILLED]


def test_attackers_who_fall_are_no_victims_of_their_attack() -> None:
    found = values("Gunmen attacked a bus near Lima on Monday. Two teachers and one of the gunmen were killed.", Victim)
    assert [victim.text for victim in found] == ["teachers"]


def test_sex_and_group_come_from_the_words() -> None:
    found = values("Gunmen killed a policewoman in Herat on Monday.", Victim)
    assert [(v.sex, v.group) for v in found] == [("female", Group.SECURITY_FORCES)]


def test_the_arrested_are_no_victims() -> None:
    found = values("A bomb killed two people in Izmir on Monday. Police arrested three men.", Victim)
    assert [v.harm for v in found] == [Harm.KILLED]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen with assault rifles killed two people in Jos on Monday.", ["assault rifles"]),
        ("A car bomb killed two people in Jos on Monday when the bomb exploded at noon.", ["car bomb"]),
        ("Gunmen killed two people in Jos on Monday. Police seized rifles and grenades later.", []),
        ("A bomb killed two people in Jos on Monday. Fear of bombs keeps others at home.", ["bomb"]),
        ("Gunmen with pistols killed two people in Jos on Monday; both were hit by bullets.", ["pistols"]),
    ],
)
def test_weapons(text: str, words: list[str]) -> None:
    assert [weapon.text for weapon in values(text, Weapon)] == words


WORDS = st.sampled_from(
    "gunmen police killed two soldiers by attacked , and the of bomb exploded in near who were bus mayor fired at . "
    "MAYOR KILLED BY Israeli strikes between on wounded women rebels clashed with launched attack 34 a".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30))
@example(["two", "KILLED", "by", "bus"])
def test_any_row_of_words_is_read_and_quoted_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    report = Report("t", None, None, None, None, "0" * 64, text)
    for account in read_report(report).accounts:
        for claim in account.claims:
            for evidence in claim.evidence:
                assert 0 <= evidence.span.start < evidence.span.end <= len(text)
            if isinstance(claim.value, Victim | Target | Weapon):
                assert claim.value.text == claim.evidence[0].span.of(text)
