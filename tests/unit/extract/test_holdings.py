"""Who holds which post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

BRUN, VENN, NORWAY, DENMARK = "person/ada-brun", "person/otto-venn", "state/norway", "state/denmark"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Presidents Ada Brun and Otto Venn met in Oslo in 2011.", {("president", BRUN, ""), ("president", VENN, "")}),
        (
            "In 2010 the presidents of Norway and Denmark, Ada Brun and Otto Venn, signed the accord.",
            {("president", BRUN, NORWAY), ("president", VENN, DENMARK)},
        ),
        (
            "Norway left the league in 2012. Its president, Ada Brun, had warned of the costs.",
            {("president", BRUN, NORWAY)},
        ),
        ("Norway's PM, Ada Brun, rejected the plan in 2012.", {("pm", BRUN, NORWAY)}),
        ("The plan was opposed by Ada Brun, at the time president of Norway.", {("president", BRUN, NORWAY)}),
        ("Ada Brun, then Norway's president, signed the accord in May 2010.", {("president", BRUN, NORWAY)}),
        (
            "Danish President Otto Venn met his Norwegian counterpart, Ada Brun, in May 2010.",
            {("president", VENN, DENMARK), ("president", BRUN, NORWAY)},
        ),
        ("The president of the Danish parliament, Ada Brun, resigned in 2012.", {("president", BRUN, DENMARK)}),
        ("The former president of the Danish brewing company, Ada Brun, resigned.", {("president", BRUN, "")}),
        ("Alongside Ada Brun, the Oslo public prosecutor's office named two others in 2012.", set()),
        ("As interior minister, Ada Brun has proposed a law.", {("minister", BRUN, "")}),
        ("The task fell to Ada Brun, who as treasurer had kept the books.", {("treasurer", BRUN, "")}),
        ("Ada Brun, in her capacity as mayor, closed the port.", {("mayor", BRUN, "")}),
        ("Ada Brun treated Otto Venn as a treasurer.", set()),
        ("Ada Brun, since May Norway's envoy to the league, spoke first.", {("envoy", BRUN, NORWAY)}),
        ("Ada Brun, since 2014 the envoy of Norway, spoke first.", {("envoy", BRUN, NORWAY)}),
        ("Ada Brun, since Norway's envoy left, has spoken first.", set()),
        ("Ada Brun, grandson of the founder and chairman of the supervisory board, spoke.", {("chairman", BRUN, "")}),
        (
            "Norwegian President Ada Brun spoke in 2012. President Brun requested help in 2013.",
            {("president", BRUN, NORWAY)},
        ),
    ],
)
def test_posts(text: str, held: set[tuple[str, str, str]], nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    found = {
        (c.predicate, *c.fillers("actor"), next(iter(c.fillers("other")), ""))
        for c in claims
        if c.rule_id == "office.post"
    }
    assert found == held


@pytest.mark.parametrize(
    ("text", "trigger", "held"),
    [
        ("Ada Brun was elected president of Norway in 2010.", "elected", ("president", BRUN, NORWAY)),
        ("The king appointed Otto Venn as ambassador to Denmark in 2010.", "appointed", ("ambassador", VENN, "")),
        ("Otto Venn took over as president of Denmark in 2010.", "took", ("president", VENN, DENMARK)),
    ],
)
def test_a_verb_that_gives_a_post_tells_its_holder(
    text: str, trigger: str, held: tuple[str, str, str], nlp: Language, knowledge: Knowledge
) -> None:
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    claim = next(c for c in claims if c.trigger.text == trigger)
    assert claim.event_type == "OFFICE"
    assert (claim.predicate, *claim.fillers("actor"), next(iter(claim.fillers("other")), "")) == held
    assert claim.statement.startswith(text[:8])


def test_a_name_in_another_phrase_holds_no_post(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ada Brun, in talks with the Danish president, rejected the plan in 2012."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert [c.statement for c in claims if c.rule_id == "office.post"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brun came from Oslo. She had been treasurer of the Alba Bank until 2010.",
        "Ada Brun came from Oslo. In 2010 she was elected treasurer of the Alba Bank.",
    ],
)
def test_a_pronoun_holds_a_post(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claims = [c for c in extract_text(text, nlp=nlp, knowledge=knowledge) if c.event_type == "OFFICE"]
    assert [(c.predicate, c.fillers("actor")) for c in claims] == [("treasurer", frozenset({BRUN}))]


def test_the_first_telling_of_a_post_is_always_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    text = " ".join(
        f"In May {year} the league's treasurer, Otto Venn, signed accord {year} with Norway and sold {year} shares."
        for year in range(2001, 2013)
    )
    claims = extract_text(f"Ada Brun, the mayor, condemned the attack. {text}", nlp=nlp, knowledge=knowledge)
    assert "mayor" in {claim.trigger.text for claim in claims}


def test_who_is_in_charge_has_a_post(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ada Brun, who is in charge of the hospital, slept there in 2012. Otto Venn is charged with theft."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert [(c.trigger.text, *c.fillers("actor")) for c in claims if c.event_type == "OFFICE"] == [("charge", BRUN)]


@pytest.mark.parametrize(
    "text",
    [
        "The board dismissed the treasurer, Ada Brun, in 2014.",
        "The league denied that the treasurer, Ada Brun, had resigned.",
    ],
)
def test_a_title_beside_a_name_is_not_denied_with_what_is_told(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claim = next(c for c in extract_text(text, nlp=nlp, knowledge=knowledge) if c.trigger.text == "treasurer")
    assert (claim.event_type, claim.polarity, claim.modality) == ("OFFICE", "affirmed", "asserted")


def test_a_body_may_be_an_owner(nlp: Language, knowledge: Knowledge) -> None:
    text = "The mine and its owner, the utility Galdera Energy, denied it. The mayor and Galdera Energy denied it."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    held = [(c.predicate, *c.fillers("actor")) for c in claims if c.rule_id == "office.post"]
    assert held == [("owner", "org/galdera-energy")]
