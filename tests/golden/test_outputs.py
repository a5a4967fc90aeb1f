"""The committed run on the bundled corpus is what a fresh run gives."""

from __future__ import annotations

from pathlib import Path

from pipeline.config import load_settings
from pipeline.runner import Run

ROOT = Path(__file__).resolve().parents[2]


def tables(folder: Path) -> dict[str, bytes]:
    """Every file of a run, run.json and binary workbooks apart."""
    files = [path for path in sorted(folder.iterdir()) if path.name[0] != "." and path.name != "run.json"]
    return {path.name: path.read_bytes() for path in files}


def test_the_committed_outputs_equal_a_fresh_run(tmp_path: Path) -> None:
    settings = load_settings(ROOT / "variorum.toml", out=tmp_path / "outputs", cache=tmp_path / "cache")
    Run(settings=settings).write()
    fresh, committed = tables(tmp_path / "outputs"), tables(ROOT / "outputs")
    assert sorted(fresh) == sorted(committed)
    different = [name for name, data in fresh.items() if committed[name] != data]
    assert different == [], "`make golden` writes outputs/ anew; look at the diff"
