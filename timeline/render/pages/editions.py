"""Editions: the text of every page of the site in one language, in the frame that all share.

A kind of page more: a function that yields pages, and a line in `SECTIONS`; with a label it is in the navigation, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from timeline.render.contents import Contents
from timeline.render.languages import LANGUAGES, Edition
from timeline.render.pages.change_pages import change_pages, compare_pages, has_changes, term_pages
from timeline.render.pages.embeds import embed_pages
from timeline.render.pages.handouts import handout_pages
from timeline.render.pages.instructors import instructor_pages
from timeline.render.pages.reading import about_pages, event_pages, index_pages, source_pages, story_pages
from timeline.render.pages.sections import Page, Part, Section
from timeline.render.pages.social import has_picture, picture_path
from timeline.render.pages.templates import environment
from timeline.render.styles import digest, inside
from timeline.render.wording import N_

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


SECTIONS: list[Section] = [
    Section("index.html", N_("Timeline"), index_pages),
    Section("story.html", N_("Story"), story_pages),
    Section("change.html", N_("How it changed"), change_pages, has_changes),
    Section("terms/index.html", N_("Terms"), term_pages, lambda contents: bool(contents.terms)),
    Section("compare/", "", compare_pages, has_changes),
    Section("events/", "", event_pages),
    Section("sources.html", N_("Sources"), source_pages),
    Section("instructors.html", N_("For instructors"), instructor_pages),
    Section("about.html", N_("About"), about_pages),
    Section("embed/", "", embed_pages),
    Section("handout/", "", handout_pages),
]


def make_pages(contents: Contents, edition: Edition, styles: Iterable[str] = ()) -> Iterator[Part]:
    """Yield the pages of one edition, section by section, paths below the site's folder.

    styles   hashes of the style elements that plotly.js adds, for the pages' Content-Security-Policy.
    """
    sections = [section for section in SECTIONS if section.exists(contents)]
    frame = {
        "styles": tuple(styles),
        "sections": [section for section in sections if section.label],
        "contents": contents,
    }
    for section in sections:
        place = f"{edition.lang}/{section.path.removesuffix('index.html')}"
        yield Part(place, partial(_make_section, section, contents, edition, frame))


def _make_section(
    section: Section, contents: Contents, edition: Edition, frame: Mapping[str, Any]
) -> dict[str, Callable[[], str]]:
    return {
        f"{edition.lang}/{page.path}": partial(render, page, section, edition, frame)
        for page in section.make(contents, edition)
    }


def make_front(contents: Contents) -> Part:
    """Return what stands above the editions: the choice of a language, and the page for addresses that lead nowhere."""
    about = contents.timeline.timeline
    editions = [
        {
            "lang": lang,
            "name": LANGUAGES[lang].name,
            "title": Edition(lang).plain(about.title),
            "subtitle": Edition(lang).plain(about.subtitle),
            "missing": Edition(lang).translate("There is no such page. Go to the timeline:"),
        }
        for lang in about.languages
    ]
    templates = environment(about.languages[0])
    chooser, nowhere = templates.get_template("chooser.html"), templates.get_template("404.html")
    base = f"{about.address.rstrip('/')}/" if about.address else ""
    files = {
        "index.html": partial(chooser.render, editions=editions, policy=_policy()),
        "404.html": partial(nowhere.render, editions=editions, base=base, style=inside("site.css"), digest=digest),
    }
    return Part("", lambda: files)


def render(page: Page, section: Section, edition: Edition, frame: Mapping[str, Any]) -> str:
    """Return the HTML of a page in the frame that all pages of the edition share."""
    home = "../" * (len(PurePosixPath(page.path).parts) - 1)
    about = frame["contents"].timeline.timeline
    context = dict(page.context)
    own = (digest(context["style"]),) if "style" in context else ()
    return (
        environment(edition.lang)
        .get_template(page.template)
        .render(
            **context,
            **frame,
            policy=_policy(*frame["styles"], *own),
            page=page,
            section=section,
            about=about,
            home=home,
            root="../" + home,
            description=page.description or edition.plain(about.subtitle) or page.title,
            address=_address(about.address, f"{edition.lang}/{page.path}"),
            picture=_address(about.address, picture_path(edition)) if has_picture(frame["contents"]) else None,
            editions=[
                (lang, LANGUAGES[lang].name, _address(about.address, f"{lang}/{page.path}")) for lang in about.languages
            ],
        )
    )


def _policy(*styles: str) -> str:
    """Return the Content-Security-Policy of a page that allows style elements with these hashes."""
    return POLICY.format(styles="".join(f" '{one}'" for one in styles))


def _address(base: str | None, path: str) -> str | None:
    return f"{base.rstrip('/')}/{path.removesuffix('index.html')}" if base else None
