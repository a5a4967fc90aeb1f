"""Items of a document among the tokens of its passages."""

from __future__ import annotations

from pipeline.extract.placing import InOrder
from pipeline.records.claim import Mention
from pipeline.records.document import Evidence


def mention(start: int, end: int) -> Mention:
    return Mention(evidence=Evidence(doc_id="d", start=start, end=end, quote=""), label="ORG", entity_id="org/alba")


def test_items_are_found_that_reach_into_a_stretch() -> None:
    long, before, inside, at_end, behind = (
        mention(2, 30), mention(4, 10), mention(12, 15), mention(19, 25), mention(20, 22)
    )  # fmt: skip
    assert InOrder([behind, inside, at_end, before, long]).within(10, 20) == [long, inside, at_end]
    assert InOrder[Mention]([]).within(0, 99) == []
