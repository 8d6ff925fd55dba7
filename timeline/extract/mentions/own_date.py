"""The date that a document states for itself."""

from __future__ import annotations

from timeline.extract.mentions.finds import Find
from timeline.extract.mentions.parts import Parts, write_edtf


def find_own_date(finds: list[Find]) -> Parts | None:
    """Return the latest of the document's own dates: published after revised after received."""
    own = [find.parts for find in finds if find.role == "publication" and find.parts.number is not None]
    return max(own, key=write_edtf, default=None)
