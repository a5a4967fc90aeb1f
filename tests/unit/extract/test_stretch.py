"""Which words belong to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def test_a_figure_of_a_relative_clause_is_no_figure_of_the_main_clause(nlp: Language, knowledge: Knowledge) -> None:
    text = "The state of Norland, which holds 12 percent of Arkwell Motors, opposed the sale in 2014."
    assert [q.text for q in claim_at(text, "holds", nlp, knowledge).quantities] == ["12 percent"]
    assert claim_at(text, "opposed", nlp, knowledge).quantities == ()


def test_a_pair_is_quoted_with_the_word_that_opens_it(nlp: Language, knowledge: Knowledge) -> None:
    text = "The union will stay neutral, and neither Norway nor Denmark supports Peru openly."
    claim = claim_at(text, "supports", nlp, knowledge)
    assert claim.polarity == "negated"
    assert claim.evidence.quote.startswith("neither Norway nor Denmark")


def test_a_dateline_is_no_part_of_a_claim(nlp: Language, knowledge: Knowledge) -> None:
    claim = claim_at("OSLO - Norwegian troops left the island on 3 May 2012.", "left", nlp, knowledge)
    assert claim.statement == "Norwegian troops left the island on 3 May 2012."


def test_what_only_describes_the_last_noun_is_not_quoted(nlp: Language, knowledge: Knowledge) -> None:
    text = "The mine passed in 1996 to Arkwell Motors, which ran it until the flood."
    assert claim_at(text, "passed", nlp, knowledge).evidence.quote == "The mine passed in 1996 to Arkwell Motors"
    text = "The mine belongs to Arkwell Motors, a firm with offices in Selby."
    assert claim_at(text, "belongs", nlp, knowledge).evidence.quote == "The mine belongs to Arkwell Motors"
    text = "The boat had 83 people aboard, eight more than the harbour allowed."
    assert claim_at(text, "had", nlp, knowledge).evidence.quote == "The boat had 83 people aboard"
    text = "Four of them died in 2014, among them the mate, Ada Brun."
    assert claim_at(text, "died", nlp, knowledge).evidence.quote == "Four of them died in 2014"
    text = "The mine was sold to the firm that ran it."
    assert claim_at(text, "sold", nlp, knowledge).evidence.quote == text.rstrip(".")
