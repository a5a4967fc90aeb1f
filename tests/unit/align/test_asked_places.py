"""Questions of where, which each article of a story answers with one place."""

from __future__ import annotations

import pytest

from pipeline.align.asked_places import asked_for_one_place, towns_apart
from pipeline.align.doubts import PERHAPS_SUCH_ELSEWHERE
from pipeline.align.stage import background_of
from pipeline.align.told_places import lone_places, questions_of_place
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import CONFLICT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked

SIGNED = "where signed? "


def signed(claim_id: str, place: str, *, start: int = 0, **more: str) -> Claim:
    return make_claim(claim_id, "They signed it", "signed", start=start, place=place, **more)


@pytest.mark.parametrize(
    ("claim", "questions"),
    [
        (signed("a-1", "city/alba"), {SIGNED}),
        (signed("a-1", "state/norland"), set()),
        (signed("a-1", "city/alba", polarity="negated"), set()),
        (make_claim("a-1", "The signing took place", "took", actor="signing", place="city/alba"), {SIGNED}),
        (make_claim("a-1", "The town hosted the signing", "hosted", actor="city/alba", other="signing"), {SIGNED}),
        (
            make_claim("a-1", "A ceremony of signature took place", "took", other="ceremony", place="city/alba"),
            {SIGNED, "where celebrated? "},
        ),
        (make_claim("a-1", "The town saw the signing", "saw", actor="city/alba", other="signing"), set()),
        (make_claim("a-1", "They were flown to a hospital", "flown", place="city/alba"), {"where treated? "}),
        (make_claim("a-1", "They were flown home", "flown", place="city/alba"), set()),
        (make_claim("a-1", "It began there", "began", place="city/alba"), {"where begun? "}),
        (make_claim("a-1", "It began there", "began", actor="fire", place="city/alba"), {"where begun? "}),
        (make_claim("a-1", "The talks began there", "began", actor="talks", place="city/alba"), {"where talked? "}),
    ],
)
def test_its_own_word_and_those_beside_it_tell_the_question(
    claim: Claim, questions: set[str], knowledge: Knowledge
) -> None:
    assert questions_of_place(claim, knowledge.contrasts) == questions


def test_an_article_with_two_places_answers_with_none(knowledge: Knowledge) -> None:
    first = signed("alpha-1", "city/alba")
    other, same = signed("alpha-2", "city/selby", start=90), signed("alpha-2", "fac/hall city/alba", start=90)
    assert lone_places([first, other], knowledge.contrasts) == [frozenset(), frozenset()]
    assert lone_places([first, same], knowledge.contrasts) == [{SIGNED}, {SIGNED}]


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (signed("beta-1", "city/selby"), True),
        (signed("beta-1", "org/selby-hospital city/selby"), True),
        (signed("beta-1", "city/alba"), False),
        (signed("beta-1", "city/selby", modality="predicted"), False),
        (signed("beta-1", "city/selby", actor="person/bo"), False),
        (signed("beta-1", "city/selby", other="lease"), False),
        (signed("beta-1", "city/selby", other="accord"), True),
        (signed("beta-1", "city/selby", date="2014-05-02"), False),
        (make_claim("beta-1", "They met", "met", place="city/selby"), False),
    ],
)
def test_lone_answers_are_compared(other: Claim, apart: bool, knowledge: Knowledge) -> None:
    first = signed("alpha-1", "city/alba", actor="person/ada", other="treaty", date="2012-05-02")
    left, right = view_claims((first, other), {}, knowledge.relatedness, knowledge.contrasts)
    background = background_of((), knowledge)
    asked = asked_for_one_place(left, right, background)
    assert (asked and towns_apart(left.places, right.places, background)) == apart


def test_whom_it_befell_is_told_in_other_words(knowledge: Knowledge) -> None:
    claims = (
        make_claim("alpha-1", "The wounded were flown to a clinic", "flown", recipient="wounded", place="city/alba"),
        make_claim("beta-1", "Nine were treated in hospital", "treated", recipient="frostbite", place="city/selby"),
    )
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    assert asked_for_one_place(*views, background_of((), knowledge))


def test_two_answers_conflict(knowledge: Knowledge) -> None:
    first, other = (
        signed(claim_id, place, recipient="state/norland")
        for claim_id, place in (("alpha-1", "city/alba"), ("beta-1", "city/selby"))
    )
    found = compare_linked("place", first, other, PERHAPS_SUCH_ELSEWHERE.least["place"], knowledge)
    assert found.outcome == CONFLICT
