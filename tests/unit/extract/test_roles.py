"""Who takes part, in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "trigger", "role", "entities"),
    [
        ("Norway and Denmark signed the accord in 2012.", "signed", "actor", {"state/norway", "state/denmark"}),
        ("In 2012 the accord was rejected by Norway.", "rejected", "actor", {"state/norway"}),
        ("Norway invaded Denmark in 1904.", "invaded", "recipient", {"state/denmark"}),
        ("In 2012 Norway refused to recognise Kosovo.", "refused", "actor", {"state/norway"}),
        ("In 2003 Danish troops attacked Norway.", "attacked", "actor", {"state/denmark"}),
        (
            "In May 2011 clashes between Norway and Denmark broke out.",
            "clashes",
            "actor",
            {"state/norway", "state/denmark"},
        ),
        ("Denmark is the only member that backed the proposal.", "backed", "actor", {"state/denmark"}),
        ("In May 2011 Norway's coach, Carlos Vega, accused Denmark.", "accused", "actor", {"person/carlos-vega"}),
        ("In 2012 rescuers from Norway and Denmark arrived.", "arrived", "actor", {"state/norway", "state/denmark"}),
        ("In 2012 the workers robbed Norway of its oil.", "robbed", "actor", set()),
        ("In 2012 Norway, along with Denmark, signed it.", "signed", "actor", {"state/norway", "state/denmark"}),
        ("Norway, like Denmark, rejected the plan in 2012.", "rejected", "actor", {"state/norway", "state/denmark"}),
        ("In 2012 Norway mediated between Kenya and Chad.", "mediated", "actor", {"state/norway"}),
        ("The Danish-Swedish clashes of May 2012 were short.", "clashes", "actor", {"state/denmark", "state/sweden"}),
        ("In 2012 the Danish company rejected the plan.", "rejected", "actor", set()),
        ("In 2012 the pro-Danish party rejected the plan.", "rejected", "actor", set()),
        (
            "In 2012 the two states (Norway and Denmark) signed the accord.",
            "signed",
            "actor",
            {"state/norway", "state/denmark"},
        ),
        ("Ada Brun has headed the European Commission since 2012.", "headed", "actor", {"person/ada-brun"}),
        ("Ada Brun has headed the European Commission since 2012.", "headed", "other", {"org/european-commission"}),
        ("It is unlikely that Norway will survive.", "unlikely", "actor", {"state/norway"}),
        ("In 2012 the manuscript was found in an attic in Oslo.", "found", "place", {"city/oslo"}),
        ("In 2012 Ada Brun wrote the book in a cottage near Oslo.", "wrote", "place", {"city/oslo"}),
        ("In May 2012 Ada Brun fled to Oslo.", "fled", "place", {"city/oslo"}),
        ("The flute is in Oslo.", "is", "place", {"city/oslo"}),
        ("The flute is kept in the vault of a bank in Oslo.", "kept", "place", {"city/oslo"}),
        ("The next congress will be in Oslo.", "congress", "place", {"city/oslo"}),
        ("Ada Brun hails from Oslo.", "hails", "place", {"city/oslo"}),
        ("Ada Brun, a native of Oslo, won the race in 2012.", "native", "place", {"city/oslo"}),
        ("The Oslo-based firm Rhenodyn went public in 2012.", "based", "place", {"city/oslo"}),
        ("The Oslo-born painter Ada Brun won the prize in 2012.", "born", "actor", {"person/ada-brun"}),
        ("Ada Brun moved to Oslo in 1950. She died there in 1971.", "died", "place", {"city/oslo"}),
        ("The Oslo talks collapsed in May 2012.", "collapsed", "place", {"city/oslo"}),
        ("In May 2012 the old mill in Oslo was sold.", "sold", "place", {"city/oslo"}),
        ("In May 2012 Ada Brun fled to the Danish embassy in Oslo.", "fled", "place", {"city/oslo"}),
        ("Ada Brun's bakery is in Oslo.", "is", "actor", set()),
        ("In May 2012 controllers in Oslo received the signal.", "received", "place", {"city/oslo"}),
        ("In May 2012 the ministers agreed on a truce in Oslo.", "agreed", "place", {"city/oslo"}),
        ("In May 2012 the bishop fell ill during a stay in Oslo.", "fell", "place", {"city/oslo"}),
        ("In May 2012 the letter was signed in front of the church in Oslo.", "signed", "place", {"city/oslo"}),
        ("In May 2012 the strikers paraded through Oslo.", "paraded", "place", {"city/oslo"}),
        ("In May 2012 critics in Oslo praised the novel.", "praised", "place", set()),
        ("In May 2012 the injured were flown to a hospital in Oslo.", "injured", "place", {"city/oslo"}),
        ("In May 2012 the bishop learned of it on a visit to Oslo.", "learned", "place", {"city/oslo"}),
        ("In May 2012 he went to Oslo, where the timber was landed.", "landed", "place", {"city/oslo"}),
        ("In May 2012 the centre was located beneath the city of Oslo.", "located", "place", {"city/oslo"}),
        ("In May 2012 the authorities in Oslo granted access.", "granted", "place", set()),
        ("In May 2012 he met her in Oslo and repeated it there.", "repeated", "place", {"city/oslo"}),
        ("In May 2012 the signing took place in the capital, Oslo, at night.", "took", "place", {"city/oslo"}),
        ("In May 2012 the quake struck 20 kilometres north of Oslo.", "struck", "place", {"city/oslo"}),
        ("In May 2012 the two presidents met on the sidelines of a conference in Oslo.", "met", "place", {"city/oslo"}),
        ("In May 2012 both spoke on the sidelines of a conference in Oslo.", "spoke", "place", {"city/oslo"}),
        ("In May 2012 the thieves entered through an office in Oslo.", "entered", "place", {"city/oslo"}),
        ("In May 2012 the gang sold the painting to a dealer in Oslo.", "sold", "place", {"city/oslo"}),
        ("In May 2012 the ministers met behind closed doors in Oslo.", "met", "place", {"city/oslo"}),
        ("In May 2012 the driver was tried for murder in Oslo.", "tried", "place", {"city/oslo"}),
        ("In May 2012 the driver pleaded for the talks in Oslo.", "pleaded", "place", set()),
        ("In May 2012 the lorry was stopped on a side road outside Oslo.", "stopped", "place", {"city/oslo"}),
        ("The opera was performed for the first time in Oslo.", "performed", "place", {"city/oslo"}),
        ("In May 2012 engineers at a control room in Oslo received it.", "received", "place", {"city/oslo"}),
        ("In May 2012 Ada Brun was rescued by the coastguard.", "rescued", "actor", set()),
    ],
)
def test_roles(text: str, trigger: str, role: str, entities: set[str], nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, trigger, nlp, knowledge).fillers(role) == entities


@pytest.mark.parametrize(
    ("text", "trigger", "role", "phrase"),
    [
        ("In May 2012 the soldiers surrendered in the church.", "surrendered", "place", "the church"),
        ("In May 2012 the statue was unveiled on the square.", "unveiled", "place", "the square"),
        ("In May 2012 the injured were taken to a hospital in Oslo.", "taken", "place", "a hospital"),
        ("In May 2012 nurses treated the wounded in Oslo.", "treated", "other", "the wounded"),
        ("In May 2012 Ada Brun was rescued by the coastguard.", "rescued", "actor", "the coastguard"),
        ("In May 2012 Norway paid for the study.", "paid", "other", "the study"),
    ],
)
def test_what_has_no_name(text: str, trigger: str, role: str, phrase: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, trigger, nlp, knowledge)
    assert phrase in {p.text for p in claim.participants if p.role == role and p.entity_id is None}


def test_an_official_brings_the_state_along(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norwegian President Ada Brun requested help from Denmark in March 2014."
    actors = claim_at(text, "requested", nlp, knowledge).fillers("actor")
    assert "state/norway" in actors
    assert len(actors) == 2


def test_what_is_assessed_is_the_actor(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The scandal of 2014 weakened Norway.", "weakened", nlp, knowledge)
    assert claim.event_type == "ASSESSMENT"
    assert claim.fillers("actor") == {"state/norway"}


def test_an_unresolved_actor_keeps_its_words(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("In 2012 the fishermen attacked Norway.", "attacked", nlp, knowledge)
    assert [(p.entity_id, p.text) for p in claim.participants if p.role == "actor"] == [(None, "the fishermen")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Denmark invaded Norway in 1904. Critics of the invasion of Norway in 1904 were few.", "invasion"),
        (
            "In 2014 Danish troops annexed Crimea. The annexation of Crimea in 2014 was condemned by Norway.",
            "annexation",
        ),
    ],
)
def test_an_event_noun_brings_along_who_struck_the_same_target(
    text: str, trigger: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, trigger, nlp, knowledge).fillers("actor") == {"state/denmark"}


def test_who_launches_a_series_of_happenings_acts_in_them(nlp: Language, knowledge: Knowledge) -> None:
    text = "In March 2014 Denmark launched a series of attacks on Norway."
    claim = claim_at(text, "launched", nlp, knowledge)
    assert claim.event_type == "ASSAULT"
    assert claim.fillers("actor") == {"state/denmark"}


def test_a_civil_war_is_not_the_war_told_before(nlp: Language, knowledge: Knowledge) -> None:
    text = "The war between Norway and Denmark began in 1904. The civil war in Kenya in 1992 was bloody."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    civil = [c for c in claims if c.evidence.quote.lower().startswith("the civil war") and c.trigger.text == "war"]
    assert [c.fillers("actor") for c in civil] == [frozenset()]


def test_states_of_an_empire_are_not_the_empire(nlp: Language, knowledge: Knowledge) -> None:
    text = "In 1993 Norway met the former Soviet states in Oslo."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert claims
    assert not any("state/soviet-union" in c.entity_ids for c in claims)


def test_a_thing_is_taken_up_by_what_its_name_was_called(nlp: Language, knowledge: Knowledge) -> None:
    text = "The car ferry Solveig Star caught fire in May 2016. The ferry was built in 1989."
    assert claim_at(text, "built", nlp, knowledge).fillers("actor") == {"person/solveig-star"}
    two = "The ferry Solveig Star met the ferry Lena Brandt in 2016. The ferry was built in 1989."
    assert claim_at(two, "built", nlp, knowledge).fillers("actor") == set()


def test_the_place_of_an_unnamed_scene(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ada Vance was arrested at a shipyard in Oslo on 2 May 2016."
    assert claim_at(text, "arrested", nlp, knowledge).fillers("place") == {"city/oslo"}


def test_everybody_knows_who_waged_a_famous_war(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The invasion of Iraq in 2003 divided Norway.", "invasion", nlp, knowledge)
    assert claim.fillers("actor") == {"state/united-states"}
    claim = claim_at("The invasion of Denmark in 2003 divided Norway.", "invasion", nlp, knowledge)
    assert not claim.fillers("actor")


def test_conflicts_in_general_are_not_the_one_told_before(nlp: Language, knowledge: Knowledge) -> None:
    text = (
        "The conflict between Norway and Denmark began in 1904. Kenya tried to prevent conflicts in its region in 1992."
    )
    named = {p.entity_id for p in claim_at(text, "prevent", nlp, knowledge).participants}
    assert named.isdisjoint({"state/norway", "state/denmark"})
    text = "The conflict between Norway and Denmark began in 1904. Kenya tried to end the conflict in 1905."
    named = {p.entity_id for p in claim_at(text, "end", nlp, knowledge).participants}
    assert {"state/norway", "state/denmark"} <= named


def test_a_noun_stands_for_the_name_that_it_is_given(nlp: Language, knowledge: Knowledge) -> None:
    text = "In May 2002 a conference transformed the treaty into an organization, now called the Nordic Council."
    assert "org/nordic-council" in claim_at(text, "transformed", nlp, knowledge).entity_ids
    text = "In May 2002 Norway condemned a group known as the Northern Front."
    assert "org/northern-front" in claim_at(text, "condemned", nlp, knowledge).entity_ids


def test_a_body_includes_those_whom_it_lists(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The Nordic Council includes Norway, Denmark and Sweden.", "includes", nlp, knowledge)
    assert claim.event_type == "MEMBERSHIP"
    assert claim.fillers("actor") == {"state/norway", "state/denmark", "state/sweden"}


def test_what_somebody_is_given_does_not_act(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("In 2012 the author, Hanna Voss, was awarded the city's drama prize.", "awarded", nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == ["Voss"]


def test_what_is_led_or_a_hired_firm_holds_no_post(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The town was governed by Ada Brun in 2012.", "governed", nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == ["Brun"]
    claim = claim_at("The managers hired a private company from Oslo in 2012.", "hired", nlp, knowledge)
    assert "a private company" not in {p.text for p in claim.participants if p.role == "actor"}


def test_how_long_and_why_takes_no_part(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The parade was cancelled for two years for want of money in 2012.", "cancelled", nlp, knowledge)
    assert {"two years", "want"}.isdisjoint(p.text for p in claim.participants)
    claim = claim_at("The firm built a bridge for the city in 2012.", "built", nlp, knowledge)
    assert "the city" in {p.text for p in claim.participants}


def test_a_few_from_a_place_do_not_act_for_it(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The winch was repaired by two students from Oslo in 2012.", "repaired", nlp, knowledge)
    assert not claim.fillers("actor") & {"state/norway", "city/oslo"}
    claim = claim_at("Officials from Kenya rejected the plan in 2012.", "rejected", nlp, knowledge)
    assert "state/kenya" in claim.fillers("actor")


def test_what_makes_one_verb_or_says_how_takes_no_part(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway took part in the games in 2012, to the relief of the clerks.", "took", nlp, knowledge)
    assert {"part", "the relief"}.isdisjoint(p.text for p in claim.participants)


def test_what_denies_a_phrase_is_no_part_of_it(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway signed no contract in 2012.", "signed", nlp, knowledge)
    assert claim.polarity == "negated"
    assert "contract" in {p.text for p in claim.participants}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Alba Foods, a firm with headquarters in Oslo, paid the fine.", "headquarters"),
        ("Alba Foods, a firm with its office in Oslo, paid the fine.", "office"),
    ],
)
def test_a_firm_with_headquarters_somewhere_is_at_home_there(
    text: str, place: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, place, nlp, knowledge)
    assert claim.fillers("actor") == {"org/alba-foods"}
    assert claim.fillers("place") == {"city/oslo"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The observers set up their headquarters in Oslo.", "The observers"),
        ("The contingent was led from its headquarters in Oslo by Ada Brun.", "The contingent"),
        ("Ada Brun commanded the contingent from a headquarters in Oslo.", "the contingent"),
        ("The rebels attacked the army from their headquarters in Oslo.", "The rebels"),
        ("The police searched the bank's headquarters in Oslo.", "the bank"),
    ],
)
def test_whose_headquarters_are_told_in_passing(text: str, whose: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, "headquarters", nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == [whose]
    assert claim.fillers("place") == {"city/oslo"}


def test_nobody_is_at_home_in_the_headquarters_where_they_are_met(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("He met the envoy at the headquarters in Oslo.", nlp=nlp, knowledge=knowledge)
    assert "headquarters" not in {claim.trigger.text for claim in claims}


def test_a_building_that_a_phrase_explains_is_where_the_phrase_says(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Six people died at Kernow Hall, a care home in Oslo.", "home", nlp, knowledge)
    assert claim.fillers("place") == {"city/oslo"}
    assert claim.predicate == "locate"


def test_who_a_person_is_tells_no_place(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("Ada Brun, a baker in Oslo, died on 3 May 2014.", nlp=nlp, knowledge=knowledge)
    assert "locate" not in {claim.predicate for claim in claims}


def test_who_signed_a_letter_that_bears_their_signature(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The letter bears the signature of Ada Brun.", "signature", nlp, knowledge)
    assert claim.fillers("actor") == {"person/ada-brun"}
    assert {p.text for p in claim.participants if p.role == "other"} == {"The letter"}


def test_a_plea_that_goes_unanswered_is_rejected(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(
        "In May 2012 the plea of the mayor of Oslo for tents went unanswered.", "unanswered", nlp, knowledge
    )
    assert claim.event_type == "REJECT"
    assert claim.fillers("recipient") == {"city/oslo"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The tower was designed by a Frenchman, Paul Roux, in 1880.", "designed", {"person/paul-roux"}),
        ("Ada Brun was ill, and a young deputy of hers took the chair.", "chair", {None}),
        ("Ada Brun was ill, and the deputy of Ada Brun took the chair.", "chair", {"person/ada-brun"}),
    ],
)
def test_somebody_of_a_people_or_of_somebody(
    text: str, trigger: str, actors: set[str | None], nlp: Language, knowledge: Knowledge
) -> None:
    claims = extract_text(text, nlp=nlp, knowledge=knowledge)
    found = [c for c in claims if c.trigger.text == trigger]
    assert {p.entity_id for c in found for p in c.participants if p.role == "actor"} == actors
