"""The social picture is drawn from the data, and named only where a reader's program could fetch it."""

from __future__ import annotations

import re

import pytest

from tests.render.sites import many
from timeline.render import write_site
from timeline.render.assets import assets
from timeline.render.contents import gather
from timeline.render.files import Files
from timeline.render.languages import Edition
from timeline.render.pages.social import HEIGHT, WIDTH, draw_picture, has_picture

PICTURE = re.compile(r'<meta property="og:image" content="([^"]*)">')


def at_address(timeline, address):
    about = timeline.timeline.model_copy(update={"address": address})
    return timeline.model_copy(update={"timeline": about})


@pytest.fixture
def published(five):
    return at_address(five, "https://example.org/t/")


def test_every_event_is_a_mark_of_the_picture(five):
    contents = gather(five)
    drawn = draw_picture(contents, Edition("en"))
    assert len(re.findall("<circle |<rect x", drawn)) == len(contents.events)
    assert len(re.findall("<circle |<rect x", draw_picture(gather(many(500)), Edition("zh-Hans")))) == 500


def test_pages_name_the_picture_of_their_language_by_its_whole_address(published):
    pytest.importorskip("resvg_py")
    files = Files(published)
    for lang in ("en", "zh-Hans", "zh-Hant"):
        for page in ("index.html", "story.html"):
            named = PICTURE.findall(files.find(f"{lang}/{page}").decode())
            assert named == [f"https://example.org/t/assets/social.{lang}.png"]
        data = files.find(f"assets/social.{lang}.png")
        assert data.startswith(b"\x89PNG")
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (WIDTH, HEIGHT)


def test_without_an_address_or_the_extra_no_picture_is_named(five, published, monkeypatch):
    for timeline, missing in ((at_address(five, None), None), (published, "resvg_py")):
        if missing:
            monkeypatch.setattr("timeline.render.pages.social.find_spec", lambda _: None)
        assert not has_picture(gather(timeline))
        assert PICTURE.findall(Files(timeline).find("en/index.html").decode()) == []
        assert not [path for path, _ in assets(gather(timeline), b"") if path.endswith(".png")]


def test_a_hostile_title_is_text_in_the_picture(five):
    drawn = draw_picture(gather(five, drafts=True), Edition("en"))
    assert "<script" not in drawn


@pytest.mark.slow
def test_a_build_that_cannot_draw_the_picture_says_what_is_missing(published, tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.render.pages.social.find_spec", lambda _: None)
    written = write_site(published, tmp_path)
    assert [note for note in written.notes if "policy-timeline[images]" in note]
    assert not list(tmp_path.rglob("social.*.png"))
