"""Figures that scores are made of. A figure without a denominator is None: it was not measured, which is not zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from pipeline.records.gold import Score
from pipeline.records.record import record

ALL = ""  # doc_id of a figure over all articles
Label = TypeVar("Label", bound=Hashable)
Value = float | int | None


@record
class Counts:
    """Hits out of what was found and what there was to find."""

    hits: int
    found: int
    gold: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(hits=self.hits + other.hits, found=self.found + other.found, gold=self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right."""
        return ratio(self.hits, self.found)

    @property
    def recall(self) -> float | None:
        """Share of what there was to find that was found."""
        return ratio(self.hits, self.gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return f1(self.hits, self.gold, self.found)


NONE = Counts(hits=0, found=0, gold=0)


def ratio(part: float, whole: float) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def f1(hits: int, gold: int, found: int) -> float | None:
    """F1 of hits among gold and found; None when both are empty."""
    return ratio(2 * hits, gold + found)


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1 of two shares that have different numerators; 0 if either is 0, None if one was not measured."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(flags: Iterable[bool]) -> float | None:
    """Share of the flags that are true."""
    listed = list(flags)
    return ratio(sum(listed), len(listed))


def mean(values: Iterable[float | None]) -> float | None:
    """Mean of the measured values."""
    listed = [value for value in values if value is not None]
    return ratio(sum(listed), len(listed))


def kappa(pairs: Iterable[tuple[Label, Label]]) -> float | None:
    """Cohen's kappa (J. Cohen 1960) of two coders' labels; None without items or where chance alone agrees always."""
    listed = list(pairs)
    if not listed:
        return None
    n = len(listed)
    left, right = Counter(a for a, _ in listed), Counter(b for _, b in listed)
    chance = sum(left[label] * right[label] for label in left) / n / n
    return None if chance == 1 else (sum(a == b for a, b in listed) / n - chance) / (1 - chance)


def one_class(pairs: Iterable[tuple[Label, Label]], keep: Callable[[Label], bool]) -> float | None:
    """F1 of finding the items for which `keep` holds, with the same label, among paired items."""
    listed = list(pairs)
    gold, found = sum(keep(a) for a, _ in listed), sum(keep(b) for _, b in listed)
    return f1(sum(keep(a) and a == b for a, b in listed), gold, found)


def as_scores(name: str, layer: str, doc_id: str, values: Mapping[str, Value]) -> Iterable[Score]:
    """The figures of one layer and article as rows."""
    for measure, value in values.items():
        yield Score(set=name, layer=layer, doc_id=doc_id, measure=measure, value=value)
