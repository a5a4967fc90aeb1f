"""How often the doubts of comparators are right, by how probable the link is: what `align/doubts.py` was set by.

    python -m bench doubts [--planted FOLDER] [--keep FOLDER] [--show SLOT REASON]

Runs every planted pair (`bench planted`) and every annotated set with a threshold of links so low that faint pairs are
compared too, and looks at each slot that shows two values but came to no conflict. Of such a pair a conflict would be
right where it joins a planted or annotated conflict on that slot, harmful where it joins anything else that both tell,
and idle where it joins nothing. Slots and reasons with the most right pairs come first; `--show` prints the pairs.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.alignment_gold import read_rows
from bench.fit_alignment import TARGET, read_run
from bench.planted import FOLDER, HARMLESS, overlaps, planted_pairs, read_plants, run_pair, spans_of

LOOSE = 0.005
"""Probability from which pairs count as linked in these runs."""
BANDS = (0.65, 0.5, 0.4, 0.3, 0.22, 0.15, 0.1, 0.05, 0.0)
FEWEST = 2
"""Right pairs from which a reason is told."""
RIGHT, HARMFUL, IDLE = "right", "harmful", "idle"
FLOORS = Path("tests/quality/floors.json")


def annotated_sets() -> tuple[tuple[Path, Path, tuple[str, ...]], ...]:
    """Articles, annotation and packs of the annotated sets, as the quality floors list them; those that are not there
    are passed over by whoever asks.
    """
    listed = json.loads(FLOORS.read_text(encoding="utf-8")).values()
    return tuple((Path(row["corpus"]), Path(row["gold"]), tuple(row["packs"])) for row in listed)


_VALUES = re.compile(r"[:;].*")


@dataclass(frozen=True, slots=True)
class Pair:
    """A slot of a compared pair that shows two values and is in no conflict."""

    slot: str
    reason: str
    score: float
    truth: str
    told: tuple[str, str]


def main(arguments: list[str]) -> None:
    """Run everything and print the counts."""
    parser = argparse.ArgumentParser(prog="bench doubts", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--planted", type=Path, default=FOLDER, help="folder of planted pairs")
    parser.add_argument("--keep", type=Path, help="folder for the runs")
    parser.add_argument("--show", nargs=2, metavar=("SLOT", "REASON"), help="print the pairs of one reason")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        keep = given.keep or Path(scratch)
        pairs = [*_in_planted(given.planted, keep), *_in_sets(keep)]
    if given.show:
        slot, reason = given.show
        for pair in sorted(pairs, key=lambda pair: -pair.score):
            if pair.slot == slot and pair.reason.startswith(reason):
                print(f"{pair.score:.3f} {pair.truth}\n    " + "\n    ".join(pair.told))
        return
    print(f"| slot | reason | {' | '.join(f'{band:g}' for band in BANDS)} |")
    print(f"|---|---|{'---|' * len(BANDS)}")
    for (slot, reason), counts in ranked(pairs):
        cells = ("/".join(str(counts[band, truth]) for truth in (RIGHT, HARMFUL, IDLE)) for band in BANDS)
        print(f"| {slot} | {reason} | {' | '.join(cells)} |")
    print(f"\n{RIGHT}/{HARMFUL}/{IDLE} pairs by the probability of their link from which on")


def ranked(pairs: list[Pair]) -> list[tuple[tuple[str, str], Counter[tuple[float, str]]]]:
    """Counts by band and truth of each slot and reason, those with most right pairs first."""
    counts: defaultdict[tuple[str, str], Counter[tuple[float, str]]] = defaultdict(Counter)
    for pair in pairs:
        band = next(band for band in BANDS if pair.score >= band)
        counts[pair.slot, pair.reason][band, pair.truth] += 1
    right = {key: sum(found[band, RIGHT] for band in BANDS) for key, found in counts.items()}
    return sorted(
        ((key, found) for key, found in counts.items() if right[key] >= FEWEST),
        key=lambda row: (-right[row[0]], row[0]),
    )


def _in_planted(folder: Path, keep: Path) -> Iterator[Pair]:
    for pair in planted_pairs(folder):
        out = keep / pair.name
        _run(pair, out)
        texts = {row["doc_id"]: row["text"] for row in read_rows(out / "documents.jsonl")}
        plants = [(plant.kind, spans_of(plant, texts)) for plant in read_plants(pair)]
        for row, sides in _compared(out):
            kinds = {kind for kind, spans in plants if all(map(overlaps, sides, spans))}
            yield from undecided_slots(row, sides, kinds - HARMLESS, joined=bool(kinds))


def _in_sets(keep: Path) -> Iterator[Pair]:
    for articles, gold, packs in annotated_sets():
        if not (articles.is_dir() and gold.is_dir()):
            continue
        out = keep / f"set-{gold.name}"
        _run(articles, out, packs)
        _, truth, speaks = read_run(out, gold)
        for row, sides in _compared(out):
            one, two = (speaks.get(side["claim_id"], frozenset()) for side in sides)
            met = [truth[pair] for a in one for b in two if (pair := (min(a, b), max(a, b))) in truth]
            slots = {slot for relation, on in met if relation == "conflict" for slot in on}
            yield from undecided_slots(row, sides, slots, joined=bool(met))


def _run(articles: Path, out: Path, packs: tuple[str, ...] = ()) -> None:
    """A run with faint pairs compared, by a pack that only lowers the threshold."""
    loose = out / ".loose" / "alignment"
    loose.mkdir(parents=True, exist_ok=True)
    weights = re.sub(r"(?m)^link = .*", f"link = {LOOSE}", TARGET.read_text(encoding="utf-8"))
    (loose / TARGET.name).write_text(weights, encoding="utf-8")
    run_pair(articles, out, (*packs, str(loose.parent)))


def _compared(out: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Comparisons of two articles with their claims, those of the first article first."""
    claims = {row["claim_id"]: row for row in read_rows(out / "claims.jsonl")}
    for row in read_rows(out / "comparisons.jsonl"):
        sides = sorted((claims[row["left"]], claims[row["right"]]), key=lambda claim: str(claim["doc_id"]))
        if sides[0]["doc_id"] != sides[1]["doc_id"]:
            yield row, sides


def undecided_slots(
    row: dict[str, Any], sides: list[dict[str, Any]], slots: set[str], *, joined: bool
) -> Iterator[Pair]:
    """The slots of a comparison that show two values but are in no conflict; `slots` are those truly in conflict."""
    for field in row["fields"]:
        reason = str(field["reason"])
        if field["outcome"] in {"conflict", "agree"} or not _VALUES.search(reason):
            continue
        truth = RIGHT if field["field"] in slots else HARMFUL if joined else IDLE
        told = (f"{sides[0]['quote']} [{reason}]", str(sides[1]["quote"]))
        yield Pair(field["field"], _VALUES.sub("", reason), row["score"], truth, told)
