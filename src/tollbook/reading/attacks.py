"""Finds the words that tell of violence, and leaves out those that tell of none: threats, plans, strikes of
workers, heart attacks."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.lexicon.match import Match
from tollbook.model.values import AttackType
from tollbook.reading.draft import AttackMention, Draft, Sentence
from tollbook.reading.grammar import DEMONSTRATIVES, MODALS
from tollbook.reading.pipeline import Step

_UNREAL_LEADS = MODALS | {"to", "not", "never"}
_REFERRING = DEMONSTRATIVES | {"the"}


def find_attacks(draft: Draft) -> dict[str, object]:
    """The attack words of the report, from left to right."""
    return {"attacks": tuple(mention for sentence in draft.sentences for mention in _in_sentence(draft, sentence))}


def _in_sentence(draft: Draft, sentence: Sentence) -> Iterator[AttackMention]:
    people = {mention.first for mention in draft.people if sentence.first <= mention.first < sentence.last}
    for match in draft.matches.within("attack_words", sentence.first, sentence.last):
        if match.entry.get("form") == "noun" and match.last in people and _is_participle(draft, match):
            continue  # "…, killing nine people": harm, but no word for an attack
        if _is_harmless(draft, match) or _is_unreal(draft, match, sentence) or _is_in_name(draft, match):
            continue
        last_word = draft.tokens[match.last - 1].lower
        before = draft.tokens[match.first - 1].lower if match.first > sentence.first else ""
        yield AttackMention(
            first=match.first,
            last=match.last,
            span=draft.span(match.first, match.last),
            sentence=sentence.number,
            type=AttackType(match.entry.get("type")),
            form=match.entry.get("form"),
            rank=int(match.entry.get("rank")),
            is_definite=_is_definite(draft, match, sentence, before),
            is_plural=match.entry.get("form") == "noun" and last_word.endswith("s"),
        )


def _is_participle(draft: Draft, match: Match) -> bool:
    return draft.matches.starting("harm_words", match.first) is not None


def _is_definite(draft: Draft, match: Match, sentence: Sentence, before: str) -> bool:
    """ "the attack", "Monday's bombing", "this latest blast": it refers to an event told of already."""
    if match.entry.get("form") != "noun":
        return False
    index = match.first - 1
    while index >= sentence.first and match.first - index < 4:
        lower = draft.tokens[index].lower
        if lower in _REFERRING or lower == "'s":
            return True
        if lower in {"a", "an", "of", "in", "on", ",", "another"}:
            return False
        index -= 1
    return before in _REFERRING


def _is_harmless(draft: Draft, match: Match) -> bool:
    for index in range(match.first, match.last):
        cue = draft.matches.at("scene_words", index)
        if cue is not None and cue.entry.get("kind") == "harmless":
            return True
    return False


def _is_unreal(draft: Draft, match: Match, sentence: Sentence) -> bool:
    """What has not happened: "to attack", "would bomb", "did not open fire", "foiled a bomb attack", "the threat of
    bombings"."""
    index = match.first - 1
    if index < sentence.first:
        return False
    last_word = draft.tokens[match.last - 1].lower
    if draft.tokens[index].lower in _UNREAL_LEADS and not last_word.endswith(("ed", "s", "ing")):
        return True
    while index > sentence.first and draft.tokens[index].lower in _BETWEEN:
        index -= 1
    cue = draft.matches.at("scene_words", index)
    return cue is not None and cue.entry.get("kind") == "unreal"


_BETWEEN = frozenset({"a", "an", "the", "of", "any", "more", "another", "other", "new", "further", "terrorist"})


def _is_in_name(draft: Draft, match: Match) -> bool:
    """A word inside the name of a group: "the Lord's Resistance Army", "Strike Force"; but not the strikes of
    "Israeli strikes", where the name goes no further than the people."""
    return any(actor.is_named and actor.first <= match.first and match.last <= actor.last for actor in draft.actors)


ATTACKS = Step(
    "attacks", needs=("tokens", "sentences", "matches", "actors", "people"), gives=("attacks",), run=find_attacks
)
