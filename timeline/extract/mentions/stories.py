"""Tell whether a bare month belongs to the story told before it or to the document's own time, by rules in order.

In the examples a bracket is the bare month, and the document is of June 2024.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line
from timeline.extract.mentions.own_year import (
    PART,
    goes_back,
    is_history,
    is_of_its_year,
    is_of_last_weeks,
    is_yet_to_come,
)

CLOSE = 400  # characters: a bare day of the month, [5日], belongs to a date this close
_NEAR = 1500  # characters: the reach of a story of recent years
_DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")

Rule = Callable[[Find, Find, Reading], bool]
"""Tells whether it applies to the date told last and a bare one."""


def governs(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a bare month follows the date told last rather than the document's own: the first rule decides."""
    return next((verdict for rule, verdict in RULES if rule(last, find, reading)), STORY)


def in_one_sentence(last: Find, find: Find, reading: Reading, stops: str = ".;。；\n") -> bool:
    """Tell whether no mark that ends a sentence stands between two dates that are close."""
    between = reading.text[last.end : find.start] if find.start - last.end < CLOSE else "."
    return not any(stop in _DECIMAL_POINT.sub("", between) for stop in stops)


def _heads_the_line_above(last: Find, find: Find, reading: Reading) -> bool:
    between = reading.text[last.end : find.start] if find.start - last.end < CLOSE else ""
    return between.startswith("\n") and between.count("\n") == 1 and begins_line(last, reading)


def _ends_a_range(last: Find, find: Find, reading: Reading) -> bool:
    return reading.grammar.links["range"].fullmatch(reading.text, last.end, find.start) is not None


def _looks_ahead(last: Find, find: Find, reading: Reading) -> bool:
    return last.basis == "relative" and not is_of_its_year(last, reading) and reading.says("ahead", find)


def _is_of_this_year(last: Find, find: Find, reading: Reading) -> bool:
    said = last.basis == "relative" and last.parts.month is None and is_of_its_year(last, reading)
    return said and in_one_sentence(last, find, reading)


def _has_come_round(last: Find, find: Find, reading: Reading) -> bool:
    again = reading.says("open", last) or reading.says("recently", find)
    return last.parts.month == find.parts.month and again


def _is_yet_to_come(last: Find, find: Find, reading: Reading) -> bool:
    return is_yet_to_come(last, find, reading, reading.says("future", find))


def _is_told_beforehand(last: Find, find: Find, reading: Reading) -> bool:
    return last.parts.month is None and reading.says("future", find) and in_one_sentence(last, find, reading)


def _was_foreseen(last: Find, find: Find, reading: Reading) -> bool:
    own = reading.reference.number if reading.reference else None
    return own is not None and (last.parts.number or 0) > own and not reading.says("future", find)


def _was_reckoned(last: Find, _find: Find, reading: Reading) -> bool:
    return last.basis == "relative" and not is_history(last, reading)


def _is_out_of_reach(last: Find, find: Find, reading: Reading) -> bool:
    return find.start - last.end > _NEAR and not is_history(last, reading)


def _follows_mere_year(last: Find, find: Find, reading: Reading) -> bool:
    lasting = last.basis == "explicit" and reading.says("open", last)  # but 自当年起 is of the story
    own = reading.current and last.basis == "explicit"  # but by the end of that year is of the story
    return last.parts.month is None and (lasting or own or reading.says("future", find))


def _is_recent(last: Find, find: Find, reading: Reading) -> bool:
    part = (find.parts.month or PART) >= PART and not is_history(last, reading)
    begins = reading.current or _is_in_other_paragraph(last, find, reading)
    return begins and (is_of_last_weeks(find, reading) or part or reading.says("future", find))


def _begins_anew(last: Find, find: Find, reading: Reading) -> bool:
    return _is_in_other_paragraph(last, find, reading) and not is_history(last, reading)


def _is_in_other_paragraph(last: Find, find: Find, reading: Reading) -> bool:
    return find.start - last.end > _NEAR or "\n" in reading.text[last.end : find.start]


STORY, OWN = True, False
RULES: tuple[tuple[Rule, bool], ...] = (
    # The year of a chronology: 2019 ⏎ [March]: … → 2019.
    (_heads_the_line_above, STORY),
    # One range: from March 2019 to [May] → 2019.
    (_ends_a_range, STORY),
    # After a date reckoned from the document's own: last year it met in Lima, it meets in [July] → 2024.
    (_looks_ahead, OWN),
    # This year there are two meetings, one in [September] → 2024.
    (_is_of_this_year, STORY),
    # Idle since February 2022, it returned in [February] → 2024. Open since May 2022, and most recently in [May], too.
    (_has_come_round, OWN),
    # Last year's would lie before the date told, this year's is past: in November 2023 … in [April] → 2024.
    (goes_back, OWN),
    # Renewed on 31 August 2023, it expires on [31 August] → 2024.
    (_is_yet_to_come, OWN),
    # Signed in 2019, it will be renewed in [July] → 2024.
    (_is_told_beforehand, OWN),
    # Founded in March 2019 and enlarged in [May] → 2019.
    (in_one_sentence, STORY),
    # What is to come leads back to the document's own time: a review is due in 2026. In [May] they had met → 2024.
    (_was_foreseen, OWN),
    # What was reckoned from the document's own date leads no further: last week it met. In [May] it had met → 2024.
    (_was_reckoned, OWN),
    # A story of recent years does not reach far; one of long ago is what the whole document tells.
    (_is_out_of_reach, OWN),
    # A mere year tells nothing of what is to come, nor one since which something lasts, nor in a text of its own time.
    (_follows_mere_year, OWN),
    # A new paragraph may tell of days in May or June, of the summer, of what will be.
    (_is_recent, OWN),
    # A new paragraph takes up no date of recent years.
    (_begins_anew, OWN),
)
