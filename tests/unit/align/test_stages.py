"""Steps that are taken with one thing in turn."""

from __future__ import annotations

import pytest

from pipeline.align.stage import background_of
from pipeline.align.stages import denies_step_before, of_two_steps
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.group import CONFLICT, SILENT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_slot


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (("The king signed the charter", "signed"), ("The diet passed the charter", "passed"), True),
        (("The league signed the pact", "signed"), ("The league ratified the pact", "ratified"), True),
        (("The yacht vanished", "vanished"), ("The yacht was discovered", "discovered"), True),
        (("Moor stepped down", "stepped"), ("The king accepted Moor's resignation", "accepted"), True),
        (("Moor resigned", "resigned"), ("The king accepted Moor's resignation", "accepted"), True),
        (("Moor resigned", "resigned"), ("The king accepted the gift", "accepted"), False),
        (("The diet adopted the charter", "adopted"), ("The diet passed the charter", "passed"), False),
        (("The yacht vanished", "vanished"), ("The yacht disappeared", "disappeared"), False),
        (("The league signed the pact", "signed"), ("The league concluded the pact", "concluded"), False),
    ],
)
def test_steps_of_one_course(one: tuple[str, str], other: tuple[str, str], two: bool, knowledge: Knowledge) -> None:
    claims = make_claim("alpha-1", *one), make_claim("beta-1", *other)
    left, right = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    background = background_of((), knowledge)
    assert of_two_steps(left, right, background) == of_two_steps(right, left, background) == two


@pytest.mark.parametrize(
    ("denied", "told", "before"),
    [
        (("The crown was never discovered", "discovered"), ("The crown was returned", "returned"), True),
        (("The crown was never returned", "returned"), ("The crown was discovered", "discovered"), False),
        (("The glider never reached the moon", "reached"), ("The glider landed on the moon", "landed"), True),
        (("Moor was not charged", "charged"), ("Moor was sentenced", "sentenced"), False),
    ],
)
def test_what_needs_a_step_before(
    denied: tuple[str, str], told: tuple[str, str], before: bool, knowledge: Knowledge
) -> None:
    claims = make_claim("alpha-1", *denied, polarity="negated"), make_claim("beta-1", *told)
    left, right = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    assert denies_step_before(left, right, background_of((), knowledge)) == before


def test_each_step_has_a_day_of_its_own(knowledge: Knowledge) -> None:
    signed = make_claim("alpha-1", "The pact was signed", "signed", "AGREE", date="2015-03-04", other="law/pact")
    ratified = make_claim("beta-1", "The pact was ratified", "ratified", "AGREE", date="2015-03-09", other="law/pact")
    sealed = make_claim("beta-2", "The pact was signed", "signed", "AGREE", date="2015-03-09", other="law/pact")
    assert compare_slot("date", signed, ratified, knowledge).outcome == SILENT
    assert compare_slot("date", signed, sealed, knowledge).outcome == CONFLICT
