"""Actors: named groups, forces of states, plain descriptions, unknown groups, phrases that point back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.lexicon.load import load_vocabulary
from tollbook.model.text import Report
from tollbook.model.values import ActorKind, Group
from tollbook.reading.actors import ACTORS
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

PIPELINE = Pipeline([SENTENCES, VOCABULARIES, ACTORS])


def read(text: str) -> Draft:
    return PIPELINE.draft(Report(None, None, None, None, None, "0" * 64, text))


def actors(text: str) -> list[ActorMention]:
    return list(read(text).actors)


def names(text: str) -> list[str]:
    return [actor.ref.name for actor in actors(text)]


@pytest.mark.parametrize(
    ("text", "name", "actor_id"),
    [
        ("The Baluchistan Liberation Army shelled a camp.", "Baluchistan Liberation Army", "bla"),
        ("Al-Shabaab militants overran a base.", "Al-Shabaab militants", "al-shabaab"),
        ("Three suspected Taleban insurgents fled.", "suspected Taleban insurgents", "taliban"),
        ("IS gunmen held the dam.", "IS gunmen", "islamic-state"),
        ("The outlawed BLA burned two trucks.", "BLA", "bla"),
        ("FMLN GUERRILLAS ATTACKED THE GARRISON AT DAWN YESTERDAY.", "FMLN GUERRILLAS", "fmln"),
        ("The Medellin Cartel paid the men.", "Medellin Cartel", "medellin-cartel"),
        ("RSF fighters looted the market.", "RSF fighters", "rsf"),
    ],
)
def test_named_groups(text: str, name: str, actor_id: str) -> None:
    found = [actor for actor in actors(text) if actor.ref.actor_id == actor_id]
    assert [actor.ref.name for actor in found] == [name]
    assert found[0].ref.kind is ActorKind.ORGANIZATION
    assert found[0].group is Group.MILITANTS
    assert found[0].is_named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Mexican Army closed the road.", "Mexican Army"),
        ("Pakistan's military shelled the ridge.", "Pakistan's military"),
        ("Turkish troops crossed the river.", "Turkish troops"),
        ("A raid by U.S.-led coalition forces failed.", "U.S.-led coalition forces"),
        ("The U.S. and Iraqi forces took the bridge.", "U.S. and Iraqi forces"),
        ("Israeli warplanes hit the port.", "Israeli warplanes"),
        ("A Russian missile strike hit the yard.", "Russian"),
        ("Israel launched a ground offensive.", "Israel"),
        ("Islamabad denied it.", "Islamabad"),
        ("The bridge was hit by Iran on Monday.", "Iran"),
        ("Riot police fired tear gas.", "Riot police"),
        ("Iran's Islamic Revolutionary Guard Corps fired missiles.", "Iran's Islamic Revolutionary Guard Corps"),
    ],
)
def test_states_and_their_forces(text: str, name: str) -> None:
    found = {actor.ref.name: actor for actor in actors(text)}
    assert name in found
    assert found[name].ref.kind is ActorKind.STATE
    assert found[name].group is Group.SECURITY_FORCES


@pytest.mark.parametrize(
    ("text", "name", "kind", "group"),
    [
        ("Unidentified gunmen shot him.", "Unidentified gunmen", ActorKind.INDIVIDUALS, Group.MILITANTS),
        ("Several attackers fled.", "attackers", ActorKind.INDIVIDUALS, Group.MILITANTS),
        ("Two heavily armed men came.", "heavily armed men", ActorKind.INDIVIDUALS, Group.MILITANTS),
        ("A female suicide bomber struck.", "female suicide bomber", ActorKind.INDIVIDUALS, Group.MILITANTS),
        ("Israeli settlers threw stones.", "Israeli settlers", ActorKind.INDIVIDUALS, Group.CIVILIANS),
        ("An angry mob burned it.", "angry mob", ActorKind.INDIVIDUALS, Group.CIVILIANS),
        ("Armed gangs hold the port.", "Armed gangs", ActorKind.ORGANIZATION, Group.MILITANTS),
    ],
)
def test_plain_descriptions(text: str, name: str, kind: ActorKind, group: Group) -> None:
    found = {actor.ref.name: actor for actor in actors(text)}
    assert (found[name].ref.kind, found[name].group, found[name].is_named) == (kind, group, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Northern Valley Liberation Front raided a post.", "Northern Valley Liberation Front"),
        ("Fighters of the Army of Holy Swords came.", "Army of Holy Swords"),
        ("TWO MEN OF THE PEOPLE'S COASTAL LIBERATION FRONT (PCLF) BURNED A BUS.", "PEOPLE'S COASTAL LIBERATION FRONT"),
    ],
)
def test_unknown_groups_are_kept_by_name(text: str, name: str) -> None:
    found = [actor for actor in actors(text) if actor.ref.name == name]
    assert len(found) == 1
    assert found[0].ref.actor_id is None
    assert found[0].is_named


def test_an_acronym_defined_in_the_report_is_the_group() -> None:
    text = "The Northern Valley Liberation Front (NVLF) raided a post. Later the NVLF withdrew."
    assert names(text) == ["Northern Valley Liberation Front", "Northern Valley Liberation Front"]


@pytest.mark.parametrize(
    "text",
    [
        "THE OFFICER IS WOUNDED AND THE GARRISON IS UNDER SIEGE.",
        "They mend nets near the shore.",
        "The Security Council met on Monday.",
        "The Salvation Army fed the homeless.",
        "The teachers' union called a strike.",
        "The blast was heard in Pakistan.",
        "The group of tourists left.",
        "A car burned near the hotel.",
    ],
)
def test_what_is_no_actor(text: str) -> None:
    assert [actor.ref.name for actor in actors(text) if actor.is_named] == []


@pytest.mark.parametrize(
    ("phrase", "name", "actor_id"),
    [
        ("The group", "Boko Haram", "boko-haram"),
        ("The militant group", "Boko Haram", "boko-haram"),
        ("The militants", "militants", "boko-haram"),
    ],
)
def test_a_definite_phrase_points_back(phrase: str, name: str, actor_id: str) -> None:
    last = actors(f"Boko Haram burned a village. {phrase} also took cattle.")[-1]
    assert (last.ref.name, last.ref.actor_id, last.is_named) == (name, actor_id, True)


def test_a_definite_phrase_without_a_group_before_it() -> None:
    assert names("The group left the hotel.") == []
    assert [a.is_named for a in actors("The militants left the village.")] == [False]


def test_a_group_named_long_before_is_not_meant() -> None:
    text = "Boko Haram burned a village. " + "Rain fell. " * 6 + "The rebels took cattle."
    assert actors(text)[-1].ref.actor_id is None


def test_rebel_as_an_adjective_is_no_actor_unless_it_names_the_author() -> None:
    assert names("A rebel leader spoke.") == []
    assert names("Rebel attacks hit the road.") == ["Rebel"]


def test_the_vocabulary_is_large_and_complete() -> None:
    entries = load_vocabulary("actors").entries
    assert len(entries) >= 400
    assert all(entry.get("country") and entry.source for entry in entries)


WORDS = st.sampled_from(
    "the The a BLA ( ) group rebels Israeli Pakistan 's army Liberation Front of and suspected gunmen , . said IS "
    "Islamic State militants U.S. strike in Army IN THE".split()
)


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_spans_hold_the_words_and_never_overlap(text: str) -> None:
    draft = read(text)
    last = 0
    for actor in draft.actors:
        assert actor.first >= last
        assert draft.span(actor.first, actor.last) == actor.span
        assert actor.ref.name
        last = actor.last
