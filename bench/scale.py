"""Alignment over a growing number of invented claims: seconds, memory, recall of candidates, exponent of time.

python -m bench scale 10000 100000 1000000
"""

from __future__ import annotations

import math
import resource
import sys
from collections import defaultdict
from itertools import combinations
from time import perf_counter

from bench.synthetic_claims import make_claims
from pipeline.align.blocking import find_candidates
from pipeline.align.stage import align
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import load_knowledge

DEFAULT = (3_000, 10_000, 30_000)


def main(arguments: list[str]) -> None:
    """Print one row a size, then the exponent between the smallest and the largest."""
    sizes = [int(argument) for argument in arguments] or list(DEFAULT)
    print("| claims | candidates s | candidate recall | align s | comparisons | groups | peak MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    seconds = [_measure(size) for size in sizes]
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"\nexponent of alignment time over claims: {exponent:.2f}")


def _measure(size: int) -> float:
    told = list(make_claims(size))
    claims = [claim for _, claim in told]
    knowledge = load_knowledge(())
    start = perf_counter()
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    found = {frozenset((views[c.left].claim_id, views[c.right].claim_id)) for c in find_candidates(views)}
    looked = perf_counter() - start
    recall = _recall(told, found)
    del views, found
    start = perf_counter()
    result = align(claims, sources={}, entities=(), knowledge=knowledge)
    spent = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {size:,} | {looked:.1f} | {recall:.3f} | {spent:.1f} | {len(result.comparisons):,} "
        f"| {len(result.groups):,} | {peak:,.0f} |"
    )
    sys.stdout.flush()
    return spent


def _recall(told: list[tuple[int, object]], found: set[frozenset[str]]) -> float:
    by_happening = defaultdict(list)
    for number, claim in told:
        by_happening[number].append(claim)
    true = [
        frozenset((a.claim_id, b.claim_id))
        for same in by_happening.values()
        for a, b in combinations(same, 2)
        if a.doc_id != b.doc_id
    ]
    return sum(pair in found for pair in true) / len(true) if true else math.nan
