"""How far the annotators of the same articles agree: every two sets against each other, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from pipeline.errors import GoldError
from pipeline.reconcile.agreement import compare_sets
from pipeline.reconcile.coders import word_alpha
from pipeline.reconcile.gamma import set_gamma
from pipeline.records.gold import ALPHA, GAMMA, GoldSet, Score

LAYERS = ("entity", "time", "claim")


def annotator_agreement(
    sets: Sequence[GoldSet], articles: Mapping[str, str], *, with_gamma: bool = False
) -> tuple[Score, ...]:
    """The agreement table of every pair (F1, kappa and the rest; gamma on request), then Krippendorff's alpha over all.

    A score's `set` is the pair, `a / b`. `articles` are the texts by doc_id that the offsets point into, for articles
    whose text a set does not bring along. Raises GoldError where one is missing.
    """
    texts = dict(articles) | {d.doc_id: d.text for one in sets for d in one.documents if d.text is not None}
    missing = sorted({d.doc_id for one in sets for d in one.documents} - texts.keys())
    if missing:
        raise GoldError(f"no article {missing[0]!r}", remedy="give the set's articles with --corpus")
    names = _names(sets)
    scores: list[Score] = []
    for (left, one), (right, other) in combinations(zip(names, sets, strict=True), 2):
        pair = f"{left} / {right}"
        scores += compare_sets(one, other, name=pair)
        if with_gamma:
            scores += [_over_all(pair, layer, GAMMA, set_gamma(one, other, texts, layer)) for layer in LAYERS]
    together = " / ".join(names)
    return (*scores, *(_over_all(together, layer, ALPHA, word_alpha(sets, texts, layer)) for layer in LAYERS))


def _over_all(name: str, layer: str, measure: str, value: float | None) -> Score:
    return Score(set=name, layer=layer, doc_id="", measure=measure, value=value)


def _names(sets: Sequence[GoldSet]) -> list[str]:
    names = [one.name for one in sets]
    return [name if names.count(name) == 1 else f"{name} {i}" for i, name in enumerate(names, 1)]
