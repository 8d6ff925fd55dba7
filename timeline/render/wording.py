"""Dates in words: what EDTF and `mod` say, as a reader of the edition would say it.

CLDR (through Babel) forms days, months and ranges; the phrases around them ("about", "since") are in the catalogues.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from timeline import dates
from timeline.dates import Day
from timeline.records.documents import Mod
from timeline.render.languages import LANGUAGES, Edition

_QUALIFIER = re.compile(r"[~?%]")


def N_(message: str) -> str:  # noqa: N802 -- the customary mark of a message that is translated later
    """Mark a message for the catalogues."""
    return message


QUALIFIERS = {"~": N_("about {date}"), "?": N_("possibly {date}"), "%": N_("possibly about {date}")}
MODS: dict[Mod, str] = {
    "start": N_("early {date}"),
    "mid": N_("mid-{date}"),
    "end": N_("late {date}"),
    "approx": N_("about {date}"),
    "before": N_("in or before {date}"),
    "after": N_("in or after {date}"),
}
DAY_MODS: dict[Mod, str] = {"before": N_("on or before {date}"), "after": N_("on or after {date}")}
SEASONS = {21: N_("spring {year}"), 22: N_("summer {year}"), 23: N_("autumn {year}"), 24: N_("winter {year}")}
PARTS = SEASONS | {
    33: N_("first quarter of {year}"),
    34: N_("second quarter of {year}"),
    35: N_("third quarter of {year}"),
    36: N_("last quarter of {year}"),
    40: N_("first half of {year}"),
    41: N_("second half of {year}"),
}
PRECISIONS = {
    "day": N_("to the day"),
    "month": N_("to the month"),
    "season": N_("to the season"),
    "quarter": N_("to the quarter"),
    "half": N_("to the half-year"),
    "year": N_("to the year"),
    "decade": N_("to the decade"),
    "century": N_("to the century"),
    "interval": N_("a period"),
}


@lru_cache(65536)
def date_in_words(edition: Edition, edtf: str, mod: Mod | None = None) -> str:
    """Return the date as the edition's readers say it, no finer than it is known.

    >>> en, zh = Edition("en"), Edition("zh-Hans")
    >>> date_in_words(en, "2001-06"), date_in_words(zh, "2001-06")
    ('June 2001', '2001年6月')
    >>> date_in_words(en, "19XX", "end"), date_in_words(zh, "2023/..")
    ('late 20th century', '2023年起')
    """
    words = _interval(edition, *edtf.split("/", 1)) if "/" in edtf else _single(edition, edtf)
    if mod is None:
        return words
    message = DAY_MODS.get(mod, MODS[mod]) if dates.precision(edtf) == "day" else MODS[mod]
    bare = words.removeprefix("the ")  # "late 1990s", not "late the 1990s"
    return edition.translate(message, date=bare if mod in {"start", "mid", "end"} else words)


def precision_in_words(edition: Edition, edtf: str) -> str:
    """Return how finely the date is known."""
    return edition.translate(PRECISIONS[dates.precision(edtf)])


def _single(edition: Edition, edtf: str) -> str:  # noqa: PLR0911 -- one for each kind of date
    plain = _QUALIFIER.sub("", edtf)
    if plain != edtf:
        message = QUALIFIERS[next(sign for sign in edtf if sign in QUALIFIERS)]
        return edition.translate(message, date=_single(edition, plain))
    first, last = dates.bounds(plain)
    match dates.precision(plain):
        case "century":
            return edition.translate("{ordinal} century", ordinal=_ordinal(edition, first[0] // 100 + 1))
        case "decade":
            return _decade(edition, first[0])
        case "season" | "quarter" | "half":
            return edition.translate(PARTS[int(plain[-2:])], year=_year(edition, first[0]))
        case "interval":
            return _span(edition, first, last)
        case "year":
            return _year(edition, first[0])
        case "month":
            return _cldr(edition, first, "yMMMM")
        case _:
            return _cldr(edition, first, "yMMMMd")


def _interval(edition: Edition, start: str, end: str) -> str:
    if end in dates.OPEN:
        return edition.translate("since {date}", date=_single(edition, start))
    if start in dates.OPEN:
        return edition.translate("until {date}", date=_single(edition, end))
    kinds = {dates.precision(start), dates.precision(end)}
    first, last = dates.bounds(start)[0], dates.bounds(end)[1]
    qualified = _QUALIFIER.search(start + end)
    if kinds == {"year"} and not qualified and first[0] > 0:
        return edition.translate("{start}–{end}", start=first[0], end=last[0])
    if len(kinds) == 1 and kinds <= {"day", "month"} and not qualified and first[0] > 0:
        return _cldr_interval(edition, first, last, "yMMMMd" if kinds == {"day"} else "yMMMM")
    return edition.translate("{start} to {end}", start=_single(edition, start), end=_single(edition, end))


def _span(edition: Edition, first: Day, last: Day) -> str:
    """Return some day between two: what a date with masked parts means."""
    return edition.translate(
        "between {start} and {end}", start=_cldr(edition, first, "yMMMMd"), end=_cldr(edition, last, "yMMMMd")
    )


def _cldr(edition: Edition, day: Day, skeleton: str) -> str:
    from babel.dates import format_date, format_skeleton

    locale = LANGUAGES[edition.lang].cldr
    if day[0] < 1:  # before datetime's first year
        return _year(edition, day[0])
    value = dt.date(*day)
    return str(
        format_date(value, "long", locale) if skeleton == "yMMMMd" else format_skeleton(skeleton, value, locale=locale)
    )


def _cldr_interval(edition: Edition, first: Day, last: Day, skeleton: str) -> str:
    from babel.dates import format_interval

    # CLDR has no day interval with the whole month name.
    pattern = "yMMMd" if skeleton == "yMMMMd" else skeleton
    start, end = dt.date(*first), dt.date(*last)
    return str(format_interval(start, end, pattern, locale=LANGUAGES[edition.lang].cldr)).replace("\u2009", " ")


def _year(edition: Edition, year: int) -> str:
    if year < 1:
        return edition.translate("{year} BCE", year=1 - year)
    return _cldr(edition, (year, 1, 1), "y")


def _decade(edition: Edition, first: int) -> str:
    return edition.translate("the {decade}s", decade=first, century=first // 100 + 1, tens=f"{first % 100:02}")


def _ordinal(edition: Edition, number: int) -> str:
    if edition.lang != "en":
        return str(number)
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
