"""The formula strip on slides: a row of principles for each milestone, marked by how they came to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from timeline.render.evolution import Formulation, choose_milestones, find_formulations
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import set_lines, small_print
from timeline.render.exports.slides.charts import write_lines
from timeline.render.exports.slides.decks import Deck
from timeline.render.exports.slides.shapes import GREY, INK, PAPER, SLACK, Box, Canvas, Type, tint
from timeline.render.measures import text_width, wrap
from timeline.render.strips import ChipMark, Row, make_rows
from timeline.render.wording import N_, date_in_words

WIDTH = 1000.0
WORDS = 300.0  # room for date and title beside the chips
FONT, SMALL, PRINT = 15.0, 11.0, 9.0
CHIP, BETWEEN = 24.0, 6.0
ACCENT = "#1d5b9c"
SIGNS: dict[ChipMark, str] = {"first": "★", "added": "+", "kept": "=", "absent": "–"}
MEANINGS: dict[ChipMark, str] = {
    "first": N_("First stated here"),
    "added": N_("New to this line, stated before elsewhere"),
    "kept": N_("Kept from the formula it takes up"),
    "absent": N_("Not in this formula, but in the one it takes up"),
}


def strip_rows(excerpt: Excerpt) -> tuple[Row, ...]:
    """Return a row for each milestone among the chosen events; what is first is told by the whole timeline."""
    return make_rows(choose_milestones(chosen_formulations(excerpt)), find_formulations(excerpt.timeline))


def chosen_formulations(excerpt: Excerpt) -> tuple[Formulation, ...]:
    """Return the formulations of the chosen events, compared with those of the whole timeline."""
    chosen = {event.id for event in excerpt.events}
    return tuple(one for one in find_formulations(excerpt.timeline) if one.event.id in chosen)


def add_strips(deck: Deck) -> None:
    """Add as many slides as the rows of the strip need."""
    rows = list(strip_rows(deck.excerpt))
    while rows:
        slide = deck.add_slide(deck.excerpt.edition.translate("The formulas, one after the other"))
        canvas = deck.canvas(slide, WIDTH)
        y, bottom = _write_legend(canvas, deck.excerpt), add_small_print(deck, slide)
        for place, row in enumerate(list(rows)):
            height = _height(row, deck.excerpt)
            if place and y + height > bottom:
                break
            _write_row(canvas, row, y, deck.excerpt)
            y += height
            rows.remove(row)


def add_small_print(deck: Deck, slide: Any) -> float:
    """Write the sources and the licence at the foot of a slide; return where they begin, in pixels of 1000."""
    canvas = deck.canvas(slide, WIDTH)
    paragraphs = ((text, PRINT, False) for text in small_print(deck.excerpt))
    lines = tuple(set_lines(paragraphs, 0, 0, WIDTH - SLACK))
    top = deck.height / canvas.scale - lines[-1].y - PRINT / 2
    write_lines(canvas, tuple(replace(line, y=line.y + top) for line in lines), WIDTH - SLACK)
    return top - BETWEEN


def name_of(principle: str, excerpt: Excerpt) -> str:
    """Return a principle as the reader names it: in English with the Chinese term."""
    term = next((term for term in excerpt.timeline.terms if term.id == principle), None)
    if term is None:
        return principle
    chinese = f" {term.label.zh}" if excerpt.edition.lang == "en" and term.label.en and term.label.zh else ""
    return excerpt.say(term.label) + chinese


def place_chips(labels: Iterable[str], left: float, room: float, size: float) -> Iterator[tuple[str, Box]]:
    """Yield each label with its place: one after the other, in rows that fit the room; the first row is at 0."""
    x, y = left, 0.0
    for label in labels:
        width = min(text_width(label, size) + 18, room)
        if x + width > left + room and x > left:
            x, y = left, y + CHIP + BETWEEN
        yield label, Box(x, y, width, CHIP)
        x += width + BETWEEN


def draw_chip(canvas: Canvas, label: str, box: Box, mark: ChipMark, *, says: str, size: float = FONT) -> None:
    """Draw a principle; its sign and its border tell the mark without colour."""
    fill = {"first": ACCENT, "added": tint(ACCENT)}.get(mark, PAPER)
    colour = {"first": PAPER, "absent": GREY}.get(mark, INK)
    style = Type(size, colour, align="center", middle=True)
    line = GREY if mark == "absent" else ACCENT
    canvas.draw("chip", box, says, fill=fill, line=line, dashed=mark == "absent", lines=[label], style=style)


def _write_legend(canvas: Canvas, excerpt: Excerpt) -> float:
    """Write what the signs mean; return where the rows may begin."""
    meanings = [f"{SIGNS[mark]} {excerpt.edition.translate(MEANINGS[mark])}" for mark in SIGNS]
    bottom = 0.0
    for mark, (label, box) in zip(SIGNS, place_chips(meanings, 0, WIDTH, SMALL), strict=True):
        draw_chip(canvas, label, box, mark, says=label, size=SMALL)
        bottom = box.y + CHIP
    return bottom + 2 * BETWEEN


def _write_row(canvas: Canvas, row: Row, top: float, excerpt: Excerpt) -> None:
    event = row.formulation.event
    date = date_in_words(excerpt.edition, event.date, event.mod)
    title = excerpt.say(event.title)
    canvas.rule(0, top, WIDTH, top, title)
    canvas.write([date], Box(0, top + BETWEEN, WORDS - 20, FONT * 1.2), Type(FONT, ACCENT, bold=True), date)
    lines = _title_lines(row, excerpt)
    canvas.write(lines, Box(0, top + BETWEEN + 20, WORDS - 20, len(lines) * FONT * 1.2), Type(FONT), title)
    for chip, (label, box) in zip(row.chips, _chips(row, excerpt), strict=True):
        says = f"{label}{excerpt.edition.translate(': ')}{excerpt.edition.translate(MEANINGS[chip.mark])}"
        draw_chip(canvas, label, replace(box, y=box.y + top + BETWEEN), chip.mark, says=says)


def _height(row: Row, excerpt: Excerpt) -> float:
    words = 20 + len(_title_lines(row, excerpt)) * FONT * 1.2
    chips = max(box.y + CHIP for _, box in _chips(row, excerpt))
    return max(words, chips) + 3 * BETWEEN


def _chips(row: Row, excerpt: Excerpt) -> Sequence[tuple[str, Box]]:
    labels = (f"{SIGNS[chip.mark]} {name_of(chip.principle, excerpt)}" for chip in row.chips)
    return list(place_chips(labels, WORDS, WIDTH - WORDS, FONT))


def _title_lines(row: Row, excerpt: Excerpt) -> list[str]:
    return wrap(excerpt.say(row.formulation.event.title), FONT, WORDS - 20)
