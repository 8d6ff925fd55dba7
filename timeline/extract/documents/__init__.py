"""Read files into Documents: text, zones, places, date, language, and the source record they are registered under.

First stage of the arrow: seeds → Document → Mention → Candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from timeline.dates import precision
from timeline.errors import SeedError
from timeline.extract.documents.labels import is_label
from timeline.extract.documents.readers import read_bytes
from timeline.extract.documents.zones import find_places, find_zones, front_matter_end
from timeline.records.documents import Document, Zone

ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx"}
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")


def find_documents(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files to read: those named, and in folders those with a known ending, sorted; no README, no hidden file.

    raise   SeedError for a path that does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if _is_seed(file, path))
        elif path.exists():
            yield path
        else:
            raise SeedError(f"{path}: no such file or folder\n    name a document, or a folder of documents")


def read_document(path: Path, sources: Mapping[str, str] | None = None) -> Document:
    """Return what the file says.

    sources   source ids by the SHA-256 of their originals: how an original is known wherever it lies.
    raise     SeedError if it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror or error}\n    check the name and the permissions") from error
    text = read_bytes(data, str(path))
    zones = find_zones(text)
    record = _record(text, path)
    return Document(
        path=str(path),
        text=text,
        zones=zones,
        places=find_places(text, zones),
        source=record.get("id") or (sources or {}).get(sha256(data).hexdigest()),
        date=str(record["issued"]) if record.get("issued") else _stated_date(text, zones),
        language=_language(text[front_matter_end(text) :]),
    )


def _is_seed(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in ENDINGS and not hidden and file.stem.upper() != "README" and file.is_file()


def _record(text: str, path: Path) -> dict[str, Any]:
    """Return the source record that a reading note begins with, {} if the text has none."""
    end = front_matter_end(text)
    try:
        record = yaml.load(text[:end].strip().strip("-"), yaml.BaseLoader) if end else {}  # noqa: S506 -- strings only
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        raise SeedError(
            f"{path}: its front matter is not YAML: {what}\n    mend it, or delete both --- lines"
        ) from error
    return record if isinstance(record, dict) else {}


def _stated_date(text: str, zones: tuple[Zone, ...]) -> str | None:
    """Return the latest full date that the date lines of the front matter give, else the first date there.

    Where no line is labelled so, the date that the text shows for its own: in its title, under it, or at its end.
    """
    from timeline.extract.mentions import find_mentions, find_stated_date

    lines = [line for zone in zones if zone.kind == "front" for line in text[zone.start : zone.end].splitlines()]
    dates = [mention.edtf for mention in find_mentions("\n".join(line for line in lines if is_label("date", line)))]
    days = [date for date in dates if precision(date) == "day"]
    return max(days, default=dates[0] if dates else find_stated_date(text))


def _language(text: str) -> str:
    """Return the language of most of the text."""
    chinese = "".join(_CHINESE.findall(text))
    if len(chinese) < 2 * len(_WORD.findall(text)):  # a word of English weighs about as much as two characters
        return "en"
    return "zh-Hant" if _is_traditional(chinese[:4000]) else "zh-Hans"


def _is_traditional(chinese: str) -> bool:
    """Tell whether more characters change on the way to simplified than on the way to traditional."""
    from opencc import OpenCC

    changed = [
        sum(old != new for old, new in zip(chinese, OpenCC(way).convert(chinese), strict=False))
        for way in ("t2s", "s2t")
    ]
    return bool(changed[0] > changed[1])
