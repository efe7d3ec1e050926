"""What speaks for and against a scene belonging to a telling: named features, and one table of weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tollbook.model.account import Role
from tollbook.model.values import AttackType, DateRange, Measure, PlaceRef
from tollbook.reading.draft import DateMention, PlaceMention, TollMention, TollState
from tollbook.reading.scenes import Scene, SceneHint
from tollbook.reading.signals import levels

_KINDRED = {
    frozenset(pair)
    for pair in (
        (AttackType.BOMBING, AttackType.SUICIDE_BOMBING),
        (AttackType.BOMBING, AttackType.GRENADE_ATTACK),
        (AttackType.SHELLING, AttackType.AIR_STRIKE),
        (AttackType.SHELLING, AttackType.ARMED_CLASH),
        (AttackType.AIR_STRIKE, AttackType.ARMED_CLASH),
        (AttackType.AIR_STRIKE, AttackType.BOMBING),
        (AttackType.OTHER_VIOLENCE, AttackType.ARMED_CLASH),
        (AttackType.OTHER_VIOLENCE, AttackType.ARSON),
        (AttackType.ARSON, AttackType.ARMED_CLASH),
    )
}


@dataclass
class Telling:
    """The scenes that tell of one incident. Grows while a report is read; never leaves the step that made it.
    ``part_of`` is the index of the campaign's telling."""

    scenes: list[Scene] = field(default_factory=list)
    role: Role = Role.MAIN
    part_of: int | None = None

    @property
    def places(self) -> list[PlaceMention]:
        return [place for scene in self.scenes for place in scene.places if place.is_scene]

    @property
    def dates(self) -> list[DateMention]:
        return [date for scene in self.scenes for date in scene.dates]

    @property
    def hints(self) -> list[SceneHint]:
        return [scene.hint for scene in self.scenes if scene.hint is not None]

    @property
    def tolls(self) -> list[TollMention]:
        return [toll for scene in self.scenes for toll in scene.tolls]


def tells_of_several(telling: Telling) -> bool:
    """Whether the lead speaks of attacks in the plural and gives a total: "a wave of bombings killed 60"."""
    first = telling.scenes[0]
    plural = "campaign" in first.cues or any(attack.is_plural and not attack.is_definite for attack in first.attacks)
    return plural and bool(killed(telling))


def killed(telling: Telling) -> int:
    """The largest number of dead that the telling gives."""
    counts = [
        toll.count.low
        for toll in telling.tolls
        if toll.measure is Measure.KILLED and toll.state is not TollState.SUPERSEDED
    ]
    return max(counts, default=0)


def join_features(scene: Scene, telling: Telling, tellings: Sequence[Telling]) -> Iterator[str]:
    """The names of the features that hold between a scene and a telling begun before it. Where the scene stands
    and what place it names weigh differently when it refers back ("the attack"), so these go in pairs."""
    manner = "back" if scene.refers_back else "plain"
    yield f"{manner}"
    place = _place_relation(scene, telling)
    yield place
    yield f"{place}, {manner}"
    yield f"{_order(scene, telling)}, {manner}"
    yield from _date_features(scene, telling)
    yield from _type_features(scene, telling)
    yield from _toll_features(scene, telling)
    yield from _word_features(scene, telling)
    yield from _hint_features(scene, telling, tellings)
    if telling is tellings[0]:
        yield "first telling"
        yield f"first telling, {manner}"
    if max(other.scenes[-1].number for other in tellings) == telling.scenes[-1].number:
        yield "latest telling, in a clause" if telling.scenes[-1].is_after else "latest telling"


def _hint_features(scene: Scene, telling: Telling, tellings: Sequence[Telling]) -> Iterator[str]:
    """What the encoder says of the two telling of one incident, and whether it says so of another telling more."""
    if scene.hint is None:
        return
    first = telling.scenes[0].hint
    if first is not None:
        yield f"encoder: {scene.hint.time} after {first.time}"
    near = {id(other): scene.hint.kinship(other.hints) for other in tellings}
    yield from levels("encoder: kin", near[id(telling)])
    if len(tellings) > 1:
        yield "encoder: nearest kin" if near[id(telling)] >= max(near.values()) else "encoder: nearer kin elsewhere"


def _word_features(scene: Scene, telling: Telling) -> Iterator[str]:
    if "separate" in scene.opening:
        yield "opens with another"
    elif "separate" in scene.cues:
        yield "another"
    if "earlier" in scene.cues and "earlier" not in telling.scenes[0].cues:
        yield "recalls"
    for cue in ("generic", "legal", "unreal", "accident"):
        if cue in scene.cues:
            yield cue
    if any(date.rule == "dates/since" for date in scene.dates):
        yield "since"
    if any(toll.count.low >= 500 for toll in scene.tolls):
        yield "very many"
    if tells_of_several(telling):
        yield "after a campaign, with a figure" if scene.tolls else "after a campaign"
    if scene.is_after:
        yield "told as before"
    if scene.says_who_claims:
        yield "says who claims"
    if scene.actors and any(other.actors for other in telling.scenes):
        there = set().union(*(other.actors for other in telling.scenes))
        yield "same actor" if scene.actors & there else "other actor"


def _order(scene: Scene, telling: Telling) -> str:
    last = telling.scenes[-1]
    distance = scene.sentence - last.sentence
    if distance == 0:
        return "same sentence"
    if last.paragraph == scene.paragraph:
        return "next sentence" if distance == 1 else "same paragraph"
    return "next paragraph" if scene.paragraph - last.paragraph == 1 else "later paragraph"


def _place_relation(scene: Scene, telling: Telling) -> str:
    here = [place for place in scene.places if place.is_scene]
    there = telling.places
    if not here:
        return "no place"
    if not there:
        return "first place"
    relations = {relate_places(left.ref, right.ref) for left in here for right in there}
    for relation in ("same town", "place inside place"):
        if relation in relations:
            return relation
    return "other country" if relations == {"other country"} else "other town"


def relate_places(left: PlaceRef, right: PlaceRef) -> str:
    """How two places lie to each other: the same town, one inside the other, other towns, other countries."""
    if left.country and right.country and left.country != right.country:
        return "other country"
    if left.name == right.name:
        return "same town" if left.precision <= 3 else "place inside place"
    if left.precision >= 6 or right.precision >= 6:
        return "place inside place"
    if (left.precision == 4 or right.precision == 4) and (
        left.admin1 == right.admin1 or left.admin1 is None or right.admin1 is None
    ):
        return "place inside place"
    distance = left.kilometres_to(right)
    return "place inside place" if distance is not None and distance <= 30 else "other town"


def _date_features(scene: Scene, telling: Telling) -> Iterator[str]:
    here, there = days_of(scene.dates), days_of(telling.dates)
    if here and there:
        yield "same day" if any(_meet(a, b) for a in here for b in there) else "other day"
        return
    weekdays_here = {date.weekday for date in scene.dates if date.weekday is not None}
    weekdays_there = {date.weekday for date in telling.dates if date.weekday is not None}
    if weekdays_here and weekdays_there:
        yield "same day" if weekdays_here & weekdays_there else "other day"
    elif scene.dates:
        yield "a day of its own"


def days_of(dates: Sequence[DateMention]) -> list[DateRange]:
    """The resolved ranges among mentions of time."""
    return [date.range for date in dates if date.range is not None]


def _meet(left: DateRange, right: DateRange) -> bool:
    return left.start <= right.end and right.start <= left.end


# How much one attack word says of the type: by its rank, and less for a weapon or an attacker than for a deed.
_SAYS = {1: 1.0, 2: 2.0, 3: 4.0}
_MEANS_SAYS = 0.8
_LATER_SCENE = 0.5


def type_of(scenes: Sequence[Scene]) -> AttackType | None:
    """The type for which the attack words say most; each scene counts half of the one before it."""
    votes: dict[AttackType, float] = {}
    weight = 1.0
    for scene in scenes:
        if not scene.attacks:
            continue
        for kind in dict.fromkeys(attack.type for attack in scene.attacks):
            said = max(
                _SAYS[attack.rank] * (_MEANS_SAYS if attack.form == "means" else 1.0)
                for attack in scene.attacks
                if attack.type is kind
            )
            votes[kind] = votes.get(kind, 0.0) + weight * said
        weight *= _LATER_SCENE
    chosen = max(votes, key=lambda kind: votes[kind], default=None)
    return next((finer for plain, finer in _FINER if chosen is plain and finer in votes), chosen)


# A word for the finer type settles it wherever it stands: "the bombing … carried out by a suicide bomber".
_FINER = (
    (AttackType.BOMBING, AttackType.SUICIDE_BOMBING),
    (AttackType.BOMBING, AttackType.GRENADE_ATTACK),
    (AttackType.ARMED_ASSAULT, AttackType.GRENADE_ATTACK),
)


def _type_features(scene: Scene, telling: Telling) -> Iterator[str]:
    here, there = type_of([scene]), type_of(telling.scenes)
    if here is None or there is None:
        yield "no type"
    elif here is there:
        yield "same type"
    elif AttackType.ABDUCTION in (here, there):
        yield "other type"
    elif AttackType.ARMED_ASSAULT in (here, there):
        rank = max(a.rank for a in scene.attacks) if here is AttackType.ARMED_ASSAULT else 1
        yield "other type" if rank > 1 else "vague type"
    else:
        yield "kindred type" if frozenset((here, there)) in _KINDRED else "other type"


def _toll_features(scene: Scene, telling: Telling) -> Iterator[str]:
    here = {(t.measure, t.count.low) for t in scene.tolls if t.state is TollState.PLAIN}
    there = {(t.measure, t.count.low) for t in telling.tolls}
    if not here:
        yield "no figure"
        return
    names = {toll.name.split()[-1] for toll in scene.tolls if toll.name}
    if names & {toll.name.split()[-1] for toll in telling.tolls if toll.name}:
        yield "same name"
    same = {low for _, low in here & there}
    if any(low > 4 for low in same):
        yield "same figure"
    elif any(low > 1 for low in same):
        yield "same small figure"
    elif same:
        yield "same single victim"
    elif {measure for measure, _ in here} & {measure for measure, _ in there}:
        yield "other figure"
    else:
        yield "other measure" if there else "first figure"
