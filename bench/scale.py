"""Alignment over a growing number of invented claims: seconds, memory, recall of candidates, exponent of time.

    python -m bench scale [--jobs N] 10000 100000 1000000

Memory is the highest of this process and of each other one, added up.
"""

from __future__ import annotations

import math
import os
import resource
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from time import perf_counter

import numpy as np

from bench.synthetic_claims import make_claims
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.joining import AllClaims, Views
from pipeline.align.rows import Numbers
from pipeline.align.stage import align
from pipeline.align.view import Viewer
from pipeline.engine.crew import Crew
from pipeline.packs.knowledge import Knowledge, load_knowledge
from pipeline.recall.prints import prints_of
from pipeline.recall.shelves import Recall
from pipeline.records.claim import Claim

DEFAULT = (3_000, 10_000, 30_000)


def main(arguments: list[str]) -> None:
    """Print one row a size, then the exponent between the smallest and the largest."""
    jobs = 1
    if arguments[:1] == ["--jobs"]:
        jobs, arguments = int(arguments[1]), arguments[2:]
    sizes = [int(argument) for argument in arguments] or list(DEFAULT)
    print("| claims | candidates CPU s | recall | align s | CPU s | comparisons | groups | peak MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    seconds = [_measure(size, jobs) for size in sizes]
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"\nexponent of CPU time over claims: {exponent:.2f}")


def _measure(size: int, jobs: int) -> float:
    told = list(make_claims(size))
    knowledge = load_knowledge(())
    start = _cpu()
    places, found = _candidates([claim for _, claim in told], knowledge)
    looked = _cpu() - start
    recall = _recall(told, places, found)
    del places, found
    claims = [claim for _, claim in told]
    del told
    start, began = _cpu(), perf_counter()
    result = align(claims, sources={}, entities=(), knowledge=knowledge, work=Crew(jobs))
    taken, spent = perf_counter() - began, _cpu() - start
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = peaks[0] + (jobs * peaks[1] if jobs > 1 else 0)
    print(
        f"| {size:,} | {looked:.1f} | {recall:.3f} | {taken:.1f} | {spent:.1f} | {len(result.comparisons):,} "
        f"| {len(result.groups):,} | {peak:,.0f} |"
    )
    sys.stdout.flush()
    return spent


def _cpu() -> float:
    """Seconds of this process and those that have ended."""
    return sum(os.times()[:4])


def _candidates(claims: Sequence[Claim], knowledge: Knowledge) -> tuple[Mapping[str, int], Numbers]:
    """Claims by number, and the pairs of numbers that are worth comparing, as one number each."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.doc_id].append(claim)
    articles = sorted(by_article)
    viewer = Viewer({}, knowledge.relatedness, knowledge.contrasts)
    views = Views(viewer, lambda article: by_article[articles[article]])
    table = AllClaims(prints_of(articles), views, knowledge.relatedness, Recall({}, keeping=False)).table
    left, right = pair_up(index_keys(table), table.sources)
    return {claim_id: i for i, claim_id in enumerate(table.ids)}, left * len(table) + right


def _recall(told: Sequence[tuple[int, Claim]], places: Mapping[str, int], found: Numbers) -> float:
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
