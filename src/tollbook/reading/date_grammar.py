"""What the readers of dates share: the sentence that they look at, and what they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.lexicon.match import Matches
from tollbook.lexicon.tokens import Token
from tollbook.model.values import DateRange

TIMES = "time_words"
PARTS = {"early": "early", "earlier": "", "late": "late", "later": "", "mid": "mid"}
AHEAD = frozenset({"next", "following", "coming", "upcoming"})
JOINS = frozenset({"and", "to", "through", "until", "or", "-", "–", "till"})
PAST = frozenset({"last", "past", "previous"})
ORDINAL_TAILS = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time at tokens ``first`` up to, not including, ``last``. ``range`` is None when it cannot be
    resolved; ``weekday`` is kept for those that name one."""

    first: int
    last: int
    range: DateRange | None
    rule: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its tokens, the day of publication, and the day and the year that the text spoke of last."""

    tokens: Sequence[Token]
    matches: Matches
    first: int
    last: int
    published: date | None
    spoken_of: date | None
    spoken_year: int | None = None

    def word(self, index: int) -> str:
        """The word at this token in lower case; empty outside the sentence."""
        return self.tokens[index].lower if self.first <= index < self.last else ""

    def is_name(self, index: int) -> bool:
        """Whether a capitalised word stands at this token."""
        return self.first <= index < self.last and self.tokens[index].is_word and self.tokens[index].is_capital

    def kind(self, index: int) -> str:
        """The kind of time word that begins at this token; empty when none does."""
        found = self.matches.starting(TIMES, index) if self.first <= index < self.last else None
        return found.entry.get("kind") if found else ""

    def value(self, index: int) -> int:
        found = self.matches.starting(TIMES, index)
        return int(found.entry.get("value")) if found else 0

    def skip_stop(self, index: int) -> int:
        """Past the full stop of an abbreviation such as "Jan."."""
        return index + 1 if self.word(index) == "." and index + 1 < self.last else index

    def day_number(self, index: int) -> int | None:
        """1 to 31, in digits or as 1st to 31st."""
        text = self.word(index)
        if text.endswith(ORDINAL_TAILS):
            text = text[:-2]
        if not (text.isascii() and text.isdecimal()) or len(text) > 2:
            return None
        return int(text) if 1 <= int(text) <= 31 else None

    def year_number(self, index: int) -> int | None:
        text = self.word(index)
        if len(text) == 4 and text.isascii() and text.isdecimal() and 1000 <= int(text) < 2100:
            return int(text)
        return None
