"""The five events of the golden file, and the site that is built from them."""

from __future__ import annotations

import pytest

from tests.render.sites import GOLDEN, read_golden
from timeline.render import write_site


@pytest.fixture(scope="session")
def five():
    """Return the timeline of five events and a draft."""
    return read_golden()


@pytest.fixture(scope="session")
def plotly_js(tmp_path_factory):
    """Return a stand-in for plotly.js: 5 MB of it would be copied for nothing."""
    path = tmp_path_factory.mktemp("plotly") / "plotly.js"
    path.write_text("/* stands in for plotly.js */\n")
    return path


@pytest.fixture(scope="session")
def built(five, plotly_js, tmp_path_factory):
    """Return the folder of the site of five events."""
    folder = tmp_path_factory.mktemp("site")
    write_site(five, folder, plotly_js=plotly_js)
    assert GOLDEN.exists()
    return folder
