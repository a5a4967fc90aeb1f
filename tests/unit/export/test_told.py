from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.export.told import by_count, distinct, fullness, named, names_by_count, told_of

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim

ACTING = ("actor", "recipient")


def test_who_lists_names_before_and_instead_of_common_nouns(lookup: Lookup) -> None:
    claims = lookup.claims_of(lookup.groups["g-0008"])
    crowd = replace(claims[0].participants[0], entity_id=None, text="an angry crowd")
    mixed = [replace(claims[0], participants=(crowd, *claims[0].participants)), *claims[1:]]
    assert names_by_count([named(claim, ACTING, lookup) for claim in mixed]) == ("Anholt",)
    nameless = [replace(claim, participants=(crowd,)) for claim in claims]
    assert names_by_count([named(claim, ACTING, lookup) for claim in nameless]) == ("an angry crowd",)


def test_the_claim_that_is_read_at_a_glance_tells_the_story(lookup: Lookup) -> None:
    claims: list[Claim] = lookup.claims_of(lookup.groups["g-0008"])
    long = replace(claims[0], statement=" ".join(["word"] * 60), quantities=claims[0].quantities * 3, confidence=1.0)
    assert min([long, *claims[1:]], key=fullness).statement != long.statement


def test_the_commonest_comes_first_and_ties_keep_their_order() -> None:
    assert by_count([("b", "a"), ("a", ""), ("c", "b")]) == ("b", "a", "c")
    assert by_count([(), ("a", "a")]) == ("a",)
    assert distinct(["b", "", "a", "b"]) == ("a", "b")


def test_a_claim_is_told_once_and_an_unknown_one_not_at_all(lookup: Lookup) -> None:
    told = told_of(lookup)
    claim_id = lookup.groups["g-0008"].claim_ids[0]
    found = told(claim_id)
    assert found is not None
    assert found.date is lookup.claims[claim_id].date
    assert told_of(lookup)(claim_id) is found
    assert told("none") is None


def test_what_a_reviewer_corrected_is_told_as_corrected(lookup: Lookup) -> None:
    claim_id = lookup.groups["g-0008"].claim_ids[0]
    told_of(lookup)(claim_id)
    edited = replace(lookup.claims[claim_id], participants=())
    found = told_of(lookup.with_standings((), (), (edited,)))(claim_id)
    assert found is not None
    assert found.who == ((), ())
