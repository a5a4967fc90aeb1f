"""Planted facts: every pair of articles holds what its plants say, and claims are told to speak of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.planted import FOLDER, HARMLESS, KINDS, UNPLANTED, Plant, planted_pairs, read_plants, spoken_plants
from pipeline.api import plain_document
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

PAIRS = list(planted_pairs(Path(__file__).resolve().parents[2] / FOLDER))


def test_there_are_pairs() -> None:
    assert len(PAIRS) >= 20


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_plants_stand_in_their_articles(folder: Path) -> None:
    texts = [(folder / f"{folder.name}-{side}.txt").read_text(encoding="utf-8") for side in "ab"]
    plants = read_plants(folder)
    assert len(plants) > 10
    for plant in plants:
        assert plant.kind in HARMLESS | set(KINDS)
        for text, sentence, word, nth in zip(texts, plant.sentences, plant.words, plant.places, strict=True):
            assert text.count(sentence) == 1
            assert sentence.count(word) >= nth


def test_the_claim_whose_trigger_is_nearest_to_the_word_speaks_of_a_plant() -> None:
    text = "The keel was laid in 1911 and the hull launched in 1912. Nobody came."
    plant = Plant("date", (text[:56], text[:56]), ("launched", "launched"), (1, 1))
    laid, launched, came = (claim(text, word) for word in ("laid", "launched", "came"))
    documents = [plain_document(f"ship-{side}", text) for side in "ab"]
    spoken = spoken_plants([laid, launched, came], documents, [plant])
    assert spoken[launched.claim_id] == {0}
    assert spoken[laid.claim_id] == spoken[came.claim_id] == {UNPLANTED}


def claim(text: str, word: str) -> Claim:
    found = make_claim(f"ship-{word}", text, word)
    return replace(found, evidence=replace(found.evidence, doc_id="ship-a"))
