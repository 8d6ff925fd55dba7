"""Know the names in a text: terms and actors of the curated file, countries and cities of the CLDR.

Names are looked for all at once, the longest winning, in both scripts. Countries and cities are those of Unicode (by
Babel), so no list of them is kept here; an abbreviation that a document defines for itself is learned from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from timeline.extract.candidates.passages import fold
from timeline.records.curated import Actor, Term

ACTING = ("state", "organisation", "person", "office")
PARTIES = (*ACTING, "territory", "defined")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: its span, the id it stands for, and what kind of thing that is.

    kind    of a term or an actor as curated; `territory` or `city` by the CLDR; `defined` by the document itself.
    """

    start: int
    end: int
    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a name: as written (Chinese in simplified characters), for which id, of which kind."""

    written: str
    id: str
    kind: str

    def is_cased(self) -> bool:
        """Tell whether only this capitalisation is the name: SCO, US, Nice."""
        return len(self.written) <= 4 or self.kind == "city"


class Vocabulary:
    """The names that one run knows."""

    def __init__(self, names: Iterable[Name]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self.names: dict[str, list[Name]] = {}
        for name in names:
            self.names.setdefault(name.written.lower(), []).append(name)
        self._keys = list(self.names)
        self._finder = AhoCorasick(self._keys, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Hit]:
        """Return the names in the text, which must be folded (`passages.fold`), in order."""
        lower = text.lower() if len(text.lower()) == len(text) else text
        hits = []
        for index, start, end in self._finder.find_matches_as_indexes(lower):
            name = self._fitting(self._keys[index], text, start, end)
            if name:
                hits.append(Hit(start, end, name.id, name.kind))
        return hits

    def _fitting(self, key: str, text: str, start: int, end: int) -> Name | None:
        if not _has_edges(text, start, end):
            return None
        for name in self.names[key]:
            if text[start:end] == name.written or not name.is_cased():
                return name
        return None

    def lookup(self, written: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id that the whole of `written` is a name of, if it is of one of the kinds."""
        return next((name.id for name in self.names.get(written.lower(), []) if name.kind in kinds), None)

    def learn(self, definitions: Mapping[str, str]) -> Vocabulary:
        """Return a vocabulary that knows the abbreviations too: {abbreviation: what it stands for}."""
        learned = []
        for short, full in definitions.items():
            known = self.names.get(full.lower())
            name = known[0] if known else Name(full, f"={full}", "defined")
            learned += [Name(short, name.id, name.kind), Name(full, name.id, name.kind)]
        fresh = [name for name in learned if name.written.lower() not in self.names]
        return Vocabulary([*(name for names in self.names.values() for name in names), *fresh]) if fresh else self


def build_vocabulary(terms: Iterable[Term], actors: Iterable[Actor]) -> Vocabulary:
    """Return the vocabulary: curated names first, then the countries and cities that they leave."""
    entries: list[Term | Actor] = [*terms, *actors]
    curated = [name for entry in entries for name in _names_of(entry)]
    taken = {name.written.lower() for name in curated}
    return Vocabulary([*curated, *(name for name in _world() if name.written.lower() not in taken)])


def _names_of(entry: Term | Actor) -> Iterator[Name]:
    written = [entry.label.en, entry.label.zh, entry.label.zh_hant, *entry.aliases.en, *entry.aliases.zh]
    for text in dict.fromkeys(fold(text) for text in written if text):
        yield Name(text, entry.id, entry.kind)


@cache
def _world() -> tuple[Name, ...]:
    """Return the countries and cities of the CLDR in English and in Chinese, both scripts."""
    from babel import Locale

    names: dict[str, Name] = {}
    zones = Locale.parse("zh").time_zones
    for locale in map(Locale.parse, ("en", "zh", "zh_Hant")):
        for code, territory in locale.territories.items():
            if len(code) == 2 and code not in ("EZ", "QO", "XA", "XB", "ZZ"):
                names.setdefault(fold(territory), Name(fold(territory), code, "territory"))
        for zone in map(str, zones):
            city = locale.time_zones.get(zone, {}).get("city") or (
                "" if locale.language == "zh" else zone.split("/")[-1].replace("_", " ")
            )
            if zone.count("/") == 1 and not zone.startswith("Etc") and len(city) > 1:
                names.setdefault(fold(city), Name(fold(city), zone, "city"))
    return tuple(names.values())


def _has_edges(text: str, start: int, end: int) -> bool:
    """Tell whether a name of a Latin script stands as a word of its own; Chinese has no edges."""
    return not (
        (text[start].isascii() and text[start].isalnum() and start > 0 and _is_latin(text[start - 1]))
        or (text[end - 1].isascii() and text[end - 1].isalnum() and end < len(text) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


_INITIALS = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:(?:of|for|and|the|on|in)\s+){0,2}){2,8})\(([A-Z]{2,8})\)")
_FOR_SHORT = re.compile(
    r"([\u3400-\u9fff·]{4,24})[”》]?[（(](?:以下)?[简簡][称稱][：:]?[“「]?([\u3400-\u9fff]{2,8})[”」]?[）)]"
)


def find_definitions(text: str) -> dict[str, str]:
    """Return the abbreviations that the text defines, with what they stand for.

    >>> find_definitions("In 2001 the Asian River Forum (ARF) met. 东江合作组织（以下简称“东合组织”）成立。")
    {'ARF': 'Asian River Forum', '东合组织': '东江合作组织'}
    """
    found = {}
    for match in _INITIALS.finditer(text):
        words = match[1].split()
        begin = [at for at in range(len(words)) if _initials(words[at:]) == match[2]]
        if begin:
            found[match[2]] = " ".join(words[begin[0] :])
    for match in _FOR_SHORT.finditer(text):
        full = match[1][match[1].find(match[2][0]) :] if match[2][0] in match[1] else ""
        if full and all(character in full for character in match[2]):
            found[match[2]] = full
    return found


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())
