"""Searches: what a reader can find an event by, folded at build time so that the page's script only compares.

Folding is lower case, no width, no diacritics, simplified characters; the script does the same to what is typed, with
the table of characters that is sent along.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from timeline.records.curated import Actor, Event, Source, Term, Text
from timeline.render.contents import Contents
from timeline.render.languages import Edition, to_simplified
from timeline.render.wording import date_in_words

HAN = range(0x3400, 0xA000)
_Names = tuple[tuple[str, ...], ...]
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


@lru_cache(65536)
def fold(text: str) -> str:
    """Return the text as it is compared: words with a space before each, so that a word can be found by its beginning.

    >>> fold("Ｓhànghǎi's 上海合作組織SCO")
    ' shanghai s 上海合作组织 sco'
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", to_simplified(text)).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return "".join(f" {word}" for word in _WORD.findall(bare))


def search_index(contents: Contents) -> dict[str, Any]:
    """Return {"events": {id: folded text}, "han": traditional and simplified characters in pairs}."""
    names = tuple(tuple(_folded(_names(entry))) for entry in _vocabulary(contents))
    folded = {event.id: _text(contents, event, names) for event in contents.events}
    used = set("".join(folded.values()))
    pairs = "".join(old + new for old, new in _han_pairs() if new in used)
    return {"events": folded, "han": pairs}


def _vocabulary(contents: Contents) -> Iterator[Actor | Term]:
    yield from contents.actors.values()
    yield from contents.terms.values()


@lru_cache
def _han_pairs() -> tuple[tuple[str, str], ...]:
    block = [chr(code) for code in HAN]
    # one character at a time: phrases would be converted by the company they keep
    new = to_simplified("\n".join(block)).split("\n")
    return tuple(
        (before, after) for before, after in zip(block, new, strict=True) if before != after and len(after) == 1
    )


def _text(contents: Contents, event: Event, names: _Names) -> str:
    """Return all an event is found by: whoever or whatever it names in one language, it names in all."""
    parts = _folded(_parts(contents, event))
    return "".join(dict.fromkeys([*parts, *_named("".join(parts), names)]))


@lru_cache(16384)
def _named(text: str, names: _Names) -> tuple[str, ...]:
    """Return all names of whoever or whatever the text names."""
    return tuple(name for several in names if any(_names_it(text, name) for name in several) for name in several)


def _names_it(text: str, name: str) -> bool:
    """Tell whether the text holds the name: Chinese anywhere, others as whole words."""
    return name.strip() in text if ord(name[-1]) in HAN else f"{name} " in f"{text} "


def _folded(texts: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(fold(text) for text in texts if text and fold(text)))


def _parts(contents: Contents, event: Event) -> Iterator[str | None]:
    for text in (event.title, event.body, event.place, *(reading.text for reading in event.readings)):
        yield from _texts(text)
    for entry in (
        *(contents.actors.get(id_) for id_ in event.actors),
        *(contents.terms.get(id_) for id_ in event.states),
    ):
        yield from _names(entry)
    for evidence in event.evidence:
        yield evidence.as_written
        yield from _source(contents.sources.get(evidence.source or ""))
        yield from _texts(evidence.record)
    yield from (date_in_words(Edition(lang), event.date, event.mod) for lang in ("en", "zh-Hans"))
    yield event.id.replace("-", " ")


def _names(entry: Actor | Term | None) -> Iterator[str | None]:
    if entry:
        yield from _texts(entry.label)
        yield from (*entry.aliases.en, *entry.aliases.zh)
        yield entry.pinyin if isinstance(entry, Term) else None


def _source(source: Source | None) -> Iterator[str | None]:
    """By whom and where it was published. Not its title: that would find all its events by whatever it is about."""
    if source:
        yield from (person.literal or person.family for person in (*source.author, *source.reviewed_author))
        yield from _texts(source.container_title)
        yield source.id.replace("-", " ")


def _texts(text: Text | None) -> Iterator[str | None]:
    if text:
        yield from (text.en, text.zh, text.zh_hant)
