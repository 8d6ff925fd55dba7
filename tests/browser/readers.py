"""What the tests ask of a page as a reader sees it."""

from __future__ import annotations


def shown(page):
    return page.eval_on_selector_all(".year li", "all => all.filter(one => one.checkVisibility()).map(one => one.id)")


def wait_for_count(page, number):
    page.wait_for_function(
        "number => [...document.querySelectorAll('.year li')].filter(one => one.checkVisibility()).length === number",
        arg=number,
    )


def follow(page, selector):
    """Click a link and wait until the page it leads to is whole: a click alone may leave the old one to look at."""
    with page.expect_navigation():
        page.click(selector)


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = (
        Axe().run(page, options={"rules": {"target-size": {"enabled": True}}, "preload": False}).response["violations"]
    )
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]
