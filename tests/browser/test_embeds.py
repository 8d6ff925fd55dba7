"""Embeds in the frames where people put them: any size, hidden at first, sandboxed, without scripts, in a deck."""

from __future__ import annotations

import functools
import shutil
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.readers import violations
from tests.render.sites import many
from timeline.render import write_site

pytestmark = pytest.mark.browser

LATER = pytest.mark.slow
SIZES = [
    (320, 180), (640, 360), (1280, 720), (3840, 2160),
    pytest.param((1920, 1080), marks=LATER), pytest.param((390, 700), marks=LATER),
]  # fmt: skip
KINDS = ["lanes", "matrix", "lineage", "strip", "events/2014-cica-shanghai-speech"]
# What is wrong with what is shown: scroll bars, type too small, words outside the frame or on one another.
JUDGE = """() => {
  const faults = [], root = document.documentElement;
  for (const one of [root, document.body, document.querySelector("main")]) {
    if (one.scrollWidth > one.clientWidth || (one !== document.body && one.scrollHeight > one.clientHeight))
      faults.push(`${one.localName} scrolls`);
  }
  const seen = (one) => one.checkVisibility() && !one.closest(".unseen");
  const words = [...document.querySelectorAll("svg text")].filter(seen).flatMap((text) => {
    const spans = [...text.querySelectorAll("tspan")], matrix = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b);
    if (size < 10.99) faults.push(`${size.toFixed(1)} pixels: ${text.textContent}`);
    return Math.abs(matrix.b) > 0.01 ? [] : (spans.length ? spans : [text]);
  });
  const boxes = words.map((one) => [one.textContent, one.getBoundingClientRect()]);
  boxes.forEach(([text, box], at) => {
    if (box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight) faults.push(`outside: ${text}`);
    for (const [other, its] of boxes.slice(at + 1)) {
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      if (wide > 1 && high > box.height * 0.35) faults.push(`${text} on ${other}`);
    }
  });
  for (const one of [...document.querySelectorAll("main *, footer *")].filter(seen)) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const small = parseFloat(getComputedStyle(one).fontSize) < 10.99;
    if (own && small && !one.closest("svg")) faults.push(`small: ${one.textContent}`);
  }
  return faults;
}"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """Return the folder of the site of seventy events."""
    path = tmp_path_factory.mktemp("crowded")
    plotly = path.with_suffix(".js")
    plotly.write_text("")
    write_site(many(70), path, plotly_js=plotly)
    return path


@pytest.fixture
def visit(browser, folder, request):
    """Return a function that opens a file; afterwards nothing may have complained or gone elsewhere."""
    contexts, noise = [], []

    def go(url, **settings):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(url)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [text for text in noise if "allow-scripts" not in text] == []


def shape(size):
    return {"viewport": {"width": size[0], "height": size[1]}}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_seventy_events_fit_any_frame(visit, crowded, size, lang, scripts):
    page = visit(f"{crowded.as_uri()}/{lang}/embed/lanes.html", java_script_enabled=scripts, **shape(size))
    if scripts:
        page.wait_for_selector("body[data-drawn]", state="attached")
    assert page.evaluate(JUDGE) == []
    names = [one.text_content().split()[0] for one in page.locator("svg .heading").all() if one.is_visible()]
    assert len(names) == 5
    if size[0] >= 640:
        assert page.locator("svg a.event:visible").count() >= (5 if size[0] == 640 else 25)


@pytest.mark.parametrize("size", [(320, 180), pytest.param((960, 540), marks=LATER)], ids=str)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_kind_fits_its_frame(visit, folder, size, kind, scripts):
    page = visit(f"{folder.as_uri()}/zh-Hans/embed/{kind}.html", java_script_enabled=scripts, **shape(size))
    assert page.evaluate(JUDGE) == []
    assert page.locator("main").inner_text().strip()
    assert page.locator("footer a").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(visit, folder, kind, scheme):
    page = visit(f"{folder.as_uri()}/en/embed/{kind}.html?theme={scheme}", bypass_csp=True, **shape((960, 540)))
    # In a picture the marks are as near as the events are; the same links stand in the list that the credit leads to.
    assert [one for one in violations(page) if one[0] != "target-size"] == []


def test_the_address_chooses_events_language_and_theme(visit, folder):
    address = (
        f"{folder.as_uri()}/en/embed/lanes.html?lang=zh-Hans&from=2014&to=2030&lanes=multilateral&theme=dark&still"
    )
    page = visit(address, **shape((960, 540)))
    page.wait_for_selector("body[data-drawn]", state="attached")
    assert "/zh-Hans/embed/lanes.html?" in page.url
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.eval_on_selector_all("a.event", "all => all.map(one => one.dataset.id)") == [
        "2014-cica-shanghai-speech"
    ]
    assert page.locator("a[href]").count() == 0


def test_a_choice_without_events_says_so(visit, folder):
    page = visit(f"{folder.as_uri()}/en/embed/lanes.html?from=1900&to=1901", **shape((640, 360)))
    assert page.locator("#figure").inner_text() == "No event fits"


def test_the_strip_counts_the_formulas_it_has_no_room_for(visit, folder):
    page = visit(f"{folder.as_uri()}/en/embed/strip.html", **shape((320, 100)))
    page.wait_for_selector(".glance[data-more]")
    rows = page.locator(".glance > li").count()
    left_out = int(page.get_attribute(".glance", "data-more").removeprefix("… +"))
    assert 0 < left_out < rows
    page.set_viewport_size({"width": 960, "height": 540})
    page.wait_for_selector(".glance:not([data-more])")


@pytest.fixture(scope="module")
def address(folder):
    """Return the address of a server of the site; pages of tests lie beside it."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


FRAME = 'title="Chart" style="width:100%;aspect-ratio:16/9;border:0"'


def host(folder, name, body):
    head = '<meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>'
    (folder / name).write_text(f'<!doctype html><html lang="en">{head}{body}</html>')


def test_a_frame_that_is_hidden_at_first_is_laid_out_when_it_is_shown(visit, folder, address):
    frame = f'<iframe src="en/embed/lanes.html" {FRAME}></iframe>'
    host(folder, "tab.html", f'<div id="tab" style="display:none;width:640px">{frame}</div>')
    page = visit(f"{address}/tab.html")
    page.wait_for_timeout(300)
    inner = page.frames[1]
    assert inner.locator("body[data-drawn]").count() == 0
    page.evaluate("document.getElementById('tab').style.display = 'block'")
    inner.wait_for_selector("body[data-drawn]", state="attached")
    assert inner.evaluate("innerWidth") == 640
    assert inner.evaluate(JUDGE) == []


@pytest.mark.parametrize("sandbox", ["", "allow-scripts"])
def test_a_sandboxed_frame_shows_the_chart(visit, folder, address, sandbox):
    host(
        folder, "box.html", f'<iframe sandbox="{sandbox}" src="en/embed/lanes.html" width="960" height="540"></iframe>'
    )
    page = visit(f"{address}/box.html", **shape((1000, 600)))
    inner = page.frames[1]
    inner.wait_for_selector("svg.chart:visible")
    assert inner.locator("svg a.event:visible").count() == 5
    assert page.locator("iframe").bounding_box()["width"] == 964


@pytest.mark.slow
def test_in_a_reveal_deck_the_chart_of_a_later_slide_fills_its_frame(visit, folder, address, tmp_path):
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("no npm to install reveal.js with")
    got = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "reveal.js@5"],
        cwd=tmp_path,
        capture_output=True,
        timeout=180,
        check=False,
    )
    if got.returncode:
        pytest.skip(f"npm could not install reveal.js: {got.stderr.decode()[-200:]}")
    shutil.copytree(tmp_path / "node_modules/reveal.js/dist", folder / "reveal", dirs_exist_ok=True)
    frame = f'<iframe src="en/embed/lanes.html?theme=light" {FRAME}></iframe>'
    host(
        folder,
        "deck.html",
        '<link rel="stylesheet" href="reveal/reveal.css"><div class="reveal"><div class="slides"><section>One</section>'
        f'<section id="two">{frame}</section></div></div><script src="reveal/reveal.js"></script>'
        "<script>Reveal.initialize({width: 1280, height: 720, margin: 0});</script>",
    )
    page = visit(f"{address}/deck.html", **shape((1280, 720)))
    page.wait_for_selector(".reveal.ready")
    page.keyboard.press("ArrowRight")
    inner = page.frames[1]
    inner.wait_for_selector("body[data-drawn]", state="attached")
    page.wait_for_timeout(1000)
    assert inner.evaluate("innerWidth") == 1280
    assert inner.evaluate(JUDGE) == []
    assert inner.locator("svg a.event:visible").count() == 5
