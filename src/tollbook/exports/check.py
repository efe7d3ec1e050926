"""Holds every exported object against the schemas that ship with the package, before it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema


class Table(StrEnum):
    """What can be exported."""

    ACCOUNTS = "accounts"
    INCIDENTS = "incidents"
    CLAIMS = "claims"


class BrokenContract(RuntimeError):
    """An object that does not keep to its schema was about to leave the book: a mistake of ours."""


def schema_of(table: Table) -> dict[str, Any]:
    """The JSON Schema of one line of this table."""
    name = f"{table.removesuffix('s')}.schema.json"
    text = files("tollbook.exports").joinpath("schemas", name).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def validator_of(table: Table) -> Callable[[dict[str, Any]], object]:
    """A function made from the schema, once; it raises at the first fault."""
    compiled: Callable[[dict[str, Any]], object] = fastjsonschema.compile(schema_of(table))
    return compiled


def check(table: Table, shaped: dict[str, Any]) -> dict[str, Any]:
    """The object itself, when it keeps to the schema and each quotation has the length of its span."""
    try:
        validator_of(table)(shaped)
    except fastjsonschema.JsonSchemaValueException as error:
        name = shaped.get(f"{table.removesuffix('s')}_id")
        raise BrokenContract(f"{table} {name}: {error.message}") from error
    _check_quotations(shaped, str(table))
    return shaped


def _check_quotations(value: Any, where: str) -> None:
    if isinstance(value, list):
        for item in value:
            _check_quotations(item, where)
    elif isinstance(value, dict):
        if "start" in value and "text" in value and len(value["text"]) != value["end"] - value["start"]:
            raise BrokenContract(f"{where}: a quotation that is not at its span: {value}")
        for key, item in value.items():
            if isinstance(item, (list, dict)):
                _check_quotations(item, f"{where}.{key}")
