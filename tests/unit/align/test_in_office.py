"""Who holds a post to this day, against who left it before or got it for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.comparators.office import compare_offices
from pipeline.align.doubts import DOUBTED
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, SILENT
from tests.synthetic.claim_making import make_claim

POST = "leave.post"


@pytest.mark.parametrize(
    ("told", "other", "event_type", "date", "outcome"),
    [
        ("Brun is the director of the mint", "Brun resigned as director", "LEAVE", "2020-03", CONFLICT),
        ("Brun remains director of the mint", "Brun, the director, resigned", "LEAVE", "2020-03", CONFLICT),
        ("Brun is the director of the mint", "Brun resigned", "LEAVE", "2020-03", DOUBTED),
        ("Brun is the director of the mint", "Brun resigned as treasurer", "LEAVE", "2020-03", SILENT),
        ("Brun is the director of the mint", "Brun resigned as director", "LEAVE", "2022-03", SILENT),
        ("Brun, the director of the mint", "Brun resigned as director", "LEAVE", "2020-03", SILENT),
        ("Brun remains acting director", "Brun was elected director", "OFFICE", "2020-03", CONFLICT),
        ("Brun was acting director", "Brun was elected director", "OFFICE", "2020-03", SILENT),
        ("Brun remains acting director", "Brun was made acting director", "OFFICE", "2020-03", AGREE),
        ("Brun remains acting director", "Brun was elected director", "OFFICE", "2022-03", SILENT),
    ],
)
def test_what_is_said_against_a_present_holder(
    told: str, other: str, event_type: str, date: str, outcome: str, knowledge: Knowledge
) -> None:
    trigger = next(word for word in ("resigned", "elected", "made") if word in other)
    left = make_claim("alpha-1", told, "director", "OFFICE", actor="person/ada-brun")
    right = make_claim("beta-1", other, trigger, event_type, date=date, actor="person/ada-brun")
    right = replace(right, rule_id=POST if event_type == "LEAVE" else right.rule_id)
    sources = {"alpha": Source(published="2021-06-02")}
    views = view_claims((left, right), sources, knowledge.relatedness, knowledge.contrasts)
    assert compare_offices(*views, background_of((), knowledge)).outcome == outcome


def test_who_left_another_body_may_hold_a_post_in_one(knowledge: Knowledge) -> None:
    roles = {"actor": "person/ada-brun"}
    left = make_claim("alpha-1", "Brun is the director of the mint", "director", "OFFICE", other="org/mint", **roles)
    sources = {"alpha": Source(published="2021-06-02")}
    for body, outcome in (("org/mint", DOUBTED), ("org/union", SILENT)):
        right = make_claim("beta-1", "Brun resigned", "resigned", "LEAVE", date="2020-03", other=body, **roles)
        views = view_claims((left, replace(right, rule_id=POST)), sources, knowledge.relatedness, knowledge.contrasts)
        assert compare_offices(*views, background_of((), knowledge)).outcome == outcome
