"""Finds the weapons that an attack was made with: words for weapons beside a word that says that they were used, unless
they were seized or found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.lexicon.match import Match
from tollbook.model.text import Span
from tollbook.model.values import AttackType
from tollbook.reading.draft import Draft
from tollbook.reading.scenes import Scene

_BEFORE, _AFTER = 14, 6
# A weapon was used where such a word stands at most so many tokens before or after it.
_USES = ("deed_carriers", "attack_words", "harm_words", "damage_words")
_USED_WITH = frozenset({"with", "by", "using", "used"})
_USE_BEFORE, _USE_AFTER = 5, 4
# Aircraft and guns of the forces that come to help are no weapons of these attacks.
_NO_AIRCRAFT = frozenset(
    {AttackType.BOMBING, AttackType.SUICIDE_BOMBING, AttackType.ABDUCTION, AttackType.ARSON, AttackType.GRENADE_ATTACK}
)


# What brings or throws the weapons that do the harm: named only where no other weapon is.
_CARRIERS = frozenset({"aircraft", "ammunition"})


class WeaponWord(NamedTuple):
    """A weapon as worded, its class, and the rule that found it."""

    span: Span
    weapon_class: str | None
    rule: str


def find_weapons(scenes: Sequence[Scene], draft: Draft, kind: AttackType) -> list[WeaponWord]:
    """The weapons, each once; "bomb" is left out beside "car bomb"."""
    found: dict[str, WeaponWord] = {}
    for scene in scenes:
        for match in _used(scene, draft, kind):
            span = draft.span(match.first, match.last)
            words = span.of(draft.report.text).lower()
            found.setdefault(words, WeaponWord(span, match.entry.get("class"), f"weapons/{match.entry.id}"))
    weapons = [weapon for words, weapon in found.items() if not any(_is_part(words, other) for other in found)]
    return [weapon for weapon in weapons if weapon.weapon_class not in _CARRIERS] or weapons


def _used(scene: Scene, draft: Draft, kind: AttackType) -> Iterator[Match]:
    if not scene.is_eventful:
        return
    seizures = [match.first for match in draft.matches.within("seizure_words", scene.first, scene.last)]
    for match in draft.matches.within("weapons", scene.first, scene.last):
        if any(-_AFTER <= match.first - seizure <= _BEFORE for seizure in seizures):
            continue
        if match.entry.get("class") == "aircraft" and kind in _NO_AIRCRAFT:
            continue
        if _is_used(match, scene, draft):
            yield match


def _is_used(weapon: Match, scene: Scene, draft: Draft) -> bool:
    """ "hurled two grenades", "the bomb went off", "a car bomb attack", "killed with a pistol"."""
    first, last = max(scene.first, weapon.first - _USE_BEFORE), min(scene.last, weapon.last + _USE_AFTER)
    for index in (*range(first, weapon.first), *range(weapon.last, last)):
        if index < weapon.first and draft.tokens[index].lower in _USED_WITH:
            return True
        for name in _USES:
            match = draft.matches.at(name, index)
            if match is not None and match.entry.get("form") != "means":
                return True
    attack = draft.matches.at("attack_words", weapon.first)
    return attack is not None and attack.entry.get("form") != "means"


def _is_part(words: str, other: str) -> bool:
    if words == other:
        return False
    plain = {word.removesuffix("s") for word in words.split()}
    rest = {word.removesuffix("s") for word in other.split()}
    return plain < rest or (plain == rest and len(words) < len(other))
