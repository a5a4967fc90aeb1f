"""Places told as such by what stands beside the name, in invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.name_places import told_places
from pipeline.extract.tokens import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("The talks collapsed in a hotel at Velmen on Monday.", {("Velmen", "GPE")}),
        ("It was located beneath the village of Tal-e Rong.", {("Tal-e Rong", "GPE")}),
        ("The deal was signed in the town hall of Osterhaven.", {("Osterhaven", "GPE")}),
        ("They were landed at Brelby.", {("Brelby", "GPE")}),
        ("The cutter carried them to Tirrow.", {("Tirrow", "GPE")}),
        ("The probe will land near the Ostrel crater.", {("Ostrel crater", "LOC")}),
        ("A memorial was unveiled on Republic Square.", {("Republic Square", "FAC")}),
        ("The signing took place in the capital, Brundvik, in May.", {("Brundvik", "GPE")}),
        ("The ship sank off Cape Ostrel.", {("Cape Ostrel", "LOC")}),
        ("They signed it in Villa Ostrel.", {("Villa Ostrel", "FAC")}),
        ("They brought him to the hospital on Ostrel.", {("Ostrel", "GPE")}),
        ("They saw Pancho Villa Ostrel.", set()),
        ("He works at Rolvik.", set()),
        ("The flat of Rolvik was searched.", set()),
        ("They took part in RESCUE, the trial.", set()),
        ("The obligation is laid down in Article 4.", set()),
        ("They met in Spring.", set()),
        ("The women assembled at Ostrelian markets.", set()),
        ("The man in the Palace of Nations was silent.", set()),
    ],
)
def test_places_by_the_words_beside_them(
    nlp: Language, knowledge: Knowledge, sentence: str, places: set[tuple[str, str]]
) -> None:
    found = told_places(read_doc(nlp(sentence)), sentence, knowledge.names)
    assert {(sentence[c.start : c.end], c.label) for c in found} >= places
    assert places or not list(told_places(read_doc(nlp(sentence)), sentence, knowledge.names))
