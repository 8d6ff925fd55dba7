"""The social picture: what a link to the site shows where it is shared. One for each language, drawn from the data.

Title and subtitle above every event as a mark in its lane's colour. It needs the extra `images`, and the timeline's
`address`, since pictures are fetched by whole addresses; without them pages name no picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec

from markupsafe import Markup

from timeline.render.contents import Contents
from timeline.render.drawing.charts import items
from timeline.render.drawing.layout import DOTS
from timeline.render.drawing.marks import Item, place_mark
from timeline.render.drawing.measures import wrap
from timeline.render.drawing.scales import Scale, find_domain, find_ticks
from timeline.render.languages import Edition
from timeline.render.styles import colours

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 72, WIDTH - 72
TOP, BOTTOM = 350, 552  # of the lanes
LARGE, SMALL, YEARS = 60, 27, 20
MOST_LINES = 2  # of the title, and of the subtitle
TIMES = 1.9  # how much larger than in the chart the marks are
NARROW = 1.12  # how much more of a serif a line takes than of the sans-serif that is measured
INK, SOFT, RULE = "#1d1b18", "#57524a", "#d9d2c4"
SERIF = {
    "en": "'Source Serif 4', 'Noto Serif', Georgia, 'Liberation Serif', 'DejaVu Serif', serif",
    "zh-Hans": "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun, serif",
    "zh-Hant": "'Noto Serif CJK TC', 'Source Han Serif TC', 'Songti TC', PMingLiU, serif",
}
LOCALES = {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}  # as Open Graph writes them
_OPEN = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
    '<rect width="{0}" height="{1}" fill="{2}"/>'
)


def picture_path(edition: Edition) -> str:
    """Return where below the site's folder the picture stands."""
    return f"assets/social.{edition.lang}.png"


def can_draw() -> bool:
    """Tell whether the package that draws pictures is installed."""
    return find_spec("resvg_py") is not None


def has_picture(contents: Contents) -> bool:
    """Tell whether the site has social pictures."""
    return bool(contents.timeline.timeline.address) and can_draw()


def make_picture(contents: Contents, edition: Edition) -> bytes:
    """Return the picture as PNG; where this machine has no font for the words, without them."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=draw_picture(contents, edition), width=WIDTH))


def draw_picture(contents: Contents, edition: Edition) -> str:
    """Return the picture as SVG."""
    palette = colours()
    parts = [_OPEN.format(WIDTH, HEIGHT, palette["page"]["light"])]
    if can_write(edition.lang != "en"):
        parts += _words(contents, edition)
    parts += _lanes(contents, edition, [lane["light"] for lane in palette["lanes"]])
    return Markup("").join([*parts, Markup("</svg>")])


@lru_cache
def can_write(chinese: bool) -> bool:
    """Tell whether this machine has the letters."""
    from timeline.render.exports.rasters import is_drawn

    return is_drawn("国" if chinese else "A")


def _words(contents: Contents, edition: Edition) -> Iterator[Markup]:
    about = contents.timeline.timeline
    text = Markup('<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>')
    font, y = SERIF[edition.lang], 118
    room = (RIGHT - LEFT) * (NARROW if edition.lang == "en" else 1)
    for line in wrap(edition.plain(about.title), LARGE, room)[:MOST_LINES]:
        yield text.format(LEFT, y, font, LARGE, 700, INK, line)
        y += round(LARGE * 1.2)
    for line in wrap(edition.plain(about.subtitle), SMALL, room)[:MOST_LINES]:
        yield text.format(LEFT, y, font, SMALL, 400, SOFT, line)
        y += round(SMALL * 1.45)


def _lanes(contents: Contents, edition: Edition, colours: list[str]) -> Iterator[Markup]:
    """Yield years and marks: each lane a line, each event where it is on it."""
    placed = items(contents, edition)
    scale = Scale(*find_domain([item.extent for item in placed]), LEFT, RIGHT)
    named = [tick for tick in find_ticks(scale) if tick.labelled]
    rule = Markup('<path d="M{:.1f} {}V{}" stroke="{}"/>')
    year = Markup('<text x="{:.1f}" y="{}" font-family="{}" font-size="{}" text-anchor="middle" fill="{}">{}</text>')
    for tick in named:
        yield rule.format(tick.x, TOP - 14, BOTTOM + 8, RULE)
    for tick in named[:: max(1, len(named) // 8)]:
        yield year.format(tick.x, BOTTOM + 38, SERIF["en"], YEARS, SOFT, tick.year)
    height = (BOTTOM - TOP) / max(len(contents.lanes), 1)
    for item in sorted(placed, key=lambda item: item.importance):
        yield _mark(scale, item, TOP + (item.lane + 0.5) * height, colours[item.lane % len(colours)])


def _mark(scale: Scale, item: Item, y: float, colour: str) -> Markup:
    mark = place_mark(scale, item, 0, y)
    if item.extent.shape == "point":
        dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="{}" fill-opacity=".85"/>')
        return dot.format(mark.x, y, DOTS[item.importance] * TIMES, colour)
    thick = 16 if item.extent.shape == "band" else 8
    bar = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" rx="3" fill="{}" fill-opacity="{}"/>')
    return bar.format(mark.x, y - thick / 2, mark.end - mark.x, thick, colour, 0.25 if thick > 8 else 0.6)
