"""Cue tables: what loads, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.cues import EFFECTS, load_cues
from pipeline.packs.files import Layer, Layers
from pipeline.packs.knowledge import Knowledge


def layers(tmp_path: Path, *rows: str) -> Layers:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "mine.csv").write_text("\n".join(["text,kind,effect", *rows]) + "\n", encoding="utf-8")
    return Layers(layers=(Layer(name="mine", folder=tmp_path),))


def test_bundled_cues_fill_every_kind(knowledge: Knowledge) -> None:
    assert {row.kind for row in knowledge.cues.rows} == set(EFFECTS)


def test_a_cue_is_found_by_kind_and_text(tmp_path: Path) -> None:
    cues = load_cues(layers(tmp_path, "opine,report_verb,says", "in the words of,report_phrase,says"))
    assert cues.effect("report_verb", "opine") == "says"
    assert cues.effect("hedge", "opine") is None
    assert cues.phrases("report_phrase", "words") == (("in", "the", "words", "of"),)
    assert not cues.phrases("report_phrase", "opine")


@pytest.mark.parametrize(
    ("row", "fact"),
    [
        ("opine,report_word,says", "unknown kind"),
        ("opine,report_verb,shouts", "cannot be"),
        ("Opine,report_verb,says", "lower case"),
    ],
)
def test_bad_rows_are_named_with_their_place(tmp_path: Path, row: str, fact: str) -> None:
    with pytest.raises(KnowledgeError, match=fact) as caught:
        load_cues(layers(tmp_path, row))
    assert caught.value.at.endswith("mine.csv:2")


def test_two_effects_of_one_cue_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="says here") as caught:
        load_cues(layers(tmp_path, "muse,report_verb,thinks", "muse,report_verb,says"))
    assert caught.value.remedy


def test_a_missing_column_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "mine.csv").write_text("text,kind\nmuse,report_verb\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no column effect"):
        load_cues(Layers(layers=(Layer(name="mine", folder=tmp_path),)))
