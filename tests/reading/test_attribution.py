"""Who says what, and how far what is said reaches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.reading.actors import ACTORS
from tollbook.reading.attribution import ATTRIBUTION
from tollbook.reading.draft import Draft
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

PIPELINE = Pipeline([SENTENCES, VOCABULARIES, ACTORS, ATTRIBUTION])


def read(text: str) -> Draft:
    return PIPELINE.draft(Report(None, None, None, None, None, "0" * 64, text))


def speaker_of(draft: Draft, words: str) -> str | None:
    """Who says these words: the source of the narrowest speech over them."""
    position = draft.report.text.index(words)
    token = next(i for i, t in enumerate(draft.tokens) if t.start <= position < t.end)
    over = [speech for speech in draft.speeches if speech.first <= token < speech.last]
    return min(over, key=lambda s: s.last - s.first).source.words if over else None


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("Officials said nine people died.", "nine people", "Officials"),
        ("Police in Khost say a bomb killed two men.", "two men", "Police in Khost"),
        ("Nine people died, police said.", "Nine people", "police"),
        ("Nine people died, police said on Monday.", "Nine people", "police"),
        ("Nine people died, according to the health ministry.", "Nine people", "the health ministry"),
        ("According to local doctors, nine people died.", "nine people", "local doctors"),
        ("On Monday, the army said nine rebels died.", "nine rebels", "the army"),
        ("In Quetta, police said at least nine people died.", "nine people", "police"),
        ("Hours later, officials said, a second blast killed two.", "killed two", "officials"),
        ("A hospital official, Omar Said, said nine died.", "nine died", "A hospital official, Omar Said"),
        ("Interior Minister Ali Khan confirmed nine deaths.", "nine deaths", "Interior Minister Ali Khan"),
        ('"We buried nine men," said Colonel Amin Shah.', "nine men", "Colonel Amin Shah"),
        ("The two officials and the military said nine died.", "nine died", "The two officials and the military"),
        ("A spokesman for the rebels was quoted as saying nine died.", "nine died", "A spokesman for the rebels"),
        ("The Coastal Rights Network (CRN) said nine died.", "nine died", "The Coastal Rights Network (CRN)"),
        ("State media reports nine deaths.", "nine deaths", "State media"),
        ("In an emailed statement, a spokesman for the army said nine died.", "nine died", "a spokesman for the army"),
        ("A police spokesman put the toll at nine.", "nine", "A police spokesman"),
        ("The rebels issued a statement claiming nine deaths.", "nine deaths", "The rebels"),
        ("Nine people died, said Ali Khan, a police chief.", "Nine people", "Ali Khan"),
        ("Ali Khan, who led the search, said nine people died.", "nine people", "Ali Khan"),
        ("The army raised the death toll to nine.", "nine", "The army"),
        ("Officials could not name the bomber but said nine died.", "nine died", "Officials"),
    ],
)
def test_who_says_so(text: str, said: str, source: str) -> None:
    assert speaker_of(read(text), said) == source


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine people were reported killed in the north.", "Nine people"),
        ("The rebels claimed responsibility for a blast that killed nine.", "nine"),
        ("Floods claimed nine lives in the valley.", "nine lives"),
        ("Nine people died in Borno State in Nigeria.", "Nine people"),
        ("Gunmen killed nine people in a market.", "nine people"),
        ("Officials would not say who killed nine people.", "nine people"),
        ("A judge sat in the case of his alleged role in nine deaths.", "nine deaths"),
    ],
)
def test_the_report_speaks_for_itself(text: str, words: str) -> None:
    assert speaker_of(read(text), words) is None


def test_a_pronoun_carries_the_speaker_on() -> None:
    draft = read("Police said nine people died. They added that two were missing.")
    assert speaker_of(draft, "two were") == "Police"


def test_a_quotation_goes_on_with_its_speaker() -> None:
    draft = read('"The road was cut," Colonel Khan said. "We counted nine dead."')
    assert speaker_of(draft, "nine dead") == "Colonel Khan"


def test_the_speaker_does_not_reach_into_the_next_sentence() -> None:
    draft = read("Police said nine people died. Two more died at dawn.")
    assert speaker_of(draft, "Two more") is None


def test_a_turn_ends_what_is_said() -> None:
    draft = read("Police said nine people died, while in Lahore a bomb killed two.")
    assert (speaker_of(draft, "nine"), speaker_of(draft, "two")) == ("Police", None)


@pytest.mark.parametrize(
    ("text", "contested"),
    [
        ("The rebels claimed to have killed nine soldiers.", True),
        ("The rebels said they killed nine soldiers. The claim could not be independently verified.", True),
        ("The army said nine soldiers died.", False),
    ],
)
def test_contested(text: str, contested: bool) -> None:
    assert read(text).speeches[0].contested is contested


WORDS = st.sampled_from(
    'Police said The army , . " according to that claimed nine people died ( ) in Kabul and but they added Monday '
    "which while reports Ali Khan the a officials".split()
)


@settings(max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_speeches_point_at_their_words(text: str) -> None:
    draft = read(text)
    for speech in draft.speeches:
        assert 0 <= speech.first < speech.last <= len(draft.tokens)
        assert speech.source.span.of(text) == speech.source.words
        assert draft.sentence_of(speech.first) == draft.sentence_of(speech.last - 1)


def test_a_speaker_behind_the_verb_stands_before_any_in_front() -> None:
    draft = read("A gunman struck in Paso, Texas, with nine dead on Monday, reported officials, and five hurt.")
    assert speaker_of(draft, "nine dead") == "officials"


def test_they_may_be_the_subject_of_their_own_sentence() -> None:
    draft = read("Kenyan troops struck a camp, launching raids that they say killed nine rebels.")
    assert speaker_of(draft, "nine rebels") == "Kenyan troops"


def test_who_found_the_bodies_is_the_source() -> None:
    draft = read("Authorities on Monday found the bodies of six miners.")
    assert speaker_of(draft, "six miners") == "Authorities"
