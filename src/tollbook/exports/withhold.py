"""Withholds the names of minors from what leaves the book, and keeps every piece of evidence true to its
text: words that would give a name away are cut out of the evidence, never rewritten in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from tollbook.model.text import Span

WITHHELD = "[name withheld]"
A_MINOR = "a minor (name withheld)"
# Names of things, not words for people: a changed one would lead nowhere.
_KEPT = frozenset({"evidence", "type_evidence", "no_claim_evidence", "url", "source_id", "sha256"})
# Codes, which a name that is a word of the language must not change ("Killed", of a headline in capitals).
_CODES = frozenset(
    {
        "basis",
        "group",
        "harm",
        "kind",
        "measure",
        "part",
        "policy",
        "precision",
        "rule",
        "sex",
        "stance",
        "status",
        "type",
        "class",
        "code",
        "review",
        "field",
        "change",
    }
)
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_WORD = re.compile(r"\w+(?:-\w+)*")
_NEAR = 100  # characters around a name in which its bearer's age is looked for
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Veil:
    """What to withhold from one report's words: ``names`` whole, and in what is said of victims their
    single words too ('the Sule girl')."""

    whole: re.Pattern[str] | None
    words: re.Pattern[str] | None

    @classmethod
    def over(cls, names: Iterable[str]) -> Veil:
        split = [name.split() for name in sorted(names, key=len, reverse=True) if name.strip()]
        words = {word for name in split for word in name if len(word) > 1 and word[0].isupper()}
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return cls(
            _any_of([r"[\s\-]+".join(map(re.escape, name)) for name in split], re.IGNORECASE),
            _any_of([re.escape(word) for word in longest_first], re.NOFLAG),
        )

    def hides(self, name: str | None) -> bool:
        """Whether this is a name to withhold, or made of nothing but words of one."""
        if not name or not self.whole:
            return False
        return bool(self.whole.search(name)) or not _CORE.search(self.text(name, closely=True).replace(WITHHELD, ""))

    def text(self, words: str, *, closely: bool = False) -> str:
        """The words with each name replaced; *closely* replaces the name's single words as well."""
        for pattern in (self.whole, self.words if closely else None):
            words = pattern.sub(WITHHELD, words) if pattern else words
        return words

    def over_all(self, value: T) -> T:
        """Whole names replaced in every text of an exported object, but for evidence and addresses."""
        return self._over(value) if self.whole else value

    def _over(self, value: Any) -> Any:
        match value:
            case str():
                return self.text(value)
            case list():
                return [self._over(item) for item in value]
            case dict():
                return {
                    k: item if k in _KEPT or (k in _CODES and isinstance(item, str)) else self._over(item)
                    for k, item in value.items()
                }
        return value

    def pieces(self, span: Span, text: str, *, closely: bool = False, age: int | None = None) -> list[Span]:
        """What is left of a span without the names. Where nothing is left, the nearest other words:
        the bearer's age when it stands close by, else the word beside the name."""
        if not self.whole:
            return [span]
        hidden = list(self._hidden(text, closely=closely))
        if not any(span.overlaps(name) for name in hidden):
            return [span]
        return list(_without(span, hidden, text)) or [_beside(span, hidden, text, age)]

    def _hidden(self, text: str, *, closely: bool) -> Iterator[Span]:
        for pattern in (self.whole, self.words if closely else None):
            if pattern:
                yield from (Span(*found.span()) for found in pattern.finditer(text))


def _any_of(patterns: list[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """Any of these as whole words, with the genitive."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?:['’]s)?(?!\w)", flags) if patterns else None


def _without(span: Span, hidden: Iterable[Span], text: str) -> Iterator[Span]:
    start = span.start
    for name in [*sorted(n for n in hidden if n.overlaps(span)), Span(span.end, span.end + 1)]:
        found = _CORE.search(text, start, max(start, name.start))
        if found:
            yield Span(*found.span())
        start = max(start, min(name.end, span.end))


def _beside(span: Span, hidden: Iterable[Span], text: str, age: int | None) -> Span:
    names = list(hidden)
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    words = [word for word in words if not any(word.overlaps(name) for name in names)]
    if not words:
        raise ValueError("a report that says nothing but the name of a minor")
    ages = [
        word
        for word in words
        if age is not None and re.match(rf"{age}(?!\d)", word.of(text)) and -_NEAR < word.start - span.end < _NEAR
    ]
    return min(ages or words, key=lambda word: (max(word.start - span.end, span.start - word.end), word))
