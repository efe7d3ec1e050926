"""Says what a number counts: the noun that its noun phrase leads to, as far as vocabularies go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tollbook.lexicon.match import Match, Matches
from tollbook.lexicon.tokens import Token

PEOPLE = "victims"
THINGS = "things"
UNITS = "units"
_FARTHEST = 7
# Where a noun phrase that began with a number is over. Grammar, not vocabulary.
_ENDS = frozenset(
    {"in", "on", "at", "by", "of", "from", "to", "with", "without", "for", "after", "before", "during", "since",
     "near", "into", "over", "under", "against", "between", "among", "and", "or", "but", "nor", "as", "than", "that",
     "which", "who", "whom", "whose", "when", "where", "while", "because", "if", "though", "although", "until",
     "till", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
     "would", "could", "can", "may", "might", "must", "should", "shall", "he", "she", "it", "they", "we", "i", "you",
     "him", "them", "there", "here", "not", "also", "including"}
)  # fmt: skip
_INSIDE = frozenset(["'s", '"', "“", "”", "‘", "’", "'", "-"])
_LED_BY = frozenset({"of", "the", "these", "those", "their", "his", "her", "its", "our", "my"})


class Noun(NamedTuple):
    """The noun that a number counts: from which vocabulary, where, and its entry's match."""

    vocabulary: str
    match: Match


def counted_noun(tokens: Sequence[Token], matches: Matches, after: int, end: int, *, one: bool) -> Noun | None:
    """The noun counted by a number that ends before token *after*, looked for up to token *end*.

    With *one* a singular noun counts ("one police vehicle"); otherwise singular nouns are taken for
    modifiers ("two police vehicles", "three rebel supply trucks").
    """
    index, farthest = after, min(end, after + _FARTHEST)
    while index < farthest and tokens[index].lower in _LED_BY:
        index += 1
    found: Noun | None = None
    while index < farthest:
        noun = _noun_at(matches, index)
        if noun is not None:
            found, index = noun, noun.match.last
            if index < end and tokens[index].lower == "'s":
                found = None
                index += 1
            continue
        if found is not None and (one or _is_plural(tokens, found.match)):
            return found
        token = tokens[index]
        if token.lower in _ENDS or not (token.is_word or token.lower in _INSIDE):
            break
        index += 1
    is_modifier = found is not None and not one and found.match.entry.get("number") == "one"
    return None if is_modifier else found


def _noun_at(matches: Matches, index: int) -> Noun | None:
    """The longest noun that begins here; of equals, a unit before a person before a thing."""
    best: Noun | None = None
    for vocabulary in (UNITS, PEOPLE, THINGS):
        match = matches.starting(vocabulary, index)
        if match is not None and match.entry.get("kind") == "size":
            continue  # "12 people" counts people; only the hyphenated "12-man patrol" tells of a size
        if match is not None and (best is None or match.last > best.match.last):
            best = Noun(vocabulary, match)
    return best


def _is_plural(tokens: Sequence[Token], match: Match) -> bool:
    number = match.entry.get("number")
    return number == "many" or (number != "one" and tokens[match.last - 1].lower.endswith("s"))
