"""Casualty figures of a sentence: measure, group, bounds and state, by the codebook."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.model.values import Group
from tollbook.reading.draft import Draft, TollMention, TollState
from tollbook.reading.reader import GRAMMAR

_SHORT = {
    Group.CIVILIANS: "civilians",
    Group.SECURITY_FORCES: "forces",
    Group.MILITANTS: "militants",
    Group.UNSPECIFIED: "nobody's",
}


def read(text: str) -> Draft:
    return GRAMMAR.draft(Report(None, None, None, None, "2020-05-06", "0" * 64, text))


def shown(toll: TollMention) -> str:
    """'killed forces 4', 'wounded nobody's 51+', '(killed civilians 2)' for a part, '~killed nobody's 0' for a
    figure that is overtaken."""
    high = "" if toll.count.high == toll.count.low else "+" if toll.count.high is None else f"-{toll.count.high}"
    words = f"{toll.measure.value} {_SHORT[toll.group]} {toll.count.low}{high}"
    return {TollState.PART: f"({words})", TollState.SUPERSEDED: f"~{words}"}.get(toll.state, words)


def tolls(text: str) -> list[str]:
    return [shown(toll) for toll in read(text).tolls]


FORMS = [
    ("Two soldiers were killed on Monday.", ["killed forces 2"]),
    ("Gunmen in a car have killed two soldiers.", ["killed forces 2"]),
    ("The mine went off, killing a soldier.", ["killed forces 1"]),
    ("Five soldiers died in the fire fight.", ["killed forces 5"]),
    ("The raid left nine soldiers dead.", ["killed forces 9"]),
    ("A reporter was found shot dead at home.", ["killed civilians 1"]),
    ("The deaths of four nurses were confirmed.", ["killed civilians 4"]),
    ("They marched after the fatal shooting by police of Mark Hill.", ["killed civilians 1"]),
    ("Police found the bodies of two bound and gagged men.", ["killed nobody's 2"]),
    ("Four people suffered minor injuries.", ["wounded nobody's 4"]),
    ("After the raid nine nurses were taken to hospital.", ["wounded civilians 9"]),
    ("Gunmen took 18 engineers prisoner.", ["captured civilians 18"]),
    ("Eight nurses remain missing.", ["missing civilians 8"]),
    ("Two suicide bombers blew themselves up at the gate.", ["killed militants 2"]),
    ("The death toll from the raid on the town of Kosti on Monday rose to 20.", ["killed nobody's 20"]),
    ("Tom Hill, who led the union, was killed in May.", ["killed civilians 1"]),
    ("The mayor put the number of dead at 53: most were nurses.", ["killed nobody's 53"]),
    ("The injured are put at 48.", ["wounded nobody's 48"]),
    ("One nurse died, raising to five the number of people killed.", ["killed civilians 1", "killed nobody's 5"]),
    ("The number of people who died in the raid on the old mill rose to eight.", ["killed nobody's 8"]),
    ("The army has lost nine soldiers.", ["killed forces 9"]),
    ("Five nurses have not been found.", ["missing civilians 5"]),
    ("Forty nurses are in hospital.", ["wounded civilians 40"]),
    ("Ten shoppers were pulled out of a bus and shot dead.", ["killed civilians 10"]),
    ("Forty nurses were shot, hacked or burned to death.", ["wounded civilians 40", "killed civilians 40"]),
    ("A man stabbed eight nurses to death.", ["killed civilians 8"]),
    ("Pirates seized a tanker with 22 crew members.", ["captured civilians 22"]),
    ("Pirates seized a boat with rifles.", []),
    ("It recalled the murder of senator and presidential candidate Tom Hill.", ["killed civilians 1"]),
    ("Two nurses were shot dead before the man gave himself up.", ["killed civilians 2", "captured militants 1"]),
    ("One nurse was hit in the shoulder.", ["wounded civilians 1"]),
    ("Seven nurses were hurt, two seriously.", ["wounded civilians 7", "(wounded civilians 2)"]),
    ("Seven nurses were hurt, two of them fatally.", ["wounded civilians 7", "(killed civilians 2)"]),
    ("Rebels hold eight soldiers as prisoners.", ["captured forces 8"]),
    ("Eight nurses were taken to the hills as hostages.", ["captured civilians 8"]),
    ("A man shot dead two nurses and then himself.", ["killed civilians 2", "killed militants 1"]),
    ("The bomber and six other people died.", ["killed militants 1", "killed nobody's 6"]),
    ("Then 25, he was hit in the head.", ["wounded civilians 1"]),
    ("Of the 14 attackers, 12 died.", ["killed militants 12"]),
    ("The guards captured a fourth.", ["captured nobody's 1"]),
    ("The mayor, who was 62 and ill, was killed.", ["killed civilians 1"]),
    ("Nurses aged 20 and 21 died.", []),
    ("They knew of at least 95 dead and 19 missing.", ["killed nobody's 95+", "missing nobody's 19"]),
    ("A man killed two nurses and took his own life.", ["killed civilians 2", "killed militants 1"]),
]

LISTS = [
    ("A bomb killed a nun and her bodyguard.", ["killed civilians 2"]),
    ("A bomb killed a police general and his driver.", ["killed forces 2"]),
    ("It killed two policemen, a farmer and three children, a doctor said.", ["killed forces 2", "killed civilians 4"]),
    ("The farmer and publisher was killed.", ["killed civilians 1"]),
    ("The blast went off early, killing himself and two nurses.", ["killed militants 1", "killed civilians 2"]),
    ("According to President Tom Hill, six nurses were killed.", ["killed civilians 6"]),
    ("The judge was killed in the raid along with two of his guards.", ["killed civilians 3"]),
    ("Two soldiers were killed in addition to three nurses.", ["killed forces 2", "killed civilians 3"]),
    ("Rebels kidnapped two Danes and three Swedish men.", ["captured nobody's 5"]),
    ("The judge, Tom Hill, was killed.", ["killed civilians 1"]),
    ("Tom Hill, a judge, and two guards were killed.", ["killed civilians 1", "killed forces 2"]),
    ("One hostage, the banker Tom Hill, died.", ["captured civilians 1", "killed civilians 1"]),
    ("Three tourists, two women and a man, were killed.", ["killed civilians 3"]),
    ("Ten of the rebels, who call themselves the Hill Boys, died.", ["killed militants 10"]),
    ("Two of his brothers, John Hill and Robert Hill, were killed.", ["killed civilians 2"]),
    ("One U.S. Marine and two Afghan soldiers were killed.", ["killed forces 1", "killed forces 2"]),
    ("More than 40 rebels and twelve raiders were killed.", ["killed militants 41+", "killed militants 12"]),
    ("The shots left three men and three women hurt.", ["wounded civilians 6"]),
    (
        "It went off, killing two soldiers and a nun, officials and the army said.",
        ["killed forces 2", "killed civilians 1"],
    ),
    ("Gunmen killed the priest of the village and three other people.", ["killed civilians 4"]),
    (
        "Six soldiers, three nurses and one farmer made up the ten killed.",
        ["killed forces 6", "killed civilians 4", "killed nobody's 10"],
    ),
]

PARTS = [
    ("Nine people, including two nurses, were killed.", ["killed nobody's 9", "(killed civilians 2)"]),
    (
        "It killed 14 people, including six attackers, and 13 others were hurt.",
        ["killed nobody's 14", "(killed militants 6)", "wounded militants 13"],
    ),
    ("Among the dead are five soldiers.", ["(killed forces 5)"]),
    ("The dead include 100 soldiers and 60 rebels.", ["(killed forces 100)", "(killed militants 60)"]),
    ("A farmer was among those killed.", ["(killed civilians 1)"]),
    ("It killed seven villagers, six of whom were asleep.", ["killed civilians 7", "(killed civilians 6)"]),
    (
        "Three nurses, two farmers and a judge were among the nine killed.",
        ["(killed civilians 3)", "(killed civilians 2)", "(killed civilians 1)", "killed nobody's 9"],
    ),
    ("Nine people, two of them nurses, were killed.", ["killed nobody's 9", "(killed civilians 2)"]),
    ("The raid wounded 12 people, three of whom were soldiers.", ["wounded nobody's 12", "(wounded forces 3)"]),
    ("A bomb killed 20 people. Twelve of them were nurses.", ["killed nobody's 20", "(killed civilians 12)"]),
    ("A bomb killed six people. Twelve of them were nurses.", ["killed nobody's 6"]),
    ("The dead are ten tourists and a policeman.", ["(killed civilians 10)", "(killed forces 1)"]),
    ("A teacher from Norway is among the dead.", ["(killed civilians 1)"]),
    ("Four of the wounded died at night.", ["(killed nobody's 4)"]),
    ("Seven nurses, five of them French, were abducted.", ["captured civilians 7", "(captured civilians 5)"]),
    ("The death toll rose to 72, twenty of them children.", ["killed nobody's 72", "(killed civilians 20)"]),
    (
        "The toll rose to 52, five of them children, and nine were hurt.",
        ["killed nobody's 52", "(killed civilians 5)", "wounded nobody's 9"],
    ),
    (
        "Nine people died in the raid: six nurses, a soldier and the two gunmen.",
        ["killed nobody's 9", "(killed civilians 6)", "(killed forces 1)", "(killed militants 2)"],
    ),
    ("One soldier died in the raid: he was new.", ["killed forces 1"]),
    ("A child of four is among the dead.", ["(killed civilians 1)"]),
    (
        "The victims were nine nurses, a soldier and two farmers.",
        ["(killed civilians 9)", "(killed forces 1)", "(killed civilians 2)"],
    ),
    ("Nine nurses and two farmers are also among the dead.", ["(killed civilians 9)", "(killed civilians 2)"]),
    ("Twenty nurses, two of the gunmen among them, died.", ["killed civilians 20", "(killed militants 2)"]),
    ("A child is among the victims.", ["(killed civilians 1)"]),
    ("A Chinese and a Swiss are among the dead.", ["(killed nobody's 2)"]),
    ("Nine nurses, all but one of them Danes, were killed.", ["killed civilians 9"]),
    ("Mourners, including mayor Tom Hill, met after the fatal shooting of a nurse.", ["killed civilians 1"]),
]

ZEROS = [
    ("There were no casualties.", ["killed nobody's 0", "wounded nobody's 0"]),
    ("There are no reports of casualties.", ["killed nobody's 0", "wounded nobody's 0"]),
    ("It hit without causing any civilian casualties.", ["killed civilians 0", "wounded civilians 0"]),
    ("There were no casualties among the soldiers.", ["killed forces 0", "wounded forces 0"]),
    ("None of the nurses was harmed.", ["wounded civilians 0"]),
    ("The blast caused no injuries.", ["wounded nobody's 0"]),
    ("No one was hurt.", ["wounded nobody's 0"]),
    (
        "Police initially said it was foiled without casualties, but four nurses were killed.",
        ["~killed nobody's 0", "~wounded nobody's 0", "killed civilians 4"],
    ),
    ("No one else was hurt.", []),
    ("There was no word on casualties.", []),
]

GROUPS = [
    ("The blast killed two soldiers and wounded four others.", ["killed forces 2", "wounded forces 4"]),
    ("The blast killed two soldiers and wounded four other people.", ["killed forces 2", "wounded nobody's 4"]),
    ("The blast killed a woman and wounded four others.", ["killed civilians 1", "wounded nobody's 4"]),
    ("The blast killed nine people.", ["killed nobody's 9"]),
    ("Troops fired on two gunmen, killing one.", ["killed militants 1"]),
    ("An al-Qaida leader was killed in the raid.", ["killed militants 1"]),
    ("Tom Hill, a senior member of Hezbollah, was killed.", ["killed militants 1"]),
    ("Gunmen shot dead a politician.", ["killed civilians 1"]),
    ("Major Tom Hill was killed.", ["killed forces 1"]),
    ("A soldier slept. He was killed at dawn.", ["killed forces 1"]),
]

NO_TOLLS = [
    "The gunmen threatened to kill two soldiers.",
    "Two soldiers were not killed.",
    "Police arrested five men in March.",
    "Police arrested five men in connection with the raid.",
    "A gunman seized a rifle.",
    "The vote was held on Sunday.",
    "He was found with a gunshot wound to the neck, the man said.",
    "A judge sentenced two men to death.",
    "Chief Dan Slaughter spoke to reporters.",
    "Six people were killed in separate shootings.",
    "It was declared dead at noon, according to two neighbours.",
    "The fighting has killed 600 people this year.",
    "More than 600 people have been killed since 2004.",
    "Since the beginning of the campaign, dozens of rebels have been killed.",
    "Two fishermen drowned.",
    "She lives in the town.",
    "The boy remains in hospital.",
    "The team lost six games.",
    "An officer shot Hill.",
    "A soldier shot down a plane.",
    "That is two more than the army said were killed.",
    "One of the hostages spoke.",
    "The leader has not been seen since May.",
    "One other remains in custody.",
    "They had a plan to kidnap a soldier, torture and behead him.",
    "One man is charged with intention to kidnap and kill an officer.",
]


AFTER = [
    ("They shot six people, one fatally.", ["wounded nobody's 6", "killed nobody's 1"]),
    ("They stabbed two guards to death.", ["killed forces 2"]),
    ("Her adopted son was found dead.", ["killed civilians 1"]),
    ("Moor was pronounced dead at noon.", ["killed civilians 1"]),
    ("A guard fatally shot Moor-Hale, 57, by accident.", ["killed civilians 1"]),
    ("One of the six, a teacher, died.", ["killed civilians 1"]),
    ("The boy shot himself in the leg.", ["wounded civilians 1"]),
    ("A bomb killed 20 people. The police had spoken of 29.", ["killed nobody's 20", "~killed nobody's 29"]),
    ("A bomb hurt nine nurses; the count had stood at ten.", ["wounded civilians 9", "~wounded civilians 10"]),
    ("A bomb killed 20 people. The mayor had spoken of ten cars.", ["killed nobody's 20"]),
    ("The police had spoken of 29.", []),
    ("Nine nurses died, up from six on Monday.", ["killed civilians 9", "~killed civilians 6"]),
    ("A bomb killed 20 nurses and not 31.", ["killed civilians 20", "~killed civilians 31"]),
    (
        "The mayor knew of nine dead at noon, 16 at dusk and then 19.",
        ["killed nobody's 9", "killed nobody's 16", "killed nobody's 19"],
    ),
    ("Two nurses were killed at the mill, and seven in the town hall.", ["killed civilians 2", "killed civilians 7"]),
    (
        "A bomb killed 20 nurses and hurt six. The mayor gives 25.",
        ["killed civilians 20", "wounded nobody's 6", "killed civilians 25"],
    ),
    ("A bomb killed nine nurses, among them a girl of 12.", ["killed civilians 9", "(killed civilians 1)"]),
    ("A bomb killed 30 nurses. Eleven men have been detained.", ["killed civilians 30", "captured nobody's 11"]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS + LISTS + PARTS + ZEROS + GROUPS + AFTER)
def test_tolls(text: str, expected: list[str]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize("text", NO_TOLLS)
def test_no_tolls(text: str) -> None:
    assert tolls(text) == []


def test_others_go_on_from_the_sentence_before() -> None:
    assert tolls("The blast killed 11 soldiers. At least 20 others were wounded.") == [
        "killed forces 11",
        "wounded forces 20+",
    ]


def test_arrests_on_the_spot_count() -> None:
    assert tolls("Troops killed two rebels and arrested four others in a raid.") == [
        "killed militants 2",
        "captured militants 4",
    ]


@given(st.lists(st.sampled_from([text for text, _ in FORMS + LISTS + PARTS + ZEROS]), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_every_toll_quotes_its_own_sentence(texts: list[str]) -> None:
    text = " ".join(texts)
    draft = read(text)
    for toll in draft.tolls:
        sentence = draft.sentences[toll.sentence]
        span = draft.span(sentence.first, sentence.last)
        assert any(evidence.part == "harm" for evidence in toll.evidence)
        for evidence in toll.evidence:
            assert span.start <= evidence.span.start < evidence.span.end <= span.end
        assert toll.words in text
