"""Every word of the interface is translated, none is kept that nothing says any more."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import timeline.render
from timeline.records.curated import Text
from timeline.render.languages import LOCALE, Edition, Words, catalogue, choose, to_traditional

PACKAGE = Path(timeline.render.__file__).parent
KEYWORDS = {"_": None, "N_": None, "translate": None, "count": (1, 2)}


@pytest.fixture(scope="module")
def messages():
    found = extract_from_dir(
        str(PACKAGE),
        method_map=[("templates/**.html", "jinja2"), ("**.py", "python")],
        options_map={"templates/**.html": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
    )
    return {
        text for _, _, message, _, _ in found for text in ((message,) if isinstance(message, str) else message) if text
    }


def test_every_message_has_a_translation(messages):
    assert sorted(messages - set(catalogue("zh-Hans"))) == []


def test_no_translation_is_left_over(messages):
    assert sorted(set(catalogue("zh-Hans")) - messages) == []


@pytest.mark.parametrize("folder", ["zh_Hans", "zh_Hant"])
def test_a_message_is_translated_in_one_catalogue_only(folder):
    """Two catalogues would overwrite each other: a heading "Name" once read as that of a pupil."""
    entries = [
        entry.id
        for path in sorted((LOCALE / folder).glob("*.po"))
        for entry in read_po(BytesIO(path.read_bytes()))
        if entry.id
    ]
    assert sorted(entry for entry in set(entries) if entries.count(entry) > 1) == []


def test_translations_name_the_same_values(messages):
    import string

    def names(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for message, translated in catalogue("zh-Hans").items():
        # a decade is told by its century in Chinese, by its first year in English
        extra = {"century", "tens", "decade"} if "decade" in message else set()
        assert names(translated) - extra <= names(message), message


def test_what_traditional_chinese_words_otherwise_is_a_message_and_differs(messages):
    for path in (LOCALE / "zh_Hant").glob("*.po"):
        own = {entry.id: entry.string for entry in read_po(BytesIO(path.read_bytes())) if entry.id}
        assert own
        assert set(own) <= messages
        for message, text in own.items():
            assert text != to_traditional(catalogue("zh-Hans")[message]), message


def test_no_word_of_the_traditional_interface_is_one_of_the_mainland():
    mainland = ("數據", "鏈接", "程序", "網絡", "軟件", "打印", "搜索", "屏幕", "幻燈片", "默認", "“", "佈")
    found = {word: text for text in catalogue("zh-Hant").values() for word in mainland if word in text}
    assert found == {}


def test_traditional_words_come_from_the_simplified_ones():
    assert Edition("zh-Hant").translate("Evidence") == "依據"


def test_a_missing_language_is_told_by_the_nearest():
    only_english = Text(en="Charter")
    assert choose(only_english, "zh-Hant") == Words("Charter", "en")
    assert choose(Text(zh="宪章"), "zh-Hant") == Words("憲章", "zh-Hant")
    assert choose(Text(zh="宪章"), "en") == Words("宪章", "zh-Hans")
    assert choose(Text(zh="发", **{"zh-Hant": "髮"}), "zh-Hant") == Words("髮", "zh-Hant")
    assert choose(None, "en") is None
