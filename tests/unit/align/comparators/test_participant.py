"""Who: functional slots, shared acts, lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot


def founding(claim_id: str, actor: str, date: str = "1974") -> Claim:
    return make_claim(
        claim_id, "The institute was founded", "founded", "FOUND", date=date, actor=actor, other="org/institute"
    )


def test_another_founder_conflicts(knowledge: Knowledge) -> None:
    found = compare_slot(
        "participant",
        founding("alpha-1", "person/ilse-brandvik"),
        founding("beta-1", "person/otto-halvorsen"),
        knowledge,
    )
    assert found.outcome == CONFLICT
    assert found.reason == "different actors: Ilse Brandvik against Otto Halvorsen"


def test_one_name_in_common_agrees(knowledge: Knowledge) -> None:
    left, right = founding("alpha-1", "person/a person/b"), founding("beta-1", "person/b")
    assert compare_slot("participant", left, right, knowledge).outcome == AGREE


def test_a_state_may_stand_for_its_minister(knowledge: Knowledge) -> None:
    left, right = founding("alpha-1", "person/a"), founding("beta-1", "state/norland")
    assert compare_slot("participant", left, right, knowledge).outcome == UNDECIDED


def test_several_may_give_aid(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Norland sent grain", "sent", "AID", date="2011", actor="state/norland", recipient="city/selby"
    )
    right = make_claim(
        "beta-1", "Ostmark sent grain", "sent", "AID", date="2011", actor="state/ostmark", recipient="city/selby"
    )
    assert compare_slot("participant", left, right, knowledge).outcome == SILENT


def test_complete_lists_that_differ_conflict(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "The league is made up of them",
        "made",
        "MEMBERSHIP",
        actor="state/a state/b state/c",
        recipient="org/league",
    )
    right = make_claim(
        "beta-1",
        "The league comprises them",
        "comprises",
        "MEMBERSHIP",
        actor="state/a state/b state/c state/d",
        recipient="org/league",
    )
    assert compare_slot("participant", left, right, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    ("sentence", "trigger", "others", "outcome"),
    [
        ("Members are A, B, C, among others", "Members", "state/a state/b state/c state/d", UNDECIDED),
        ("Members are A, B, C, among others", "Members", "state/a state/b state/d", CONFLICT),
        ("The league includes A, B, C", "includes", "state/a state/b state/c state/d", UNDECIDED),
    ],
    ids=["others may be those", "nobody whom a full list leaves out", "who is included is not all"],
)
def test_a_list_may_be_open(sentence: str, trigger: str, others: str, outcome: str, knowledge: Knowledge) -> None:
    league = {"recipient": "org/league"}
    left = make_claim("alpha-1", sentence, trigger, "MEMBERSHIP", actor="state/a state/b state/c", **league)
    right = make_claim("beta-1", "The league comprises them", "comprises", "MEMBERSHIP", actor=others, **league)
    assert compare_slot("participant", left, right, knowledge).outcome == outcome


def test_one_order_has_one_giver_though_the_days_differ(knowledge: Knowledge) -> None:
    def order(claim_id: str, actor: str, date: str) -> Claim:
        return make_claim(
            claim_id, "The evacuation was ordered", "ordered", "OTHER", date=date, actor=actor, recipient="evacuation"
        )

    mayor = order("alpha-1", "person/a-carter", "2011-05-04")
    assert (
        compare_slot("participant", mayor, order("beta-1", "person/b-lund", "2011-05-05"), knowledge).outcome
        == CONFLICT
    )
    assert compare_slot("participant", mayor, order("beta-2", "person/b-lund", "2011-08"), knowledge).outcome == SILENT


def test_one_leads_an_inquiry_from_beginning_to_end(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Ada Brun led the inquiry", "led", "OFFICE", actor="person/ada-brun inquiry")
    right = make_claim("beta-1", "Otto Venn chaired the inquiry", "chaired", "OFFICE", actor="person/otto-venn inquiry")
    firms = [
        make_claim("alpha-2", "Ada Brun led the firm", "led", "OFFICE", actor="person/ada-brun firm"),
        make_claim("beta-2", "Otto Venn headed the firm", "headed", "OFFICE", actor="person/otto-venn firm"),
    ]
    assert compare_slot("participant", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("participant", *firms, knowledge).outcome == SILENT


def told(claim_id: str, sentence: str, trigger: str, actor: str, thing: str, event_type: str = "OTHER") -> Claim:
    """A claim with its actor and its object in their own words; an id has a stroke."""
    roles = {"actor": actor.replace(" ", "-"), "other": thing.replace(" ", "-")}
    claim = make_claim(claim_id, sentence, trigger, event_type, date="2011-05", **roles)
    return replace(
        claim,
        participants=tuple(
            replace(p, text=text, start=sentence.find(text), end=sentence.find(text) + len(text))
            for p, text in zip(claim.participants, (actor.rpartition("/")[2], thing.rpartition("/")[2]), strict=True)
        ),
    )


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (("state/norland", "the dam", "built"), ("state/ostmark", "the dam", "built"), CONFLICT),
        (("state/norland", "grain", "sent"), ("state/ostmark", "grain", "sent"), SILENT),
        (("the army", "the bridge", "destroyed"), ("rebels", "the bridge", "destroyed"), CONFLICT),
        (("the army", "the bridge", "destroyed"), ("soldiers", "the bridge", "destroyed"), SILENT),
        (("the army", "the bridge", "destroyed"), ("rebels", "the railway", "destroyed"), SILENT),
        (("the army", "the bridge", "destroyed"), ("strangers", "the bridge", "destroyed"), SILENT),
        (("the army", "a bridge", "destroyed"), ("rebels", "a bridge", "destroyed"), SILENT),
        (("Insurers", "the injured", "treated"), ("nurses", "the wounded", "treated"), CONFLICT),
        (("state/norland", "the truce", "mediated"), ("state/ostmark", "the ceasefire", "brokered"), CONFLICT),
        (("org/kestrel-press", "the prize", "founded"), ("person/ada-brun", "the prize", "founded"), CONFLICT),
        (("org/brun-works", "the prize", "founded"), ("person/ada-brun", "the prize", "founded"), UNDECIDED),
        (("org/front", "the town", "captured"), ("org/rebels-of-the-front", "the town", "captured"), UNDECIDED),
    ],
)
def test_what_is_done_to_one_thing_has_one_doer(
    left: tuple[str, str, str], right: tuple[str, str, str], outcome: str, knowledge: Knowledge
) -> None:
    claims = [
        told(claim_id, f"{thing} was {verb} by {actor.rpartition('/')[2]} in May 2011", verb, actor, thing)
        for claim_id, (actor, thing, verb) in (("alpha-1", left), ("beta-1", right))
    ]
    assert compare_slot("participant", claims[0], claims[1], knowledge).outcome == outcome


def test_what_is_done_to_one_thing_in_one_month_is_one_act(knowledge: Knowledge) -> None:
    left = told("alpha-1", "Soldiers put out the fire", "put", "Soldiers", "the fire")
    right = told("beta-1", "Farmers fought the fire", "fought", "Farmers", "the fire")
    assert compare_slot("participant", left, right, knowledge).outcome == CONFLICT
    undated = replace(right, date=None)
    assert compare_linked("participant", left, undated, 0.5, knowledge).outcome == SILENT


def test_many_may_condemn_one_thing(knowledge: Knowledge) -> None:
    claims = [
        told(claim_id, f"{actor} condemned the raid", "condemned", f"state/{actor}", "the raid", "ACCUSE")
        for claim_id, actor in (("alpha-1", "norland"), ("beta-1", "ostmark"))
    ]
    assert compare_slot("participant", claims[0], claims[1], knowledge).outcome == SILENT


def test_one_leads_a_mission(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "A league mission led by Brun", "led", "OFFICE", actor="person/ada-brun", other="org/league"
    )
    right = make_claim(
        "beta-1", "The team of the league was headed by Venn", "headed", "OFFICE", actor="person/venn",
        other="org/league",
    )  # fmt: skip
    board = make_claim(
        "beta-2", "The league was headed by Venn", "headed", "OFFICE", actor="person/venn", other="org/league"
    )
    assert compare_slot("participant", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("participant", left, board, knowledge).outcome == SILENT


def leading(claim_id: str, words: str, trigger: str, actor: str, other: str = "") -> Claim:
    return make_claim(claim_id, words, trigger, "OFFICE", actor=actor, other=other)


@pytest.mark.parametrize(("link", "outcome"), [(0.3, CONFLICT), (0.1, SILENT)])
def test_one_operation_has_one_leader(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = leading("alpha-1", "The operation was led by Brun", "led", "person/ada-brun")
    right = leading("beta-1", "Overall command lay with Venn", "command", "person/otto-venn")
    assert compare_linked("participant", left, right, link, knowledge).outcome == outcome
    assert compare_linked("participant", left, right, link, knowledge, strangers=True).outcome == CONFLICT


def test_leaders_of_two_bodies_are_no_conflict(knowledge: Knowledge) -> None:
    left = leading("alpha-1", "Brun led the operation", "led", "person/ada-brun")
    right = leading("beta-1", "Venn heads the bank", "heads", "person/otto-venn", "org/bank-of-selby")
    assert compare_linked("participant", left, right, 0.9, knowledge).outcome == SILENT


def test_a_body_may_have_two_names(knowledge: Knowledge) -> None:
    left, right = founding("alpha-1", "org/castell-group"), founding("beta-1", "org/dutch-castell-company")
    assert compare_slot("participant", left, right, knowledge).outcome == UNDECIDED


def test_several_may_not_have_done_it(knowledge: Knowledge) -> None:
    left, right = (
        replace(founding(i, a), polarity="negated") for i, a in (("alpha-1", "person/a"), ("beta-1", "person/b"))
    )
    assert compare_slot("participant", left, right, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.3, SILENT)])
def test_a_date_read_from_elsewhere_may_be_wrong(link: float, outcome: str, knowledge: Knowledge) -> None:
    def opening(claim_id: str, actor: str, date: str) -> Claim:
        made = make_claim(claim_id, "Somebody opened the gates", "opened", date=date, actor=actor, other="gates")
        inherited = replace(made.date, basis="inherited") if made.date else None
        things = tuple(replace(p, text="the gates") if p.role == "other" else p for p in made.participants)
        return replace(made, date=inherited, participants=things)

    left, right = opening("alpha-1", "person/brun", "1634"), opening("beta-1", "person/venn", "1701")
    assert compare_linked("participant", left, right, link, knowledge).outcome == outcome


@pytest.mark.parametrize(("link", "outcome"), [(0.7, CONFLICT), (0.5, SILENT)])
def test_other_people_with_one_thing_in_other_words(link: float, outcome: str, knowledge: Knowledge) -> None:
    def handled(claim_id: str, words: str, trigger: str, actor: str) -> Claim:
        made = make_claim(claim_id, words, trigger, actor=actor, other="recorder")
        things = tuple(replace(p, text="the recorder") if p.role == "other" else p for p in made.participants)
        return replace(made, participants=things)

    left = handled("alpha-1", "The recorder was recovered by divers", "recovered", "divers")
    right = handled("beta-1", "A farmer picked up the recorder", "picked", "farmer")
    assert compare_linked("participant", left, right, link, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("one", "other", "link", "strangers", "outcome"),
    [
        ("a timing technician", "a swimming coach", 0.2, True, CONFLICT),
        ("a timing technician", "a swimming coach", 0.1, True, SILENT),
        ("a timing technician", "a swimming coach", 0.5, False, SILENT),
        ("a timing technician", "a man", 0.5, True, SILENT),
        ("a timing technician", "the swimming coach", 0.5, True, CONFLICT),
        ("the salt cutters", "llama drovers", 0.2, True, CONFLICT),
        ("the killer", "a waiter", 0.5, True, SILENT),
        ("a shepherd", "the farmers", 0.5, True, SILENT),
        ("a timing technician", "a sound technician", 0.5, True, SILENT),
        ("two doctors", "a surgeon", 0.5, True, SILENT),
    ],
)
def test_newcomers_of_different_sorts(
    one: str, other: str, link: float, strangers: bool, outcome: str, knowledge: Knowledge
) -> None:
    left, right = (
        told(claim_id, f"{actor} noticed the leak", "noticed", actor, "the leak")
        for claim_id, actor in (("alpha-1", one), ("beta-1", other))
    )
    assert compare_linked("participant", left, right, link, knowledge, strangers=strangers).outcome == outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("offered two boats", "offered two boats", CONFLICT),
        ("offered two old boats", "offered two new boats", SILENT),
        ("backed two boats", "backed two boats", SILENT),
    ],
    ids=["perhaps one offer", "of two sorts", "several may"],
)
def test_a_like_thing_done_by_another(one: str, other: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        told(claim_id, f"{actor} {words}", words.split()[0], actor, words.partition(" ")[2], kind)
        for claim_id, actor, words, kind in (
            ("alpha-1", "state/peru", one, "SUPPORT" if "backed" in one else "AID"),
            ("beta-1", "state/chile", other, "SUPPORT" if "backed" in other else "AID"),
        )
    )
    left, right = replace(left, date=None), replace(right, date=None)
    assert compare_linked("participant", left, right, 0.8, knowledge).outcome == outcome
    assert compare_linked("participant", left, right, 0.5, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("{} was the first to cross the strait", "{} was the first man to cross the strait", CONFLICT),
        ("{} was among the first to cross the strait", "{} was the first to cross the strait", SILENT),
        ("{} was the first Dane to cross the strait", "{} was the first to cross the strait", SILENT),
        ("{} drafted the bill", "{} drafted the bill", CONFLICT),
        ("{} criticised the bill", "{} criticised the bill", SILENT),
        ("{} drafted the first bill", "{} drafted the second bill", SILENT),
    ],
)
def test_what_one_does_whatever_the_type(one: str, other: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        told(claim_id, words.format(name), next(w for w in ("cross", "drafted", "criticised") if w in words), actor,
             "the strait" if "strait" in words else "the bill", "ASSESSMENT")
        for claim_id, words, name, actor in (
            ("alpha-1", one, "Ann Roe", "person/ann-roe"), ("beta-1", other, "Ole Lind", "person/ole-lind"),
        )
    )  # fmt: skip
    left, right = replace(left, date=None), replace(right, date=None)
    assert compare_linked("participant", left, right, 0.4, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a lawyer", "a lawyer at the ministry drafted the bill"), ("the ministry", "the ministry drafted the bill")),
        (
            ("the first Dane", "the first Dane drafted the bill"),
            ("a nurse", "a nurse was the first to have drafted it"),
        ),
    ],
    ids=["of one house", "the first of some"],
)
def test_who_may_be_of_the_other(one: tuple[str, str], other: tuple[str, str], knowledge: Knowledge) -> None:
    left, right = (
        told(claim_id, words, "drafted", actor, "the bill")
        for claim_id, (actor, words) in (("alpha-1", one), ("beta-1", other))
    )
    assert compare_linked("participant", left, right, 0.5, knowledge, strangers=True).outcome == SILENT


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("org/chamber-of-deputies", "Senate", CONFLICT),
        ("org/house-of-lords", "org/house-of-commons", CONFLICT),
        ("org/chamber-of-deputies", "parliament", SILENT),
        ("Senate", "lawmakers", SILENT),
    ],
)
def test_the_houses_of_a_parliament_are_two(one: str, other: str, outcome: str, knowledge: Knowledge) -> None:
    left, right = (
        make_claim(f"{name}-1", "It set up the inquiry", "set", "FOUND", date="2011-03", actor=actor, other="inquiry")
        for name, actor in (("alpha", one), ("beta", other))
    )
    assert compare_linked("participant", left, right, 0.5, knowledge).outcome == outcome


@pytest.mark.parametrize(("told", "outcome"), [("The head", CONFLICT), ("The deputy head", SILENT)])
def test_who_stands_in_for_the_leader_is_another(told: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", f"{told} of the inquiry, Brun", "head", "OFFICE", actor="person/brun")
    right = make_claim("beta-1", "The head of the inquiry, Venn", "head", "OFFICE", actor="person/venn")
    assert compare_linked("participant", left, right, 0.9, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("A guard raised the alarm after midnight", "A driver raised the alarm", CONFLICT),
        ("A guard raised the alarm after midnight", "A driver raised the child", SILENT),
        ("A guard raised the alarm bell", "A driver raised the alarm", SILENT),
    ],
)
def test_the_noun_behind_the_verb_is_what_it_is_done_to(
    left: str, right: str, outcome: str, knowledge: Knowledge
) -> None:
    one = make_claim("alpha-1", left, "raised", "STANCE", date="2011", actor="guard")
    other = make_claim("beta-1", right, "raised", "STANCE", date="2011", actor="driver")
    assert compare_linked("participant", one, other, 0.7, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Venn won the cup", CONFLICT),
        ("Venn won too", SILENT),
        ("Venn won it as well", SILENT),
        ("Venn won it too late", CONFLICT),
    ],
)
def test_who_won_too_is_not_another_winner(sentence: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Brun won the cup", "won", actor="person/brun", other="cup")
    right = make_claim("beta-1", sentence, "won", actor="person/venn", other="cup")
    assert compare_linked("participant", left, right, 0.9, knowledge).outcome == outcome


@pytest.mark.parametrize("role", ["recipient", "other", "place"])
def test_a_thing_told_by_a_sign_alone_is_no_word(role: str, knowledge: Knowledge) -> None:
    told = {"actor": "org/league", "other": "the-drill"} | {role: "$"}
    left = make_claim("alpha-1", "The league moved the drill to $", "moved", **told)  # type: ignore[arg-type]
    right = make_claim("beta-1", "The union moved the drill", "moved", actor="org/union", other="the-drill")
    found = compare_slot("participant", left, right, knowledge)
    assert (found.outcome, "Union" in found.reason) == (CONFLICT, True)
