"""Alignment over a growing number of invented claims: seconds, memory, recall of candidates, exponent of time.

    python -m bench scale [--jobs N] 10000 100000 1000000

Memory is the highest sum of this process and the others at work, looked at every half second.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import pickle
import resource
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any, Self
from unittest.mock import patch

import numpy as np

from bench.synthetic_claims import make_claims
from pipeline.align import linking, stage
from pipeline.align.joining import AllClaims
from pipeline.align.rows import Numbers
from pipeline.align.scoring import Links
from pipeline.engine.crew import Crew
from pipeline.packs.knowledge import load_knowledge
from pipeline.recall.prints import print_of
from pipeline.recall.ragged import Ragged
from pipeline.recall.shelves import Recall
from pipeline.records.claim import Claim
from pipeline.store.cache import seal, unseal

SECONDS = 0.5
DEFAULT = (3_000, 10_000, 30_000)


class Articles(Mapping[str, Sequence[Claim]]):
    """Claims by article, read back whenever they are asked for, from bytes as a run's cache holds them."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        by_article: dict[str, list[bytes]] = defaultdict(list)
        for claim in claims:
            by_article[claim.doc_id].append(pickle.dumps(claim))
        self._kept = {doc_id: seal(list(map(pickle.loads, told))) for doc_id, told in by_article.items()}

    def __getitem__(self, doc_id: str) -> Sequence[Claim]:
        found: Sequence[Claim] | None = unseal(self._kept[doc_id])
        assert found is not None
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


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
    numbers: list[tuple[int, int]] = []
    articles = Articles(_noting(make_claims(size), numbers))
    happenings, tellers = np.array(numbers).T
    knowledge, noted = load_knowledge(()), Noted()
    known = Recall({doc_id: print_of(doc_id) for doc_id in articles}, keeping=False)
    start, began = _cpu(), perf_counter()
    with (
        Memory() as memory,
        patch.object(stage, "link_claims", noted.link_claims),
        patch.object(linking, "as_pairs", noted.as_pairs),
    ):
        result = stage.align_articles(
            articles, sources={}, entities=(), knowledge=knowledge, recall=known, work=Crew(jobs)
        )
    taken, spent = perf_counter() - began, _cpu() - start
    recall = _recall(happenings, tellers, noted)
    print(
        f"| {size:,} | {noted.looked - start:.1f} | {recall:.3f} | {taken:.1f} | {spent:.1f} "
        f"| {len(result.comparisons):,} | {len(result.groups):,} | {memory.most:,.0f} |"
    )
    sys.stdout.flush()
    return spent


def _noting(told: Iterable[tuple[int, Claim]], numbers: list[tuple[int, int]]) -> Iterator[Claim]:
    """Claims as they are made; the numbers of their happenings and tellers are noted."""
    for number, claim in told:
        numbers.append((number, int(claim.doc_id[1:])))
        yield claim


class Memory:
    """The most memory, in MB, that this process and the others of its pools have had at once while it was open."""

    def __init__(self) -> None:
        self.most = 0.0
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(SECONDS):
            pids = ["self", *(str(child.pid) for child in multiprocessing.active_children())]
            self.most = max(self.most, sum(map(_resident, pids)))


def _resident(pid: str) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / (1 << 20)


def _cpu() -> float:
    """Seconds of this process and those that have ended."""
    return sum(os.times()[:4])


class Noted:
    """What alignment looks for, noted while it does so: the claims' ids, the pairs of their numbers that are worth
    comparing, as one number each, and the CPU seconds at which these were found.
    """

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()
        self.pairs: Numbers = np.empty(0, dtype=np.int64)
        self.looked = 0.0
        self._link_claims, self._as_pairs = stage.link_claims, linking.as_pairs

    def link_claims(self, claims: AllClaims, *others: Any) -> Links:
        """As the stage links claims."""
        self.ids = claims.table.ids
        return self._link_claims(claims, *others)

    def as_pairs(self, partners: Ragged) -> tuple[Numbers, Numbers]:
        """As the stage lists pairs."""
        left, right = self._as_pairs(partners)
        self.pairs, self.looked = left * len(self.ids) + right, _cpu()
        return left, right


def _recall(happenings: Numbers, tellers: Numbers, noted: Noted) -> float:
    """Share of the pairs of claims of one happening by different sources that are among those found. Claims are made in
    the order of their ids.
    """
    by_happening = defaultdict(list)
    for place, made in enumerate(int(claim_id[1:]) for claim_id in noted.ids):
        by_happening[int(happenings[made])].append((place, int(tellers[made])))
    pairs = (pair for same in by_happening.values() for pair in combinations(same, 2))
    true = [i * len(noted.ids) + j for (i, one), (j, other) in pairs if one != other]
    return float(np.isin(true, noted.pairs).mean()) if true else math.nan
