"""Names in running text: which words are rare, which are parts of proper names, and which of these are persons.

How rare a word is comes from a table that ships, never from the book: so adding a report changes no other pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

from tollbook.lexicon.load import load_vocabulary
from tollbook.merging.rarities import WORDS

_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = r"[A-Z\u00c0-\u1fff][^\W\d_]{2,}"
# Words with a capital letter that stand side by side, initials between them left out.
_CAPITALS = re.compile(rf"{_CAPITAL}(?:(?: [A-Z]\.)?[ -]{_CAPITAL})*")
_RARITY = {word: bits for bits, words in WORDS.items() for word in words.split()}
# The rarity of a word that no text of the count has, or too few.
_RAREST = 12
# A word of so many bits, in more than one text of 45, is no name that tells anything.
_COMMON = 5
# Of a report no more proper words than so many are kept, those that come first.
_MOST_PROPER = 32
_FIRST_PAGES = 4000
# Two words that together are rarer than one text in a quarter of a million.
_RARE_PAIR = 18
# Within so many characters the next word ends.
_BESIDE = 16
_OFFICES = frozenset(
    chain(
        *(
            load_vocabulary("place_words")[kind].terms
            for kind in ("title", "town_unit", "district_unit", "admin1_unit", "direction", "organization", "street")
        ),
        load_vocabulary("sites").words(),
        load_vocabulary("source_nouns")["officials"].terms,
        load_vocabulary("source_nouns")["media"].terms,
        load_vocabulary("speech_verbs")["say"].terms,
    )
) - {"suspect", "father", "mr", "mrs", "ms"}


def words_of(text: str) -> list[str]:
    """The words of a text with three letters or more; a hyphen or an apostrophe parts words."""
    return _NAME_WORD.findall(text)


def checksum(words: str) -> int:
    """A number that is the same on every machine and as good as drawn by lot."""
    return crc32(words.encode("utf-8", "surrogatepass"))


def rarity_of(words: Iterable[str]) -> int:
    """How much these words (in lower case) tell together, in bits: the sum of how rare each is in news."""
    return sum([_RARITY.get(word, _RAREST) for word in words])


def uncommon(words: Iterable[str]) -> list[str]:
    """Those of some words, in lower case, that fewer than one text in 24 has."""
    return [word for word in words if _RARITY.get(word, _RAREST) >= _COMMON]


class Proper(NamedTuple):
    """The proper names of a text, in lower case and in the order of their first mention. *words* stand with a capital
    letter throughout and are not common: parts of names of persons, places, streets and bodies. *persons* are two
    rare ones side by side, such as first and family name, beside which no title, verb of saying or site ever stands:
    who holds an office or speaks for one is told of in many reports."""

    words: tuple[str, ...]
    persons: tuple[str, ...]


def proper_names(text: str) -> Proper:
    """The proper names of the first pages of a text."""
    text = text[:_FIRST_PAGES]
    runs = [(found, found[0].replace("-", " ").split()) for found in _CAPITALS.finditer(text)]
    rare = {word for word in {word for _, run in runs for word in run} if _is_rare(word.lower(), text)}
    persons: dict[str, None] = {}
    in_office: set[str] = set()
    for found, run in runs:
        if len(run) > 1 and (pairs := _rare_pairs(run, rare)):
            if _is_in_office(text, found, run):
                in_office.update(pairs)
            else:
                persons.update(dict.fromkeys(pairs))
    words = dict.fromkeys(word.lower() for _, run in runs for word in run if word in rare)
    return Proper(tuple(words)[:_MOST_PROPER], tuple(name for name in persons if name not in in_office))


def _is_rare(word: str, text: str) -> bool:
    return len(word) > 2 and _RARITY.get(word, _RAREST) > _COMMON and f" {word}" not in text


def _rare_pairs(run: list[str], rare: set[str]) -> list[str]:
    """Pairs of words side by side, initials between them left out."""
    pairs = pairwise(word for word in run if len(word) > 2)
    rares = [(one.lower(), other.lower()) for one, other in pairs if one in rare and other in rare]
    return [f"{one} {other}" for one, other in rares if rarity_of((one, other)) >= _RARE_PAIR]


def _is_in_office(text: str, found: re.Match[str], run: list[str]) -> bool:
    """Whether a title, a verb of saying or a word for a site stands in these words or beside them."""
    before = text[max(0, found.start() - _BESIDE) : found.start()].split()[-1:]
    after = text[found.end() : found.end() + _BESIDE].replace(",", " ").split()[:1]
    return any(word.lower().strip(".,") in _OFFICES for word in (*before, *run, *after))
