"""Passages of a length that the parser bears."""

from __future__ import annotations

from pipeline.ingest.passages import LONGEST_PASSAGE
from tests.unit.ingest.conftest import BODY, Read, passages_of


def test_an_endless_paragraph_is_cut_at_sentence_ends(read: Read) -> None:
    document = read(" ".join(BODY * 500))
    passages = passages_of(document)
    assert len(passages) > 1
    assert max(map(len, passages)) <= LONGEST_PASSAGE
    assert all(passage.rstrip().endswith(".") for passage in passages)
    assert "".join(passages) == " ".join(BODY * 500)


def test_a_word_without_an_end_is_cut_all_the_same(read: Read) -> None:
    passages = passages_of(read(f"{BODY[0]} {'wa' * 130_000} {BODY[1]}"))
    assert max(map(len, passages)) <= LONGEST_PASSAGE
    assert sum(map(len, passages)) == len(BODY[0]) + len(BODY[1]) + 260_002
