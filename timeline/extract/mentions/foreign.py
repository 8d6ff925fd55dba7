"""Read a day in a language that has no table of rules; a rule has cut its words out, dateparser reads them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from timeline.extract.mentions.parts import Parts

_LANGUAGES = ["fr", "de", "es", "it", "pt", "nl", "pl", "uk", "cs", "sv", "da", "fi", "tr", "id", "ro", "hu", "el"]
_SETTINGS = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}


@lru_cache(4096)
def read_foreign(words: str) -> Parts | None:
    """Return the day that the words name, None if dateparser reads none or another year than is printed.

    >>> read_foreign("7 settembre 2013") == Parts("2013", 9, 7), read_foreign("7 cose 2013")
    (True, None)
    """
    date = _parser().get_date_data(words).date_obj
    year = re.search(r"\d{4}", words)
    if date is None or year is None or date.year != int(year[0]):
        return None
    return Parts(f"{date.year:04}", date.month, date.day)


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # 90 ms, and seldom needed

    return DateDataParser(languages=_LANGUAGES, settings=_SETTINGS)
