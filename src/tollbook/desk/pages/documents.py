"""The OpenAPI document, and a page made from it: no script from elsewhere is needed to read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tollbook.desk.access.rules import RULES
from tollbook.desk.answers import as_json
from tollbook.desk.rendering import render

router = APIRouter(include_in_schema=False)
Json = dict[str, Any]


@router.get("/openapi.json", name="openapi")
def openapi(request: Request) -> Response:
    """The OpenAPI document of the desk's machine-readable pages."""
    return as_json(request.app.openapi())


@router.get("/docs", name="docs")
def docs(request: Request) -> Response:
    """The same, to be read."""
    return render(request, "docs.html", {"operations": list(_operations(request.app.openapi())), "rules": RULES})


def _operations(document: Json) -> Iterator[Json]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            parameters = [
                {
                    "name": given["name"],
                    "place": given["in"],
                    "is_required": given.get("required", False),
                    "says": given.get("description") or given["schema"].get("description", ""),
                    "values": list(_values(given["schema"], document)),
                }
                for given in operation.get("parameters", ())
            ]
            says = operation.get("description") or operation.get("summary", "")
            yield {"path": path, "method": method.upper(), "says": says, "parameters": parameters}


def _values(schema: Json, document: Json) -> Iterator[str]:
    """The codes that a parameter may take, where they are a list."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    yield from map(str, schema.get("enum", ()))
    for part in schema.get("anyOf", ()):
        yield from _values(part, document)
