"""Decks: the file itself: our own plain 16:9 master or a school's, slides with titles, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from timeline import dates
from timeline.errors import RenderError
from timeline.render.drawing.measures import wrap
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.slides.shapes import EAST_ASIAN, LEADING, Canvas, set_run

WIDTH, HEIGHT, MARGIN = 12192000, 6858000, 457200
TITLE_TOP, TITLE_HEIGHT, FOOT_HEIGHT = 228600, 838200, 300000
GAP = INSET = 91440  # a placeholder's text stands this far inside it
TITLE_POINTS = 28
LATIN = "Arial"  # the one that widths are measured for
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation in the making; `layout` has a title and leaves the area below it free (EMU)."""

    file: Any
    layout: Any
    excerpt: Excerpt
    left: int
    top: int
    width: int
    height: int

    def add_slide(self, title: str) -> Any:
        """Add a slide; its title is as large as the master has it, or as fits."""
        slide = self.file.slides.add_slide(self.layout)
        paragraph = slide.shapes.title.text_frame.paragraphs[0]
        set_run(paragraph, title, self.excerpt.edition.lang, size=self._fitting(title))
        return slide

    def canvas(self, slide: Any, width: float) -> Canvas:
        """Return the free area of a slide, so many pixels wide."""
        return Canvas(slide, self.left, self.top, self.width / width, self.excerpt.edition.lang)

    def _fitting(self, title: str) -> float | None:
        box, largest = _title_of(self.layout), _title_points(self.file)
        for points in (largest, *(size for size in (32, 28, 24, 20, 18, 16, 14) if size < largest)):
            lines = wrap(title, points, Emu(box.width).pt - 16)
            if len(lines) * points * LEADING <= Emu(box.height).pt - 8:
                break
        return None if points == largest else points


def open_deck(excerpt: Excerpt, template: str | Path | None) -> Deck:
    """Return an empty deck of our own, or one with the masters of a template and without its slides.

    raise   RenderError if the template is no PowerPoint file or has no layout with a title.
    """
    file = _read(template) if template else _plain(excerpt)
    layout = _choose_layout(file)
    title = _title_of(layout)
    top = title.top + title.height + GAP
    feet = [shape.top for shape in layout.placeholders if shape.placeholder_format.type in _FEET]
    bottom = min([file.slide_height - GAP, *(foot for foot in feet if foot > file.slide_height / 2)])
    return Deck(file, layout, excerpt, title.left + INSET, top, title.width - 2 * INSET, bottom - top)


def save(deck: Deck) -> bytes:
    """Return the file, with our own properties and no trace of the clock."""
    _describe(deck)
    written = io.BytesIO()
    deck.file.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _read(template: str | Path) -> Any:
    try:
        file = Presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise RenderError(
            f"{template} is not a PowerPoint file\n    name a .pptx; save a .potx as .pptx first"
        ) from error
    for entry in list(file.slides._sldIdLst):  # noqa: SLF001  python-pptx cannot remove slides
        file.part.drop_rel(entry.rId)
        file.slides._sldIdLst.remove(entry)  # noqa: SLF001
    return file


def _plain(excerpt: Excerpt) -> Any:
    """Make python-pptx's own template wide, left-aligned and without its author's marks."""
    file: Any = Presentation()
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    for page in (file.slide_master, *file.slide_layouts):
        for shape in page.placeholders:
            _widen(shape, 9144000)
    style = file.slide_master._element.find(".//{*}titleStyle/{*}lvl1pPr")  # noqa: SLF001
    style.set("algn", "l")
    style.find("{*}defRPr").attrib.update({"sz": str(TITLE_POINTS * 100), "b": "1"})
    package = file.part.package
    for relation in list(package._rels.values()):  # noqa: SLF001
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    fonts = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN[excerpt.edition.lang]}"/>'
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/><a:ea typeface=""/>', fonts.encode())  # noqa: SLF001
    return file


def _widen(shape: Any, before: int) -> None:
    kind = shape.placeholder_format.type
    place = [shape.left * WIDTH // before, shape.top, shape.width * WIDTH // before, shape.height]
    if kind in _FEET:
        place[1], place[3] = HEIGHT - FOOT_HEIGHT, FOOT_HEIGHT
    if kind == PP_PLACEHOLDER.TITLE:
        place = [MARGIN - INSET, TITLE_TOP, WIDTH - 2 * (MARGIN - INSET), TITLE_HEIGHT]
    shape.left, shape.top, shape.width, shape.height = place


def _choose_layout(file: Any) -> Any:
    """Return the layout with a title and the fewest other places to fill."""
    layouts = [layout for layout in file.slide_layouts if _title_of(layout)]
    if not layouts:
        raise RenderError(
            "the template has no layout with a title\n    add one in PowerPoint: View, Slide Master, Title"
        )
    return min(layouts, key=lambda layout: sum(s.placeholder_format.type not in _FEET for s in layout.placeholders))


def _title_of(layout: Any) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in _TITLES), None)


def _title_points(file: Any) -> float:
    style = file.slide_master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr")  # noqa: SLF001
    return int(style.get("sz", "4400")) / 100 if style is not None else 44


def _describe(deck: Deck) -> None:
    about, properties = deck.excerpt.timeline.timeline, deck.file.core_properties
    changed = dates.bounds(about.changed)[0] if about.changed else (2000, 1, 1)
    properties.title = deck.excerpt.say(about.title)
    properties.subject, properties.language = deck.excerpt.say(about.subtitle), deck.excerpt.edition.lang
    properties.author = properties.last_modified_by = properties.keywords = properties.category = ""
    properties.comments = deck.excerpt.say(about.licence)
    properties.revision = 1
    properties.created = properties.modified = dt.datetime(*changed)  # noqa: DTZ001  python-pptx takes no time zone
