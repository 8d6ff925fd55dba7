"""Resolve centuries and decades that are counted from others: 本世纪初, 80年代, "this decade"."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.mentions.finds import Find
from timeline.extract.mentions.parts import Parts
from timeline.extract.mentions.streams import Stream

_CLOSE = 60  # characters: a decade belongs to the century of a decade this close before it
_FIRST_MODERN = 1900
_USUAL = 2000  # a document that does not tell its year is of this century, unless all its years are before the last


def latest_year(finds: list[Find]) -> int | None:
    """Return the latest year that a document names."""
    return max((find.parts.number for find in finds if find.parts.number is not None), default=None)


def resolve_century(find: Find, stream: Stream, own: int | None, latest: int | None) -> Find | None:
    """Return the find with its century or decade, None if nothing tells.

    own     the year of the document, None if it states none.
    latest  the latest year that it names.
    """
    parts = find.parts
    if parts.unit == "decade":
        named = own or latest
        return replace(find, parts=Parts(f"{named // 10 + parts.offset:03}X"), basis="relative") if named else None
    now = own or max(latest or 0, _USUAL)
    if parts.anchor == "context":
        last = latest if own is None and latest is not None and latest < _FIRST_MODERN else now
        century = _century_near(find, stream) or _century_of(parts.decade or 0, last)
        return replace(find, parts=replace(parts, year=f"{century:02}{parts.decade}X", anchor=None))
    tail = "XX" if parts.decade is None else f"{parts.decade}X"
    year = f"{now // 100 + parts.offset:02}{tail}"
    return replace(find, parts=replace(parts, year=year, anchor=None), basis="relative")


def _century_near(find: Find, stream: Stream) -> int | None:
    """Return the century of a decade or century that stands close before: 20世纪70年代末[80年代初]."""
    before = stream.decade
    if before is None or find.start - before.end > _CLOSE or "X" not in (before.parts.year or ""):
        return None
    return int((before.parts.year or "")[:2])


def _century_of(decade: int, now: int) -> int:
    """Return the latest century whose decade of that digit had begun when the document was written."""
    century = now // 100
    return century if century * 100 + decade * 10 <= now else century - 1
