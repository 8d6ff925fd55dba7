"""Publish a timeline: Event → Layout → Figure → site and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.render.site import Written, write_site

__all__ = ["Written", "write_site"]


def __getattr__(name: str) -> Any:
    """Import the stage's public functions when they are first asked for: templates and Babel are heavy."""
    if name in __all__:
        from timeline.render import site

        return getattr(site, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
