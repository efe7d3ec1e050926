"""What goes to the browser: small, our own or an installed package's, and nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from importlib.metadata import distribution
from pathlib import Path

from fastapi.testclient import TestClient

DESK = Path(__file__).parents[2] / "src" / "tollbook" / "desk"
STATIC = DESK / "static"
LIMIT = 250_000
LEAFLET = "xstatic/pkg/leaflet/data/leaflet.js"


def test_all_scripts_together_are_small() -> None:
    scripts = [*STATIC.rglob("*.js"), Path(str(distribution("XStatic-Leaflet").locate_file(LEAFLET)))]
    assert len(scripts) > 3
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < LIMIT


def test_the_map_is_small(viewer: TestClient) -> None:
    answer = viewer.get("/static/basemap.json")
    assert len(gzip.compress(answer.content)) < 150_000
    basemap = answer.json()
    numbers = {number if number >= 0 else ~number for ring in basemap["land"] for number in ring}
    assert numbers == set(range(len(basemap["arcs"])))
    assert set(basemap["borders"]) < numbers


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in (*DESK.rglob("*.js"), *DESK.rglob("*.html"), *DESK.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""(?:src|href|url|import|fetch)\W{1,3}(?:https?:)?//""", text), path.name


def test_templates_hold_no_inline_code_and_trust_no_words() -> None:
    for path in (DESK / "templates").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\son\w+=|\sstyle=|javascript:|\|\s*safe\b|autoescape", text), path.name
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style", text), path.name


def test_leaflet_is_served_and_its_sources_are_not_ours(viewer: TestClient) -> None:
    assert viewer.get("/static/leaflet/leaflet.js").status_code == 200
    assert not list(STATIC.glob("*leaflet*"))
    assert viewer.get("/static/../app.py").status_code == 404
    assert viewer.get("/static/%2e%2e/app.py").status_code == 404
