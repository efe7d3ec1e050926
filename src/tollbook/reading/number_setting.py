"""A bare number and the words around it: what the rules that sort numbers look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tollbook.lexicon.match import Matches
from tollbook.lexicon.tokens import Token
from tollbook.reading.noun_phrases import PEOPLE, Noun, counted_noun
from tollbook.reading.number_grammar import Core


class Setting(NamedTuple):
    """A bare number in its sentence: tokens ``first`` to ``last`` of it, the number's own in ``core``."""

    tokens: Sequence[Token]
    matches: Matches
    first: int
    last: int
    core: Core
    is_hedged: bool

    def before(self, steps: int = 1) -> str:
        """The word so many tokens before the number, lower case; empty before the sentence."""
        index = self.core.first - steps
        return self.tokens[index].lower if index >= self.first else ""

    def after(self, steps: int = 1) -> str:
        index = self.core.last + steps - 1
        return self.tokens[index].lower if index < self.last else ""

    def touches(self, index: int) -> bool:
        """Whether the tokens at *index* and *index* + 1 stand without a space between them."""
        return index + 1 < self.last and self.tokens[index].end == self.tokens[index + 1].start

    def noun(self, *, one: bool | None = None) -> Noun | None:
        """The noun that the number counts; *one* overrules whether a singular noun is looked for."""
        is_one = self.core.low == 1 == self.core.high if one is None else one
        return counted_noun(self.tokens, self.matches, self.core.last, self.last, one=is_one)

    def counts_people(self) -> bool:
        noun = self.noun()
        return noun is not None and noun.vocabulary == PEOPLE


Rule = Callable[[Setting], str | None]
