"""Plain sentences of the news, and what is read off them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("The ship sank within minutes; all 24 crew members were rescued.", "sank", "The ship sank within minutes."),
        (
            "The ship sank within minutes; all 24 crew members were rescued.",
            "rescued",
            "All 24 crew members were rescued.",
        ),
        (
            "The judge said there was no evidence that the fund had been misused.",
            "evidence",
            "There was no evidence that the fund had been misused.",
        ),
        (
            "The troops will be withdrawn by the end of the year, according to Defence Minister Ada Brun.",
            "withdrawn",
            "The troops will be withdrawn by the end of the year.",
        ),
        ("The opposition leader, Ada Brun, was barred.", "leader", "Ada Brun is opposition leader."),
    ],
)
def test_statement(text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).statement == statement


@pytest.mark.parametrize(
    ("text", "word", "takes_part", "takes_none"),
    [
        ("The contract was awarded to Siemens, not to Alstom.", "awarded", "org/siemens", "org/alstom"),
        ("The fair was held not in Paris but in London.", "held", "city/london", "city/paris"),
        ("Norway withdrew in 1999, as did Denmark.", "withdrew", "state/denmark", None),
        ("He was succeeded as chairman by his deputy, Ada Brun.", "succeeded", "person/ada-brun", None),
        ("The captain was sent off by Jan Verhoef.", "sent", "person/jan-verhoef", None),
        ("Ms Brun was re-elected with 61 percent of the vote.", "re-elected", "person/brun", None),
    ],
)
def test_takes_part(
    text: str, word: str, takes_part: str, takes_none: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    ids = claim_at(text, word, nlp, knowledge).entity_ids
    assert takes_part in ids
    assert takes_none not in ids


def test_a_time_does_nothing(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("A decision is expected by the summer.", "expected", nlp, knowledge)
    assert not any(p.role == "actor" for p in claim.participants)


def test_who_says_so_takes_no_part(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("According to the World Bank, the harbour opened in March.", "opened", nlp, knowledge)
    assert claim.holder == "org/world-bank"
    assert "org/world-bank" not in claim.entity_ids


def test_a_denial_stands_beside_what_is_told_of_the_same_drill(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway did not take part in the exercise, which was held in Denmark in October."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert [c.polarity for c in claims] == ["negated", "affirmed"]


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The mayor resigned on 3 March 2014, a day after prosecutors had charged her.", "charged", "2014-03-04"),
        ("The plant closed in 2007, two years earlier than planned.", "closed", "2005"),
    ],
)
def test_what_a_length_counts_from_is_told_behind_it(
    text: str, word: str, edtf: str, nlp: Language, knowledge: Knowledge
) -> None:
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    dates = [c.date.edtf for c in claims if c.trigger.text == word and c.date]
    assert edtf not in dates


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Ms Brun was re-elected with 61 percent of the vote.", "re-elected", "reelect"),
        ("Ada Brun co-founded the firm in 1998.", "co-founded", "co-found"),
    ],
)
def test_a_word_with_a_hyphen_is_one(text: str, word: str, lemma: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).predicate == lemma


def test_a_day_on_which_something_was_said_is_past(nlp: Language, knowledge: Knowledge) -> None:
    text = "On Thursday Ada Brun announced that Norway will send twelve ships."
    claim = claim_at(text, "announced", nlp, knowledge, published="2024-06-01")
    assert claim.date is not None
    assert claim.date.edtf == "2024-05-30"


def test_what_is_set_apart_is_not_brought_out(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("It was the army, not the police, that opened fire on the crowd.", "opened", nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == ["the army"]


def test_who_was_replaced_holds_no_post(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Lars Holm replaced Otto Venn as head coach in 2012.", "replaced", nlp, knowledge)
    assert claim.fillers("actor") == {"person/lars-holm"}


def test_an_ambassador_is_named_behind_where_he_is_sent(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway's ambassador to Denmark, Otto Venn, was summoned on 4 March."
    assert claim_at(text, "ambassador", nlp, knowledge).fillers("actor") == {"person/otto-venn"}


def test_who_is_left_wounded_is_not_who_attacked(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The attack left 12 soldiers wounded.", "wounded", nlp, knowledge)
    assert [p.text for p in claim.participants] == ["12 soldiers"]


def test_it_is_not_one_of_a_list(nlp: Language, knowledge: Knowledge) -> None:
    text = "When Norway, Denmark and Sweden signed the charter, an office was made of it in 1999."
    assert not claim_at(text, "made", nlp, knowledge).entity_ids


def test_a_government_called_by_its_capital_is_not_it(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Oslo signed a charter in 1992. A council was made of it in 1999.", "made", nlp, knowledge)
    assert "state/norway" not in claim.entity_ids


@pytest.mark.parametrize(
    ("text", "word", "holder", "actor"),
    [
        ("Ada Brun said the rebels had shelled the town and blamed Norway for it.", "blamed", "author", "Ada Brun"),
        ("Ada Brun said that the bridge was safe and denied that it had been shut.", "denied", "author", "Ada Brun"),
        ("Ada Brun said the firm had shut the plant and refused to pay.", "refused", "person/ada-brun", "the firm"),
    ],
)
def test_a_second_act_of_speaking_is_the_speakers(
    text: str, word: str, holder: str, actor: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.holder == holder
    assert actor.endswith(next(p.text for p in claim.participants if p.role == "actor"))


def test_nothing_reached_is_a_denial(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("No agreement was reached on the return of the prisoners.", "agreement", nlp, knowledge)
    assert claim.polarity == "negated"


def test_who_did_not_attend_is_no_side_of_what_they_stayed_away_from(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("Neither Norway nor Denmark attended the conference in Vienna.", nlp=nlp, knowledge=knowledge)
    assert [c.predicate for c in claims if "state/norway" in c.entity_ids] == ["attend"]


def test_whoever_is_thought_to_do_something_thinks_nothing(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("Norway is thought to have paid a ransom of 3 million euros.", nlp=nlp, knowledge=knowledge)
    assert [c.predicate for c in claims] == ["pay"]


@pytest.mark.parametrize(
    ("text", "word", "figures"),
    [
        ("Of the 193 members, 141 voted for the resolution.", "voted", [(141.0, "members")]),
        ("Of the 300 workers, 40 were dismissed.", "dismissed", [(40.0, "workers")]),
        ("The paper said 35 abstained.", "abstained", [(35.0, "votes")]),
    ],
)
def test_of_whom_a_bare_number_tells(
    text: str, word: str, figures: list[tuple[float, str]], nlp: Language, knowledge: Knowledge
) -> None:
    assert [(q.low, q.unit) for q in claim_at(text, word, nlp, knowledge).quantities] == figures


def test_how_clearly_is_nobody(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The law, passed by 61 votes to 48, takes effect in May.", "passed", nlp, knowledge)
    assert not any(p.role == "actor" for p in claim.participants)


@pytest.mark.parametrize("verb", ["was postponed", "has been put off", "was pushed back"])
def test_what_is_put_off_to_a_date_happens_then(verb: str, nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(f"The opening of the fair {verb} until May 2014.", nlp=nlp, knowledge=knowledge)
    assert [c.date.edtf for c in claims if c.date][:1] == ["2014-05"]


def test_the_place_behind_a_day_is_that_of_the_verb(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The trial, which opens on 4 June in Hamburg, will last a week.", "opens", nlp, knowledge)
    assert claim.fillers("place") == {"city/hamburg"}


def test_an_auxiliary_stands_before_the_adverb(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The palace, partly destroyed in 1945, was rebuilt.", "destroyed", nlp, knowledge)
    assert claim.statement == "The palace was partly destroyed in 1945."


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Norway accused Denmark of failing to protect the island.", "protect", "Denmark"),
        ("Norway accused the bloc of failing to protect it.", "protect", "the bloc"),
        ("Not one of Norway's allies signed the accord.", "signed", "Norway's allies"),
    ],
)
def test_who_does_it(text: str, word: str, doer: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == [doer]


def test_the_figure_compared_with_dates_nothing(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway keeps 3,000 soldiers there, down from 5,000 in 2010.", "keeps", nlp, knowledge)
    assert claim.date is None or claim.date.edtf != "2010"


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("Norway has yet to ratify the accord.", "ratify", "Norway has yet to ratify the accord."),
        ("Both Norway and Denmark claim to have shot down drones.", "shot",
         "Both Norway and Denmark claim to have shot down drones."),
    ],
)  # fmt: skip
def test_small_words_that_matter_stay(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge).statement == statement


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("The storm struck in May, killing seven and leaving many homeless.", "killing", "The storm killed seven."),
        ("The council approved the plan, rejecting objections.", "rejecting", "The council rejected objections."),
        ("The picture was not stolen but lent to a museum.", "lent", "The picture was lent to a museum."),
        ("Norway became the first state to recognise Latvia.", "recognise",
         "Norway became the first state to recognise Latvia."),
    ],
)  # fmt: skip
def test_a_clause_that_leans_on_another_is_told_whole(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge, published=None).statement == statement


def test_what_is_ruled_out_is_denied(nlp: Language, knowledge: Knowledge) -> None:
    text = "In the first weeks Norway's council officially ruled out sending troops to Mali."
    assert claim_at(text, "sending", nlp, knowledge).polarity == "negated"


@pytest.mark.parametrize(
    ("text", "word", "role", "entity"),
    [
        ("A strong earthquake struck Norway on Tuesday.", "struck", "place", "state/norway"),
        ("The film delighted Ada Brun.", "delighted", "recipient", "person/ada-brun"),
    ],
)
def test_what_a_thing_does_is_not_done_by_whom_it_befalls(
    text: str, word: str, role: str, entity: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.role for p in claim.participants if p.entity_id == entity] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 61 percent, the lowest since 1945.",
        "The shares fell by 12 percent, the steepest drop since May 2003.",
        "Forty men died in the flood, the worst in Norway since 1990.",
        "The bishop was beaten by soldiers and died a week later.",
    ],
)
def test_no_date_of_its_own(text: str, nlp: Language, knowledge: Knowledge) -> None:
    assert not [c for c in extract_text(text, published="2015-06-01", nlp=nlp, knowledge=knowledge) if c.date]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("A Russian woman was hurt.", "hurt", ["A Russian woman"]),
        ("A Hungarian won the race.", "won", ["A Hungarian"]),
        ("The commissioner, a Hungarian, resigned.", "resigned", ["The commissioner"]),
        ("A Russian unit left.", "left", ["Russian"]),
        ("The central bank cut its rate.", "cut", ["The central bank"]),
    ],
)
def test_who_acts_for_nobody(text: str, word: str, doers: list[str], nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(f"Alba Lines went bankrupt. {text}", word, nlp, knowledge)
    assert [p.text for p in claim.participants if p.role != "recipient"] == doers


def test_grades_and_numbers_of_many(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("A magnitude 7.1 earthquake struck Norway.", "struck", nlp, knowledge)
    assert [(q.low, q.unit) for q in claim.quantities] == [(7.1, "magnitude")]
    claim = claim_at("Hundreds of flights were cancelled.", "cancelled", nlp, knowledge)
    assert [p.text for p in claim.participants] == ["flights"]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The parcel was sent to Norway by courier.", "sent", []),
        ("The parcel was sent to Norway by the courier.", "sent", ["the courier"]),
        ("Half of the houses were destroyed and the rest damaged.", "damaged", []),
    ],
)
def test_how_it_was_done_is_nobody(text: str, word: str, doers: list[str], nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.text for p in claim.participants if p.role == "actor"] == doers


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The vote was brought forward from June to April 2014.", "brought", "2014-04"),
        ("The match was postponed from Saturday to Tuesday.", "postponed", "2015-05-26"),
    ],
)
def test_the_date_from_which_it_is_moved_is_not_its_own(
    text: str, word: str, edtf: str, nlp: Language, knowledge: Knowledge
) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == edtf


def test_a_complaint_that_was_not_lodged_is_denied(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("No complaint has been lodged with the police.", "complaint", nlp, knowledge)
    assert (claim.predicate, claim.polarity) == ("complain", "negated")


def test_to_whom_it_was_handed_back(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The rebels handed the port back to Norway.", "handed", nlp, knowledge)
    assert claim.fillers("recipient") == {"state/norway"}


@pytest.mark.parametrize(
    ("text", "word", "entity", "role"),
    [
        ("The storm killed 12 people in Norway.", "killed", "state/norway", "place"),
        ("The picture was sold in Norway for 8 million pounds.", "sold", "state/norway", "place"),
    ],
)
def test_where_and_whence(text: str, word: str, entity: str, role: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at(text, word, nlp, knowledge)
    assert [p.role for p in claim.participants if p.entity_id == entity] == [role]


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("The museum, opened in 1964, was closed in 1990.", "opened", "The museum was opened in 1964."),
        ("The mill, opened in 1964, was closed in 1990.", "closed", "The mill, opened in 1964, was closed in 1990."),
        ("The plant, closed since 2012, will reopen.", "closed", "The plant was closed since 2012."),
        ("The army shelled the town, killed ten and left.", "killed", "The army killed ten."),
    ],
)  # fmt: skip
def test_what_is_set_off_describes(text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge, published=None).statement == statement


def test_what_is_bought_is_not_from_whom(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Ada Brun bought the old mill from Norway in 2012.", "bought", nlp, knowledge)
    assert "the old mill" in [p.text for p in claim.participants if p.role == "recipient"]


def test_to_whom_and_for_how_much(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Denmark sold the islands to Norway in 1917 for 25 million dollars.", "sold", nlp, knowledge)
    assert claim.fillers("recipient") == {"state/norway"}
    assert not any("dollars" in p.text for p in claim.participants)


def test_a_shared_modal_is_told_again(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Otto Lang will resign and be succeeded by Ada Brun.", "succeeded", nlp, knowledge)
    assert claim.statement == "Otto Lang will be succeeded by Ada Brun."


@pytest.mark.parametrize(
    ("text", "word", "statement"),
    [
        ("The club is the oldest in the west, having been founded by monks in 1851.", "founded",
         "The club was founded by monks in 1851."),
        ("The minister left, having signed the accord in Vienna.", "signed",
         "The minister had signed the accord in Vienna."),
    ],
)  # fmt: skip
def test_a_perfect_participle_is_told_as_past(
    text: str, word: str, statement: str, nlp: Language, knowledge: Knowledge
) -> None:
    assert claim_at(text, word, nlp, knowledge, published=None).statement == statement


def test_the_weekday_of_a_date_is_no_date_of_its_own(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("On 14 June 2014, a Saturday, thieves entered the vault.", "entered", nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == "2014-06-14"


@pytest.mark.parametrize(
    ("text", "word", "takes_part", "takes_none"),
    [
        ("The plan was approved by all members but Norway.", "approved", None, "state/norway"),
        ("The plan was accepted by Norway but turned down by Denmark.", "turned", "state/denmark", "state/norway"),
        ("Ada Brun became the first woman to lead the bank.", "lead", "person/ada-brun", None),
    ],
)
def test_who_is_among_them(
    text: str, word: str, takes_part: str | None, takes_none: str | None, nlp: Language, knowledge: Knowledge
) -> None:
    ids = claim_at(text, word, nlp, knowledge).entity_ids
    assert takes_part is None or takes_part in ids
    assert takes_none not in ids


def test_what_there_is_none_of_was_not_sent(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway sent observers but no troops.", "sent", nlp, knowledge)
    assert not any("troops" in p.text for p in claim.participants)


def test_a_vice_president_is_no_president(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Norway's vice-president, Ada Brun, resigned.", "president", nlp, knowledge)
    assert claim.statement == "Ada Brun is vice president of Norway."


def test_a_clause_between_commas_has_not_the_date_of_its_sentence(nlp: Language, knowledge: Knowledge) -> None:
    text = "The brewery, founded by monks, was bought in 2001 by Norway."
    assert claim_at(text, "founded", nlp, knowledge, published=None).date is None
    claim = claim_at(text, "bought", nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == "2001"


def test_of_whom_so_many(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The party left with 14 men, of whom only five returned.", "returned", nlp, knowledge)
    assert [(q.low, q.unit) for q in claim.quantities] == [(5.0, "persons")]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("The post has gone to Ada Brun, an agronomist who ran the institute.", "ran", "person/ada-brun"),
        ("Ada Brun arrested an agronomist who had sold the seeds in 1999.", "sold", None),
        ("The man who planned the raid was Owen Roe, a self-taught engineer.", "planned", "person/owen-roe"),
        ("The man who planned the raid was an engineer.", "planned", None),
        (
            "It was Norway, through its scheme for creating jobs, that bore the greater part of it.",
            "bore",
            "state/norway",
        ),
        ("It was this microbiologist, newly arrived from Oslo, who first raised the alarm.", "raised", None),
        ("It was this firm, more than Norway, that has poisoned the river.", "poisoned", None),
    ],
)
def test_whom_a_clause_tells_of(text: str, word: str, actor: str | None, nlp: Language, knowledge: Knowledge) -> None:
    acting = [p.entity_id for p in claim_at(text, word, nlp, knowledge).participants if p.role == "actor"]
    assert next(iter(acting), None) == actor


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("The bank gave way beside the railway.", "gave", "collapse"),
        ("The minister gave way to the farmers.", "gave", "yield"),
        ("The minister gave a book to the farmers.", "gave", "give"),
    ],
)
def test_giving_way(text: str, word: str, predicate: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).predicate == predicate


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("On 1 July columns of tractors shut the roads around Oslo.", "shut", "columns"),
        ("The May 2019 riots shut the roads around Oslo.", "shut", "The May 2019 riots"),
    ],
)
def test_a_date_before_the_subject(text: str, word: str, doers: str, nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at(text, word, nlp, knowledge).participants[0].text == doers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The public inquiry had its opening session on 19 March 2019.", True),
        ("The public inquiry had a quiet session.", False),
    ],
)
def test_a_happening_without_names_is_told_by_its_date(
    text: str, told: bool, nlp: Language, knowledge: Knowledge
) -> None:
    claims = extract_text(text, doc_id="t", published="2019-06-01", nlp=nlp, knowledge=knowledge)
    assert any(claim.trigger.text == "session" for claim in claims) is told
