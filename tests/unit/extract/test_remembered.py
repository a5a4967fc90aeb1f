"""What the model remembers of words is what spaCy answers anew."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler

from pipeline.extract.nlp import model_name
from pipeline.extract.remembered import RememberingMatcher, remember_words

TEXTS = (
    "Peru's navy sent two frigates to Callao in March 2011, and the port, which had asked for them, paid for the fuel.",
    "There's nothin' they ain't gonna try; let's see who's got to pay.  Y'all didn't like it, c'mon!",
    "Those who were to be sent had been told that this, that and the other thing were theirs, hadn't they?",
    "Its crew said: \"We'd rather've left.\" He's leaving, she's left, it's hers, and nobody's been hurt.",
    "THESE ARE THE TERMS: the better, the best, the worse-paid; both sides' men fell, felled and have been felling.",
    "",
    "   ",
)


def _reading(nlp: Language) -> list[tuple[str, ...]]:
    return [
        (t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.dep_, t.ent_type_, str(t.head.i))
        for doc in nlp.pipe(TEXTS)
        for t in doc
    ]


def test_a_model_that_remembers_reads_as_before() -> None:
    plain, remembering = spacy.load(model_name(None)), spacy.load(model_name(None))
    remember_words(remembering)
    expected = _reading(plain)
    assert _reading(remembering) == expected
    assert _reading(remembering) == expected


@pytest.mark.parametrize(
    "patterns",
    [
        [[{"LOWER": "oats"}]],
        [[{"LOWER": {"IN": ["oats", "rye"]}, "TAG": "NNS"}], [{"TAG": {"NOT_IN": ["NN"]}}]],
        [[{"LOWER": {"REGEX": "^o.ts$"}}]],
        [[{"TAG": "NN"}, {"TAG": "NNS", "OP": "?"}]],
        [[{"TAG": "NN", "OP": "+"}], [{"SHAPE": "xxxx"}]],
    ],
)
def test_every_kind_of_rule_matches_as_before(patterns: list[list[dict[str, object]]]) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add(patterns, {"POS": "NOUN"})
    own = Matcher(nlp.vocab)
    own.add("0", patterns)
    doc = nlp.make_doc("oats rye barn oats Oats spelt rye")
    for token, tag in zip(doc, ("NNS", "NN", "NN", "NNS", "NNS", "NN", "NNS"), strict=True):
        token.tag_ = tag

    found = RememberingMatcher(ruler)(doc, allow_missing=True)

    assert sorted(set(found)) == sorted(set(own(doc, allow_missing=True)))


@pytest.mark.parametrize(
    ("sentence", "place", "lemma"),
    [
        ("They hoped to land.", 1, "hope"),
        ("They hopped ashore.", 1, "hop"),
        ("The court fined him.", 2, "fine"),
        ("They staged a play.", 1, "stage"),
        ("They planned a trip.", 1, "plan"),
    ],
)
def test_spelling_decides_between_two_verbs(nlp: Language, sentence: str, place: int, lemma: str) -> None:
    assert nlp(sentence)[place].lemma_ == lemma
