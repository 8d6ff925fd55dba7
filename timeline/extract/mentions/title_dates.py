"""The document's own date where no date line states it: in its title, or anywhere over the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.documents.blocks import ends_sentence
from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line, heads_section, title_end
from timeline.extract.mentions.own_date import find_own_date
from timeline.extract.mentions.parts import Parts, write_edtf

_FAR_DOWN = 1000  # characters: no lines over a text reach further


def tell_title_dates(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, the one day that the title names as publication if no date line says that it is from another.

    It is no such day if the document tells of later ones: a study of [28 February 1972] that goes on to 1979. Where
    neither line nor title tells, the one day over the text does, whatever is around it: 《光明日报》[2024年6月5日]12版;
    or the month of the issue.
    """
    days = _title_days(finds, reading)
    own = find_own_date(finds, reading)
    if own is not None:
        days = [find for find in days if write_edtf(find.parts).startswith(write_edtf(own))]
    told = _is_one(days, finds) and (own is not None or not _heads_chronology(days[0], finds, reading))
    if own is None and not told:
        days = _dates_over_text(finds, reading)
        told = _is_one(days, finds) and not _heads_chronology(days[0], finds, reading)
    for find in finds:
        yield replace(find, role="publication") if told and find in days else find


def _is_one(dates: list[Find], finds: list[Find]) -> bool:
    """Tell whether all of these are one date, and the document tells of none well after it."""
    named = {write_edtf(find.parts) for find in dates}
    return len(named) == 1 and not any(_is_later(find.parts, dates[0].parts) for find in finds)


def _title_days(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the days with a year in the first lines of the document that are no sentences; none if one is a range."""
    end = title_end(reading)
    days = [find for find in finds if find.end <= end and find.parts.day and find.parts.year and find.role is None]
    days = [find for find in days if not _in_sentence(find, reading.text) and not reading.says("open", find)]
    return days if all(find.parts.end is None for find in days) else []


def _dates_over_text(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the days in the lines over the running text that are no sentences; else the months of an issue there."""
    front = [find for find in finds if find.start < _FAR_DOWN and reading.zone_at(find.start) == "front"]
    dated = [find for find in front if find.parts.month and find.parts.number and find.parts.end is None]
    dated = [find for find in dated if not (_in_sentence(find, reading.text) or heads_section(find, reading))]
    return [find for find in dated if find.parts.day] or [find for find in dated if find.role == "citation"]


def _heads_chronology(first: Find, finds: list[Find], reading: Reading) -> bool:
    """Tell whether a day begins its line as several later ones do."""
    if not begins_line(first, reading):
        return False
    heads = [find for find in finds if find.parts.day is not None and find.parts.year and begins_line(find, reading)]
    return sum(write_edtf(find.parts) > write_edtf(first.parts) for find in heads) > 1


def _in_sentence(find: Find, text: str) -> bool:
    return ends_sentence(text[find.start : text.find("\n", find.end)].rstrip())


def _is_later(parts: Parts, own: Parts) -> bool:
    """Tell whether a month or day is of a year well after the document's own."""
    return parts.month is not None and (parts.number or 0) > (own.number or 0) + 1
