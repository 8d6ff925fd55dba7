"""The SVG file of a counted vocabulary."""

from xml.etree import ElementTree as ET

from timeline.render.counts import draw_counts

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_an_svg_file_with_a_mark_and_words_for_every_count():
    root = ET.fromstring(  # noqa: S314 -- our own drawing
        draw_counts([("互信", 2002, 3), ("互信", 2004, 1), ("<b>&", 2004, 2)], "Folder & co")
    )
    assert root.find(f"{SVG}title").text == "Folder & co"
    marks = [mark for mark in root.iter() if mark.get("class", "").startswith("mark")]
    assert [mark.find(f"{SVG}title").text for mark in marks] == [
        "互信 · 2002 · 3",
        "互信 · 2004 · 1",
        "<b>& · 2004 · 2",
    ]
    assert [mark.get("class") for mark in marks] == ["mark first", "mark", "mark first"]
    assert not list(root.iter(f"{SVG}a"))


def test_nothing_counted_is_a_picture_of_nothing():
    assert 'class="mark' not in draw_counts([], "Nothing")
