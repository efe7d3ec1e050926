from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.merging.naming import checksum, proper_names, rarity_of, uncommon
from tollbook.merging.rarities import WORDS


def test_every_word_of_the_table_is_listed_once_in_lower_case() -> None:
    listed = Counter(word for words in WORDS.values() for word in words.split())
    assert len(listed) > 5000
    assert [word for word, times in listed.items() if times > 1 or word != word.lower()] == []


def test_rarer_words_tell_more_and_unknown_ones_most() -> None:
    assert rarity_of(["killed"]) < rarity_of(["sheriff"]) < rarity_of(["szentkuti"])
    assert rarity_of(["szentkuti", "sheriff"]) == rarity_of(["szentkuti"]) + rarity_of(["sheriff"])
    assert uncommon(["the", "killed", "szentkuti"]) == ["szentkuti"]


@pytest.mark.parametrize(
    ("text", "words", "persons"),
    [
        ("The dead man is Ibolya Szentkuti.", ("ibolya", "szentkuti"), ("ibolya szentkuti",)),
        ("Ibolya K. Szentkuti died.", ("ibolya", "szentkuti"), ("ibolya szentkuti",)),
        ("Sergeant Ibolya Szentkuti died.", ("sergeant", "ibolya", "szentkuti"), ()),
        ("Ibolya Szentkuti, a colonel, died.", ("ibolya", "szentkuti"), ("ibolya szentkuti",)),
        ("Ibolya Szentkuti died, said Ibolya Szentkuti.", ("ibolya", "szentkuti"), ()),
        ("They met on Szentkuti Avenue.", ("szentkuti", "avenue"), ()),
        ("Joggers ran. Other joggers stood.", (), ()),
        ("Nothing happened.", (), ()),
        ("", (), ()),
    ],
)
def test_proper_names(text: str, words: tuple[str, ...], persons: tuple[str, ...]) -> None:
    assert proper_names(text) == (words, persons)


@given(st.text(max_size=300))
def test_any_text_has_its_proper_names_in_it(text: str) -> None:
    found = proper_names(text)
    assert all(word in text.lower() for word in found.words)
    assert {word for name in found.persons for word in name.split()} <= set(found.words)


def test_a_checksum_is_the_same_everywhere() -> None:
    assert checksum("ibolya szentkuti") == 425792465
