"""Reads one bare number, in digits or words, and says how it is formed. Hedges and what the number counts are
for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.match import Matches
from tollbook.lexicon.tokens import Token
from tollbook.reading.grammar import ARTICLES

WORDS = "number_words"
_ROLES = {
    term: (entry.get("role"), int(entry.get("value")))
    for entry in load_vocabulary(WORDS).entries
    for term in entry.terms
}
# 1,500 and 5,00,000 group their digits; 1,2 does not and is a code.
_DIGITS = re.compile(r"([0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]+)(\.[0-9]+)?(?:-?([a-z].*))?")
# Longer runs of digits are telephone or serial numbers, and could not be turned into integers safely.
_MOST_DIGITS = 12
_ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})


class Form(StrEnum):
    """How a number is written. ``compound`` carries a tail (16-year-old, 9mm); ``code`` has digits but no
    value (AK-47); ``article`` is "a" before a person."""

    DIGITS = "digits"
    DECIMAL = "decimal"
    WORDS = "words"
    OPEN = "open"
    NONE = "none"
    ORDINAL = "ordinal"
    ARTICLE = "article"
    COMPOUND = "compound"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Core:
    """A bare number at tokens ``first`` up to, not including, ``last``; ``high`` None is open above."""

    first: int
    last: int
    low: int
    high: int | None
    form: Form
    tail: str = ""


class _Sum:
    """Adds up the words of one number: two hundred and five, twenty five, three dozen."""

    def __init__(self) -> None:
        self.total = self.current = 0
        self.before = ""

    def takes(self, role: str, value: int) -> bool:
        """Whether this word can stand next in the number; if so it is added."""
        if role == "scale":
            scaled = (self.current or 1) * value
            if self.before == "" or value <= 100:
                self.current = scaled
            else:
                self.total, self.current = self.total + scaled, 0
        elif role in {"tens", "unit"} and self._is_free_for(role, value):
            self.current += value
        else:
            return False
        self.before = role
        return True

    def _is_free_for(self, role: str, value: int) -> bool:
        """Twenty may begin a number or follow a hundred; five may follow twenty too, eleven may not."""
        return self.before in {"", "scale"} or (role == "unit" and self.before == "tens" and 0 < value < 10)

    @property
    def value(self) -> int:
        return self.total + self.current


def read_core(tokens: Sequence[Token], matches: Matches, first: int, end: int) -> Core | None:
    """The number that begins at token *first* and ends before token *end*, if there is one."""
    token = tokens[first]
    if any(letter.isdigit() for letter in token.text):
        return _times_scale(_digits(token.lower, first), tokens, matches, end)
    found = matches.starting(WORDS, first)
    if found is None:
        return _hyphenated(token.lower, first) if "-" in token.text else None
    role, value = found.entry.get("role"), int(found.entry.get("value"))
    if role == "none":
        return Core(first, found.last, 0, 0, Form.NONE)
    if role == "ordinal":
        return Core(first, found.last, value, value, Form.ORDINAL)
    if role == "open":
        return _open(first, found.last, value, tokens, matches, end)
    return _words(tokens, matches, first, end)


def _digits(text: str, first: int) -> Core:
    found = _DIGITS.fullmatch(text)
    whole = found[1].replace(",", "") if found else ""
    if found is None or len(whole) > _MOST_DIGITS:
        return Core(first, first + 1, 0, 0, Form.CODE)
    value, tail = int(whole), found[3] or ""
    if tail in _ORDINAL_TAILS:
        return Core(first, first + 1, value, value, Form.ORDINAL)
    if tail:
        return Core(first, first + 1, value, value, Form.COMPOUND, tail)
    return Core(first, first + 1, value, value, Form.DECIMAL if found[2] else Form.DIGITS, found[2] or "")


def _times_scale(core: Core, tokens: Sequence[Token], matches: Matches, end: int) -> Core:
    """1.2 million, 5 lakh, 3 dozen."""
    if core.form not in {Form.DIGITS, Form.DECIMAL} or core.last >= end:
        return core
    role, scale = _ROLES.get(tokens[core.last].lower, ("", 0))
    if role != "scale":
        return core
    value = int(Decimal(f"{core.low}{core.tail}") * scale)
    scaled = Core(core.first, core.last + 1, value, value, Form.DIGITS)
    return _times_scale(scaled, tokens, matches, end)


def _words(tokens: Sequence[Token], matches: Matches, first: int, end: int) -> Core | None:
    amount = _Sum()
    last = first
    starts_with_scale = _ROLES.get(tokens[first].lower, ("", 0))[0] == "scale"
    while last < end:
        if tokens[last].lower == "and" and amount.before == "scale" and last + 1 < end:
            ahead = matches.starting(WORDS, last + 1)
            hyphenated = _hyphenated(tokens[last + 1].lower, last + 1)
            role = ahead.entry.get("role") if ahead else "tens" if hyphenated and not hyphenated.tail else ""
            # "a dozen and two others" are two numbers; "one hundred and two" is one.
            if role not in {"unit", "tens"} or tokens[last - 1].lower not in {"hundred", "thousand", "million"}:
                break
            last += 1
        step = _take(amount, tokens, matches, last)
        if step == last:
            break
        last = step
    if last == first:
        return None
    if starts_with_scale and first and tokens[first - 1].lower in ARTICLES:
        first -= 1
    return Core(first, last, amount.value, amount.value, Form.WORDS)


def _take(amount: _Sum, tokens: Sequence[Token], matches: Matches, index: int) -> int:
    """The token after the word or hyphenated words at *index* that *amount* takes; *index* if it takes none."""
    found = matches.starting(WORDS, index)
    if found is not None:
        taken = amount.takes(found.entry.get("role"), int(found.entry.get("value")))
        return found.last if taken else index
    inner = _hyphenated(tokens[index].lower, index) if "-" in tokens[index].text else None
    if inner is None or inner.form is not Form.WORDS:
        return index
    return index + 1 if amount.takes("tens", inner.low) else index


def _hyphenated(text: str, first: int) -> Core | None:
    """twenty-five, twenty-first, two-day, ten-year-old."""
    parts = text.split("-")
    amount = _Sum()
    for position, part in enumerate(parts):
        role, value = _ROLES.get(part, ("", 0))
        if role == "ordinal" and position and position == len(parts) - 1:
            amount.takes("unit", value)
            return Core(first, first + 1, amount.value, amount.value, Form.ORDINAL)
        if not amount.takes(role, value):
            tail = "-".join(parts[position:])
            return Core(first, first + 1, amount.value, amount.value, Form.COMPOUND, tail) if position else None
    return Core(first, first + 1, amount.value, amount.value, Form.WORDS)


def _open(first: int, last: int, low: int, tokens: Sequence[Token], matches: Matches, end: int) -> Core:
    """dozens; several hundred; tens of thousands."""
    core = Core(first, last, low, None, Form.OPEN)
    while core.last < end:
        index = core.last + (tokens[core.last].lower == "of" and core.last + 1 < end)
        found = matches.starting(WORDS, index)
        if found is None:
            break
        role, value = found.entry.get("role"), int(found.entry.get("value"))
        if role == "open" and index > core.last and value >= 2000:
            value //= 2  # "thousands" alone are two thousand at least; "tens of thousands" are 20 times one
        elif role != "scale":
            break
        core = replace(core, last=found.last, low=core.low * value)
    return core
