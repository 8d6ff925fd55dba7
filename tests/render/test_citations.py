"""Citations keep the marks and the script of each language's titles."""

import pytest

from timeline.records.curated import Event, Source, Text
from timeline.render.citations import cite_event, imprint, own_title
from timeline.render.languages import Edition, Words


@pytest.mark.parametrize(
    ("lang", "name", "shown"),
    [
        ("en", Text(en="Peace and Development", zh="和平与发展"), "Peace and Development"),
        ("zh-Hans", Text(en="Peace and Development", zh="和平与发展"), "《和平与发展》"),
        ("zh-Hant", Text(en="Peace and Development", zh="和平与发展"), "《和平與發展》"),
        ("zh-Hans", Text(en="Foreign Affairs"), '<span lang="en">Foreign Affairs</span>'),
    ],
)
def test_a_chinese_journal_stands_between_its_marks(lang, name, shown):
    title = Text(en="A title")
    source = Source(
        id="xu", type="article-journal", title=title, language="en", standpoint=title, **{"container-title": name}
    )
    assert imprint(Edition(lang), source) == shown


@pytest.mark.parametrize(
    ("language", "shown", "lang"),
    [("zh-Hant en", "習近平的執著", "zh-Hant"), ("zh-Hans en", "习近平的执着", "zh-Hans"), ("en", "Xi", "en")],
)
def test_a_title_stands_in_the_script_of_its_document(language, shown, lang):
    title = Text(en="Xi", zh="习近平的执着", **{"zh-Hant": "習近平的執著"})
    source = Source(id="xu", type="review", title=title, language=language, standpoint=title)
    assert own_title(source) == Words(shown, lang)


def test_a_title_within_a_title_has_the_inner_marks():
    event = Event(id="paper", date="2023", title=Text(en="The “Paper” appears", zh="《文件》发布"))
    assert cite_event(Edition("zh-Hans"), event, "年表", None) == "《〈文件〉发布》（2023年），年表。"
    assert cite_event(Edition("en"), event, "Timeline", None) == "“The “Paper” appears” (2023), Timeline."
