"""Turn away what only looks like a date: numbers of resolutions, counts, durations, names that hold a year."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.mentions.finds import Find, Reading

_TODAY = ("today", "today_zh", "tomorrow")
_FIRST_PLAIN = 1800
"""From here on a bare number of four figures is a year unless the words around it say otherwise."""
_FIRST_LOCAL = 100
"""From here on a number with 年 is a year of the Republic of China, not a length of time."""


def reject(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds that the words around them do not speak against.

    Rules that match more than dates say so by their kind (`weak: year`); cues for that kind then refuse a find, or are
    required for it.
    """
    news = any(_is_of_news(find, reading) for find in finds)
    for find in finds:
        kind = _kind(find)
        if reading.says("reject", find):
            continue
        if kind is not None and reading.says(f"reject {kind}", find):
            continue
        if find.parts.end is None and reading.says("reject goal", find):
            continue
        if kind in ("early", "hundred") and reading.says("reject year", find):
            continue
        required = f"require {kind}"
        certain = (find.parts.month and (find.mod or kind == "local")) or (find.parts.local or 0) >= _FIRST_LOCAL
        literal = news and (kind == "today_zh" or (kind == "today" and _ends_clause(find, reading)))
        if required not in reading.grammar.cues or certain or literal or reading.says(required, find):
            yield find


def _ends_clause(find: Find, reading: Reading) -> bool:
    """Tell whether the words end with a date, as those of news do: are being withdrawn [today]."""
    return reading.text[find.start].islower() and reading.text.startswith((".", ",", ";"), find.end)


def _is_of_news(find: Find, reading: Reading) -> bool:
    """Tell whether a date shows that the text is news, in which 今天 is a day, not our time: 本周三, 新华社3月5日电."""
    reckoned = find.parts.anchor == "document" and find.parts.unit in ("day", "week") and _kind(find) not in _TODAY
    return reckoned or (find.parts.day is not None and reading.says("dateline", find))


def _kind(find: Find) -> str | None:
    """Return what the cues call dates of this kind, None if they are dates whatever stands around them.

    A round number may be a length of time or a count (1000年历史), a number below 1800 anything (the 1267 Committee).
    """
    kind: str | None = find.rule.yields.get("weak")
    number = find.parts.number
    if kind == "local" and (find.parts.local or 0) >= _FIRST_LOCAL:
        return "local_range"
    if number is None or find.parts.month is not None:
        return kind
    if kind == "year" and number < _FIRST_PLAIN:
        return "early"
    if number % 100 == 0:
        return "hundred" if kind == "year" else kind or "round"
    return kind
