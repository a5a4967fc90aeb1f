from __future__ import annotations

import inspect

import pytest

from pipeline.fingerprints import PACKAGE, stage_fingerprint
from pipeline.packs.files import RESOURCES, find_layers
from pipeline.stages import STAGES, Stage


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_each_stage_names_a_function_that_tells_what_it_takes_and_gives(stage: Stage) -> None:
    function = stage.load()
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())
    assert (function.__doc__ or "").strip()


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_the_code_that_a_stage_depends_on_is_there(stage: Stage) -> None:
    assert stage.function.split(":")[0].split(".")[1] in stage.code
    assert all((PACKAGE / place).exists() for place in stage.code)


def test_what_a_stage_reads_was_written_before_or_is_given() -> None:
    known = {"articles", "sources", "name rulings", "decisions", "gold"}
    for stage in STAGES:
        assert set(stage.reads) <= known, stage.name
        known |= set(stage.writes)


def test_every_data_file_belongs_to_a_stage() -> None:
    """Apart from the hashes that `doctor` checks the model with: they decide nothing."""
    layers = find_layers(())
    claimed = {path for stage in STAGES for pattern in stage.data for _, path in layers.files(pattern)}
    files = {
        p for p in RESOURCES.rglob("*") if p.is_file() and p.relative_to(RESOURCES).parts[0] not in {"packs", "model"}
    }
    data = {p for p in files if p.suffix in {".csv", ".toml", ".json", ".yaml"}}
    assert sorted(p.name for p in data - claimed) == []


def test_a_pack_changes_the_fingerprint() -> None:
    extract = next(stage for stage in STAGES if stage.name == "extract")
    assert stage_fingerprint(extract, find_layers(())) != stage_fingerprint(extract, find_layers(("csto",)))
