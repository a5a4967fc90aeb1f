"""Tables that alignment consults: read, and refused with the place where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.contrasts import load_contrasts
from pipeline.packs.files import Layer, Layers
from pipeline.packs.morphology import irregular_forms
from pipeline.packs.relatedness import load_relatedness
from pipeline.packs.weights import load_weights


def layers(folder: Path, name: str, text: str) -> Layers:
    (folder / "alignment").mkdir(exist_ok=True)
    (folder / "alignment" / name).write_text(text, encoding="utf-8")
    return Layers(layers=(Layer(name="test", folder=folder),))


def test_bundled_tables_are_sound() -> None:
    relatedness, contrasts, weights = load_relatedness(Layers()), load_contrasts(Layers()), load_weights(Layers())
    assert relatedness.denying(relatedness.senses_of["hold"]) & relatedness.senses_of["scrap"]
    assert relatedness.types("ASSAULT", "ASSAULT") == 1
    assert 0 < relatedness.types("SUPPORT", "AID") < 1
    assert relatedness.types("OFFICE", "ASSAULT") == 0
    assert contrasts.offices["prime minister"] == ("prime-minister", "government")
    assert contrasts.slot("once", "FOUND")
    assert not contrasts.doers["rebel"] & contrasts.doers["army"]
    assert contrasts.things["accord"] & contrasts.things["agreement"]
    assert contrasts.scenes["church"] == contrasts.scenes["chapel"] != contrasts.scenes["barracks"]
    assert 0 < weights.link < 1
    assert irregular_forms()["bought"] == "buy"


def test_denial_works_both_ways(tmp_path: Path) -> None:
    table = layers(tmp_path, "senses.toml", '[rise]\nwords = "rise climb"\nagainst = "fall"\n[fall]\nwords = "fall"\n')
    found = load_relatedness(table)
    assert found.denying(found.senses_of["fall"]) == found.senses_of["climb"]
    assert found.denying(found.senses_of["climb"]) == found.senses_of["fall"]


def test_an_unknown_class_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="which is no class"):
        load_relatedness(layers(tmp_path, "senses.toml", '[rise]\nwords = "rise"\nagainst = "sink"\n'))


def test_a_wrong_value_or_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="has value"):
        load_contrasts(layers(tmp_path, "valence.csv", "word,value,aspect\ngood,2,effect\n"))
    (tmp_path / "alignment" / "valence.csv").unlink()
    with pytest.raises(KnowledgeError, match="no list"):
        load_contrasts(layers(tmp_path, "slots.toml", 'sometimes = "FOUND"\n'))


def test_missing_or_broken_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no alignment weights"):
        load_weights(Layers(layers=(Layer(name="test", folder=tmp_path),)))
    with pytest.raises(KnowledgeError, match="incomplete"):
        load_weights(layers(tmp_path, "weights.toml", "[pair]\nbias = 1.0\n"))


def test_a_question_has_two_answers(tmp_path: Path) -> None:
    table = layers(tmp_path, "contraries.toml", '[vote]\nyes = "approve vote-for"\nno = "reject"\n')
    answers = load_contrasts(table).answers
    assert ("vote", True) in answers["vote-for"]
    assert ("vote", False) in answers["reject"]
    with pytest.raises(KnowledgeError, match="has not two answers"):
        load_contrasts(layers(tmp_path, "contraries.toml", '[vote]\nyes = "approve"\n'))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("figures.toml", 'units = "deaths"\nwords = ""\nkinds = true'),
        ("dates.toml", 'acts = "open"\nof = "bridge"\neach = true'),
        ("places.toml", 'words = "sign"\nbeside = ""\nwhere = ""\nalike = false'),
        ("stages.toml", 'steps = ["pass", "sign"]'),
    ],
)
def test_a_row_that_is_not_told_in_full_is_refused(name: str, row: str, tmp_path: Path) -> None:
    tables = layers(tmp_path, name, f"[asked]\n{row}\n")
    with pytest.raises(KnowledgeError, match="'asked' is not told in full") as caught:
        load_contrasts(tables)
    assert caught.value.at.endswith(f"alignment/{name}")
    assert caught.value.remedy.startswith("give it ")
