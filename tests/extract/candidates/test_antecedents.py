"""A title never begins with a pronoun: whom it stands for is told where the sentence before says it plainly."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import mine

PLAIN = [
    (
        "The River Commission was set up in 2001. Two years later, in May 2003, it signed the Lake Treaty.",
        "The River Commission signed the Lake Treaty",
    ),
    (
        "In 1999 Chad and Niger joined the forum. They signed the River Treaty in May 2001.",
        "Chad and Niger signed the River Treaty",
    ),
    (
        "In 1999 Ada Lind was elected to the council. In May 2001 she signed the River Treaty.",
        "Ada Lind signed the River Treaty",
    ),
    (
        "The River Commission was set up in 2001. Its report was published in May 2003.",
        "The River Commission’s report was published",
    ),
    ("1999年，河流论坛在某地举行。2001年5月，它通过了《湖泊宣言》。", "河流论坛通过了《湖泊宣言》"),
    ("1999年3月，李明主持召开会议。他指出，要坚持开放。2001年5月，他签署了《湖泊条约》。", "李明签署了《湖泊条约》"),
    ("2001年1月，秘书长宣布成立河流委员会。2003年5月，该委员会发布《湖泊报告》。", "河流委员会发布《湖泊报告》"),
]
# The council or the commission, one person or several: whom it stands for is not plain. (text, title)
NOT_PLAIN = [
    (
        "The council established a river commission in 2001. In May 2003 it signed the Lake Treaty.",
        "Signed the Lake Treaty",
    ),
    (
        "Chad and Niger founded the River Forum in 1999. It adopted the Lake Charter in May 2001.",
        "Adopted the Lake Charter",
    ),
    ("Ada Lind was elected in 1999. It was signed by both states in May 2001.", "Signed by both states"),
    ("1999年，两国设立河流论坛。2001年5月，它通过了《湖泊宣言》。", "通过了《湖泊宣言》"),
    ("2003年5月，该委员会发布《湖泊报告》。", "该委员会发布《湖泊报告》"),
]


@pytest.mark.parametrize(("text", "title"), [*PLAIN, *NOT_PLAIN])
def test_a_pronoun_is_spelt_out_where_plain_and_left_out_elsewhere(text: str, title: str) -> None:
    assert title in [words for one in mine(text) for words in one.title.values()]
