"""Agreement of two or more coders beyond chance: Krippendorff's alpha, over values and over the words of texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import permutations

from pipeline.records.gold import GoldDocument, GoldSet, GoldSpan

Value = Hashable
Distance = Callable[[Value, Value], float]
_NOTHING = "-"


def nominal(left: Value, right: Value) -> float:
    """Two values are the same or not."""
    return float(left != right)


def krippendorff_alpha(units: Sequence[Sequence[Value | None]], distance: Distance = nominal) -> float | None:
    """Alpha (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011) of units, each the coders' values with
    None where a coder gave none. 1 is perfect agreement, 0 what chance gives; None where no unit has two values or all
    values are the same.
    """
    pairable = [[value for value in unit if value is not None] for unit in units]
    pairable = [values for values in pairable if len(values) > 1]
    totals = Counter(value for values in pairable for value in values)
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    if not expected:
        return None
    observed = sum(distance(a, b) / (len(values) - 1) for values in pairable for a, b in permutations(values, 2))
    return 1 - (n - 1) * observed / expected


def word_alpha(sets: Sequence[GoldSet], texts: dict[str, str], layer: str) -> float | None:
    """Alpha over the words of all articles that every set has: each coder gives a word the label of the name, time or
    claim trigger that it lies in, or none. Boundaries, labels and omissions all count.
    """
    units: list[tuple[Value, ...]] = []
    for doc_id in sorted(set.intersection(*({d.doc_id for d in one.documents} for one in sets))):
        coders = [_labels(next(d for d in one.documents if d.doc_id == doc_id), layer) for one in sets]
        words = re.finditer(r"\w+", texts[doc_id])
        units += [tuple(coder(word.start()) for coder in coders) for word in words]
    return krippendorff_alpha(units)


def _labels(document: GoldDocument, layer: str) -> Callable[[int], str]:
    """For an offset, the label of what it lies in."""
    labelled = {place: label for start, end, label in stretches(document, layer) for place in range(start, end)}
    return lambda place: labelled.get(place, _NOTHING)


def stretches(document: GoldDocument, layer: str) -> Iterator[tuple[int, int, str]]:
    """What a coder marked in a layer, with labels: names, times, or the triggers of claims with their types."""
    if layer == "claim":
        yield from ((*claim.trigger, claim.type) for claim in document.claims)
        return
    spans: tuple[GoldSpan, ...] = document.names if layer == "entity" else document.times
    yield from ((span.start, span.end, span.label) for span in spans)
