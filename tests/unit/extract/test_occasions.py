"""Several occasions told by one sentence, and two dates that bound one span."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def told(text: str, word: str, nlp: Language, knowledge: Knowledge) -> list[tuple[str, str | None]]:
    """Statement and date of each claim that a word triggers."""
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    return [(c.statement, c.date.edtf if c.date else None) for c in claims if c.trigger.text == word]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The club won the cup in 1998, 2003 and 2011.",
            "won",
            [
                ("The club won the cup in 1998.", "1998"),
                ("The club won the cup in 2003.", "2003"),
                ("The club won the cup in 2011.", "2011"),
            ],
        ),
        (
            "The force was deployed in Alba in 1999 and in Merenia in 2001.",
            "deployed",
            [
                ("The force was deployed in Alba in 1999.", "1999"),
                ("The force was deployed in Merenia in 2001.", "2001"),
            ],
        ),
        (
            "On 3 May and on 5 June 2014 the council met in Port Alba.",
            "met",
            [
                ("On 3 May the council met in Port Alba.", "2014-05-03"),
                ("On 5 June 2014 the council met in Port Alba.", "2014-06-05"),
            ],
        ),
    ],
)
def test_each_occasion_is_a_claim(
    text: str, word: str, expected: list[tuple[str, str]], nlp: Language, knowledge: Knowledge
) -> None:
    assert told(text, word, nlp, knowledge) == expected


def test_an_occasion_has_its_own_places(nlp: Language, knowledge: Knowledge) -> None:
    text = "Drills were held in Norway in 2008, in Denmark in 2009 and in Sweden in 2010."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    places = [[p.entity_id for p in c.participants if p.role == "place"] for c in claims]
    assert places == [["state/norway"], ["state/denmark"], ["state/sweden"]]
    assert len({claim.claim_id for claim in claims}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The mine was closed in 1984 and reopened in 1991.",
        "It sold ten ships in 2001 and twelve in 2002.",
        "The council met in May 2014 and the mayor resigned in June 2014.",
    ],
)
def test_what_another_verb_or_figure_tells_is_no_further_occasion(
    text: str, nlp: Language, knowledge: Knowledge
) -> None:
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    assert len({claim.trigger.start for claim in claims}) == len(claims)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The talks ran from 2008 to 2010.", "ran", "2008/2010"),
        ("The plant was built between May 2008 and June 2010.", "built", "2008-05/2010-06"),
        ("From 3 May until 7 May 2014 the council met in Port Alba.", "met", "2014-05-03/2014-05-07"),
    ],
)
def test_two_dates_bound_a_span(text: str, word: str, edtf: str, nlp: Language, knowledge: Knowledge) -> None:
    assert [date for _, date in told(text, word, nlp, knowledge)] == [edtf]


def test_what_is_moved_from_a_date_to_another_does_not_span_both(nlp: Language, knowledge: Knowledge) -> None:
    found = told("The fair was moved from May to September 2012.", "moved", nlp, knowledge)
    assert [date for _, date in found] != ["2012-05/2012-09"]


def test_a_post_that_was_held_is_told_in_the_past(nlp: Language, knowledge: Knowledge) -> None:
    found = told("Ada Brun was mayor of Lesk from 1990 to 1998 and from 2002 to 2010.", "mayor", nlp, knowledge)
    assert [date for _, date in found] == ["1990/1998", "2002/2010"]
    assert all(statement.startswith("Ada Brun was mayor of Lesk") for statement, _ in found)


def test_between_two_months_is_one_span(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("Prices doubled between January and March 2012.", doc_id="t", nlp=nlp, knowledge=knowledge)
    assert [c.date.edtf for c in claims if c.date] == ["2012-01/2012-03"]
