"""Finds who was harmed, as worded: each named person alone, each group by its noun phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence, Source, Status
from tollbook.model.text import Span
from tollbook.model.values import AttackType, Count, Group, Harm, Measure, TargetKind, Victim
from tollbook.reading.draft import Draft, PeopleForm, PeopleMention
from tollbook.reading.grammar import AUXILIARIES, BE, UNREAL_BEFORE, VERB_ADVERBS
from tollbook.reading.phrases import BARE_PEOPLE, Phrase, PhraseCutter
from tollbook.reading.scenes import Scene
from tollbook.reading.tolls import WeighedToll

_HARM = {
    Measure.KILLED: Harm.KILLED,
    Measure.WOUNDED: Harm.WOUNDED,
    Measure.CAPTURED: Harm.CAPTURED,
    Measure.MISSING: Harm.MISSING,
}
_BY_GRAVITY = (None, Harm.MISSING, Harm.CAPTURED, Harm.WOUNDED, Harm.KILLED)
_AGE_REACH = 3
# In these the fighters may be whom the violence was meant for.
_ON_FIGHTERS = frozenset({AttackType.ARMED_CLASH, AttackType.AIR_STRIKE, AttackType.SHELLING})
# A toll tells of a victim where it counts or names people by a noun of their own.
_TOLD_FORMS = frozenset({PeopleForm.NUMBERED, PeopleForm.NAMED, PeopleForm.SINGLE})
_NO_PEOPLE = frozenset({"", "nation", "the-harmed", "people", "person", "others", "body"})
_DEFINITE = frozenset({"the", "this", "that", "slain", "murdered", "late", "assassinated"})
_ARRESTS = ("arrest", "detain", "apprehend", "round")


class FoundVictim(NamedTuple):
    """A victim with the words that it rests on."""

    value: Victim
    rule: str
    evidence: tuple[Evidence, ...]
    source: Source | None


def find_victims(
    scenes: Sequence[Scene], tolls: Sequence[WeighedToll], draft: Draft, kind: AttackType
) -> list[FoundVictim]:
    """Who was harmed, each once by name or noun, with the gravest harm; a bare "people" only where nothing says who
    they were. Attackers who fall in their own attack on others are none of its victims."""
    reader = _VictimReader(draft)
    kept: list[FoundVictim] = []
    for victim in reader.found(scenes, tolls):
        same = next((at for at, found in enumerate(kept) if _is_same(victim, found)), None)
        if same is None:
            kept.append(victim)
        elif _gravity(victim) > _gravity(kept[same]):
            kept[same] = _with_harm(kept[same], victim)
    victims = [found for found in kept if not _is_bare(found.value)] or kept
    if kind not in _ON_FIGHTERS:
        victims = [found for found in victims if found.value.group is not Group.MILITANTS] or victims
    if any(found.value.name for found in victims):
        victims = [found for found in victims if not reader.is_meant_by_name(found)]
    return victims


def _head(victim: Victim) -> str:
    return victim.text.lower().split(" of ")[0].split()[-1]


def _is_bare(victim: Victim) -> bool:
    return victim.name is None and _head(victim) in BARE_PEOPLE


def _is_same(first: FoundVictim, second: FoundVictim) -> bool:
    """The same person by name or its last part ("Hector Ramos Lara" and "Ramos"); the same noun, alone or with more
    words ("priests" and "Jesuit priests"), of as many people or harmed alike."""
    left, right = first.value, second.value
    if left.name or right.name:
        return bool(left.name and right.name and set(left.name.lower().split()) & set(right.name.lower().split()))
    if left.harm is not right.harm and left.number != right.number:
        return False
    these, those = _stems(left), _stems(right)
    return these <= those or those <= these or _head(left).removesuffix("s") == _head(right).removesuffix("s")


def _gravity(victim: FoundVictim) -> int:
    return _BY_GRAVITY.index(victim.value.harm)


def _stems(victim: Victim) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in victim.text.lower().split(" of ")[0].split())


def _with_harm(first: FoundVictim, graver: FoundVictim) -> FoundVictim:
    """The victim as told first, with what befell him in the end."""
    return first._replace(value=replace(first.value, harm=graver.value.harm), rule=graver.rule)


class _VictimReader:
    __slots__ = ("_cutter", "_draft", "_people")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cutter = PhraseCutter(draft)
        self._people: dict[int, PeopleMention] = {i: p for p in draft.people for i in range(p.first, p.last)}

    def found(self, scenes: Sequence[Scene], tolls: Sequence[WeighedToll]) -> list[FoundVictim]:
        """The victims of the harm words, and those that only a toll tells of: "including a lawmaker"."""
        victims = [victim for scene in scenes for victim in self._in_scene(scene, tolls)]
        spans = [evidence.span for victim in victims for evidence in victim.evidence]
        for toll in tolls:
            if toll.mention.count.high == 0 or toll.status is Status.SUPERSEDED or self._is_arrest(toll):
                continue
            for people in self._told_in(toll):
                if not any(span.start < people.figure.end and people.figure.start < span.end for span in spans):
                    victims.append(self._of_toll(people, toll))
        return victims

    def _told_in(self, toll: WeighedToll) -> Iterator[PeopleMention]:
        for people in self._draft.people:
            if toll.mention.first <= people.first < toll.mention.last and people.count is not None:
                if people.noun not in _NO_PEOPLE and people.form in _TOLD_FORMS:
                    yield people

    def _is_arrest(self, toll: WeighedToll) -> bool:
        text = self._draft.report.text
        words = [e.span.of(text).lower() for e in toll.mention.evidence if e.part == "harm"]
        return any(word.startswith(_ARRESTS) for word in words)

    def _in_scene(self, scene: Scene, tolls: Sequence[WeighedToll]) -> Iterator[FoundVictim]:
        """The victims of each harm word, the toll that rests on it giving source and standing."""
        for match in self._draft.matches.within("harm_words", scene.first, scene.last):
            if self._draft.tokens[match.first].lower.startswith(_ARRESTS):
                continue
            start = self._draft.tokens[match.first].start
            toll = next(
                (t for t in tolls if any(e.part == "harm" and e.span.start == start for e in t.mention.evidence)), None
            )
            if toll is not None and (toll.mention.count.high == 0 or toll.status is Status.SUPERSEDED):
                continue
            harm = _HARM[Measure(match.entry.get("measure"))]
            for phrase in self._harmed(match, scene):
                victim = self._victim(phrase, harm)
                if victim is not None:
                    evidence = Evidence(self._draft.span(phrase.first, phrase.last), "victims")
                    yield FoundVictim(
                        victim, f"victims/{match.entry.get('form')}", (evidence,), toll.source if toll else None
                    )

    def _harmed(self, match: Match, scene: Scene) -> Iterator[Phrase]:
        """The object of an active harm word, the subject of a passive one, what follows "murder of"."""
        tokens, form = self._draft.tokens, match.entry.get("form")
        group = match.first
        while group > scene.first and tokens[group - 1].lower in AUXILIARIES | VERB_ADVERBS:
            group -= 1
        before = {token.lower for token in tokens[group : match.first]}
        if before & UNREAL_BEFORE and not before & BE - {"be"}:
            return
        is_after = form in {"event", "ing", "present"} or (form == "ed" and not before & BE)
        phrase = self._cutter.starting(match.last, scene.last) if is_after else None
        if phrase is not None and self._is_near(match.last, phrase):
            yield phrase
            yield from self._cutter.listed_after(phrase, scene.last)
            return
        if form in {"ed", "died", "dead"} and (before & BE or form != "ed"):
            phrase = self._cutter.ending(group, scene.first)
            if phrase is not None:
                yield phrase
                yield from self._cutter.listed_before(phrase, scene.first)

    def _is_near(self, index: int, phrase: Phrase) -> bool:
        """Nothing but determiners, numbers and hedges stands between the verb and its object."""
        return phrase.first - index <= 4

    def _victim(self, phrase: Phrase, harm: Harm) -> Victim | None:
        draft = self._draft
        if self._cutter.kind(phrase) is TargetKind.PROPERTY or draft.matches.at("things", phrase.head) is not None:
            return None
        known = next((self._people[i] for i in range(phrase.last - 1, phrase.first - 1, -1) if i in self._people), None)
        name = self._cutter.name(phrase)
        is_people = self._cutter.kind(phrase) is TargetKind.PEOPLE
        if name is None and not is_people:
            return None
        span = draft.span(phrase.first, phrase.last)
        words = span.of(draft.report.text)
        group = (
            known.group if known is not None and not (name and known.group is Group.UNSPECIFIED) else Group.CIVILIANS
        )
        return Victim(
            text=words,
            name=name.of(draft.report.text) if name else None,
            group=group,
            harm=harm,
            number=self._number(phrase, known, name),
            age=self._age(phrase),
            sex=self._sex(phrase),
            role=self._role(phrase, name) if name else None,
        )

    def _of_toll(self, people: PeopleMention, toll: WeighedToll) -> FoundVictim:
        draft, mention = self._draft, toll.mention
        first = self._cutter.starting(people.first, people.last)
        phrase = Phrase(first.first if first else people.first, people.last, people.last - 1)
        span = draft.span(phrase.first, phrase.last)
        victim = Victim(
            text=span.of(draft.report.text),
            name=people.name,
            group=mention.group,
            harm=_HARM[mention.measure],
            number=people.count,
            age=self._age(phrase),
            sex=self._sex(phrase),
            role=None,
        )
        return FoundVictim(victim, "victims/toll", (Evidence(span, "victims"),), toll.source)

    def is_meant_by_name(self, found: FoundVictim) -> bool:
        """Whether a definite word for one person means somebody who is named elsewhere: "the slain minister"."""
        start = found.evidence[0].span.start
        index = next(i for i, token in enumerate(self._draft.tokens) if token.start == start)
        before = self._draft.tokens[index - 1].lower if index else ""
        return found.value.name is None and found.value.number in {None, Count(1, 1)} and before in _DEFINITE

    def _sex(self, phrase: Phrase) -> str | None:
        told = {match.entry.get("sex") for match in self._draft.matches.within("sexes", phrase.first, phrase.last)}
        return told.pop() if len(told) == 1 else None

    def _number(self, phrase: Phrase, known: PeopleMention | None, name: Span | None) -> Count | None:
        if name is not None:
            return Count(1, 1)
        return known.count if known is not None and known.last == phrase.head + 1 else None

    def _age(self, phrase: Phrase) -> int | None:
        """The age in "A. B., 34," or "34-year-old A. B."."""
        for number in self._draft.numbers:
            if number.taken_for == "age" and phrase.first - 4 <= number.first < phrase.last + _AGE_REACH:
                return number.count.low
        return None

    def _role(self, phrase: Phrase, name: Span) -> str | None:
        """What the person was: the words before the name that hold a noun for people."""
        draft = self._draft
        at = next(i for i in range(phrase.first, phrase.last) if draft.tokens[i].start >= name.start)
        if at == phrase.first or draft.matches.at("victims", at - 1) is None:
            return None
        return draft.words(phrase.first, at)
