"""Tokens: the words, numbers and marks of a text, with their offsets. Texts and vocabularies are cut by
the same rule, so that a term of two words is found as two tokens."""

from __future__ import annotations

import re
from typing import NamedTuple

# In order: initials (U.S., A.F.P.), numbers (1,500 / 5,00,000 / 3.5 / 12.7mm), words with inner hyphens and
# apostrophes (al-Qaida, O'Brien, 30-year-old) but without the genitive, the genitive itself, any other mark.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:-[A-Za-z]+)*(?:st|nd|rd|th|s|mm|km|am|pm|ST|ND|RD|TH|S|MM|KM|AM|PM)?(?![A-Za-z\d])"
    r"|[^\W_]+(?:(?:[-‐‑]|['’](?![sS]\b))[^\W_]+)*"
    r"|['’][sS]\b"
    r"|[^\w\s]|_"
)


class Token(NamedTuple):
    """One token and where it stands: ``text[start:end]``."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """The tokens of a stretch of text that begins at *offset* of the stored text."""
    return [
        Token(found.start() + offset, found.end() + offset, found[0], found[0].lower().replace("’", "'"))
        for found in _TOKEN.finditer(text)
    ]
