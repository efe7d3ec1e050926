"""Says who acts at a token of a report: an actor, people who are no attackers by name, a country; and which plain
words name attackers by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.model.text import Span
from tollbook.model.values import ActorKind, ActorRef, AttackType, Group
from tollbook.reading.draft import ActorMention, Draft, PeopleForm, PeopleMention
from tollbook.reading.grammar import AUXILIARIES
from tollbook.reading.persons import Persons
from tollbook.reading.scenes import Scene


class Agent(NamedTuple):
    """A doer, as worded at tokens ``first`` up to ``last``, and the rule that found it."""

    first: int
    last: int
    ref: ActorRef
    group: Group
    is_named: bool
    span: Span
    rule: str


# Plain words whose bearers are attackers by what the words mean.
_ATTACKERS = frozenset({"gunmen", "attackers", "bombers", "bandits"})
_NO_ATTACKERS = frozenset(
    {"perpetrators", "perpetrator", "killers", "killer", "murderers", "murderer", "criminals", "bomber"}
)
_INTRODUCED_REACH = 3


class Doers:
    """The possible doers of one report, by token."""

    __slots__ = ("_actors", "_draft", "_people", "_persons")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._actors: dict[int, ActorMention] = {i: a for a in draft.actors for i in range(a.first, a.last)}
        self._persons = Persons(draft)
        self._people: dict[int, PeopleMention] = {i: p for p in draft.people for i in range(p.first, p.last)}

    def at(self, index: int, rule: str, *, form: str = "country", people: bool = False) -> Agent | None:
        """The actor that covers this token; else a country or people that acts there."""
        draft = self._draft
        actor = self._actors.get(index)
        if actor is not None:
            return Agent(actor.first, actor.last, actor.ref, actor.group, actor.is_named, actor.span, rule)
        person = self._person_at(index, rule) if people else None
        if person is not None:
            return person
        nation = draft.matches.at("nations", index)
        if nation is None or nation.entry.get("form") != form:
            return None
        span = draft.span(nation.first, nation.last)
        ref = ActorRef(span.of(draft.report.text), ActorKind.STATE)
        return Agent(nation.first, nation.last, ref, Group.SECURITY_FORCES, True, span, rule)

    def _person_at(self, index: int, rule: str) -> Agent | None:
        """People who are no attackers by name: "Officer A. B. shot …", "killed by two policemen"."""
        mention = self._people.get(index)
        if mention is None or mention.head is None or mention.form in {PeopleForm.NOBODY, PeopleForm.PRONOUN}:
            return None
        member_of = self._actors.get(mention.first - 1)
        if member_of is not None and member_of.is_named:  # "Lashkar members", "army recruits"
            return self.at(mention.first - 1, rule)
        draft, is_named = self._draft, mention.form is PeopleForm.NAMED
        words = draft.words(mention.first, mention.last)
        if (is_named and words.isupper()) or (mention.group is Group.CIVILIANS and not is_named):
            return None  # in copy set all in capitals a name cannot be told from a word
        if any(draft.tokens[i].lower in AUXILIARIES for i in range(mention.first, mention.last)):
            return None
        known = self._persons.at(index) if is_named else None
        span = draft.span(mention.first, mention.last)
        ref = ActorRef(known.name if known else words, ActorKind.INDIVIDUALS)
        return Agent(mention.first, mention.last, ref, mention.group, is_named, span, rule)

    def is_bare_country(self, agent: Agent) -> bool:
        nation = self._draft.matches.starting("nations", agent.first)
        return nation is not None and nation.last == agent.last

    def is_country(self, index: int) -> bool:
        nation = self._draft.matches.starting("nations", index)
        return nation is not None and nation.entry.get("form") == "country" and self._actors.get(index) is None

    def is_harmed(self, agent: Agent, scene: Scene) -> bool:
        spans = [toll.victims for toll in scene.tolls if toll.victims is not None]
        return any(span.start < agent.span.end and agent.span.start < span.end for span in spans)

    def introduced(self, agent: Agent) -> Agent:
        """ "The attacker" stands for "a suicide bomber" that a sentence shortly before has introduced."""
        draft = self._draft
        if agent.is_named or not self._is_attacker(agent) or draft.tokens[agent.first - 1].lower != "the":
            return agent
        sentence = draft.sentence_of(agent.first).number
        for actor in reversed(draft.actors):
            if actor.first >= agent.first or actor.is_named or draft.tokens[actor.first - 1].lower == "the":
                continue
            if draft.sentence_of(actor.first).number < sentence - _INTRODUCED_REACH:
                break
            earlier = self.at(actor.first, agent.rule)
            if earlier is not None and actor.group is Group.MILITANTS and self._is_attacker(earlier):
                return earlier
        return agent

    def _is_attacker(self, agent: Agent) -> bool:
        match = self._draft.matches.at("plain_actors", agent.last - 1)
        return match is not None and match.entry.id in _ATTACKERS | {"militants"}

    def attackers(self, scenes: Sequence[Scene], kind: AttackType) -> Iterator[Agent]:
        """Where no deed has a doer: who is called a gunman, attacker or suicide bomber."""
        draft = self._draft
        for scene in scenes:
            if not scene.tolls and kind is not AttackType.ABDUCTION:
                continue
            for match in draft.matches.within("plain_actors", scene.first, scene.last):
                if match.entry.id in _ATTACKERS and draft.tokens[match.last - 1].lower not in _NO_ATTACKERS:
                    agent = self.at(match.first, "roles/attacker-word")
                    if agent is not None and not self.is_harmed(agent, scene):
                        yield agent
