"""The list of incidents as its page, its JSON, its GeoJSON and its map show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tollbook.desk.views.timeline import Bar
from tollbook.model.incident import ReviewState
from tollbook.model.values import DatePrecision, DateRange
from tollbook.store.listing import Bounds, Listed, Points
from tollbook.wording import days_in_short

Json = dict[str, Any]
# How a point looks on the map, by how far its incidents were looked at.
_LOOKS: dict[str, int] = {
    ReviewState.MACHINE: 0,
    ReviewState.ACCEPTED: 1,
    ReviewState.CORRECTED: 1,
    ReviewState.REJECTED: 2,
}


@dataclass(frozen=True, slots=True)
class IncidentsView:
    """One page of the list. ``found`` counts all that is asked for, ``held`` the whole book."""

    found: int
    held: int
    rows: tuple[Listed, ...]
    bars: tuple[Bar, ...]
    unit: str
    page: int
    pages: int


def when(row: Listed) -> str:
    """The days as lists write them."""
    if row.first is None or row.last is None:
        return ""
    precision = DatePrecision(row.date_precision or DatePrecision.DAY)
    return days_in_short(DateRange(date.fromisoformat(row.first), date.fromisoformat(row.last), precision))


def where(row: Listed) -> str:
    """The town and the country's code."""
    return ", ".join(dict.fromkeys(name for name in (row.place, row.country) if name))


def bounds_words(bounds: Bounds | None) -> str:
    """12; 12 (10–15); at least 12 as 12+."""
    if bounds is None:
        return ""
    if bounds.high is None:
        return f"{bounds.best:,}+" if bounds.low == bounds.best else f"{bounds.best:,} ({bounds.low:,}+)"
    if bounds.low == bounds.high:
        return f"{bounds.best:,}"
    return f"{bounds.best:,} ({bounds.low:,}–{bounds.high:,})"


def row_object(row: Listed) -> Json:
    """A row of the list as JSON; nothing known is null."""
    return {
        "incident_id": row.id,
        "type": row.type,
        "date_start": row.first,
        "date_end": row.last,
        "date_precision": row.date_precision,
        "place": row.place,
        "country": row.country,
        "lat": row.lat,
        "lon": row.lon,
        "place_precision": row.place_precision,
        "perpetrators": row.actors,
        **_bounds_object("killed", row.killed),
        **_bounds_object("wounded", row.wounded),
        "reports": row.reports,
        "contradictions": row.contradictions,
        "provisional": row.provisional,
        "review_state": row.review,
        "url": f"/incidents/{row.id}",
    }


def _bounds_object(measure: str, bounds: Bounds | None) -> Json:
    low, best, high = (bounds.low, bounds.best, bounds.high) if bounds else (None, None, None)
    return {f"{measure}_low": low, f"{measure}_best": best, f"{measure}_high": high}


def view_object(view: IncidentsView, asked: dict[str, str]) -> Json:
    """A page of the list as JSON."""
    return {
        "asked": asked,
        "found": view.found,
        "held": view.held,
        "page": view.page,
        "pages": view.pages,
        "incidents": [row_object(row) for row in view.rows],
        "timeline": [
            {"from": str(bar.first), "to": str(bar.last), "incidents": bar.incidents, "killed": bar.killed}
            for bar in view.bars
        ],
    }


def feature(row: Listed) -> Json:
    """A row as a GeoJSON feature; without coordinates, its geometry is null (RFC 7946, 3.2)."""
    properties = row_object(row)
    lat, lon = properties.pop("lat"), properties.pop("lon")
    geometry = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    return {"type": "Feature", "id": row.id, "geometry": geometry, "properties": properties}


def points_object(points: Points) -> Json:
    """The points of the map by columns: compact, and quick to read. ``look`` is 0 for machine-made, 1 for
    checked, 2 for rejected."""
    return {
        "lat": points.lat,
        "lon": points.lon,
        "precision": points.precision,
        "look": [_LOOKS[review] for review in points.review],
        "incidents": points.incidents,
        "killed": points.killed,
        "place": points.place,
    }
