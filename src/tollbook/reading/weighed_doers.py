"""Who did it, with the encoder's word: each perpetrator that the grammar found is weighed once more, and so is each
actor of the telling's sentences that it did not take for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.values import AttackType, Basis, Perpetrator
from tollbook.reading.cast import cast_of, key_of, role_of
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.perpetrators import Found
from tollbook.reading.scenes import Scene
from tollbook.reading.signals import kinship, level
from tollbook.reading.weighing import distance, weigh
from tollbook.reading.weights import DOER


def weigh_doers(scenes: Sequence[Scene], draft: Draft, kind: AttackType, found: Sequence[Found]) -> list[Found]:
    """The perpetrators that are likelier so than not."""
    if draft.signals is None:
        return list(found)
    kept = [each for each in found if weigh(found_features(each, scenes, draft, kind), DOER) >= 0]
    for actor in others(draft, found):
        if weigh(other_features(actor, scenes, draft, kind, found), DOER) >= 0:
            value = Perpetrator(actor.ref, Basis.STATED)
            kept.append(Found(value, "roles/weighed", (Evidence(actor.span, "actor"),)))
    return kept


def others(draft: Draft, found: Sequence[Found]) -> list[ActorMention]:
    """The cast of the report without those whom the grammar found, each by the likeliest mention."""
    taken = {name for each in found for name in (key_of(each.value.actor), each.value.actor.name.lower())}
    members = [member for member in cast_of(draft) if member.key not in taken]
    likeliest = [member.likeliest("perpetrator", draft) for member in members]
    return [mention for mention in likeliest if mention.ref.name.lower() not in taken]


def _role(draft: Draft, actor: ActorMention) -> float:
    return role_of(actor, "perpetrator", draft)


def found_features(found: Found, scenes: Sequence[Scene], draft: Draft, kind: AttackType) -> Iterator[str]:
    """What speaks for and against a perpetrator that the grammar found."""
    yield "found"
    yield f"found by {found.rule}"
    yield f"found, {found.value.basis}, {kind}"
    actor = found.value.actor
    yield f"found, {actor.kind}"
    mentions = [other for other in draft.actors if key_of(other.ref) == key_of(actor)]
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
    at = draft.sentence_of(actor.first).number
    nearest = min((at - scene.sentence for scene in scenes), key=abs)
    yield f"other, {distance(nearest)}"
    yield from _encoder_features(actor, scenes, draft, "other")


def _encoder_features(actor: ActorMention, scenes: Sequence[Scene], draft: Draft, how: str) -> Iterator[str]:
    assert draft.signals is not None
    yield f"encoder: {how}, perpetrator {level(_role(draft, actor))}"
    yield f"encoder: target {level(draft.signals.role('target', actor.first, actor.last))}"
    yield f"encoder: source {level(draft.signals.role('source', actor.first, actor.last))}"
    yield f"encoder: kin {level(kinship(draft.signals, actor.first, actor.last, scenes))}"
