"""Unit tables: synonyms, factors, and rows that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layer, Layers
from pipeline.packs.knowledge import Knowledge
from pipeline.packs.units import load_units


def layers(tmp_path: Path, *rows: str) -> Layers:
    (tmp_path / "units.csv").write_text("\n".join(["unit,sort,factor,words", *rows]) + "\n", encoding="utf-8")
    return Layers(layers=(Layer(name="mine", folder=tmp_path),))


def test_synonyms_share_a_unit(knowledge: Knowledge) -> None:
    assert knowledge.units.find("troop") == knowledge.units.find("soldier")
    assert knowledge.units.find("life") == knowledge.units.find("fatality")
    assert knowledge.units.find("teapot") is None


def test_measures_are_converted(knowledge: Knowledge) -> None:
    mile = knowledge.units.find("mile")
    assert mile is not None
    assert (mile.name, mile.factor) == ("m", 1609.344)


@pytest.mark.parametrize(
    ("rows", "fact"),
    [
        (["sheep,animal,1,sheep"], "unknown sort"),
        (["sheep,count,many,sheep"], "no number"),
        (["sheep,count,1,ewe|ram", "goats,count,1,ram"], "counts goats here"),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, rows: list[str], fact: str) -> None:
    with pytest.raises(KnowledgeError, match=fact) as caught:
        load_units(layers(tmp_path, *rows))
    assert "units.csv:" in caught.value.at


def test_an_empty_factor_is_one(tmp_path: Path) -> None:
    sheep = load_units(layers(tmp_path, "sheep,count,,ewe")).find("ewe")
    assert sheep is not None
    assert sheep.factor == 1
