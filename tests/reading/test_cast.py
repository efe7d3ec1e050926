"""All who may have done something in a report, or said so."""

from __future__ import annotations

from tests.reading.drafts import draft_until
from tollbook.reading.cast import cast_of

TEXT = (
    "Gunmen of the Lashkar-e-Taiba attacked a camp in Kupwara on Monday. India blamed Pakistan. "
    "A spokesman, Abdullah Ghaznavi, said Lashkar-e-Taiba had done it. Pakistan denied it."
)


def test_actors_countries_and_persons_are_cast_once_each() -> None:
    cast = {member.mentions[0].ref.name: member for member in cast_of(draft_until("responsibility", TEXT))}
    assert {"India", "Pakistan", "Abdullah Ghaznavi"} <= set(cast)
    groups = [member for member in cast.values() if "Lashkar" in member.mentions[0].span.of(TEXT)]
    assert len(groups) == 1
    assert len(groups[0].mentions) == 2
    assert len(cast["Pakistan"].mentions) == 2


def test_every_mention_stands_in_the_text() -> None:
    for member in cast_of(draft_until("responsibility", TEXT)):
        for mention in member.mentions:
            assert mention.span.of(TEXT)
            assert mention.first < mention.last
