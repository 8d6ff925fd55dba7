"""What can go wrong, told so that it can be mended: place, fault, remedy.

Every error a user can cause is a `TimelineError`; its children are named by what must be repaired. A check that finds
several faults raises one `Faults` holding all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


class TimelineError(Exception):
    """A fault a user can mend; `str()` is what they are shown."""


class SeedError(TimelineError):
    """A document cannot be read."""


class RuleError(TimelineError):
    """A table of date rules is wrong."""


class EventError(TimelineError):
    """`events.yaml` cannot be used."""


class RenderError(TimelineError):
    """The site or an export cannot be made."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file.

    line, column    count from 1.
    entry           the id of the event (term, source …) it is in, "" at top level.
    rule            the name of the check, as used in an entry's `allow`.

    >>> print(Fault("events.yaml", 142, 9, "plenum", "date", 'date: "1978-13" has no month 13', 'write "1978-12"'))
    events.yaml:142:9 (plenum) date: "1978-13" has no month 13
        write "1978-12"
    """

    file: str
    line: int
    column: int
    entry: str
    rule: str
    what: str
    remedy: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        entry = f" ({self.entry})" if self.entry else ""
        remedy = f"\n    {self.remedy}" if self.remedy else ""
        return f"{self.file}:{self.line}:{self.column}{entry} {self.what}{remedy}"


class Faults(EventError):
    """All faults of one run, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
