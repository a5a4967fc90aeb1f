"""The general list of evaluative words beside the one that alignment keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.packs.contrasts import load_contrasts
from pipeline.packs.files import Layer, Layers

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.packs.knowledge import Knowledge

HEADER = "word,value,aspect\n"


def test_general_words_are_known(knowledge: Knowledge) -> None:
    valence = knowledge.contrasts.valence
    assert valence["sturdy"] == (1, "strength")
    assert valence["botched"] == (-1, "effect")
    assert "victory" not in valence
    assert len(valence) > 700


def test_alignments_own_list_overrules_the_general_one(tmp_path: Path) -> None:
    for folder, row in (("alignment", "spry,-1,effect"), ("evaluations", "spry,1,strength")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "valence.csv").write_text(f"{HEADER}{row}\n", encoding="utf-8")
    assert load_contrasts(Layers(layers=(Layer(name="mine", folder=tmp_path),))).valence["spry"] == (-1, "effect")
