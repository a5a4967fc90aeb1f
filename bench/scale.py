"""Alignment over a growing number of invented claims: CPU seconds, memory, recall of candidates, exponent of time.

python -m bench scale 10000 100000 1000000
"""

from __future__ import annotations

import math
import resource
import sys
from collections import defaultdict
from itertools import combinations
from time import process_time

import numpy as np

from bench.synthetic_claims import make_claims
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.columns import tabulate
from pipeline.align.rows import Numbers
from pipeline.align.stage import align
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import load_knowledge
from pipeline.records.claim import Claim

DEFAULT = (3_000, 10_000, 30_000)


def main(arguments: list[str]) -> None:
    """Print one row a size, then the exponent between the smallest and the largest."""
    sizes = [int(argument) for argument in arguments] or list(DEFAULT)
    print("| claims | candidates CPU s | candidate recall | align CPU s | comparisons | groups | peak MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    seconds = [_measure(size) for size in sizes]
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"\nexponent of alignment time over claims: {exponent:.2f}")


def _measure(size: int) -> float:
    told = list(make_claims(size))
    claims = [claim for _, claim in told]
    knowledge = load_knowledge(())
    start = process_time()
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    left, right = pair_up(index_keys(table), table.sources)
    looked = process_time() - start
    recall = _recall(told, {view.claim_id: i for i, view in enumerate(views)}, left * size + right)
    del views, table, left, right, told
    start = process_time()
    result = align(claims, sources={}, entities=(), knowledge=knowledge)
    spent = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {size:,} | {looked:.1f} | {recall:.3f} | {spent:.1f} | {len(result.comparisons):,} "
        f"| {len(result.groups):,} | {peak:,.0f} |"
    )
    sys.stdout.flush()
    return spent


def _recall(told: list[tuple[int, Claim]], places: dict[str, int], found: Numbers) -> float:
    """Share of the pairs of claims of one happening by different sources that are among those found."""
    by_happening = defaultdict(list)
    for number, claim in told:
        by_happening[number].append(claim)
    pairs = (pair for same in by_happening.values() for pair in combinations(same, 2))
    true = [
        min(i, j) * len(told) + max(i, j)
        for a, b in pairs
        if a.doc_id != b.doc_id
        for i, j in [(places[a.claim_id], places[b.claim_id])]
    ]
    return float(np.isin(true, found).mean()) if true else math.nan
