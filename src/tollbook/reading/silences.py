"""Finds where a report says that nobody has spoken for an attack: "no other group has claimed", "nobody has said
that they did it"; and whether words are about an attack at all."""

from __future__ import annotations

from tollbook.lexicon.match import Match
from tollbook.reading.actor_subjects import subject_before, word_at
from tollbook.reading.draft import Draft, Sentence

# Words by which a speaker means its own side, or that open its own deed: "claims to have".
OWN = frozenset({"it", "they", "he", "she", "its", "their", "his", "her", "to", "we", "our"})
# How far behind "claimed" the attack may stand, in tokens.
CLAIM_REACH = 6
# How far behind "nobody" the verb of saying and its "that" may stand, and how far before the claim "nobody".
_SILENCE_REACH = 12
_NONE_REACH = 6
_SAYING = frozenset({"said", "say", "says", "admitted", "announced", "declared"})
_NONE = frozenset({"no", "nobody", "none", "neither", "no-one"})


def none_before(draft: Draft, match: Match, sentence: Sentence) -> int | None:
    """The token at which the "no one" or "no other group" begins that is the subject of this claim."""
    for other in draft.matches.within("claim_words", sentence.first, match.first):
        if other.entry.get("form") == "none" and match.first - other.last <= _NONE_REACH:
            return other.first
    phrase = subject_before(draft, match.first, sentence.first)
    if phrase is None or draft.tokens[phrase.first].lower not in _NONE:
        return None
    return phrase.first


def end_of_silence(draft: Draft, first: int, sentence: Sentence) -> int | None:
    """The token after "nobody [has said by Sunday that they planted it]"; None where it says something else, or
    holds a claim that finds its "nobody" by itself."""
    claims = draft.matches.within("claim_words", first, sentence.last)
    if any(claim.entry.get("form") == "claim" for claim in claims):
        return None
    words = [token.lower for token in draft.tokens[first : min(first + _SILENCE_REACH, sentence.last)]]
    said = next((index for index, word in enumerate(words) if word in _SAYING), None)
    if said is None or "that" not in words[said:]:
        return None
    own = first + words.index("that", said) + 1
    if word_at(draft, own, sentence.last) not in OWN:
        return None
    stop = min(own + CLAIM_REACH, sentence.last)
    deeds = draft.matches.within("deed_verbs", own, stop)
    if deeds:
        return deeds[0].last
    return stop if matter_within(draft, own, stop) else None


def matter_within(draft: Draft, first: int, stop: int) -> bool:
    """Whether a word of an attack, or of the blame for it, begins between these tokens."""
    found = draft.matches.within("claim_words", first, stop)
    return any(match.entry.get("form") == "matter" for match in found)
