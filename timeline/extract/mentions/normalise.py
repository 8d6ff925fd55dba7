"""Turn what a rule captured into the parts of a date.

Second step of finding dates: numerals and words become numbers; what the words leave to their context stays open for
`refine`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from timeline.extract.mentions.foreign import read_foreign
from timeline.extract.mentions.numerals import read_number
from timeline.extract.mentions.parts import Parts, is_day
from timeline.extract.mentions.rules import Rule
from timeline.records.documents import Mod

_SPACE = re.compile(r"[\s\u00a0-]+")
_UNTIL = tuple((f"until_{name}", name) for name in ("year", "month", "day", "decade", "century"))
_UNITS = tuple((f"{unit}_pointer", unit) for unit in ("year", "quarter", "month", "week", "day", "decade", "century"))
_POINTER = re.compile(r"([a-z]+)([+-]\d+)?")
_FIRST_OF_LAST_CENTURY = 30  # '89 is 1989, '14 is 2014
_LAST_LOCAL, _BEFORE_LOCAL = 200, 1911  # years of the Republic of China


def read_match(rule: Rule, match: re.Match[str]) -> tuple[Parts, Mod | None] | None:
    """Return the parts that the match of a rule holds and the modifier in its words, None if there is no such day."""
    return _read_texts(rule, match.group(0, 0, *rule.groups)[2:])


@lru_cache(4096)
def _read_texts(rule: Rule, texts: tuple[str | None, ...]) -> tuple[Parts, Mod | None] | None:
    """Return what a rule reads in what it captured; documents write the same few years again and again."""
    said: dict[str, Any] = dict(rule.yields)
    for (field, words), text in zip(rule.fields, texts, strict=True):
        if text is not None:
            if field == "foreign":
                foreign = read_foreign(text)
                return None if foreign is None else (foreign, None)
            said[field] = read_word(text, words)
    parts = read_parts(said)
    return (parts, said.get("mod")) if is_day(parts) and (parts.end is None or is_day(parts.end)) else None


def read_word(text: str, words: Mapping[str, Any]) -> Any:
    """Return the number, or what the word list makes of the words."""
    if text in words:
        return words[text]
    if text.isascii() and text.isdigit():
        return int(text)
    if words:
        key = _SPACE.sub(" ", text.casefold()).rstrip(".")
        if key in words:
            return words[key]
    return read_number(text)


def read_parts(said: Mapping[str, Any]) -> Parts:
    """Return the parts of a date from the fields that a rule captured or yields.

    >>> read_parts({"year": 1996, "until_year": 98})
    Parts(year='1996', month=None, day=None, end=Parts(year='1998', ...), ...)
    """
    known: dict[str, Any] = {name: int(said[name]) for name in ("month", "day", "weekday", "nth") if name in said}
    if "open" in said:
        known["open"] = True
    _read_year(said, known)
    _read_pointer(said, known)
    if "part" in said:
        _read_part(said["part"], known)
    start = Parts(**known)
    return _with_end(start, said) if "end" not in known else start


def _read_year(said: Mapping[str, Any], known: dict[str, Any]) -> None:
    if "first" in said:
        known["pair"] = (said["first"], said["second"])
    if "local" in said:
        known["local"] = said["year"]
    elif "century" in said:
        _read_century(said, known)
    elif "decade" in said and "era" in said:
        first = int(said["era"]) + int(said["decade"])
        _span(known, first, first + 9)
    elif "decade" in said:
        decade = int(said["decade"])
        if decade > 100:
            known["year"] = f"{decade // 10}X"
        else:
            known["decade"] = decade // 10 if decade >= 10 else decade
    elif "short" in said:
        short = int(said["short"])
        known["year"] = f"{short + (1900 if short >= _FIRST_OF_LAST_CENTURY else 2000)}"
    elif "said_year" in said:
        known["year"] = f"{_said_year(said['said_year']):04}"
    elif "year" in said:
        year = said["year"] + int(said.get("era", 0))
        known["year"] = f"{1 - year:05}" if said.get("bce") and year > 1 else f"{year:04}"


def _read_century(said: Mapping[str, Any], known: dict[str, Any]) -> None:
    before = int(said["century"]) - 1
    if said.get("bce"):
        last = -100 * before
        known["year"], known["end"] = f"{last - 99:05}", Parts(f"{last:05}" if last else "0000")
    elif "half" in said:
        first, last_two = said["half"].split("/")
        _span(known, int(f"{before}{first}"), int(f"{before}{last_two}"))
    elif "first_years" in said:
        years = int(said["first_years"])
        _span(known, *((before * 100, before * 100 + 9) if years == 10 else (before * 100 + 1, before * 100 + years)))
    elif "tenth" in said:
        known["year"] = f"{before:02}{int(said['count']) - 1}X"
    elif "decade" in said:
        decade = int(said["decade"])
        known["year"] = f"{before:02}{decade // 10 if decade >= 10 else decade}X"
    else:
        known["year"] = f"{before:02}XX"


def _span(known: dict[str, Any], first: int, last: int) -> None:
    """Write a run of years: as a decade if it is one, else from first to last."""
    if first % 10 == 0 and last == first + 9:
        known["year"] = f"{first // 10:03}X"
    else:
        known["year"], known["end"] = f"{first:04}", Parts(f"{last:04}")


def _said_year(number: int) -> int:
    """Return the year in the brackets of 今（110）年 or 本（2021）年: of the Republic of China, or Common Era."""
    return number if number > _LAST_LOCAL else number + _BEFORE_LOCAL


def _read_pointer(said: Mapping[str, Any], known: dict[str, Any]) -> None:
    """Read what the date is reckoned from: "antecedent+1", "document-1"."""
    if "said_year" in said:
        return
    for name in ("anchor", "unit"):
        if name in said:
            known[name] = said[name]
    for key, unit in _UNITS:
        if key in said:
            match = cast("re.Match[str]", _POINTER.match(said[key]))
            known |= {"anchor": match[1], "offset": int(match[2] or 0), "unit": unit}
    if "nearest" in said:
        known["nearest"] = True
    if same := said.get("same_month") or said.get("same_day"):
        match = cast("re.Match[str]", _POINTER.match(same))
        known |= {"anchor": match[1], "offset": int(match[2] or 0), "nearest": bool(match[2])}
    if "after_pointer" in said:
        known |= {"offset": int(said["count"]) * int(said["after_pointer"]), "stretch": True}
    elif "later" in said:
        known["offset"] = int(said["count"]) * int(said["later"]) * int(said.get("times", 1))


def _read_part(part: str, known: dict[str, Any]) -> None:
    first, _, last = part.partition("/")
    known["month"] = int(first)
    if last:
        known["end"] = Parts(known.get("year"), int(last))


def _with_end(start: Parts, said: Mapping[str, Any]) -> Parts:
    """Add the last part of a from–to; each end takes from the other what it leaves out (5日至14日, May–July 2006)."""
    until = {name: said[key] for key, name in _UNTIL if key in said}
    if "first_months" in said:
        return replace(start, month=1, end=Parts(start.year, int(said["first_months"])))
    if not until:
        return start
    if "decade" in until:
        return _decades(start, until["decade"])
    if "century" in until:
        return replace(start, end=Parts(f"{int(until['century']) - 1:02}XX"))
    year = _full_year(until["year"], start.year, int(said.get("era", 0))) if "year" in until else start.year
    month = int(until["month"]) if "month" in until else (start.month if "day" in until else None)
    if year is not None and start.day and month and month < (start.month or 0) and "year" not in until:
        year = f"{int(year) + 1:04}"  # 12月28日至1月3日
    end = Parts(year, month, until.get("day"))
    if start.year is None and start.anchor is None:
        start = replace(start, year=year)
    if start.month is None and start.day is not None and start.unit != "month":
        start = replace(start, month=month)
    return replace(start, end=end)


def _full_year(year: int, start: str | None, era: int) -> str:
    """Return the year at the end of a from–to that may be cut to two figures: 1996–98, 1999–02."""
    if era:
        return f"{year + era:04}"
    if year < 100 and start is not None:
        century = int(start) // 100 * 100
        year += century if century + year >= int(start) else century + 100
    return f"{year:04}"


def _decades(start: Parts, until: int) -> Parts:
    """Return the years of several decades together: 20世纪60至80年代, 八九十年代."""
    century = start.year[:2] if start.year else "19"
    first = start.year[2] if start.year else start.decade
    last = until // 10 if until >= 10 else until
    return Parts(f"{century}{first}0", end=Parts(f"{century}{last}9"))
