"""English or not; and near copies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.intake.copies import COPY_FROM, bands, resemblance, signature
from tollbook.intake.language import language_of, load_languages
from tollbook.lexicon.entries import Entry
from tollbook.model.text import Passage, Span

NEWS = "Two soldiers were killed when a bomb went off near Norvale on Sunday, the army said."


@pytest.mark.parametrize("entry", load_languages().entries, ids=lambda entry: entry.id)
def test_examples_of_each_language(entry: Entry) -> None:
    assert entry.examples
    for example in entry.examples:
        assert language_of(example) == entry.id
        assert language_of(example.upper()) == entry.id or entry.id == "tr"  # I and İ
    for counter_example in entry.counter_examples:
        assert language_of(counter_example) != entry.id


@pytest.mark.parametrize(
    "text, expected",
    [
        (NEWS, "en"),
        ("Blast kills nine near Norvale", "en"),
        ("שני חיילים נפצעו בפיצוץ", "he"),
        ("二人の兵士が負傷した", "ja"),
        ("Двое солдат были ранены при взрыве", None),
        ("12 345 - 67", None),
        ("", None),
    ],
)
def test_languages(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_furniture_takes_no_part_in_the_language() -> None:
    furniture = "Sign up for the latest of our news and all that is to come. "
    text = furniture + "El ataque fue cerca de la plaza, según los vecinos."
    assert language_of(text, [Passage(Span(0, len(furniture)), "page furniture")]) == "es"


def words(count: int, seed: int) -> list[str]:
    drawn = random.Random(seed)
    return ["".join(drawn.choices("abcdefghijklmnop", k=drawn.randint(2, 9))) for _ in range(count)]


def test_signatures_are_the_same_on_every_machine() -> None:
    assert signature(NEWS)[:3] == (23991881, 25054336, 15810884)
    assert signature(NEWS.upper().replace(",", " ,")) == signature(NEWS)


def test_a_copy_with_another_lead_is_found_by_its_bands() -> None:
    body = words(300, 1)
    left, right = signature(" ".join(body)), signature(" ".join(["Norvale", "(EXA)", *body[:-12]]))
    assert resemblance(left, right) >= COPY_FROM
    assert set(bands(left)) & set(bands(right))


def test_other_reports_are_no_copies() -> None:
    left, right = signature(" ".join(words(300, 1))), signature(" ".join(words(300, 2)))
    assert resemblance(left, right) < 0.1
    assert not set(bands(left)) & set(bands(right))


def test_set_aside_passages_take_no_part() -> None:
    furniture = "Sign up for our letters. "
    assert signature(furniture + NEWS, [Passage(Span(0, len(furniture)), "x")]) == signature(NEWS)


def test_a_text_without_words_resembles_nothing() -> None:
    assert signature("...") == ()
    assert bands(()) == ()
    assert resemblance((), ()) == 0.0


@pytest.mark.parametrize("shared", [100, 200, 300])
def test_resemblance_estimates_the_share_of_common_runs(shared: int) -> None:
    common, left, right = words(shared, 1), words(100, 2), words(100, 3)
    exact = (shared - 4) / (shared - 4 + 2 * 100)
    estimate = resemblance(signature(" ".join(common + left)), signature(" ".join(common + right)))
    assert abs(estimate - exact) < 0.2


@given(st.text(max_size=200))
def test_every_text_has_a_signature_of_64_or_none(text: str) -> None:
    found = signature(text)
    assert len(found) in (0, 64)
    assert resemblance(found, found) == (1.0 if found else 0.0)
    assert all(0 <= number < 2**56 for number in bands(found))
