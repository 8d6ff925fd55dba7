"""How a page loads and moves: bytes, first paint, blocking time, frames, and what it says or asks of others."""

from __future__ import annotations

import math
import time
from pathlib import Path

VIEWPORT = {"width": 1280, "height": 800}
PATIENCE = 60  # seconds for a page to stand
OBSERVE = """window.blockedTasks = [];
new PerformanceObserver(list => blockedTasks.push(...list.getEntries().map(one => one.duration)))
  .observe({type: "longtask", buffered: true});"""
STANDS = """() => { const mark = performance.getEntriesByName("timeline-drawn")[0];
return document.readyState === "complete" && mark && performance.now() - mark.startTime > 1000
  ? mark.startTime : null }"""
TIMES = """() => ({
first_paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
blocked: blockedTasks.reduce((sum, took) => sum + Math.max(0, took - 50), 0)})"""
FRAMES = """() => { window.frameTimes = []; let last = performance.now();
const next = () => {
  const now = performance.now(); frameTimes.push(now - last); last = now; requestAnimationFrame(next) };
requestAnimationFrame(next) }"""


def calm() -> None:
    """Wait until the machine has nothing else to do, or for three seconds."""
    end = time.monotonic() + 3
    while time.monotonic() < end and idle_share() < 0.85:
        pass


def idle_share() -> float:
    """Return what part of a tenth of a second the processors were idle; 1 where the system does not tell."""
    counts = []
    for pause in (0.1, 0):
        try:
            counts.append([int(one) for one in Path("/proc/stat").read_text().split(None, 9)[1:9]])
        except OSError:
            return 1
        time.sleep(pause)
    spent = [after - before for before, after in zip(*counts, strict=True)]
    return (spent[3] + spent[4]) / max(1, sum(spent))


def load(browser, address: str) -> dict[str, float]:
    """Return the figures of one visit with an empty cache; {} if the page does not stand in time."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    noise, foreign, fetched = listen(page, address)
    page.add_init_script(OBSERVE)
    page.goto(address, timeout=PATIENCE * 1000)
    drawn = wait(page)
    figures = page.evaluate(TIMES) if drawn is not None else {}
    context.close()
    kilobytes = sum(fetched) / 1000
    return figures and figures | {"fetched": kilobytes, "foreign": len(foreign), "messages": len(noise)}


def wait(page) -> float | None:
    """Return when the timeline stood, in milliseconds from the start."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (drawn := page.evaluate(STANDS)) is not None:
            return drawn
        page.wait_for_timeout(100)
    return None


def listen(page, address: str) -> tuple[list[str], list[str], list[float]]:
    """Return lists that fill with what the page says, whom else it asks, and the size of each answer as it came."""
    noise: list[str] = []
    foreign: list[str] = []
    fetched: list[float] = []
    origin = "/".join(address.split("/")[:3])
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda one: one.url.startswith(("data:", "blob:", origin)) or foreign.append(one.url))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: fetched.append(event["encodedDataLength"]))
    return noise, foreign, fetched


def move(browser, address: str, *, own: bool) -> dict[str, float]:
    """Return the 95th percentile of the frame times while the page is scrolled, dragged, and, if ours, filtered."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    page.goto(address, timeout=PATIENCE * 1000)
    wait(page)
    figures = {"scrolling": frames(page, scroll)}
    if own:
        page.mouse.wheel(0, -100_000)
        figures["filtering"] = frames(page, filter_by_words)
        page.goto(f"{address}#view=explore")
        page.locator(".explorer .nsewdrag").first.wait_for()
        page.wait_for_timeout(500)
    if page.locator(".nsewdrag, #timeline").count():
        figures["dragging"] = frames(page, drag)
    context.close()
    return figures


def frames(page, act) -> float:
    page.evaluate(FRAMES)
    act(page)
    times = sorted(page.evaluate("() => frameTimes")[2:])
    return times[math.ceil(0.95 * len(times)) - 1]


def scroll(page) -> None:
    page.mouse.move(640, 500)
    for _ in range(60):
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(30)


def filter_by_words(page) -> None:
    """Type and delete words; each letter filters."""
    field = page.locator("#finder input[type=search]")
    for words in ("minister", "charter", "assembly"):
        field.press_sequentially(words, delay=60)
        page.wait_for_timeout(250)
        field.fill("")
        page.wait_for_timeout(250)


def drag(page) -> None:
    box = page.locator(".nsewdrag, #timeline").first.bounding_box()
    across, down = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 700)
    page.mouse.move(across, down)
    page.mouse.down()
    for step in range(100):
        page.mouse.move(across + 250 * math.sin(step / 8), down)
        page.wait_for_timeout(16)
    page.mouse.up()
