"""Assets: what pages share. Style sheet with the lanes' colours, scripts, data, search index, the chart, plotly.js."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.contents import Contents
from timeline.render.languages import Edition
from timeline.render.pages.sections import Make
from timeline.render.pages.social import has_picture, make_picture, picture_path
from timeline.render.searches import search_index
from timeline.render.styles import STATIC, digest, sheet

_STYLE = re.compile(rb"""\.textContent='([^'\\]*)',document\.head\.append""")


def assets(contents: Contents, plotly: bytes) -> Iterator[tuple[str, Make]]:
    """Yield (path, what makes it) of every file that is not a page; `plotly` is the bundle of plotly.js."""
    from timeline.render.drawing.explore import chart_data
    from timeline.render.pages.change_pages import matrix_data
    from timeline.render.pages.embeds import embed_data
    from timeline.render.pages.oembeds import oembed_documents
    from timeline.render.pages.slide_panels import base_deck, has_slides, panel_data, whole_charts

    for path in sorted(STATIC.iterdir()):
        yield f"assets/{path.name}", partial(sheet, path.name)
    yield "assets/search.js", partial(_script, "timelineSearch", search_index, contents)
    for lang in contents.timeline.timeline.languages:
        own = contents, Edition(lang)
        yield f"assets/chart.{lang}.js", partial(_script, "timelineChart", chart_data, *own)
        yield f"assets/events.{lang}.js", partial(_script, "timelineEvents", embed_data, *own)
        yield f"assets/slides.{lang}.js", partial(_script, "timelineSlides", panel_data, *own)
        if has_slides():
            yield f"assets/deck.{lang}.js", partial(_script, "timelineDeck", base_deck, *own)
        yield from whole_charts(*own)
        yield from oembed_documents(*own)
        yield f"assets/matrix.{lang}.js", partial(_script, "timelineMatrix", matrix_data, *own)
        if has_picture(contents):
            yield picture_path(Edition(lang)), partial(make_picture, *own)
    yield "assets/plotly.min.js", lambda: plotly
    yield "data/timeline.json", partial(published, contents)


def published(contents: Contents) -> str:
    """Return the data that readers may download: events shown and all they refer to, nothing that is not shown."""
    everything = contents.timeline
    shown = Timeline(**{**dict(everything), "events": contents.events})
    data = shown.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def plotly_bundle(path: str | Path | None) -> bytes:
    """Return plotly.js: the given file, or the one inside the installed plotly package."""
    if path is None:
        from importlib.resources import files

        return files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise RenderError(
            f"{path}: cannot read plotly.js ({error.strerror})\n    give the path of plotly.min.js"
        ) from error


def style_hashes(bundle: bytes) -> tuple[str, ...]:
    """Return the hashes by which a Content-Security-Policy allows the style elements that the bundle adds to a page.

    plotly.js fills its own, empty one by rules; what other libraries bring stands in the bundle as text.
    """
    texts = [b"", *_STYLE.findall(bundle)]
    return tuple(map(digest, texts))


def _script(name: str, make: Callable[..., object], *own: object) -> str:
    """Wrap data in a classic script: pages opened from a folder cannot fetch JSON."""
    text = json.dumps(make(*own), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name} = {text};\n"
