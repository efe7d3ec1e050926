"""All who may have done something in a report, or said so: its actors, the countries that stand for their governments,
and its persons, each once with every mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.model.values import ActorKind, ActorRef, Group
from tollbook.reading.draft import ActorMention, Draft
from tollbook.reading.persons import Persons
from tollbook.reading.scenes import Scene
from tollbook.reading.signals import kinship


class Member(NamedTuple):
    """One of the cast, and where the report names or describes it."""

    key: str
    mentions: tuple[ActorMention, ...]

    def likeliest(self, role: str, scenes: Sequence[Scene], draft: Draft) -> ActorMention:
        """The mention in which the encoder sees this role in the incident of these scenes most."""
        return max(self.mentions, key=lambda mention: fit(mention, role, scenes, draft))


def key_of(ref: ActorRef) -> str:
    """What is the same for every mention of one actor."""
    return ref.actor_id or ref.name.lower()


def role_of(mention: ActorMention, role: str, draft: Draft) -> float:
    """Log-odds that a mention has a role in an attack, as the encoder sees it."""
    assert draft.signals is not None
    return draft.signals.role(role, mention.first, mention.last)


def fit(mention: ActorMention, role: str, scenes: Sequence[Scene], draft: Draft) -> float:
    """How well a mention fits a role in the incident of these scenes: the log-odds of the role and of kinship."""
    assert draft.signals is not None
    return role_of(mention, role, draft) + kinship(draft.signals, mention.first, mention.last, scenes)


def cast_of(draft: Draft) -> list[Member]:
    """The cast of a report, in the order in which it begins to name them."""
    mentions: dict[str, list[ActorMention]] = {}
    for mention in sorted((*draft.actors, *_states(draft), *_persons(draft)), key=lambda each: each.first):
        mentions.setdefault(key_of(mention.ref), []).append(mention)
    return [Member(key, tuple(told)) for key, told in mentions.items()]


def _states(draft: Draft) -> Iterator[ActorMention]:
    """Countries outside of longer names: "Iran denied it"."""
    taken = {index for actor in draft.actors for index in range(actor.first, actor.last)}
    for sentence in draft.sentences:
        for match in draft.matches.within("nations", sentence.first, sentence.last):
            if match.entry.get("form") == "country" and match.first not in taken:
                span = draft.span(match.first, match.last)
                ref = ActorRef(span.of(draft.report.text), ActorKind.STATE)
                yield ActorMention(match.first, match.last, span, ref, Group.SECURITY_FORCES, is_named=True)


def _persons(draft: Draft) -> Iterator[ActorMention]:
    for person in Persons(draft).within(0, len(draft.tokens)):
        ref = ActorRef(person.name, ActorKind.INDIVIDUALS)
        span = draft.span(person.first, person.last)
        yield ActorMention(person.first, person.last, span, ref, Group.UNSPECIFIED, is_named=True)
