"""Reckon dates from others: 同年4月, "the following year", bare "in July"; 今年, "last month" from the document's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.extract.calendar_steps import step_days, step_months, step_years
from timeline.extract.finds import Find, Reading
from timeline.extract.parts import Parts, first_month, is_complete

_NEAR = 1500  # characters: an earlier date this close governs a bare month before the document's own date does
_LINE = 2000  # characters looked back for the start of a line


@dataclass
class _Stream:
    """The dates that may be antecedents of what comes next in one run of text."""

    last: Find | None = None
    head: Find | None = None
    """The last date that began a line: in a chronology, what the next entry's 5月3日 belongs to."""
    decade: Find | None = None


def resolve_antecedents(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds with years, months and days filled in from an earlier date or the document's own.

    Notes neither give antecedents to the text nor cut it: each note is a run of its own.
    """
    streams: dict[int, _Stream] = {}
    for find in finds:
        stream = streams.setdefault(_run(find, reading), _Stream())
        settled = find if find.parts.anchor is None else _resolve(find, stream, reading, finds)
        if settled is None or not is_complete(settled.parts):
            continue
        yield settled
        _remember(settled, stream, reading)


def _run(find: Find, reading: Reading) -> int:
    """Return what names the run of text that a find belongs to: -1 for the text itself, the line for a note."""
    return _line_start(find, reading) if reading.zone_at(find.start) in ("note", "reference") else -1


def _line_start(find: Find, reading: Reading) -> int:
    return reading.text.rfind("\n", max(0, find.start - _LINE), find.start) + 1


def _begins_line(find: Find, reading: Reading) -> bool:
    return not reading.text[_line_start(find, reading) : find.start].strip(" \t\u3000*#-•·◆●（(【[")


def _remember(find: Find, stream: _Stream, reading: Reading) -> None:
    if find.role is not None and find.role != "event":
        return
    stream.decade = find
    if find.parts.number is not None:
        aside = find.basis == "explicit" and reading.says("attributive", reading.around(find))
        if not aside or stream.last is None:
            stream.last = find
        if _begins_line(find, reading):
            stream.head = find


def _resolve(find: Find, stream: _Stream, reading: Reading, finds: list[Find]) -> Find | None:
    parts = find.parts
    if parts.unit in ("century", "decade"):
        return _resolve_long(find, stream, reading, finds)
    if parts.anchor == "document":
        anchor, basis = reading.reference, "relative"
    elif parts.anchor == "antecedent":
        anchor, basis = (stream.last and _end(stream.last)), "anaphoric"
    else:
        anchor, basis = _context(find, stream, reading)
    date = reckon(parts, anchor) if anchor else None
    return replace(find, parts=date, basis=basis) if date else None


def _end(find: Find) -> Parts:
    return find.parts.end or find.parts


def _context(find: Find, stream: _Stream, reading: Reading) -> tuple[Parts | None, str]:
    """Return what a bare month or day is reckoned from: the head of its entry, a near earlier date, else the document."""
    if find.role == "publication":
        return reading.reference and _nearest(find, reading), "relative"
    if stream.head is not None and _begins_line(find, reading):
        return _end(stream.head), "anaphoric"
    last = stream.last
    if find.rule.yields.get("weak") == "day":
        near = (
            last is not None
            and "\n" not in reading.text[last.end : find.start][-_LINE:]
            and find.start - last.end < 400
        )
        return (_end(last), "anaphoric") if near and last is not None else (None, "anaphoric")
    if last is not None and (reading.reference is None or _governs(last, find, reading)):
        return _end(last), "anaphoric"
    if reading.reference is None or _run(find, reading) != -1:
        return None, "anaphoric"
    return _nearest(find, reading), "relative"


def _governs(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a bare month follows an earlier date and not the document's own, which the text was written on.

    Not if that date itself was reckoned from the document's, and not in a paragraph of its own about the weeks around it.
    """
    if last.basis == "relative" or find.start - last.end > _NEAR:
        return False
    if last.parts.month is None and reading.says("future", reading.around(find)):
        return False
    recent = find.parts.month in _months_around(reading.reference) and find.parts.day is not None
    return not (recent and "\n" in reading.text[last.end : find.start])


def _months_around(date: Parts | None) -> tuple[int, ...]:
    """Return the month of a day, and the one before."""
    return () if date is None or date.day is None or date.month is None else (date.month, (date.month - 2) % 12 + 1)


def _nearest(find: Find, reading: Reading) -> Parts:
    """Return the document's date moved to the year of the nearest such month: past unless the words say to come."""
    reference = reading.reference or Parts()
    year, month = reference.number or 0, first_month(find.parts.month or 1)
    if reference.month is not None and reference.month <= 12:
        coming = reading.says("future", reading.around(find))
        if month > reference.month and not coming:
            year -= 1
        elif month < reference.month and coming:
            year += 1
    return replace(reference, year=f"{year:04}")


def _resolve_long(find: Find, stream: _Stream, reading: Reading, finds: list[Find]) -> Find | None:
    """Resolve a century or decade that is counted from another: 本世纪初, 80年代."""
    parts = find.parts
    if parts.anchor == "context":
        before = stream.decade.parts.year if stream.decade and stream.decade.parts.year else None
        near = (
            stream.decade is not None and find.start - stream.decade.end < 60 and before is not None and "X" in before
        )
        century = int(before[:2]) if near and before else _century_of(parts.decade or 0, reading, finds)
        return replace(find, parts=replace(parts, year=f"{century:02}{parts.decade}X", anchor=None))
    year = reading.reference.number if reading.reference else _latest(finds)
    if year is None:
        return None
    if parts.unit == "decade":
        return replace(find, parts=Parts(f"{year // 10 + parts.offset:03}X"), basis="relative")
    tail = "XX" if parts.decade is None else f"{parts.decade}X"
    return replace(
        find, parts=replace(parts, year=f"{year // 100 + parts.offset:02}{tail}", anchor=None), basis="relative"
    )


def _latest(finds: list[Find]) -> int | None:
    return max((find.parts.number for find in finds if find.parts.number is not None), default=None)


def _century_of(decade: int, reading: Reading, finds: list[Find]) -> int:
    """Return the latest century whose decade of that digit had begun when the document was written."""
    now = (reading.reference and reading.reference.number) or _latest(finds) or 1999
    century = now // 100
    return century if century * 100 + decade * 10 <= now else century - 1


def reckon(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the date that is so many days, months or years from the anchor, None if the anchor does not say enough."""
    year = anchor.number
    if year is None:
        return None
    if parts.anchor == "context" and not parts.nearest:
        month = parts.month or anchor.month
        done = replace(parts, year=f"{year:04}", month=month, anchor=None)
        end = parts.end and replace(parts.end, year=f"{year:04}", month=parts.end.month or month)
        return replace(done, end=end) if month else None
    if parts.unit == "year":
        return step_years(parts, anchor)
    return step_months(parts, anchor) if parts.unit == "month" else step_days(parts, anchor)
