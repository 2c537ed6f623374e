"""The outlines lie where the countries lie, and borders stay shared when they are drawn coarser."""

from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from pipeline.reference import read_reference
from tests.draw_outlines import encoded, outlines, simplified, unwound

REFERENCE = Path(__file__).parent.parent / "seeds" / "reference"
RINGS = dict(read_reference("outlines", REFERENCE).itertuples(index=False))


def points(ring: str) -> list[tuple[int, int]]:
    numbers = [int(number) for number in ring.split()]
    return list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))


def inside(ring: list[tuple[int, int]], x: float, y: float) -> bool:
    crossed = [(a, b) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)]
    return sum(x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in crossed) % 2 == 1


@pytest.mark.parametrize(
    ("longitude", "latitude", "country"),
    [
        (69.17, 34.53, "Afghanistan"),
        (-0.04, 16.27, "Mali"),
        (37.62, 55.75, "Russia"),
        (179.0, 66.5, "Russia"),
        (-71.87, 6.96, "Colombia"),
        (34.45, 31.5, "Palestine"),
        (27.8, -29.5, "Lesotho"),
        (-150.0, 65.0, "United States of America"),
    ],
)
def test_a_place_lies_in_its_country_and_in_no_other(longitude: float, latitude: float, country: str) -> None:
    x, y = longitude * 100 + 0.5, latitude * 100 + 0.5
    within = [name for name, rings in RINGS.items() if sum(inside(points(r), x, y) for r in rings.split(";")) % 2]
    assert within == [country]


def test_every_ring_is_closed_and_no_step_crosses_the_map() -> None:
    for country, rings in RINGS.items():
        for ring in rings.split(";"):
            line = points(ring)
            assert line[0] == line[-1], country
            assert all(-36_000 <= x <= 36_000 and -9_000 <= y <= 9_000 for x, y in line), country
            assert all(abs(a[0] - b[0]) < 3_000 for a, b in pairwise(line) if -9_000 not in (a[1], b[1])), country


def test_points_near_a_line_go_and_corners_stay() -> None:
    assert simplified([(0, 0), (50, 3), (100, 0), (100, 100)]) == [(0, 0), (100, 0), (100, 100)]
    assert simplified([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)])[1:-1] == [(100, 0), (100, 100), (0, 100)]


def test_a_ring_across_the_date_line_runs_on_beyond_it() -> None:
    assert unwound([(17_900, 0), (-17_900, 0), (-17_900, 100), (17_900, 0)])[:3] == [
        (17_900, 0),
        (18_100, 0),
        (18_100, 100),
    ]


def test_two_countries_share_the_line_between_them() -> None:
    arcs = [[[0, 0], [5, 1], [5, -1]], [[10, 0], [0, 10], [-10, 0], [0, -10]], [[0, 0], [0, -10], [10, 0], [0, 10]]]
    shapes = [("North", [[0, 1]]), ("South", [[~0, 2]])]
    countries = [{"type": "Polygon", "arcs": a, "properties": {"name": n}} for n, a in shapes]
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": countries}},
    }
    north, south = (points(rings) for _, rings in outlines(atlas))
    border = {(0, 0), (500, 100), (1000, 0)}
    assert border <= set(north)
    assert border <= set(south)
    assert encoded([(1, 2), (3, 5)]) == "1 2 2 3"
