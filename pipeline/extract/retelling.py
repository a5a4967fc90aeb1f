"""What a verb of saying only passes on: the claim is what is said, and not once more that somebody said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.report import VERBAL
from pipeline.extract.reporting import wills

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.report import Report
    from pipeline.extract.tokens import Doc

PASSING_ON = frozenset({"says", "shows", "thinks"})
"""Effects of cues by which a source stands for what is told. A denial is an act of its own."""


def clauses_told(report: Report, doc: Doc) -> Iterator[int]:
    """The heads of the clauses that a verb reports: those below it, or the one that it interrupts or follows up ("the
    sample, they announced, was pure", "it was pure, as they announced"). Who answers that they will or will not do
    something does more than to tell it.
    """
    verb = doc[report.cue]
    if report.effect not in PASSING_ON or verb.pos_ not in VERBAL:
        return
    below = [c for c in verb.children if c.dep_ == "ccomp" and c.i in report.content]
    yield from (clause.i for clause in below if not wills(clause))
    if not below and verb.dep_ in {"parataxis", "advcl"} and verb.head.i in report.content:
        yield verb.head.i
