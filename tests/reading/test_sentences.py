"""Sentences and tokens: offsets are exact, full stops inside words end nothing, what is set aside is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.drafts import report
from tollbook.lexicon.tokens import tokenize
from tollbook.reading.draft import Draft
from tollbook.reading.sentences import SENTENCES


def sentences_of(text: str, set_aside: tuple[tuple[int, int], ...] = ()) -> list[str]:
    made = report(text, set_aside=set_aside)
    layers = SENTENCES.run(Draft(made))
    draft = Draft(made, **layers)  # type: ignore[arg-type]
    return [draft.words(sentence.first, sentence.last) for sentence in draft.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men died. A third fled.", ["Two men died.", "A third fled."]),
        ("Gen. Ali spoke. He left.", ["Gen. Ali spoke.", "He left."]),
        ("It fell on Jan. 30 in Mach. Nobody was hurt.", ["It fell on Jan. 30 in Mach.", "Nobody was hurt."]),
        ("The U.S. army said so.", ["The U.S. army said so."]),
        ("They came from the U.S. The army said so.", ["They came from the U.S.", "The army said so."]),
        ('"We saw it." Then they ran.', ['"We saw it."', "Then they ran."]),
        ("Post No. 4 was hit. It burned.", ["Post No. 4 was hit.", "It burned."]),
        ("A line\n\nAnother line", ["A line", "Another line"]),
        ("It cost $2.5 million. It burned.", ["It cost $2.5 million.", "It burned."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_wrapped_lines_are_joined() -> None:
    text = (
        "A BOMB WENT OFF IN THE\nTOWN ON SUNDAY AND HURT\nTWO GUARDS WHO STOOD AT\nTHE GATE OF THE BANK.\nNOBODY DIED."
    )
    assert len(sentences_of(text)) == 2


def test_what_is_set_aside_is_left_out() -> None:
    assert sentences_of("Share this page. Two men died.", ((0, 16),)) == ["Two men died."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_tokens_point_into_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    covered = {index for token in tokens for index in range(token.start, token.end)}
    assert all(index in covered for index, sign in enumerate(text) if sign.isalnum())


@given(st.text(alphabet='ab .\n!?AB"', max_size=120))
def test_every_token_stands_in_one_sentence(text: str) -> None:
    made = report(text)
    draft = Draft(made, **SENTENCES.run(Draft(made)))  # type: ignore[arg-type]
    bounds = [(sentence.first, sentence.last) for sentence in draft.sentences]
    assert [index for first, last in bounds for index in range(first, last)] == list(range(len(draft.tokens)))
