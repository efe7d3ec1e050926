"""Who may call what: the least role for each route, by the route's name. A route that stands not here is
refused, and fails a test."""

from __future__ import annotations

from collections.abc import Mapping

from tollbook.model.person import UserRole

# What anyone may call that reaches the desk: to come in, to go, and to choose light or dark.
ANYONE = None

RULES: Mapping[str, UserRole | None] = {
    "enter": ANYONE,
    "enter.post": ANYONE,
    "login": ANYONE,
    "login.post": ANYONE,
    "logout.post": ANYONE,
    "theme.post": ANYONE,
    "start": UserRole.VIEWER,
    "incidents": UserRole.VIEWER,
    "incidents.json": UserRole.VIEWER,
    "incidents.csv": UserRole.VIEWER,
    "incidents.geojson": UserRole.VIEWER,
    "map.json": UserRole.VIEWER,
    "incident": UserRole.VIEWER,
    "incident.json": UserRole.VIEWER,
    "incident.bib": UserRole.VIEWER,
    "incident.csl": UserRole.VIEWER,
    "review.post": UserRole.REVIEWER,
    "correct": UserRole.REVIEWER,
    "correct.post": UserRole.REVIEWER,
    "words.json": UserRole.VIEWER,
    "merge": UserRole.REVIEWER,
    "merge.post": UserRole.REVIEWER,
    "split": UserRole.REVIEWER,
    "split.post": UserRole.REVIEWER,
    "queue": UserRole.VIEWER,
    "queue.json": UserRole.VIEWER,
    "queue.post": UserRole.REVIEWER,
    "rehome.post": UserRole.REVIEWER,
    "undo.post": UserRole.REVIEWER,
    "keys": UserRole.VIEWER,
    "keys.post": UserRole.VIEWER,
    "report": UserRole.VIEWER,
    "report.json": UserRole.VIEWER,
    "method": UserRole.VIEWER,
    "method.json": UserRole.VIEWER,
    "openapi": UserRole.VIEWER,
    "docs": UserRole.VIEWER,
}
