"""How meanings of common words stand to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layer, Layers
from pipeline.packs.lexicon import load_lexicon

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.packs.knowledge import Knowledge


def test_meanings(knowledge: Knowledge) -> None:
    lexicon = knowledge.lexicon
    assert lexicon.same(("lawyer", "noun"), ("attorney", "noun"))
    assert lexicon.same(("arrive", "verb"), ("arrival", "noun"))
    assert lexicon.wider_or_narrower(("dog", "noun"), ("animal", "noun"))
    assert not lexicon.same(("carpenter", "noun"), ("doctor", "noun"))
    assert "person" in lexicon.fields("carpenter", "noun")


@pytest.mark.parametrize(
    ("left", "right", "part"),
    [
        ("wet", "dry", "adj"),
        ("scorching", "cold", "adj"),
        ("resign", "dismiss", "verb"),
        ("welcome", "condemn", "verb"),
    ],
)
def test_opposites_hold_both_ways(left: str, right: str, part: str, knowledge: Knowledge) -> None:
    assert knowledge.lexicon.opposite((left, part), (right, part))
    assert knowledge.lexicon.opposite((right, part), (left, part))
    assert not knowledge.lexicon.opposite((left, part), (left, part))


def test_a_class_that_excludes_nothing_known_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "alignment").mkdir()
    (tmp_path / "alignment" / "opposites.toml").write_text('[up]\nwords = "up"\nagainst = "dwon"\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="dwon"):
        load_lexicon(Layers(layers=(Layer(name="own", folder=tmp_path),)))
