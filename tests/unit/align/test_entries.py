"""When somebody came into a post, in whatever words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_slot


def entered(claim_id: str, sentence: str, trigger: str, date: str, other: str = "") -> Claim:
    """A claim of a post; the date's words are those of the sentence."""
    claim = make_claim(claim_id, sentence, trigger, "OFFICE", date=date, actor="person/a-carter", other=other)
    assert claim.date is not None
    words = sentence.rpartition(" in ")[2] if " in " in sentence else sentence.partition("since ")[2]
    return replace(claim, rule_id="office.post", date=replace(claim.date, text=words))


BECAME = "Carter became director in 2014"
SUCCEEDED = "Carter succeeded Finn in 2013"


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ((BECAME, "director", "2014"), (SUCCEEDED, "succeeded", "2013", "person/o-finn"), CONFLICT),
        ((BECAME, "director", "2014"), ("Carter took over in May 2014", "took", "2014-05"), AGREE),
        ((BECAME, "director", "2014"), ("Carter has run the museum since 2013", "run", "2013/.."), CONFLICT),
        ((BECAME, "director", "2014"), ("Carter took part in 2013", "took", "2013"), None),
        ((BECAME, "director", "2014"), ("Carter was elected director in 2013", "director", "2013"), None),
        ((BECAME, "director", "2014"), ("Carter became mayor in 2013", "mayor", "2013"), None),
        (("Carter succeeded Roe in 2014", "succeeded", "2014", "person/j-roe"),
         (SUCCEEDED, "succeeded", "2013", "person/o-finn"), None),
        ((BECAME, "director", "2014"), ("Carter became director in 2004", "director", "2004"), None),
    ],
)  # fmt: skip
def test_one_person_comes_into_one_post_once(
    left: tuple[str, ...], right: tuple[str, ...], outcome: str | None, knowledge: Knowledge
) -> None:
    found = compare_slot("date", entered("alpha-1", *left), entered("beta-1", *right), knowledge)
    assert found.outcome == outcome if outcome else not found.reason.startswith("the beginnings differ")
