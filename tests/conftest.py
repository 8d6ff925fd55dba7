"""What several test folders use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def originals():
    """Return the folder of the original documents, which git does not hold."""
    folder = Path(os.environ.get("TIMELINE_ORIGINALS", ROOT / "seeds" / "originals"))
    if not any(folder.glob("*.txt")):
        pytest.skip(f"no originals in {folder}; name their folder with TIMELINE_ORIGINALS")
    return folder
