"""What auditors and printers make of a page: the paper, the languages, dark colours, axe, Lighthouse."""

from __future__ import annotations

import json
import os
import subprocess
import unicodedata
from pathlib import Path

from loading import PATIENCE, VIEWPORT, wait
from reading import PHONE

PACKAGES = Path(__file__).parent / "node_modules"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# The shares of the characters in Chinese that have a language of Chinese, and that have this one.
LANGUAGES = """wanted => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let all = 0, marked = 0, apart = 0;
for (let node; node = walker.nextNode();) {
  if (node.parentElement.closest("script, style")) continue;
  const number = (node.data.match(/\\p{Script=Han}/gu) || []).length;
  const lang = node.parentElement.closest("[lang]")?.lang || "";
  all += number; marked += lang.startsWith("zh") ? number : 0; apart += /^zh-Han[st]/.test(lang) ? number : 0;
}
return all ? [100 * marked / all, 100 * apart / all] : null }"""
DARK = """() => { const parts = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
const empty = parts.length > 3 && !parts[3];
return empty ? getComputedStyle(document.documentElement).colorScheme.includes("dark")
  : parts[0] + parts[1] + parts[2] < 300 }"""
AXE = """async () => { const found = await axe.run({rules: {"target-size": {enabled: true}}, preload: false});
return found.violations.reduce((sum, one) => sum + one.nodes.length, 0) }"""


def check(browser, address: str, titles: tuple[str, ...]) -> dict[str, float]:
    """Return the percentages of titles on paper and of Chinese marked as such, 1 for dark colours, faults axe finds."""
    figures: dict[str, float] = {}
    with browser.new_context(viewport=VIEWPORT, color_scheme="dark") as context:
        page = visit(context, address)
        figures["dark"] = int(page.evaluate(DARK))
        figures["printed"] = printed(page, titles)
        if shares := page.evaluate(LANGUAGES):
            figures["chinese"], figures["apart"] = shares
    if (PACKAGES / "axe-core").is_dir():
        figures["axe"] = sum(
            axe(browser, address, color_scheme=scheme, **size)
            for scheme in ("light", "dark")
            for size in ({"viewport": VIEWPORT}, PHONE)
        )
    return figures


def visit(context, address: str):
    page = context.new_page()
    page.goto(address, timeout=PATIENCE * 1000)
    wait(page)
    return page


def printed(page, titles: tuple[str, ...]) -> float:
    """Return the percentage of the titles that stand on the printed A4 pages."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(page.pdf(format="A4"))
    whole = squeeze("".join(sheet.get_textpage().get_text_range() for sheet in document))
    return 100 * sum(squeeze(title) in whole for title in titles) / len(titles)


def squeeze(text: str) -> str:
    """Return the text without spaces and ends of lines; what PDF has as radicals, as the characters they are."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\ufffe", "").split())


def axe(browser, address: str, **settings: object) -> int:
    with browser.new_context(bypass_csp=True, **settings) as context:
        page = visit(context, address)
        page.add_script_tag(path=PACKAGES / "axe-core/axe.min.js")
        return int(page.evaluate(AXE))


def lighthouse(address: str, chromium: str) -> dict[str, float]:
    """Return the scores of Lighthouse on a phone, {} where it is not installed."""
    program = PACKAGES / ".bin/lighthouse"
    if not program.exists():
        return {}
    command = [
        str(program), address, "--quiet", "--output=json", "--output-path=stdout",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=240, env=os.environ | {"CHROME_PATH": chromium}
    )
    if done.returncode:
        return {}
    scores = json.loads(done.stdout)["categories"]
    return {name: round(100 * (scores[name]["score"] or 0)) for name in CATEGORIES}
