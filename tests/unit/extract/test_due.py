"""The time for which something is foretold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "trigger", "due"),
    [
        ("The stadium in Oslo will be ready in 2021.", "ready", "2021"),
        ("The stadium in Oslo will not be ready before 2024.", "ready", "2024/.."),
        ("The trains will run again before May 2020.", "run", "../2020-05"),
        ("The trains ran again in May 2012.", "ran", None),
        ("The stadium in Oslo will be ready.", "ready", None),
        ("The stadium in Oslo will be ready in 2021 or in 2024.", "ready", None),
    ],
)
def test_due(text: str, trigger: str, due: str | None, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert (claim.due and claim.due.edtf) == due
    assert claim.due is None or claim.date is None
