"""`timeline.load`: frames, figures, and the example notebook, cell by cell."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pandas as pd
import pytest

import timeline
from timeline.errors import Faults, RenderError
from timeline.notebook import Dataset
from timeline.records.curated import Timeline

pytestmark = pytest.mark.slow  # whole commands, whole files

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "notebook.ipynb"


@pytest.fixture(scope="module")
def golden() -> Dataset:
    return timeline.load(ROOT / "tests" / "golden" / "events.yaml")


def test_a_frame_has_a_row_per_published_event_and_real_dates(golden):
    frame = golden.to_frame(lang="zh-Hant")
    assert list(frame.index) == [event.id for event in golden.timeline.shown()]
    row = frame.loc["1996-border-treaties"]
    assert (row["edtf"], row["title"]) == ("1996/1997", "五國簽署兩項邊境協定")
    assert (row["earliest"], row["latest"]) == (pd.Timestamp("1996-01-01"), pd.Timestamp("1997-12-31"))
    assert row["actors"] == ("china", "russia")
    assert pd.isna(frame.loc["2022-global-security-initiative", "latest"])


def test_a_frame_holds_dates_before_the_common_era():
    event = {"id": "old", "date": "-0500", "title": {"en": "x"}}
    whole = Timeline.model_validate({"timeline": {"title": {"en": "T"}, "about": {"en": "x"}}, "events": [event]})
    assert Dataset(whole, whole.events).to_frame()["earliest"].dt.year.tolist() == [-500]


def test_select_narrows_step_by_step(golden):
    later = golden.select(first="2002")
    assert (len(golden), len(later)) == (5, 3)
    assert list(later.select(lanes=["global"]).to_frame().index) == ["2022-global-security-initiative"]
    with pytest.raises(RenderError, match="no event"):
        later.select(events=["2001-sco-founding"])


def test_figures_show_each_chosen_event(golden):
    figure = golden.select(first="2002").figure("lanes", lang="zh-Hans")
    shown = {name for trace in figure.data if trace.customdata is not None for name in trace.customdata}
    assert shown == {event.id for event in golden.select(first="2002").events}
    assert "#7d5a00" in {trace.marker.color for trace in figure.data}  # the third lane of the whole, alone or not


def test_the_matrix_tells_first_by_the_whole_timeline(golden):
    first, later = golden.select(first="2014").figure("matrix").data
    assert (len(first.x), len(later.x)) == (3, 5)  # cooperative security was stated in 2001


def test_the_lineage_draws_a_line_for_each_formula_taken_up(golden):
    lines = golden.figure("lineage").data[0]
    assert len(lines.x) == 3 * 4
    assert lines.x[0] == "1996-01-01"


def test_what_cannot_be_drawn_is_told(golden):
    with pytest.raises(RenderError, match="lanes, matrix, lineage"):
        golden.figure("pie")
    with pytest.raises(RenderError, match="follows"):
        golden.select(events=["2001-sco-founding"]).figure("lineage")


def test_export_gives_the_chosen_events_only(golden):
    rows = golden.select(last="2001").export("csv", lang="en").decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 2


def test_a_file_that_cannot_be_used_tells_every_fault(tmp_path):
    (tmp_path / "events.yaml").write_text("events:\n  - id: x\n    date: 2001\n", encoding="utf-8")
    with pytest.raises(Faults, match="date"):
        timeline.load(tmp_path / "events.yaml")


def run(cell: str, names: dict[str, object]) -> object:
    """Run a cell and return what a notebook would show beneath it."""
    *before, last = ast.parse(cell).body
    exec(compile(ast.Module(before, []), "cell", "exec"), names)  # noqa: S102  our own notebook
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307


def test_the_example_notebook_runs_and_shows_something_in_every_cell(monkeypatch):
    monkeypatch.chdir(EXAMPLE.parent)
    cells = json.loads(EXAMPLE.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    shown = [run("".join(cell["source"]), names) for cell in cells if cell["cell_type"] == "code"]
    assert len(shown) == 8
    assert all(one is not None and len(str(one)) for one in shown)
    assert shown[-1].startswith(b"<?xml")


def test_the_example_notebook_is_stored_without_output():
    cells = json.loads(EXAMPLE.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
