"""PNG from the SVG, without a browser; and a page of PDF, with one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from timeline.errors import RenderError
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.pictures import write_svg

WIDEST = 7680
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FONT_REMEDY = (
    "install one: apt install fonts-noto-cjk (Debian, Ubuntu), dnf install google-noto-sans-cjk-fonts (Fedora), "
    "brew install --cask font-noto-sans-cjk (macOS)"
)
_PAGE = (
    '<!doctype html><meta charset="utf-8"><style>'
    "@page{{size:{0}px {1}px;margin:0}}body{{margin:0}}svg{{display:block}}</style>"
)


def write_png(excerpt: Excerpt, *, width: int = 1920) -> bytes:
    """Return the picture at a width in pixels.

    raise   RenderError if no font on this machine has the letters: they would silently be left out.
    """
    import resvg_py

    if not 100 <= width <= WIDEST:
        raise RenderError(
            f"a picture cannot be {width} pixels wide\n    write 1920, 3840 or any width from 100 to {WIDEST}"
        )
    picture = write_svg(excerpt).decode()
    for letter, name in (("A", "Latin"), ("国", "Chinese")):
        if (name == "Latin" or _HAN.search(picture)) and not is_drawn(letter):
            raise RenderError(
                f"no font with {name} letters is found, so the picture would lack them\n    {_FONT_REMEDY}"
            )
    return resvg_py.svg_to_bytes(svg_string=picture, width=width)


def is_drawn(letter: str) -> bool:
    """Tell whether the letter looks otherwise than one that no font has."""
    import resvg_py

    cell = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text x="2" y="20">{}</text></svg>'
    one, none = (resvg_py.svg_to_bytes(svg_string=cell.format(sign)) for sign in (letter, "\U0010fffd"))
    return one != none


def write_pdf(excerpt: Excerpt) -> bytes:
    """Return the picture as one page on which text is text, printed by the Chromium, Chrome or Edge of this machine."""
    picture = write_svg(excerpt).decode()
    width, height = re.findall(r'(?:width|height)="(\d+)"', picture)[:2]
    return print_page(_PAGE.format(width, height) + picture.partition("?>")[2])


def print_page(html: str) -> bytes:
    """Return a page as PDF, its paper as its style says; the same page gives the same bytes.

    raise   RenderError if this machine has no browser, or it prints nothing.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise RenderError(
            "paper is printed by a browser, and none is found\n"
            "    install Chromium; or export svg or pptx instead, or print the handout page of the site"
        )
    with tempfile.TemporaryDirectory() as folder:
        return _print(browser, html, Path(folder))


def _print(browser: str, html: str, folder: Path) -> bytes:
    page, target = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    options = [
        "--headless",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}",
        f"--print-to-pdf={target}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to be root without it
    try:
        done = subprocess.run([browser, *options, page.as_uri()], capture_output=True, timeout=120, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"{browser} did not print within two minutes\n    export svg instead") from error
    if not target.exists():
        raise RenderError(
            f"{browser} printed nothing: {done.stderr.decode(errors='replace')[-300:]}\n    export svg instead"
        )
    # The clock is written into every file in a form of fixed length.
    return re.sub(rb"\(D:\d{14}", b"(D:20000101000000", target.read_bytes())
