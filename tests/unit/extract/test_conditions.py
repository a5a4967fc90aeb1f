"""Subjects, objects and complements that a narrowed rule asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.conditions import fits
from pipeline.extract.tokens import read_doc
from pipeline.records.knowledge import Rule

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "condition", "wanted"),
    [
        ("Police raided the office.", {"subjects": ("police",)}, True),
        ("The office was raided by police.", {"subjects": ("police",)}, True),
        ("Pirates raided the office.", {"subjects": ("police",)}, False),
        ("The office was raided.", {"subjects": ("EMPTY",)}, True),
        ("She was dismissed.", {"objects": ("PERSON",)}, True),
        ("The complaint was dismissed.", {"objects": ("PERSON",)}, False),
        ("The fund holds a stake of 8 percent.", {"objects": ("FIGURE",)}, True),
        ("The fund holds a meeting.", {"objects": ("FIGURE",)}, False),
        ("Nobody was hurt.", {"objects": ("NO_ONE",)}, True),
        ("She was named chairwoman.", {"complements": ("POST",)}, True),
        ("She served as a witness.", {"complements": ("POST",)}, False),
    ],
)
def test_company_of_a_verb(
    text: str, condition: dict[str, tuple[str, ...]], wanted: bool, nlp: Language, knowledge: Knowledge
) -> None:
    verb = next(t for t in read_doc(nlp(text)) if t.dep_ == "ROOT")
    rule = Rule(rule_id="r", event_type="OTHER", verbs=(verb.lemma_,), **condition)
    assert fits(rule, verb, knowledge.rules) is wanted
