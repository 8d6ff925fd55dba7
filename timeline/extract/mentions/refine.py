"""Settle what the dates found mean: an ordered list of steps, each a plain function of finds and text.

Third step of finding dates. In the examples a bracket is one find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.extract.mentions.antecedents import resolve_antecedents
from timeline.extract.mentions.coordination import join_ranges, share_parts
from timeline.extract.mentions.figures import order_figures
from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.local_years import count_local_years
from timeline.extract.mentions.modifiers import read_modifiers
from timeline.extract.mentions.own_date import find_own_date, guess_own_date
from timeline.extract.mentions.own_time import find_reviewed_year, is_current, is_recent
from timeline.extract.mentions.rejections import reject
from timeline.extract.mentions.roles import give_roles, tell_citations
from timeline.extract.mentions.title_dates import tell_title_dates

Step = Callable[[list[Find], Reading], Iterable[Find]]

FIRST_STEPS: tuple[Step, ...] = (
    # Numbers that look like dates: Resolution [2118] → nothing.
    reject,
    # Years of a calendar that the document uses: 民國97年 … [98年] → 2009.
    count_local_years,
    # Day or month first, by the other dates of the document: [03/04/2005] beside 25/04/2005 → 3 April.
    order_figures,
    # Dates of works and of the document itself, which are no antecedents: [2018年]第5期 → citation.
    tell_citations,
    # The document's own date in its title: Press briefing of [7 March 2024] → publication.
    tell_title_dates,
)

LATER_STEPS: tuple[Step, ...] = (
    # Parts said once for several dates: [April] and [October 2010] → [2010-04] and [2010-10].
    share_parts,
    # Dates reckoned from others: 1997年3月 … [同年4月] → 1997-04; [今年] by the document's own date.
    resolve_antecedents,
    # Two dates that are one: [2001年6月]至[2003年5月] → [2001-06/2003-05].
    join_ranges,
    # Words before and after: since [2023] → 2023/.., about [1500] → approx.
    read_modifiers,
    # What the date is doing there: [1990s] → span.
    give_roles,
)


def tell_apart(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the finds that are dates, those of works and of the document itself told from the others."""
    for step in FIRST_STEPS:
        finds = list(step(finds, reading))
    return finds


def refine(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the finds that are dates, complete, in the order of the text."""
    finds = tell_apart(finds, reading)
    own = reading.reference or find_own_date(finds, reading) or guess_own_date(finds, reading)
    current = own is not None and is_current(finds)
    recent = own is not None and is_recent(finds, own)
    reading = replace(
        reading, reference=own, current=current, recent=recent, reviewed=find_reviewed_year(finds, reading, own)
    )
    for step in LATER_STEPS:
        finds = list(step(finds, reading))
    return finds
