"""Charts: the layout as a plotly figure, for the page's Explore view and for notebooks.

Plain lists and no template, so that the JSON is small; text is escaped, since plotly reads tags in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.render.contents import Contents
from timeline.render.languages import Edition

if TYPE_CHECKING:
    import plotly.graph_objects as go


def chart_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return the figure and what the page's script needs beside it, as JSON values."""
    return {}
