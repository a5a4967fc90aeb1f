from __future__ import annotations

import re
from pathlib import Path

from bench.readme import commands, filled

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_documented() -> None:
    listed = set(re.findall(r"^\| `variorum ([^`]+)`", README, flags=re.MULTILINE))
    assert listed == {name for name, _ in commands()}


def test_made_parts_are_as_the_program_makes_them() -> None:
    assert filled(README) == README, "run `python -m bench readme` and look at the diff"


def test_pictures_and_files_that_are_named_exist() -> None:
    for target in re.findall(r"\]\((docs/[^)#]+|annotations/[^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_paths_in_the_tree_exist() -> None:
    for name in ("corpus", "annotations", "outputs", "pipeline", "tests", "bench"):
        assert re.search(rf"^{name}/ ", README, flags=re.MULTILINE)
        assert (ROOT / name).is_dir()
