"""How the book is made: what the Method page and its JSON show."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from tollbook.store.overview import Numbered

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VocabularyLine:
    """A vocabulary that texts are read with: what belongs to it, how many ideas and how many words for them."""

    name: str
    about: str
    entries: int
    terms: int


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy, with the names of its rules. docs/figures.md says what each does and where it comes from."""

    name: str
    stands: tuple[str, ...]
    order: tuple[str, ...]
    low: str
    high: str
    number: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run of ``tollbook read`` or ``tollbook merge``. Times are ISO 8601."""

    started: str
    finished: str | None
    versions: dict[str, str]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class MethodView:
    """All that the page shows; every number is counted when it is asked for."""

    book: str
    versions: Numbered | list[tuple[str, str]]
    counts: Numbered
    types: Numbered
    reviews: Numbered
    publishers: Numbered
    languages: Numbered
    vocabularies: tuple[VocabularyLine, ...]
    policies: tuple[PolicyLine, ...]
    left_out: Numbered
    runs: tuple[RunLine, ...]


def method_object(view: MethodView) -> Json:
    """The page as JSON; what is counted stands as objects."""
    shaped = asdict(view)
    for name in ("versions", "counts", "types", "reviews", "publishers", "languages", "left_out"):
        shaped[name] = dict(shaped[name])
    return shaped
