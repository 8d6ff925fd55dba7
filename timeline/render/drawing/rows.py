"""Rows: what stands beside one another without touching."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

CLEAR = 14.0  # between neighbours in one row


@dataclass(slots=True)
class Rows:
    """The rows of one lane while they fill: for each, the taken stretches in order."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def is_free(self, row: int, start: float, end: float) -> bool:
        """Tell whether the stretch clears what the row holds already."""
        if row >= len(self.taken):
            return True
        stretches = self.taken[row]
        index = bisect_right(stretches, (start, end))
        before = index == 0 or stretches[index - 1][1] + CLEAR <= start
        return before and (index == len(stretches) or end + CLEAR <= stretches[index][0])

    def take(self, row: int, lines: int, start: float, end: float) -> None:
        """Put the stretch into so many rows from this one on."""
        for at in range(row, row + lines):
            while at >= len(self.taken):
                self.taken.append([])
            stretches = self.taken[at]
            stretches.insert(bisect_right(stretches, (start, end)), (start, end))


def pack_rows(spans: Iterable[tuple[float, float]], gap: float = CLEAR) -> list[int]:
    """Give every span the lowest row in which it clears the spans before it.

    spans   (start, end) pixels, in any order.
    return  row numbers in the order of `spans`, 0 at the top.
    source  first-fit interval partitioning.

    >>> pack_rows([(0, 10), (5, 20), (30, 40)], gap=8)
    [0, 1, 0]
    """
    rows, chosen = Rows(), []
    for start, end in spans:
        row = next(row for row in range(len(rows.taken) + 1) if rows.is_free(row, start, end + gap - CLEAR))
        rows.take(row, 1, start, end + gap - CLEAR)
        chosen.append(row)
    return chosen


def spread(number: int) -> list[int]:
    """Return the numbers below `number` in an order of which every beginning is spread over all of them.

    source  van der Corput sequence: the binary digits of the place, read backwards.

    >>> spread(6)
    [0, 4, 2, 1, 5, 3]
    """
    width = max(number - 1, 0).bit_length()
    return [at for turn in range(2**width) if (at := int(f"{turn:0{width}b}"[::-1] or "0", 2)) < number]
