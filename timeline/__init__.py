"""Turn a folder of policy documents into a published, evidence-linked timeline.

Three verbs, three folders: `extract` finds dated statements and proposes events, `curate` reads and checks the list a
person stands behind (`events.yaml`), `render` publishes it. The stages never import one another; `cli` joins them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.notebook import Dataset

__version__ = "0.1.0"


def load(path: str | Path) -> Dataset:
    """Return the published events of a curated file, for Python: `.to_frame()`, `.figure()`, `.export()`."""
    from timeline.notebook import load_dataset

    return load_dataset(path)
