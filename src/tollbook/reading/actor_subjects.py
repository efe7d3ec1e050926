"""Finds who does a thing: the noun phrase that is the subject of a verb, or that follows "by" or "according to".
Grammar over tokens, without a parse: a phrase is walked from the verb until something ends it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from tollbook.lexicon.tokens import Token
from tollbook.reading.draft import Draft

# Words that may stand between a subject and its verb.
_BETWEEN = frozenset(
    {"has", "have", "had", "also", "later", "earlier", "now", "then", "not", "never", "yet", "still", "n't", "could"}
    | {"is", "was", "are", "were", "be", "been", "will", "would", "did", "does", "do", "today", "yesterday", "again"}
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "on",
        "both",
        "all",
        "each",
        "since",
    }
    | {"late", "early", "morning", "afternoon", "evening", "night", "tonight", "meanwhile", "however", "soon", "once"}
    | {"previously", "initially", "immediately", "reportedly", "repeatedly", "separately", "then", "first", "just"}
)
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_RELATIVE_PRONOUNS = frozenset({"who", "which", "that"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_STOPS = frozenset({",", ";", ":", '"', "“", "”", "(", ")", "—", "–", "--", "...", ".", "!", "?", "[", "]", "''", "``"})
_TURNS = frozenset(
    {"but", "while", "as", "that", "when", "because", "after", "before", "if", "although", "though", "whether"}
    | {"where", "which", "whom", "whose", "until", "unless", "than", "so", "since", "what", "how", "why", "or"}
)
_FINITE = frozenset(
    {"is", "was", "are", "were", "be", "been", "has", "have", "had", "will", "would", "could", "can", "may", "might"}
    | {
        "did",
        "does",
        "do",
        "should",
        "must",
        "left",
        "shot",
        "took",
        "said",
        "says",
        "say",
        "told",
        "hit",
        "went",
        "came",
    }
    | {"who", "began", "fell", "broke", "struck", "blew", "leaving", "killing", "wounding", "injuring"}
)
_RELATIVE = frozenset(
    {"which", "who", "whose", "whom", "in", "on", "at", "after", "speaking", "quoting", "citing", "by", "during", "via"}
    | {"through", "for", "also", "known", "once", "based", "responding", "posted"}
)
_OPENERS = frozenset(
    {
        "meanwhile",
        "separately",
        "elsewhere",
        "but",
        "and",
        "however",
        "later",
        "hours",
        "also",
        "earlier",
        "still",
        "yet",
    }
    | {
        "then",
        "now",
        "today",
        "yesterday",
        "last",
        "previously",
        "instead",
        "afterwards",
        "moreover",
        "so",
        "late",
        "early",
    }
)
_PLACERS = frozenset(
    {"in", "on", "at", "after", "during", "near", "for", "since", "from", "by", "following", "to", "of"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 24
_ADJECTIVES = frozenset(
    {"armed", "unidentified", "united", "masked", "retired", "suspected", "alleged", "red", "wanted", "unnamed"}
    | {"so-called", "related", "allied", "displaced", "hundred", "accused", "injured", "wounded", "disputed"}
)


class Phrase(NamedTuple):
    """A noun phrase at tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int


def word_before(draft: Draft, index: int) -> str:
    """The word before token *index* in the same sentence, in lower case; empty where it opens the sentence."""
    return draft.tokens[index - 1].lower if index > draft.sentence_of(index).first else ""


def word_at(draft: Draft, index: int, stop: int) -> str:
    """The word at token *index*, in lower case; empty from token *stop* on."""
    return draft.tokens[index].lower if index < stop else ""


def subject_before(draft: Draft, verb: int, floor: int) -> Phrase | None:
    """The subject of the verb at this token, not reaching back before token *floor*."""
    end = _skip_between(draft, verb, floor)
    if end <= floor:
        return None
    if draft.tokens[end - 1].lower in PRONOUNS:
        return Phrase(end - 1, end)
    if draft.tokens[end - 1].lower in _RELATIVE_PRONOUNS:
        end -= 2 if draft.tokens[end - 2].text == "," else 1
        return _walk_left(draft, end, floor) if end > floor else None
    if draft.tokens[end - 1].text == ",":
        return _around_insertion(draft, end - 1, floor)
    return _walk_left(draft, end, floor)


def is_passive(draft: Draft, verb: int, floor: int) -> bool:
    """Whether a form of "be" stands before the verb: "was reported", "is accused"."""
    start = _skip_between(draft, verb, floor)
    return any(token.lower in _BE for token in draft.tokens[start:verb])


def _skip_between(draft: Draft, verb: int, floor: int) -> int:
    end = verb
    while end > floor:
        lower = draft.tokens[end - 1].lower
        if lower in _BETWEEN or (lower.endswith("ly") and lower not in {"family", "assembly", "ally", "italy"}):
            end -= 1
        else:
            break
    return end


def _around_insertion(draft: Draft, comma: int, floor: int) -> Phrase | None:
    """The subject when a comma stands before the verb: "Col. Amin, a spokesman, said" keeps the apposition;
    "the group, in a video, claimed" leaves the insertion out."""
    opening = comma - 1
    while opening > floor and draft.tokens[opening].text != "," and comma - opening <= _LONGEST:
        opening -= 1
    if draft.tokens[opening].text != "," or opening <= floor:
        return None
    before = _walk_left(draft, opening, floor)
    if before is None:
        return None
    first_inside = draft.tokens[opening + 1]
    if first_inside.lower in _RELATIVE or _has_verb(draft.tokens[opening + 1 : comma]):
        return before
    return Phrase(before.first, comma)


def _has_verb(tokens: tuple[Token, ...]) -> bool:
    return any(token.lower in _FINITE and not token.text.istitle() for token in tokens)


def _walk_left(draft: Draft, end: int, floor: int) -> Phrase | None:
    tokens = draft.tokens
    first = end
    last_and = None
    stopped_by_verb = False
    while first > floor and end - first < _LONGEST:
        token = tokens[first - 1]
        if token.text == ")":
            opening = _opening_bracket(tokens, first - 1, floor)
            if opening is not None:
                first = opening
                continue
        if token.text in _STOPS or token.lower in _TURNS:
            break
        if _is_finite(draft, first - 1):
            stopped_by_verb = True
            break
        if token.lower in {"and", "&"}:
            last_and = last_and or first
        first -= 1
    if stopped_by_verb and last_and is not None:
        first = last_and
    first = _drop_opening(draft, first, end)
    return Phrase(first, end) if first < end else None


def first_subject(draft: Draft, first: int, stop: int) -> Phrase | None:
    """The subject of the first verb between two tokens: whose second verb follows an "and" or a "but"."""
    for index in range(first + 1, stop):
        if _is_finite(draft, index):
            return subject_before(draft, index, first)
    return None


def opens_with_setting(draft: Draft, first: int) -> bool:
    """Whether a sentence opens with a place, a time or a link: "In Kabul", "Hours later", "Meanwhile"."""
    return draft.tokens[first].lower in _OPENERS | _PLACERS | WEEKDAYS


def _opening_bracket(tokens: Sequence[Token], closing: int, floor: int) -> int | None:
    """The bracket that opens a short remark: "the People's Front (PFY) said"."""
    for index in range(closing - 1, max(closing - 8, floor), -1):
        if tokens[index].text == "(":
            return index
    return None


def _is_finite(draft: Draft, index: int) -> bool:
    """Whether a word is the verb of a clause: "is", "killed", but not "armed men", "issued by", "IS"."""
    token = draft.tokens[index]
    if draft.matches.at("actors", index) or (token.is_capital and not token.text.isupper()):
        return False  # "IS", and a man called Said
    if token.lower in _FINITE:
        return True
    if not token.lower.endswith("ed") or token.is_capital or "-" in token.text or token.lower in _ADJECTIVES:
        return False
    following = draft.tokens[index + 1].lower if index + 1 < len(draft.tokens) else ""
    before = draft.tokens[index - 1].lower if index else ""
    return following != "by" and before not in _ARTICLES


def _drop_opening(draft: Draft, first: int, end: int) -> int:
    """Leaves out what opens a sentence before its subject: "Meanwhile", "In Kabul", "On Monday the"."""
    tokens = draft.tokens
    while first < end and tokens[first].lower in _OPENERS | WEEKDAYS:
        first += 1
    if first < end and tokens[first].lower in _PLACERS:
        index = first + 2
        while index < end and not (
            tokens[index].lower in _ARTICLES
            or draft.matches.starting("source_nouns", index)
            or draft.matches.starting("state_forces", index)
            or draft.matches.starting("actors", index)
        ):
            index += 1
        first = index
    return first


def phrase_after(draft: Draft, first: int, stop: int, ends: Container[str] = frozenset()) -> Phrase | None:
    """The noun phrase that begins at token *first*: the one that follows "by" or "according to"."""
    tokens = draft.tokens
    last = first
    while last < stop and last - first < _LONGEST:
        token = tokens[last]
        if token.text in _STOPS or token.lower in _TURNS or token.lower in _FINITE or token.lower in ends:
            # An acronym in brackets belongs to the name before it.
            if token.text == "(" and last + 2 < stop and tokens[last + 2].text == ")":
                last += 3
                continue
            break
        if token.lower in {"on", "in", "during"} and last + 1 < stop:
            after = tokens[last + 1].lower
            if after in WEEKDAYS | {"a", "an", "the", "his", "its", "their"}:
                break
        if token.lower in WEEKDAYS:
            break
        last += 1
    return Phrase(first, last) if last > first else None


def without_article(draft: Draft, phrase: Phrase) -> Phrase:
    """The phrase without its leading article."""
    if phrase.last - phrase.first > 1 and draft.tokens[phrase.first].lower in _ARTICLES:
        return Phrase(phrase.first + 1, phrase.last)
    return phrase
