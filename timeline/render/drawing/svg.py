"""The chart as SVG, drawn from a layout: complete before any script runs, its marks real links, its words real text.

Colours come from the page's style sheet through classes, so one drawing serves light, dark, paper and forced colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from timeline.render.drawing.layout import AXIS, BIN, DENSITY, DOT, DOTS, LINE, ROW, Bin, LaneBox, Layout, Mark, Tick

LANE_COLOURS = 8
_OPEN = Markup(
    '<svg class="chart" width="{0:g}" height="{1:g}" viewBox="0 0 {0:g} {1:g}" role="group" aria-label="{2}">'
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of an event: its address or "", its date and title for screen readers, the language of its title."""

    href: str
    spoken: str
    lang: str | None = None


def draw(
    layout: Layout,
    captions: Mapping[str, Caption],
    *,
    name: str,
    headings: list[str],
    under: Markup | None = None,
) -> Markup:
    """Return the chart as one `<svg>` element.

    name       what the chart is, for screen readers.
    under      what lies beneath the marks.
    """
    labelled = [mark for mark in layout.marks if mark.lines]
    parts = [
        _OPEN.format(layout.width, layout.height, name),
        *_axis(layout),
        *(_lane(layout, box, headings[box.lane]) for box in layout.lanes),
        under or Markup(""),
        Markup('<g aria-hidden="true">'),
        *map(_density, layout.bins),
        Markup("</g>"),
        *(_event(mark, captions[mark.id], first=place == 0) for place, mark in enumerate(labelled)),
        Markup("</svg>"),
    ]  # fmt: skip
    return Markup("").join(parts)


def sample(kind: str) -> Markup:
    """Return one mark for the legend: rank, point, bar, band, approximate, open or density."""
    shapes = {
        "rank": "".join(f'<circle cx="{x}" cy="8" r="{DOTS[rank]:g}"/>' for x, rank in ((6, 1), (18, 2), (32, 3))),
        "point": f'<circle cx="20" cy="8" r="{DOT:g}"/>',
        "bar": '<rect class="bar" x="8" y="6" width="24" height="4" rx="2"/>',
        "band": '<rect class="band" x="2" y="2" width="36" height="12" rx="2"/>',
        "approximate": '<rect class="bar about" x="8" y="6" width="24" height="4" rx="2"/>',
        "open": '<rect class="bar" x="6" y="6" width="20" height="4" rx="2"/><path class="arrow" d="M27 3l7 5-7 5z"/>',
        "density": '<rect class="bin" x="12" y="3" width="5" height="10"/><rect class="bin" x="18" y="7" width="5" '
        'height="6"/><rect class="bin" x="24" y="5" width="5" height="8"/>',
    }
    return Markup('<svg class="sample" width="40" height="16" viewBox="0 0 40 16" aria-hidden="true">{}</svg>').format(
        Markup(shapes[kind])  # noqa: S704 -- our own shapes
    )


def star(x: float, y: float, radius: float) -> str:
    """Return the path of a five-pointed star around a point."""
    turns = ((-pi / 2 + at * pi / 5, radius if at % 2 == 0 else radius * 0.45) for at in range(10))
    corners = " ".join(f"{x + reach * cos(turn):.1f} {y + reach * sin(turn):.1f}" for turn, reach in turns)
    return f"M{corners}Z"


def lane_class(lane: int) -> str:
    """Return the class that colours a lane.

    >>> lane_class(0), lane_class(9)
    ('lane-0', 'lane-1')
    """
    return f"lane-{lane % LANE_COLOURS}"


def _axis(layout: Layout) -> list[Markup]:
    """Draw all rules of one weight as one path, and the years."""
    named, plain = ([tick for tick in layout.ticks if tick.labelled is wanted] for wanted in (True, False))
    year = Markup('<text class="year" x="{:.1f}" y="{}">{}</text>')
    return [
        Markup('<g class="axis" aria-hidden="true">'),
        _rules("rule", plain, AXIS, layout),
        _rules("rule major", named, AXIS - 6, layout),
        *(year.format(tick.x, AXIS - 11, tick.year) for tick in named),
        Markup("</g>"),
    ]  # fmt: skip


def _rules(kind: str, ticks: list[Tick], top: float, layout: Layout) -> Markup:
    lines = "".join(f"M{tick.x:.1f} {top}V{layout.height - 4:g}" for tick in ticks)
    return Markup('<path class="{}" d="{}"/>').format(kind, lines) if lines else Markup("")


def _lane(layout: Layout, box: LaneBox, heading: str) -> Markup:
    lines = Markup("").join(
        Markup('<tspan x="0" y="{:g}">{}</tspan>').format(box.y + box.baseline + at * LINE, line + " ")
        for at, line in enumerate(box.lines)
    )
    divide = Markup('<path class="divide" d="M0 {:g}H{:g}"/>').format(box.y, layout.width)
    text = Markup('<text class="heading {}"><title>{}</title>{}</text>')
    return divide + text.format(lane_class(box.lane), heading, lines)


def _event(mark: Mark, caption: Caption, *, first: bool) -> Markup:
    inside = Markup('class="event {} rank-{}" data-id="{}"{}><title>{}</title>{}{}').format(
        lane_class(mark.lane), mark.importance, mark.id,
        "" if first or not caption.href else Markup(' tabindex="-1"'), caption.spoken,
        _shape(mark), _words(mark, caption),
    )  # fmt: skip
    return (
        Markup('<a href="{}" {}</a>').format(caption.href, inside)
        if caption.href
        else Markup("<g {}</g>").format(inside)
    )


def _words(mark: Mark, caption: Caption) -> Markup:
    side = Markup(' class="left"') if mark.side == "left" else ""
    lang = Markup(' lang="{}"').format(caption.lang) if caption.lang else ""
    if len(mark.lines) == 1:
        place = Markup(' x="{:.1f}" y="{:.1f}"').format(mark.text_x, mark.text_y)
        return Markup("<text{}{}{}>{}</text>").format(place, side, lang, mark.lines[0])
    return Markup("<text{}{}>{}</text>").format(side, lang, _lines(mark))


def _lines(mark: Mark) -> Markup:
    left = mark.side == "left"  # between lines stands a space, on the side where it moves nothing
    return Markup("").join(
        Markup('<tspan x="{:.1f}" y="{:.1f}">{}</tspan>').format(
            mark.text_x, mark.text_y + at * LINE, (" " if at else "") + line if left else line + " "
        )
        for at, line in enumerate(mark.lines)
    )


def _shape(mark: Mark) -> Markup:
    about = " about" if mark.extent.approximate else ""
    if mark.extent.shape == "point":
        return Markup('<circle class="dot{}" cx="{:.1f}" cy="{:.1f}" r="{:g}"/>').format(
            about, mark.x, mark.y, DOTS[mark.importance]
        )
    width = max(mark.end - mark.x, 1)
    if mark.extent.shape == "band":
        height = ROW - 4 + (len(mark.lines) - 1) * LINE
        shape = Markup('<rect class="band{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:g}" rx="2"/>').format(
            about, mark.x, mark.y - height + 2, width, height
        )
    else:
        shape = Markup('<rect class="bar{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="4" rx="2"/>').format(
            about, mark.x, mark.y - 2, width
        )
    return shape + _ends(mark)


def _ends(mark: Mark) -> Markup:
    arrow = Markup('<path class="arrow" d="M{:.1f} {:.1f}l{} -4v8z"/>')
    start = arrow.format(mark.x - 6, mark.y, 6) if mark.extent.fades_start else ""
    end = arrow.format(mark.end + 6, mark.y, -6) if mark.extent.fades_end else ""
    return Markup("{}{}").format(start, end)


def _density(column: Bin) -> Markup:
    """Draw one column; too narrow to aim at, it is no link: the list has every event, and the script adds a click."""
    height = min(column.tall, 3 + 3 * len(column.events))
    return Markup('<path class="bin" data-events="{}" d="M{:g} {:g}v-{}h{:g}v{}z"/>').format(
        " ".join(map(str, column.events)), column.x, column.y + DENSITY / 2 - 2, height, BIN - 1, height
    )
