"""Where: containment agrees, disjoint places of one happening conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.align.comparators.place import compare_places
from pipeline.align.stage import background_of, compare_views
from pipeline.align.view import view_claims
from pipeline.api import extract_text
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot

if TYPE_CHECKING:
    from spacy.language import Language


def talks(claim_id: str, place: str | None, date: str = "2011-05-04") -> Claim:
    roles = {"place": place} if place else {}
    return make_claim(
        claim_id, "The ministers met", "met", "CONSULT", date=date, actor="person/a", recipient="person/b", **roles
    )


def compare(left: Claim, right: Claim, knowledge: Knowledge) -> FieldComparison:
    background = replace(background_of((), knowledge), within={"city/kaldheim": frozenset({"state/norland"})})
    first, second = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    return compare_places(first, second, background)


def test_a_city_agrees_with_its_state(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "city/kaldheim"), talks("beta-1", "state/norland"), knowledge)
    assert found.outcome == AGREE
    assert found.reason == "Kaldheim and Norland: one lies in the other"


def test_two_cities_conflict(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "city/kaldheim"), talks("beta-1", "city/wexcombe"), knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "the places differ: Kaldheim against Wexcombe"


def test_a_place_whose_name_names_the_city_lies_in_it(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "fac/wexcombe-airport"), talks("beta-1", "city/wexcombe"), knowledge)
    assert found.outcome == AGREE


def test_the_airport_of_another_city_is_elsewhere(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "fac/kaldheim-airport"), talks("beta-1", "city/wexcombe"), knowledge)
    assert found.outcome == CONFLICT


def test_a_building_may_lie_in_any_city(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "fac/republic-square"), talks("beta-1", "city/wexcombe"), knowledge)
    assert found.outcome == SILENT
    assert found.reason == "one may lie in the other: Republic Square against Wexcombe"


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("The cable snapped at the upper station.", "The cable snapped at the lower station.", CONFLICT),
        ("The cable snapped at the upper station.", "The cable snapped at the station.", SILENT),
        (
            "The oven exploded in the kitchen of the hotel.",
            "The oven exploded in the cellar of the hotel.",
            CONFLICT,
        ),
        ("The oven exploded in the kitchen of the hotel.", "The oven exploded in the hotel.", SILENT),
        ("The oven exploded in a school in Lublin.", "The oven exploded in a church in Lublin.", CONFLICT),
        ("The oven exploded in a school in Lublin.", "The oven exploded in Lublin.", AGREE),
        ("The flute was stored in Turin.", "The flute is in Lyon.", CONFLICT),
        ("The flute was stored in Turin.", "The flute was found in Lyon.", SILENT),
        ("Ada Brun hails from Turin.", "Ada Brun comes from Lyon.", CONFLICT),
        ("Ada Brun hails from Turin.", "Ada Brun lives in Lyon.", SILENT),
        ("The Vienna talks ended on 3 May.", "The Geneva talks ended on 9 June.", SILENT),
        ("The play opened at Wexley School.", "The play opened at the Holm Theatre.", CONFLICT),
    ],
)
def test_where_in_common_nouns_and_at_home(
    one: str, other: str, outcome: str, nlp: Language, knowledge: Knowledge
) -> None:
    left, right = (
        extract_text(text, doc_id=doc_id, published="2012-06", nlp=nlp)[-1]
        for text, doc_id in ((one, "alpha"), (other, "beta"))
    )
    assert compare_linked("place", left, right, 0.6, knowledge).outcome == outcome


def test_two_capes_conflict(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "region/cape-ness"), talks("beta-1", "region/cape-holm"), knowledge)
    assert found.outcome == CONFLICT


def test_days_near_each_other_may_be_of_one_happening(knowledge: Knowledge) -> None:
    left, near = talks("alpha-1", "city/kaldheim"), talks("beta-1", "city/wexcombe", "2011-05-11")
    far = talks("beta-1", "city/wexcombe", "2012-05-11")
    told = [
        replace(c, participants=tuple(replace(p, text="Kaldheim") for p in c.participants)) for c in (left, near, far)
    ]
    assert compare_linked("place", told[0], told[1], 0.4, knowledge).outcome == CONFLICT
    assert compare_linked("place", told[0], told[2], 0.25, knowledge).outcome == SILENT


def test_other_times_and_missing_places_are_silent(knowledge: Knowledge) -> None:
    assert (
        compare(talks("alpha-1", "city/kaldheim"), talks("beta-1", "city/wexcombe", "2012"), knowledge).outcome
        == SILENT
    )
    assert compare(talks("alpha-1", "city/kaldheim"), talks("beta-1", None), knowledge).outcome == SILENT


def test_a_body_has_one_seat(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The board has its headquarters in Kaldheim", "headquarters", "OTHER", actor="org/board",
        place="city/kaldheim",
    )  # fmt: skip
    right = make_claim(
        "beta-1", "The board is based in Wexcombe", "based", "OTHER", actor="org/board", place="city/wexcombe"
    )
    assert compare(left, right, knowledge).outcome == CONFLICT


def test_a_seat_is_no_matter_of_the_date_beside_it(knowledge: Knowledge) -> None:
    def seat(claim_id: str, place: str, date: str) -> Claim:
        return make_claim(
            claim_id, "The board is based there", "based", "OTHER", actor="org/board", place=place, date=date
        )

    found = compare(seat("alpha-1", "city/kaldheim", "1923"), seat("beta-1", "city/wexcombe", "1921"), knowledge)
    assert found.outcome == CONFLICT


def surrender(claim_id: str, place: str) -> Claim:
    return make_claim(
        claim_id, "The garrison handed its guns over", "handed", date="2011-05-04", place=place, other="gun"
    )


def test_scenes_without_names_exclude_each_other(knowledge: Knowledge) -> None:
    church, barracks = surrender("alpha-1", "church"), surrender("beta-1", "barracks")
    found = compare(church, barracks, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "the places differ: church against barracks"
    assert compare(church, surrender("beta-2", "chapel"), knowledge).outcome == SILENT
    assert compare(church, surrender("beta-3", "rain"), knowledge).outcome == SILENT
    assert compare(church, surrender("beta-4", "courtyard"), knowledge).outcome == SILENT
    assert compare(church, surrender("beta-5", "church-school"), knowledge).outcome == SILENT


def test_a_host_town_is_the_place(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Kaldheim will host the session", "session", "CONSULT", actor="city/kaldheim")
    right = make_claim("beta-1", "The session will be in Wexcombe", "session", "CONSULT", place="city/wexcombe")
    assert compare_linked("place", left, right, 0.5, knowledge).outcome == CONFLICT
    refused = make_claim("alpha-2", "Kaldheim will boycott the session", "session", "CONSULT", actor="city/kaldheim")
    assert compare_linked("place", refused, right, 0.5, knowledge).outcome == SILENT


def test_of_a_city_and_its_state_the_city_counts(knowledge: Knowledge) -> None:
    left, right = talks("alpha-1", "city/kaldheim state/norland"), talks("beta-1", "city/wexcombe")
    assert compare(left, right, knowledge).outcome == CONFLICT


def test_one_thing_may_have_two_names(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The accord was signed", "signed", "AGREE", place="city/a", other="accord")
    right = make_claim("beta-1", "They signed the agreement", "signed", "AGREE", place="city/b", other="agreement")
    assert compare(left, right, knowledge).outcome == CONFLICT


def test_a_body_is_no_place(knowledge: Knowledge) -> None:
    found = compare(talks("alpha-1", "city/kaldheim"), talks("beta-1", "org/league"), knowledge)
    assert found.outcome == SILENT


def test_what_did_not_happen_has_no_place(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The league met in Selby", "met", "CONSULT", actor="org/league", place="city/selby")
    right = make_claim(
        "beta-1", "The league did not meet in Norwick", "meet", "CONSULT", polarity="negated", actor="org/league",
        place="city/norwick",
    )  # fmt: skip
    assert compare_slot("place", left, right, knowledge).outcome == SILENT
    told = replace(right, polarity="affirmed")
    assert compare_slot("place", left, told, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(("link", "outcome"), [(0.6, CONFLICT), (0.3, SILENT)])
def test_each_may_speak_of_its_own_place(link: float, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Wreckage fell into the Selby Sea", "fell", "ASSESSMENT", place="region/selby-sea")
    right = make_claim("beta-1", "It plunged into the Ostmark Bay", "plunged", "ASSESSMENT", place="region/ostmark-bay")
    told = [replace(c, participants=tuple(replace(p, text="Sea") for p in c.participants)) for c in (left, right)]
    assert compare_linked("place", *told, link, knowledge).outcome == outcome


@pytest.mark.parametrize(("basis", "outcome"), [("inherited", CONFLICT), ("explicit", SILENT)])
def test_a_date_from_an_earlier_sentence_keeps_places_apart_less(
    basis: str, outcome: str, knowledge: Knowledge
) -> None:
    def met(claim_id: str, place: str, date: str) -> Claim:
        made = make_claim(claim_id, "The league met", "met", "CONSULT", date=date, actor="org/league", place=place)
        told = tuple(replace(p, text="Town") if p.role == "place" else p for p in made.participants)
        return replace(made, participants=told, date=replace(made.date, basis=basis) if made.date else None)

    left, right = met("alpha-1", "city/selby", "2011-05-04"), met("beta-1", "city/norwick", "2011-06-09")
    assert compare_linked("place", left, right, 0.25, knowledge).outcome == outcome


def test_a_town_is_where_it_happens_in_whatever_role(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The probe was steered from Selby", "steered", other="city/selby", recipient="probe")
    right = make_claim("beta-1", "The probe was steered in Norwick", "steered", place="city/norwick", recipient="probe")
    assert compare_slot("place", left, right, knowledge).outcome == CONFLICT
    state = make_claim(
        "alpha-2", "The probe was steered for Norland", "steered", other="state/norland", recipient="probe"
    )
    assert compare_slot("place", state, right, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("told", "outcome"),
    [("2012-07", CONFLICT), ("2011-01", UNDECIDED)],
    ids=["it was still planned when it was done", "the plan may have changed"],
)
def test_a_plan_of_what_is_done(told: str, outcome: str, nlp: Language, knowledge: Knowledge) -> None:
    left = extract_text("The new ferry is being built in Turin.", doc_id="alpha", published="2012-06", nlp=nlp)[-1]
    right = extract_text("The yard will build the ferry in Lyon.", doc_id="beta", published=told, nlp=nlp)[-1]
    sources = {doc_id: Source(published=published) for doc_id, published in (("alpha", "2012-06"), ("beta", told))}
    views = view_claims((left, right), sources, knowledge.relatedness, knowledge.contrasts)
    comparison = compare_views(*views, background_of((), knowledge), score=0.6, keys=())
    assert next(f for f in comparison.fields if f.field == "place").outcome == outcome


def test_a_place_that_is_ruled_out(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The fair opened in Selby, not in Norwick", "opened", place="city/selby", actor="fair")
    right = make_claim("beta-1", "The fair opened in Norwick", "opened", place="city/norwick", actor="fair")
    found = compare_linked("place", left, right, 0.2, knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "one rules out the other's place: Norwick and Selby"
    assert compare_linked("place", left, right, 0.15, knowledge).outcome == SILENT


def test_a_town_to_which_something_is_done_lies_in_the_place_that_is_told(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Rebels took the post", "took", "ASSAULT", date="2011", actor="rebels", recipient="city/selby"
    )
    left = replace(left, participants=(*left.participants, replace(left.participants[-1], role="place")))
    wide = tuple(replace(p, entity_id="city/holm") if p.role == "place" else p for p in left.participants)
    left = replace(left, participants=wide)
    right = make_claim(
        "beta-1", "Rebels took the post", "took", "ASSAULT", date="2011", actor="rebels", place="city/selby"
    )
    found = compare_slot("place", left, right, knowledge)
    assert (found.outcome, found.reason) == (SILENT, "both speak of Selby")


@pytest.mark.parametrize(
    ("words", "date", "outcome"),
    [
        ("The league met by video link", "2011-05-04", CONFLICT),
        ("The league met online, each minister at home", "2011-05", CONFLICT),
        ("The league met behind closed doors", "2011-05-04", SILENT),
        ("The league met by video link", "2011-06-09", SILENT),
    ],
)
def test_those_who_meet_from_afar_meet_in_no_town(words: str, date: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", words, "met", "CONSULT", date=date, actor="org/league")
    right = make_claim(
        "beta-1", "The league met in Selby", "met", "CONSULT", date="2011-05-04", actor="org/league", place="city/selby"
    )
    assert compare_linked("place", left, right, 0.5, knowledge).outcome == outcome
