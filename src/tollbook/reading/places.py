"""The step that reads places and sites: which names are of places, which place each is, whether something
may have happened there, and how precisely the words say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tollbook.gazetteer.lookup import Candidate, How, shared_gazetteer
from tollbook.model.values import PlaceRef
from tollbook.reading.draft import Draft, PlaceMention
from tollbook.reading.pipeline import Step
from tollbook.reading.place_names import Name, NameFinder
from tollbook.reading.place_resolution import Surroundings, resolve_names
from tollbook.reading.place_scenes import is_near_only, is_scene, precision_of
from tollbook.reading.place_sites import find_sites

# How far a place that the gazetteer does not know can be placed by what holds it.
_WITHIN = {"town": 3, "district": 3, "admin1": 4, "region": 5, "country": 6}
_CITY_POPULATION = 50_000
_CITY_REACH = 3  # sentences
_NO_DEGREES_OF = frozenset(("country", "region"))


def find_places(draft: Draft) -> dict[str, object]:
    """The places and sites that the report names, in order."""
    gazetteer = shared_gazetteer()
    names = NameFinder(draft, gazetteer).names()
    resolved, around = resolve_names(draft, names, gazetteer)
    return {
        "places": tuple(_mentions(draft, resolved, around)),
        "sites": tuple(find_sites(draft)),
    }


def _mentions(
    draft: Draft, resolved: list[tuple[Name, Candidate | None]], around: Surroundings
) -> Iterator[PlaceMention]:
    for index, (name, place) in enumerate(resolved):
        level = place.kind if place else (name.unit or "town")
        if name.is_neighborhood and (city := _city_of_quarter(resolved, name, place)) is not None:
            level, ref = "town", replace(_ref(city, precision_of("town", is_near=False)), detail=name.words)
        elif place is None:
            holder = _holder(resolved, index) or (_city(draft, resolved[:index], name) if name.is_quarter else None)
            ref = _unknown(name, level, holder, around)
        else:
            ref = _ref(place, precision_of(level, is_near=is_near_only(draft, name.first)))
        yield PlaceMention(
            name.first,
            name.last,
            draft.span(name.first, name.last),
            ref,
            level,
            is_scene(draft, name.first, name.last, level),
        )


def _city_of_quarter(
    resolved: list[tuple[Name, Candidate | None]], quarter: Name, place: Candidate | None
) -> Candidate | None:
    """The city that 'the Harlan neighborhood' is a part of: the large town that the report names most often."""
    named = Counter(
        other
        for name, other in resolved
        if other is not None
        and other.kind == "town"
        and other.population >= _CITY_POPULATION
        and not name.is_neighborhood
        and name.words != quarter.words
    )
    city = named.most_common(1)[0][0] if named else None
    is_apart = place is not None and (place.population >= _CITY_POPULATION or place.how is How.SKELETON)
    return None if is_apart else city


def _ref(place: Candidate, precision: int) -> PlaceRef:
    return PlaceRef(
        name=place.name,
        detail=None,
        admin1=place.admin1,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        gazetteer_id=place.gazetteer_id,
    )


def _holder(resolved: list[tuple[Name, Candidate | None]], index: int) -> Candidate | None:
    """The known place that an unknown one lies in: the next of its sentence, else the one before."""
    name = resolved[index][0]
    for other, place in (*resolved[index + 1 : index + 3], *reversed(resolved[max(0, index - 2) : index])):
        if place is not None and other.sentence == name.sentence and place.how is not How.SKELETON:
            return place
    return None


def _city(draft: Draft, before: list[tuple[Name, Candidate | None]], quarter: Name) -> Candidate | None:
    """The town last named, not far before: that of which 'the Koral district' is a part."""
    for name, place in reversed(before):
        if quarter.sentence - name.sentence > _CITY_REACH:
            return None
        if place is not None and place.kind == "town" and is_scene(draft, name.first, name.last, place.kind):
            return place
    return None


def _unknown(name: Name, level: str, holder: Candidate | None, around: Surroundings) -> PlaceRef:
    """A place under the report's own name, placed no better than what holds it."""
    likely = around.likely()
    country = holder.country if holder else (likely[0] if likely else None)
    has_degrees = holder is not None and holder.kind not in _NO_DEGREES_OF
    return PlaceRef(
        name=name.words,
        detail=None,
        admin1=holder.admin1 if holder else None,
        country=country,
        lat=holder.lat if holder and has_degrees else None,
        lon=holder.lon if holder and has_degrees else None,
        precision=max(_WITHIN[holder.kind], _WITHIN[level]) if holder else 6,
        gazetteer_id=None,
    )


PLACES = Step("places", needs=("tokens", "sentences", "matches"), gives=("places", "sites"), run=find_places)
