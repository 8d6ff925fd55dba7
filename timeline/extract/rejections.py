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
        kind = find.rule.yields.get("weak")
        if reading.says("reject", around):
            continue
        if kind is not None and reading.says(f"reject {kind}", around):
            continue
        required = reading.grammar.cues.get(f"require {kind}")
        if required is None or required.search(around):
            yield find
