"""Slides: an editable PowerPoint file: the timeline, the formulas, the matrix, then a slide for each event.

Everything is a native shape or text; numbers come from the layout, as those of the pictures do.
"""

from __future__ import annotations

from pathlib import Path

from timeline.render.exports.excerpts import Excerpt


def write_pptx(excerpt: Excerpt, *, template: str | Path | None = None) -> bytes:
    """Return the deck; marks and labels of the timeline lead to the slides of their events.

    template   a .pptx whose masters, fonts and size are taken; its slides are left out.
    """
    from timeline.render.exports.slides import charts, decks, events, formulas, matrices

    deck = decks.open_deck(excerpt, template)
    timeline = deck.add_slide(excerpt.say(excerpt.timeline.timeline.title))
    formulas.add_strips(deck)
    matrices.add_matrices(deck)
    slides = {event.id: deck.add_slide(excerpt.say(event.title)) for event in excerpt.events}
    charts.fill_timeline(deck, timeline, slides)
    for event in excerpt.events:
        events.fill_event(deck, slides[event.id], event)
    return decks.save(deck)
