"""Cuts a report into tokens and sentences. What was set aside is left out; lines that are wrapped inside a
paragraph are joined, lines that are paragraphs of their own are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tollbook.lexicon.load import load_vocabulary
from tollbook.lexicon.tokens import Token, tokenize
from tollbook.reading.draft import Draft, Sentence
from tollbook.reading.pipeline import Step

_ENDERS = frozenset(".?!")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'“‘([«—–-")
_ABBREVIATIONS = load_vocabulary("abbreviations").words()
_BLANK_LINE = re.compile(r"\n[ \t]*\n[\s]*")
_LINE_BREAK = re.compile(r"\n\s*")
# A text is hard-wrapped when nearly all of its lines stop short of this width and few end like a sentence.
_WRAP_WIDTH = 100


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: blank lines part them; single line breaks too, unless hard-wrapped."""
    lines = [line for line in text.split("\n") if line.strip()]
    ended = sum(line.rstrip()[-1] in '.?!"”:)' for line in lines)
    wrapped = len(lines) > 3 and max(map(len, lines)) <= _WRAP_WIDTH and ended < 0.5 * len(lines)
    start = 0
    for found in (_BLANK_LINE if wrapped else _LINE_BREAK).finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _ends_sentence(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Whether the full stop, question or exclamation mark at *index* ends a sentence."""
    token = tokens[index]
    if token.text not in _ENDERS:
        # Initials such as "U.S." hold their own full stop: they end a sentence before a capital article only.
        return (
            token.text.endswith(".")
            and index + 1 < len(tokens)
            and tokens[index + 1].text in {"The", "A", "An", "In", "On", "He", "She", "It", "They", "But"}
        )
    if token.text == "." and index:
        before = tokens[index - 1]
        if before.end == token.start and (
            (before.lower in _ABBREVIATIONS and (before.is_capital or before.lower == "no"))
            or (len(before.text) == 1 and before.text.isupper())
        ):
            return index + 1 < len(tokens) and before.lower in {"jr", "sr"} and tokens[index + 1].is_capital
    following = index + 1
    while following < len(tokens) and tokens[following].text in _CLOSERS | _OPENERS | _ENDERS:
        following += 1
    if following >= len(tokens):
        return True
    after = tokens[following]
    if after.start == token.end and after.is_word:
        return False  # a stop inside an address or a number
    return not after.text[0].islower() or text[token.end : after.start].count("\n") > 0


def cut_sentences(draft: Draft) -> dict[str, object]:
    """The tokens and sentences of all that was not set aside."""
    report = draft.report
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    aside = sorted((passage.span.start, passage.span.end) for passage in report.set_aside)
    for paragraph, (start, end) in enumerate(_paragraphs(report.text)):
        for piece_start, piece_end in _kept(start, end, aside):
            piece = tokenize(report.text[piece_start:piece_end], piece_start)
            _cut(piece, report.text, len(tokens), paragraph, sentences)
            tokens.extend(piece)
    return {"tokens": tuple(tokens), "sentences": tuple(sentences)}


def _kept(start: int, end: int, aside: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for aside_start, aside_end in aside:
        if aside_end <= start or aside_start >= end:
            continue
        if aside_start > start:
            yield start, aside_start
        start = max(start, aside_end)
    if start < end:
        yield start, end


def _cut(piece: Sequence[Token], text: str, offset: int, paragraph: int, sentences: list[Sentence]) -> None:
    first = index = 0
    while index < len(piece):
        if _ends_sentence(piece, index, text):
            while (
                index + 1 < len(piece)
                and piece[index + 1].text in _CLOSERS | _ENDERS
                and (piece[index + 1].start == piece[index].end)
            ):
                index += 1
            sentences.append(Sentence(len(sentences), offset + first, offset + index + 1, paragraph))
            first = index + 1
        index += 1
    if first < len(piece):
        sentences.append(Sentence(len(sentences), offset + first, offset + len(piece), paragraph))


SENTENCES = Step("sentences", needs=(), gives=("tokens", "sentences"), run=cut_sentences)
