"""Cuts words into the pieces that the encoder knows, the longest first (WordPiece: Schuster and Nakajima 2012),
lower-cased and without accents, as BERT's uncased vocabulary was made (Devlin et al. 2019)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LONGEST_WORD = 40


class WordPieces:
    """A vocabulary of pieces: ``pieces[i]`` has the number ``i``; a piece inside a word begins with ``##``."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.start = self._numbers["[CLS]"]
        self.end = self._numbers["[SEP]"]
        self.unknown = self._numbers["[UNK]"]

    def of_word(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: at least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._cut(plain(word)))
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> list[int]:
        pieces: list[int] = []
        for part in _split_marks(word):
            pieces += self._cut_part(part)
        return pieces or [self.unknown]

    def _cut_part(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        pieces: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._numbers.get(piece)
                if number is not None:
                    break
                end -= 1
            else:
                return [self.unknown]
            pieces.append(number)
            start = end
        return pieces


_REMEMBERED = 50_000


def plain(word: str) -> str:
    """Lower case without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(mark for mark in unicodedata.normalize("NFD", lower) if unicodedata.category(mark) != "Mn")


def _split_marks(word: str) -> list[str]:
    """A word cut at hyphens, apostrophes and the like, each of which is a part of its own."""
    if word.isalnum():
        return [word]
    parts: list[str] = []
    current = ""
    for sign in word:
        if sign.isalnum():
            current += sign
            continue
        if current:
            parts.append(current)
            current = ""
        parts.append(sign)
    if current:
        parts.append(current)
    return parts
