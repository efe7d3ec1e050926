"""Cuts a report into scenes: sentences, or parts of sentences, that tell of one event each, with the attack
words, tolls, places, dates and cues that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from tollbook.encoder.signals import BACKGROUND, Floats
from tollbook.reading.draft import AttackMention, DateMention, Draft, PlaceMention, Sentence, TollMention
from tollbook.reading.grammar import CLAUSE_BREAKS, PRONOUNS_MANY, PRONOUNS_ONE

Mention = TypeVar("Mention", AttackMention, TollMention, PlaceMention, DateMention)


@dataclass(frozen=True, eq=False, slots=True)
class SceneHint:
    """What the encoder tells of the attack words and figures of a scene, as log-odds: that an attack which happened
    is named, that a figure is a toll, that the incident is only recalled. ``kin`` places the scene among incidents."""

    trigger: float
    toll: float
    background: float
    kin: Floats
    kin_bias: float
    violent: float

    @property
    def time(self) -> str:
        """Whether what the scene tells of is the news, or an earlier incident that is only recalled."""
        return "recalled" if self.background > _CLEAR else "news" if self.background < -_CLEAR else "open"

    def kinship(self, others: Sequence[SceneHint]) -> float:
        """Log-odds that this scene tells of the same incident as others do: the nearest one's."""
        return max((float(self.kin @ other.kin) for other in others), default=0.0) + self.kin_bias


@dataclass(frozen=True, slots=True)
class Scene:
    """Tokens ``first`` up to ``last`` of a sentence.

    ``cues`` are kinds of the vocabulary ``scene_words``, ``opening`` those that stand among its first words.
    ``dates`` are those of events, ``said_on`` the days on which somebody spoke ("officials said Monday").
    ``is_after`` when it follows 'a week after' or its like; ``says_who_claims`` when its sentence tells of a claim, a
    denial or a silence. ``paragraph`` counts only in a bulletin and is 0 in a story. ``actors`` are ids or names of
    who acts or speaks. ``hint`` is there where an encoder reads along and the scene is eventful.
    """

    number: int
    sentence: int
    paragraph: int
    first: int
    last: int
    attacks: tuple[AttackMention, ...]
    tolls: tuple[TollMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    cues: frozenset[str]
    said_on: tuple[DateMention, ...] = ()
    opening: frozenset[str] = frozenset()
    is_after: bool = False
    starts_with_pronoun: bool = False
    says_who_claims: bool = False
    actors: frozenset[str] = frozenset()
    hint: SceneHint | None = None

    @property
    def refers_back(self) -> bool:
        """Whether it takes up what was told before: "the attack", "Monday's bombing", "it"."""
        return self.starts_with_pronoun or any(attack.is_definite for attack in self.attacks)

    @property
    def is_eventful(self) -> bool:
        return bool(self.attacks or self.tolls)


_AFTER = frozenset({"after", "following", "since"})
_REPRISAL = frozenset({"retaliation", "revenge", "reprisal", "response"})


def cut_scenes(draft: Draft) -> tuple[Scene, ...]:
    """All scenes of the body of a report, from left to right; every token of it stands in exactly one. A headline
    above the body is left out: it only announces what the body tells.

    A story is one long paragraph, however its lines are broken; in a bulletin each paragraph is an item of its own.
    """
    scenes: list[Scene] = []
    for sentence in draft.sentences[_has_headline(draft) :]:
        if _is_link(draft, sentence):
            continue
        bounds = [sentence.first, *_cuts(draft, sentence), sentence.last]
        for first, last in pairwise(bounds):
            scenes.append(_scene(draft, sentence, len(scenes), first, last))
    if is_bulletin(scenes):
        return tuple(scenes)
    return tuple(replace(scene, paragraph=0) for scene in scenes)


def _has_headline(draft: Draft) -> bool:
    """Whether the first line is short, ends without a mark, and a body follows it."""
    if len(draft.sentences) < 3 or draft.sentences[1].paragraph == draft.sentences[0].paragraph:
        return False
    first = draft.sentences[0]
    return first.last - first.first <= _LONGEST_HEADLINE and draft.tokens[first.last - 1].is_word


_LONGEST_HEADLINE = 18


def _is_link(draft: Draft, sentence: Sentence) -> bool:
    """Whether a line amid the body is the headline of another story: short, alone, without a mark at its end, where
    the paragraphs around it end with one."""
    number = sentence.number
    if not 0 < number < len(draft.sentences) - 1 or sentence.last - sentence.first > _LONGEST_HEADLINE:
        return False
    before, after = draft.sentences[number - 1], draft.sentences[number + 1]
    alone = before.paragraph != sentence.paragraph != after.paragraph
    return alone and _ends_open(draft, sentence) and not _ends_open(draft, before) and not _ends_open(draft, after)


def _ends_open(draft: Draft, sentence: Sentence) -> bool:
    return draft.tokens[sentence.last - 1].is_word


def is_bulletin(scenes: Sequence[Scene]) -> bool:
    """Whether the report lists unrelated events, an item a paragraph: of the paragraphs after the first that tell of
    violence, at least half begin with a place that none before them named, and refer to nothing told before."""
    openings: dict[int, Scene] = {}
    for scene in scenes:
        if scene.is_eventful:
            openings.setdefault(scene.paragraph, scene)
    if len(openings) < 3:
        return False
    named: set[str] = set()
    fresh = 0
    for number, scene in enumerate(openings.values()):
        here = {place.ref.name for place in scene.places if place.is_scene}
        if number and here and here.isdisjoint(named) and not scene.refers_back:
            fresh += 1
        named |= here
    return fresh >= (len(openings) - 1) / 2


def _scene(draft: Draft, sentence: Sentence, number: int, first: int, last: int) -> Scene:
    cues = draft.matches.within("scene_words", first, last)
    dates = _inside(draft.dates, first, last)
    lower = draft.tokens[first].lower
    return Scene(
        number=number,
        sentence=sentence.number,
        paragraph=sentence.paragraph,
        first=first,
        last=last,
        attacks=_inside(draft.attacks, first, last),
        tolls=_inside(draft.tolls, first, last),
        places=_inside(draft.places, first, last),
        dates=tuple(date for date in dates if not _is_day_of_speech(date, draft, first, last)),
        said_on=tuple(date for date in dates if _is_day_of_speech(date, draft, first, last)),
        cues=frozenset(match.entry.get("kind") for match in cues),
        opening=frozenset(match.entry.get("kind") for match in cues if match.first < first + 4),
        is_after=first > sentence.first and lower in _AFTER | {"for"},
        starts_with_pronoun=lower in PRONOUNS_ONE | PRONOUNS_MANY | {"it", "this", "that"},
        says_who_claims=any(mention.sentence == sentence.number for mention in draft.responsibility),
        actors=frozenset(
            actor.ref.actor_id or actor.ref.name.lower()
            for actor in draft.actors
            if first <= actor.first < last and actor.is_named
        ),
        hint=_hint(draft, first, last),
    )


def _hint(draft: Draft, first: int, last: int) -> SceneHint | None:
    attacks, tolls = _inside(draft.attacks, first, last), _inside(draft.tolls, first, last)
    if draft.signals is None or not (attacks or tolls):
        return None
    signals = draft.signals
    ranges = [(attack.first, attack.last) for attack in attacks] + [(toll.first, toll.last) for toll in tolls]
    told = [index for first_told, last_told in ranges for index in range(first_told, last_told)]
    return SceneHint(
        trigger=max((signals.trigger(attack.first, attack.last) for attack in attacks), default=_NEVER),
        toll=max((float(signals.toll(toll.first, toll.last).max()) for toll in tolls), default=_NEVER),
        background=float(signals.columns[told, BACKGROUND].mean()),
        kin=signals.kin[told].mean(axis=0),
        kin_bias=signals.kin_bias,
        violent=signals.violent,
    )


_NEVER = -9.0
# From this log-odds on, either way, it is clear whether an incident is only recalled.
_CLEAR = 0.7


def _is_day_of_speech(date: DateMention, draft: Draft, first: int, last: int) -> bool:
    """'said Monday', 'on Monday said', 'said late on Saturday', 'announced on Tuesday that'."""
    before = date.first - 1
    while before > first and draft.tokens[before].lower in {"on", "late", "early"}:
        before -= 1
    around = [index for index in (before, date.last) if first <= index < last]
    return any(draft.matches.at("speech_verbs", index) is not None for index in around)


def _inside(mentions: Sequence[Mention], first: int, last: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if first <= mention.first < last)


def _cuts(draft: Draft, sentence: Sentence) -> Iterator[int]:
    """Where a sentence turns to another event: "…, while in Mosul …", "…, and in Kirkuk …", "… a week after …"."""
    previous = sentence.first
    for index in range(sentence.first + 3, sentence.last - 3):
        if _may_cut(draft, index) and _is_another_event(draft, previous, index, sentence.last):
            yield index
            previous = index


def _may_cut(draft: Draft, index: int) -> bool:
    lower = draft.tokens[index].lower
    if lower in CLAUSE_BREAKS or lower in {"while", "whereas", "meanwhile"}:
        return True
    if lower == "and":
        return draft.tokens[index + 1].lower in {"in", "another", "at", "near", "a", "two", "three", "outside", "on"}
    if lower == "for":
        return draft.tokens[index - 1].lower in _REPRISAL
    return lower in _AFTER


def _is_another_event(draft: Draft, first: int, index: int, last: int) -> bool:
    """Both sides tell of violence, and the right side has a town or a day of its own, or says 'another'."""
    if not _has_event(draft, first, index) or not _has_event(draft, index, last):
        return False
    lower = draft.tokens[index].lower
    if lower == "for":
        return True
    if lower in _AFTER:
        told = any(index < toll.first < last for toll in draft.tolls)
        return told and (_has_offset_before(draft, index) or _has_day(draft, index, last))
    left = {p.ref.name for p in draft.places if first <= p.first < index and p.is_scene and p.level in _LOCAL}
    right = {p.ref.name for p in draft.places if index <= p.first < last and p.is_scene and p.level in _LOCAL}
    if right and right.isdisjoint(left) and left:
        return True
    cue = draft.matches.starting("scene_words", index + 1)
    return bool(right and cue is not None and cue.entry.get("kind") == "separate")


_LOCAL = frozenset({"town", "district"})


def _has_event(draft: Draft, first: int, last: int) -> bool:
    return any(first <= a.first < last for a in draft.attacks) or any(first <= t.first < last for t in draft.tolls)


def _has_day(draft: Draft, first: int, last: int) -> bool:
    return any(first < date.first < last and date.range is not None for date in draft.dates)


def _has_offset_before(draft: Draft, index: int) -> bool:
    """ "a week after …", "two days after …", "hours after …"."""
    return draft.tokens[index - 1].lower in {
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hours"
    }  # fmt: skip
