"""What a reader gets from a page: titles to read, to find, to reach by keyboard, and there without scripts."""

from __future__ import annotations

from loading import PATIENCE, VIEWPORT, wait

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# Text nodes that hold a whole title, [title, left, top, right, bottom as seen, share seen, size]: what lies outside the
# first screen is not counted as cut, only what a box of the page hides.
LABELS = """titles => {
const known = new Set(titles), found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; node = walker.nextNode();) {
  const text = node.data.trim(), parent = node.parentElement;
  if (text.length < 6 || parent.closest("script, style, title, desc")) continue;
  if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
  const title = known.has(text) ? text : titles.find(one => text.includes(one));
  if (!title) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  const seen = {left: box.left, top: box.top, right: box.right, bottom: box.bottom};
  for (let holder = parent; holder !== document.body; holder = holder.parentElement) {
    const style = getComputedStyle(holder);
    if (!(holder instanceof HTMLElement) || style.overflowX === "visible" && style.overflowY === "visible") continue;
    const edge = holder.getBoundingClientRect();
    for (const side of ["left", "top"]) seen[side] = Math.max(seen[side], edge[side]);
    for (const side of ["right", "bottom"]) seen[side] = Math.min(seen[side], edge[side]);
  }
  const area = Math.max(0, seen.right - seen.left) * Math.max(0, seen.bottom - seen.top);
  if (!area || seen.bottom < 0 || seen.top > innerHeight || seen.right < 0 || seen.left > innerWidth) continue;
  const scale = parent.ownerSVGElement ? parent.getScreenCTM().a : 1;
  found.push([title, seen.left, seen.top, seen.right, seen.bottom, area / (box.width * box.height),
    scale * parseFloat(getComputedStyle(parent).fontSize)]);
}
return found }"""
TEXT = """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
for (let node; node = walker.nextNode();) {
  const parent = node.parentElement;
  if (!parent.closest("script, style, noscript, template")
    && parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) texts.push(node.data);
}
return texts.join("\\n") }"""
FOCUSED = """() => { const at = document.activeElement;
return at === document.body ? null : (at.getAttribute("aria-label") || "") + " " + at.textContent.slice(0, 500) }"""


def read(browser, address: str, titles: tuple[str, ...], *, deeply: bool) -> dict[str, float]:
    """Return what is legible in the first screens; deeply: also text, keyboard and scripts off."""
    with browser.new_context(viewport=VIEWPORT) as context:
        page = visit(context, address)
        legible, spoiled = screen(page, titles)
        figures = {"legible_1280": legible, "spoiled": spoiled}
        if deeply:
            figures["in_text"] = count(titles, page.evaluate(TEXT))
            figures["by_keyboard"] = reached(page, titles)
    with browser.new_context(**PHONE) as context:
        figures["legible_390"], figures["spoiled_390"] = screen(visit(context, address), titles)
    if deeply:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(address)
            figures["without_scripts"] = count(titles, page.locator("body").inner_text())
    return figures


def visit(context, address: str):
    page = context.new_page()
    page.goto(address, timeout=PATIENCE * 1000)
    wait(page)
    page.wait_for_timeout(1500)  # some peers move their labels for a while yet
    return page


def screen(page, titles: tuple[str, ...]) -> tuple[int, float | None]:
    """Return how many events can be read in the first screen, and the percentage of labels overlapped or cut.

    Legible: inside the screen, not cut, not overlapped by a tenth, 11 pixels or more.
    """
    labels = page.evaluate(LABELS, list(titles))
    size = page.viewport_size
    spoiled = {at for at, label in enumerate(labels) if label[5] < 0.95}
    spoiled |= {at for pair in overlapping([label[1:5] for label in labels]) for at in pair}
    legible = {
        label[0]
        for at, label in enumerate(labels)
        if at not in spoiled and label[6] >= 11 and is_inside(label[1:5], size["width"], size["height"])
    }
    return len(legible), 100 * len(spoiled) / len(labels) if labels else None


def overlapping(boxes: list[list[float]]) -> list[tuple[int, int]]:
    """Return the pairs of boxes that share more than a tenth of the smaller."""
    order = sorted(range(len(boxes)), key=lambda at: boxes[at][1])
    pairs = []
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if boxes[other][1] >= boxes[one][3]:
                break
            (a, b, c, d), (e, f, g, h) = boxes[one], boxes[other]
            shared = max(0, min(c, g) - max(a, e)) * max(0, min(d, h) - max(b, f))
            if shared > 0.1 * min((c - a) * (d - b), (g - e) * (h - f)):
                pairs.append((one, other))
    return pairs


def is_inside(box: list[float], width: int, height: int) -> bool:
    return box[0] >= -1 and box[1] >= -1 and box[2] <= width + 1 and box[3] <= height + 1


def count(titles: tuple[str, ...], text: str) -> int:
    return sum(title in text for title in titles)


def reached(page, titles: tuple[str, ...]) -> int:
    """Return how many events have an element of their own that Tab comes to."""
    found = set()
    for _ in range(2 * len(titles) + 100):
        page.keyboard.press("Tab")
        if (name := page.evaluate(FOCUSED)) is None:
            break
        named = [title for title in titles if title in name]
        found |= set(named) if len(named) == 1 else set()
    return len(found)
