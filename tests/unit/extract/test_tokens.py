"""Plain tokens say what spaCy's own say."""

from __future__ import annotations

import gc
from itertools import combinations
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from pipeline.extract.tokens import Doc, Span, read_doc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span as SpacySpan

TEXTS = (
    "The council of Velm, which had met in March, agreed with Mayor Signe Almqvist and Otto Venn to drain the harbour.",
    "Who did they say had paid?  Nobody, it seems, knew - and the old bridges weren't sold.\n\nVelm Times (2012)",
    "What the league wants is a say in the matter that nobody had promised it, its treasurer told Velm Radio.",
    "Yes.",
)
OWN = (
    "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "i", "idx", "whitespace_", "text_with_ws",
    "is_punct", "is_space", "is_alpha", "is_sent_start",
)  # fmt: skip


def places(tokens: Iterable[object]) -> list[int]:
    """Tokens by their place in the passage."""
    return [token.i for token in tokens]  # type: ignore[attr-defined]


def bounds(span: SpacySpan | Span | None) -> tuple[int, int] | None:
    """Where a span begins and ends, if there is one."""
    return None if span is None else (span.start, span.end)


@pytest.fixture(scope="module", params=TEXTS)
def both(request: pytest.FixtureRequest, nlp: Language) -> tuple[SpacyDoc, Doc]:
    """A parse of spaCy's and the same as plain tokens."""
    parsed = nlp(request.param)
    return parsed, read_doc(parsed)


def test_tokens_have_spacys_attributes(both: tuple[SpacyDoc, Doc]) -> None:
    for theirs, ours in zip(*both, strict=True):
        assert [getattr(theirs, name) for name in OWN] == [getattr(ours, name) for name in OWN]
        assert theirs.morph.get("Number", []) == ours.morph.get("Number", [])


def test_tokens_have_spacys_neighbours(both: tuple[SpacyDoc, Doc]) -> None:
    for theirs, ours in zip(*both, strict=True):
        assert theirs.head.i == ours.head.i
        for name in ("children", "subtree", "ancestors", "conjuncts"):
            assert places(getattr(theirs, name)) == places(getattr(ours, name)), name
        assert {child.dep_ for child in theirs.children} == ours.labels
        assert places(theirs.subtree) == list(ours.places)
        assert (theirs.left_edge.i, theirs.right_edge.i) == (ours.left_edge.i, ours.right_edge.i)
        assert (theirs.sent.start, theirs.sent.end) == (ours.sent.start, ours.sent.end)
        assert [theirs.is_ancestor(other) for other in both[0]] == [ours.is_ancestor(other) for other in both[1]]


def test_sentences_and_names_are_spacys(both: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = both
    for name in ("sents", "ents"):
        assert [
            (s.start, s.end, s.label_, s.start_char, s.end_char, s.text, s.root.i) for s in getattr(theirs, name)
        ] == [(s.start, s.end, s.label_, s.start_char, s.end_char, s.text, s.root.i) for s in getattr(ours, name)]


def test_every_stretch_has_spacys_root(both: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = both
    for start, end in combinations(range(len(ours) + 1), 2):
        assert theirs[start:end].root.i == Span(ours, start, end).root.i


@pytest.mark.parametrize("mode", ["strict", "expand"])
def test_characters_are_found_as_spacy_finds_them(both: tuple[SpacyDoc, Doc], mode: str) -> None:
    for start, end in combinations(range(len(both[1].text) + 1), 2):
        wanted, found = (doc.char_span(start, end, alignment_mode=mode) for doc in both)
        assert bounds(wanted) == bounds(found)


def test_characters_outside_the_passage_are_no_span(both: tuple[SpacyDoc, Doc]) -> None:
    assert both[1].char_span(0, len(both[1].text) + 1, "expand") is None
    assert both[1].char_span(2, 2, "expand") is None


def test_a_passage_without_parse_is_one_sentence(nlp: Language) -> None:
    doc = read_doc(nlp.make_doc("The harbour froze."))
    assert [len(sentence) for sentence in doc.sents] == [4]
    assert all(token.head is token and not token.children for token in doc)


def test_what_nobody_reads_any_more_is_freed_at_once(nlp: Language) -> None:
    doc = read_doc(nlp("The harbour of Velm froze. It thawed."))
    assert [sentence.root.text for sentence in doc.sents] == ["froze", "thawed"]
    left = [ref(doc), *map(ref, doc.sents)]
    gc.disable()
    try:
        doc.unlink()
        del doc
        assert [thing() for thing in left] == [None, None, None]
    finally:
        gc.enable()
