"""Which drafts of an article become claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def test_those_who_are_counted_make_a_bare_verb_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("Forty sailors came from Velm.", "came", nlp, knowledge)
    assert [q.low for q in claim.quantities] == [40]


def test_a_denial_needs_less_to_be_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("They took no part in the dispersal of the crowds, the mayor insisted.", "took", nlp, knowledge)
    assert claim.polarity == "negated"
    assert claim.confidence < knowledge.claim_weights.keep
