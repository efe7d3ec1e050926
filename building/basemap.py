"""Makes the map that the desk draws: land and borders of Natural Earth 1:50m, simplified.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m building.basemap package/countries-50m.json

writes ``src/tollbook/desk/static/basemap.json``. The package carries Natural Earth (public domain) as TopoJSON, in
which countries share their borders as arcs: each arc is simplified once, so that neighbours keep fitting together.
"""

from __future__ import annotations

import gzip
import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "tollbook" / "desk" / "static" / "basemap.json"
# Hundredths of a degree: about a kilometre.
SCALE = 100
# Corners of triangles smaller than this, in square hundredths of a degree, are left out (Visvalingam and Whyatt 1993).
LEAST_AREA = 60.0
# Islands smaller than this are left out where their country has a larger part.
LEAST_RING = 400.0
LIMIT = 150_000

Point = tuple[int, int]


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in hundredths of a degree."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + x0) * SCALE), round((y * ky + y0) * SCALE)))
        arcs.append(points)
    return arcs


def simplified(points: list[Point]) -> list[Point]:
    """The line without the corners that change it least; its ends stay."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    left = set(range(len(points)))

    def area(at: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[at]], points[at], points[after[at]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    waiting = [(area(at), at) for at in range(1, len(points) - 1)]
    current = {at: size for size, at in waiting}
    heapq.heapify(waiting)
    while waiting:
        size, at = heapq.heappop(waiting)
        if at not in left or current[at] != size:
            continue
        if size >= LEAST_AREA or len(left) <= (4 if points[0] == points[-1] else 2):
            break
        left.discard(at)
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for near in (one, other):
            if 0 < near < len(points) - 1:
                current[near] = max(area(near), size)
                heapq.heappush(waiting, (current[near], near))
    return [points[at] for at in sorted(left)]


def rings_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a country, each a list of rings, each a list of arcs."""
    polygons: list[list[list[int]]] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return polygons


def line_of(ring: list[int], arcs: list[list[Point]]) -> Iterator[Point]:
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from arc


def area_of(ring: list[int], arcs: list[list[Point]]) -> float:
    points = list(line_of(ring, arcs))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def basemap(topology: dict[str, Any]) -> dict[str, Any]:
    """``arcs``: lines as steps in 1/``scale`` degrees; ``land``: rings of arcs, ~n for one walked backwards;
    ``borders``: the arcs that two countries share."""
    arcs = decoded(topology)
    land = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = rings_of(country)
        sizes = [area_of(polygon[0], arcs) for polygon in polygons]
        kept = [p for p, size in zip(polygons, sizes, strict=True) if size >= min(LEAST_RING, max(sizes))]
        land += [ring for polygon in kept for ring in polygon]
    uses = Counter(number if number >= 0 else ~number for ring in land for number in ring)
    numbers = {old: new for new, old in enumerate(sorted(uses))}

    def renumbered(number: int) -> int:
        return numbers[number] if number >= 0 else ~numbers[~number]

    return {
        "scale": SCALE,
        "arcs": [steps(simplified(arcs[old])) for old in sorted(uses)],
        "land": [[renumbered(number) for number in ring] for ring in land],
        "borders": [numbers[old] for old in sorted(uses) if uses[old] > 1],
    }


def steps(points: list[Point]) -> list[int]:
    """x, y of the first point, then the way from each to the next."""
    found, (x, y) = list(points[0]), points[0]
    for next_x, next_y in points[1:]:
        found += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return found


def main(path: str) -> None:
    made = basemap(json.loads(Path(path).read_text(encoding="utf-8")))
    words = json.dumps(made, separators=(",", ":")) + "\n"
    size = len(gzip.compress(words.encode(), mtime=0))
    if size > LIMIT:
        sys.exit(f"the map takes {size:,} bytes gzipped, more than {LIMIT:,}: raise LEAST_AREA")
    TARGET.write_text(words, encoding="utf-8")
    points = sum(len(arc) // 2 for arc in made["arcs"])
    print(f"{TARGET.name}: {len(made['arcs']):,} lines, {points:,} points, {size:,} bytes gzipped")


if __name__ == "__main__":
    main(sys.argv[1])
