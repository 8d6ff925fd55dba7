"""The review page as an editor meets it: the file, the note, and what one sees and does."""

from __future__ import annotations

from pathlib import Path

from timeline.curate import load_events

GOLDEN = Path(__file__).parents[2] / "golden" / "events.yaml"
TOKEN = "an-open-sesame"  # noqa: S105
HOSTILE = "2023-hostile-draft"
SPEECH = "2014-cica-shanghai-speech"
NOTE = """\
---
id: xu-2021
issued: "2021-04-13"
---

# 讲话与宣言

2013年9月，中国与俄罗斯在比什凯克签署《比什凯克宣言》，提出互信、互利、平等、协作。[1]

习近平主席任内促成俄罗斯与塔吉克斯坦签署《和解声明》，见《外交学刊》2018年第5期。

[1] 《比什凯克宣言》，2013年9月13日，新华网。
"""


def is_ours(url, address):
    return url.startswith("/".join(address.split("/")[:3]) + "/")


def ready(page):
    page.wait_for_selector("#passages[data-shown]")
    return page


def choose(page, kind):
    """Go to the first item of a kind."""
    page.locator("#queue button", has_text=kind).first.click()
    page.wait_for_selector(f"#draft-heading:has-text('{kind}')")


def told(page, words):
    page.wait_for_selector(f"#message:has-text('{words}')")
    return page.inner_text("#message")


def changed(file):
    """Return the lines that went out of the file and came in."""
    old, new = GOLDEN.read_text("utf-8").splitlines(), file.read_text("utf-8").splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def events(file):
    return {event.id: event for event in load_events(file).events}
