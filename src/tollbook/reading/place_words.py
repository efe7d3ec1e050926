"""The words around names of places, by their role, and small questions that several steps ask of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.tokens import Token
from tollbook.reading.draft import Draft

_VOCABULARY = load_vocabulary("place_words")


def _terms(role: str) -> frozenset[str]:
    return frozenset(term for entry in _VOCABULARY.entries if entry.get("role") == role for term in entry.terms)


_GRAMMAR_ROLES = ("inside", "near", "elsewhere", "motion", "speech", "accusing", "owned")
STREETS = _terms("street")
# "St." begins names of towns as well: St. Louis.
NEVER = _terms("never").union(*(_terms(role) for role in _GRAMMAR_ROLES), STREETS - {"st"})
TITLES = _terms("title")
GIVEN_NAMES = _terms("given_name")
ORGANIZATIONS = _terms("organization")
DIRECTIONS = _terms("direction")
SPEECH = _terms("speech") | _terms("accusing")
OWNED = _terms("owned")
MOTION = _terms("motion")
UNITS = {
    term: entry.get("level") for entry in _VOCABULARY.entries if entry.get("role") == "unit" for term in entry.terms
}
# Closed sets of grammar.
DETERMINERS = frozenset("the a an this that its their his her".split())
NAME_LINKS = frozenset("de del la las los el al ul e i da do dos du des of and upon ol".split())
_MODIFIERS = DETERMINERS | DIRECTIONS | UNITS.keys()
CONTAINMENT = frozenset("in of the , a an 's ’s ( ) near from on".split())


def role_ending(draft: Draft, index: int) -> str:
    """The role of the place word that ends just before this token, reading backwards."""
    found = draft.matches.at("place_words", index - 1) if index else None
    return found.entry.get("role") if found and found.last == index else ""


def lead_of(draft: Draft, first: int) -> int:
    """The first token of what belongs to the name before it: 'the restive northern city of' Kaduna. The word
    before it is what relates the name to the sentence."""
    tokens = draft.tokens
    start = draft.sentence_of(first).first
    index = first
    if index - 2 >= start and tokens[index - 1].lower == "of" and tokens[index - 2].lower in UNITS:
        index = _phrase_of_unit(draft, index - 2, start)
    while index > start and tokens[index - 1].lower in _MODIFIERS:
        index -= 1
    return index


def _phrase_of_unit(draft: Draft, unit: int, start: int) -> int:
    """From a unit word back over what describes it, to its determiner: 'the Shi'ite holy city'."""
    for index in range(unit, max(start, unit - 4), -1):
        word = draft.tokens[index - 1].lower
        if word in DETERMINERS:
            return index
        if role_ending(draft, index) in ("inside", "near", "elsewhere", "motion"):
            return index
    return unit


def is_caps(tokens: Sequence[Token]) -> bool:
    """Whether the text is wire copy in capitals throughout, where capitals tell nothing."""
    words = [token.text for token in tokens[:400] if token.is_word and len(token.text) > 3]
    return len(words) > 5 and sum(word.isupper() for word in words) > 0.85 * len(words)
