"""Finds the words of a scene whose doer can be asked for: attacks, harm done, things carried out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tollbook.lexicon.match import Match
from tollbook.model.values import AttackType
from tollbook.reading.draft import AttackMention, Draft
from tollbook.reading.grammar import AUXILIARIES, BE, UNREAL_BEFORE, VERB_ADVERBS
from tollbook.reading.scenes import Scene

ACTIVE, PASSIVE, NOUN = "active", "passive", "noun"
_REACH, _OBJECT_REACH = 8, 5
_ARRESTS = ("arrest", "detain", "apprehend", "round", "releas", "freed")


class Deed(NamedTuple):
    """A word for a deed at tokens ``first`` up to ``last``; its verb group begins at ``group``."""

    first: int
    last: int
    group: int
    voice: str
    type: AttackType | None = None


def find_deeds(scene: Scene, draft: Draft) -> Iterator[Deed]:
    """Attack words, then harm words that a toll rests on, then other verbs of deeds; no word twice."""
    seen: set[int] = set()
    for attack in scene.attacks:
        if attack.form != "means":
            seen.update(range(attack.first, attack.last))
            yield _deed(draft, scene, attack.first, attack.last, attack.form, attack.type)
            if attack.form == "noun":
                yield from _carried(draft, scene, attack, seen)
    harmed = {e.span.start for toll in scene.tolls for e in toll.evidence if e.part == "harm"}
    for match in draft.matches.within("harm_words", scene.first, scene.last):
        form = match.entry.get("form")
        told = form in {"ed", "present", "ing", "event"} and draft.tokens[match.first].start in harmed
        if told and match.first not in seen and not _is_arrest(draft, match):
            seen.update(range(match.first, match.last))
            yield _deed(draft, scene, match.first, match.last, "noun" if form == "event" else "verb", None)
    for match in draft.matches.within("deed_carriers", scene.first, scene.last):
        if match.first not in seen and _is_real(draft, match) and _has_weapon(draft, scene, match):
            seen.update(range(match.first, match.last))
            yield _deed(draft, scene, match.first, match.last, "verb", AttackType.BOMBING)
    for match in draft.matches.within("deed_verbs", scene.first, scene.last):
        carrier = draft.matches.starting("deed_carriers", match.first)
        if match.first not in seen and _is_real(draft, match) and (carrier is None or _is_by_attack(scene, match)):
            yield _deed(draft, scene, match.first, match.last, "verb", None)


def _is_real(draft: Draft, verb: Match) -> bool:
    return draft.tokens[verb.first - 1].lower not in UNREAL_BEFORE


def _has_weapon(draft: Draft, scene: Scene, verb: Match) -> bool:
    """ "hurled two grenades", "bombs were planted": a weapon is the object, or the subject of the passive."""
    first, last = (verb.last, verb.last + _OBJECT_REACH)
    is_before = draft.tokens[verb.last].lower == "by" if verb.last < scene.last else False
    if is_before or draft.tokens[verb.first - 1].lower in BE:
        first, last = verb.first - _OBJECT_REACH, verb.first
    return any(draft.matches.starting("weapons", i) for i in range(max(first, scene.first), min(last, scene.last)))


def _is_by_attack(scene: Scene, verb: Match) -> bool:
    """ "carried out" tells of violence only where an attack stands beside it."""
    return any(abs(attack.first - verb.first) <= _REACH for attack in scene.attacks)


def _carried(draft: Draft, scene: Scene, attack: AttackMention, seen: set[int]) -> Iterator[Deed]:
    """The verb that an attack is the object of: "launched an overnight drone attack"."""
    for index in range(attack.first - 1, max(scene.first, attack.first - _REACH) - 1, -1):
        carrier = draft.matches.starting("deed_carriers", index)
        if carrier is not None:
            if index not in seen and _is_real(draft, carrier):
                seen.update(range(carrier.first, carrier.last))
                yield _deed(draft, scene, carrier.first, carrier.last, "verb", attack.type)
            return


def _is_arrest(draft: Draft, match: Match) -> bool:
    """An arrest or a release is no deed of the attackers."""
    return draft.tokens[match.first].lower.startswith(_ARRESTS)


def _deed(draft: Draft, scene: Scene, first: int, last: int, form: str, kind: AttackType | None) -> Deed:
    if form == "noun":
        return Deed(first, last, first, NOUN, kind)
    group = first
    while group > scene.first and draft.tokens[group - 1].lower in AUXILIARIES | VERB_ADVERBS:
        group -= 1
    return Deed(first, last, group, _voice(draft, scene, group, first, last), kind)


def _voice(draft: Draft, scene: Scene, group: int, first: int, last: int) -> str:
    """Passive after a form of *be*, before 'by', and where a toll found its victims to the left."""
    tokens = draft.tokens
    if any(token.lower in BE for token in tokens[group:first]) and not tokens[first].lower.endswith("ing"):
        return PASSIVE
    start = tokens[first].start
    for toll in scene.tolls:
        if any(e.part == "harm" and e.span.start == start for e in toll.evidence):
            return ACTIVE if "active" in toll.rule else PASSIVE
    return PASSIVE if last < scene.last and tokens[last].lower == "by" else ACTIVE
