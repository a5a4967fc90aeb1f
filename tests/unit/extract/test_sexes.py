"""Women and men by their titles and given names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.sexes import sexes_of
from pipeline.records.claim import Mention
from pipeline.records.document import Evidence

if TYPE_CHECKING:
    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ingrid Dahl spoke.", "Ingrid Dahl", "woman"),
        ("Carlos Vega spoke.", "Carlos Vega", "man"),
        ("Mrs. Quorl spoke.", "Quorl", "woman"),
        ("King Ingrid Quorl spoke.", "Ingrid Quorl", "man"),
        ("Quorl spoke.", "Quorl", None),
    ],
)
def test_sexes(text: str, name: str, expected: str | None, knowledge: Knowledge) -> None:
    start = text.index(name)
    evidence = Evidence(doc_id="t", start=start, end=start + len(name), quote=name)
    mention = Mention(evidence=evidence, label="PERSON", entity_id="person/quorl")
    assert sexes_of([mention], text, knowledge.names).get("person/quorl") == expected
