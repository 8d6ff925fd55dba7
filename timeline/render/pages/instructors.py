"""For instructors: what to take for which program, in three steps each, with pictures made from the timeline itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from timeline.render.contents import Contents
from timeline.render.copies import COPY
from timeline.render.drawing.charts import captions, draw_part, items
from timeline.render.drawing.fitting import fit
from timeline.render.exports.excerpts import Excerpt
from timeline.render.languages import Edition
from timeline.render.pages.change_pages import has_changes
from timeline.render.pages.handouts import make_sheet
from timeline.render.pages.sections import Page, make_page

SLIDE = (688, 387)  # pixels, 16:9


def instructor_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the page."""
    excerpt = Excerpt(contents.timeline, contents.milestones(), edition)
    context = {
        "copy": COPY,
        "changes": has_changes(contents),
        "readings": max(contents.events, key=lambda event: len(event.readings), default=None),
        "slide": _draw_slide(excerpt, contents),
        "exercise": make_sheet(excerpt, contents, "exercise", {})["chart"],
    }
    yield make_page("instructors.html", "instructors.html", edition.translate("For instructors"), context)


def _draw_slide(excerpt: Excerpt, whole: Contents) -> Markup:
    contents, edition = excerpt.contents, excerpt.edition
    layout = fit(items(contents, edition), [edition.plain(lane.label) for lane in contents.lanes], *SLIDE)
    spoken = {name: replace(caption, href="") for name, caption in captions(contents, edition).items()}
    return draw_part(layout, contents.events, whole, edition, spoken)
