"""Which drafts of an article become claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract.choosing import FEWEST
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def test_a_happening_that_says_nothing_leaves_its_verb_the_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("The fire was put out on 24 March.", "put", nlp, knowledge)
    assert claim.date is not None
    assert claim.date.edtf == "2015-03-24"


def test_every_sentence_is_heard_before_one_is_heard_twice(nlp: Language, knowledge: Knowledge) -> None:
    busy = "The town drew a plan, bought a crane, hired a crew, cleared a field and ordered stones. "
    quiet = "The painter has moved her easel to the harbour. "
    claims = extract_text(busy * FEWEST + quiet, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert any(claim.evidence.start >= len(busy) * FEWEST for claim in claims)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It has stood still ever since.", "stood"),
        ("Their chair stood empty.", "stood"),
        ("She shook hands with him.", "shook"),
    ],
)
def test_which_of_two_states_something_is_in_is_always_told(
    text: str, word: str, nlp: Language, knowledge: Knowledge
) -> None:
    busy = "On 3 May the town drew a plan, bought nine cranes, hired two crews and ordered forty stones. " * FEWEST
    told = extract_text(busy + text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert any(word in claim.evidence.quote and claim.evidence.start >= len(busy) for claim in told)


def test_a_verb_with_a_figure_is_told_in_a_crowded_article(nlp: Language, knowledge: Knowledge) -> None:
    busy = "On 3 May the town drew a plan, bought nine cranes, hired two crews and ordered forty stones. " * FEWEST
    text = (
        "A formula, adopted on 4 May, assigns the port 31 per cent of the eels, so that the boats can mend their nets."
    )
    told = extract_text(busy + text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    behind = {claim.trigger.text for claim in told if claim.evidence.start >= len(busy)}
    assert "assigns" in behind
    assert "mend" not in behind


def test_those_who_are_counted_make_a_bare_verb_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Forty sailors came from Velm.", "came", nlp, knowledge)
    assert [q.low for q in claim.quantities] == [40]


def test_a_denial_needs_less_to_be_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("They took no part in the dispersal of the crowds, the mayor insisted.", "took", nlp, knowledge)
    assert claim.polarity == "negated"
    assert claim.confidence < knowledge.claim_weights.keep


def test_what_is_told_is_the_claim_and_not_that_it_was_told(nlp: Language, knowledge: Knowledge) -> None:
    text = "The second sample confirmed the result, the laboratory in Oslo announced."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert [c.trigger.text for c in claims] == ["confirmed"]
    assert claims[0].statement == "The second sample confirmed the result."
    assert claims[0].holder == "unnamed"
    concluded = "The laboratory in Oslo concluded that the second sample was no proof."
    claims = extract_text(concluded, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert [c.statement for c in claims] == ["The second sample was no proof."]
    treaty = extract_text(
        "Norway concluded the treaty.", doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge
    )
    assert [c.trigger.text for c in treaty] == ["concluded"]


def test_a_warning_and_a_dated_announcement_are_acts_of_their_own(nlp: Language, knowledge: Knowledge) -> None:
    assert claim_at("Norway warned that the dam leaked.", "warned", nlp, knowledge).event_type == "STANCE"
    claim = claim_at("On 3 May 2012 Norway announced that the dam had burst.", "announced", nlp, knowledge)
    assert claim.date is not None
