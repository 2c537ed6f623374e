"""Write seeds/reference/outlines.csv out of the country outlines of the npm package world-atlas.

They are Natural Earth's, 1:50 million, in the public domain: `npm pack world-atlas@2.0.2`, unpack it, then
usage: python tests/draw_outlines.py package/countries-50m.json
"""

import json
import math
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from pipeline.table_files import csv_line

OUT = Path(__file__).resolve().parent.parent / "seeds" / "reference" / "outlines.csv"
# Hundredths of a degree: what a line may be off, and the smallest island that is drawn.
TOLERANCE, SMALLEST = 5.0, 15
FULL_TURN = 36_000
Point = tuple[int, int]


def outlines(atlas: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and rings of each country; borders that two countries share stay the same line."""
    arcs = [simplified(arc) for arc in degrees(atlas)]
    found = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        rings = [ring(line, arcs) for polygon in polygons for line in polygon]
        large = [points for points in rings if size(points) >= SMALLEST] or sorted(rings, key=size)[-1:]
        found.append((shape["properties"]["name"], ";".join(encoded(points) for points in large)))
    return sorted(found)


def degrees(atlas: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of an atlas in hundredths of a degree."""
    (a, b), (c, d) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = []
    for arc in atlas["arcs"]:
        steps = accumulate(arc, lambda p, q: [p[0] + q[0], p[1] + q[1]])
        lines.append([(round((x * a + c) * 100), round((y * b + d) * 100)) for x, y in steps])
    return lines


def simplified(line: list[Point]) -> list[Point]:
    """Return a line without the points that lie nearer to it than the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:  # a ring: halve it, for between equal ends every point would count as near
        half = len(line) // 2
        return simplified(line[: half + 1])[:-1] + simplified(line[half:])
    far = max(range(1, len(line) - 1), key=lambda n: distance(line[n], line[0], line[-1]))
    if distance(line[far], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a line."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)


def ring(line: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring; a negative number is an arc from its end."""
    points: list[Point] = []
    for number in line:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unwound(points)


def unwound(points: list[Point]) -> list[Point]:
    """Return a ring that crosses the date line as one that runs on beyond it; one around a pole closes at the pole."""
    turns = accumulate(round((x1 - x2) / FULL_TURN) * FULL_TURN for (x1, _), (x2, _) in pairwise(points))
    line = [points[0], *((x + turn, y) for (x, y), turn in zip(points[1:], turns, strict=True))]
    if line[0] == line[-1]:
        return line
    pole = math.copysign(FULL_TURN // 4, line[0][1])
    return [*line, (line[-1][0], int(pole)), (line[0][0], int(pole)), line[0]]


def size(points: list[Point]) -> int:
    """Return the longer side of the box around a ring."""
    return max(max(axis) - min(axis) for axis in zip(*points, strict=True))


def encoded(points: list[Point]) -> str:
    """Return the first point, then steps."""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
    return " ".join(str(number) for point in [points[0], *steps] for number in point)


if __name__ == "__main__":
    rows = outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    OUT.write_text("".join(csv_line(list(row)) for row in [("country", "rings"), *rows]), encoding="utf-8")
