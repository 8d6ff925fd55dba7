"""Sections: what a page is, what a kind of page is, and the part of the site that it makes.

Modules that yield pages are listed in `pages.SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.render.contents import Contents
from timeline.render.languages import Edition


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an edition. `path` lies below the edition's folder; `section` is its place in the navigation."""

    path: str
    template: str
    title: str
    section: str = ""
    context: tuple[tuple[str, Any], ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of page: where it starts, its word in the navigation ("" if it is not there), and what makes it.

    exists    tells whether a timeline has pages of this kind at all; those it has not are not in the navigation.
    """

    path: str
    label: str
    make: Callable[[Contents, Edition], Iterable[Page]]
    exists: Callable[[Contents], bool] = lambda _: True


Make = Callable[[], str | bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site, made when it is asked for: where its files lie, and {path: what makes the file}."""

    place: str
    files: Callable[[], Mapping[str, Make]]


def make_page(path: str, template: str, title: str, context: dict[str, Any], description: str = "") -> Page:
    """Return a page from what its template needs."""
    return Page(path, template, title, context=tuple(context.items()), description=description)
