"""Two names in one role of one thing, in whatever words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.align.role_words import occasions_led
from pipeline.align.roles import ACTED, DONE, LONE, THING, UNSAID, UNTOLD, role_of, roles_met
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

LED = make_claim(
    "alpha-1", "Marco Bellini directed the descent", "directed", actor="person/marco-bellini", other="descent"
)
LINDGREN, LURATI = "person/sofia-lindgren", "person/matteo-lurati"


def met(left: Claim, right: Claim, knowledge: Knowledge, *others: Claim) -> str:
    views = view_claims((left, right, *others), {}, knowledge.relatedness, knowledge.contrasts)
    return roles_met(*views[:2], background_of((), knowledge))


@pytest.mark.parametrize(
    ("sentence", "trigger", "other"),
    [
        ("Sofia Lindgren was in charge of the descent", "charge", "descent"),
        ("Sofia Lindgren held the command of the descent", "held", "command descent"),
        ("At the head of the descent stood Sofia Lindgren", "stood", "descent"),
        ("Overall command lay with Sofia Lindgren", "command", ""),
    ],
)
def test_another_leader_of_one_thing(sentence: str, trigger: str, other: str, knowledge: Knowledge) -> None:
    assert met(LED, make_claim("beta-1", sentence, trigger, actor=LINDGREN, other=other), knowledge) == THING


@pytest.mark.parametrize(
    ("sentence", "trigger", "other"),
    [
        ("Sofia Lindgren led the inquiry", "led", "inquiry"),
        ("Sofia Lindgren led the firm", "led", "firm"),
        ("Sofia Lindgren, the former head of the descent", "head", "descent"),
        ("Sofia Lindgren filmed the descent", "filmed", "descent"),
    ],
    ids=["another thing", "a body", "once its head", "another role"],
)
def test_roles_of_two_things_are_two(sentence: str, trigger: str, other: str, knowledge: Knowledge) -> None:
    assert not met(LED, make_claim("beta-1", sentence, trigger, actor=LINDGREN, other=other), knowledge)


def test_who_alone_may_have_a_role_needs_no_thing(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The final was refereed by Carla Wendt", "refereed", actor="person/carla-wendt")
    right = make_claim("beta-1", "The referee was Matteo Lurati", "referee", actor=LURATI)
    assert met(left, right, knowledge) == LONE
    assert met(left, right, knowledge, make_claim("beta-2", "Bo refereed", "refereed", actor="person/bo")) == UNSAID


def test_a_plot_has_one_mastermind(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The mastermind was Carla Wendt", "mastermind", actor="person/carla-wendt")
    right = make_claim("beta-1", "Matteo Lurati plotted it", "plotted", actor=LURATI)
    assert met(left, right, knowledge) == LONE
    other = make_claim("beta-2", "Bo plotted", "plotted", start=900, actor="person/bo")
    assert met(left, right, knowledge, other) != LONE


def test_the_only_leader_that_an_article_knows_may_lead_anything(knowledge: Knowledge) -> None:
    right = make_claim("beta-1", "Sofia Lindgren led", "led", actor=LINDGREN)
    other = make_claim("beta-2", "Bo led the others", "led", start=900, actor="person/bo", other="others")
    assert met(LED, right, knowledge) == LONE
    assert not met(LED, right, knowledge, other)


def opened(claim_id: str, actor: str, event_type: str = "OTHER", **roles: str) -> Claim:
    told = "opened the gates" if roles else "opened them"
    return make_claim(claim_id, told, "opened", event_type, actor=actor, **roles)


def test_one_act_upon_one_thing(knowledge: Knowledge) -> None:
    left, right = (opened(i, actor, recipient="person/eva") for i, actor in (("a-1", LINDGREN), ("b-1", LURATI)))
    assert met(left, right, knowledge) == DONE
    assert not met(left, opened("b-1", "org/guild", recipient="person/eva"), knowledge)
    assert not met(left, opened("b-1", LURATI, recipient="person/ada"), knowledge)
    accused = (opened(i, actor, "ACCUSE", recipient="person/eva") for i, actor in (("a-1", LINDGREN), ("b-1", LURATI)))
    assert not met(*accused, knowledge)


def test_one_act_upon_what_one_does_not_name(knowledge: Knowledge) -> None:
    left, right = opened("a-1", LINDGREN, recipient="gates"), opened("b-1", LURATI)
    assert met(left, right, knowledge) == UNTOLD
    assert not met(opened("a-1", LINDGREN), right, knowledge)
    assert not met(left, opened("b-1", LURATI, recipient="doors"), knowledge)


def test_of_a_person_and_a_state_the_person_acts(knowledge: Knowledge) -> None:
    claim = make_claim("a-1", "Sofia Lindgren led the drill", "led", actor=f"{LINDGREN} state/norland", other="drill")
    (view,) = view_claims((claim,), {}, knowledge.relatedness, knowledge.contrasts)
    role = role_of(view, background_of((), knowledge))
    assert role.fillers == {LINDGREN}
    assert role.things == {"noun drill"}


def spoke(claim_id: str, actor: str, verb: str) -> Claim:
    made = make_claim(claim_id, f"{verb} the speech", verb, actor=actor, other="speech")
    return replace(made, participants=tuple(replace(p, text=f"the {p.text}") for p in made.participants))


def test_a_verb_that_says_little_does_what_its_noun_says(knowledge: Knowledge) -> None:
    assert met(spoke("a-1", LINDGREN, "gave"), spoke("b-1", LURATI, "held"), knowledge) == DONE
    assert met(spoke("a-1", LINDGREN, "gave"), spoke("b-1", LURATI, "wrote"), knowledge) == ACTED


def test_a_thing_is_told_by_its_noun_whatever_it_is_taken_to_stand_for(knowledge: Knowledge) -> None:
    claim = make_claim("b-1", "Sofia Lindgren headed it", "headed", actor=LINDGREN, other="org/agency")
    descent = tuple(replace(p, text="the descent") if p.role == "other" else p for p in claim.participants)
    assert not met(LED, claim, knowledge)
    assert met(LED, replace(claim, participants=descent), knowledge) == THING


def test_who_gets_what_is_sold_buys_it(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The mill was sold to Arden", "sold", recipient="org/arden", other="mill")
    right = make_claim("beta-1", "Delport bought the mill", "bought", actor="org/delport", other="mill")
    assert met(left, right, knowledge) == THING
    assert not met(left, make_claim("beta-1", "Delport saw the mill", "saw", actor="org/delport"), knowledge)


def test_a_plan_and_a_fact_are_of_one_role(knowledge: Knowledge) -> None:
    planned = replace(
        make_claim("beta-1", "Sofia Lindgren will direct the descent", "direct", actor=LINDGREN, other="descent"),
        modality="predicted",
    )
    assert met(LED, planned, knowledge) == THING
    assert not met(LED, replace(planned, modality="possible"), knowledge)


def named_in_place(claim: Claim) -> Claim:
    """A claim whose body stands where its sentence has it."""
    place = claim.evidence.quote.index("Alba")
    spots = {"org/alba": {"text": "Alba", "start": place, "end": place + len("Alba")}}
    return replace(
        claim, participants=tuple(replace(p, **spots.get(p.entity_id or "", {})) for p in claim.participants)
    )


def test_a_group_is_told_behind_a_name(knowledge: Knowledge) -> None:
    left, right = (
        make_claim(claim_id, f"An Alba {group} was led by {name}", "led", actor=actor, other="org/alba")
        for claim_id, group, name, actor in (
            ("alpha-1", "mission", "Sofia Lindgren", LINDGREN), ("beta-1", "team", "Matteo Lurati", LURATI),
        )
    )  # fmt: skip
    assert met(*map(named_in_place, (left, right)), knowledge) == THING


@pytest.mark.parametrize(
    ("other", "answer"),
    [("The commission was chaired by Bo Lund", LONE), ("The choir was led by Bo Lund", "")],
    ids=["one sort of occasion", "another sort"],
)
def test_one_leader_of_one_sort_of_occasion(other: str, answer: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Ada led the inquiry of the Selby court", "led", "OFFICE", actor="person/ada")
    trigger = "chaired" if "chaired" in other else "led"
    right = make_claim("beta-1", other, trigger, "OFFICE", actor="person/bo-lund", recipient="org/league")
    leads_more = make_claim("beta-2", "Cy led the firm", "led", "OFFICE", start=900, actor="person/cy")
    assert met(left, right, knowledge, leads_more) == answer


@pytest.mark.parametrize(
    ("sentence", "trigger", "answer"),
    [
        ("Kestler & Roth uncovered the fraud", "uncovered", THING),
        ("Kestler & Roth wrote the report", "wrote", ""),
    ],
    ids=["one deed", "two deeds"],
)
def test_a_body_and_a_person_do_one_deed(sentence: str, trigger: str, answer: str, knowledge: Knowledge) -> None:
    found = make_claim("alpha-1", "Ada Brun discovered the fraud", "discovered", actor="person/ada-brun", other="fraud")
    other = sentence.rsplit(maxsplit=1)[-1]
    assert met(found, make_claim("beta-1", sentence, trigger, actor="org/kestler", other=other), knowledge) == answer


def test_a_person_may_lead_for_a_body(knowledge: Knowledge) -> None:
    body = make_claim("beta-1", "Kestler & Roth directed the descent", "directed", actor="org/kestler", other="descent")
    assert not met(LED, body, knowledge)


def test_what_a_pronoun_stands_for_tells_which_group_somebody_led(knowledge: Knowledge) -> None:
    named = make_claim("alpha-1", "The squad was led by Ada Finch", "led", "OFFICE", actor="person/ada-finch")
    meant = make_claim(
        "alpha-1", "They were led by Ada Finch", "led", "OFFICE", actor="person/ada-finch", other="squad"
    )
    bare = make_claim("alpha-1", "They were led by Ada Finch", "led", "OFFICE", actor="person/ada-finch")
    led = [occasions_led(claim, knowledge.contrasts) for claim in (named, meant, bare)]
    assert led[0] == led[1] != frozenset()
    assert not led[2]
