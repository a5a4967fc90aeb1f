"""What the parser hangs in the wrong place, as seen in what is read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract import mending
from pipeline.extract.halves import join_ranks
from pipeline.extract.head_links import governors, hangs, is_rooted
from pipeline.extract.mending import (
    hang_on_nouns,
    lift_off_auxiliaries,
    mend,
    read_relatives,
    read_subjects,
    turn_second_subjects,
)
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def test_a_subject_hung_on_an_auxiliary_is_the_verbs() -> None:
    # the league / is / not / mediating
    labels, heads = ["nsubj", "aux", "neg", "ROOT"], [1, 2, -1, 0]
    lift_off_auxiliaries(["league", "be", "not", "mediate"], labels, heads)
    assert heads == [3, 2, 1, 0]
    assert labels == ["nsubj", "aux", "neg", "ROOT"]


def test_a_subject_hung_on_the_auxiliary_of_a_passive_undergoes_it() -> None:
    # hopes / were / justified
    labels, heads = ["nsubj", "auxpass", "ROOT"], [1, 1, 0]
    lift_off_auxiliaries(["hope", "be", "justify"], labels, heads)
    assert (labels, heads) == (["nsubjpass", "auxpass", "ROOT"], [2, 1, 0])


def test_a_verb_keeps_the_subject_that_it_has() -> None:
    # it / was / they / counting
    labels, heads = ["nsubj", "aux", "nsubj", "ROOT"], [1, 2, 1, 0]
    lift_off_auxiliaries(["it", "be", "they", "count"], labels, heads)
    assert heads == [1, 2, 1, 0]


@pytest.mark.parametrize(("label", "tag"), [("dobj", "WDT"), ("nsubj", "WDT"), ("mark", "IN")])
def test_that_is_a_pronoun_where_it_has_a_part_in_a_relative_clause(label: str, tag: str) -> None:
    # commission / that / ministry / appointed
    tags = ["NN", "IN", "NN", "VBD"]
    read_relatives(
        ["commission", "that", "ministry", "appointed"], tags, ["nsubj", label, "nsubj", "relcl"], [4, 2, 1, -3]
    )
    assert tags[1] == tag


def test_what_was_appointed_is_told_with_its_relative_clause(nlp: Language, knowledge: Knowledge) -> None:
    text = "The commission that the ministry appointed in May was led by Viktor Lunin."
    assert claim_at(text, "appointed", nlp, knowledge).statement == "The ministry appointed the commission in May."


def test_what_goes_on_is_led_and_not_its_progress(nlp: Language, knowledge: Knowledge) -> None:
    text = "A search is in progress, led by Captain Peter Moss of Norway."
    claims = extract_text(text, nlp=nlp, knowledge=knowledge)
    assert "A search was led by Captain Peter Moss of Norway." in {claim.statement for claim in claims}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Only in 2003 was the pact signed.", "signed"),
        ("Not until 7 June was the theft noticed.", "noticed"),
        ("Not until 7 June was the burglary noticed, by a clerk puzzled at a flood of returned letters.", "noticed"),
        ("Only then were the soldiers withdrawn from Mali.", "withdrawn"),
    ],
)
def test_a_passive_around_its_subject_is_one(text: str, word: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge, published=None)
    assert claim.statement == text
    assert next(p.role for p in claim.participants) in {"other", "recipient"}


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("Nor has any report been published to this day, though we were promised a copy.", "published", "negated"),
        ("Neither has the bill been paid.", "paid", "negated"),
        ("In no case was money paid.", "paid", "negated"),
        ("At no time were the guards warned.", "warned", "negated"),
        ("Only in May had the bridge been closed.", "closed", "affirmed"),
    ],
)
def test_an_auxiliary_before_its_subject_is_its_verbs(
    text: str, word: str, polarity: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge, published=None)
    assert (claim.polarity, claim.evidence.start) == (polarity, 0)


def test_having_done_is_told_of_whoever_did(nlp: Language, knowledge: Knowledge) -> None:
    text = "It is the oldest meeting of its kind in the west, having been founded in 1851."
    assert claim_at(text, "founded", nlp, knowledge).statement == "It was founded in 1851."


@pytest.mark.parametrize(
    ("text", "kind"), [("The two sides settled in May.", "OTHER"), ("Seven sides settled in May.", "STATISTIC")]
)
def test_the_two_are_known_and_not_counted(text: str, kind: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, "settled", nlp, knowledge).event_type == kind


def test_whom_a_sentence_brings_out_does_it(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("It was their brigade that directed the operation.", "directed", nlp, knowledge)
    assert claim.statement == "Their brigade directed the operation."
    assert [p.role for p in claim.participants] == ["actor", "other"]


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("Only the minister was a man trusted by Norway.", "trusted", "A man was trusted by Norway."),
        ("The picture is in a museum, founded by Ada Brun.", "founded", "A museum was founded by Ada Brun."),
    ],
)
def test_what_only_looks_so_is_left_as_it_is(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).statement == statement


@pytest.mark.parametrize(
    ("text", "word", "figures"),
    [
        ("The air base at Kant houses 512 Russian soldiers.", "houses", [(512.0, "personnel")]),
        ("Native speakers of Welsh account for 22 per cent of the population.", "account", [(22.0, "percent")]),
        ("The Armenian dead number fourteen.", "number", [(14.0, "deaths")]),
        ("Guests number forty.", "number", [(40.0, "guests")]),
    ],
)
def test_a_verb_of_counting_taken_for_a_noun(
    text: str, word: str, figures: list[tuple[float, str]], nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.event_type == "STATISTIC"
    assert [(q.low, q.unit) for q in claim.quantities] == figures


@pytest.mark.parametrize("text", ["Bus number fourteen to the old houses 12 and 14.", "Flight number 14 to Oslo."])
def test_a_number_that_counts_nothing_stays_a_noun(text: str, nlp: Language, knowledge: Knowledge) -> None:
    assert not any(claim.quantities for claim in extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ada Brun, who became chief of Norway's defence staff two years ago, has resigned.", {"OFFICE", "LEAVE"}),
        ("The chief reason is that Ada Brun has resigned.", {"LEAVE"}),
    ],
)
def test_a_chief_of_something_holds_a_post(text: str, types: set[str], nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge)
    assert {c.event_type for c in claims if c.event_type in {"OFFICE", "LEAVE"}} == types


def test_who_is_none_other_than_somebody_does_it(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The gate was opened by none other than Ada Brun in May 2012.", "opened", nlp, knowledge)
    assert claim.fillers("actor") == {"person/ada-brun"}


def test_a_second_subject_behind_a_verb_is_its_object() -> None:
    # council / dismissed / Roe / for / having / lied
    tags = ["NN", "VBD", "NNP", "IN", "VBG", "VBN"]
    labels, heads = ["nsubj", "ROOT", "nsubj", "prep", "aux", "pcomp"], [1, 0, -1, -2, 1, -2]
    turn_second_subjects(tags, labels, heads)
    assert labels == ["nsubj", "ROOT", "dobj", "prep", "aux", "pcomp"]


def test_a_subject_behind_its_verb_stays_where_it_is_the_only_one() -> None:
    # there / spoke / Roe
    labels = ["advmod", "ROOT", "nsubj"]
    turn_second_subjects(["RB", "VBD", "NNP"], labels, [1, 0, -1])
    assert labels == ["advmod", "ROOT", "nsubj"]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The league planned a drill. The drill was fine. It was cancelled before it began.", "cancelled", True),
        ("The drill was fine. It was decided to go home.", "decided", False),
    ],
)
def test_what_it_stands_for_in_a_passive(text: str, word: str, who: bool, nlp: Language, knowledge: Knowledge) -> None:
    assert bool(claim_at(text, word, nlp, knowledge).participants) == who


def test_a_post_that_hangs_on_its_own_rank_takes_the_ranks_place() -> None:
    # co / - / accused / Zorin / left
    words, labels, heads = (
        ["co", "-", "accused", "Zorin", "left"],
        ["nsubj", "punct", "amod", "appos", "ROOT"],
        [4, -1, 1, -3, 0],
    )
    join_ranks(words, [False, False, True, True, True], labels, heads)
    assert heads == [2, 1, 2, -1, 0]
    assert labels == ["compound", "punct", "nsubj", "appos", "ROOT"]


def test_a_parse_that_mending_would_tie_in_a_knot_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def tie(_words: object, labels: list[str], heads: list[int]) -> None:
        labels[0], heads[:] = "conj", [1, -1]

    monkeypatch.setattr(mending, "part_clauses", tie)
    spelled = {
        "ORTH": ["Ships", "sank"], "LOWER": ["ships", "sank"], "LEMMA": ["ship", "sink"], "TAG": ["NNS", "VBD"],
        "POS": ["NOUN", "VERB"], "DEP": ["nsubj", "ROOT"],
    }  # fmt: skip
    heads = [1, 0]
    mend(spelled, [True, False], heads)
    assert (spelled["DEP"], heads) == (["nsubj", "ROOT"], [1, 0])


def test_a_subject_is_a_noun() -> None:
    # the / UN / exercises / were / moved
    spelled = {
        "TAG": ["DT", "NNP", "VBZ", "VBD", "VBN"], "POS": ["DET", "PROPN", "VERB", "AUX", "VERB"],
        "DEP": ["det", "nsubj", "nsubjpass", "auxpass", "ROOT"],
    }  # fmt: skip
    read_subjects(spelled, [1, 1, 2, 1, 0])
    assert (spelled["TAG"][2], spelled["POS"][2]) == ("NNS", "NOUN")
    assert spelled["DEP"] == ["det", "compound", "nsubjpass", "auxpass", "ROOT"]


def test_a_clause_that_is_a_subject_keeps_its_verb() -> None:
    # what / glasses / show / him / is / little
    spelled = {
        "TAG": ["WP", "NNS", "VBP", "PRP", "VBZ", "JJ"], "POS": ["PRON", "NOUN", "VERB", "PRON", "AUX", "ADJ"],
        "DEP": ["dobj", "nsubj", "nsubj", "dative", "ROOT", "acomp"],
    }  # fmt: skip
    read_subjects(spelled, [2, 1, 2, -1, 0, -1])
    assert spelled["TAG"][2] == "VBP"


def test_that_is_the_object_of_an_infinitive_in_its_clause() -> None:
    # drills / that / Oslo / was / to / host
    tags = ["NNS", "IN", "NNP", "VBD", "TO", "VB"]
    labels = ["ROOT", "dobj", "nsubj", "relcl", "aux", "xcomp"]
    read_relatives(["drills", "that", "oslo", "was", "to", "host"], tags, labels, [0, 4, 1, -3, 1, -2])
    assert tags[1] == "WDT"


def test_whom_one_acts_with_by_a_participle_does_so() -> None:
    # signed / by / Alba / with / Selby / joining
    lower, tags = ["signed", "by", "alba", "with", "selby", "joining"], ["VBN", "IN", "NNP", "IN", "NNP", "VBG"]
    labels, heads = ["ROOT", "agent", "pobj", "prep", "pobj", "advcl"], [0, -1, -1, -3, -1, -5]
    hang_on_nouns(lower, tags, labels, heads)
    assert labels == ["ROOT", "agent", "pobj", "prep", "nsubj", "pcomp"]
    assert heads == [0, -1, -1, -3, 1, -2]


@pytest.mark.parametrize(("tag", "head"), [("VBN", -1), ("VBG", -3)])
def test_a_participle_behind_what_is_given_to_a_preposition(tag: str, head: int) -> None:
    # rests / on / samples / taken; was / in / court / demanding
    labels, heads = ["ROOT", "prep", "pobj", "advcl"], [0, -1, -1, -3]
    hang_on_nouns(["rests", "on", "samples", "taken"], ["VBZ", "IN", "NNS", tag], labels, heads)
    assert heads == [0, -1, -1, head]


def test_words_that_hang_on_each_other_in_a_ring_have_an_end() -> None:
    assert [*governors(0, [1, 1, -2])] == [1, 2, 0]
    assert not hangs(0, 5, [1, 1, -2])
    assert not is_rooted([1, 1, -2])
    assert is_rooted([1, 1, 0])
