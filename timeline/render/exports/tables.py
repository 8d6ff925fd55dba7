"""Events as rows: CSV, the Excel workbook and data frames are made from the one table of columns here.

A new column is one line in `_columns`, and one in docs/exports.md.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

from timeline import dates
from timeline.records.curated import Event, Timeline
from timeline.render.exports.days import iso
from timeline.render.exports.excerpts import Excerpt

Row = dict[str, Any]

# A spreadsheet runs a cell that begins like this, in full width too; dates such as -0500 and 199X/.. may pass.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_DATE = re.compile(r"-?[\dX][\dX./~?%-]*\Z")


def rows(excerpt: Excerpt) -> list[Row]:
    """Return one row per event: text, whole numbers and tuples of ids; None where nothing is known."""
    columns = _columns(excerpt)
    return [{name: value(event) for name, value in columns.items()} for event in excerpt.events]


def _columns(excerpt: Excerpt) -> dict[str, Callable[[Event], Any]]:
    say = excerpt.say
    label = {entry.id: say(entry.label) for entry in _labelled(excerpt.timeline)}
    return {
        "id": lambda event: event.id,
        "edtf": lambda event: event.date,
        "earliest": lambda event: iso(dates.bounds(event.date)[0]),
        "latest": lambda event: iso(dates.bounds(event.date)[1]),
        "mod": lambda event: event.mod,
        "title": lambda event: say(event.title),
        "title_en": lambda event: event.title.en,
        "title_zh": lambda event: event.title.zh,
        "lane": lambda event: event.lane,
        "lane_label": lambda event: label.get(event.lane or ""),
        "importance": lambda event: event.importance,
        "place": lambda event: say(event.place) or None,
        "actors": lambda event: event.actors,
        "actor_labels": lambda event: tuple(label.get(actor, actor) for actor in event.actors),
        "states": lambda event: event.states,
        "state_labels": lambda event: tuple(label.get(term, term) for term in event.states),
        "follows": lambda event: event.follows,
        "sources": lambda event: tuple(dict.fromkeys(place.source for place in event.evidence if place.source)),
        "body": lambda event: say(event.body) or None,
        "changed": lambda event: event.changed,
    }


def _labelled(timeline: Timeline) -> Iterable[Any]:
    return (*timeline.lanes, *timeline.terms, *timeline.actors)


def write_csv(excerpt: Excerpt) -> bytes:
    """Return UTF-8 with a byte-order mark, for Excel; an apostrophe stands before what a spreadsheet would run."""
    table = rows(excerpt)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(table[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _guarded(flat(value)) for name, value in row.items()} for row in table)
    return text.getvalue().encode("utf-8-sig")


def flat(value: Any) -> str:
    """Return a cell's text: nothing for None, "; " between several.

    >>> flat(("china", "cica")), flat(None), flat(3)
    ('china; cica', '', '3')
    """
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _DATE.match(text) else text
