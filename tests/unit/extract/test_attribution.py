"""Holders on invented texts: the word in brackets is the trigger."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.attribution import AttributionIndex, find_attributions
from pipeline.extract.coreference import resolve_references
from pipeline.extract.names import find_names
from pipeline.extract.nlp import parse
from pipeline.extract.quotation import find_quotes
from pipeline.records.document import Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

CASES = (
    ("Clara Jensen said that the dam [leaked].", "clara-jensen"),
    ("Clara Jensen [said] that the dam leaked.", "author"),
    ("The dam [leaked], Clara Jensen said.", "clara-jensen"),
    ("The dam [leaked], said Clara Jensen.", "clara-jensen"),
    ("According to Clara Jensen, the dam [leaked].", "clara-jensen"),
    ("In the view of Clara Jensen, the dam is [useless].", "clara-jensen"),
    ("In Clara Jensen's opinion, the dam is [useless].", "clara-jensen"),
    ("Observers say that the dam [leaked].", "unnamed"),
    ("Critics argued that the dam was [useless].", "unnamed"),
    ("The dam is said to have [leaked].", "unnamed"),
    ("It is believed that the dam [leaked].", "unnamed"),
    ("The dam allegedly [leaked].", "unnamed"),
    ("The dam has been widely called a [failure].", "unnamed"),
    ("Clara Jensen called the dam a [failure].", "clara-jensen"),
    ("Clara Jensen described the dam as a [failure].", "clara-jensen"),
    ("The claim by Clara Jensen that the dam [leaked] was printed.", "clara-jensen"),
    ("The dam [leaked] in May.", "author"),
    ("The timing suggests that the dam [leaked].", "author"),
    ("Clara Jensen demanded a [repair].", "author"),
    ("The villagers announced that they would [leave].", "author"),
    ("The so-called “safe dam” [leaked].", "author"),
    ("“The dam is a ruin and it [leaks] every spring,” said Clara Jensen.", "clara-jensen"),
    ("Clara Jensen made herself clear: “We never [trusted] this dam.”", "clara-jensen"),
    ("I think the dam [leaked].", "author"),
)


def read(
    nlp: Language, knowledge: Knowledge, *paragraphs: str
) -> tuple[AttributionIndex, list[tuple[int, int]], Document]:
    """Attributions of paragraphs and the (passage, token) of each bracketed word."""
    clean = [re.sub(r"[\[\]]", "", p) for p in paragraphs]
    text = "\n\n".join(clean)
    starts = [sum(len(p) + 2 for p in clean[:i]) for i in range(len(clean))]
    spans = list(zip(starts, clean, strict=True))
    document = Document(
        doc_id="dam", path="dam.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), source=Source(),
        text=text, blocks=(), reading=text,
        passages=tuple(Passage(role=Role.PARAGRAPH, pieces=((s, s + len(p)),)) for s, p in spans),
    )  # fmt: skip
    parsed = next(iter(parse([document], nlp)))
    mentions = find_names(parsed, knowledge=knowledge)
    references = resolve_references(parsed, mentions, knowledge=knowledge)
    places = [
        (i, next(t.i for t in parsed.passages[i].doc if t.idx <= p.index("[") < t.idx + len(t)))
        for i, p in enumerate(paragraphs) if "[" in p
    ]  # fmt: skip
    return find_attributions(parsed, mentions, references, cues=knowledge.cues), places, document


@pytest.mark.parametrize(("text", "holder"), CASES)
def test_holder(nlp: Language, knowledge: Knowledge, text: str, holder: str) -> None:
    index, places, _ = read(nlp, knowledge, text)
    found, attribution = index.holder_of(*places[0]), index.attribution_of(*places[0])
    assert found.rpartition("/")[2] == holder
    assert (attribution is None) == (holder == "author")


def test_spans_are_those_of_the_document(nlp: Language, knowledge: Knowledge) -> None:
    index, places, document = read(
        nlp, knowledge, "It rained.", "The engineer Clara Jensen said that the dam [leaked]."
    )
    attribution = index.attribution_of(*places[0])
    assert attribution is not None
    assert attribution.source is not None
    assert attribution.cue is not None
    assert document.text[attribution.source.start : attribution.source.end] == "The engineer Clara Jensen"
    assert document.text[attribution.cue.start : attribution.cue.end] == "said"
    assert [document.text[s:e] for s, e in attribution.content] == ["the dam leaked"]


def test_a_source_that_quotes_a_source_keeps_the_chain(nlp: Language, knowledge: Knowledge) -> None:
    index, places, _ = read(nlp, knowledge, "Clara Jensen said that Peter Holm believes that the dam [leaked].")
    holder, attribution = index.holder_of(*places[0]), index.attribution_of(*places[0])
    assert holder.endswith("peter-holm")
    assert attribution is not None
    assert [h.rpartition("/")[2] for h in attribution.chain] == ["clara-jensen", "peter-holm"]


def test_a_quotation_runs_on_in_the_next_paragraph(nlp: Language, knowledge: Knowledge) -> None:
    index, places, _ = read(
        nlp,
        knowledge,
        "“The dam was built in haste,” said Clara Jensen. “It was never inspected.",
        "“It [leaked] every spring.”",
    )
    assert index.holder_of(*places[0]).endswith("clara-jensen")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “it rains” twice.", ["it rains"]),
        ("He said \u201eit rains\u201c and left.", ["it rains"]),
        ('He said "it rains" and "it snows".', ["it rains", "it snows"]),
        ("The \u2018smaller\u2019 states\u2019 ships and Ann\u2019s boat.", ["smaller"]),
        ("They call it 'the best' in Ann's town.", ["the best"]),
        ("It's Ann's boat and the states' ships.", []),
        ("\u00abIl pleut\u00bb, he said.", ["Il pleut"]),
    ],
)
def test_quotation_marks(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes([text])] == quotes


def test_a_quotation_inside_another_has_a_level_of_its_own() -> None:
    text = "“She told me \u2018stay here\u2019 and left.”"
    assert [(text[q.start : q.end], q.level) for q in find_quotes([text])][1] == ("stay here", 1)
