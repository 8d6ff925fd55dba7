"""Read what the words before and after say of a date: since, until, before, after, about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading
from timeline.records.documents import Mod

_MODS: tuple[Mod, ...] = ("before", "after", "approx")


def read_modifiers(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds opened by words such as 以来, and with a modifier if the date itself holds none.

    since [2023] → 2023/..; by [2030] → before; [2014年]左右 → approx.
    """
    for find in finds:
        if find.role is not None or not find.said:
            yield find
            continue
        if find.parts.end is None and reading.says("open", find):
            yield replace(find, parts=replace(find.parts, open=True))
            continue
        mods = _MODS if find.parts.end is None else _MODS[1:]  # 自4月1日至6月30日止 says its end twice
        mod = find.mod or next((mod for mod in mods if reading.says(mod, find)), None)
        yield find if mod == find.mod else replace(find, mod=mod)
