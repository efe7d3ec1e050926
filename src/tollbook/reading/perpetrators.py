"""Writes down who did it: a group that claims it, one that is accused of it, and the doers that the report states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.model.claim import Evidence, Source
from tollbook.model.values import ActorKind, ActorRef, AttackType, Basis, Group, Perpetrator, Stance
from tollbook.reading.agents import AgentFinder
from tollbook.reading.doers import Agent
from tollbook.reading.draft import Accusation, Draft, ResponsibilityMention
from tollbook.reading.scenes import Scene

# What one side does to another: beside the aircraft and guns of a state, the militants that they aim at are no doers.
_ONE_SIDED = frozenset({AttackType.AIR_STRIKE, AttackType.SHELLING})
# Beside a planted bomb "police" and "soldiers" are those who killed or caught the bomber; a state by name may bomb.
_PLANTED = frozenset({AttackType.BOMBING, AttackType.SUICIDE_BOMBING, AttackType.GRENADE_ATTACK})
_SPOKEN_DEED = "responsibility/owned-deed"
_SUSPECTED = "responsibility/suspected"


class Found(NamedTuple):
    """A perpetrator with the words that it rests on."""

    value: Perpetrator
    rule: str
    evidence: tuple[Evidence, ...]
    source: Source | None = None


def find_perpetrators(
    scenes: Sequence[Scene],
    draft: Draft,
    kind: AttackType,
    spoken: Sequence[ResponsibilityMention],
    accused: Sequence[Accusation],
) -> list[Found]:
    """Each perpetrator once: as claimed before alleged before stated."""
    agents = _without_echoes(AgentFinder(draft).find(scenes, kind), kind, draft)
    agents = [agent for agent in agents if not _goes_by_name(agent, draft, accused, spoken)]
    found: dict[str, Found] = {}
    for each in _in_order(agents, accused, spoken):
        found.setdefault(_key(each.value.actor), each)
    return list(found.values())


def is_answer(mention: ResponsibilityMention, kind: AttackType) -> bool:
    """Whether forces of a state own a deed beside a planted bomb: then it is their answer to the bombers."""
    is_state = mention.actor is not None and mention.actor.group is Group.SECURITY_FORCES and not mention.actor.is_named
    return mention.rule == _SPOKEN_DEED and is_state and kind in _PLANTED


def _key(ref: ActorRef) -> str:
    return ref.actor_id or ref.name.lower()


def _in_order(
    agents: Sequence[Agent], accused: Sequence[Accusation], spoken: Sequence[ResponsibilityMention]
) -> Iterator[Found]:
    """Claims, accusations, doers. Who owns a deed of his troops stands for them only where no doer is told of; a
    mere suspicion only says how sure it is that a doer did it."""
    groups, owned = {agent.group for agent in agents}, set[Group]()
    for mention in spoken:
        if mention.stance is not Stance.CLAIMED or mention.actor is None:
            continue
        if mention.rule == _SPOKEN_DEED and mention.actor.group in groups:
            owned.add(mention.actor.group)
            continue
        yield Found(Perpetrator(mention.actor.ref, Basis.CLAIMED), mention.rule, mention.evidence)
    for accusation in accused:
        if accusation.rule != _SUSPECTED:
            value = Perpetrator(accusation.actor.ref, Basis.STATED if accusation.is_proven else Basis.ALLEGED)
            yield Found(value, accusation.rule, accusation.evidence, accusation.accuser)
    suspected = {_key(a.actor.ref) for a in accused if a.rule == _SUSPECTED}
    for agent in agents:
        basis = Basis.CLAIMED if agent.group in owned else Basis.STATED
        if _key(agent.ref) in suspected:
            basis = Basis.ALLEGED
        yield Found(Perpetrator(agent.ref, basis), agent.rule, (Evidence(agent.span, "actor"),))


def _goes_by_name(
    agent: Agent, draft: Draft, accused: Sequence[Accusation], spoken: Sequence[ResponsibilityMention]
) -> bool:
    """Whether a plain doer is one whom the report names elsewhere: "the gunman" is the man who is charged, "rebels"
    are the group that claims the attack or is blamed for it."""
    if agent.is_named or agent.group is Group.SECURITY_FORCES:
        return False
    named = [a.actor for a in accused if a.rule != _SUSPECTED and a.actor.is_named]
    if any(actor.ref.kind is ActorKind.INDIVIDUALS for actor in named):
        return True
    named += [s.actor for s in spoken if s.actor and s.stance is Stance.CLAIMED and s.actor.is_named]
    match = draft.matches.at("plain_actors", agent.last - 1)
    is_fighter = match is not None and match.entry.id == "militants"
    return is_fighter and any(actor.group is Group.MILITANTS for actor in named)


def _without_echoes(agents: Sequence[Agent], kind: AttackType, draft: Draft) -> list[Agent]:
    """One plain word a group: after "gunmen", "the attackers" are the same. Beside attackers, the forces that
    answer them are no perpetrators, save in a fight."""
    kept: list[Agent] = []
    for agent in agents:
        if not any(_is_echo(agent, other, draft) for other in kept):
            kept.append(agent)
    is_answered = kind not in {AttackType.ARMED_CLASH, AttackType.OTHER_VIOLENCE, AttackType.AIR_STRIKE}
    attackers = [agent.first for agent in kept if agent.group is Group.MILITANTS]
    if is_answered and attackers:
        kept = [agent for agent in kept if agent.group is not Group.SECURITY_FORCES or agent.first < attackers[0]]
    if kind in _PLANTED:
        kept = [agent for agent in kept if agent.group is not Group.SECURITY_FORCES or agent.is_named]
    if kind in _ONE_SIDED and any(agent.group is Group.SECURITY_FORCES for agent in kept):
        kept = [agent for agent in kept if agent.group is not Group.MILITANTS]
    return kept


def _is_echo(agent: Agent, other: Agent, draft: Draft) -> bool:
    if agent.first - other.last <= 1 and agent.first > other.first:
        return False  # joined: "soldiers and police"
    if agent.is_named:
        country = _country(agent, draft)
        return country is not None and country == _country(other, draft) and agent.ref.kind is ActorKind.STATE
    return agent.group is other.group or Group.UNSPECIFIED is agent.group


def _country(agent: Agent, draft: Draft) -> str | None:
    nation = draft.matches.at("nations", agent.first)
    return nation.entry.get("country") if nation is not None else None
