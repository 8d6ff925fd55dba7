"""The import arrows: errors ← yamlfile, dates ← records ← {extract, curate, render} ← what joins them."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
STAGES = {"extract", "curate", "render"}
FOUNDATIONS = {"errors": set(), "yamlfile": {"errors"}, "dates": {"errors"}, "records": {"records", "dates", "errors"}}


def room(module: str) -> str:
    """Return the part of the package that a module belongs to: timeline.extract.documents.zones → extract."""
    return module.split(".")[1] if "." in module else ""


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno} imports relatively; write the whole name"
            names.add(node.module or "")
            if node.module == "timeline":
                names |= {f"timeline.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] == "timeline"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_follow_the_arrows(path):
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed = FOUNDATIONS.get(here)
    if here in STAGES:
        allowed = {here, *FOUNDATIONS}
    if allowed is None:  # cli, preview, notebook: they join the stages
        return
    wrong = {name for name in imported(path) if room(name) and room(name) not in allowed}
    assert not wrong, f"{path.name} may import {sorted(allowed)}"


def test_the_stages_are_seen_by_this_test():
    assert {path.relative_to(PACKAGE).parts[0] for path in MODULES} >= STAGES
    assert "timeline.errors" in imported(PACKAGE / "cli" / "__init__.py")
