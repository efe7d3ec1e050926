"""Speakers: how near one stands to an official count, and whether a side speaks of its enemy."""

from __future__ import annotations

from functools import cache

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Matcher
from tollbook.lexicon.tokens import tokenize
from tollbook.model.claim import Claim
from tollbook.model.values import Group, Toll

# From the most to the least official; a side of the fight speaks for itself. The report in its own voice
# (no source) stands between those who count and those who saw. Ranks are those of the source nouns.
_ORDER = ("official", "medical", "rights", "document", "media", "person", "witness", "party")
_OWN_VOICE = _ORDER.index("media")


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary(name) for name in ("source_nouns", "state_forces", "actors")])


@cache
def official_rank(words: str | None) -> int:
    """0 for officials, more for those further from an official count; *words* as the report names them."""
    if words is None:
        return _OWN_VOICE
    tokens = tokenize(words)
    found = _matcher().find(tokens)
    # 'a spokesman of the Movement' is no official, though spokesmen are: armed groups come first.
    if any(match.entry.get("group") == "militants" for match in found.of("actors")):
        return _ORDER.index("party")
    ranks = [match.entry.get("rank") for match in found.of("source_nouns")]
    if "medical" in ranks and "official" in ranks:
        return _ORDER.index("medical")
    if any(True for _ in found.of("state_forces")):
        return _ORDER.index("official")
    return min((_ORDER.index(rank) for rank in ranks if rank in _ORDER), default=_ORDER.index("person"))


@cache
def is_side(words: str) -> bool:
    """Whether a side of the fight speaks that is no state."""
    return _ORDER[official_rank(words)] == "party"


def is_one_sided(claim: Claim, toll: Toll) -> bool:
    """Whether a side of the fight counts the losses of the other: an armed group those of the forces, the forces
    those of an armed group."""
    if claim.source is None:
        return False
    if is_side(claim.source.words):
        return toll.group is Group.SECURITY_FORCES
    is_force = bool(_matcher().find(tokenize(claim.source.words)).of("state_forces"))
    return toll.group is Group.MILITANTS and is_force
