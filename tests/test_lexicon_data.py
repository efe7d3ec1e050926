"""Every shipped vocabulary loads without fault, and its examples are found and its counter-examples not."""

from __future__ import annotations

import pytest

from tollbook.errors import VocabularyError
from tollbook.lexicon.entries import Entry
from tollbook.lexicon.load import load_vocabulary, parse_vocabulary, shipped_names
from tollbook.lexicon.match import Matcher
from tollbook.lexicon.tokens import tokenize

MATCHERS = {name: Matcher([load_vocabulary(name)]) for name in shipped_names()}
ENTRIES = [entry for name in shipped_names() for entry in load_vocabulary(name).entries]


def found_in(entry: Entry, sentence: str) -> bool:
    matches = MATCHERS[entry.vocabulary].find(tokenize(sentence))
    return any(match.entry.id == entry.id for match in matches.of(entry.vocabulary))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e.vocabulary}/{e.id}")
def test_examples(entry: Entry) -> None:
    for example in entry.examples:
        assert found_in(entry, example), f"not found in: {example}"
    for counter_example in entry.counter_examples:
        assert not found_in(entry, counter_example), f"found in: {counter_example}"


@pytest.mark.parametrize("name", shipped_names())
def test_each_vocabulary_says_what_belongs(name: str) -> None:
    vocabulary = load_vocabulary(name)
    assert vocabulary.about.strip()
    assert any(entry.examples for entry in vocabulary.entries), "a vocabulary without any example"


def test_all_faults_are_told_at_once() -> None:
    text = (
        "about: x\nattributes: {group: [a, b]}\nentries:\n"
        "  - {id: one, terms: [x], group: c}\n  - {id: one, terms: [x], colour: red}\n"
    )
    with pytest.raises(VocabularyError) as caught:
        parse_vocabulary("bad", text, "bad.yaml")
    message = str(caught.value)
    assert "bad.yaml:4: group is 'c'" in message
    assert "bad.yaml:5: unknown key 'colour'" in message
    assert "bad.yaml:5: id 'one' stands already in line 4" in message
    assert "bad.yaml:5: 'x' belongs already to 'one'" in message
