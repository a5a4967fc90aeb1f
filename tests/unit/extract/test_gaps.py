"""Clauses that leave out the verb they share with the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Norway has 9,000 soldiers, Denmark 8,000 and Iceland 200.",
            ["Norway has 9,000 soldiers.", "Denmark has 8,000 soldiers.", "Iceland has 200 soldiers."],
        ),
        (
            "Norway joined the league in 1994 and Denmark in 1996.",
            ["Norway joined the league in 1994.", "Denmark joined the league in 1996."],
        ),
        (
            "Norway won the title in 2010 and Denmark four years later.",
            ["Norway won the title in 2010.", "Denmark won the title four years later."],
        ),
        (
            "The north was held by the rebels, the south by the army.",
            ["The north was held by the rebels.", "The south was held by the army."],
        ),
        (
            "In 2001 the mill employed 900 people, in 2010 only 300.",
            ["In 2001 the mill employed 900 people.", "In 2010 the mill employed 300 people."],
        ),
    ],
)
def test_each_clause_is_told(text: str, statements: list[str], nlp: Language, knowledge: Knowledge) -> None:
    assert [c.statement for c in extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge)] == statements


def test_each_has_its_own_slots(nlp: Language, knowledge: Knowledge) -> None:
    text = "Norway sent 600 soldiers in 2004 and Denmark 450."
    first, second = extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge)
    assert (first.fillers("actor"), [q.low for q in first.quantities]) == ({"state/norway"}, [600.0])
    assert (second.fillers("actor"), [q.low for q in second.quantities]) == ({"state/denmark"}, [450.0])
    text = "Norway joined the league in 1994 and Denmark in 1996."
    dates = [c.date.edtf for c in extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge) if c.date]
    assert dates == ["1994", "1996"]


@pytest.mark.parametrize(
    "text",
    [
        "Troops fought in Norway in 1998 and Denmark in 1999.",
        "Kenya beat Norway in 2011 and Denmark in 2013.",
        "The agency launched 3 probes, Apollo 11 and Apollo 12.",
        "The board has nine members, three from Kenya and two from Chad.",
        "A policeman asked for my papers and then for a cigarette.",
    ],
)
def test_lists_are_no_clauses(text: str, nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text(text, doc_id="t", nlp=nlp, knowledge=knowledge)
    assert len({c.trigger.start for c in claims}) == len(claims)
