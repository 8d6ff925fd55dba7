"""Candidates for a person or another program to read: a terminal table, or a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import SeedError
from timeline.records.candidates import Candidate

if TYPE_CHECKING:
    from rich.table import Table


def to_table(candidates: Iterable[Candidate]) -> Table:
    """Return a table for the terminal, best first: score, date, title, where, and what settles it."""
    from rich.table import Table

    table = Table("score", "date", "title", "where", "settled by", box=None, pad_edge=False)
    for candidate in candidates:
        where = candidate.evidence[0]
        table.add_row(
            f"{candidate.score:.2f}",
            " ".join(filter(None, (candidate.edtf or f"≤ {candidate.not_after}", candidate.mod))),
            " / ".join(candidate.title.values()),
            f"{where.source or where.doc} {where.at}"
            + (f" +{len(candidate.evidence) - 1}" * (len(candidate.evidence) > 1)),
            candidate.known or "",
        )
    return table


def write_candidates(candidates: Sequence[Candidate], path: Path) -> None:
    """Write all candidates to one file; its ending says how: .jsonl, .csv, .parquet or .yaml.

    In .csv and .parquet, lists are JSON text. The file is replaced at once or not at all.

    raise   SeedError for another ending, or where .parquet lacks its package.
    """
    writer = WRITERS.get(path.suffix)
    if writer is None:
        raise SeedError(f"{path}: cannot write candidates as {path.suffix!r}\n    end the name in {', '.join(WRITERS)}")
    part = path.with_name(path.name + ".part")
    writer([candidate.to_json() for candidate in candidates], part)
    part.replace(path)


def _jsonl(rows: list[dict[str, Any]], path: Path) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _yaml(rows: list[dict[str, Any]], path: Path) -> None:
    import yaml

    plain = json.loads(json.dumps(rows))  # tuples become lists
    path.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")


def _csv(rows: list[dict[str, Any]], path: Path) -> None:
    _frame(rows).to_csv(path, index=False)


def _parquet(rows: list[dict[str, Any]], path: Path) -> None:
    try:
        _frame(rows).to_parquet(path, index=False)
    except ImportError:
        raise SeedError("writing .parquet needs pyarrow\n    pip install 'policy-timeline[parquet]'") from None


def _frame(rows: list[dict[str, Any]]) -> Any:
    import pandas as pd

    columns = [{key: _flat(value) for key, value in row.items()} for row in rows]
    return pd.DataFrame(columns)


def _flat(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict) else value


WRITERS: dict[str, Callable[[list[dict[str, Any]], Path], None]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".parquet": _parquet,
    ".yaml": _yaml,
}
