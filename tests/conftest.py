"""What several test folders use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# A law is tried on fewer cases while one works, and on all of them where the slow tests run too.
settings.register_profile("quick", max_examples=25)


@pytest.fixture(scope="session")
def originals():
    """Return the folder of the original documents, which git does not hold."""
    folder = Path(os.environ.get("TIMELINE_ORIGINALS", ROOT / "seeds" / "originals"))
    if not any(folder.glob("*.txt")):
        pytest.skip(f"no originals in {folder}; name their folder with TIMELINE_ORIGINALS")
    return folder


def pytest_configure(config):
    """Try laws on few cases unless slow tests were asked for."""
    if config.option.markexpr == "not slow":
        settings.load_profile("quick")
