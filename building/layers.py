"""What each step of the grammar reader finds in one sentence of a sample report, as tables for the page that
explains how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files

from tollbook.intake.sources import read_inputs
from tollbook.intake.taken import Taken
from tollbook.model.values import Count
from tollbook.reading.draft import Draft, Sentence
from tollbook.reading.joining import Telling, join_features
from tollbook.reading.reader import GRAMMAR
from tollbook.reading.scenes import cut_scenes
from tollbook.reading.tellings import JOINS, SURE, UNSURE, collect_tellings, incident_features
from tollbook.reading.weights import INCIDENT, JOINING

SAMPLE = "mariupol-rockets.txt"
_LED_BY, _OTHER = "killing 30 people", "12 passengers"


@cache
def sample() -> Draft:
    """The sample report with every layer filled."""
    with as_file(files("tollbook") / "examples" / "reports" / SAMPLE) as path:
        taken = next(item for item in read_inputs([str(path)]) if isinstance(item, Taken))
    return GRAMMAR.draft(taken.report)


def sentence_with(words: str) -> Sentence:
    """The sentence of the sample that these words stand in."""
    draft = sample()
    return next(s for s in draft.sentences if words in " ".join(draft.words(s.first, s.last).split()))


def layers_of(sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """The layer, the words, and what they were read as, in the order of the steps."""
    draft = sample()
    text = draft.report.text
    inside = range(sentence.first, sentence.last)
    for number in (n for n in draft.numbers if n.first in inside):
        yield "number", number.span.of(text), f"{bounds(number.count)}, taken for {number.taken_for}"
    for day in (d for d in draft.dates if d.first in inside):
        yield "date", day.span.of(text), f"{day.range.start if day.range else 'not resolved'} ({day.rule})"
    for place in (p for p in draft.places if p.first in inside):
        scene = "where something may have happened" if place.is_scene else "not where it happened"
        yield "place", place.span.of(text), f"{place.ref.name}, {place.level}, {place.ref.country}; {scene}"
    for people in (p for p in draft.people if p.first in inside):
        count = bounds(people.count) if people.count else "no number"
        yield "people", draft.words(people.first, people.last), f"{people.form}, {people.group}, {count}"
    for speech in draft.speeches:
        if speech.first in inside:
            yield "speech", speech.source.words, f"says: “{_short(draft.words(speech.first, speech.last))}”"
    for attack in (a for a in draft.attacks if a.first in inside):
        yield "attack", attack.span.of(text), f"{attack.type}, {attack.form}, rank {attack.rank}"
    for toll in (t for t in draft.tolls if t.first in inside):
        yield (
            "toll",
            toll.words,
            f"{toll.measure}, {toll.group}, {bounds(toll.count)}, {toll.state} ({toll.rule})",
        )


def bounds(count: Count) -> str:
    """A count as a person would write it."""
    return str(count.low) if count.is_exact else f"{count.low} to {'open' if count.high is None else count.high}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= 60:
        return words
    return f"{words[:40].rsplit(maxsplit=1)[0]} … {words[-24:].split(maxsplit=1)[-1]}"


def joining_of() -> Iterator[tuple[str, float]]:
    """What speaks for and against the scene of the other attack belonging to the telling that leads, the sum, and
    the line it is held against."""
    scenes, other = cut_scenes(sample()), sentence_with(_OTHER)
    before = [scene for scene in scenes if scene.sentence < other.number]
    tellings = collect_tellings(before)
    scene = next(s for s in scenes if s.sentence == other.number and s.is_eventful)
    yield from _weighed(join_features(scene, _leading(tellings), tellings), JOINING)
    yield "joined from", JOINS


def incident_of() -> Iterator[tuple[str, float]]:
    """What speaks for and against the telling that leads being an incident, the sum, and the lines it is held
    against."""
    tellings = collect_tellings(cut_scenes(sample()))
    yield from _weighed(incident_features(_leading(tellings), tellings), INCIDENT)
    yield "kept from", SURE
    yield "a doubt from", UNSURE


def _leading(tellings: Sequence[Telling]) -> Telling:
    """The telling that the sentence of the page belongs to."""
    number = sentence_with(_LED_BY).number
    return next(t for t in tellings if any(scene.sentence == number for scene in t.scenes))


def _weighed(features: Iterator[str], table: dict[str, float]) -> Iterator[tuple[str, float]]:
    weighed = [(feature, table.get(feature, 0.0)) for feature in features]
    yield from weighed
    yield "sum", sum(weight for _, weight in weighed)


def tables() -> dict[str, list[tuple[str, ...]]]:
    """The tables of the page, each with its head first."""
    draft = sample()
    layers = layers_of(sentence_with(_LED_BY))
    told = (
        (
            str(number),
            _short(draft.words(scene.first, scene.last)),
            str(len(scene.attacks)),
            str(len(scene.tolls)),
        )
        for number, telling in enumerate(collect_tellings(cut_scenes(draft)), start=1)
        for scene in telling.scenes
    )
    return {
        "layers": [("layer", "words", "read as"), *layers],
        "tellings": [("telling", "scene", "attack words", "tolls"), *told],
        "joining": [
            ("feature", "log-odds"),
            *((name, f"{round(weight, 1) + 0.0:+.1f}") for name, weight in joining_of()),
        ],
        "incident": [
            ("feature", "log-odds"),
            *((name, f"{round(weight, 1) + 0.0:+.1f}") for name, weight in incident_of()),
        ],
    }
