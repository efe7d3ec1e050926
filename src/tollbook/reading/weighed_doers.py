"""Who did it, with the encoder's word: each perpetrator that the grammar found is weighed once more, and so is each
actor of the telling's sentences that it did not take for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.values import AttackType, Basis, Perpetrator
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.perpetrators import Found
from tollbook.reading.scenes import Scene
from tollbook.reading.signals import kinship, level
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import DOER


def weigh_doers(scenes: Sequence[Scene], draft: Draft, kind: AttackType, found: Sequence[Found]) -> list[Found]:
    """The perpetrators that are likelier so than not."""
    if draft.signals is None:
        return list(found)
    kept = [each for each in found if weigh(found_features(each, scenes, draft, kind), DOER) >= 0]
    for actor in others(scenes, draft, found):
        if weigh(other_features(actor, scenes, draft, kind, found), DOER) >= 0:
            value = Perpetrator(actor.ref, Basis.STATED)
            kept.append(Found(value, "roles/weighed", (Evidence(actor.span, "actor"),)))
    return kept


def others(scenes: Sequence[Scene], draft: Draft, found: Sequence[Found]) -> list[ActorMention]:
    """Actors named in the sentences of the scenes whom the grammar did not find, each by the likeliest mention."""
    signals = draft.signals
    assert signals is not None
    taken = {name for each in found for name in _names(each.value.actor.actor_id, each.value.actor.name)}
    sentences = {scene.sentence for scene in scenes if scene.is_eventful}
    best: dict[str, ActorMention] = {}
    for actor in draft.actors:
        if draft.sentence_of(actor.first).number not in sentences:
            continue
        if taken & set(_names(actor.ref.actor_id, actor.ref.name)):
            continue
        key = actor.ref.actor_id or actor.ref.name.lower()
        if key not in best or _role(draft, actor) > _role(draft, best[key]):
            best[key] = actor
    return list(best.values())


def _names(actor_id: str | None, name: str) -> Iterator[str]:
    yield name.lower()
    if actor_id:
        yield actor_id


def _role(draft: Draft, actor: ActorMention) -> float:
    assert draft.signals is not None
    return draft.signals.role("perpetrator", actor.first, actor.last)


def found_features(found: Found, scenes: Sequence[Scene], draft: Draft, kind: AttackType) -> Iterator[str]:
    """What speaks for and against a perpetrator that the grammar found."""
    yield "found"
    yield f"found by {found.rule}"
    yield f"found, {found.value.basis}, {kind}"
    actor = found.value.actor
    yield f"found, {actor.kind}"
    mentions = [
        other
        for other in draft.actors
        if (other.ref.actor_id or other.ref.name.lower()) == (actor.actor_id or actor.name.lower())
    ]
    inside = [m for m in mentions if any(scene.sentence == draft.sentence_of(m.first).number for scene in scenes)]
    if inside or mentions:
        likeliest = max(inside or mentions, key=lambda mention: _role(draft, mention))
        yield from _encoder_features(likeliest, scenes, draft, "found")
    else:
        yield "found, no actor"


def other_features(
    actor: ActorMention, scenes: Sequence[Scene], draft: Draft, kind: AttackType, found: Sequence[Found]
) -> Iterator[str]:
    """What speaks for and against an actor whom the grammar did not find."""
    yield "other"
    yield f"other, {actor.ref.kind}, {'named' if actor.is_named else 'described'}"
    yield f"other, {actor.group}, {kind}"
    yield f"other, {'beside some' if found else 'alone'}"
    yield from _encoder_features(actor, scenes, draft, "other")


def _encoder_features(actor: ActorMention, scenes: Sequence[Scene], draft: Draft, how: str) -> Iterator[str]:
    assert draft.signals is not None
    yield f"encoder: {how}, perpetrator {level(_role(draft, actor))}"
    yield f"encoder: target {level(draft.signals.role('target', actor.first, actor.last))}"
    yield f"encoder: source {level(draft.signals.role('source', actor.first, actor.last))}"
    yield f"encoder: kin {level(kinship(draft.signals, actor.first, actor.last, scenes))}"
