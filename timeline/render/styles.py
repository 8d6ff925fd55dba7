"""Styles: the style sheets as files that pages share, and as the front page holds them: it waits for no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

STATIC = Path(__file__).with_name("static")
COLOURS = Path(__file__).with_name("colours.yaml")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@lru_cache
def colours() -> dict[str, Any]:
    """Return colours.yaml: the page's two backgrounds and the lanes' colours on each."""
    with COLOURS.open(encoding="utf-8") as file:
        return dict(yaml.safe_load(file))


def lane_rules() -> str:
    """Return the style rules that give each lane its colour, light and dark."""
    lanes = colours()["lanes"]
    light = "".join(f".lane-{number}{{--lane:{lane['light']}}}\n" for number, lane in enumerate(lanes))
    dark = [f".lane-{number}{{--lane:{lane['dark']}}}\n" for number, lane in enumerate(lanes)]
    preferred = "".join(f':where(:root:not([data-theme="light"])) {rule}' for rule in dark)
    asked = "".join(f':where(:root[data-theme="dark"]) {rule}' for rule in dark)
    on_screen = f"@media screen and (prefers-color-scheme: dark) {{\n{preferred}}}\n@media screen {{\n{asked}}}\n"
    return f"\n/* Lanes, from colours.yaml; paper is always light */\n{light}{on_screen}"


def sheet(name: str) -> str:
    """Return a style sheet as the site has it."""
    text = (STATIC / name).read_text("utf-8")
    return text + lane_rules() if name == "site.css" else text


def inside(*names: str) -> Markup:
    """Return style sheets as the text of one style element."""
    return Markup(_COMMENT.sub("", "".join(map(sheet, names))))  # noqa: S704 -- our own files


def digest(text: str | bytes) -> str:
    """Return the hash by which a Content-Security-Policy allows a style element with this text."""
    data = text.encode() if isinstance(text, str) else text
    return f"sha256-{b64encode(sha256(data).digest()).decode()}"
