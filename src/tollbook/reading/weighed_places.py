"""Where it happened, with the encoder's word: every place of the report is weighed for an incident, the grammar's
choice among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.encoder.signals import Signals
from tollbook.model.claim import Evidence
from tollbook.model.values import PlaceRef
from tollbook.reading.draft import Draft, PlaceMention
from tollbook.reading.joining import Telling, relate_places
from tollbook.reading.signals import kinship, levels
from tollbook.reading.weighing import distance, weigh
from tollbook.reading.weights import PLACE
from tollbook.reading.when_and_where import Where


def weigh_places(telling: Telling, draft: Draft, chosen: Where | None) -> Where | None:
    """The likeliest place; the grammar's where no other is likelier."""
    if draft.signals is None:
        return chosen
    best = max(
        ((weigh(place_features(place, telling, draft, chosen), PLACE), -i) for i, place in enumerate(draft.places)),
        default=None,
    )
    if best is None:
        return chosen
    place = draft.places[-best[1]]
    if chosen is not None and is_chosen(place, chosen):
        return chosen
    ref = replace(place.ref, detail=place.ref.detail or (chosen.ref.detail if chosen is not None else None))
    return Where(ref, f"places/{place.level}-weighed", (Evidence(place.span, "place"),))


def is_chosen(place: PlaceMention, chosen: Where) -> bool:
    """Whether a mention is of the place that the grammar chose."""
    return (place.ref.name, place.ref.admin1, place.ref.country) == (
        chosen.ref.name,
        chosen.ref.admin1,
        chosen.ref.country,
    )


def place_features(place: PlaceMention, telling: Telling, draft: Draft, chosen: Where | None) -> Iterator[str]:
    """What speaks for and against a place being where an incident happened."""
    signals = draft.signals
    assert signals is not None
    if chosen is None:
        yield f"no choice, {place.level}"
    elif is_chosen(place, chosen):
        yield "the choice"
        yield f"the choice, {place.level}"
        yield f"the choice by {chosen.rule}"
    else:
        yield f"{_relation(place.ref, chosen.ref)}, {place.level}"
    yield "a scene" if place.is_scene else "no scene"
    inside = any(scene.first <= place.first < scene.last for scene in telling.scenes)
    at = draft.sentence_of(place.first).number
    nearest = min((at - scene.sentence for scene in telling.scenes), key=abs)
    yield "in a scene of the telling" if inside else f"out of the telling, {distance(nearest)}"
    yield from _encoder_features(place, telling, signals)


def _relation(place: PlaceRef, chosen: PlaceRef) -> str:
    return f"{relate_places(place, chosen)} as the choice"


def _encoder_features(place: PlaceMention, telling: Telling, signals: Signals) -> Iterator[str]:
    yield from levels("encoder: place", signals.role("place", place.first, place.last))
    yield from levels("encoder: kin", kinship(signals, place.first, place.last, telling.scenes))
