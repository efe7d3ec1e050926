"""Finds sites: the noun phrases around the words of the vocabulary ``sites``."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.reading.draft import Draft, SiteMention

_MOST_BEFORE = 6
# What ends a noun phrase on its left. Closed sets of grammar.
_BOUNDS = frozenset(
    "in at on near of to from by with for and or but as that which who when while where after before into inside "
    "outside against through under over between is are was were be been has had have it they he she we not his "
    "her during along across around toward towards behind said says also then hit struck attacked bombed stormed "
    "targeted raided entered left carrying ambushed damaged destroyed burned torched blew opened drove".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those its their several two three four five six some many another".split()
)


def find_sites(draft: Draft) -> Iterator[SiteMention]:
    """Each site with what describes it before its noun: 'a crowded movie theater', 'Musa Khan checkpoint'."""
    ended = 0
    for match in draft.matches.of("sites"):
        if match.first < ended:
            continue
        first = _phrase_start(draft, match.first, ended)
        ended = match.last
        yield SiteMention(first, match.last, draft.span(first, match.last), match.entry.id)


def _phrase_start(draft: Draft, head: int, ended: int) -> int:
    """From the noun leftwards to its determiner; without one, over capitalised words only."""
    tokens = draft.tokens
    start = max(draft.sentence_of(head).first, head - _MOST_BEFORE, ended)
    named = head
    index = head
    is_named = True
    while index > start:
        token = tokens[index - 1]
        if token.lower in _DETERMINERS:
            return index - 1
        is_mark = not token.is_word and token.lower not in ("'s", "’s")
        if is_mark or token.lower in _BOUNDS:
            break
        index -= 1
        is_named = is_named and (token.is_capital or not token.is_word)
        if is_named and token.is_capital:
            named = index
    return named
