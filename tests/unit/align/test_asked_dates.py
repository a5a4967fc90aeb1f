"""Questions of when, which each article of a story answers with one date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.align.asked_dates import asked_within
from pipeline.align.stage import background_of
from pipeline.align.told_dates import dates_told, lone_dates
from pipeline.align.verdict import compare_fields
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Participant
from pipeline.records.group import AGREE, CONFLICT
from tests.synthetic.claim_making import make_claim

HOME, OUT = "when withdrawn? ", "when out_of_office? person/"


def told(claim_id: str, sentence: str, trigger: str, date: str, words: str, **more: Any) -> Claim:
    """A claim with a date in the passage's own words."""
    claim = make_claim(claim_id, sentence, trigger, date=date, **more)
    assert claim.date is not None
    return replace(claim, date=replace(claim.date, text=words))


def sacking(*roles: tuple[str, str, str | None]) -> Claim:
    """Somebody sacked somebody."""
    sentence = "Ada Brun sacked her deputy Olaf Lie in 1987"
    parties = (
        Participant(
            role=role, entity_id=who, text=text, start=sentence.index(text), end=sentence.index(text) + len(text)
        )
        for role, text, who in roles
    )
    return replace(told("a-1", sentence, "sacked", "1987", "1987"), participants=tuple(parties))


LEFT = told("alpha-1", "The observers left Zeland on 3 May 2031", "left", "2031-05-03", "3 May 2031")
WENT = told("beta-1", "the battalion went home in June 2031", "went", "2031-06", "June 2031")


@pytest.mark.parametrize(
    ("claim", "questions"),
    [
        (LEFT, {HOME}),
        (WENT, {HOME}),
        (
            told("a-1", "it withdrew, on 3 May 2031", "withdrew", "2031-05-03", "3 May 2031"),
            {HOME, "when walked_out? "},
        ),
        (told("a-1", "They stayed until May 2031", "stayed", "../2031-05", "May 2031"), {HOME}),
        (told("a-1", "The observers left before May 2031", "left", "../2031-05", "May 2031"), set()),
        (told("a-1", "The buyer left on 3 May 2031", "left", "2031-05-03", "3 May 2031"), set()),
        (told("a-1", "The troops did not leave on 3 May", "leave", "2031-05-03", "3 May", polarity="negated"), set()),
        (
            told("a-1", "The bridge was built in 1987", "built", "1987", "1987"),
            {"when built? bridg", "when built? thing bridge"},
        ),
        (
            told("a-1", "The law came into force in 1987", "came", "1987", "1987"),
            {"when in_force? law", "when in_force? thing law"},
        ),
        (
            told("a-1", "Ada Brun resigned in 1987", "resigned", "1987", "1987", actor="person/ada-brun"),
            {OUT + "ada-brun"},
        ),
        (sacking(("actor", "Ada Brun", "person/ada-brun"), ("recipient", "her deputy", None)), set()),
        (
            sacking(("other", "Ada Brun", "person/ada-brun"), ("actor", "Olaf Lie", "person/olaf-lie")),
            {OUT + "olaf-lie"},
        ),
    ],
)
def test_the_act_and_those_of_whom_it_is_told_name_the_question(
    claim: Claim, questions: set[str], knowledge: Knowledge
) -> None:
    assert dates_told(claim, knowledge.contrasts) == questions


def test_an_article_with_two_dates_answers_with_none(knowledge: Knowledge) -> None:
    other = told("alpha-2", "The monitors left in July 2031", "left", "2031-07", "July 2031", start=90)
    assert lone_dates([LEFT, other], knowledge.contrasts) == [frozenset(), frozenset()]
    same = told("alpha-2", "The monitors left in May 2031", "left", "2031-05", "May 2031", start=90)
    assert lone_dates([LEFT, same], knowledge.contrasts) == [{HOME}, {HOME}]


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (WENT, CONFLICT),
        (told("beta-1", "They stayed until June 2031", "stayed", "../2031-06", "June 2031"), CONFLICT),
        (told("beta-1", "They stayed until May 2031", "stayed", "../2031-05", "May 2031"), AGREE),
        (told("beta-1", "the battalion went home in June 2035", "went", "2035-06", "June 2035"), None),
        (told("beta-1", "By June 2031 the battalion went home", "went", "2031-06", "June 2031"), None),
    ],
)
def test_lone_answers_are_compared(other: Claim, outcome: str | None, knowledge: Knowledge) -> None:
    left, right = view_claims((LEFT, other), {}, knowledge.relatedness, knowledge.contrasts)
    assert asked_within(left, right, background_of((), knowledge)) > 0
    fields = {f.field: f.outcome for f in compare_fields(left, right, background_of((), knowledge))}
    assert (fields["date"] if outcome else fields["date"] != CONFLICT) == (outcome or True)
