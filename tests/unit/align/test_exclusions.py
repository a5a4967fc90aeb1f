"""Whom and which places a passage rules out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.exclusions import acts_alone, others_ruled_out, rules_out
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim


def told(claim_id: str, words: str, trigger: str, actor: str = "person/ada-brun", **roles: str) -> Claim:
    """A claim whose actor stands where its passage has the last of its names, if anywhere."""
    made = make_claim(claim_id, words, trigger, actor=actor, **roles)
    name = " ".join(part.capitalize() for part in actor.rpartition("/")[2].split("-")) if "/" in actor else actor
    start = max(words.find(name), 0)
    placed = (replace(p, text=name, start=start, end=start + len(name)) for p in made.participants if p.role == "actor")
    return replace(made, participants=(*placed, *(p for p in made.participants if p.role != "actor")))


@pytest.mark.parametrize(
    ("words", "other", "outcome"),
    [
        ("The talks were held in Oslo, not in Selby", "city/selby", True),
        ("The talks were held in Oslo and not, as the minister says, in Selby", "city/selby", True),
        ("Not Roe paid, and not Selby but Oslo held the talks", "city/selby", True),
        ("The talks were held in Oslo, not only in Selby", "city/selby", False),
        ("The talks were held in Oslo, and not Selby alone", "city/selby", False),
        ("The talks were held in Oslo; Roe did not go to Selby", "city/selby", False),
        ("The talks were held in Oslo, not in Selby Bay", "city/selby", False),
        ("Brun held the talks, not Roe", "person/ann-roe", True),
        ("Brun held the talks, not Selby", "city/upper-selby", False),
    ],
)
def test_what_a_passage_sets_against_what_it_tells(words: str, other: str, outcome: bool, knowledge: Knowledge) -> None:
    (view,) = view_claims((make_claim("alpha-1", words, "held"),), {}, knowledge.relatedness, knowledge.contrasts)
    assert rules_out(view, [other], background_of((), knowledge)) == outcome


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Ada Brun that objected", True),
        ("Ada Brun who objected", True),
        ("Only Ada Brun objected", True),
        ("Ada Brun alone objected", True),
        ("Ada Brun objected", False),
        ("Ada Brun, who objected", False),
        ("Ada Brun not only objected", False),
    ],
)
def test_those_who_act_alone(words: str, alone: bool, knowledge: Knowledge) -> None:
    claim = told("alpha-1", words, "objected")
    (view,) = view_claims((claim,), {}, knowledge.relatedness, knowledge.contrasts)
    assert acts_alone(view, background_of((), knowledge)) == alone


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (("Ada Brun that objected", "person/ada-brun"), ("Ann Roe objected", "person/ann-roe"), True),
        (("Ada Brun that objected", "person/ada-brun"), ("Ada Brun objected", "person/ada-brun"), False),
        (("Ada Brun objected", "person/ada-brun"), ("Ann Roe objected", "person/ann-roe"), False),
        (("The driver objected, not Ann Roe", "driver"), ("Ann Roe objected", "person/ann-roe"), True),
        (("The driver objected, not Otto Roe", "driver"), ("Ann Roe objected", "person/ann-roe"), False),
        (("Was objected to, not by the mayor, but by judges", "judges"), ("The mayor objected", "mayor"), True),
        (("Was objected to, not by the mayor's wife", "judges"), ("The mayor objected", "mayor"), False),
        (("the Senate that objected", "Senate"), ("Residents objected", "residents"), True),
        (("the senators that objected", "senators"), ("Residents objected", "residents"), False),
    ],
)
def test_others_are_ruled_out(
    left: tuple[str, str], right: tuple[str, str], outcome: bool, knowledge: Knowledge
) -> None:
    claims = (told("alpha-1", left[0], "objected", left[1]), told("beta-1", right[0], "objected", right[1]))
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    assert others_ruled_out(*views, background_of((), knowledge)) == outcome


def test_of_two_things_nobody_is_ruled_out(knowledge: Knowledge) -> None:
    left = told("alpha-1", "Ada Brun alone painted the wall", "painted", recipient="wall")
    right = told("beta-1", "Ann Roe painted the door", "painted", "person/ann-roe", recipient="door")
    views = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    assert not others_ruled_out(*views, background_of((), knowledge))
