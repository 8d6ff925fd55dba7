"""Document → what it says about itself, as fields of a source record: what is not stated is left out, never guessed.

To know another label, add it to `words/descriptions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.extract.cues import any_of, load_cues
from timeline.extract.documents.labels import is_label
from timeline.records.documents import Document

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_DOI = re.compile(r"\b10\.\d{4,9}/[-._;()/:A-Za-z0-9]*[A-Za-z0-9]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"^[-•*·]\s|[。.！!？?；;：:]$|.{120}")  # no title looks like this
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;、，；]|\band\b|&|和)\s*")
_AFTER_NAME = re.compile(r"[，。,（(].*")
HEAD = 80  # lines of a document in which it tells about itself


def describe_document(document: Document, properties: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the fields, named as in CSL-JSON, that the document states about itself.

    properties    what its file says beside the text: believed before a guess at a line, for names only if the text has
                  them, since files keep those of whoever saved them.
    """
    lines = [" ".join(line.split()) for line in document.text.splitlines()[:HEAD]]
    beside = properties or {}
    shown = {name: value for name, value in beside.items() if _squeezed(value) in _squeezed("".join(lines))}
    found = {
        "title": _text(shown.get("title") or _title(document.text, lines) or beside.get("title")),
        "author": [_person(name) for name in _names(_labelled("author", lines) or shown.get("author"))],
        "container-title": _text(_labelled("container-title", lines) or beside.get("container-title")),
        "issued": document.date or _published(document) or beside.get("issued"),
        "DOI": next((doi[0] for line in lines if (doi := _DOI.search(line))), None),
        "language": document.language,
    }
    return {field: value for field, value in found.items() if value}


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def _published(document: Document) -> str | None:
    """Return the date of publication that the front matter states without a label."""
    from timeline.extract.mentions import find_mentions

    front = [(zone.start, zone.end) for zone in document.zones if zone.kind == "front"]
    mentions = find_mentions(document.text[: max((end for _, end in front), default=0)])
    return next((mention.edtf for mention in mentions if mention.role == "publication"), None)


def _text(words: str | None) -> dict[str, str] | None:
    """Return the words under their language."""
    return {"zh" if _CHINESE.search(words) else "en": words} if words else None


def _title(text: str, lines: list[str]) -> str | None:
    """Return the first heading, else the line over the first label."""
    if heading := _HEADING.search(text):
        return heading[1].strip(" #*")
    first = next((number for number, line in enumerate(lines) if _is_any_label(line)), 0)
    return next((line for line in reversed(lines[:first]) if line and not _SENTENCE.search(line)), None)


def _is_any_label(line: str) -> bool:
    return is_label("front", line) or is_label("date", line) or is_label("abstract", line)


def _labelled(field: str, lines: list[str]) -> str | None:
    words = any_of(load_cues("descriptions")[field]["words"])
    either = rf"(?:{words})(?:\s*[/／]\s*(?:{words}))?"
    label = re.compile(
        rf"[*_\s]*(?:[【\[]\s*{either}\s*[】\]][*_\s]*[:：]?|{either}[*_\s]*[:：])\s*(.+)", re.IGNORECASE
    )
    return next((found[1].strip(" *_") for line in lines if (found := label.match(line))), None)


def _names(authors: str | None) -> Iterator[str]:
    """Yield the names; of a Chinese line that goes on about the author only the name."""
    if authors and _CHINESE.match(authors):
        yield _AFTER_NAME.sub("", authors)
    elif authors:
        yield from filter(None, _BETWEEN_NAMES.split(authors))


def _person(name: str) -> dict[str, str]:
    """Return the name as in CSL-JSON: a Chinese one whole, another as given and family name."""
    given, _, family = name.rpartition(" ")
    return {"literal": name} if _CHINESE.search(name) or not given else {"family": family, "given": given}
