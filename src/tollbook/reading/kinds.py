"""Chooses the type of an incident. The words for attacks speak each for a type of its own, by how telling they are and
where they stand; what else was seen speaks for and against each type by one table of weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tollbook.model.values import AttackType, Group, Measure
from tollbook.reading.draft import AttackMention, Draft
from tollbook.reading.joining import Telling
from tollbook.reading.kind_weights import KINDS, WORDS
from tollbook.reading.scenes import Scene

_ARMED = frozenset({Group.SECURITY_FORCES, Group.MILITANTS})


def kind_of(telling: Telling, draft: Draft) -> AttackType:
    """The type for which most speaks."""
    worded = word_features(telling)
    seen = frozenset(kind_features(telling, draft))
    scores = {
        kind: sum(WORDS.get(feature, 0.0) for feature in worded.get(kind, ()))
        + sum(weights.get(feature, 0.0) for feature in seen)
        for kind, weights in KINDS.items()
    }
    return max(scores, key=lambda kind: scores[kind], default=AttackType.ARMED_ASSAULT)


def word_features(telling: Telling) -> dict[AttackType, set[str]]:
    """For each type that a word is for, how it stands: the rank of the word and whether it stands in the scene that
    first has one, whether it is the first, the one nearest to the toll, or one for a weapon or an attacker."""
    found: dict[AttackType, set[str]] = defaultdict(set)
    attacks = [attack for scene in telling.scenes for attack in scene.attacks]
    if not attacks:
        return found
    lead = _lead(telling)
    for number, scene in enumerate(telling.scenes):
        for attack in scene.attacks:
            found[attack.type].add(f"{'lead' if number <= lead else 'later'}, rank {attack.rank}")
            if number <= lead and attack.form == "means":
                found[attack.type].add("lead, means")
    found[attacks[0].type].add("first")
    if (nearest := _nearest_to_toll(telling.scenes[0])) is not None:
        found[nearest.type].add("nearest to the toll")
    if len(found) == 1:
        found[attacks[0].type].add("no other")
    return found


def kind_features(telling: Telling, draft: Draft) -> Iterator[str]:
    """The names of what was seen: the words for attacks by the id of their entry and where they stand, weapons, who
    acts, who was killed."""
    yield "always"
    attacks = [attack for scene in telling.scenes for attack in scene.attacks]
    yield from _word_ids(telling, draft) if attacks else ("no attack word",)
    first = telling.scenes[0]
    yield from _actor_features(first, draft)
    for toll in first.tolls:
        if toll.measure is Measure.KILLED:
            yield f"killed {toll.group}"
    lost = {toll.group for toll in telling.tolls if toll.measure is Measure.KILLED and toll.count.low}
    if lost >= _ARMED:
        yield "both sides lost"
    if any(toll.measure is Measure.CAPTURED for toll in telling.tolls):
        yield "captured"
    if not telling.tolls:
        yield "no toll"
    yield f"{telling.role}"


def _word_ids(telling: Telling, draft: Draft) -> Iterator[str]:
    lead = _lead(telling)
    for number, scene in enumerate(telling.scenes):
        where = "lead" if number <= lead else "later"
        yield from (f"{where}: {_entry(draft, attack)}" for attack in scene.attacks)
        for match in draft.matches.within("weapons", scene.first, scene.last):
            if not any(attack.first <= match.first < attack.last for attack in scene.attacks):
                yield f"{where}: weapon {match.entry.get('class')}"
    yield f"first: {_entry(draft, next(attack for scene in telling.scenes for attack in scene.attacks))}"
    if (nearest := _nearest_to_toll(telling.scenes[0])) is not None:
        yield f"nearest to the toll: {_entry(draft, nearest)}"


def _lead(telling: Telling) -> int:
    """The number of the scene that first has a word for an attack."""
    return next(number for number, scene in enumerate(telling.scenes) if scene.attacks)


def _nearest_to_toll(scene: Scene) -> AttackMention | None:
    if not (scene.attacks and scene.tolls):
        return None
    return min(scene.attacks, key=lambda attack: abs(attack.first - scene.tolls[0].first))


def _entry(draft: Draft, attack: AttackMention) -> str:
    match = draft.matches.starting("attack_words", attack.first)
    assert match is not None
    return match.entry.id


def _actor_features(scene: Scene, draft: Draft) -> Iterator[str]:
    actors = [actor for actor in draft.actors if scene.first <= actor.first < scene.last and actor.group in _ARMED]
    groups = {actor.group for actor in actors}
    yield from (f"told of: {group}" for group in groups)
    if groups >= _ARMED:
        yield "told of: both sides"
    forces = [actor for actor in actors if actor.group is Group.SECURITY_FORCES]
    owners = {
        match.entry.get("country")
        for actor in forces
        for match in draft.matches.within("nations", actor.first, actor.last)
    }
    here = {place.ref.country for place in scene.places if place.is_scene and place.ref.country}
    if owners and here and owners.isdisjoint(here):
        yield "a force abroad"
