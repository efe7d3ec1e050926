"""Answers that are no pages: JSON, CSV and GeoJSON of the same rows, and the way on after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi.responses import RedirectResponse, Response, StreamingResponse

Json = dict[str, Any]


def as_json(value: Any) -> Response:
    """One JSON document. Bounds that are open are null."""
    return sent_json(written_json(value))


def written_json(value: Any) -> bytes:
    return msgspec.json.encode(value)


def sent_json(written: bytes) -> Response:
    """A JSON document that was written before."""
    return Response(written, media_type="application/json")


def as_csv(lines: Iterable[str], name: str) -> Response:
    """Lines of CSV as a file to keep under *name*."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)


def as_geojson(features: Iterable[Json]) -> Response:
    """A FeatureCollection (RFC 7946), one feature at a time."""
    return StreamingResponse(_collection(features), media_type="application/geo+json")


def _collection(features: Iterable[Json]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(features):
        yield ("," if number else "") + "\n" + msgspec.json.encode(feature).decode()
    yield "\n]}\n"


def see_other(path: str, *, said: str | None = None) -> Response:
    """Leads on after a change (303). *said* is a key of ``rendering.SAID``: what the next page says."""
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}{urlencode({'said': said})}" if said else path, 303)


def own_path(path: str) -> str:
    """*path* where it is one of the desk's own; else the first page: an address that a form brings along must
    not lead elsewhere."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own and "\\" not in path else "/"
