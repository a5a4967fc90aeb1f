from __future__ import annotations

from dataclasses import replace

from pipeline.records.claim import Claim, Span
from pipeline.records.decision import Seen
from pipeline.review.successors import successor
from tests.invention import invented_run

CLAIM = invented_run(12, 4).extractions[0].claims[0]
SEEN = Seen(
    digest="d", claim_id="gone", doc_id="weir", quote="The weir broke on 4 May 2031.", slots=(), trigger="broke"
)


def claim(claim_id: str, quote: str, trigger: str = "broke") -> Claim:
    evidence = replace(CLAIM.evidence, quote=quote)
    return replace(CLAIM, claim_id=claim_id, evidence=evidence, trigger=Span(start=0, end=5, text=trigger))


def test_an_edited_figure_is_the_same_passage() -> None:
    heir = claim("a", "The weir broke on 6 May 2031.")
    assert successor(SEEN, [claim("b", "Nobody was hurt when the flood came."), heir]) == heir


def test_of_one_sentence_the_claim_with_the_trigger_seen_is_taken() -> None:
    quote = "The weir broke late on 4 May 2031."
    heir = claim("b", quote)
    assert successor(SEEN, [claim("a", quote, "late"), heir]) == heir


def test_another_word_for_the_same_thing_is_taken_where_nothing_else_is_like_it() -> None:
    heir = claim("a", "The weir burst on 4 May 2031.", "burst")
    assert successor(SEEN, [heir]) == heir


def test_two_that_are_equally_like_it_are_not_chosen_between() -> None:
    assert (
        successor(SEEN, [claim("a", "The weir broke on 5 May 2031."), claim("b", "The weir broke on 6 May 2031.")])
        is None
    )


def test_another_sentence_is_no_successor() -> None:
    assert successor(SEEN, [claim("a", "The council broke its promise to the town.")]) is None
    assert successor(SEEN, []) is None
