"""Entity ids compared as a clustering of mentions: two annotators may spell an id differently and mean the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.records.record import record


@record
class ClusterScore:
    """B-cubed precision, recall and F1 (A. Bagga and B. Baldwin 1998), each in [0, 1]."""

    precision: float
    recall: float
    f1: float


def b_cubed(pairs: Sequence[tuple[str | None, str | None]]) -> ClusterScore | None:
    """B-cubed of mentions that both sides have, given as (gold id, predicted id); None without mentions."""
    return b_cubed_all(pairs, missed=(), spurious=())


def b_cubed_all(
    pairs: Sequence[tuple[str | None, str | None]],
    *,
    missed: Sequence[str | None],
    spurious: Sequence[str | None],
) -> ClusterScore | None:
    """B-cubed with the mentions that one side alone has: a missed one has recall 0, a spurious one precision 0."""
    n_gold, n_found = len(pairs) + len(missed), len(pairs) + len(spurious)
    if not n_gold or not n_found:
        return None
    both = Counter(pairs)
    gold = Counter(left for left, _ in pairs) + Counter(missed)
    found = Counter(right for _, right in pairs) + Counter(spurious)
    precision = sum(n * n / found[right] for (_, right), n in both.items()) / n_found
    recall = sum(n * n / gold[left] for (left, _), n in both.items()) / n_gold
    total = precision + recall
    return ClusterScore(precision=precision, recall=recall, f1=2 * precision * recall / total if total else 0.0)


def id_map(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str | None, str | None]:
    """Predicted id -> the gold id with which it shares the most mentions; the first seen among equals."""
    votes: dict[str | None, Counter[str | None]] = {}
    for gold, found in pairs:
        votes.setdefault(found, Counter())[gold] += 1
    return {found: counter.most_common(1)[0][0] for found, counter in votes.items()}
