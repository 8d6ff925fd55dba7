"""One slide for each event: when, where, who, the formula, the statement; the notes hold readings and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline.records.curated import Event, Evidence, by_id
from timeline.render.citations import locator
from timeline.render.drawing.measures import wrap
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import cite
from timeline.render.exports.slides.decks import Deck
from timeline.render.exports.slides.formulas import ACCENT, WIDTH, bottom_of, draw_chip, fit, name_of, place_chips
from timeline.render.exports.slides.shapes import BOLD, GREY, LEADING, SLACK, Box, Canvas, Type, set_run
from timeline.render.exports.slides.words import plain_paragraphs
from timeline.render.wording import date_in_words

META, PRINT = 16.0, 9.5
FORMULA_SIZES = (14.0, 12.0, 10.0)
BODY_SIZES = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
GAP = 12.0


def fill_event(deck: Deck, slide: Any, event: Event) -> None:
    """Write one event on its slide, the body as large as fits, and its notes."""
    excerpt, canvas = deck.excerpt, deck.canvas(slide, WIDTH)
    top = _write_facts(canvas, event, excerpt)
    bottom = _write_foot(canvas, event, excerpt, deck.height / canvas.scale)
    y = _write_formula(canvas, event, excerpt, top, bottom - top)
    _write_body(canvas, plain_paragraphs(event.body, excerpt.edition), y, bottom)
    _write_notes(slide, event, excerpt)


def _write_facts(canvas: Canvas, event: Event, excerpt: Excerpt) -> float:
    actors = by_id(excerpt.timeline.actors)
    people = excerpt.edition.list([excerpt.say(actors[one].label) for one in event.actors if one in actors])
    facts = [date_in_words(excerpt.edition, event.date, event.mod), excerpt.say(event.place), people]
    lines = wrap(" · ".join(fact for fact in facts if fact), META * BOLD, WIDTH - SLACK)
    box = Box(0, 0, WIDTH - SLACK, len(lines) * META * LEADING)
    canvas.write(lines, box, Type(META, ACCENT, bold=True), " ".join(lines))
    return box.height + GAP


def _write_formula(canvas: Canvas, event: Event, excerpt: Excerpt, top: float, room: float) -> float:
    """Write the principles in a third of the room or less; return where the next may begin."""
    heading = excerpt.edition.translate("The formula stated here")
    names = [name_of(one, excerpt) for one in event.states]
    size = fit(FORMULA_SIZES, lambda size: bottom_of(place_chips(names, 0, WIDTH, size)) <= room / 3)
    chips = place_chips(names, 0, WIDTH, size)
    for label, box in chips:
        says = f"{heading}{excerpt.edition.translate(': ')}{label}"
        draw_chip(canvas, label, replace(box, y=box.y + top), "kept", says=says)
    return top + bottom_of(chips) + (GAP if chips else 0)


def _write_foot(canvas: Canvas, event: Event, excerpt: Excerpt, height: float) -> float:
    """Write the evidence in small print; return where it begins."""
    about = excerpt.timeline.timeline
    rest = [excerpt.say(about.title), excerpt.say(about.licence), excerpt.address_of(event) or ""]
    told = [*evidence_lines(event, excerpt), " · ".join(part for part in rest if part)]
    lines = [line for text in dict.fromkeys(told) for line in wrap(text, PRINT, WIDTH - SLACK)]
    size = len(lines) * PRINT * LEADING
    canvas.write(
        lines, Box(0, height - size, WIDTH - SLACK, size), Type(PRINT, GREY), excerpt.edition.translate("Evidence")
    )
    return height - size - GAP


def _write_body(canvas: Canvas, paragraphs: list[str], top: float, bottom: float) -> None:
    if not paragraphs:
        return
    size = fit(BODY_SIZES, lambda size: _body_height(paragraphs, size) <= bottom - top)
    box = Box(0, top, WIDTH * 0.96, _body_height(paragraphs, size))
    canvas.write(paragraphs, box, Type(size), " ".join(paragraphs))


def _body_height(paragraphs: list[str], size: float) -> float:
    return sum(len(wrap(text, size, WIDTH * 0.92)) for text in paragraphs) * size * LEADING


def _write_notes(slide: Any, event: Event, excerpt: Excerpt) -> None:
    frame = slide.notes_slide.notes_text_frame
    for number, text in enumerate(_notes(event, excerpt)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        set_run(paragraph, text, excerpt.edition.lang)


def _notes(event: Event, excerpt: Excerpt) -> Iterator[str]:
    yield date_in_words(excerpt.edition, event.date, event.mod)
    yield from plain_paragraphs(event.body, excerpt.edition)
    if event.readings:
        yield excerpt.edition.translate("How the sources read it")
    sources = by_id(excerpt.sources)
    colon = excerpt.edition.translate(": ")
    for reading in event.readings:
        source = sources[reading.source]
        who = excerpt.edition.translate(
            "{source} ({standpoint})", source=cite(source, excerpt), standpoint=excerpt.say(source.standpoint)
        )
        yield f"{who}{colon}{' '.join(plain_paragraphs(reading.text, excerpt.edition))}"
    yield excerpt.edition.translate("Evidence")
    yield from evidence_lines(event, excerpt)


def evidence_lines(event: Event, excerpt: Excerpt) -> list[str]:
    """Return each piece of evidence as a line: source, place, the date or words as written there."""
    return [_evidence(one, excerpt) for one in event.evidence]


def _evidence(one: Evidence, excerpt: Excerpt) -> str:
    edition = excerpt.edition
    source = by_id(excerpt.sources).get(one.source or "")
    who = cite(source, excerpt) if source else edition.translate("Public record, added by the editor")
    colon = edition.translate(": ")
    parts = [
        colon.join(part for part in (who, excerpt.say(one.record)) if part),
        locator(edition, one.at) if one.at else "",
        f"{edition.translate('as written')}{colon}{one.as_written}" if one.as_written else "",
        edition.translate("gives {date} instead", date=date_in_words(edition, one.disputes)) if one.disputes else "",
    ]
    return edition.translate(", ").join(part for part in parts if part)
