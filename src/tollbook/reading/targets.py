"""Finds whom or what an attack was aimed at: the objects of attack verbs and damage verbs, their passive subjects,
what stands after "attack on", and the site where a bomb went off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tollbook.model.text import Span
from tollbook.model.values import AttackType, Group, TargetKind
from tollbook.reading.deeds import NOUN, PASSIVE, Deed, find_deeds
from tollbook.reading.draft import Draft
from tollbook.reading.grammar import CLAUSE_BREAKS, DETERMINERS
from tollbook.reading.phrases import Phrase, PhraseCutter
from tollbook.reading.scenes import Scene
from tollbook.reading.victims import FoundVictim


class Aim(NamedTuple):
    """What an attack was aimed at, as worded. ``is_plain`` when it tells of people without a name; ``is_part`` when it
    is only a part of a thing, such as its windows."""

    span: Span
    kind: TargetKind
    group: Group
    rule: str
    is_plain: bool = False
    is_vehicle: bool = False
    is_part: bool = False


_AIMS = frozenset({"on", "against", "at", "targeting", "into", "upon", "to"})
_SPOTS = frozenset(
    {"outside", "inside", "in", "at", "near", "under", "on", "against", "of", "beside", "behind", "by", "into"}
)
_BLASTS = frozenset(
    {AttackType.BOMBING, AttackType.SUICIDE_BOMBING, AttackType.GRENADE_ATTACK, AttackType.SHELLING,
     AttackType.AIR_STRIKE, AttackType.ARSON}
)  # fmt: skip
_AIM_REACH, _SPOT_REACH = 9, 12
_AT_PEOPLE = frozenset({AttackType.ARMED_ASSAULT, AttackType.ABDUCTION})
_ON_FIGHTERS = frozenset({AttackType.ARMED_CLASH, AttackType.AIR_STRIKE, AttackType.SHELLING})
_SHARES = frozenset({"front", "part", "most", "half", "rest", "side", "number", "percent", "one"})
_NO_TARGETS = frozenset({"abstract", "time", "attack", "body", "matter"})
_NO_SPOTS = frozenset({"road", "area", "railway"})


def find_aims(scenes: Sequence[Scene], draft: Draft, kind: AttackType, victims: Sequence[FoundVictim]) -> list[Aim]:
    """What the scenes say was aimed at, each once: "the bank" is left out beside "the national bank", its windows
    beside the bank. Where a shooting or an abduction names no aim, whom it harmed was meant."""
    finder = _AimFinder(draft)
    aims = _distinct(aim for scene in scenes for aim in finder.in_scene(scene))
    if not aims and kind in _AT_PEOPLE:
        return _distinct(aim for scene in scenes for aim in finder.harmed_in(scene))
    aims = [aim for aim in aims if _is_meant(aim, kind) and not _is_told(aim, victims)]
    is_whole_told = any(aim.kind is TargetKind.PROPERTY and not aim.is_part for aim in aims)
    return [aim for aim in aims if not (aim.is_part and is_whole_told)]


def _is_told(aim: Aim, victims: Sequence[FoundVictim]) -> bool:
    """Whether a plain word for people says no more than the victims do: "an attack on the people"."""
    if not aim.is_plain or any(evidence.span == aim.span for victim in victims for evidence in victim.evidence):
        return False
    groups = {victim.value.group for victim in victims}
    return aim.group in groups or (aim.group is Group.UNSPECIFIED and bool(groups))


def _is_meant(aim: Aim, kind: AttackType) -> bool:
    """Who takes people needs no building; whoever attacks is none of his own targets."""
    if aim.kind is TargetKind.PROPERTY:
        return kind is not AttackType.ABDUCTION or aim.is_vehicle
    return aim.group is not Group.MILITANTS or kind in _ON_FIGHTERS


def _distinct(aims: Iterable[tuple[Aim, frozenset[str]]]) -> list[Aim]:
    found: list[tuple[frozenset[str], Aim]] = []
    for aim, words in aims:
        if not any(words <= other for other, _ in found):
            found = [(other, kept) for other, kept in found if not other < words]
            found.append((words, aim))
    return [aim for _, aim in found]


class _AimFinder:
    __slots__ = ("_cutter", "_draft")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cutter = PhraseCutter(draft)

    def in_scene(self, scene: Scene) -> Iterator[tuple[Aim, frozenset[str]]]:
        for deed in find_deeds(scene, self._draft):
            if deed.type is not None:
                for phrase in self._of_deed(deed, scene):
                    yield from self._aims(phrase, scene, is_thing=False, rule="roles/aimed-at")
            if deed.type in _BLASTS:
                yield from self._at_spot(deed, scene)
        for match in self._draft.matches.within("damage_words", scene.first, scene.last):
            is_thing = match.entry.get("firm") == "yes"
            for phrase in self._damaged(match.first, match.last, scene):
                yield from self._aims(phrase, scene, is_thing=is_thing, rule="roles/damaged")

    def harmed_in(self, scene: Scene) -> Iterator[tuple[Aim, frozenset[str]]]:
        """The people whom the harm words of a scene befell."""
        for deed in find_deeds(scene, self._draft):
            if deed.type is None and deed.voice != NOUN:
                for phrase in self._of_deed(deed, scene):
                    if self._cutter.kind(phrase) is not TargetKind.PROPERTY and not self._cutter.is_bare(phrase):
                        yield from self._aims(phrase, scene, is_thing=False, rule="roles/harmed")

    def _of_deed(self, deed: Deed, scene: Scene) -> Iterator[Phrase]:
        tokens, cutter = self._draft.tokens, self._cutter
        phrase: Phrase | None
        if deed.voice == PASSIVE:
            phrase = cutter.ending(deed.group, scene.first)
            if phrase is not None:
                yield phrase
                yield from cutter.listed_before(phrase, scene.first)
            return
        start = deed.last
        if deed.voice == NOUN:
            start = self._aim_word(start, scene)
            if start == scene.last:
                return
        if start < scene.last and tokens[start].lower in _AIMS:
            start += 1
        phrase = cutter.starting(start, scene.last)
        if phrase is not None:
            yield phrase
            yield from cutter.listed_after(phrase, scene.last)

    def _aim_word(self, start: int, scene: Scene) -> int:
        """Where 'on' or 'against' leads to what was attacked: "the attack staged by rebels on the palace"."""
        draft = self._draft
        for index in range(start, min(start + _AIM_REACH, scene.last - 1)):
            token = draft.tokens[index]
            if token.text in CLAUSE_BREAKS or draft.matches.at("speech_verbs", index) is not None:
                return scene.last
            is_aim = token.lower in {"on", "against", "targeting"} or (index == start and token.lower in _AIMS)
            if is_aim and self._cutter.starting(index + 1, scene.last) is not None:
                return index
        return scene.last

    def _damaged(self, first: int, last: int, scene: Scene) -> Iterator[Phrase]:
        """The object of a damage verb, or its subject where the verb is passive."""
        tokens, cutter, at = self._draft.tokens, self._cutter, first
        deed = Deed(first, last, first, NOUN)
        is_passive = False
        while at > scene.first and at > first - 4:
            lower = tokens[at - 1].lower
            if lower in {"was", "were", "been", "being", "be"}:
                is_passive = True
            elif lower not in {"have", "has", "had", "also", "completely", "partially", "heavily", "badly", "slightly"}:
                break
            at -= 1
        if is_passive:
            phrase = cutter.ending(at, scene.first)
            if phrase is not None:
                yield phrase
                yield from cutter.listed_before(phrase, scene.first)
            return
        phrase = cutter.starting(deed.last, scene.last)
        if phrase is not None:
            yield phrase
            yield from cutter.listed_after(phrase, scene.last)

    def _at_spot(self, deed: Deed, scene: Scene) -> Iterator[tuple[Aim, frozenset[str]]]:
        """The building or vehicle where it went off: "a bomb exploded outside a bank"."""
        draft = self._draft
        for index in range(deed.last, min(deed.last + _SPOT_REACH, scene.last - 1)):
            token = draft.tokens[index]
            if token.text in CLAUSE_BREAKS or draft.matches.at("speech_verbs", index) is not None:
                return
            if token.lower not in _SPOTS:
                continue
            phrase = self._cutter.starting(index + 1, scene.last)
            if phrase is None or self._cutter.kind(phrase) is not TargetKind.PROPERTY:
                continue
            site = draft.matches.at("sites", phrase.head)
            if site is None or site.entry.get("kind") not in _NO_SPOTS:
                yield from self._aims(phrase, scene, is_thing=False, rule="roles/spot")
                return

    def _is_person(self, phrase: Phrase, name: Span) -> bool:
        """In copy set all in capitals a row of unknown words is a name only after what the person was."""
        draft = self._draft
        has_role = any(draft.matches.at("victims", i) is not None for i in range(phrase.first, phrase.head))
        return has_role or not name.of(draft.report.text).isupper()

    def _whole(self, phrase: Phrase, scene: Scene) -> Phrase:
        """What a part belongs to: "the windows of a bank" are a bank's."""
        draft = self._draft
        is_share = self._is_part(phrase) or draft.tokens[phrase.head].lower in _SHARES
        if not is_share or phrase.head + 2 >= scene.last or draft.tokens[phrase.head + 1].lower != "of":
            return phrase
        return self._cutter.starting(phrase.head + 2, scene.last) or phrase

    def _is_told_of(self, phrase: Phrase) -> bool:
        """Whether a noun that no vocabulary knows is surely one: in copy that is not all in capitals, behind a
        determiner or a number."""
        before, head = self._draft.tokens[phrase.first - 1], self._draft.tokens[phrase.head]
        is_led = before.lower in DETERMINERS or any(n.last == phrase.first for n in self._draft.numbers)
        return is_led and not head.text.isupper() and not head.lower.endswith(("ed", "ly"))

    def _is_part(self, phrase: Phrase) -> bool:
        thing = self._draft.matches.at("things", phrase.head)
        return thing is not None and thing.entry.get("kind") == "part"

    def _aims(self, phrase: Phrase, scene: Scene, *, is_thing: bool, rule: str) -> Iterator[tuple[Aim, frozenset[str]]]:
        draft = self._draft
        phrase = self._whole(phrase, scene)
        kind = self._cutter.kind(phrase)
        if any(p.first <= phrase.head < p.last and p.is_scene for p in scene.places):
            return
        name = self._cutter.name(phrase) if kind is not TargetKind.PROPERTY and not is_thing else None
        if name is not None and (kind is not None or self._is_person(phrase, name)):
            kind = TargetKind.PEOPLE
        if kind is None:
            thing = draft.matches.at("things", phrase.head)
            if not is_thing or (thing is not None and thing.entry.get("kind") in _NO_TARGETS):
                return
            if thing is None and not self._is_told_of(phrase):
                return
            kind = TargetKind.PROPERTY
        if draft.matches.at("weapons", phrase.head) is not None:
            return
        span = name if name is not None and kind is TargetKind.PEOPLE else draft.span(phrase.first, phrase.last)
        words = frozenset(draft.tokens[i].lower.removesuffix("s") for i in range(phrase.first, phrase.head + 1))
        is_plain = kind is TargetKind.PEOPLE and name is None
        group, is_vehicle = self._cutter.group(phrase), self._is_vehicle(phrase)
        yield Aim(span, kind, group, rule, is_plain, is_vehicle, self._is_part(phrase)), words

    def _is_vehicle(self, phrase: Phrase) -> bool:
        matches = self._draft.matches
        known = matches.at("sites", phrase.head) or matches.at("things", phrase.head)
        return known is not None and known.entry.get("kind") == "vehicle"
