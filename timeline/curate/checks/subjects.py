"""What a check looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from timeline.errors import Level
from timeline.records.curated import Event, Timeline
from timeline.records.documents import Document
from timeline.yamlfile import Loc

Reader = Callable[[str], Sequence[str]]

LISTS = ("lanes", "terms", "actors", "sources", "events")


@dataclass(frozen=True, slots=True)
class Subject:
    """The timeline, and what lies around it.

    folder       where events.yaml stands: relative links start here.
    originals    source id → document, as far as the originals are at hand.
    read_dates   printed text → EDTF of the dates in it; None if there is nobody who can read them.
    """

    timeline: Timeline
    folder: Path = Path()
    originals: Mapping[str, Document] = field(default_factory=dict)
    read_dates: Reader | None = None

    def events(self, *, rejected: bool = False) -> Iterator[tuple[int, Event]]:
        """Yield the events with their places in the list; rejected ones only if asked."""
        for index, event in enumerate(self.timeline.events):
            if rejected or event.status != "rejected":
                yield index, event


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    level    None: the level of the rule.
    """

    loc: Loc
    what: str
    remedy: str = ""
    level: Level | None = None


Check = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its name, as used in an entry's `allow`.

    essential    the timeline cannot be used without it: it always runs, and `allow` does not silence it.
    """

    name: str
    level: Level
    check: Check
    essential: bool = False

    @property
    def about(self) -> str:
        """The first line of the check's docstring."""
        return (self.check.__doc__ or "").partition("\n")[0]


def nearest(name: str, known: Iterable[str], none: str = "add it to the file, or leave it out here") -> str:
    """Return a remedy that names the known id most like `name`, or `none` if there is none.

    >>> nearest("chian", ["china", "russia"])
    'did you mean "china"?'
    """
    from rapidfuzz import fuzz, process

    known = list(known)
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    if found:
        return f'did you mean "{found[0]}"?'
    words = process.extractOne(name, known, scorer=fuzz.token_set_ratio, processor=_words, score_cutoff=60)
    return f'did you mean "{words[0]}"?' if words else none


def _words(name: str) -> str:
    return name.replace("-", " ")
