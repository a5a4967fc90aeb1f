"""The whole of extraction on texts of other subjects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract.stage import extract
from pipeline.ingest.metadata import read_sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.claim import MODALITIES, POLARITIES, Extraction
from pipeline.records.document import PROSE_ROLES, Document, RawFile

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge

FOLDER = Path(__file__).resolve().parents[2] / "data/other_subjects"


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    """A flood, a merger and a football final."""
    files = [RawFile(path=p.name, data=p.read_bytes(), sha256="") for p in sorted(FOLDER.glob("*.md"))]
    return [ingest(file, read_sidecar([])) for file in files]


@pytest.fixture(scope="module")
def extractions(articles: list[Document], nlp: Language, knowledge: Knowledge) -> list[Extraction]:
    """What they claim."""
    return list(extract(articles, nlp=nlp, knowledge=knowledge))


def test_evidence_is_the_text_that_it_points_at(articles: list[Document], extractions: list[Extraction]) -> None:
    for document, found in zip(articles, extractions, strict=True):
        assert found.doc_id == document.doc_id
        for claim in found.claims:
            evidence, trigger = claim.evidence, claim.trigger
            assert document.text[evidence.start : evidence.end] == evidence.quote
            assert document.text[trigger.start : trigger.end] == trigger.text
            assert evidence.start <= trigger.start < trigger.end <= evidence.end
            assert claim.statement
            assert claim.polarity in POLARITIES
            assert claim.modality in MODALITIES


def test_claims_stand_in_running_prose_and_are_not_too_many(
    articles: list[Document], extractions: list[Extraction]
) -> None:
    for document, found in zip(articles, extractions, strict=True):
        prose = [block for block in document.blocks if block.role in PROSE_ROLES]
        words = sum(len(document.text[b.start : b.end].split()) for b in prose)
        assert 0.04 * words <= len(found.claims) <= 0.125 * words + 1
        assert all(any(b.start <= c.evidence.start < b.end for b in prose) for c in found.claims)


def test_ids_are_unique_and_repeatable(
    articles: list[Document], extractions: list[Extraction], nlp: Language, knowledge: Knowledge
) -> None:
    ids = [claim.claim_id for found in extractions for claim in found.claims]
    assert len(ids) == len(set(ids))
    again = extract(articles[:1], nlp=nlp, knowledge=knowledge)
    assert next(again) == extractions[0]


def test_types_of_another_subject(extractions: list[Extraction]) -> None:
    types = {(c.trigger.text, c.event_type) for found in extractions for c in found.claims}
    expected = {
        ("declared", "COERCE"), ("sent", "MOBILIZE"), ("rejected", "REJECT"), ("blamed", "ACCUSE"), ("won", "OTHER"),
        ("died", "STATISTIC"), ("founded", "FOUND"), ("criticised", "ACCUSE"), ("fell", "STATISTIC"),
        ("resigned", "LEAVE"),
    }  # fmt: skip
    assert expected - types == set()


def test_extract_text_reads_one_text(nlp: Language, knowledge: Knowledge) -> None:
    claims = extract_text("Norway invaded Denmark in 1904.", doc_id="x", published=None, nlp=nlp, knowledge=knowledge)
    assert [(c.doc_id, c.trigger.text, c.date and c.date.edtf) for c in claims][:1] == [("x", "invaded", "1904")]


def test_an_empty_text_claims_nothing(nlp: Language, knowledge: Knowledge) -> None:
    assert extract_text("", nlp=nlp, knowledge=knowledge) == []
