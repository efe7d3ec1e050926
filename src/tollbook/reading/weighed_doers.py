"""Who did it, with the encoder's word: each perpetrator that the grammar found is weighed once more, and so is each
actor of the telling's sentences that it did not take for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.claim import Evidence
from tollbook.model.values import AttackType, Basis, Perpetrator
from tollbook.reading.cast import Member, cast_of, fit, key_of, role_of
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.joining import Telling
from tollbook.reading.perpetrators import Found
from tollbook.reading.scenes import Scene
from tollbook.reading.signals import kinship, levels
from tollbook.reading.weighing import distance, weigh
from tollbook.reading.weights import DOER

# Within so much in log-odds of the best, nobody fits better.
_NEAR = 0.5
_ROLE = "perpetrator"


def weigh_doers(
    draft: Draft, tellings: Sequence[Telling], kinds: Sequence[AttackType], found: Sequence[Sequence[Found]]
) -> list[list[Found]]:
    """For each telling the perpetrators that are likelier so than not; ``found`` is what the grammar found for each."""
    if draft.signals is None:
        return [list(each) for each in found]
    cast = cast_of(draft)
    return [
        _weigh_telling(cast, telling.scenes, draft, kind, its)
        for telling, kind, its in zip(tellings, kinds, found, strict=True)
    ]


def _weigh_telling(
    cast: Sequence[Member], scenes: Sequence[Scene], draft: Draft, kind: AttackType, found: Sequence[Found]
) -> list[Found]:
    accused = {key_of(accusation.actor.ref) for accusation in draft.accusations}
    best = best_fit(cast, scenes, draft)
    kept = [each for each in found if weigh(found_features(each, cast, best, scenes, draft, kind), DOER) >= 0]
    for actor in others(cast, scenes, draft, found):
        if weigh(other_features(actor, best, scenes, draft, kind, found), DOER) >= 0:
            basis = Basis.ALLEGED if key_of(actor.ref) in accused else Basis.STATED
            value = Perpetrator(actor.ref, basis)
            kept.append(Found(value, "roles/weighed", (Evidence(actor.span, "actor"),)))
    return kept


def best_fit(cast: Sequence[Member], scenes: Sequence[Scene], draft: Draft) -> float:
    """How well the likeliest perpetrator of the cast fits."""
    fits = (fit(mention, _ROLE, scenes, draft) for member in cast for mention in member.mentions)
    return max(fits, default=0.0)


def others(cast: Sequence[Member], scenes: Sequence[Scene], draft: Draft, found: Sequence[Found]) -> list[ActorMention]:
    """The cast of the report without those whom the grammar found, each by the likeliest mention."""
    taken = {name for each in found for name in (key_of(each.value.actor), each.value.actor.name.lower())}
    members = [member for member in cast if member.key not in taken]
    likeliest = [member.likeliest(_ROLE, scenes, draft) for member in members]
    return [mention for mention in likeliest if mention.ref.name.lower() not in taken]


def found_features(
    found: Found, cast: Sequence[Member], best: float, scenes: Sequence[Scene], draft: Draft, kind: AttackType
) -> Iterator[str]:
    """What speaks for and against a perpetrator that the grammar found."""
    yield "found"
    yield f"found by {found.rule}"
    yield f"found, {found.value.basis}, {kind}"
    actor = found.value.actor
    yield f"found, {actor.kind}"
    member = next((member for member in cast if member.key == key_of(actor)), None)
    if member is None:
        yield "found, no actor"
    else:
        yield from _encoder_features(member.likeliest(_ROLE, scenes, draft), best, scenes, draft, "found")


def other_features(
    actor: ActorMention,
    best: float,
    scenes: Sequence[Scene],
    draft: Draft,
    kind: AttackType,
    found: Sequence[Found],
) -> Iterator[str]:
    """What speaks for and against an actor whom the grammar did not find."""
    yield "other"
    yield f"other, {actor.ref.kind}, {'named' if actor.is_named else 'described'}"
    yield f"other, {actor.group}, {kind}"
    yield f"other, {'beside some' if found else 'alone'}"
    at = draft.sentence_of(actor.first).number
    nearest = min((at - scene.sentence for scene in scenes), key=abs)
    yield f"other, {distance(nearest)}"
    yield from _encoder_features(actor, best, scenes, draft, "other")


def _encoder_features(
    actor: ActorMention, best: float, scenes: Sequence[Scene], draft: Draft, how: str
) -> Iterator[str]:
    assert draft.signals is not None
    yield from levels(f"encoder: {how}, perpetrator", role_of(actor, _ROLE, draft))
    is_best = fit(actor, _ROLE, scenes, draft) >= best - _NEAR
    yield f"encoder: {how}, {'nobody fits better' if is_best else 'another fits better'}"
    yield from levels("encoder: target", draft.signals.role("target", actor.first, actor.last))
    yield from levels("encoder: source", draft.signals.role("source", actor.first, actor.last))
    yield from levels("encoder: kin", kinship(draft.signals, actor.first, actor.last, scenes))
