"""Knows the persons that a report names: where each is told of, in full or by the last name alone."""

from __future__ import annotations

from typing import NamedTuple

from tollbook.reading.draft import Draft, PeopleForm

_BACK = 2


class Person(NamedTuple):
    """A person at tokens ``first`` up to ``last``, by the fullest name that the report gives."""

    first: int
    last: int
    name: str


class Persons:
    """The persons of one report, by token."""

    __slots__ = ("_by_token", "_draft")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_token: dict[int, Person] = {}
        named = [mention for mention in draft.people if mention.form is PeopleForm.NAMED and mention.name]
        full: dict[str, str] = {}
        for mention in named:
            words = (mention.name or "").split()
            if len(words) > 1 and len(words) > len(full.get(words[-1], "").split()):
                full[words[-1]] = " ".join(words)
        for mention in named:
            words = (mention.name or "").split()
            known = full.get(words[-1], "")
            name = known if set(words) <= set(known.split()) else " ".join(words)
            person = Person(mention.first, mention.last, name)
            self._by_token.update(dict.fromkeys(range(mention.first, mention.last), person))
        taken = {index for actor in draft.actors for index in range(actor.first, actor.last)}
        for index, token in enumerate(draft.tokens):
            if token.text in full and index not in self._by_token and index not in taken:
                self._by_token[index] = Person(index, index + 1, full[token.text])

    def at(self, index: int) -> Person | None:
        return self._by_token.get(index)

    def within(self, first: int, last: int) -> list[Person]:
        """The persons between these tokens, each once, from left to right."""
        found = [self._by_token[index] for index in range(first, last) if index in self._by_token]
        return list(dict.fromkeys(found))

    def last_before(self, index: int) -> Person | None:
        """Whom "he" means at this token: the first person of the nearest sentence that names one."""
        draft = self._draft
        here = draft.sentence_of(index)
        for number in range(here.number, max(-1, here.number - 1 - _BACK), -1):
            sentence = draft.sentences[number]
            stop = index if number == here.number else sentence.last
            found = self.within(sentence.first, stop)
            if found:
                return found[0]
        return None
