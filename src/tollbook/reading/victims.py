"""Finds who was harmed, as worded: each named person alone, each group by its noun phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence, Source, Status
from tollbook.model.text import Span
from tollbook.model.values import AttackType, Count, Group, Harm, Measure, TargetKind, Victim
from tollbook.reading.draft import Draft, PeopleMention
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
_AGE_REACH = 3
# In these the fighters may be whom the violence was meant for.
_ON_FIGHTERS = frozenset({AttackType.ARMED_CLASH, AttackType.AIR_STRIKE, AttackType.SHELLING})
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
    """Who was harmed, each once by name or head noun; a bare "people" only where nothing says who they were.
    Attackers who fall in their own attack on others are none of its victims."""
    reader = _VictimReader(draft)
    kept: list[tuple[str, FoundVictim]] = []
    for scene in scenes:
        for victim in reader.in_scene(scene, tolls):
            key = _key(victim.value)
            if not any(_is_same(key, other) and victim.value.harm is found.value.harm for other, found in kept):
                kept.append((key, victim))
    victims = [found for _, found in kept]
    victims = [found for found in victims if not _is_bare(found.value)] or victims
    if kind not in _ON_FIGHTERS:
        victims = [found for found in victims if found.value.group is not Group.MILITANTS] or victims
    return victims


def _key(victim: Victim) -> str:
    return victim.name.lower() if victim.name else _head(victim).removesuffix("s")


def _head(victim: Victim) -> str:
    return victim.text.lower().split(" of ")[0].split()[-1]


def _is_bare(victim: Victim) -> bool:
    return victim.name is None and _head(victim) in BARE_PEOPLE


def _is_same(key: str, other: str) -> bool:
    """The same word, or a name and its last part: "Hector Ramos Lara" and "Ramos"."""
    return key == other or bool(set(key.split()) & set(other.split()))


class _VictimReader:
    __slots__ = ("_cutter", "_draft", "_people")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cutter = PhraseCutter(draft)
        self._people: dict[int, PeopleMention] = {i: p for p in draft.people for i in range(p.first, p.last)}

    def in_scene(self, scene: Scene, tolls: Sequence[WeighedToll]) -> Iterator[FoundVictim]:
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
