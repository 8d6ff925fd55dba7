"""Assets: what pages share. Style sheet with the lanes' colours, scripts, data, search index, the chart, plotly.js."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.contents import Contents
from timeline.render.languages import Edition
from timeline.render.searches import search_index
from timeline.render.sections import Make

STATIC = Path(__file__).with_name("static")
COLOURS = Path(__file__).with_name("colours.yaml")
_STYLE = re.compile(rb"""\.textContent='([^'\\]*)',document\.head\.append""")


@lru_cache
def colours() -> dict[str, Any]:
    """Return colours.yaml: the page's two backgrounds and the lanes' colours on each."""
    with COLOURS.open(encoding="utf-8") as file:
        return dict(yaml.safe_load(file))


def assets(contents: Contents, plotly: bytes) -> Iterator[tuple[str, Make]]:
    """Yield (path, what makes it) of every file that is not a page; `plotly` is the bundle of plotly.js."""
    from timeline.render.change_pages import matrix_data
    from timeline.render.charts import chart_data
    from timeline.render.embeds import embed_data
    from timeline.render.oembeds import oembed_documents
    from timeline.render.slide_panels import base_deck, has_slides, panel_data, whole_charts

    for path in sorted(STATIC.iterdir()):
        yield f"assets/{path.name}", partial(_static, path)
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
    yield "assets/plotly.min.js", lambda: plotly
    yield "data/timeline.json", partial(published, contents)


def _static(path: Path) -> str:
    text = path.read_text("utf-8")
    return text + lane_rules() if path.name == "site.css" else text


def lane_rules() -> str:
    """Return the style rules that give each lane its colour, light and dark."""
    lanes = colours()["lanes"]
    light = "".join(f".lane-{number}{{--lane:{lane['light']}}}\n" for number, lane in enumerate(lanes))
    dark = [f".lane-{number}{{--lane:{lane['dark']}}}\n" for number, lane in enumerate(lanes)]
    preferred = "".join(f':where(:root:not([data-theme="light"])) {rule}' for rule in dark)
    asked = "".join(f':where(:root[data-theme="dark"]) {rule}' for rule in dark)
    return f"\n/* Lanes, from colours.yaml */\n{light}@media (prefers-color-scheme: dark) {{\n{preferred}}}\n{asked}"


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
    return tuple(f"sha256-{b64encode(sha256(text).digest()).decode()}" for text in texts)


def _script(name: str, make: Callable[..., object], *own: object) -> str:
    """Wrap data in a classic script: pages opened from a folder cannot fetch JSON."""
    text = json.dumps(make(*own), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name} = {text};\n"
