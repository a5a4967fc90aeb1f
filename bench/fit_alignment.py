"""Fits the link model's weights on gold groups, and measures it left-one-article-out.

    python -m bench.fit_alignment ../shared/gold/seeds ../shared/gold/corpus [--run OUTPUTS GOLD]...
                                  [--planted OUTPUTS FOLDER] [--write]

Sets are gold claims as input, and with `--run` the claims that a run extracted, of which those count that speak of gold
claims as the project's alignment scorer reads it. `--planted` adds pairs of articles with planted facts, of which
`python -m bench planted FOLDER --keep OUTPUTS` has kept the runs. A set that is given twice counts twice.
Logistic regression with an L2 penalty, fitted by Newton's method. Articles of one name in several sets are one
article: a fold leaves out every pair that touches it in any set. The record is the mean over folds. `--write` fits on
everything and writes `pipeline/resources/alignment/weights.toml`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.alignment_gold import gold_pairs, read_gold
from bench.planted import SIDES, planted_pairs, read_plants, spoken_plants
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.columns import tabulate
from pipeline.align.features import MEANING, Features, PairFeatures
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Numbers
from pipeline.align.scoring import Alone, Standings, logistic, weighted
from pipeline.align.view import view_claims
from pipeline.packs.files import RESOURCES
from pipeline.packs.knowledge import load_knowledge
from pipeline.reconcile.claim_pairs import judge_pairs
from pipeline.reconcile.placing import place_sets
from pipeline.reconcile.run_as_gold import run_as_gold
from pipeline.records.claim import Claim
from pipeline.store.gold import read_gold_set
from pipeline.store.tables import read_documents, read_extractions

TARGET = RESOURCES / "alignment" / "weights.toml"
PENALTY = 2.0
RUN, PLANTED = " run", "planted "
NEAR = 0.002
THRESHOLDS = [n / 100 for n in range(5, 60)]
Matrix = NDArray[np.float64]
Truth = Mapping[tuple[str, str], tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Set:
    """One annotation set, its candidates in columns and which of them are gold links."""

    name: str
    left: Numbers
    right: Numbers
    sources: Numbers
    features: Features
    articles: list[frozenset[str]]
    gold: dict[frozenset[str], int]
    """Number of gold links by the two articles that they touch."""
    met: list[frozenset[tuple[str, str]]]
    """The gold links that each candidate makes."""
    crossing: list[bool]
    """Whether a candidate joins known claims of different articles."""

    @property
    def linked(self) -> list[bool]:
        """Whether each candidate makes a gold link."""
        return [bool(met) for met in self.met]


def load_set(folder: Path) -> Set:
    """Candidates of a gold set with features and truth."""
    claims, groups = read_gold(folder)
    return make_set(folder.name, claims, gold_pairs(groups), {c.claim_id: frozenset({c.claim_id}) for c in claims})


def load_run(outputs: Path, folder: Path) -> Set:
    """The same for the claims of a run; claims that speak of no gold claim teach nothing."""
    claims, truth, speaks = read_run(outputs, folder)
    return make_set(folder.name + RUN, claims, truth, speaks)


def read_run(outputs: Path, folder: Path) -> tuple[list[Claim], Truth, dict[str, frozenset[str]]]:
    """The claims of a run, the gold pairs of a set with what they are, and of which gold claims each claim speaks."""
    gold = read_gold_set(folder)
    documents = read_documents(outputs)
    extractions = read_extractions(outputs, [d.doc_id for d in documents])
    found = run_as_gold("run", documents=documents, extractions=extractions, alignment=None)
    placed = place_sets(gold, found, {d.doc_id: d for d in documents})
    result = judge_pairs(placed.gold_in_run, found, ())
    speaks = {c: frozenset(f"{doc}--{claim}" for doc, claim in keys) for c, keys in result.speaks.items()}
    truth = {
        tuple(sorted(f"{doc}--{claim}" for doc, claim in pair)): (g.relation, g.on) for pair, g in result.pairs.items()
    }
    return [c for e in extractions for c in e.claims], truth, speaks


def load_planted(outputs: Path, folder: Path) -> Set:
    """The same for a run over a pair of articles of which every common fact is planted."""
    documents = read_documents(outputs)
    claims = [c for e in read_extractions(outputs, [d.doc_id for d in documents]) for c in e.claims]
    plants = read_plants(folder)
    spoken = spoken_plants(claims, documents, plants)
    speaks = {c.claim_id: frozenset(f"{c.doc_id}--{n}" for n in spoken[c.claim_id]) for c in claims}
    sides = [f"{folder.name}-{side}" for side in SIDES]
    truth = {(f"{sides[0]}--{n}", f"{sides[1]}--{n}"): (p.kind, frozenset[str]()) for n, p in enumerate(plants)}
    found = make_set(PLANTED + folder.name, claims, truth, speaks)
    pair = frozenset((folder.name,))  # its two articles are left out together
    return replace(found, articles=[pair] * len(found.left), gold={pair: len(plants)})


def make_set(name: str, claims: Sequence[Claim], truth: Truth, speaks: Mapping[str, frozenset[str]]) -> Set:
    """Candidates with features; a candidate is linked where gold claims of which its claims speak are."""
    knowledge = load_knowledge(())
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    table = tabulate(views, knowledge.relatedness)
    left, right = pair_up(index_keys(table), table.sources)
    pairs = [(views[i], views[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)]
    counts: dict[frozenset[str], int] = {}
    for a, b in truth:
        key = frozenset((a.partition("--")[0], b.partition("--")[0]))
        counts[key] = counts.get(key, 0) + 1
    spoken = [[speaks.get(view.claim_id, frozenset()) for view in pair] for pair in pairs]
    return Set(
        name=name,
        left=left,
        right=right,
        sources=table.sources,
        features=PairFeatures(table, Rarity(table), knowledge.relatedness).of(left, right),
        articles=[frozenset((a.source, b.source)) for a, b in pairs],
        gold=counts,
        met=[frozenset((min(a, b), max(a, b)) for a in one for b in other) & truth.keys() for one, other in spoken],
        crossing=[all(heard) and a.source != b.source for heard, (a, b) in zip(spoken, pairs, strict=True)],
    )


def fit(sets: Sequence[Features], chosen: Sequence[Sequence[bool]], truth: Sequence[bool]) -> dict[str, float]:
    """Weights by feature name, with `bias`, from the rows chosen of each set."""
    names = sorted({name for columns in sets for name in columns})
    parts = [
        np.column_stack([columns[name] for name in names])[np.array(c)] for columns, c in zip(sets, chosen, strict=True)
    ]
    matrix = np.concatenate(parts)
    weights = _newton(np.column_stack((matrix, np.ones(len(matrix)))), np.array(truth, dtype=float))
    return {**{name: float(weights[i]) for i, name in enumerate(names)}, "bias": float(weights[-1])}


def _newton(matrix: Matrix, truth: Matrix) -> Matrix:
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], PENALTY)
    penalty[-1] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - truth) + penalty * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


@dataclass(frozen=True, slots=True)
class Model:
    """Both stages and the threshold."""

    pair: dict[str, float]
    context: dict[str, float]
    link: float


def fit_model(sets: Sequence[Set], held: str | None) -> Model:
    """Fit both stages on all pairs that do not touch the article held out; the threshold gives the best F1 there."""
    chosen = [[c and held not in a for c, a in zip(s.crossing, s.articles, strict=True)] for s in sets]
    truth = [t for s, keep in zip(sets, chosen, strict=True) for t, k in zip(s.linked, keep, strict=True) if k]
    pair = fit([s.features for s in sets], chosen, truth)
    context = fit([with_standing(s, pair) for s in sets], chosen, truth)
    return Model(pair, context, fit_threshold(sets, pair, context, held))


def with_standing(s: Set, pair: dict[str, float]) -> Features:
    """Features of all candidates with their standing under the first model."""
    alone = Alone(logistic(weighted(s.features, pair)), np.empty(0), s.features[MEANING])
    return s.features | Standings(s.left, s.right, alone, s.sources).of(np.arange(len(s.left)))


def scores_of(s: Set, pair: dict[str, float], context: dict[str, float]) -> list[float]:
    """Probabilities of all candidates."""
    scores: list[float] = logistic(weighted(with_standing(s, pair), context)).tolist()
    return scores


def fit_threshold(sets: Sequence[Set], pair: dict[str, float], context: dict[str, float], held: str | None) -> float:
    """The lowest threshold whose mean F1 over the sets is within `NEAR` of the best: what is not linked cannot be found
    to conflict. Claims of runs decide where there are some, for they are what is linked; all pairs of planted articles
    count as one set.
    """
    sets = [s for s in sets if s.name.endswith(RUN) or s.name.startswith(PLANTED)] or sets
    scored = []
    for s in sets:
        rows = zip(scores_of(s, pair, context), s.met, s.crossing, s.articles, strict=True)
        kept = [(score, met) for score, met, keep, a in rows if keep and held not in a]
        scored.append((kept, sum(n for a, n in s.gold.items() if held not in a)))
    planted = sum(s.name.startswith(PLANTED) for s in sets)
    shares = [1 / planted if s.name.startswith(PLANTED) else 1.0 for s in sets]
    means = {
        link: sum(n * f1_of(kept, link, total) for n, (kept, total) in zip(shares, scored, strict=True)) / sum(shares)
        for link in THRESHOLDS
    }
    return min(link for link, mean in means.items() if mean >= max(means.values()) - NEAR)


def f1_of(scored: Sequence[tuple[float, frozenset[tuple[str, str]]]], link: float, total: int) -> float:
    """F1 of linking from a probability on: precision over candidates, recall over distinct gold links."""
    chosen = [met for score, met in scored if score >= link]
    precision = sum(map(bool, chosen)) / max(1, len(chosen))
    recall = len(frozenset().union(*chosen)) / max(1, total)
    return 2 * precision * recall / max(1e-9, precision + recall)


def evaluate(s: Set, model: Model, held: str) -> tuple[float, float, float]:
    """F1, precision and recall on the pairs that touch an article; several candidates may make one gold link."""
    rows = zip(scores_of(s, model.pair, model.context), s.met, s.crossing, s.articles, strict=True)
    chosen = [met for score, met, crossing, a in rows if crossing and held in a and score >= model.link]
    total = sum(n for a, n in s.gold.items() if held in a)
    precision = sum(map(bool, chosen)) / max(1, len(chosen))
    recall = len(frozenset().union(*chosen)) / max(1, total)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def main() -> None:
    """Measure, and write the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--run", nargs=2, action="append", default=[], type=Path, metavar=("OUTPUTS", "GOLD"))
    parser.add_argument("--planted", nargs=2, action="append", default=[], type=Path, metavar=("OUTPUTS", "FOLDER"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sets = [load_set(folder) for folder in arguments.gold]
    sets += [load_run(outputs, folder) for outputs, folder in arguments.run]
    sets += [
        load_planted(outputs / pair.name, pair)
        for outputs, folder in arguments.planted
        for pair in planted_pairs(folder)
    ]
    held_by = {s.name: frozenset().union(*s.gold) for s in sets}
    folds: dict[str, dict[str, tuple[float, float, float]]] = {s.name: {} for s in sets}
    for held in sorted(frozenset().union(*held_by.values())):
        model = fit_model(sets, held)
        for s in sets:
            if held in held_by[s.name]:
                folds[s.name][held] = evaluate(s, model, held)
    for s in sets:
        reached = frozenset().union(*(met for met, c in zip(s.met, s.crossing, strict=True) if c))
        recall = len(reached) / sum(s.gold.values())
        means = [sum(column) / len(column) for column in zip(*folds[s.name].values(), strict=True)]
        print(f"{s.name}: candidates {sum(s.crossing)}, recall {recall:.3f};", end=" ")
        print(f"F1 {means[0]:.3f} P {means[1]:.3f} R {means[2]:.3f}")
        print("   ", "  ".join(f"{article} {fold[0]:.3f}" for article, fold in folds[s.name].items()))
    if arguments.write:
        write(fit_model(sets, None), [s.name for s in sets])


def write(model: Model, names: Sequence[str]) -> None:
    """Write the weights with their provenance."""
    counts = Counter("planted pairs" if name.startswith(PLANTED) else name for name in names)
    lines = [
        f"# Written by bench/fit_alignment.py: logistic regression, L2 penalty {PENALTY:g}, on the gold groups of",
        f"# {', '.join(f'{name} ({n} times)' if n > 1 else name for name, n in counts.items())}.",
        "# `pair` weighs a pair's own features, `context` adds its standing among the other pairs.",
        "",
        "[threshold]",
        f"link = {model.link:.4f}",
    ]
    for title, weights in (("pair", model.pair), ("context", model.context)):
        lines += ["", f"[{title}]", *(f"{name} = {value:.4f}" for name, value in sorted(weights.items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
