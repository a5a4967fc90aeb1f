"""Which words answer each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.align.texts.pairing import NEAR, OPPOSITE, OTHER, SAME, WIDER, same_spelling
from tests.unit.align.texts.reading import pair

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("left", "right", "words", "relation"),
    [
        ("The choir sang.", "The choirs will sing.", ("choir", "choirs"), SAME),
        ("A lawyer read the will.", "An attorney read the will.", ("lawyer", "attorney"), NEAR),
        ("The trout was stolen.", "The fish was stolen.", ("trout", "fish"), WIDER),
        ("Exports rose in May.", "Exports fell in May.", ("rose", "fell"), OPPOSITE),
        ("The soup was hot.", "The soup was cold.", ("hot", "cold"), OPPOSITE),
        ("A nurse found the key.", "A porter found the key.", ("nurse", "porter"), OTHER),
        ("The ship reached Kharkiv.", "The ship reached Kharkov.", ("Kharkiv", "Kharkov"), SAME),
    ],
)
def test_ties(
    left: str, right: str, words: tuple[str, str], relation: str, nlp: Language, knowledge: Knowledge
) -> None:
    pairing = pair(left, right, nlp, knowledge)
    ties = {(pairing.left.words[t.left].text, pairing.right.words[t.right].text): t.relation for t in pairing.ties}
    assert ties[words] == relation


def test_share_is_of_the_text_that_holds_less(nlp: Language, knowledge: Knowledge) -> None:
    pairing = pair("The choir sang.", "The choir sang three old songs in the chapel by the lake.", nlp, knowledge)
    assert pairing.share() == 1
    assert pair("The choir sang.", "A tanker sank.", nlp, knowledge).share() == 0


def test_spellings_of_one_name() -> None:
    assert same_spelling("Muhammad", "Mohammed")
    assert same_spelling("Müller", "Mueller")
    assert not same_spelling("Marlow", "Barlow")
