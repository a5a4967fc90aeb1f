"""Whether it happened: negation, opposite words, refusals, and what does not count as denial."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.align.comparators.polarity import compare_polarities
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim, make_figure
from tests.unit.align.comparing import compare_linked, compare_slot


def meeting(claim_id: str, sentence: str, trigger: str, **slots: str) -> Claim:
    roles = {"actor": "state/norland", "recipient": "state/ostmark"} | slots
    return make_claim(claim_id, sentence, trigger, "CONSULT", **roles)


def test_a_negated_act_conflicts_with_the_act(knowledge: Knowledge) -> None:
    left = meeting("alpha-1", "Norland met Ostmark", "met", date="2011-05")
    right = meeting("beta-1", "Norland did not meet Ostmark", "meet", date="2011", polarity="negated")
    found = compare_slot("polarity", left, right, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "one affirms what the other denies: “met” against not “meet”"


def test_the_same_denial_agrees(knowledge: Knowledge) -> None:
    left = meeting("alpha-1", "Norland did not meet Ostmark", "meet", polarity="negated")
    right = meeting("beta-1", "Norland never met Ostmark", "met", polarity="negated")
    assert compare_slot("polarity", left, right, knowledge).outcome == AGREE


def test_another_time_or_party_is_silent(knowledge: Knowledge) -> None:
    left = meeting("alpha-1", "Norland met Ostmark in 2011", "met", date="2011")
    later = meeting("beta-1", "Norland did not meet Ostmark in 2014", "meet", date="2014", polarity="negated")
    others = meeting(
        "beta-2", "Norland did not meet them", "meet", date="2011", polarity="negated", recipient="state/veslavia"
    )
    assert compare_slot("polarity", left, later, knowledge).outcome == SILENT
    assert compare_slot("polarity", left, others, knowledge).outcome == SILENT


def test_an_opposite_word_is_a_denial(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The league held the drill", "held", "EXERCISE", date="2011-05", actor="org/league")
    right = make_claim(
        "beta-1", "The league scrapped the drill", "scrapped", "EXERCISE", date="2011-05", actor="org/league"
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_plan_is_not_denied_by_its_cancellation(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The league was to hold the drill", "hold", "EXERCISE", date="2011-05", actor="org/league"
    )
    right = make_claim(
        "beta-1", "The league scrapped the drill", "scrapped", "EXERCISE", date="2011-05", actor="org/league"
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == SILENT


def test_a_refusal_denies_help(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The fund gave the town money", "gave", "AID", date="2011", actor="org/fund", recipient="city/selby"
    )
    right = make_claim(
        "beta-1",
        "The fund turned the town down",
        "turned",
        "REJECT",
        date="2011",
        actor="org/fund",
        recipient="city/selby",
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_denial_of_everything_meets_any_actor(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "Guards detained 23 fans",
        "detained",
        "COERCE",
        date="2011-05-04",
        actor="org/guards",
        place="city/a",
    )
    nobody = make_claim(
        "beta-1", "No one was detained", "detained", "COERCE", date="2011-05-04", polarity="negated", place="city/a"
    )
    some = make_claim(
        "beta-2",
        "None of the rival's fans were detained",
        "detained",
        "COERCE",
        date="2011-05-04",
        polarity="negated",
        actor="org/rival",
        place="city/a",
    )
    assert compare_slot("polarity", left, nobody, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", left, some, knowledge).outcome != CONFLICT


def test_no_injuries_against_a_number_of_injured(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "The blaze injured 12 people",
        "injured",
        "STATISTIC",
        date="2011-05-04",
        figures=(make_figure(12, "people"),),
        place="city/a",
    )
    right = make_claim(
        "beta-1",
        "There were no injuries",
        "injuries",
        "STATISTIC",
        date="2011-05-04",
        polarity="negated",
        place="city/a",
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_light_verb_carries_the_act_of_its_noun(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The firm repaired the weir", "repaired", "OTHER", actor="org/firm", recipient="fac/weir"
    )
    right = make_claim(
        "beta-1",
        "The firm did not carry out the repairs to the weir",
        "carry",
        "OTHER",
        polarity="negated",
        actor="org/firm",
        recipient="fac/weir",
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_what_was_carried_out_is_the_act_and_not_its_object(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Arkwell did not carry out the repairs", "carry", polarity="negated", actor="org/arkwell",
        other="repairs",
    )  # fmt: skip
    right = make_claim("beta-1", "Arkwell did repair the quay", "repair", actor="org/arkwell", other="quay")
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_refusal_denies_its_infinitive(knowledge: Knowledge) -> None:
    roles = {"actor": "person/a-carter", "recipient": "person/b-lund"}
    left = make_claim("alpha-1", "Carter refused to greet Lund", "refused", "REJECT", **roles)
    right = make_claim("beta-1", "Carter greeted Lund", "greeted", "OTHER", **roles)
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_refusal_may_leave_out_what_the_act_was_about(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Carter declined to contribute to the cost", "declined", "REJECT", actor="person/a-carter"
    )
    right = make_claim(
        "beta-1", "Carter contributed a million to the cost", "contributed", "AID", actor="person/a-carter",
        recipient="million",
    )  # fmt: skip
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_what_never_happened_has_no_date_of_its_own(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Lund was extradited in 2016", "extradited", "COERCE", date="2016", recipient="person/lund"
    )
    denial = make_claim(
        "beta-1", "Lund was never extradited", "extradited", "COERCE", date="2017", polarity="negated",
        recipient="person/lund",
    )  # fmt: skip
    dated = make_claim(
        "beta-2", "Lund was not extradited in 2017", "extradited", "COERCE", date="2017", polarity="negated",
        recipient="person/lund",
    )  # fmt: skip
    assert compare_slot("polarity", left, denial, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", left, dated, knowledge).outcome == SILENT


def test_a_particle_makes_another_act(knowledge: Knowledge) -> None:
    league = {"actor": "org/league", "date": "2011"}
    apart = make_claim("alpha-1", "The league broke apart", "broke", "RETREAT", **league)
    away = make_claim("beta-1", "No state broke away from the league", "broke", "RETREAT", polarity="negated", **league)
    assert compare_slot("polarity", apart, away, knowledge).outcome == SILENT


def test_a_particle_of_the_word_makes_no_other_act_where_a_noun_tells_it(knowledge: Knowledge) -> None:
    firm = {"actor": "org/alba-foods", "other": "repair"}
    not_done = make_claim("alpha-1", "Alba did not carry out the repairs", "carry", polarity="negated", **firm)
    done = make_claim("beta-1", "Alba did repair the spillway", "repair", actor="org/alba-foods", other="spillway")
    found = compare_slot("polarity", replace(not_done, predicate="repair"), done, knowledge)
    assert found.reason.startswith("one affirms what the other denies")


def test_opposite_answers_of_one_thing_conflict(knowledge: Knowledge) -> None:
    def reaction(claim_id: str, verb: str, event_type: str, thing: str) -> Claim:
        roles = {"actor": "person/ada-brun", "recipient": thing}
        return make_claim(claim_id, f"Ada Brun {verb} the {thing}", verb, event_type, **roles)

    left = reaction("alpha-1", "welcomed", "STANCE", "coup")
    right, other = (
        reaction("beta-1", "denounced", "ACCUSE", "takeover"),
        reaction("beta-2", "denounced", "ACCUSE", "budget"),
    )
    found = compare_slot("polarity", left, right, knowledge)
    assert (found.outcome, found.reason) == (CONFLICT, "opposite answers: “welcomed” against “denounced”")
    assert compare_slot("polarity", left, other, knowledge).outcome == SILENT


def test_opposite_answers_of_others_are_silent(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Ada Brun resigned", "resigned", "LEAVE", actor="person/ada-brun")
    right = make_claim("beta-1", "The board dismissed Otto Venn", "dismissed", "LEAVE", actor="person/otto-venn")
    assert compare_slot("polarity", left, right, knowledge).outcome == SILENT


def test_a_denial_without_an_object_denies_the_special_case(knowledge: Knowledge) -> None:
    roles = {"actor": "person/otto-venn"}
    fled = make_claim("alpha-1", "Otto Venn fled to Norland", "fled", "RETREAT", place="state/norland", **roles)
    stayed = make_claim("beta-1", "Otto Venn did not flee", "flee", "RETREAT", polarity="negated", **roles)
    assert compare_slot("polarity", fled, stayed, knowledge).outcome == CONFLICT


def test_a_denial_of_one_thing_leaves_another_open(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Norland agreed to host the games", "agreed", "AGREE", actor="state/norland")
    right = make_claim(
        "beta-1", "Norland never agreed to pay ransoms", "agreed", "AGREE", polarity="negated",
        actor="state/norland", other="ransoms",
    )  # fmt: skip
    assert compare_slot("polarity", left, right, knowledge).outcome == UNDECIDED


def test_dates_read_from_elsewhere_do_not_part_a_denial(knowledge: Knowledge) -> None:
    roles = {"actor": "state/norland", "recipient": "org/league"}
    left = make_claim("alpha-1", "Norland threatened the league", "threatened", "THREATEN", date="2011", **roles)
    right = make_claim(
        "beta-1",
        "Norland never threatened the league",
        "threatened",
        "THREATEN",
        date="2014",
        polarity="negated",
        **roles,
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_a_sort_denied_is_not_the_thing_denied(knowledge: Knowledge) -> None:
    ship = {"actor": "fac/aurora"}
    plain = make_claim("alpha-1", "The Aurora was a neutral ship", "ship", "ASSESSMENT", **ship)
    handy = make_claim("beta-1", "The Aurora was not a handy ship", "ship", "ASSESSMENT", polarity="negated", **ship)
    none = make_claim("beta-2", "The Aurora was not a ship", "ship", "ASSESSMENT", polarity="negated", **ship)
    assert compare_slot("polarity", plain, handy, knowledge).outcome == SILENT
    assert compare_slot("polarity", plain, none, knowledge).outcome == CONFLICT


def test_an_act_on_nothing_of_a_kind_is_no_denial_of_the_act(knowledge: Knowledge) -> None:
    nothing = make_claim(
        "alpha-1", "The banks signed no agreement on pensions", "signed", "AGREE", polarity="negated",
        actor="banks", other="agreement",
    )  # fmt: skip
    deal = make_claim("beta-1", "The deal was signed in May", "signed", "AGREE", other="deal")
    nobody = make_claim(
        "alpha-2", "No member of the crew was rescued", "rescued", "AID", polarity="negated", other="member"
    )
    some = make_claim("beta-2", "Four sailors of the crew were rescued", "rescued", "AID", other="crew sailor member")
    assert compare_linked("polarity", nothing, deal, 0.5, knowledge).outcome != CONFLICT
    assert compare_slot("polarity", nobody, some, knowledge).outcome == CONFLICT


def test_whoever_was_dismissed_did_not_resign(knowledge: Knowledge) -> None:
    resigned = make_claim("alpha-1", "Otto Venn resigned", "resigned", "LEAVE", actor="person/otto-venn")
    dismissed = make_claim(
        "beta-1", "Ada Brun dismissed Otto Venn", "dismissed", "REJECT",
        actor="person/ada-brun", recipient="person/otto-venn",
    )  # fmt: skip
    assert compare_slot("polarity", resigned, dismissed, knowledge).outcome == CONFLICT


def test_near_words_of_one_actor_deny_each_other_in_any_type(knowledge: Knowledge) -> None:
    roles = {"actor": "org/north-mill", "other": "gate"}
    shut = make_claim("alpha-1", "North Mill shut the gate", "shut", "OTHER", **roles)
    not_closed = make_claim(
        "beta-1", "North Mill did not close the gate", "close", "OTHER", polarity="negated", **roles
    )
    assert compare_slot("polarity", shut, not_closed, knowledge).outcome == CONFLICT


def test_a_sure_link_overrules_a_doubt(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The rebels gave up the fort", "gave", "OTHER", actor="rebels", other="fort")
    right = make_claim(
        "beta-1",
        "The Front has not given up the fort",
        "given",
        "OTHER",
        actor="front",
        other="fort",
        polarity="negated",
    )
    loose, sure = (compare_linked("polarity", left, right, link, knowledge) for link in (0.3, 0.9))
    assert (loose.outcome, sure.outcome) == (UNDECIDED, CONFLICT)
    assert loose.reason == f"perhaps of different actors; {sure.reason}"


def test_an_opposite_answer_told_in_the_same_words_needs_no_common_actor(knowledge: Knowledge) -> None:
    selby = {"place": "city/selby"}
    left = make_claim(
        "alpha-1",
        "The council in Selby approved the sale of the old brewery",
        "approved",
        "AGREE",
        actor="org/selby",
        **selby,
    )
    right = make_claim(
        "beta-1",
        "In Selby the sale of the old brewery was rejected by the council",
        "rejected",
        "REJECT",
        actor="council",
        **selby,
    )
    other = make_claim("beta-2", "In Selby the council rejected a new road", "rejected", "REJECT", **selby)
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", left, other, knowledge).outcome == SILENT


def test_what_worked_did_not_fail(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The pump worked, to the surprise of many", "worked", "OTHER", actor="pump")
    right = make_claim("beta-1", "The pump failed at the first attempt", "failed", "OTHER", actor="pump")
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_what_somebody_cancelled_did_not_take_place(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1",
        "Norland cancelled the drill",
        "cancelled",
        "EXERCISE",
        date="2011",
        actor="state/norland",
        other="drill",
    )
    right = make_claim("beta-1", "The drill was held as planned", "held", "EXERCISE", date="2011", actor="drill")
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_none_of_a_thing_denies_that_it_was_sent(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "No complaint was lodged", "lodged", "OTHER", polarity="negated", other="complaint")
    right = make_claim("beta-1", "The guild filed a complaint", "filed", "OTHER", actor="org/guild", other="complaint")
    assert compare_linked("polarity", left, right, 0.3, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, right, 0.1, knowledge).outcome == SILENT


def test_none_of_a_thing_needs_no_name_in_common(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "No seal was found on the chest", "found", polarity="negated", other="seal")
    right = make_claim("beta-1", "The seal of Ada was found", "found", actor="person/ada")
    keys = make_claim("beta-2", "The keys of Ada were found", "found", actor="person/ada")
    assert compare_linked("polarity", left, right, 0.3, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, keys, 0.3, knowledge).outcome != CONFLICT


def test_opposite_answers_to_what_may_be_one_question(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The licence has been granted to them", "granted", "AGREE", other="licence")
    right = make_claim("beta-1", "The export licence was refused", "refused", "REJECT", recipient="licence")
    loan = make_claim("beta-2", "The loan was refused", "refused", "REJECT", recipient="loan")
    assert compare_linked("polarity", left, right, 0.3, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, right, 0.1, knowledge).outcome == SILENT
    assert compare_linked("polarity", left, loan, 0.3, knowledge).outcome == SILENT


def test_bidding_up_to_a_sum_is_bidding(knowledge: Knowledge) -> None:
    museum = {"actor": "org/museum", "recipient": "portrait"}
    left = make_claim("alpha-1", "The museum did not bid for the portrait", "bid", polarity="negated", **museum)
    right = make_claim("beta-1", "The museum bid up to two million for the portrait", "bid", **museum)
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT


def test_who_sent_nobody_sent_none_of_some(knowledge: Knowledge) -> None:
    league = {"actor": "org/league"}
    left = make_claim(
        "alpha-1", "The league sent nobody to the drill", "sent", polarity="negated", other="drill", **league
    )
    more = make_claim(
        "alpha-2",
        "The league sent nobody but a clerk to the drill",
        "sent",
        polarity="negated",
        other="drill",
        **league,
    )
    right = make_claim(
        "beta-1",
        "The league sent four observers",
        "sent",
        other="observer",
        figures=(make_figure(4, "observers"),),
        **league,
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", more, right, knowledge).outcome != CONFLICT


def test_a_post_does_not_say_that_its_holder_stayed(knowledge: Knowledge) -> None:
    brun = {"actor": "person/ada-brun"}
    left = make_claim("alpha-1", "Ada Brun remained treasurer", "treasurer", "OFFICE", **brun)
    right = make_claim("beta-1", "The treasurer, Ada Brun", "treasurer", "OFFICE", **brun)
    assert compare_slot("polarity", left, right, knowledge).outcome == SILENT
    assert compare_slot("polarity", right, right, knowledge).outcome == AGREE


def test_what_one_alone_names_may_be_what_the_other_means(knowledge: Knowledge) -> None:
    norway = {"actor": "state/norway"}
    left = make_claim(
        "alpha-1", "Norway did not shelter the ruler", "shelter", polarity="negated", other="ruler", **norway
    )
    right = make_claim("beta-1", "Norway sheltered Ada Brun", "sheltered", other="person/ada-brun", **norway)
    assert compare_linked("polarity", left, right, 0.6, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, right, 0.4, knowledge).outcome == UNDECIDED


def test_opposite_answers_of_one_thing_where_one_side_names_who_acted(knowledge: Knowledge) -> None:
    things = {"recipient": "pilot", "other": "access"}
    left = make_claim(
        "alpha-1",
        "Last summer the authorities granted a few pilots long sought access",
        "granted",
        actor="authority",
        **things,
    )
    right = make_claim(
        "beta-1",
        "Norway has always denied access to foreign pilots of any rank",
        "denied",
        actor="state/norway",
        **things,
    )
    assert compare_linked("polarity", left, right, 0.75, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, right, 0.5, knowledge).outcome == UNDECIDED


def test_an_inferred_year_parts_no_answers(knowledge: Knowledge) -> None:
    terms = {"actor": "council", "other": "term"}
    left = make_claim("alpha-1", "The council rejected the terms of 1634-08-30", "rejected", date="1634-08-30", **terms)
    right = make_claim(
        "beta-1", "The council accepted the terms of 2011-08-30", "accepted", date="2011-08-30", inferred=True, **terms
    )
    other = make_claim(
        "beta-2", "The council accepted the terms of 2011-08-03", "accepted", date="2011-08-03", inferred=True, **terms
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", left, other, knowledge).outcome != CONFLICT


def test_who_gave_nothing_did_not_give_a_thing(knowledge: Knowledge) -> None:
    norland = {"actor": "state/norland"}
    left = make_claim("alpha-1", "Norland contributed a team", "contributed", "AID", other="team", **norland)
    right = make_claim("beta-1", "Norland contributed nothing", "contributed", "AID", polarity="negated", **norland)
    more = make_claim("beta-2", "Norland contributed nothing more", "contributed", "AID", polarity="negated", **norland)
    assert compare_slot("polarity", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("polarity", left, more, knowledge).outcome != CONFLICT


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.5, UNDECIDED)])
def test_who_did_not_meet_in_one_town_may_have_met_elsewhere(link: float, outcome: str, knowledge: Knowledge) -> None:
    pair = {"actor": "person/brun person/venn"}
    left = make_claim("alpha-1", "After dinner Brun met Venn for an hour of frank words", "met", "CONSULT", **pair)
    right = make_claim(
        "beta-1",
        "Brun and Venn did not meet in Selby",
        "meet",
        "CONSULT",
        polarity="negated",
        place="city/selby",
        **pair,
    )
    assert compare_linked("polarity", left, right, link, knowledge).outcome == outcome


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.3, UNDECIDED)])
def test_antonyms_conflict_by_the_link(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = replace(make_claim("alpha-1", "The gap widened", "widened", actor="gap"), predicate="widen")
    right = replace(make_claim("beta-1", "The gap narrowed", "narrowed", actor="gap"), predicate="narrow")
    assert compare_linked("polarity", left, right, link, knowledge).outcome == outcome
    road = replace(make_claim("beta-2", "The road narrowed", "narrowed", actor="road"), predicate="narrow")
    assert compare_linked("polarity", left, road, link, knowledge).outcome == SILENT


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.3, UNDECIDED)])
def test_a_bare_refusal_may_be_of_what_the_other_names(link: float, outcome: str, knowledge: Knowledge) -> None:
    norland = {"actor": "state/norland"}
    left = make_claim("alpha-1", "Norland did not apologise", "apologise", polarity="negated", **norland)
    right = make_claim(
        "beta-1", "Norland and Venn apologised for the damage", "apologise", recipient="damage",
        actor="state/norland person/venn",
    )  # fmt: skip
    assert compare_linked("polarity", left, right, link, knowledge).outcome == outcome
    other = make_claim(
        "alpha-2",
        "Norland did not apologise for the delay",
        "apologise",
        polarity="negated",
        recipient="delay",
        **norland,
    )
    assert compare_linked("polarity", other, right, 0.9, knowledge).outcome != CONFLICT


@pytest.mark.parametrize(
    ("denial", "trigger", "told", "act", "noun"),
    [
        ("No warning reached the board", "reached", "The board was warned", "warned", ""),
        ("The board did not complain", "complain", "The board filed a complaint", "filed", "complaint"),
    ],
)
def test_a_verb_and_its_noun_are_one_act(
    denial: str, trigger: str, told: str, act: str, noun: str, knowledge: Knowledge
) -> None:
    left = make_claim("alpha-1", denial, trigger, polarity="negated", other="org/harbour-board")
    right = make_claim("beta-1", told, act, other=f"org/harbour-board {noun}")
    assert compare_linked("polarity", left, right, 0.5, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", left, right, 0.1, knowledge).outcome != CONFLICT
    built = make_claim("beta-2", "The board built a pier", "built", other="org/harbour-board pier")
    assert compare_linked("polarity", left, built, 0.5, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("denied", "signed", "outcome"),
    [
        ("Norland has not signed the pact", "2012-05-04", SILENT),
        ("Norland has not signed the pact", "2010-05-04", CONFLICT),
        ("Norland has not signed the pact so far", "", SILENT),
        ("Norland has not signed the pact", "", CONFLICT),
    ],
)
def test_a_denial_reaches_no_further_than_its_article(
    denied: str, signed: str, outcome: str, knowledge: Knowledge
) -> None:
    roles = {"actor": "state/norland", "other": "event/pact"}
    left = make_claim("alpha-1", denied, "signed", "AGREE", polarity="negated", **roles)
    right = make_claim("beta-1", f"Norland signed the pact {signed}", "signed", "AGREE", date=signed or None, **roles)
    views = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    days = tuple(date(year, 1, 1).toordinal() for year in (2011, 2013))
    one, other = (replace(view, published=(day, day)) for view, day in zip(views, days, strict=True))
    assert compare_polarities(one, other, background_of((), knowledge)).outcome == outcome


def test_who_stayed_away_did_not_stay(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Norland ceased to be a member", "ceased", "OTHER", actor="state/norland")
    right = make_claim("beta-1", "Norland stayed away", "stayed", "OTHER", actor="state/norland")
    assert compare_slot("polarity", left, right, knowledge).outcome == SILENT


@pytest.mark.parametrize(("date", "outcome"), [("2011", CONFLICT), ("2009", SILENT)])
def test_who_paid_not_a_single_crown_did_not_pay(date: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Norland paid in full", "paid", "OTHER", actor="state/norland", date=date)
    right = make_claim(
        "beta-1",
        "Norland did not pay a single crown",
        "pay",
        "OTHER",
        actor="state/norland",
        other="crown",
        date="2011",
        polarity="negated",
    )
    assert compare_slot("polarity", left, right, knowledge).outcome == outcome


def test_who_denies_doing_it_does_not_deny_a_sort_of_it(knowledge: Knowledge) -> None:
    roles = {"actor": "org/league", "other": "poison"}
    used = make_claim("alpha-1", "The league used poison", "used", "OTHER", **roles)
    denied = make_claim("beta-1", "The league denied using poison", "using", "OTHER", polarity="negated", **roles)
    assert compare_slot("polarity", used, denied, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(("doers", "outcome"), [("2-trustees", SILENT), ("org/harbour-board", CONFLICT)])
def test_some_may_be_against_what_the_body_does(doers: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The harbour board backed the lease", "backed", "SUPPORT",
                      actor="org/harbour-board", recipient="lease")  # fmt: skip
    right = make_claim("beta-1", "They opposed the lease", "opposed", "REJECT", actor=doers, recipient="lease",
                       figures=(make_figure(2, "trustees"),))  # fmt: skip
    assert compare_linked("polarity", left, right, 0.9, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("doers", "outcome"), [("deputies", CONFLICT), ("strikers", SILENT), ("person/ada-brun", SILENT)]
)
def test_opposite_answers_of_doers_of_one_sort(doers: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "In 2017 parliament approved a further extension", "approved", "AGREE", date="2017",
                      actor="parliament", other="extension")  # fmt: skip
    right = make_claim("beta-1", "In 2017 they voted the extension down", "voted", "OTHER", date="2017",
                       actor=doers, other="extension")  # fmt: skip
    assert compare_linked("polarity", left, right, 0.9, knowledge).outcome == outcome


@pytest.mark.parametrize(("day", "outcome"), [(None, SILENT), ("2015", SILENT), ("2011", CONFLICT)])
def test_who_was_jailed_may_have_been_released(day: str | None, outcome: str, knowledge: Knowledge) -> None:
    who = {"actor": "org/court", "recipient": "person/ada-brun"}
    left = make_claim("alpha-1", "The court jailed Ada in 2011", "jailed", "COERCE", date="2011", **who)
    right = make_claim("beta-1", f"The court released Ada in {day}", "released", "RETREAT", date=day, **who)
    assert compare_linked("polarity", left, right, 0.9, knowledge).outcome == outcome


def test_what_stayed_open_was_not_closed(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The school stayed open", "open", actor="school")
    right = make_claim("beta-1", "The school was closed", "closed", recipient="school")
    assert compare_linked("polarity", left, right, 0.9, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    ("told", "word", "day", "outcome"),
    [
        ("Ada Brun visited Ostmark in 1938", "visited", "1938", CONFLICT),
        ("Ada Brun visited Ostmark in 1920", "visited", "1920", SILENT),
        ("Ada Brun visited Ostmark", "visited", None, SILENT),
        ("Ada Brun returned to Ostmark", "returned", None, CONFLICT),
    ],
)
def test_what_never_happened_again_happened_before(
    told: str, word: str, day: str | None, outcome: str, knowledge: Knowledge
) -> None:
    slots = {"actor": "person/ada-brun", "recipient": "state/ostmark"}
    denied = "see" if word == "returned" else "visit"
    denial = f"In 1926 Ada Brun left, never to {denied} Ostmark again"
    left = make_claim("alpha-1", denial, denied, "CONSULT", date="1926", polarity="negated", **slots)
    right = make_claim("beta-1", told, word, "CONSULT", date=day, **slots)
    assert compare_slot("polarity", left, right, knowledge).outcome == outcome


def test_who_never_set_foot_in_a_place_did_not_live_there(knowledge: Knowledge) -> None:
    slots = {"actor": "person/ada-brun", "place": "city/selby"}
    lived = make_claim("alpha-1", "Ada Brun lived in Selby", "lived", "OTHER", **slots)
    denial = "Ada Brun never set foot in Selby"
    denied = make_claim("beta-1", denial, "set", "CONSULT", polarity="negated", **slots)
    assert compare_slot("polarity", lived, denied, knowledge).outcome == CONFLICT
    absent = make_claim("beta-2", "Ada Brun did not stay in Selby", "stay", "OTHER", polarity="negated", **slots)
    seen = make_claim("alpha-2", "Ada Brun set foot in Selby", "set", "CONSULT", **slots)
    assert compare_slot("polarity", seen, absent, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (("Customs impounded the barge", "impounded"), ("The barge was not detained", "detained"), CONFLICT),
        (("Customs impounded the barge", "impounded"), ("The barge was not repaired", "repaired"), SILENT),
    ],
)
def test_a_ship_that_is_impounded_is_detained(
    left: tuple[str, str], right: tuple[str, str], outcome: str, knowledge: Knowledge
) -> None:
    one = make_claim("alpha-1", *left, "COERCE", recipient="org/lotus-barge")
    other = make_claim("beta-1", *right, "COERCE", polarity="negated", recipient="org/lotus-barge")
    assert compare_slot("polarity", one, other, knowledge).outcome == outcome


def test_what_was_abandoned_was_not_finished(knowledge: Knowledge) -> None:
    slots = {"actor": "person/ada-brun", "recipient": "event/selby-run"}
    one = make_claim("alpha-1", "Ada Brun abandoned the Selby Run", "abandoned", "OTHER", **slots)
    other = make_claim("beta-1", "Ada Brun finished the Selby Run", "finished", "OTHER", **slots)
    assert compare_slot("polarity", one, other, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    ("told", "trigger", "outcome"),
    [
        ("The Second Regiment went over to the rebels", "went", CONFLICT),
        ("The Second Regiment mutinied", "mutinied", CONFLICT),
        ("The Second Regiment went over the bridge", "went", SILENT),
    ],
)
def test_who_goes_over_to_the_rebels_is_not_loyal(told: str, trigger: str, outcome: str, knowledge: Knowledge) -> None:
    actor = "org/second-regiment"
    loyal = make_claim("alpha-1", "The Second Regiment remained loyal", "loyal", "ASSESSMENT", actor=actor)
    other = make_claim("beta-1", told, trigger, "OTHER", actor=actor)
    assert compare_slot("polarity", loyal, other, knowledge).outcome == outcome
