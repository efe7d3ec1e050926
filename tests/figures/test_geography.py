from __future__ import annotations

import pytest

from tests.figures.told import KARACHI, PESHAWAR, paper, resting, telling
from tollbook.figures.geography import misplaced_places
from tollbook.model.values import PlaceRef


def errors_in(text: str, place: PlaceRef = KARACHI) -> list[tuple[str, str]]:
    of = paper(f"A bombing hit a van {text}, police said.")
    account = telling(of, resting(of, place, (place.name, "place")), trigger="bombing")
    return [(words, lies) for _, words, lies in misplaced_places(account, of)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in the northwestern city of Karachi", "northwestern city of Karachi"),
        ("in the northern Pakistani port city of Karachi", "northern Pakistani port city of Karachi"),
        ("in Karachi in northern Pakistan", "Karachi in northern Pakistan"),
        ("in Karachi, in the north of Pakistan", "Karachi, in the north of Pakistan"),
        ("in Karachi in the country's north", "Karachi in the country's north"),
        ("in Karachi, in the far north of the country", "Karachi, in the far north of the country"),
    ],
)
def test_a_southern_town_in_the_north_is_an_error(text: str, words: str) -> None:
    assert errors_in(text) == [(words, "Karachi lies in the south-west of Pakistan")]


@pytest.mark.parametrize(
    "text",
    [
        "in the southern port city of Karachi",
        "in the northern Sindh province town of Karachi",
        "in northern Karachi",
        "in Karachi, near the Northern Bypass",
        "in the Northern city of Karachi",
        "in Karachi, north of Hyderabad",
        "in Karachi in northern Afghanistan",
        "in the south. In the north, the town of Karachi",
    ],
)
def test_what_is_right_or_said_of_something_else_is_none(text: str) -> None:
    assert not errors_in(text)


def test_a_word_for_a_corner_is_given_room() -> None:
    """Peshawar lies in the eastern third of the map, and everybody calls it northwestern."""
    assert not errors_in("in the northwestern city of Peshawar", PESHAWAR)
    assert errors_in("in the southern city of Peshawar", PESHAWAR)


def test_a_place_without_degrees_or_country_is_no_error() -> None:
    assert not errors_in("in the northern city of Karachi", PlaceRef("Karachi", None, None, None, None, None, 1, None))
    assert not errors_in("in the northern city of Karachi", PlaceRef("Karachi", None, None, "PK", None, None, 6, None))
