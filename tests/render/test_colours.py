"""Lane colours: legible on their page, and neighbours told apart by readers with colour blindness."""

from __future__ import annotations

from itertools import pairwise

import pytest

from timeline.render.drawing.svg import LANE_COLOURS
from timeline.render.styles import colours, lane_rules

# Viénot, Brettel and Mollon 1999, on linear RGB; achromats see lightness only and have the lanes' headings.
BLIND = {
    "protan": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deutan": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}
SCHEMES = ("light", "dark")


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other)),
        reverse=True,
    )
    return (bright + 0.05) / (dim + 0.05)


def lab(rgb: list[float]) -> list[float]:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1, 1.089)
    xyz = [sum(m * c for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    x, y, z = (max(v, 0) ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def distance(one: str, other: str, kind: str | None) -> float:
    seen = []
    for colour in (one, other):
        rgb = linear(colour)
        if kind:
            rgb = [sum(m * c for m, c in zip(row, rgb, strict=True)) for row in BLIND[kind]]
        seen.append(lab(rgb))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_lane_is_legible_on_its_page(scheme):
    page = colours()["page"][scheme]
    assert {
        lane["name"]: round(contrast(lane[scheme], page), 1)
        for lane in colours()["lanes"]
        if contrast(lane[scheme], page) < 4.5
    } == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [None, "protan", "deutan"])
def test_neighbouring_lanes_look_different(scheme, kind):
    lanes = colours()["lanes"]
    close = {
        (one["name"], other["name"]): round(distance(one[scheme], other[scheme], kind))
        for one, other in pairwise(lanes)
        if distance(one[scheme], other[scheme], kind) < 15
    }
    assert close == {}


def test_the_style_sheet_has_a_rule_for_every_lane():
    assert len(colours()["lanes"]) == LANE_COLOURS
    ways = ("light", "dark by the device", "dark by the address")
    assert lane_rules().count("--lane:") == len(ways) * LANE_COLOURS
