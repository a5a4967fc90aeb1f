"""Claims of a sentence or two, as the tests of extraction read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge
    from pipeline.records.claim import Claim


def claim_at(text: str, word: str, nlp: Language, knowledge: Knowledge, published: str | None = "2015-06-01") -> Claim:
    """The claim of a text that a word triggers."""
    claims = extract_text(text, doc_id="t", published=published, nlp=nlp, knowledge=knowledge)
    found = [claim for claim in claims if claim.trigger.text == word]
    assert found, f"no claim at {word!r}; triggers: {[c.trigger.text for c in claims]}"
    return found[0]
