"""Panels "Use in slides": what they need beside the chart on the page.

Their words and small print, a deck to write a slide into, and the files that stand in for it where no script runs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from typing import Any

from timeline.render.contents import Contents
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import small_print
from timeline.render.languages import Edition
from timeline.render.pages.sections import Make
from timeline.render.wording import N_

MOST = 150  # events; with more the deck of the whole chart would have dozens of slides
WORDS = {
    "title": N_("Use in slides"),
    "close": N_("Close"),
    "about": N_("What is on the page, with its filters, years and language, for a slide of 16:9."),
    "colours": N_("Colours"),
    "light": N_("light"),
    "dark": N_("dark"),
    "files": N_("As a picture or a slide"),
    "pptx": N_("Download PowerPoint"),
    "png": N_("Download PNG, 1920 × 1080"),
    "png4k": N_("Download PNG, 3840 × 2160"),
    "copy": N_("Copy PNG"),
    "svg": N_("Download SVG"),
    "paper": N_("On paper"),
    "handout": N_("Handout, exercise and key"),
    "pages": N_("On another page"),
    "link": N_("Copy link to this view"),
    "embed": N_("Copy embed code"),
    "html": N_("Download as one page that never changes"),
    "code": N_("Embed code"),
    "working": N_("One moment…"),
    "done": N_(": done"),
    "failed": N_("That did not work: {why}"),
}


def has_slides() -> bool:
    """Tell whether the package that writes PowerPoint is installed."""
    return find_spec("pptx") is not None


def has_deck(contents: Contents) -> bool:
    """Tell whether there is a deck of the charts of all events to download."""
    return has_slides() and 0 < len(contents.events) <= MOST


def panel_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return what the panel's script says and what it writes below each picture, as JSON values."""
    about = contents.timeline.timeline
    return {
        "title": edition.plain(about.title),
        "print": [text for text in small_print(_excerpt(contents, edition)) if text],
        "date": about.changed,
        "address": f"{about.address.rstrip('/')}/{edition.lang}/" if about.address else None,
        "slides": has_slides(),
        "words": {name: edition.translate(words) for name, words in WORDS.items()}
        | {"and": edition.separator(), "to": "–" if edition.lang == "en" else "—"},
    }


def base_deck(contents: Contents, edition: Edition) -> dict[str, dict[str, str]]:
    """Return the parts of a deck of one empty slide with a title: {"parts": {name in the file: XML}}."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    from timeline.render.exports.slides import decks

    deck = decks.open_deck(_excerpt(contents, edition), None)
    for layout in [one for one in deck.file.slide_layouts if one != deck.layout]:
        deck.file.slide_layouts.remove(layout)
    deck.add_slide("")
    for relation in list(deck.file.part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:  # not text, and of no use
            deck.file.part.drop_rel(relation.rId)
    with zipfile.ZipFile(io.BytesIO(decks.save(deck))) as file:
        texts = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {"parts": {name: file.read(name).decode() for name in texts}}


def whole_charts(contents: Contents, edition: Edition) -> Iterator[tuple[str, Make]]:
    """Yield (path, what makes it) of the charts of all events as files to download."""
    if not contents.events:
        return
    from timeline.render.exports.pictures import write_svg
    from timeline.render.exports.slides import write_charts

    excerpt = _excerpt(contents, edition)
    yield f"{edition.lang}/embed/timeline.svg", partial(write_svg, excerpt)
    if has_deck(contents):
        yield f"{edition.lang}/embed/timeline.pptx", partial(write_charts, excerpt)


def _excerpt(contents: Contents, edition: Edition) -> Excerpt:
    return Excerpt(contents.timeline, contents.events, edition)
