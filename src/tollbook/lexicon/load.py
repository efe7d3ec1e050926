"""Reads vocabularies from YAML. Refuses unknown keys, unknown values and duplicates, and reports all
faults at once with file and line.

A file looks so::

    about: Words for people who may be harmed, and the group each belongs to.
    attributes:
      group: [civilians, security_forces, militants, unspecified]   # allowed values; [] allows any
    entries:
      - id: soldier
        terms: [soldier, soldiers, troops]
        group: security_forces
        examples: ["Two soldiers were killed."]
        counter_examples: ["The soldiering life is hard."]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tollbook.errors import VocabularyError
from tollbook.lexicon.entries import Entry, Vocabulary

_OWN_KEYS = {"id", "terms", "meaning", "since", "until", "source", "examples", "counter_examples"}
_FILE_KEYS = {"about", "attributes", "entries"}

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _LinedLoader(_Loader):  # type: ignore[misc]
    """Keeps the line of every mapping under ``__line__`` and every plain scalar as the string it is,
    so that the Norwegian code stays 'NO' and a year stays a word."""


def _construct_mapping(loader: Any, node: Any) -> dict[str, Any]:
    mapping: dict[str, Any] = {"__line__": node.start_mark.line + 1}
    for key_node, value_node in node.value:
        mapping[loader.construct_object(key_node, deep=True)] = loader.construct_object(value_node, deep=True)
    return mapping


_LinedLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _construct_mapping)
for _tag in ("bool", "int", "float", "timestamp", "null"):
    _LinedLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", lambda loader, node: loader.construct_scalar(node))


def parse_vocabulary(name: str, text: str, where: str) -> Vocabulary:
    """One vocabulary from YAML text. Raises VocabularyError with every fault that it has."""
    try:
        data = yaml.load(text, Loader=_LinedLoader)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{where}: not YAML: {error}") from error
    faults: list[str] = []
    if not isinstance(data, dict) or not {"about", "entries"} <= data.keys():
        raise VocabularyError(f"{where}:1: a vocabulary needs the keys 'about' and 'entries'")
    faults += [f"{where}:1: unknown key '{key}'" for key in data.keys() - _FILE_KEYS - {"__line__"}]
    allowed = {key: values for key, values in (data.get("attributes") or {}).items() if key != "__line__"}
    entries: list[Entry] = []
    ids: dict[str, int] = {}
    terms: dict[str, str] = {}
    for raw in data["entries"]:
        line = raw.get("__line__", 0)
        faults += [f"{where}:{line}: {fault}" for fault in _faults_of(raw, allowed)]
        entry = _entry(name, raw, allowed)
        if entry.id in ids:
            faults.append(f"{where}:{line}: id '{entry.id}' stands already in line {ids[entry.id]}")
        ids[entry.id] = line
        for term in entry.terms + entry.exact_terms:
            if term in terms:
                faults.append(f"{where}:{line}: '{term}' belongs already to '{terms[term]}'")
            terms[term] = entry.id
        entries.append(entry)
    if faults:
        raise VocabularyError("\n".join(faults))
    return Vocabulary(name, str(data["about"]), tuple(entries))


def _faults_of(raw: dict[str, Any], allowed: dict[str, list[str]]) -> Iterator[str]:
    if not raw.get("id") or not raw.get("terms"):
        yield "an entry needs 'id' and 'terms'"
    for key in raw.keys() - _OWN_KEYS - allowed.keys() - {"__line__"}:
        yield f"unknown key '{key}'; this vocabulary knows {sorted(_OWN_KEYS | allowed.keys())}"
    for key, values in allowed.items():
        if values and key in raw and raw[key] not in values:
            yield f"{key} is '{raw[key]}'; expected one of {', '.join(values)}"


def _entry(vocabulary: str, raw: dict[str, Any], allowed: dict[str, list[str]]) -> Entry:
    terms = [str(term) for term in raw.get("terms") or ()]
    return Entry(
        id=str(raw.get("id")),
        vocabulary=vocabulary,
        terms=tuple(term.lower() for term in terms if not term.startswith("=")),
        exact_terms=tuple(term[1:] for term in terms if term.startswith("=")),
        attributes={key: str(raw[key]) for key in allowed if key in raw},
        meaning=raw.get("meaning"),
        since=raw.get("since"),
        until=raw.get("until"),
        source=raw.get("source"),
        examples=tuple(raw.get("examples") or ()),
        counter_examples=tuple(raw.get("counter_examples") or ()),
    )


def shipped_names() -> tuple[str, ...]:
    """The vocabularies that ship with the package."""
    folder = files("tollbook.lexicon") / "data"
    return tuple(sorted(item.name[: -len(".yaml")] for item in folder.iterdir() if item.name.endswith(".yaml")))


@cache
def load_vocabulary(name: str) -> Vocabulary:
    """A shipped vocabulary by its name, such as ``victims``."""
    path = files("tollbook.lexicon") / "data" / f"{name}.yaml"
    return parse_vocabulary(name, path.read_text(encoding="utf-8"), f"{name}.yaml")
