"""Citations keep the marks of each language's titles."""

import pytest

from timeline.records.curated import Event, Source, Text
from timeline.render.citations import cite_event, imprint
from timeline.render.languages import Edition


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


def test_a_title_within_a_title_has_the_inner_marks():
    event = Event(id="paper", date="2023", title=Text(en="The “Paper” appears", zh="《文件》发布"))
    assert cite_event(Edition("zh-Hans"), event, "年表", None) == "《〈文件〉发布》（2023年），年表。"
    assert cite_event(Edition("en"), event, "Timeline", None) == "“The “Paper” appears” (2023), Timeline."
