"""oEmbed: a document for each embed, by which programs that know only an address find the frame to show.

The documents are files: they name one size, and the frame fits any.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from html import escape

from timeline.render.contents import Contents
from timeline.render.languages import Edition
from timeline.render.pages.embeds import embed_titles
from timeline.render.pages.sections import Make

WIDTH, HEIGHT = 960, 540


def oembed_documents(contents: Contents, edition: Edition) -> Iterator[tuple[str, Make]]:
    """Yield (path, what makes it) of a document for each embed; nothing if the site's address is not known."""
    if not contents.timeline.timeline.address:
        return
    for path, title in embed_titles(contents, edition).items():
        yield f"{edition.lang}/{path.removesuffix('.html')}.json", partial(_document, contents, edition, path, title)


def _document(contents: Contents, edition: Edition, path: str, title: str) -> str:
    about = contents.timeline.timeline
    base = (about.address or "").rstrip("/")
    document = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": edition.plain(about.title),
        "provider_url": f"{base}/",
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame(f"{base}/{edition.lang}/{path}", title),
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def frame(address: str, title: str) -> str:
    r"""Return the HTML that shows an embed as wide as the page has room, in 16:9.

    Padding keeps the height: learning platforms take `aspect-ratio` out of what teachers paste, but leave padding.

    >>> print(frame("https://example.org/en/embed/lanes.html", 'A "chart"').replace("><", ">\n<"))
    <div style="position: relative; padding-top: 56.25%">
    <iframe src="https://example.org/en/embed/lanes.html" title="A &quot;chart&quot;" loading="lazy" style="position: absolute; top: 0; left: 0; width: 100%; height: 100%; border: 0">
    </iframe>
    </div>
    """  # noqa: E501
    style = "position: absolute; top: 0; left: 0; width: 100%; height: 100%; border: 0"
    shown = f'<iframe src="{escape(address)}" title="{escape(title)}" loading="lazy" style="{style}"></iframe>'
    return f'<div style="position: relative; padding-top: 56.25%">{shown}</div>'
