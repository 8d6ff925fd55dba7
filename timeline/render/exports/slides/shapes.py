"""Shapes: native shapes and text on a slide, placed in pixels; each says what it is, and each run names its fonts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from timeline.records.curated import Language

INK, GREY, PAPER, RULE = "#1d1d1b", "#595750", "#ffffff", "#d8d5cc"
LEADING = 1.2
SLACK = 6.0  # pixels; two labels that face each other both take it, out of the 14 that the layout keeps between them
BOLD = 1.09  # how much wider bold type is
ASCENT = 0.8  # of the line lies above the baseline
# The East Asian fonts that Windows and Office for Mac have; others put their own in place.
EAST_ASIAN: dict[Language, str] = {
    "en": "Microsoft YaHei",
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
}
_PROOFING: dict[Language, str] = {"en": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
KINDS = {
    "oval": MSO_SHAPE.OVAL,
    "bar": MSO_SHAPE.RECTANGLE,
    "chip": MSO_SHAPE.ROUNDED_RECTANGLE,
    "open": MSO_SHAPE.PENTAGON,
    "open both": MSO_SHAPE.LEFT_RIGHT_ARROW,
}


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the canvas, in its pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: the height of its letters in pixels, and the rest."""

    size: float
    colour: str = INK
    bold: bool = False
    align: str = "left"
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Canvas:
    """The part of a slide that is drawn on. `scale` is the EMU of one pixel."""

    slide: Any
    left: int
    top: int
    scale: float
    language: Language

    def write(self, lines: Sequence[str], box: Box, style: Type, says: str, *, link: Any = None) -> Any:
        """Add a text box, a paragraph for each line; a little wider than they are, lest another font wrap them."""
        spare = {"left": 0.0, "center": SLACK / 2, "right": SLACK}[style.align]
        wider = replace(box, x=box.x - spare, width=box.width + SLACK)
        shape = self.slide.shapes.add_textbox(*self._place(wider))
        self._fill_text(shape.text_frame, lines, style)
        return self._finish(shape, says, link)

    def draw(
        self, kind: str, box: Box, says: str, *, fill: str = PAPER, line: str | None = None, dashed: bool = False,
        lines: Sequence[str] = (), style: Type | None = None, link: Any = None,
    ) -> Any:  # fmt: skip
        """Add a shape of one of the `KINDS`, with text in it if lines are given."""
        shape = self.slide.shapes.add_shape(KINDS[kind], *self._place(box))
        _drop_theme_style(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour_of(fill)
        if line:
            shape.line.color.rgb = colour_of(line)
            shape.line.width = Pt(1)
        else:
            shape.line.fill.background()
        if dashed:
            shape.line.dash_style = MSO_LINE.DASH
        if style:
            self._fill_text(shape.text_frame, lines, style)
        return self._finish(shape, says, link)

    def rule(self, x1: float, y1: float, x2: float, y2: float, says: str) -> Any:
        """Add a thin line."""
        start, end = self._place(Box(x1, y1, 0, 0))[:2], self._place(Box(x2, y2, 0, 0))[:2]
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *start, *end)
        _drop_theme_style(line)
        line.line.color.rgb = colour_of(RULE)
        line.line.width = Pt(0.75)
        return self._finish(line, says, None)

    def points(self, pixels: float) -> float:
        """Return the size in points that type of this many pixels has."""
        return pixels * self.scale / 12700

    def _place(self, box: Box) -> tuple[int, int, int, int]:
        return (
            round(self.left + box.x * self.scale),
            round(self.top + box.y * self.scale),
            round(box.width * self.scale),
            round(box.height * self.scale),
        )

    def _fill_text(self, frame: Any, lines: Sequence[str], style: Type) -> None:
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE if style.middle else MSO_ANCHOR.TOP
        self.fill_paragraphs(frame, lines, style)

    def fill_paragraphs(self, frame: Any, lines: Sequence[str], style: Type) -> None:
        """Set a paragraph for each line."""
        size = self.points(style.size)
        for number, text in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = _ALIGN[style.align]
            paragraph.line_spacing = Pt(size * LEADING)
            if text:
                set_run(paragraph, text, self.language, size=size, bold=style.bold, colour=style.colour)
            else:  # an empty line is as high as its own type
                paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))  # noqa: SLF001

    def _finish(self, shape: Any, says: str, link: Any) -> Any:
        describe(shape, says)
        if link is not None:
            shape.click_action.target_slide = link
        return shape


def set_run(
    paragraph: Any, text: str, language: Language, *, size: float | None = None, bold: bool | None = None,
    colour: str | None = None,
) -> None:  # fmt: skip
    """Add text to a paragraph with its East Asian font and the language for spelling."""
    run = paragraph.add_run()
    run.text = text
    run.font.bold = bold
    if size:
        run.font.size = Pt(round(size, 1))
    if colour:
        run.font.color.rgb = colour_of(colour)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001  python-pptx has no word for these
    properties.set("lang", _PROOFING[language] if _HAN.search(text) else "en-GB")
    properties.set("altLang", "en-GB" if _HAN.search(text) else _PROOFING[language])
    font = properties.makeelement(qn("a:ea"), {"typeface": EAST_ASIAN[language]})
    properties.append(font)


def describe(shape: Any, says: str) -> None:
    """Set what a screen reader says of a shape, and its name in the list of shapes."""
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001
    properties.set("descr", says)
    properties.set("name", says[:60])


def _drop_theme_style(shape: Any) -> None:
    """Take away the shadow and the outline that a theme gives to shapes."""
    style = shape._element.find(qn("p:style"))  # noqa: SLF001
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001


def colour_of(code: str) -> RGBColor:
    """Return "#a8321c" as python-pptx has it."""
    return RGBColor(*(int(code[at : at + 2], 16) for at in (1, 3, 5)))  # type: ignore[no-untyped-call]


def tint(code: str, share: float = 0.18) -> str:
    """Return the colour on white paper when only a share of it is laid on.

    >>> tint("#000000", 0.2)
    '#cccccc'
    """
    parts = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
