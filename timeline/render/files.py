"""Files: the site in memory, each file made when it is first asked for. `build` asks for all, `serve` for a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock

from timeline.records.curated import Timeline
from timeline.render.assets import assets, plotly_bundle, style_hashes
from timeline.render.contents import gather
from timeline.render.copies import without_offer
from timeline.render.languages import Edition
from timeline.render.pages.editions import make_front, make_pages
from timeline.render.pages.sections import Make, Part


class Files:
    """The files of a timeline's site; several threads may ask.

    drafts     show drafts, marked as such; such a site offers no copy of itself.
    plotly_js  a plotly.js bundle to use instead of the installed package's.
    """

    def __init__(self, timeline: Timeline, *, drafts: bool = False, plotly_js: str | Path | None = None) -> None:
        self._parts = tuple(_parts(timeline, plotly_bundle(plotly_js), drafts=drafts))
        self._drafts = drafts
        self._listed: dict[Part, Mapping[str, Make]] = {}
        self._made: dict[str, bytes] = {}
        self._lock = RLock()

    def find(self, path: str) -> bytes | None:
        """Return the file at a path below the site's folder, None if the site has none there."""
        with self._lock:
            near = sorted((part for part in self._parts if path.startswith(part.place)), key=_nearness)
            found = next((part for part in near if path in self._list(part)), None)
            return self._make(found, path) if found else None

    def all(self) -> dict[str, bytes]:
        """Return {path: content} of all files."""
        with self._lock:
            return {path: self._make(part, path) for part in self._parts for path in self._list(part)}

    def _list(self, part: Part) -> Mapping[str, Make]:
        if part not in self._listed:
            self._listed[part] = part.files()
        return self._listed[part]

    def _make(self, part: Part, path: str) -> bytes:
        if path not in self._made:
            data = self._list(part)[path]()
            file = {path: data if isinstance(data, bytes) else data.encode()}
            self._made |= without_offer(file) if self._drafts else file
        return self._made[path]


def _nearness(part: Part) -> int:
    """Sort what lies in folders before what lies above them."""
    return -len(part.place)


def _parts(timeline: Timeline, plotly: bytes, *, drafts: bool) -> Iterator[Part]:
    contents = gather(timeline, drafts=drafts)
    styles = style_hashes(plotly)
    yield make_front(contents)
    for lang in contents.timeline.timeline.languages:
        yield from make_pages(contents, Edition(lang), styles)
    yield Part("", lambda: dict(assets(contents, plotly)))
