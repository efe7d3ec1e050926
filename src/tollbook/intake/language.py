"""Tells whether a report is in English, from its commonest words; no model, capitals or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tollbook.lexicon.entries import Vocabulary
from tollbook.lexicon.load import parse_vocabulary
from tollbook.model.text import Passage

# This much of a text tells its language.
_SAMPLE = 4000
# English news has 35 to 50 of these words in a hundred; lists of names and telegrams have fewer.
_LEAST_SHARE = 0.08
# Below this number of words a headline may hold no such word, and counts as English if it is plain ASCII.
_HEADLINE_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")
# Scripts that one language with an ISO 639-1 code mainly writes: first and last code point.
_SCRIPTS = (
    ("el", 0x0370, 0x03FF),
    ("hy", 0x0530, 0x058F),
    ("he", 0x0590, 0x05FF),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("ja", 0x3040, 0x30FF),
    ("zh", 0x4E00, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
)


def language_of(text: str, set_aside: Sequence[Passage] = ()) -> str | None:
    """The ISO 639-1 code of the language, or None where it cannot be told simply. Set-aside passages take no
    part, unless nothing else is there."""
    sample = kept_text(text, set_aside)[:_SAMPLE] or text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return None
    if sum(ord(letter) < 0x0250 for letter in letters) < 0.5 * len(letters):
        return _language_of_script(letters)
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = Counter(language for word in words for language in (_languages().get(word),) if language)
    if not hits:
        return "en" if len(words) <= _HEADLINE_WORDS and sample.isascii() else None
    best, count = max(hits.items(), key=lambda item: (item[1], item[0] == "en"))
    return best if count >= _LEAST_SHARE * len(words) else None


def kept_text(text: str, set_aside: Sequence[Passage]) -> str:
    """The text without what was set aside, for counting words; its offsets mean nothing."""
    kept: list[str] = []
    start = 0
    for passage in sorted(set_aside, key=lambda passage: passage.span):
        kept.append(text[start : passage.span.start])
        start = max(start, passage.span.end)
    return "\n".join([*kept, text[start:]]).strip()


def _language_of_script(letters: Sequence[str]) -> str | None:
    counts = Counter(code for letter in letters for code, first, last in _SCRIPTS if first <= ord(letter) <= last)
    if counts["ja"]:  # Japanese mixes its own letters with Chinese ones
        return "ja"
    code, count = counts.most_common(1)[0] if counts else (None, 0)
    return code if count >= 0.5 * len(letters) else None


@cache
def load_languages() -> Vocabulary:
    """The common words of each language, as shipped."""
    path = files("tollbook.intake") / "data" / "languages.yaml"
    return parse_vocabulary("languages", path.read_text(encoding="utf-8"), "languages.yaml")


@cache
def _languages() -> dict[str, str]:
    """Each word and the language that it tells."""
    return {term: entry.id for entry in load_languages().entries for term in entry.terms}
