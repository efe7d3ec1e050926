"""What a vocabulary holds: entries with their terms, attributes, examples and counter-examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One idea of a vocabulary and the words for it.

    ``terms`` are matched over tokens without regard to case, except those written with a leading ``=``
    in the file, which are matched as written (``=IS``). ``attributes`` are the keys that the vocabulary
    declares, such as ``group`` or ``measure``.
    """

    id: str
    vocabulary: str
    terms: tuple[str, ...]
    exact_terms: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    meaning: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One file of word data: an idea, what belongs to it, and its entries."""

    name: str
    about: str
    entries: tuple[Entry, ...]

    def __getitem__(self, entry_id: str) -> Entry:
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def words(self) -> frozenset[str]:
        """The terms of all entries, in lower case, for a step that asks only whether a word belongs here."""
        return frozenset(term for entry in self.entries for term in entry.terms)
