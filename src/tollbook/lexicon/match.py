"""Finds the terms of vocabularies in a run of tokens: for each vocabulary the longest term from the left."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tollbook.lexicon.entries import Entry, Vocabulary
from tollbook.lexicon.tokens import Token, tokenize


class Match(NamedTuple):
    """An entry found at tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    entry: Entry


class Matches:
    """All matches in one text, by vocabulary and by token."""

    __slots__ = ("_by_first", "_by_token", "_ordered")

    def __init__(self, found: Iterable[Match]) -> None:
        self._ordered: dict[str, list[Match]] = defaultdict(list)
        self._by_first: dict[str, dict[int, Match]] = defaultdict(dict)
        self._by_token: dict[str, dict[int, Match]] = defaultdict(dict)
        for match in sorted(found, key=_first_token):
            name = match.entry.vocabulary
            self._ordered[name].append(match)
            self._by_first[name][match.first] = match
            covering = self._by_token[name]
            for index in range(match.first, match.last):
                covering[index] = match

    def starting(self, vocabulary: str, index: int) -> Match | None:
        """The match of this vocabulary that begins at this token."""
        return self._by_first[vocabulary].get(index)

    def at(self, vocabulary: str, index: int) -> Match | None:
        """The match of this vocabulary that covers this token."""
        return self._by_token[vocabulary].get(index)

    def of(self, vocabulary: str) -> Sequence[Match]:
        """All matches of this vocabulary, from left to right."""
        return self._ordered[vocabulary]

    def within(self, vocabulary: str, first: int, last: int) -> Sequence[Match]:
        """The matches of this vocabulary that begin from token *first* up to, not including, *last*."""
        ordered = self._ordered[vocabulary]
        start = bisect_left(ordered, first, key=_first_token)
        return ordered[start : bisect_left(ordered, last, lo=start, key=_first_token)]


def _first_token(match: Match) -> int:
    return match.first


class _Node:
    __slots__ = ("entries", "exact", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entries: list[Entry] = []
        self.exact: list[tuple[str, Entry]] = []


class Matcher:
    """A matcher over several vocabularies, built once and used for every report."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        self._root = _Node()
        for vocabulary in vocabularies:
            for entry in vocabulary.entries:
                for term in entry.terms:
                    self._leaf(term).entries.append(entry)
                for term in entry.exact_terms:
                    self._leaf(term).exact.append((term, entry))

    def _leaf(self, term: str) -> _Node:
        node = self._root
        for token in tokenize(term):
            node = node.following.setdefault(token.lower, _Node())
        return node

    def find(self, tokens: Sequence[Token]) -> Matches:
        """The longest match at each token for each vocabulary; matches of one vocabulary never overlap."""
        free_from: dict[str, int] = {}
        found: list[Match] = []
        root = self._root.following
        for first in range(len(tokens)):
            node = root.get(tokens[first].lower)
            if node is None:
                continue
            longest: dict[str, Match] = {}
            index = first
            while node is not None:
                index += 1
                for entry in node.entries:
                    longest[entry.vocabulary] = Match(first, index, entry)
                for term, entry in node.exact:
                    if [t.text for t in tokens[first:index]] == [t.text for t in tokenize(term)]:
                        longest[entry.vocabulary] = Match(first, index, entry)
                node = node.following.get(tokens[index].lower) if index < len(tokens) else None
            for name, match in longest.items():
                if first >= free_from.get(name, 0):
                    free_from[name] = match.last
                    found.append(match)
        return Matches(found)
