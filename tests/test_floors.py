"""Imports point down only: ground, words and places, trades, meeting floor, roof."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tollbook"

FLOORS = {
    "errors": 0,
    "model": 0,
    "lexicon": 1,
    "gazetteer": 1,
    "encoder": 1,
    "intake": 2,
    "reading": 2,
    "merging": 2,
    "figures": 2,
    "store": 2,
    "exports": 2,
    "dossier": 3,
    "settings": 3,
    "workflow": 3,
    "decisions": 3,
    "trace": 3,
    "why": 3,
    "wording": 3,
    "engines": 3,
    "gauge": 3,
    "persons": 3,
    "desk": 4,
    "cli": 5,  # it starts the desk
}
# The ground floor and the words stand on the standard library alone, but for the YAML and SQLite readers.
ALLOWED_OUTSIDE = {
    "model": set(),
    "errors": set(),
    "lexicon": {"yaml"},
    "gazetteer": {"apsw"},
    "encoder": {"numpy", "onnxruntime"},
}
PURE = {"model", "reading", "merging", "figures"}
IMPURE_MODULES = {"os", "pathlib", "time", "random", "socket", "urllib", "sqlite3", "apsw", "subprocess"}


def room_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    assert room in FLOORS, f"{path}: a room that has no floor"
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] != "tollbook" or len(parts) == 1:
            if room in ALLOWED_OUTSIDE and parts[0] not in ALLOWED_OUTSIDE[room] | set(STANDARD):
                pytest.fail(f"{path}: {room} may not import {name}")
            if room in PURE and parts[0] in IMPURE_MODULES:
                pytest.fail(f"{path}: {room} is pure and may not import {name}")
            continue
        other = parts[1]
        if other == room:
            continue
        assert FLOORS[other] < FLOORS[room] or (FLOORS[room] == 3 and FLOORS[other] == 3), (
            f"{path}: {room} (floor {FLOORS[room]}) imports {name} (floor {FLOORS[other]})"
        )


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_init_files_are_empty(path: Path) -> None:
    if path != SOURCE / "__init__.py":
        assert path.read_text(encoding="utf-8") == ""


def _standard() -> set[str]:
    import sys

    return set(sys.stdlib_module_names)


STANDARD = _standard()
