"""A place as a person types it, looked up in the gazetteer: Quetta, PK; Gao, Gao, ML; some hamlet, ML @ 16.27 -0.05."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.errors import UsageError
from tollbook.gazetteer.lookup import Candidate, How, shared_gazetteer
from tollbook.model.values import PlaceRef

# UCDP GED's where_prec of each kind of place.
_PRECISION = {"town": 1, "district": 3, "admin1": 4, "region": 5, "country": 6}
# Of places of one name, which is meant where nobody says more.
_ORDER = ("country", "town", "district", "admin1", "region")
_SHOWN = 8
_FORM = "write the town, province or country and the country's code: Quetta, PK"
_DEGREES = re.compile(r"^(?P<name>.+?)\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)[ ,]+(?P<lon>-?\d+(?:\.\d+)?)$")
_PICKED = re.compile(r"^(?P<name>.+?)\s*\[(?P<id>[^\[\]]+)\]$")


def place_named(typed: str) -> PlaceRef:
    """The one place that is meant. Raises UsageError when there is none, or several: then with their names."""
    if found := _DEGREES.match(typed):
        return _by_degrees(found["name"], float(found["lat"]), float(found["lon"]))
    found_places = places_named(typed)
    if len(found_places) == 1:
        return found_places[0]
    if found_places:
        shown = "; ".join(place_words(place) for place in found_places[:_SHOWN])
        more = " …" if len(found_places) > _SHOWN else ""
        raise UsageError(f"'{typed}' may be any of {len(found_places)} places: {shown}{more}. Give one of these names")
    raise UsageError(
        f"the gazetteer has no place '{typed}': {_FORM}; or give its degrees, north before east: "
        f"{typed} @ 30.19 67.01; or add it with `tollbook places add`"
    )


def places_named(typed: str) -> list[PlaceRef]:
    """The places that a name may mean, the likeliest first: more than one where it does not tell."""
    picked = _PICKED.match(typed)
    name, *within = [part.strip() for part in (picked["name"] if picked else typed).split(",")]
    country = within.pop().upper() if within and re.fullmatch(r"[A-Za-z]{2}", within[-1]) else None
    found = [c for c in shared_gazetteer().find(name, country) if _lies_in(c, within)]
    if picked:
        return [_place(c) for c in found if c.gazetteer_id == picked["id"]]
    by_own_name = [c for c in found if c.how in (How.PRIMARY, How.ALIAS)] or found
    for kind in _ORDER:
        if of_kind := [c for c in by_own_name if c.kind == kind]:
            return [_place(c) for c in of_kind]
    return []


def place_words(place: PlaceRef) -> str:
    """A place in the words that ``place_named`` reads: its own degrees where the gazetteer does not have it."""
    admin1 = place.admin1 if place.admin1 != place.name else None
    name = ", ".join(word for word in (place.name, admin1, place.country) if word)
    if place.gazetteer_id:
        return f"{name} [{place.gazetteer_id}]"
    return name if place.lat is None else f"{name} @ {place.lat} {place.lon}"


def _lies_in(candidate: Candidate, within: Sequence[str]) -> bool:
    return all((candidate.admin1 or "").casefold() == word.casefold() for word in within)


def _by_degrees(typed: str, lat: float, lon: float) -> PlaceRef:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"{lat} {lon} are no degrees: north from -90 to 90, then east from -180 to 180")
    name, *within = [part.strip() for part in typed.split(",")]
    country = within.pop().upper() if within and re.fullmatch(r"[A-Za-z]{2}", within[-1]) else None
    return PlaceRef(name, None, within[0] if within else None, country, lat, lon, 1, None)


def _place(found: Candidate) -> PlaceRef:
    ref = (found.country, found.lat, found.lon, _PRECISION[found.kind], found.gazetteer_id)
    return PlaceRef(found.name, None, found.admin1, *ref)
