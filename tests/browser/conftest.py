"""A browser and the site of five events, opened from its folder as a reader with a downloaded copy would.

Chromium is the one that TIMELINE_CHROMIUM names, or the first on the path; where there is none, browser tests are
skipped and say so, unless TIMELINE_REQUIRE_BROWSER=1.
"""

from __future__ import annotations

import os
import shutil

import pytest

from tests.render.sites import read_golden
from timeline.render import write_site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-device-scale-factor=1"]


@pytest.fixture(scope="session")
def chromium():
    """Return the path of a Chromium."""
    named = os.environ.get("TIMELINE_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    reason = "no Chromium found; install it, or name it with TIMELINE_CHROMIUM"
    if os.environ.get("TIMELINE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium):
    """Return a running browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Return the folder of the site of five events, with the real plotly.js."""
    path = tmp_path_factory.mktemp("browser-site")
    write_site(read_golden(), path)
    return path


@pytest.fixture
def open_page(browser, folder):
    """Return a function that opens a page of the site; afterwards nothing may have complained or gone elsewhere."""
    contexts, noise = [], []

    def visit(path="en/index.html", **settings):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | settings))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: noise.append(request.url) if is_foreign(request.url) else None)
        page.goto(f"{folder.as_uri()}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert noise == []


def is_foreign(url: str) -> bool:
    """Tell whether a request leaves the site's folder."""
    return not url.startswith(("file:", "data:", "blob:", "about:"))


@pytest.fixture
def quick(open_page):
    """Pages for which waiting may run code: the policy forbids it to Playwright as to everybody."""
    return lambda path="en/index.html", **settings: open_page(path, bypass_csp=True, **settings)
