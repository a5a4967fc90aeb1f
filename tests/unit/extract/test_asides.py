"""What stands behind an aside or a contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.asides import complete_behind_asides, deny_what_follows
from tests.unit.extract.claim_reading import claim_at

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (("bridge", "is", ",", "in", "fact", ",", "ruin"), "attr"),
        (("bridge", "is", ",", "in", "fact", "or", "ruin"), "appos"),
        (("bridge", "fell", ",", "in", "fact", ",", "ruin"), "appos"),
    ],
)
def test_a_copula_says_what_stands_behind_an_aside(words: tuple[str, ...], label: str) -> None:
    labels = ["nsubj", "ROOT", "punct", "prep", "pobj", "punct", "appos"]
    heads = [1, 0, -1, -2, -1, -4, -2]
    complete_behind_asides(words, ["be" if word == "is" else word for word in words], labels, heads)
    assert labels[-1] == label


def test_what_a_copula_says_stays_where_an_aside_explains_something() -> None:
    # hall / is / , / in / Selby / , / town / closed
    labels = ["nsubj", "ROOT", "punct", "prep", "pobj", "punct", "appos", "acomp"]
    heads = [1, 0, -1, -2, -1, -4, -2, -6]
    complete_behind_asides(
        ["hall", "is", ",", "in", "Selby", ",", "town", "closed"],
        ["hall", "be", ",", "in", "Selby", ",", "town", "closed"],
        labels,
        heads,
    )
    assert labels[6] == "appos"


def test_not_denies_the_noun_that_it_stands_before() -> None:
    # it / was / outburst / , / not / plan
    heads = [1, 0, -1, -1, -2, -3]
    deny_what_follows(
        ["it", "was", "outburst", ",", "not", "plan"], ["nsubj", "ROOT", "attr", "punct", "neg", "appos"], heads
    )
    assert heads[4] == 1


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The closure of the mill was a mistake, not a crime.", "mistake", "affirmed"),
        ("The reform of the league was not a mistake.", "mistake", "negated"),
        ("The bridge is, in the view of the council, the worst mistake of the decade.", "mistake", "affirmed"),
    ],
)
def test_what_is_said_of_something(
    text: str, word: str, polarity: str, nlp: Language, knowledge: Knowledge
) -> None:  # fmt: skip
    claim = claim_at(text, word, nlp, knowledge)
    assert (claim.polarity, claim.event_type) == (polarity, "ASSESSMENT")
