"""Patterns of page furniture, read from data: strict, with their own examples, which the tests run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tollbook.errors import VocabularyError

_KEYS = {"id", "why", "place", "any", "unless", "as_written", "examples", "counter_examples"}
_BLANKS = re.compile(r"\s+")
_EDGES = " \t\r\n\f\v\xa0•*·▪◾▶►→\ufeff"


class Place(StrEnum):
    """What a pattern sets aside: see the head of ``data/furniture.yaml``."""

    LINE = "line"
    CAPTION_NEXT = "caption-next"
    HEADLINES = "headlines"
    REST = "rest"
    START = "start"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of line that is no news. ``unless`` spares a line that tells news after all."""

    id: str
    why: str
    place: Place
    expression: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def is_in(self, line: str) -> bool:
        """Whether the whole line, trimmed by ``trim``, is of this kind."""
        return bool(self.expression.fullmatch(line)) and not (self.unless and self.unless.fullmatch(line))


def trim(line: str) -> str:
    """The line as patterns see it: without bullets at its edges, blanks collapsed."""
    return _BLANKS.sub(" ", line.strip(_EDGES))


def parse_patterns(text: str, where: str) -> tuple[Pattern, ...]:
    """Patterns from YAML text. Raises VocabularyError with every fault that it has."""
    data = yaml.safe_load(text)
    if not isinstance(data, dict) or data.keys() != {"about", "patterns"}:
        raise VocabularyError(f"{where}: a file of patterns has the keys 'about' and 'patterns', no others")
    seen: set[str] = set()
    faults: list[str] = []
    for raw in data["patterns"]:
        faults += [f"{where}: {raw.get('id', '?')}: {fault}" for fault in _faults_of(raw, seen)]
        seen.add(raw.get("id"))
    if faults:
        raise VocabularyError("\n".join(faults))
    return tuple(_pattern(raw) for raw in data["patterns"])


def _faults_of(raw: dict[str, Any], seen: set[str]) -> Iterator[str]:
    missing = {"id", "why", "place", "any", "examples", "counter_examples"} - raw.keys()
    if missing:
        yield f"lacks {', '.join(sorted(missing))}"
    for key in sorted(raw.keys() - _KEYS):
        yield f"unknown key '{key}'"
    if raw.get("id") in seen:
        yield "stands twice"
    if raw.get("place") not in set(Place):
        yield f"place is '{raw.get('place')}'; expected one of {', '.join(Place)}"
    for expression in [*raw.get("any", ()), raw.get("unless") or ""]:
        try:
            re.compile(expression)
        except re.error as error:
            yield f"not a regular expression: {expression}: {error}"


def _pattern(raw: dict[str, Any]) -> Pattern:
    flags = re.NOFLAG if raw.get("as_written") else re.IGNORECASE
    return Pattern(
        id=raw["id"],
        why=raw["why"],
        place=Place(raw["place"]),
        expression=re.compile("|".join(f"(?:{each})" for each in raw["any"]), flags),
        unless=re.compile(raw["unless"], flags) if raw.get("unless") else None,
        examples=tuple(raw["examples"]),
        counter_examples=tuple(raw["counter_examples"]),
    )


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """The patterns that ship with the package."""
    path = files("tollbook.intake") / "data" / "furniture.yaml"
    return parse_patterns(path.read_text(encoding="utf-8"), "furniture.yaml")
