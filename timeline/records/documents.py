"""A document as read, and the dates found in it.

Offsets are code points into `Document.text`, the decoded text exactly as read (a byte-order mark dropped, line ends
kept); `end` is open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict, dataclass
from typing import Any, Literal

ZoneKind = Literal["front", "abstract", "body", "note", "reference", "back"]
Basis = Literal["explicit", "anaphoric", "relative"]
Role = Literal["publication", "citation", "span", "event"]
Mod = Literal["start", "mid", "end", "approx", "before", "after"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of one kind of text. Zones are sorted, do not overlap and cover the document."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that one locator names: `§1 ¶6`, `note 4 after §1 ¶8`. Sorted; places do not overlap, gaps are allowed.

    A paragraph cut by a page break is several places with the same `at`.
    """

    start: int
    end: int
    at: str


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says.

    path      as given by the caller.
    source    id of the source record that the file is registered under (its own front matter, or its SHA-256), or None.
    date      EDTF of the day the document states for itself, or None.
    language  BCP 47 of most of the text: en, zh-Hans or zh-Hant.
    """

    path: str
    text: str
    zones: tuple[Zone, ...]
    places: tuple[Place, ...]
    source: str | None = None
    date: str | None = None
    language: str = "en"

    def locate(self, offset: int) -> str:
        """Return the locator of the place that holds `offset`, "" in a gap."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[index].at if index >= 0 and offset < self.places[index].end else ""

    def zone_at(self, offset: int) -> ZoneKind:
        """Return the kind of the zone that holds `offset`."""
        return self.zones[max(0, bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1)].kind


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression that denotes a point or period on the calendar.

    edtf      ISO 8601-2 at the precision that the text gives: 2001, 2001-06, 2013/2017, 199X, 19XX, 2023/..
    mod       what EDTF cannot hold (年初, "late", "about", "by"), or None.
    basis     explicit; anaphoric (by an earlier date in the text); relative (by the document's own date).
    alt_edtf  other readings, where nothing in the document decides.
    """

    doc: str
    start: int
    end: int
    text: str
    edtf: str
    mod: Mod | None
    basis: Basis
    role: Role
    lang: str
    alt_edtf: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the mention as one JSON line of `timeline dates --json`; `alt_edtf` only where there is one."""
        row = asdict(self)
        row["alt_edtf"] = list(self.alt_edtf)
        return row if self.alt_edtf else {key: value for key, value in row.items() if key != "alt_edtf"}
