"""People: which phrases tell of people who may be harmed, how many each tells of, and of which group."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.model.values import Group
from tollbook.reading.draft import Draft, PeopleForm, PeopleMention
from tollbook.reading.reader import GRAMMAR

CIVILIANS, FORCES, MILITANTS, NONE = (
    Group.CIVILIANS,
    Group.SECURITY_FORCES,
    Group.MILITANTS,
    Group.UNSPECIFIED,
)


def read(text: str) -> Draft:
    return GRAMMAR.draft(Report(None, None, None, None, "2020-05-06", "0" * 64, text))


def people(text: str) -> dict[str, PeopleMention]:
    draft = read(text)
    return {draft.words(mention.first, mention.last): mention for mention in draft.people}


PHRASES = [
    # the text, the phrase, its form, its group
    ("The army said eight rebels were killed.", "eight rebels", PeopleForm.NUMBERED, MILITANTS),
    ("The blast left nine dead.", "nine dead", PeopleForm.NUMBERED, NONE),
    ("The other 14 rebels fled.", "The other 14 rebels", PeopleForm.NUMBERED, MILITANTS),
    ("Four other people were hurt.", "Four other people", PeopleForm.NUMBERED, NONE),
    ("Two of the unit's soldiers were hurt.", "Two of the unit's soldiers", PeopleForm.NUMBERED, FORCES),
    ("Two off duty police officers were hurt.", "Two off duty police officers", PeopleForm.NUMBERED, FORCES),
    ("Six as yet unidentified bodies lay there.", "Six as yet unidentified bodies", PeopleForm.NUMBERED, NONE),
    ("Two bound and gagged men were found.", "Two bound and gagged men", PeopleForm.NUMBERED, NONE),
    ("A police general was shot.", "A police general", PeopleForm.SINGLE, FORCES),
    ("A suspected suicide bomber died.", "A suspected suicide bomber", PeopleForm.SINGLE, MILITANTS),
    ("A member of Hezbollah was shot.", "A member of Hezbollah", PeopleForm.SINGLE, MILITANTS),
    ("The farmer's brother was shot.", "The farmer's brother", PeopleForm.SINGLE, CIVILIANS),
    ("A 67-year-old was shot.", "A 67-year-old", PeopleForm.SINGLE, CIVILIANS),
    ("The 67-year-old poet was shot.", "The 67-year-old poet", PeopleForm.SINGLE, CIVILIANS),
    ("An Israeli was shot.", "An Israeli", PeopleForm.SINGLE, NONE),
    ("They shot one and hurt the other.", "the other", PeopleForm.SINGLE, NONE),
    ("Mr. Anderson was shot.", "Mr. Anderson", PeopleForm.NAMED, CIVILIANS),
    ("Anderson was killed at noon.", "Anderson", PeopleForm.NAMED, CIVILIANS),
    ("They fled after killing Anderson.", "Anderson", PeopleForm.NAMED, CIVILIANS),
    ("Gen. Tom Hill was shot.", "Gen. Tom Hill", PeopleForm.NAMED, FORCES),
    ("Aid worker Mary Hill was shot.", "Aid worker Mary Hill", PeopleForm.NAMED, CIVILIANS),
    ("The soldiers fled.", "The soldiers", PeopleForm.PLURAL, FORCES),
    ("No one was hurt.", "No one", PeopleForm.NOBODY, NONE),
]


@pytest.mark.parametrize(("text", "phrase", "form", "group"), PHRASES, ids=[p[1] for p in PHRASES])
def test_phrases(text: str, phrase: str, form: PeopleForm, group: Group) -> None:
    found = people(text)
    assert phrase in found, f"'{phrase}' not among {list(found)}"
    assert (found[phrase].form, found[phrase].group) == (form, group)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Israeli army moved in.", "The Israeli"),  # an adjective, no person
        ("The paper Morning Post was sold.", "paper Morning Post"),
        ("No one else was hurt.", "No one"),  # said after the figure of those who were
        ("They marched to Anderson Hospital.", "Anderson Hospital"),
        ("Sri Lankan police came.", "Sri Lankan"),
    ],
)
def test_no_people(text: str, phrase: str) -> None:
    assert phrase not in people(text)


@given(st.lists(st.sampled_from([text for text, *_ in PHRASES]), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_phrases_never_overlap(texts: list[str]) -> None:
    mentions = read(" ".join(texts)).people
    assert all(left.last <= right.first for left, right in pairwise(mentions))
