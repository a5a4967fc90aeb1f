"""Conflicts planted in pairs of invented articles: which of them a run finds, by kind.

    python -m bench planted [FOLDER] [--misses]

Each folder below FOLDER (default `annotations/planted`) holds two articles, `<name>-a.txt` and `<name>-b.txt`, and
`plants.jsonl`: of each plant its `kind` (a slot, or `compatible` or `agree` where nothing conflicts), the sentences `a`
and `b` that tell one fact, and in each the word that it turns on (`a_word`, the `a_nth` of its kind). A plant counts as
found where a comparison with the verdict conflict joins claims of its two sentences; a conflict that joins no planted
pair of sentences counts as unplanted, which need not be wrong.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.alignment_gold import read_rows
from pipeline.config import load_settings
from pipeline.records.claim import Claim
from pipeline.records.document import Document
from pipeline.runner import Run

FOLDER = Path("annotations/planted")
SIDES = ("a", "b")
HARMLESS = frozenset({"agree", "compatible"})
KINDS = ("date", "quantity", "participant", "place", "office", "polarity", "modality", "assessment")
UNPLANTED = -1
"""Number of the plant of which claims speak that speak of none."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One fact that both articles tell: the kind, and by side the sentence, its word and which of these it is."""

    kind: str
    sentences: tuple[str, str]
    words: tuple[str, str]
    places: tuple[int, int]


def read_plants(folder: Path) -> list[Plant]:
    """The plants of one pair of articles."""
    return [
        Plant(
            kind=row["kind"],
            sentences=(row["a"], row["b"]),
            words=(row["a_word"], row["b_word"]),
            places=(row.get("a_nth", 1), row.get("b_nth", 1)),
        )
        for row in read_rows(folder / "plants.jsonl")
    ]


def spoken_plants(
    claims: Sequence[Claim], documents: Iterable[Document], plants: Sequence[Plant]
) -> Mapping[str, frozenset[int]]:
    """Claim -> the plants of which it speaks: the claims of a planted sentence whose trigger is the plant's word, or
    else stands nearest to it.
    """
    texts = {d.doc_id: d.text for d in documents}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, plant in enumerate(plants):
        for side, sentence, word, nth in zip(SIDES, plant.sentences, plant.words, plant.places, strict=True):
            doc_id = _article(texts, side)
            start = texts[doc_id].index(sentence)
            spots = [m.start() + start for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence)]
            inside = [c for c in claims if c.doc_id == doc_id and start <= c.trigger.start < start + len(sentence)]
            far = {c.claim_id: abs(c.trigger.start - spots[nth - 1]) for c in inside}
            for claim_id, distance in far.items():
                if distance == min(far.values()):
                    found[claim_id].add(number)
    return {c.claim_id: frozenset(found.get(c.claim_id, {UNPLANTED})) for c in claims}


def main(arguments: list[str]) -> None:
    """Run the pipeline on every pair and print what was found."""
    parser = argparse.ArgumentParser(prog="bench planted", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--misses", action="store_true", help="print each plant that was not found")
    parser.add_argument("--keep", type=Path, help="folder for the runs, one folder a pair")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        tallies = [
            _measure(folder, given.keep or Path(scratch), misses=given.misses) for folder in planted_pairs(given.folder)
        ]
    total = sum(tallies, Counter[tuple[str, str]]())
    print("| kind | planted | found |\n|---|---:|---:|")
    for kind in KINDS:
        print(f"| {kind} | {total[kind, 'planted']} | {total[kind, 'found']} |")
    planted, found = (sum(total[kind, what] for kind in KINDS) for what in ("planted", "found"))
    print(f"| all | {planted} | {found} |")
    print(f"\nagreements {total['agree', 'agreed']} of {total['agree', 'planted']}; ", end="")
    print(
        f"conflicts on what agrees {total['agree', 'found']}, on what is compatible {total['compatible', 'found']}; ",
        end="",
    )
    print(f"unplanted conflicts {total['', 'unplanted']}")


def planted_pairs(folder: Path) -> Iterator[Path]:
    """The folders of pairs of articles."""
    yield from sorted(path.parent for path in folder.glob("*/plants.jsonl"))


def _measure(folder: Path, keep: Path, *, misses: bool) -> Counter[tuple[str, str]]:
    """Counts of one pair by kind: planted, found, agreed; and conflicts that were not planted."""
    out = keep / folder.name
    run_pair(folder, out)
    texts = {row["doc_id"]: row["text"] for row in read_rows(out / "documents.jsonl")}
    claims = {row["claim_id"]: row for row in read_rows(out / "claims.jsonl")}
    plants = read_plants(folder)
    spans = [spans_of(plant, texts) for plant in plants]
    verdicts: defaultdict[int, set[str]] = defaultdict(set)
    counts: Counter[tuple[str, str]] = Counter()
    for row in read_rows(out / "comparisons.jsonl"):
        pair = sorted((claims[row["left"]], claims[row["right"]]), key=lambda c: str(c["doc_id"]))
        joined = [n for n, sides in enumerate(spans) if all(map(overlaps, pair, sides))]
        for number in joined:
            verdicts[number].add(row["verdict"])
        if row["verdict"] == "conflict" and not joined:
            counts["", "unplanted"] += 1
    for number, plant in enumerate(plants):
        counts[plant.kind, "planted"] += 1
        counts[plant.kind, "found"] += "conflict" in verdicts[number]
        counts[plant.kind, "agreed"] += "agree" in verdicts[number]
        if misses and plant.kind not in HARMLESS and "conflict" not in verdicts[number]:
            print(f"{folder.name}: {plant.kind}: {' / '.join(plant.sentences)}")
    return counts


def run_pair(folder: Path, out: Path, packs: Sequence[str] = ()) -> None:
    """A run over one pair of articles, or any others, without a pack or with some; the model is loaded once."""
    settings = load_settings(corpus=folder, out=out, cache=out / ".cache", decisions=out / "none", packs=packs)
    Run(settings=settings).write()


def spans_of(plant: Plant, texts: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where a plant's two sentences stand, each from its first character to behind its last."""
    places = []
    for side, sentence in zip(SIDES, plant.sentences, strict=True):
        text = texts[_article(texts, side)]
        start = text.index(sentence)
        places.append((start, start + len(sentence)))
    return places


def _article(texts: Mapping[str, str], side: str) -> str:
    """The id of the article of a side."""
    return next(doc_id for doc_id in texts if doc_id.endswith(f"-{side}"))


def overlaps(claim: Mapping[str, Any], span: tuple[int, int]) -> bool:
    """Whether a claim, as a row, has a character in common with a stretch of its article."""
    return bool(claim["start"] < span[1] and claim["end"] > span[0])
