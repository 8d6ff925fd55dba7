"""A timeline in Python and in notebooks: a data frame, plotly figures, exports. Joins `curate` and `render`.

>>> import timeline
>>> story = timeline.load("events.yaml")                      # doctest: +SKIP
>>> story.select(first="2000", last="2014").to_frame()        # doctest: +SKIP
>>> story.figure("matrix", lang="zh-Hans").show()             # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.records.curated import Event, Timeline
from timeline.render.exports import export, make_excerpt, select
from timeline.render.exports.tables import rows

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Dataset:
    """The published events of a timeline, or a choice of them, by date."""

    timeline: Timeline
    events: tuple[Event, ...]

    def __len__(self) -> int:
        return len(self.events)

    def select(
        self,
        *,
        first: str | None = None,
        last: str | None = None,
        lanes: Iterable[str] = (),
        terms: Iterable[str] = (),
        events: Iterable[str] = (),
    ) -> Dataset:
        """Return those events that meet every condition; dates are EDTF, the rest are ids."""
        chosen = select(self._whole(), first=first, last=last, lanes=lanes, terms=terms, events=events)
        return replace(self, events=chosen)

    def to_frame(self, *, lang: str = "en") -> pd.DataFrame:
        """Return one row per event, indexed by id.

        `edtf` is the date as curated; `earliest` and `latest` are the days it can mean, NaT where an end is open.
        `actors`, `states`, `follows` and `sources` hold tuples, fit for `explode`.
        """
        import pandas as pd

        frame = pd.DataFrame(rows(make_excerpt(self.timeline, self.events, lang))).set_index("id")
        for end in ("earliest", "latest"):
            frame[end] = frame[end].astype("datetime64[s]")  # seconds reach back before 1677
        return frame

    def figure(self, kind: str = "lanes", *, lang: str = "en") -> go.Figure:
        """Return a plotly figure to change further: "lanes", "matrix" or "lineage"."""
        from timeline.render.exports.figures import make_figure

        return make_figure(make_excerpt(self.timeline, self.events, lang), kind)

    def export(self, format: str, *, lang: str = "en", **options: Any) -> bytes:  # noqa: A002  as in `export`
        """Return the events in one of the formats of `timeline export`."""
        return export(self.timeline, format, language=lang, events=[event.id for event in self.events], **options)

    def _whole(self) -> Timeline:
        return self.timeline.model_copy(update={"events": self.events})


def load_dataset(path: str | Path) -> Dataset:
    """Return the published events of a curated file.

    raise   Faults with every reason why the file cannot be used.
    """
    from timeline.curate import load_events

    timeline = load_events(Path(path))
    return Dataset(timeline, select(timeline))
