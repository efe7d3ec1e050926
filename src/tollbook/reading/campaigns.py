"""Campaigns: coordinated attacks told as one, with a total of their own, and the attacks that belong to them."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.account import Role
from tollbook.reading.joining import Telling, days_of, killed, relate_places, tells_of_several

_FEWEST_PARTS = 2


def join_campaigns(tellings: Sequence[Telling]) -> None:
    """Marks the parts of each campaign: at least two later tellings of the same time and area, none with a toll
    above the campaign's. Parts are never added to the campaign's total."""
    for index, telling in enumerate(tellings):
        if telling.part_of is not None or telling.role is Role.BACKGROUND or not tells_of_several(telling):
            continue
        parts = [other for other in tellings[index + 1 :] if _belongs(other, telling)]
        if len(parts) >= _FEWEST_PARTS:
            for part in parts:
                part.part_of = index


def _belongs(part: Telling, campaign: Telling) -> bool:
    if part.part_of is not None or part.role is Role.BACKGROUND or killed(part) > killed(campaign):
        return False
    here, there = days_of(part.dates), days_of(campaign.dates)
    if here and there and not any(a.start <= b.end and b.start <= a.end for a in here for b in there):
        return False
    relations = {relate_places(a.ref, b.ref) for a in part.places for b in campaign.places}
    return not relations or relations != {"other country"}
