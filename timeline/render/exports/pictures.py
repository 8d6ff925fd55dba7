"""Pictures: the frame as SVG that any program draws, as PNG without a browser, and as a page of PDF.

The drawing is the site's own (`render.svg`). There its colours come from the page's style sheet; here every element
gets its paint as attributes, since slide programs read style sheets badly or not at all.
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from timeline.render.drawing import charts, svg
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import Frame, Line, make_frame

FONTS = {
    "en": "Arial, Helvetica, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
    "zh-Hans": "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', Arial, sans-serif",
    "zh-Hant": "'Noto Sans CJK TC', 'Microsoft JhengHei', 'PingFang TC', Arial, sans-serif",
}
INK, GREY, PAPER = "#1d1d1b", "#595750", "#ffffff"
LANE = "lane"  # stands for the colour of the lane
# What each class of the drawing looks like on paper; later classes of an element win.
PAINT = {
    "rule": {"stroke": "#eeece6", "stroke-width": "1"},
    "major": {"stroke": "#d8d5cc"},
    "divide": {"stroke": "#cbc7bc", "stroke-width": "1"},
    "year": {"fill": GREY, "font-size": "11", "text-anchor": "middle"},
    "heading": {"fill": LANE, "font-size": "12.5", "font-weight": "bold"},
    "dot": {"fill": LANE, "stroke": LANE, "stroke-width": "1.5"},
    "bar": {"fill": LANE},
    "band": {"fill": LANE, "fill-opacity": "0.18"},
    "bin": {"fill": "#8a877e"},
    "arrow": {"fill": LANE},
    "about": {"fill": PAPER, "stroke": LANE, "stroke-width": "1.2", "stroke-dasharray": "2 1.5"},
    "left": {"text-anchor": "end"},
}
_SVG = "http://www.w3.org/2000/svg"


def write_svg(excerpt: Excerpt) -> bytes:
    """Return the chart with title and small print; all text is text."""
    frame = make_frame(excerpt)
    about = excerpt.timeline.timeline
    size = {"width": f"{frame.width:.0f}", "height": f"{frame.height:.0f}"}
    root = ET.Element(
        "svg", {"xmlns": _SVG, **size, "viewBox": f"0 0 {frame.width:.1f} {frame.height:.1f}", "role": "img"}
    )
    root.attrib |= {"xml:lang": excerpt.edition.lang, "font-family": FONTS[excerpt.edition.lang]}
    ET.SubElement(root, "title").text = excerpt.say(about.title)
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    root.extend(map(_line, frame.lines))
    root.append(_chart(frame, excerpt))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode()


def _line(line: Line) -> ET.Element:
    weight = {"font-weight": "bold"} if line.strong else {}
    place = {"x": f"{line.x:.1f}", "y": f"{line.y:.1f}", "font-size": f"{line.size:.1f}", "fill": INK}
    element = ET.Element("text", place | weight)
    element.text = line.text
    return element


def _chart(frame: Frame, excerpt: Excerpt) -> ET.Element:
    contents, edition = excerpt.contents, excerpt.edition
    captions = {
        event.id: replace(caption, href=excerpt.address_of(event) or "")
        for event, caption in zip(contents.events, charts.captions(contents, edition).values(), strict=True)
    }
    drawing = ET.fromstring(  # noqa: S314  our own drawing
        svg.draw(
            frame.layout,
            captions,
            name=excerpt.say(excerpt.timeline.timeline.title),
            headings=[excerpt.say(lane.label) for lane in contents.lanes],
        )
    )
    group = ET.Element(
        "g", {"transform": f"translate({frame.left:.1f} {frame.top:.1f})", "font-size": "12.5", "fill": INK}
    )
    group.extend(drawing)
    _paint(group, frame.colours, INK)
    return group


def _paint(element: ET.Element, colours: tuple[str, ...], colour: str) -> None:
    """Turn classes into paint, and drop what only a page needs."""
    classes = element.attrib.pop("class", "").split()
    colour = next((colours[int(name[5:])] for name in classes if name.startswith("lane-")), colour)
    for name in classes:
        element.attrib |= {key: colour if value == LANE else value for key, value in PAINT.get(name, {}).items()}
    for key in ("tabindex", "data-id", "aria-hidden"):
        element.attrib.pop(key, None)
    for child in element:
        _paint(child, colours, colour)
