"""The site as a folder: all files are made first, in memory; then the folder is brought up to date, one by one.

Same timeline, same bytes. A list of what was written (`.timeline-site.json`) lets the next build remove what is no
longer part of the site, and nothing else: a file that a person put there, or changed, is never removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.copies import COPY, without_offer, zip_files
from timeline.render.files import Files
from timeline.render.pages.slide_panels import has_slides
from timeline.render.pages.social import can_draw

LIST = ".timeline-site.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did: files of the site, how many of them were new or different, how many went.

    notes   what the site has not, and what would bring it.
    """

    folder: Path
    files: int
    changed: int
    removed: int
    notes: tuple[str, ...] = ()


def write_site(
    timeline: Timeline, folder: str | Path, *, drafts: bool = False, plotly_js: str | Path | None = None
) -> Written:
    """Write the site into the folder, in all languages of the timeline.

    drafts     show drafts, marked as such.
    plotly_js  a plotly.js bundle to use instead of the installed package's.
    raise      RenderError if a file that we did not write is in the way.
    """
    files = Files(timeline, drafts=drafts, plotly_js=plotly_js).all()
    written = put(files if drafts else files | {COPY: zip_files(without_offer(files))}, Path(folder))
    return replace(written, notes=tuple(_notes(timeline)))


def _notes(timeline: Timeline) -> Iterator[str]:
    if not timeline.timeline.address:
        yield "no canonical links, no oEmbed, no social picture: write `address:` under `timeline:` to have them"
    elif not can_draw():
        yield "no social picture: pip install 'policy-timeline[images]' to have it"
    if not has_slides():
        yield "no PowerPoint in “Use in slides”: pip install 'policy-timeline[slides]' to have it"


def put(files: Mapping[str, bytes], folder: Path) -> Written:
    """Bring the folder up to date with these files, {path below the folder: bytes}."""
    before = _read_list(folder / LIST)
    wanted = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    present = {path: _hash(folder / path) for path in {*before, *wanted}}
    foreign = sorted(p for p in wanted if present[p] not in {None, before.get(p), wanted[p]} and p not in before)
    if foreign:
        raise RenderError(
            f"{folder / foreign[0]} is not a file that `timeline build` wrote, and the site needs that name\n"
            f"    move it away, or build into another folder: timeline build -o DIR"
        )
    changed = [path for path in files if present[path] != wanted[path]]
    for path in changed:
        _write(folder / path, files[path])
    stale = [path for path in before if path not in wanted and present[path] == before[path]]
    for path in stale:
        _remove(folder, path)
    _write(folder / LIST, json.dumps(wanted, indent=0, sort_keys=True).encode())
    return Written(folder, len(files), len(changed), len(stale))


def _read_list(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    safe = {
        path: digest for path, digest in found.items() if ".." not in Path(path).parts and not Path(path).is_absolute()
    }
    return dict(sorted(safe.items()))


def _hash(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".timeline-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str) -> None:
    """Remove a file of ours, and the folders that it leaves empty."""
    (folder / path).unlink()
    for parent in (folder / path).parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
