"""Groups the scenes of a report into tellings: each telling is all that the report says of one incident.

Scenes are taken from left to right. Each is compared with the tellings begun so far; what speaks for and
against joining is added up by the weights of one table, and the scene joins the best telling that is likely
enough or begins one of its own. A second table weighs whether what was collected is an incident at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.model.account import Role
from tollbook.model.values import DatePrecision, Group, Measure
from tollbook.reading.campaigns import join_campaigns
from tollbook.reading.draft import Draft, TollMention, TollState
from tollbook.reading.joining import Telling, days_of, join_features, type_of
from tollbook.reading.scenes import Scene
from tollbook.reading.signals import levels
from tollbook.reading.weighing import weigh
from tollbook.reading.weights import INCIDENT, JOINING, TRAINED_INCIDENT, TRAINED_JOINING

# The log-odds from which a scene joins a telling, in either reader, and from which a telling is an incident; one that
# is less sure, down to UNSURE, becomes a doubt. Set by hand: JOINS between what suits stories of several attacks (near
# 0) and long reports of one (near -0.6), the others where the incidents found in the training reports were most often
# right and, between values that did as well there, where reports without an incident stayed empty.
JOINS = -0.5
SURE = 0.2
UNSURE = -1.0


def group_scenes(scenes: Sequence[Scene], draft: Draft) -> tuple[list[Telling], list[Telling]]:
    """The tellings of incidents in a report, in the order in which they begin; and those that may be ones."""
    tellings = [
        telling
        for telling in collect_tellings(scenes)
        if not _is_accident(telling) and not _is_police_work(telling, draft)
    ]
    scores = [incident_score(telling, tellings) for telling in tellings]
    kept = [telling for telling, score in zip(tellings, scores, strict=True) if score >= SURE]
    unsure = [telling for telling, score in zip(tellings, scores, strict=True) if UNSURE <= score < SURE]
    _set_roles(kept, draft)
    join_campaigns(kept)
    return kept, unsure


def collect_tellings(scenes: Sequence[Scene]) -> list[Telling]:
    """Every telling that could be one of an incident."""
    tellings: list[Telling] = []
    for scene in scenes:
        if not scene.is_eventful:
            _add_detail(scene, tellings)
            continue
        open_to = [telling for telling in tellings if not _is_set_against(scene, telling)]
        scores = [join_score(scene, telling, tellings) for telling in open_to]
        best = max(range(len(open_to)), key=lambda i: scores[i], default=None)
        if best is not None and scores[best] >= JOINS:
            open_to[best].scenes.append(scene)
        else:
            tellings.append(Telling([scene]))
    return tellings


def _is_set_against(scene: Scene, telling: Telling) -> bool:
    """ "The raid came a day after …": what follows is another event than what the sentence began with."""
    return scene.is_after and telling.scenes[-1].sentence == scene.sentence


def _add_detail(scene: Scene, tellings: Sequence[Telling]) -> None:
    """A sentence without violence may still say where or when: right after a telling that lacks it, it belongs
    to that telling."""
    if not tellings:
        return
    latest = max(tellings, key=lambda telling: telling.scenes[-1].number)
    before = latest.scenes[-1]
    if before.sentence < scene.sentence - 1 or before.paragraph != scene.paragraph:
        return
    adds_place = not latest.places and any(place.is_scene for place in scene.places)
    adds_date = not latest.dates and any(date.weekday is not None or date.range for date in scene.dates)
    if adds_place or adds_date:
        latest.scenes.append(scene)


def join_score(scene: Scene, telling: Telling, tellings: Sequence[Telling]) -> float:
    """The log-odds that the scene belongs to the telling."""
    return weigh(join_features(scene, telling, tellings), JOINING if scene.hint is None else TRAINED_JOINING)


def _is_accident(telling: Telling) -> bool:
    """Harm in an accident, without a word for violence, is no incident (codebook)."""
    violent = any(attack.form != "means" for scene in telling.scenes for attack in scene.attacks)
    return not violent and "accident" in telling.scenes[0].cues


def _is_police_work(telling: Telling, draft: Draft) -> bool:
    """Arrests alone, in a raid or for attacks that are only named in general, are no incident (codebook)."""
    if not telling.tolls or not all(_is_arrest(toll, draft) for toll in telling.tolls):
        return False
    attacks = [attack for scene in telling.scenes for attack in scene.attacks if attack.form != "means"]
    return all(attack.is_plural or attack.span.of(draft.report.text).lower().startswith(_RAIDS) for attack in attacks)


def _is_arrest(toll: TollMention, draft: Draft) -> bool:
    """Whether the toll counts the arrested: by the word of harm, or because those captured are militants."""
    if toll.measure is Measure.CAPTURED and toll.group is Group.MILITANTS:
        return True
    words = {evidence.span for evidence in toll.evidence if evidence.part == "harm"}
    sentence = draft.sentences[toll.sentence]
    harm = draft.matches.within("harm_words", sentence.first, sentence.last)
    return any(match.entry.id.startswith("arrest") and draft.span(match.first, match.last) in words for match in harm)


def incident_score(telling: Telling, tellings: Sequence[Telling]) -> float:
    """The log-odds that what was collected tells of an incident, by the table of weights."""
    return weigh(incident_features(telling, tellings), TRAINED_INCIDENT if telling.hints else INCIDENT)


def incident_features(telling: Telling, tellings: Sequence[Telling]) -> Iterator[str]:
    """The names of the features that say whether a telling is one of an incident."""
    yield "always"
    first = telling.scenes[0]
    yield from (f"cue {cue}" for cue in sorted(first.cues))
    yield from _harm_features(telling)
    yield from _attack_features(telling)
    levels = {place.level for place in telling.places}
    yield "town named" if levels & {"town", "district"} else "area named" if levels else "no place"
    yield from _date_features(telling)
    yield "in the lead" if first.sentence == 0 else "in the second sentence" if first.sentence == 1 else "later"
    if telling is not tellings[0]:
        yield "not the first"
    if len(telling.scenes) > 1:
        yield "several scenes"
    if first.refers_back:
        yield "refers back"
    if first.starts_with_pronoun:
        yield "opens with a pronoun"
    yield from _hint_features(telling)


def _hint_features(telling: Telling) -> Iterator[str]:
    """What the encoder says of an attack being named, of a figure being a toll, and of the whole report."""
    hints = telling.hints
    if not hints:
        return
    yield from levels("encoder: attack", max(hint.trigger for hint in hints))
    yield from levels("encoder: toll", max(hint.toll for hint in hints))
    yield from levels("encoder: report", hints[0].violent)


def _harm_features(telling: Telling) -> Iterator[str]:
    tolls = [toll for toll in telling.tolls if toll.state is not TollState.PART]
    for measure in Measure:
        if any(toll.measure is measure for toll in tolls):
            yield f"toll {measure}"
    if not tolls:
        yield "no toll"
        return
    if any(toll.count.low >= 500 for toll in tolls):
        yield "very many"
    elif any(toll.count.low >= 50 for toll in tolls):
        yield "many"
    for form in ("died", "owner", "event", "active", "passive", "reduced", "noun", "dead"):
        if all(toll.rule.endswith(form) for toll in tolls):
            yield f"only {form}"
    if all("weak" in toll.rule for toll in tolls):
        yield "only weak harm"
    if all(toll.name is not None for toll in tolls):
        yield "only names"
    if all(toll.count.high == 0 for toll in tolls):
        yield "only zeros"


def _attack_features(telling: Telling) -> Iterator[str]:
    attacks = [attack for scene in telling.scenes for attack in scene.attacks]
    if not attacks:
        yield "no attack word"
        return
    yield from (f"attack {form}" for form in sorted({attack.form for attack in attacks}))
    if all(attack.form == "means" for attack in attacks):
        yield "means alone, with a toll" if telling.tolls else "means alone"
        if "accident" in telling.scenes[0].cues:
            yield "means in an accident"
    yield f"rank {max(attack.rank for attack in attacks)}"
    if all(attack.is_plural for attack in attacks):
        yield "only plurals"
    kind = type_of(telling.scenes)
    tolls = "with a toll" if telling.tolls else "without a toll"
    yield f"{kind} {tolls}"


def _date_features(telling: Telling) -> Iterator[str]:
    if any(date.rule.startswith("dates/since") for date in telling.dates):
        yield "since"
    if any(date.weekday is not None for date in telling.dates):
        yield "weekday"
    if any(r.precision is DatePrecision.DAY for r in days_of(telling.dates)):
        yield "day"
    if any(r.precision is DatePrecision.YEAR for r in days_of(telling.dates)):
        yield "year"
    if not telling.dates:
        yield "no date"


def _set_roles(tellings: Sequence[Telling], draft: Draft) -> None:
    """The report is about what it tells in its lead; what happened well before, or is told as an earlier thing,
    is background."""
    day = draft.report.day
    for index, telling in enumerate(tellings):
        first = telling.scenes[0]
        if index == 0 and first.sentence <= _LEAD and "legal" not in first.cues:
            continue
        starts = [date for date in days_of(first.dates) if date.precision is not DatePrecision.YEAR]
        old = day is not None and bool(starts) and (day - starts[0].end).days > _FRESH
        years = any(date.precision is DatePrecision.YEAR for date in days_of(first.dates))
        recalled = first.is_after or bool(first.cues & {"earlier", "legal"})
        if old or years or recalled or (index == 0 and first.sentence > _LATE):
            telling.role = Role.BACKGROUND


# What police do when they arrest somebody.
_RAIDS = ("raid", "sweep", "security operation", "operation", "storm", "crackdown")
# The lead is the first sentences; news of an attack is fresh for this many days.
_LEAD = 1
_FRESH = 6
# A report that comes to its first attack only after so many sentences is about something else.
_LATE = 3
