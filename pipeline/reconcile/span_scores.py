"""Names and times scored as spans: four ways to be lenient, with the outcomes' MUC names.

After MUC-5 (N. Chinchor and B. Sundheim 1993) in the form of SemEval-2013 task 9. A gold and a predicted span that
overlap are paired one to one at most (`overlapping_spans`); then, by scheme, a pair is

- strict: correct with the same extent and label, else incorrect;
- boundary: correct with the same extent, else incorrect;
- overlap: correct with the same extent, else partial, which counts half;
- type: correct with the same label, else incorrect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.bootstrap import STRETCH
from pipeline.reconcile.figures import Counts, Value, harmonic, mean, ratio
from pipeline.reconcile.matching import Pairs, overlapping_spans
from pipeline.records.gold import GoldSpan
from pipeline.records.record import record

OUTCOMES = ("correct", "incorrect", "partial", "missed", "spurious")
SCHEMES = ("strict", "boundary", "overlap", "type")


@record
class SpanLayer:
    """One article's gold and predicted spans of one layer, and which overlap which."""

    gold: tuple[GoldSpan, ...]
    found: tuple[GoldSpan, ...]
    pairs: Pairs[GoldSpan]


def span_layer(gold: Sequence[GoldSpan], found: Sequence[GoldSpan]) -> SpanLayer:
    """The spans paired."""
    return SpanLayer(gold=tuple(gold), found=tuple(found), pairs=overlapping_spans(gold, found))


def same_extent(left: GoldSpan, right: GoldSpan) -> bool:
    """Whether two spans begin and end together."""
    return (left.start, left.end) == (right.start, right.end)


def outcome(scheme: str, left: GoldSpan, right: GoldSpan) -> str:
    """What a pair is by one scheme."""
    extent, label = same_extent(left, right), left.label == right.label
    right_by_scheme = {"strict": extent and label, "boundary": extent, "overlap": extent, "type": label}
    if right_by_scheme[scheme]:
        return "correct"
    return "partial" if scheme == "overlap" else "incorrect"


def span_figures(layers: Mapping[str, SpanLayer]) -> dict[str, Value]:
    """Figures of one layer over the given articles, all schemes, with counts; labels by the strict scheme."""
    figures: dict[str, Value] = {}
    for scheme in SCHEMES:
        counts = _outcomes(scheme, list(layers.values()))
        figures |= {f"{scheme} {name}": counts[name] for name in OUTCOMES}
        figures |= {f"{scheme} {name}": value for name, value in _prf(counts).items()}
    by_label = {label: _of_label(label, list(layers.values())) for label in _labels(layers)}
    for label, hits in by_label.items():
        figures |= {
            f"strict precision: {label}": hits.precision,
            f"strict recall: {label}": hits.recall,
            f"strict F1: {label}": hits.f1,
        }
    if len(layers) > 1:
        each = [_prf(_outcomes("strict", [layer]))["F1"] for layer in layers.values()]
        figures["strict F1, mean of articles"] = mean(each)
    figures["strict F1, mean of labels"] = mean(hits.f1 for hits in by_label.values())
    return figures


def _outcomes(scheme: str, layers: Sequence[SpanLayer]) -> Counter[str]:
    counts: Counter[str] = Counter(outcome(scheme, *pair) for layer in layers for pair in layer.pairs)
    counts["missed"] = sum(len(layer.gold) - len(layer.pairs) for layer in layers)
    counts["spurious"] = sum(len(layer.found) - len(layer.pairs) for layer in layers)
    return counts


def _prf(counts: Counter[str]) -> dict[str, float | None]:
    paired = counts["correct"] + counts["incorrect"] + counts["partial"]
    worth = counts["correct"] + counts["partial"] / 2
    precision, recall = ratio(worth, paired + counts["spurious"]), ratio(worth, paired + counts["missed"])
    return {"precision": precision, "recall": recall, "F1": harmonic(precision, recall)}


def _labels(layers: Mapping[str, SpanLayer]) -> list[str]:
    return sorted({span.label for layer in layers.values() for span in (*layer.gold, *layer.found)})


def _of_label(label: str, layers: Sequence[SpanLayer]) -> Counts:
    return Counts(
        hits=sum(same_extent(a, b) and a.label == b.label == label for layer in layers for a, b in layer.pairs),
        gold=sum(span.label == label for layer in layers for span in layer.gold),
        found=sum(span.label == label for layer in layers for span in layer.found),
    )


def span_units(layers: Mapping[str, SpanLayer], *, labelled: bool) -> list[tuple[int, ...]]:
    """(hits, found, gold) of every stretch of text that holds any span, for intervals: the same extent is a hit, and
    with `labelled` the same label too.
    """
    units: dict[tuple[str, int], list[int]] = {}
    for doc_id, layer in layers.items():
        for place, column in _columns(layer, labelled=labelled):
            units.setdefault((doc_id, place // STRETCH), [0, 0, 0])[column] += 1
    return [tuple(units[key]) for key in sorted(units)]


def _columns(layer: SpanLayer, *, labelled: bool) -> Iterator[tuple[int, int]]:
    for left, right in layer.pairs:
        if same_extent(left, right) and (left.label == right.label or not labelled):
            yield left.start, 0
    for span in layer.found:
        yield span.start, 1
    for span in layer.gold:
        yield span.start, 2
