"""Attackers among the harmed: tolls of those who carried the attack out, so that a figure can leave them out."""

from __future__ import annotations

from functools import cache

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Matcher
from tollbook.lexicon.tokens import tokenize
from tollbook.model.account import Account
from tollbook.model.values import ActorKind, AttackType, Group, Perpetrator, Toll

# Entries of plain_actors that say by themselves that these people attacked.
_ATTACKING = frozenset({"attackers", "bombers"})
# Where two sides fight, or a force fires from afar, the armed people among the dead need not be the attackers.
_TWO_SIDED = frozenset({AttackType.ARMED_CLASH, AttackType.AIR_STRIKE, AttackType.SHELLING})


def tolls_of_attackers(account: Account) -> frozenset[str]:
    """The ids of the claims that count attackers and nobody else.

    These are tolls of armed non-state people who are worded as attackers ('the bomber', 'two assailants'), or who
    came to harm in an attack that no state is said to have made and that was no clash, air strike or shelling.
    """
    return frozenset(claim.id for claim, toll in account.tolls if _counts_attackers(toll, account))


def _counts_attackers(toll: Toll, account: Account) -> bool:
    if toll.group is not Group.MILITANTS:
        return False
    if _is_worded_as_attackers(toll.victims or ""):
        return True
    doers = [value.actor.kind for _, value in account.claims_of(Perpetrator)]
    is_theirs = bool(doers) and ActorKind.STATE not in doers
    return is_theirs and account.type.code not in _TWO_SIDED


@cache
def _matcher() -> Matcher:
    return Matcher([load_vocabulary("plain_actors")])


@cache
def _is_worded_as_attackers(words: str) -> bool:
    found = _matcher().find(tokenize(words)).of("plain_actors")
    return any(match.entry.id in _ATTACKING for match in found)
