"""Words are cut into the longest pieces known, in lower case and without accents."""

from __future__ import annotations

import pytest

from tollbook.encoder.wordpieces import WordPieces

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "gun", "##men", "##man", "-", "al", "qaida", "san", "##ta", "'", "s"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("gunmen", ["gun", "##men"]),
        ("GUNMAN", ["gun", "##man"]),
        ("al-Qaida", ["al", "-", "qaida"]),
        ("Sánta", ["san", "##ta"]),
        ("'s", ["'", "s"]),
        ("zebra", ["[UNK]"]),
        ("gunzebra", ["[UNK]"]),
        ("g" * 50, ["[UNK]"]),
    ],
)
def test_words(word: str, pieces: list[str]) -> None:
    assert WordPieces(PIECES).of_word(word) == tuple(PIECES.index(piece) for piece in pieces)
