"""Turn away what only looks like a date: numbers of resolutions, counts, durations, names that hold a year."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.finds import Find, Reading


def reject(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds that the words around them do not speak against.

    Rules that match more than dates say so by their kind (`weak: year`); cues for that kind then refuse a find, or are
    required for it.
    """
    for find in finds:
        around = reading.around(find)
        kind = find.rule.yields.get("weak") or ("round" if is_round(find) else None)
        if reading.says("reject", around):
            continue
        if kind is not None and reading.says(f"reject {kind}", around):
            continue
        required = reading.grammar.cues.get(f"require {kind}")
        if required is None or required.search(around):
            yield find


def is_round(find: Find) -> bool:
    """Tell whether a find is a round number of years, and so may be a length of time: 1000年历史."""
    number = find.parts.number
    return number is not None and number % 100 == 0 and find.parts.month is None
