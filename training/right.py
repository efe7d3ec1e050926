"""When a name or a place counts as the coded one, as the gauge counts it."""

from __future__ import annotations

import re
from typing import Any

from tollbook.model.values import PlaceRef
from tollbook.reading.joining import kilometres

_NEAR_KM = 60
_SMALL = frozenset("the a an of and group said s in for by from".split())


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", name.lower()) if word not in _SMALL}


def is_same_name(coded: str, told: str) -> bool:
    """Equal but for small words, or half of the shorter one's words shared."""
    left, right = _words(coded), _words(told)
    if not left or not right:
        return coded.lower() == told.lower()
    return 2 * len(left & right) >= min(len(left), len(right)) > 0 and bool(left & right)


def is_place_right(coded: dict[str, Any], told: PlaceRef) -> bool:
    """The same name, or within 60 km."""
    if is_same_name(coded["name"], told.name):
        return True
    if coded.get("lat") is None or told.lat is None:
        return told.precision >= 6 and coded.get("lat") is None and told.country == coded.get("country")
    there = PlaceRef(coded["name"], None, None, coded.get("country"), coded["lat"], coded["lon"], 1, None)
    distance = kilometres(there, told)
    return distance is not None and distance <= _NEAR_KM
