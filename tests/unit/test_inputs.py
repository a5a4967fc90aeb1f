from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.config import load_settings
from pipeline.errors import CorpusError
from pipeline.inputs import Inputs

if TYPE_CHECKING:
    from pathlib import Path


def inputs(folder: Path) -> Inputs:
    return Inputs(load_settings(corpus=folder, packs=()))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"The ferry of {name} sank.", encoding="utf-8")
    return tmp_path


def test_a_key_changes_with_its_file_alone(corpus: Path) -> None:
    before = inputs(corpus).keys
    (corpus / "one.txt").write_text("The ferry was raised.", encoding="utf-8")
    after = inputs(corpus).keys
    assert set(before) == {"one.txt", "two.txt"}
    assert before["one.txt"] != after["one.txt"]
    assert before["two.txt"] == after["two.txt"]


def test_what_a_sidecar_says_of_a_file_is_in_its_key(corpus: Path) -> None:
    before = inputs(corpus).keys
    (corpus / "sources.toml").write_text('[two]\nauthor = "Ida Falk"\n', encoding="utf-8")
    after = inputs(corpus).keys
    assert before["one.txt"] == after["one.txt"]
    assert before["two.txt"] != after["two.txt"]


def test_documents_and_claims_have_keys_of_their_own(corpus: Path) -> None:
    found = inputs(corpus)
    assert set(found.keys.values()).isdisjoint(found.bare_keys.values())


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no articles in this folder"):
        _ = inputs(tmp_path).files
