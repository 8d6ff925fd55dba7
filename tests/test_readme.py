"""What the README tells people to type works, and prints what it says; its links lead somewhere."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.commands import run

pytestmark = pytest.mark.slow  # whole commands, whole files

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSION = "\n".join(re.findall(r"^```console\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))
STEPS = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", SESSION + "\n", flags=re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(ROOT / "events.yaml", folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns("originals"))
    return folder


@pytest.mark.parametrize(("command", "printed"), STEPS, ids=[command for command, _ in STEPS])
def test_a_command_of_the_readme_prints_what_it_says(desk, command, printed):
    program, *words = shlex.split(command)
    assert program == "timeline"
    result = run(*words, cwd=desk)
    assert result.returncode == 0, result.stderr
    assert doctest.OutputChecker().check_output(printed.rstrip("\n") + "\n", result.stdout, doctest.ELLIPSIS), (
        result.stdout
    )


def test_the_readme_shows_every_kind_of_step():
    assert {command.split()[1] for command, _ in STEPS} >= {"dates", "mine", "check", "build", "export"}


def test_the_python_of_the_readme_runs():
    parser = doctest.DocTestParser()
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))
    runner = doctest.DocTestRunner()
    runner.run(parser.get_doctest(code, {}, "README.md", "README.md", 0))
    assert runner.summarize().attempted > 0
    assert runner.summarize().failed == 0


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]
)
def test_links_between_files_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#\s]+)", text) if not re.match(r"[a-z]+:", t)]
    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]
    assert not missing
