"""What a start loads: a command that does not parse never waits for the libraries that parse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FERRY = Path(__file__).parents[2] / "fixtures" / "ferry"
SLOW = ("spacy", "numpy", "pandas", "trafilatura", "lxml", "textual", "starlette")
PROGRAM = (
    "import sys\n"
    "from pipeline.cli import main\n"
    "try:\n    main()\n"
    "finally:\n    print('LOADED', *sys.modules, file=sys.stderr)\n"
)


def loaded(*arguments: str, folder: Path) -> set[str]:
    """Names of the modules that a command loads."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(ended.stderr.rpartition("LOADED")[2].split())


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    loaded("run", str(FERRY), "--pack", "none", folder=folder)
    return folder


def test_help_loads_neither_models_nor_pictures(tmp_path: Path) -> None:
    assert not loaded("--help", folder=tmp_path) & {*SLOW, "rich", "pydantic"}


def test_showing_a_run_loads_no_model(finished: Path) -> None:
    assert not loaded("show", "claims", folder=finished) & {*SLOW} - {"numpy"}


def test_a_rerun_with_nothing_changed_loads_no_model(finished: Path) -> None:
    assert not loaded("run", str(FERRY), "--pack", "none", folder=finished) & set(SLOW)
