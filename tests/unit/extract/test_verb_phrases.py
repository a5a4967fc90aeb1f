"""Phrases that say what one verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "predicate", "event_type"),
    [
        ("Ada Brun put her name to the accord in May.", "put", "sign", "AGREE"),
        ("Merenia footed the bill for the new harbour.", "footed", "pay", "OTHER"),
        ("The minister cut the ribbon in Port Alba on 3 May.", "cut", "open", "FOUND"),
        ("Seven miners lost their lives.", "lost", "die", "STATISTIC"),
        ("The council turned down the offer of the harbour union.", "turned", "reject", "REJECT"),
    ],
)
def test_idiom(text: str, word: str, predicate: str, event_type: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert (claim.predicate, claim.event_type) == (predicate, event_type)


def test_the_noun_of_an_idiom_takes_no_part(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Merenia footed the bill for the new harbour.", "footed", nlp, knowledge)
    assert {(p.role, p.text) for p in claim.participants} == {("actor", "Merenia"), ("other", "the new harbour")}


def test_a_signed_treaty_founds_what_it_is_of_however_it_is_signed(nlp: Language, knowledge: Knowledge) -> None:
    plain = claim_at("Merenia signed the Port Alba Treaty in 1992.", "signed", nlp, knowledge)
    idiom = claim_at("Merenia put its name to the Port Alba Treaty in 1992.", "put", nlp, knowledge)
    assert plain.event_type == idiom.event_type


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("The breakout took place on 20 June.", "took", "breakout"),
        ("The purchase was concluded in March 1998.", "concluded", "purchase"),
        ("The recount was conducted in the gymnasium.", "conducted", "recount"),
        ("The arrests were made in an abandoned mine in Selby.", "arrests", "arrest"),
        ("The council completed the bridge in 1990.", "completed", "complete"),
        ("They made a film in Selby in 1990.", "made", "make"),
        ("The incident happened in Selby in 1990.", "happened", "happen"),
    ],
)
def test_a_happening_told_by_a_noun(text: str, word: str, predicate: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).predicate == predicate


@pytest.mark.parametrize(
    ("text", "word", "event_type"),
    [
        ("Nurses did not strike for a single day.", "strike", "PROTEST"),
        ("Pilots struck the harbour at dawn.", "struck", "ASSAULT"),
    ],
)
def test_who_strikes_nothing_lays_down_work(
    text: str, word: str, event_type: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).event_type == event_type


@pytest.mark.parametrize("phrase", ["found", "came upon", "came across", "stumbled across", "ran across"])
def test_a_preposition_that_ends_a_phrase_stands_before_its_object(
    phrase: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(f"A shepherd {phrase} the mask at Selby in 1971.", phrase.split(maxsplit=1)[0], nlp, knowledge)
    assert claim.predicate == "find"
    told = {(p.role, p.text) for p in claim.participants}
    assert told == {("actor", "A shepherd"), ("other", "the mask"), ("place", "Selby")}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The bank dismissed 212 of the 640 employees.", "LEAVE"),
        ("The bank dismissed 40 members of the staff.", "LEAVE"),
        ("The court dismissed 12 of the complaints.", "REJECT"),
        ("The court dismissed 12 complaints of the staff.", "REJECT"),
    ],
)
def test_some_of_many_are_of_the_kind_of_all(text: str, event_type: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, "dismissed", nlp, knowledge).event_type == event_type


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The mission was run from an office in Oslo.", "run", ("base", "actor", "The mission")),
        ("The firm is governed from Oslo.", "governed", ("base", "actor", "The firm")),
        ("The airline operates from Oslo.", "operates", ("base", "actor", "The airline")),
        ("A train ran from Oslo to Port Alba.", "ran", ("run", "actor", "A train")),
        ("Ada Brun led the mission from Oslo.", "led", ("lead", "other", "the mission")),
    ],
)
def test_what_is_run_from_somewhere_is_based_there(
    text: str, word: str, told: tuple[str, str, str], nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert told in {(claim.predicate, p.role, p.text) for p in claim.participants}
    assert (claim.predicate == "base") == (("place", "Oslo") in {(p.role, p.text) for p in claim.participants})


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("The rebels gave in after a week.", "gave", "yield"),
        ("The opera was first given in Port Alba.", "given", "give"),
        ("Ada Brun gave in to the strikers.", "gave", "yield"),
    ],
)
def test_a_particle_before_a_place_is_a_preposition(
    text: str, word: str, predicate: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).predicate == predicate
