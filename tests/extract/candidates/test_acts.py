"""Each class of acts shows in its examples; instruments are known by their names."""

from __future__ import annotations

import pytest

from timeline.extract.candidates.acts import NOT_CLASSES, find_acts, find_congresses, find_instruments
from timeline.extract.cues import load_cues

EXAMPLES = [
    (name, line) for name, rule in load_cues("acts").items() if name not in NOT_CLASSES for line in rule["examples"]
]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_each_class_shows_in_its_examples(kind: str, line: str) -> None:
    assert kind in {act.kind for act in find_acts(line)}


@pytest.mark.parametrize(
    "text",
    [
        "他们将签署条约。",
        "各方应当批准协定。",
        "They will sign it, and may have joined.",
        "The unsigned and disestablished.",
    ],
)
def test_what_is_not_done_is_no_act(text: str) -> None:
    assert find_acts(text) == []


def test_what_is_said_at_length_is_no_act_of_the_speaker() -> None:
    assert [act.kind for act in find_acts("他指出：“某国签署了条约，并退出了若干组织，损害了各方利益。”")] == ["speak"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("签署了《甲条约》和《乙协定》。", ["甲条约", "乙协定"]),
        (
            "They signed the Treaty on the Lakes and the River Convention in May.",
            ["Treaty on the Lakes", "River Convention"],
        ),
        ("The law was passed. A report came.", []),
    ],
)
def test_instruments_are_known_by_name(text: str, names: list[str]) -> None:
    assert [work.name for work in find_instruments(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [("在中共二十大上，", 1), ("At the 20th CCP Congress, he spoke.", 1), ("扩大开放，大会召开。", 0)],
)
def test_numbered_congresses_are_known(text: str, found: int) -> None:
    assert len(find_congresses(text, 0, len(text))) == found
