"""Publish a timeline: Event → Layout → Figure → site and exports."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.render.counts import draw_counts
    from timeline.render.files import Files
    from timeline.render.languages import Edition
    from timeline.render.site import Written, write_site

__all__ = ["Edition", "Files", "Written", "draw_counts", "write_site"]

_MODULES = {"Edition": "languages", "Files": "files", "Written": "site", "draw_counts": "counts", "write_site": "site"}


def __getattr__(name: str) -> Any:
    """Import each public function when it is first asked for: templates and Babel are heavy."""
    if name in _MODULES:
        return getattr(import_module(f"timeline.render.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
