"""The Excel workbook: events, the vocabulary and the sources, a sheet each."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from timeline.records.curated import Source
from timeline.render.citations import person
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.tables import Row, flat, rows

# The same bytes every time: the clock would date each workbook anew.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  XlsxWriter takes no time zone
_WIDEST = 60


def write_xlsx(excerpt: Excerpt) -> bytes:
    """Return a workbook in which every cell is text or a whole number, never a formula or a link."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({**_properties(excerpt), "created": _CREATED})
        head = book.add_format({"bold": True, "bottom": 1})
        for name, table in _sheets(excerpt).items():
            if table:
                _fill(book.add_worksheet(name), table, head)
    return target.getvalue()


def _fill(sheet: Any, table: list[Row], head: Any) -> None:
    names = list(table[0])
    for column, name in enumerate(names):
        cells = [row[name] for row in table]
        sheet.set_column(column, column, min(_WIDEST, 2 + max(len(flat(cell)) for cell in (name, *cells))))
        sheet.write_string(0, column, name, head)
        for number, cell in enumerate(cells, start=1):
            _write(sheet, number, column, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(names) - 1)


def _write(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell not in (None, ()):
        sheet.write_string(row, column, flat(cell))


def _sheets(excerpt: Excerpt) -> dict[str, list[Row]]:
    timeline = excerpt.timeline
    named = {"Lanes": timeline.lanes, "Terms": timeline.terms, "Actors": timeline.actors}
    return {
        "Events": rows(excerpt),
        **{name: [_named(entry, excerpt) for entry in entries] for name, entries in named.items()},
        "Sources": [_source(source, excerpt) for source in excerpt.sources],
        "About": [{"field": name, "value": value} for name, value in _about(excerpt).items()],
    }


def _named(entry: Any, excerpt: Excerpt) -> Row:
    about = getattr(entry, "about", None)
    return {
        "id": entry.id,
        "kind": getattr(entry, "kind", None),
        "label": excerpt.say(entry.label),
        "label_en": entry.label.en,
        "label_zh": entry.label.zh,
        "about": excerpt.say(about) or None,
    }


def _source(source: Source, excerpt: Excerpt) -> Row:
    return {
        "id": source.id,
        "type": source.type,
        "title": excerpt.say_as_printed(source.title, source),
        "authors": tuple(map(person, source.author)),
        "container": excerpt.say(source.container_title) or source.publisher,
        "issued": source.issued,
        "standpoint": excerpt.say(source.standpoint),
        "DOI": source.DOI,
        "URL": source.URL,
    }


def _about(excerpt: Excerpt) -> dict[str, str | None]:
    about = excerpt.timeline.timeline
    return {
        "title": excerpt.say(about.title),
        "language": excerpt.edition.lang,
        "address": about.address,
        "licence": excerpt.say(about.licence) or None,
        "changed": about.changed,
    }


def _properties(excerpt: Excerpt) -> dict[str, str]:
    return {"title": excerpt.say(excerpt.timeline.timeline.title), "author": "", "company": ""}
