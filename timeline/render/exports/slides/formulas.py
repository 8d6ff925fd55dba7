"""The formula strip on slides: a row of principles for each milestone, marked by how they came to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from timeline.render.change.evolution import find_formulations
from timeline.render.change.strips import MEANINGS, SIGNS, ChipMark, Row, make_rows
from timeline.render.drawing.measures import text_width, wrap
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import set_lines, small_print
from timeline.render.exports.slides.charts import write_small_print
from timeline.render.exports.slides.decks import Deck
from timeline.render.exports.slides.shapes import GREY, INK, LEADING, PAPER, SLACK, Box, Canvas, Type, tint
from timeline.render.wording import date_in_words

WIDTH = 1000.0
WORDS = 300.0  # room for date and title beside the chips
SIZES = (15.0, 13.0, 11.0, 9.0)  # the largest at which every row fits a slide
LEGEND, PRINT = 11.0, 9.0
BETWEEN = 6.0
ACCENT = "#1d5b9c"


def strip_rows(excerpt: Excerpt) -> tuple[Row, ...]:
    """Return a row for each milestone among the chosen events; what is first is told by the whole timeline."""
    return make_rows(excerpt.milestones, find_formulations(excerpt.timeline))


def add_strips(deck: Deck) -> None:
    """Add as many slides as the rows of the strip need."""
    rows = list(strip_rows(deck.excerpt))
    room = foot_of(deck) - _legend_height(deck.excerpt)
    size = fit(SIZES, lambda size: all(_height(row, deck.excerpt, size) <= room for row in rows))
    while rows:
        slide = deck.add_slide(deck.excerpt.edition.translate("The formulas, one after the other"))
        canvas = deck.canvas(slide, WIDTH)
        _write_legend(canvas, deck.excerpt)
        y, bottom = _legend_height(deck.excerpt), add_small_print(deck, slide)
        for place, row in enumerate(list(rows)):
            height = _height(row, deck.excerpt, size)
            if place and y + height > bottom:
                break
            _write_row(canvas, row, y, deck.excerpt, size)
            y += height
            rows.remove(row)


def add_small_print(deck: Deck, slide: Any) -> float:
    """Write the sources and the licence at the foot of a slide; return where they begin, in pixels."""
    top, bottom = foot_of(deck), deck.height * WIDTH / deck.width
    write_small_print(deck.canvas(slide, WIDTH), deck.excerpt, Box(0, top + PRINT, WIDTH, bottom - top - PRINT), PRINT)
    return top


def foot_of(deck: Deck) -> float:
    """Return where the small print begins; a line is kept spare for fonts that are wider."""
    lines = list(set_lines(((text, PRINT, False) for text in small_print(deck.excerpt)), 0, 0, WIDTH - SLACK))
    return deck.height * WIDTH / deck.width - (len(lines) + 1) * PRINT * LEADING - PRINT


def name_of(principle: str, excerpt: Excerpt) -> str:
    """Return a principle as the reader names it: in English with the Chinese term."""
    term = next((term for term in excerpt.timeline.terms if term.id == principle), None)
    if term is None:
        return principle
    chinese = f" {term.label.zh}" if excerpt.edition.lang == "en" and term.label.en and term.label.zh else ""
    return excerpt.say(term.label) + chinese


def fit(sizes: Sequence[float], fits: Callable[[float], bool]) -> float:
    """Return the first size that fits, else the last."""
    return next((size for size in sizes if fits(size)), sizes[-1])


def place_chips(labels: Iterable[str], left: float, room: float, size: float) -> list[tuple[str, Box]]:
    """Return each label with its place: one after the other, in rows that fit the room; the first row is at 0."""
    found: list[tuple[str, Box]] = []
    x, y, height = left, 0.0, size * 1.6
    for label in labels:
        width = min(text_width(label, size) + 1.2 * size, room)
        if x + width > left + room and x > left:
            x, y = left, y + height + BETWEEN
        found.append((label, Box(x, y, width, height)))
        x += width + BETWEEN
    return found


def bottom_of(chips: Sequence[tuple[str, Box]]) -> float:
    """Return where the last row of chips ends."""
    return max((box.y + box.height for _, box in chips), default=0.0)


def draw_chip(canvas: Canvas, label: str, box: Box, mark: ChipMark, *, says: str) -> None:
    """Draw a principle; its sign and its border tell the mark without colour."""
    fill = {"first": ACCENT, "added": tint(ACCENT)}.get(mark, PAPER)
    colour = {"first": PAPER, "absent": GREY}.get(mark, INK)
    style = Type(box.height / 1.6, colour, align="center", middle=True)
    line = GREY if mark == "absent" else ACCENT
    canvas.draw("chip", box, says, fill=fill, line=line, dashed=mark == "absent", lines=[label], style=style)


def _legend(excerpt: Excerpt) -> list[tuple[str, Box]]:
    meanings = (f"{SIGNS[mark]} {excerpt.edition.translate(MEANINGS[mark])}" for mark in SIGNS)
    return place_chips(meanings, 0, WIDTH, LEGEND)


def _legend_height(excerpt: Excerpt) -> float:
    return bottom_of(_legend(excerpt)) + 2 * BETWEEN


def _write_legend(canvas: Canvas, excerpt: Excerpt) -> None:
    for mark, (label, box) in zip(SIGNS, _legend(excerpt), strict=True):
        draw_chip(canvas, label, box, mark, says=label)


def _write_row(canvas: Canvas, row: Row, top: float, excerpt: Excerpt, size: float) -> None:
    event, line = row.formulation.event, size * LEADING
    date = date_in_words(excerpt.edition, event.date, event.mod)
    title = excerpt.say(event.title)
    canvas.rule(0, top, WIDTH, top, title)
    canvas.write([date], Box(0, top + BETWEEN, WORDS - 20, line - 1), Type(size, ACCENT, bold=True), date)
    lines = _title_lines(row, excerpt, size)
    canvas.write(lines, Box(0, top + BETWEEN + line, WORDS - 20, len(lines) * line), Type(size), title)
    for chip, (label, box) in zip(row.chips, _chips(row, excerpt, size), strict=True):
        says = f"{label}{excerpt.edition.translate(': ')}{excerpt.edition.translate(MEANINGS[chip.mark])}"
        draw_chip(canvas, label, replace(box, y=box.y + top + BETWEEN), chip.mark, says=says)


def _height(row: Row, excerpt: Excerpt, size: float) -> float:
    words = (1 + len(_title_lines(row, excerpt, size))) * size * LEADING
    return max(words, bottom_of(_chips(row, excerpt, size))) + 3 * BETWEEN


def _chips(row: Row, excerpt: Excerpt, size: float) -> list[tuple[str, Box]]:
    labels = (f"{SIGNS[chip.mark]} {name_of(chip.principle, excerpt)}" for chip in row.chips)
    return place_chips(labels, WORDS, WIDTH - WORDS, size)


def _title_lines(row: Row, excerpt: Excerpt, size: float) -> tuple[str, ...]:
    return wrap(excerpt.say(row.formulation.event.title), size, WORDS - 20)
