"""The family of errors.

    TollbookError
    ├── UsageError        the command was given something it cannot work with (exit code 2)
    │   └── ChangedError  somebody has changed the incident meanwhile (in ``persons/revisions.py``)
    ├── BookError         the book (the database file) cannot be opened, is of another version, or is damaged
    ├── VocabularyError   shipped or added word data breaks its own rules
    ├── EncoderError      the trained reader's encoder is missing or damaged
    └── Refusal           a piece of the world's input that cannot be read; counted, shown, never fatal

Our own mistakes are none of these: they stop the program as they are.
"""

from __future__ import annotations


class TollbookError(Exception):
    """Root of all errors that Tollbook raises on purpose. The message is written for a person."""


class UsageError(TollbookError):
    """What was asked for cannot be done as asked: says what was found, what was expected, what to do."""


class BookError(TollbookError):
    """The book cannot be opened or trusted."""


class VocabularyError(TollbookError):
    """Word data is at fault. The message lists every fault with its file and line."""


class EncoderError(TollbookError):
    """The encoder cannot be used. The message says why; the grammar reader does without it."""


class Refusal(TollbookError):
    """One input that cannot be read: where it stands and why, in words for a person."""

    def __init__(self, where: str, line: int | None, why: str) -> None:
        self.where = where
        self.line = line
        self.why = why
        super().__init__(f"{where}:{line}: {why}" if line is not None else f"{where}: {why}")
