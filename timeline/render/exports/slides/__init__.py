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
    pages = [(page, deck.add_slide(charts.title_of(page, deck))) for page in charts.split_timeline(deck)]
    formulas.add_strips(deck)
    matrices.add_matrices(deck)
    slides = {event.id: deck.add_slide(excerpt.say(event.title)) for event in excerpt.events}
    for page, slide in pages:
        charts.fill_timeline(deck, page, slide, slides)
    for event in excerpt.events:
        events.fill_event(deck, slides[event.id], event)
    return decks.save(deck)


def write_charts(excerpt: Excerpt) -> bytes:
    """Return the deck without the slides of single events."""
    from timeline.render.exports.slides import charts, decks, formulas, matrices

    deck = decks.open_deck(excerpt, None)
    for page in charts.split_timeline(deck):
        charts.fill_timeline(deck, page, deck.add_slide(charts.title_of(page, deck)), {})
    formulas.add_strips(deck)
    matrices.add_matrices(deck)
    return decks.save(deck)
