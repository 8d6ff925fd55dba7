"""The site as files: the same twice, whole, and never at the cost of anything a person put there."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.render.sites import changed
from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render import write_site
from timeline.render.copies import COPY
from timeline.render.site import LIST

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
VOID = {
    "meta",
    "link",
    "input",
    "base",
    "br",
    "hr",
    "img",
    "path",
    "rect",
    "circle",
    "line",
    "polyline",
    "ellipse",
    "col",
    "use",
}


class Reader(HTMLParser):
    """Reads a page: its links, ids and text by language; faults in how its elements nest."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.text: list[tuple[str, str]] = []
        self.faults: list[str] = []
        self.stack: list[tuple[str, str]] = []
        self.feed(path.read_text("utf-8"))
        self.faults += [f"<{tag}> is not closed" for tag, _ in self.stack]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        lang = found.get("lang") or (self.stack[-1][1] if self.stack else "")
        if "id" in found:
            self.ids.append(found["id"] or "")
        if tag in {"link", "script", "img", "iframe"}:
            self.loads += [found[name] or "" for name in ("href", "src") if name in found]
        elif tag == "a":
            self.links.append(found.get("href") or "")
        if "style" in found or any(name.startswith("on") for name in found):
            self.faults.append(f"<{tag}> has a style or an event handler")
        if tag not in VOID:
            self.stack.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.stack or self.stack[-1][0] != tag:
            self.faults.append(f"</{tag}> closes <{self.stack[-1][0] if self.stack else ''}>")
        elif self.stack:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.stack and self.stack[-1][0] not in {"script", "style"}:
            self.text.append((data.strip(), self.stack[-1][1]))


@pytest.fixture(scope="module")
def pages(built):
    return {path.relative_to(built).as_posix(): Reader(path) for path in sorted(built.rglob("*.html"))}


def test_every_event_has_a_page_in_every_language(five, pages):
    for lang in LANGUAGES:
        for event in five.shown():
            assert f"{lang}/events/{event.id}.html" in pages


def test_elements_nest_and_nothing_is_styled_inline(pages):
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}


def test_ids_are_unique_on_a_page(pages):
    assert {name for name, page in pages.items() if len(page.ids) != len(set(page.ids))} == set()


def test_every_link_inside_the_site_leads_somewhere(built, pages):
    broken = []
    for name, page in pages.items():
        for link in page.links + page.loads:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (built / name).parent / unquote(parts.path) if parts.path else built / name
            known = target.is_file()
            anchor = unquote(parts.fragment)
            if known and anchor and "=" not in anchor:
                known = anchor in pages[target.resolve().relative_to(built.resolve()).as_posix()].ids
            if not known:
                broken.append((name, link))
    assert broken == []


def test_nothing_is_loaded_from_another_host(built, pages):
    canonical = {load for page in pages.values() for load in page.loads if load.startswith("https://example.org/")}
    assert all(not urlsplit(load).netloc for page in pages.values() for load in page.loads if load not in canonical)
    for path in built.rglob("*.css"):
        assert "url(" not in path.read_text("utf-8")


def test_all_chinese_text_says_which_chinese_it_is(pages):
    han = re.compile(r"[\u4e00-\u9fff]")
    wrong = [
        (name, text)
        for name, page in pages.items()
        for text, lang in page.text
        if han.search(text) and lang[:3] != "zh-"
    ]
    assert wrong == []


def test_each_edition_speaks_its_own_language(pages):
    for lang in LANGUAGES:
        title = {"en": "The SCO is founded", "zh-Hans": "上海合作组织成立", "zh-Hant": "上海合作組織成立"}[lang]
        text = "".join(text for text, _ in pages[f"{lang}/index.html"].text)
        assert title.replace(" ", "") in text.replace(" ", "")


def test_all_titles_stand_in_the_list_without_scripts(five, built):
    html = (built / "en/index.html").read_text("utf-8")
    listed = html[html.index('id="all"') :]
    assert all(f'id="{event.id}"' in listed for event in five.shown())


def test_the_same_timeline_gives_the_same_bytes(five, built, plotly_js, tmp_path):
    write_site(five, tmp_path, plotly_js=plotly_js)
    one = {path.relative_to(built): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    other = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert one == other


def test_a_second_build_writes_nothing(five, plotly_js, tmp_path):
    first = write_site(five, tmp_path, plotly_js=plotly_js)
    again = write_site(five, tmp_path, plotly_js=plotly_js)
    assert first.changed == first.files
    assert (again.changed, again.removed) == (0, 0)


def test_a_persons_files_stay_and_ours_go_when_they_are_no_longer_needed(five, plotly_js, tmp_path):
    (tmp_path / "README.md").write_text("mine")
    write_site(five, tmp_path, plotly_js=plotly_js)
    (tmp_path / "en" / "events" / "notes.txt").write_text("mine, too")
    fewer = five.model_copy(update={"events": five.events[1:]})
    result = write_site(fewer, tmp_path, plotly_js=plotly_js)
    assert not (tmp_path / "en/events/1996-border-treaties.html").exists()
    assert result.removed >= 3
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "en/events/notes.txt").read_text() == "mine, too"


def test_a_page_that_a_person_changed_is_not_removed(five, plotly_js, tmp_path):
    write_site(five, tmp_path, plotly_js=plotly_js)
    page = tmp_path / "en/events/1996-border-treaties.html"
    page.write_text("by hand")
    write_site(five.model_copy(update={"events": five.events[1:]}), tmp_path, plotly_js=plotly_js)
    assert page.read_text() == "by hand"


def test_a_file_in_the_way_is_refused_and_nothing_is_written(five, plotly_js, tmp_path):
    (tmp_path / "index.html").write_text("somebody's page")
    with pytest.raises(RenderError, match="not a file that `timeline build` wrote"):
        write_site(five, tmp_path, plotly_js=plotly_js)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_forged_list_cannot_make_us_remove_what_lies_outside(five, plotly_js, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("precious")
    site = tmp_path / "site"
    site.mkdir()
    (site / LIST).write_text(json.dumps({"../outside.txt": "0", str(outside): "0"}))
    write_site(five, site, plotly_js=plotly_js)
    assert outside.read_text() == "precious"


def test_drafts_are_nowhere_unless_asked_for(built, five, plotly_js, tmp_path):
    draft = "2023-hostile-draft"
    assert [path for path in built.rglob("*") if path.is_file() and draft.encode() in path.read_bytes()] == []
    with zipfile.ZipFile(built / COPY) as copy:
        assert [name for name in copy.namelist() if draft in name or draft.encode() in copy.read(name)] == []
    write_site(five, tmp_path, drafts=True, plotly_js=plotly_js)
    page = (tmp_path / "en/events" / f"{draft}.html").read_text("utf-8")
    assert '<strong class="draft">draft</strong>' in page
    assert not (tmp_path / COPY).exists()


def test_a_hostile_title_is_text_everywhere(five, plotly_js, tmp_path):
    write_site(five, tmp_path, drafts=True, plotly_js=plotly_js)
    for path in tmp_path.rglob("*.html"):
        page = Reader(path)
        assert page.faults == [], path
        assert not any(link.startswith("javascript") for link in page.links)
    for path in [*tmp_path.rglob("*.html"), *tmp_path.rglob("assets/*.js")]:
        assert "<script>alert" not in path.read_text("utf-8"), path
    index = Reader(tmp_path / "en/index.html")
    assert any('<b>&"quote"</b> <script>alert(1)</script>' in text for text, _ in index.text)


def test_an_earlier_id_leads_to_the_event(five, plotly_js, tmp_path):
    write_site(changed(five, 1, formerly=("2001-sco",)), tmp_path, plotly_js=plotly_js)
    page = (tmp_path / "zh-Hant/events/2001-sco.html").read_text("utf-8")
    assert 'content="0; url=2001-sco-founding.html"' in page


def test_a_missing_translation_shows_the_other_language_marked(five, plotly_js, tmp_path):
    write_site(changed(five, 1, title={"zh": "上海合作组织成立"}), tmp_path, plotly_js=plotly_js)
    page = (tmp_path / "en/events/2001-sco-founding.html").read_text("utf-8")
    assert '<span lang="zh-Hans">上海合作组织成立</span> <small class="other">in Chinese</small>' in page


def test_the_download_holds_what_is_shown_and_loads_again(five, built):
    data = json.loads((built / "data/timeline.json").read_text("utf-8"))
    again = Timeline.model_validate(data)
    assert again.events == five.shown()
    assert again.terms == five.terms


def test_a_timeline_without_lanes_terms_or_sources_has_a_site_too(plotly_js, tmp_path):
    bare = {
        "timeline": {"title": {"en": "Bare"}, "about": {"en": "Nothing but an event."}},
        "events": [{"id": "2001-a", "date": "2001", "title": {"en": "Something happened"}}],
    }
    write_site(Timeline.model_validate(bare), tmp_path, plotly_js=plotly_js)
    assert "Something happened" in (tmp_path / "zh-Hans/index.html").read_text("utf-8")
    empty = Timeline.model_validate(bare | {"events": []})
    write_site(empty, tmp_path, plotly_js=plotly_js)
    assert (tmp_path / "en/index.html").is_file()


def test_scripts_with_which_a_reader_finds_and_filters_are_small(built):
    import gzip

    names = ("site.js", "overview.js", "rows.js", "evolution.js")
    assert sum(len(gzip.compress((built / "assets" / name).read_bytes())) for name in names) < 15_000
