"""Counts: the vocabulary of documents as a matrix of terms and years, one SVG file that stands by itself."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.render.change.matrices import from_counts, lay_out
from timeline.render.pages.templates import environment

TOP = 36  # room for the title


def draw_counts(rows: Sequence[tuple[str, int, int]], title: str, *, width: float = 1000.0) -> str:
    """Return the SVG file of a counted vocabulary: a star in the first year of a term, larger dots for higher counts.

    rows    (term as the reader is to see it, year, number of times).
    """
    template = environment("en").get_template("evolution/counts.svg")
    return template.render(drawing=lay_out(from_counts(rows), width), title=title, top=TOP)
