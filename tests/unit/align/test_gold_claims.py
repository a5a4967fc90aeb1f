"""Annotated claims as records."""

from __future__ import annotations

from datetime import date

from pipeline.align.gold_claims import claims_of
from pipeline.records.gold import GoldClaim, GoldDocument


def test_a_gold_claim_keeps_every_slot() -> None:
    gold = GoldClaim(
        id="c007",
        start=10,
        end=40,
        quote="Norland sent more than 40 men.",
        trigger=(18, 22),
        type="MOBILIZE",
        roles=(("actor", ("state/norland",)), ("place", ("city/selby",))),
        when="2011-05",
        quantity=(40.0, "men", ">"),
        polarity="affirmed",
        modality="asserted",
        holder="author",
        text="Norland sent men to Selby in May 2011.",
    )
    document = GoldDocument(
        doc_id="alpha", sha256="", source=(), text_of=None, regions=(), names=(), times=(), claims=(gold,)
    )
    claim = claims_of(document)[0]
    assert claim.claim_id == "alpha--c007"
    assert claim.trigger.text == "sent"
    assert claim.fillers("actor") == {"state/norland"}
    assert claim.date is not None
    assert (claim.date.earliest, claim.date.latest) == (date(2011, 5, 1), date(2011, 5, 31))
    assert (claim.quantities[0].low, claim.quantities[0].high) == (40.0, None)
    assert claim.statement == gold.text
