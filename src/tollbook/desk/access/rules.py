"""Who may call what: the least role for each route, by the route's name. A route that stands not here is
refused, and fails a test."""

from __future__ import annotations

from collections.abc import Mapping

from tollbook.desk.access.roles import Role

# What anyone may call that reaches the desk: to come in, to go, and to choose light or dark.
ANYONE = None

RULES: Mapping[str, Role | None] = {
    "enter": ANYONE,
    "enter.post": ANYONE,
    "login": ANYONE,
    "login.post": ANYONE,
    "logout.post": ANYONE,
    "theme.post": ANYONE,
    "start": Role.VIEWER,
    "incidents": Role.VIEWER,
    "incidents.json": Role.VIEWER,
    "incidents.csv": Role.VIEWER,
    "incidents.geojson": Role.VIEWER,
    "map.json": Role.VIEWER,
    "incident": Role.VIEWER,
    "incident.json": Role.VIEWER,
    "incident.bib": Role.VIEWER,
    "incident.csl": Role.VIEWER,
    "review.post": Role.REVIEWER,
    "correct": Role.EDITOR,
    "correct.post": Role.EDITOR,
    "words.json": Role.VIEWER,
    "merge": Role.EDITOR,
    "merge.post": Role.EDITOR,
    "split": Role.EDITOR,
    "split.post": Role.EDITOR,
    "queue": Role.VIEWER,
    "queue.json": Role.VIEWER,
    "queue.post": Role.REVIEWER,
    "rehome.post": Role.EDITOR,
    "undo.post": Role.REVIEWER,
    "keys": Role.VIEWER,
    "keys.post": Role.VIEWER,
    "report": Role.VIEWER,
    "report.json": Role.VIEWER,
    "method": Role.VIEWER,
    "method.json": Role.VIEWER,
    "openapi": Role.VIEWER,
    "docs": Role.VIEWER,
}
