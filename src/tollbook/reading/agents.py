"""Finds who did it: the subjects of deeds, the agents after 'by', the owners of strikes and the sides of a fight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.values import AttackType, Group
from tollbook.reading.deeds import ACTIVE, PASSIVE, Deed, find_deeds
from tollbook.reading.doers import Agent, Doers
from tollbook.reading.draft import Draft
from tollbook.reading.grammar import BE, CLAUSE_BREAKS, PREPOSITIONS, is_noun_end
from tollbook.reading.scenes import Scene

# Before these a new clause begins, whose subject is another.
_CLAUSE_STARTS = frozenset(
    {"when", "while", "after", "before", "because", "but", "where", "if", "although", "though", "since", "whereas",
     "as", "that", "until", "'", '"', "“", "”", "‘", "meanwhile"}
)  # fmt: skip
_WHO = frozenset({"who", "which", "that"})
# "a group of gunmen": here the phrase after 'of' is the head in meaning.
_MADE_OF = frozenset(
    {"group", "groups", "members", "member", "dozens", "hundreds", "scores", "thousands", "number", "gang", "band",
     "team", "unit", "units", "mob", "crowd", "crowds", "column", "pair", "one", "some", "two", "three", "four",
     "several", "many", "squad", "elements", "wave", "faction", "factions"}
)  # fmt: skip
# Prepositions by form that may open a clause with a subject: "after gunmen attacked", "with rebels shelling".
_SUBORDINATING = frozenset({"after", "before", "since", "as", "until", "with", "following"})
_ARMED = frozenset({Group.MILITANTS, Group.SECURITY_FORCES})
_FIGHTS = frozenset({AttackType.ARMED_CLASH, AttackType.OTHER_VIOLENCE})
# "freed by kidnappers", "a hostage held by the group"
_HOLDING = frozenset({"held", "released", "freed", "captivity", "hostage", "free", "captive"})
_HELD_REACH = 3
_SIDE_WORDS = frozenset({"with", "against", "between", "and"})
_BY_REACH, _OWNER_REACH, _SIDE_REACH = 14, 5, 20


class AgentFinder:
    """Looks for doers in the scenes of one report."""

    __slots__ = ("_doers", "_draft")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._doers = Doers(draft)

    def find(self, scenes: Sequence[Scene], kind: AttackType) -> list[Agent]:
        """The doers, each once, in the order of the scenes."""
        found: dict[str, Agent] = {}
        for scene in scenes:
            for deed in find_deeds(scene, self._draft):
                for agent in self._of_deed(deed, scene, kind):
                    found.setdefault(agent.ref.actor_id or agent.ref.name.lower(), agent)
            for agent in self._strike_authors(scene):
                found.setdefault(agent.ref.name.lower(), agent)
        told = {agent.group for agent in found.values()}
        for scene in scenes:
            for agent in self._beside(scene, kind):
                if agent.group not in told:
                    found.setdefault(agent.ref.actor_id or agent.ref.name.lower(), agent)
        if not any(agent.group is Group.MILITANTS for agent in found.values()):
            for agent in self._doers.attackers(scenes, kind):
                found.setdefault(agent.ref.name.lower(), agent)
        return [self._doers.introduced(agent) for agent in found.values()]

    def _of_deed(self, deed: Deed, scene: Scene, kind: AttackType) -> Iterator[Agent]:
        if deed.voice == ACTIVE:
            yield from self._subject(deed, scene)
        elif deed.voice == PASSIVE:
            yield from self._after_by(deed.last, scene)
        else:
            by = list(self._after_by(deed.last, scene)) or list(self._after_from(deed.last, scene))
            if by or not self._is_modifier(deed, scene):
                yield from by or self._owner(deed.first, scene)
        if deed.type is AttackType.ARMED_CLASH and kind in _FIGHTS:
            yield from self._sides(deed, scene)

    def _subject(self, deed: Deed, scene: Scene) -> Iterator[Agent]:
        """The subject of an active verb: right before it, before its 'who', or at the head of its clause."""
        tokens, at = self._draft.tokens, deed.group
        if at <= scene.first:
            return
        if tokens[at - 1].lower in _WHO:
            before = at - 3 if tokens[at - 2].text == "," else at - 2
            agent = self._doers.at(before, "roles/subject-who") if before >= scene.first else None
            if agent is not None and not self._doers.is_bare_country(agent):
                yield agent
            return
        near = self._doers.at(at - 1, "roles/subject", people=True)
        if near is not None and near.last == at and not self._is_governed(near.first, scene, is_near=True):
            yield from self._joined(near, scene)
            return
        index = self._clause_start(at, scene)
        while index < at:
            agent = self._doers.at(index, "roles/subject")
            if agent is None:
                index += 1
                continue
            if self._is_head(agent, at) and not self._is_governed(agent.first, scene):
                yield from self._joined(agent, scene)
                return
            index = agent.last

    def _clause_start(self, at: int, scene: Scene) -> int:
        draft = self._draft
        for index in range(at - 1, scene.first - 1, -1):
            token = draft.tokens[index]
            if token.lower in _CLAUSE_STARTS or token.text in CLAUSE_BREAKS:
                return index + 1
            if draft.matches.at("speech_verbs", index) is not None and index < at - 1:
                return index + 1
        return scene.first

    def _is_head(self, agent: Agent, at: int) -> bool:
        """Whether the phrase ends with the actor ("police", not "police chief") and is no one's passive subject."""
        draft = self._draft
        after = draft.tokens[agent.last]
        if after.lower in {"'s", "’s"} or draft.matches.at("source_nouns", agent.last) is not None:
            return False
        for index in range(agent.last, at):
            lower = draft.tokens[index].lower
            if lower in BE or lower == "'s":
                return False
        return True

    def _is_governed(self, first: int, scene: Scene, *, is_near: bool = False) -> bool:
        """Whether the phrase hangs on a preposition ("an attack on police") or on a verb ("killing a guard")."""
        draft = self._draft
        for index in range(first - 1, max(scene.first, first - 5) - 1, -1):
            lower = draft.tokens[index].lower
            if draft.matches.at("speech_verbs", index) is not None:
                return False  # "officials in the province say gunmen …": a clause of its own begins
            if lower == "of":
                return not (index > scene.first and draft.tokens[index - 1].lower in _MADE_OF)
            if is_near and lower in _SUBORDINATING:
                return False
            if lower in PREPOSITIONS or (lower == "," and self._doers.is_country(first)):
                return True  # "in the city of A, country B, …"
            verb = draft.matches.at("deed_verbs", index) or draft.matches.at("harm_words", index)
            if verb is not None:
                return True
            if not draft.tokens[index].is_word or (is_noun_end(lower) and lower not in {"a", "an", "the", "some"}):
                return False
        return False

    def _joined(self, agent: Agent, scene: Scene) -> Iterator[Agent]:
        """The actor, and the one that 'and' joins to it on the left or right."""
        tokens = self._draft.tokens
        index = agent.first - 1
        while index > scene.first and tokens[index].lower in {"the", "a", "some"}:
            index -= 1
        if index > scene.first and tokens[index].lower == "and":
            other = self._doers.at(index - 1, agent.rule)
            if other is not None and not self._is_governed(other.first, scene):
                yield other
        group = self._whose(agent, scene)
        yield group or agent
        if agent.last + 1 < scene.last and tokens[agent.last].lower == "and":
            other = self._doers.at(agent.last + 1, agent.rule)
            if other is not None:
                yield other

    def _whose(self, agent: Agent, scene: Scene) -> Agent | None:
        """The group that plain doers are of: "militants from the Hill Front"."""
        if agent.is_named or agent.last + 2 >= scene.last:
            return None
        if self._draft.tokens[agent.last].lower not in {"of", "from"}:
            return None
        rule = "roles/member-of"
        group = self._doers.at(agent.last + 1, rule) or self._doers.at(agent.last + 2, rule)
        is_group = group is not None and group.is_named and not self._doers.is_bare_country(group)
        return group if is_group else None

    def _after_by(self, start: int, scene: Scene) -> Iterator[Agent]:
        """ "… killed by two gunmen", "an attack in the north by the group"."""
        draft = self._draft
        for at in range(start, min(start + _BY_REACH, scene.last - 1)):
            lower = draft.tokens[at].lower
            if lower == "by":
                agent = self._in_phrase(at + 1, scene, "roles/by-agent")
                if agent is not None:
                    yield from self._joined(agent, scene)
                return
            if lower.endswith(("ed", "used")) and at > start and not self._is_deed_word(at):
                return
            if lower in CLAUSE_BREAKS or draft.matches.at("speech_verbs", at) is not None:
                return

    def _after_from(self, start: int, scene: Scene) -> Iterator[Agent]:
        """ "The post came under attack from rebels"."""
        if start + 1 < scene.last and self._draft.tokens[start].lower == "from":
            agent = self._in_phrase(start + 1, scene, "roles/from")
            if agent is not None:
                yield from self._joined(agent, scene)

    def _is_deed_word(self, index: int) -> bool:
        matches = self._draft.matches
        return any(matches.at(name, index) is not None for name in ("deed_verbs", "harm_words", "attack_words"))

    def _in_phrase(self, start: int, scene: Scene, rule: str) -> Agent | None:
        """The first actor of the noun phrase that begins at *start*, past "a group of" and its like."""
        draft = self._draft
        for index in range(start, min(start + 8, scene.last)):
            agent = self._doers.at(index, rule, people=True)
            if agent is not None:
                return None if self._goes_on(agent) else agent
            lower = draft.tokens[index].lower
            if lower.endswith("ing") or not (draft.tokens[index].is_word or lower in {'"', "“", "-"}):
                return None
            if is_noun_end(lower) and lower not in {"a", "an", "the", "of", "some", "other", "another", "his", "her"}:
                return None
        return None

    def _goes_on(self, agent: Agent) -> bool:
        """Whether the phrase goes on to a noun that is no doer: "police custody", "U.S. Vice President A"."""
        draft = self._draft
        if agent.last >= len(draft.tokens):
            return False
        after = draft.tokens[agent.last]
        if after.lower in {"'s", "’s"}:
            return True
        is_noun = any(draft.matches.starting(name, agent.last) for name in ("things", "sites", "source_nouns"))
        is_title = after.is_capital and after.is_word and not after.text.isupper()
        return is_noun or (is_title and self._doers.is_bare_country(agent))

    def _is_modifier(self, deed: Deed, scene: Scene) -> bool:
        """Whether the noun only says of what kind the next one is: "riot police", "a combat ship"."""
        names = ("victims", "things", "state_forces", "source_nouns")
        return deed.last < scene.last and any(self._draft.matches.starting(name, deed.last) for name in names)

    def _owner(self, first: int, scene: Scene) -> Iterator[Agent]:
        """The actor or people that a noun of attack belongs to: "Israeli air strikes", "the group's raid"."""
        draft = self._draft
        for index in range(first - 1, max(scene.first, first - _OWNER_REACH) - 1, -1):
            agent = self._doers.at(index, "roles/owner", form="people")
            if agent is not None:
                if draft.tokens[index].lower != "terrorist":  # "a terrorist attack" names its kind, not its author
                    yield agent
                return
            token, matches = draft.tokens[index], draft.matches
            is_thing = matches.at("things", index) is not None and matches.at("weapons", index) is None
            if is_thing or matches.at("sites", index) is not None or matches.at("speech_verbs", index) is not None:
                return
            if is_noun_end(token.lower) or not (token.is_word or token.lower in {"'s", "’s"}):
                return

    def _sides(self, deed: Deed, scene: Scene) -> Iterator[Agent]:
        """Both sides of a fight: "between A and B", "A clashed with B", "A battled B"."""
        draft = self._draft
        index = deed.last
        while index < min(deed.last + _SIDE_REACH, scene.last):
            if draft.tokens[index].text in CLAUSE_BREAKS:
                return
            agent = self._doers.at(index, "roles/clash-side")
            if agent is None:
                index += 1
                continue
            lead = index - 1
            while lead > max(deed.last, index - 4) and draft.tokens[lead].lower not in PREPOSITIONS | {"and"}:
                lead -= 1
            word = draft.tokens[lead].lower
            if self._doers.is_bare_country(agent) and "between" not in self._words(deed.last, index):
                pass  # "on the border with Chad", "in Niger and Chad"
            elif word in _SIDE_WORDS or (index <= deed.last + 2 and word not in PREPOSITIONS):
                yield agent
            index = agent.last

    def _words(self, first: int, last: int) -> set[str]:
        return {token.lower for token in self._draft.tokens[first:last]}

    def _beside(self, scene: Scene, kind: AttackType) -> Iterator[Agent]:
        """Whom other words than those for the deed give away, where no doer of their kind is told of."""
        if kind is AttackType.ARMED_CLASH:
            yield from self._fighters(scene)
        elif kind is AttackType.ABDUCTION:
            yield from self._holders(scene)

    def _holders(self, scene: Scene) -> Iterator[Agent]:
        """Who holds the abducted or sets them free: "a driver released by militants"."""
        tokens = self._draft.tokens
        for index in range(scene.first, scene.last):
            if tokens[index].lower in _HOLDING:
                for at in range(index + 1, min(index + 1 + _HELD_REACH, scene.last - 1)):
                    if tokens[at].lower == "by":
                        agent = self._in_phrase(at + 1, scene, "roles/holder")
                        if agent is not None and agent.group is Group.MILITANTS:
                            yield agent

    def _fighters(self, scene: Scene) -> Iterator[Agent]:
        """In a fight, whom it harmed or hit is a side too: "ten rebels and a soldier died in clashes"."""
        is_fight = any(attack.type is AttackType.ARMED_CLASH for attack in scene.attacks)
        struck = {deed.last for deed in find_deeds(scene, self._draft) if deed.voice == ACTIVE}
        for actor in self._draft.actors:
            if scene.first <= actor.first < scene.last and actor.group in _ARMED:
                agent = self._doers.at(actor.first, "roles/clash-harmed")
                is_object = any(last <= actor.first <= last + 2 for last in struck)
                if (
                    agent is not None
                    and not self._is_one(agent)
                    and (is_object or (is_fight and self._doers.is_harmed(agent, scene)))
                ):
                    yield agent

    def _is_one(self, agent: Agent) -> bool:
        """Whether it is a single member of a force: the soldier who died in a fight is no side of it."""
        force = self._draft.matches.at("state_forces", agent.last - 1)
        return force is not None and force.entry.id == "soldier"

    def _strike_authors(self, scene: Scene) -> Iterator[Agent]:
        """ "Israeli strikes", "a U.S. operation": a blow that no vocabulary of attacks knows, with its author."""
        for match in self._draft.matches.within("state_forces", scene.first, scene.last):
            if match.entry.get("use") == "strike":
                yield from self._owner(match.first, scene)
        for attack in scene.attacks:  # "an Israeli missile", "a Taliban roadside bomb"
            if attack.form == "means" and self._draft.matches.at("weapons", attack.first) is not None:
                yield from (agent for agent in self._owner(attack.first, scene) if agent.is_named)
