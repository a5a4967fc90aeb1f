"""Short invented articles through the whole of reading and alignment: the conflicts that readers care about most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import compare_texts

if TYPE_CHECKING:
    from spacy.language import Language

CONFLICTS = [
    (
        "date",
        "Norway called off the naval exercises that it was to host in mid-March 2016.",
        "The naval exercises planned in Norway for April 2016 were cancelled after the storm.",
    ),
    (
        "office",
        "Denmark's president Karl Lindqvist spoke in Oslo in May 2014.",
        "In May 2014 Denmark's prime minister Karl Lindqvist flew to Oslo.",
    ),
    (
        "date",
        "The Baltic Fisheries Union was founded in 1952.",
        "The Baltic Fisheries Union was established in 1953 in Riga.",
    ),
    ("date", "The bridge over the Sella was opened in 1932.", "The bridge over the Sella was opened in 1934."),
    ("place", "The treaty was signed in Vienna in 1815.", "The treaty was signed in Paris in 1815."),
    (
        "polarity",
        "Norway's parliament approved the budget on 3 May 2019.",
        "Norway's parliament rejected the budget on 3 May 2019.",
    ),
    ("polarity", "India sent troops to Nepal in June 2001.", "India never sent troops to Nepal."),
    ("participant", "France won the match against Brazil in 1998.", "Brazil won the match against France in 1998."),
]
HARMLESS = [
    ("Chile joined the OECD in 2010.", "Chile became a member of the OECD in May 2010."),
    ("Acme Corporation bought Brightline in 2015.", "Brightline was acquired by Acme Corporation in 2015."),
    ("The volcano erupted in March 1902.", "In 1902 the volcano erupted."),
]


@pytest.mark.parametrize(("slot", "left", "right"), CONFLICTS)
def test_conflicts_are_found_on_their_slot(slot: str, left: str, right: str, nlp: Language) -> None:
    found = compare_texts(left, right, nlp=nlp)
    assert found.verdict == "conflict", found.reason
    assert slot in found.conflict_on


@pytest.mark.parametrize(("left", "right"), HARMLESS)
def test_other_words_and_vaguer_dates_are_no_conflict(left: str, right: str, nlp: Language) -> None:
    assert compare_texts(left, right, nlp=nlp).verdict == "agree"


def test_texts_about_different_things_are_unrelated(nlp: Language) -> None:
    found = compare_texts("The museum opened in 1901.", "Sheep grazed on the hills above the town.", nlp=nlp)
    assert found.verdict == "unrelated"


def test_order_of_the_texts_does_not_change_the_verdict(nlp: Language) -> None:
    for slot, left, right in CONFLICTS[:3]:
        there, back = compare_texts(left, right, nlp=nlp), compare_texts(right, left, nlp=nlp)
        assert (there.verdict, there.conflict_on) == (back.verdict, back.conflict_on), slot
