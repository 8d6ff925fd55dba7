"""Reckon bare months and days by the document's own date."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.mentions.calendar_steps import step_months
from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.parts import Parts, first_month, last_month

PART = 21  # from here on numbers of months stand for seasons, quarters and halves
_FIRST_QUARTER = 3
_SENTENCE = 200  # characters
_SOON = 2  # months
_LONG_AGO = 3  # years
_DECEMBER = 12
_NEVER = 9999


def end_of(find: Find) -> Parts:
    """Return the date, or the end of a from–to."""
    return find.parts.end or find.parts


def is_of_its_year(find: Find, reading: Reading) -> bool:
    """Tell whether a date is of the document's own year."""
    return reading.reference is not None and end_of(find).number == reading.reference.number


def is_history(find: Find, reading: Reading) -> bool:
    """Tell whether a date is years before a document that does not speak of its own time."""
    if reading.current or reading.recent or reading.reference is None:
        return False
    return (end_of(find).number or _NEVER) + _LONG_AGO <= (reading.reference.number or 0)


def goes_back(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a month, taken with the year of the date before, told of last year, would lie before that date.

    Where it is past in the document's own year it is of that: November 2023 … [April], written in June 2024; 2023年底 …
    [1月]; last summer … [January].
    """
    own, before, month = reading.reference, end_of(last), find.parts.month
    if own is None or own.month is None or before.number != (own.number or 0) - 1 or month is None:
        return False
    if _looks_back(last, find, reading):
        return False
    told = first_month(before.month) if before.month else _DECEMBER if last.mod == "end" else 0
    return month <= min(own.month, told - 1)


def _looks_back(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a sentence goes back from one date to the next: on 22 July 2022, after what began in [February]."""
    between = reading.text[last.end : find.start][:_SENTENCE]
    return reading.grammar.searched["back"].search(between) is not None and not any(
        stop in between for stop in (". ", "。", "\n")
    )


def is_yet_to_come(last: Find, find: Find, reading: Reading, coming: bool) -> bool:
    """Tell whether a month, taken with the year of the date before, would be later than the words say, or not later.

    Without a word of what is to come, no month lies well after the document where only its own year governs, nor where
    it is said to go on since then; with such a word, it lies after the date before: renewed on 31 August 2023, it
    expires on [31 August].
    """
    own, before, month = reading.reference, end_of(last), find.parts.month
    if own is None or own.month is None or month is None or max(month, own.month) >= PART:
        return False
    if coming:
        return before.day is not None and (month, find.parts.day or 0) == (before.month, before.day)
    if month <= own.month or not is_of_its_year(last, reading) or (before.month or 0) > own.month:
        return False
    mere = last.basis == "relative" or before.month is None
    return reading.says("open", find) or (month > own.month + _SOON and (mere or not reading.says("ahead", find)))


def is_of_last_weeks(find: Find, reading: Reading) -> bool:
    """Tell whether a day, or a part of a month, is of the document's own month or the one before, not yet to come."""
    own, month, day = reading.reference, find.parts.month, find.parts.day
    if own is None or own.month is None or month is None or (day is None and find.mod is None):
        return False
    if own.day is None:
        return month == own.month
    return (month == own.month and (day or 0) <= own.day) or month == (own.month - 2) % 12 + 1


def nearest_year(find: Find, reading: Reading) -> Parts | None:
    """Return the document's date in the year whose such month is nearest: past unless the words say it is to come.

    Of a month ahead they say so in the present too: the allies meet in [June]; but in [June] they met.
    """
    reference = reading.reference
    if reference is None or reference.number is None:
        return None
    year, month = reference.number, first_month(find.parts.month or 1)
    if reference.month is not None and reference.month <= 12:
        coming = reading.says("future", find)
        # 下半年, said in June, is to come; so is August, which when past would be "last August"
        past = any(reading.says(meaning, find) for meaning in ("open", "past", "recently"))
        soon = month - reference.month <= _SOON and not past
        ahead = soon or (month != find.parts.month and reference.month > _FIRST_QUARTER) or reading.says("ahead", find)
        if month > reference.month and not coming and not ahead:
            year -= 1
        elif last_month(find.parts.month or 12) < reference.month and (coming or _is_deadline(find, reading)):
            year += 1
    return replace(reference, year=f"{year:04}")


def _is_deadline(find: Find, reading: Reading) -> bool:
    """Tell whether something would be done by a month: the rest would be there by [January], said in October."""
    return reading.says("before", find) and reading.says("ahead", find)


def nearest_month(find: Find, reading: Reading) -> Parts | None:
    """Return the document's own month for a bare day; the month before for the 30th, told on the 2nd."""
    own, day = reading.reference, find.parts.day
    if own is None or own.day is None or day is None:
        return own
    coming = reading.says("future", find)
    step = -1 if day > own.day and not coming else 1 if day < own.day and coming else 0
    return step_months(Parts(offset=step), own)
