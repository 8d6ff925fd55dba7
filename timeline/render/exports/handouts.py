"""Handouts as PDF: the sheet of the site, printed by the browser of this machine; text stays text, fonts are inside."""

from __future__ import annotations

from timeline.errors import RenderError
from timeline.render.contents import gather
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.rasters import print_page
from timeline.render.pages.handouts import PAPERS, Kind, make_sheet
from timeline.render.styles import inside


def write_handout(excerpt: Excerpt, *, paper: str = "A4") -> bytes:
    """Return the chart with numbers, and what each number stands for."""
    return _print(excerpt, "handout", paper)


def write_exercise(excerpt: Excerpt, *, paper: str = "A4") -> bytes:
    """Return the handout without titles, which stand in a box, out of order."""
    return _print(excerpt, "exercise", paper)


def write_key(excerpt: Excerpt, *, paper: str = "A4") -> bytes:
    """Return the answers of the exercise."""
    return _print(excerpt, "key", paper)


def _print(excerpt: Excerpt, kind: Kind, paper: str) -> bytes:
    from timeline.render.pages.templates import environment

    if paper not in PAPERS:
        raise RenderError(f'no paper "{paper}"\n    write {" or ".join(PAPERS)}')
    links = {event.id: address for event in excerpt.events if (address := excerpt.address_of(event))}
    page = environment(excerpt.edition.lang).get_template("handout/print.html")
    context = make_sheet(excerpt, gather(excerpt.timeline), kind, links, paper)
    return print_page(page.render(about=excerpt.timeline.timeline, style=inside("site.css", "handout.css"), **context))
