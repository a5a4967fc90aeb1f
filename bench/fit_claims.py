"""Fit the two models that choose and date claims, and say how they do on articles that they have not seen.

    python -m bench.fit_claims FOLDER GOLD [FOLDER GOLD ...] [--write]

Each FOLDER of articles is read as `variorum run` reads it and its drafts are compared with the claims of the gold set
beside it. A draft is right when its trigger overlaps a gold trigger; where no draft's trigger does, the draft whose
evidence fits best stands for the gold claim. A date is right when its days are those of the gold claim's `when`.

Folds leave one article out, in every form in which the sets hold it (articles of one doc_id are one fold). The measure
of the folds is printed; with --write the weights fitted on everything go to `pipeline/resources/claims/weights.toml`.
Logistic regression with a quadratic penalty, by Newton's method; no randomness.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.extract.dating import Option, choose_option
from pipeline.extract.drafts import Draft
from pipeline.extract.nlp import load_model, parse
from pipeline.extract.stage import drafts_of
from pipeline.extract.stretch import find_stretch, own_tokens
from pipeline.extract.worth import probability
from pipeline.ingest.metadata import read_sidecar
from pipeline.ingest.stage import ingest
from pipeline.packs.claim_weights import Weights
from pipeline.packs.knowledge import load_knowledge
from pipeline.reconcile.anchoring import move_document
from pipeline.records.document import PROSE_ROLES, Document
from pipeline.records.edtf import edtf_days
from pipeline.records.gold import GoldClaim
from pipeline.store.articles import list_files, read_raw, read_sidecars
from pipeline.store.gold import read_gold_set

TARGET = Path(__file__).resolve().parents[1] / "pipeline/resources/claims/weights.toml"
WORTH_PENALTY = 6.0
DATE_PENALTY = 12.0
STEPS = 150
RATE = 0.05
SMALLEST = 0.005
RAREST = 4
PER_THOUSAND = 101.0


@dataclass(frozen=True)
class Example:
    """One yes-or-no case of a model."""

    fold: str
    features: tuple[str, ...]
    right: bool
    weight: float = 1.0


@dataclass(frozen=True)
class Judged:
    """A draft and the gold claims of which it speaks."""

    fold: str
    draft: Draft
    gold: tuple[GoldClaim, ...]


def judge(drafts: Sequence[Draft], gold: Sequence[GoldClaim], fold: str) -> list[Judged]:
    """Each draft with the gold claims that it should become."""
    spoken: dict[int, list[GoldClaim]] = defaultdict(list)
    spans = [_trigger_span(draft) for draft in drafts]
    stretches = [_stretch_span(draft) for draft in drafts]
    for claim in gold:
        hits = [n for n, (start, end) in enumerate(spans) if start < claim.trigger[1] and claim.trigger[0] < end]
        if not hits:
            fits = [(_fit(stretch, (claim.start, claim.end)), -n) for n, stretch in enumerate(stretches)]
            best = max(fits, default=(0.0, 0))
            hits = [-best[1]] if best[0] >= 0.5 else []
        for n in hits:
            spoken[n].append(claim)
    return [Judged(fold, draft, tuple(spoken[n])) for n, draft in enumerate(drafts)]


def _trigger_span(draft: Draft) -> tuple[int, int]:
    token = draft.predicate.trigger
    return draft.reading.passage.to_document(token.idx, token.idx + len(token))


def _stretch_span(draft: Draft) -> tuple[int, int]:
    first, last = find_stretch(draft.predicate.trigger, own_tokens(draft.predicate), None)
    doc = draft.reading.passage.doc
    return draft.reading.passage.to_document(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _fit(left: tuple[int, int], right: tuple[int, int]) -> float:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return max(common, 0) / (max(left[1], right[1]) - min(left[0], right[0]))


def worth_examples(judged: Iterable[Judged]) -> list[Example]:
    """One case a draft."""
    return [Example(j.fold, j.draft.features, bool(j.gold)) for j in judged]


@dataclass(frozen=True)
class Choice:
    """The dates that one draft could take, with which of them is right; the last option is no date at all."""

    fold: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def date_choices(judged: Iterable[Judged]) -> list[Choice]:
    """One case for each draft with gold that has a right answer among its options."""
    cases = []
    for j in judged:
        right = (*(right_date(option, j.gold) for option in j.draft.options), any(not c.when for c in j.gold))
        if j.gold and any(right):
            cases.append(Choice(j.fold, (*(o.features for o in j.draft.options), j.draft.undated), right))
    return cases


def fit_choices(choices: Sequence[Choice], penalty: float) -> Weights:
    """Weights of a conditional logistic model: an option's share of the exponentials of its draft's options."""
    counts = Counter(name for c in choices for option in c.options for name in option)
    names = sorted(name for name, n in counts.items() if n >= RAREST)
    column = {name: n for n, name in enumerate(names)}
    rows = [[column[name] for name in option if name in column] for c in choices for option in c.options]
    table = np.zeros((len(rows), len(names)))
    for n, columns in enumerate(rows):
        table[n, columns] = 1.0
    group = np.repeat(np.arange(len(choices)), [len(c.options) for c in choices])
    right = np.array([r for c in choices for r in c.right])
    weights, speed, size = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        share = _shares(table @ weights, group, len(choices))
        goal = share * right
        goal = goal / np.bincount(group, goal, len(choices))[group]
        gradient = table.T @ (goal - share) - penalty * weights / len(names) * 100
        speed, size = 0.9 * speed + 0.1 * gradient, 0.999 * size + 0.001 * gradient**2
        weights = weights + RATE * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    return _rounded(names, weights)


def _rounded(names: Sequence[str], weights: Any) -> Weights:
    return Weights({name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST})


def _shares(scores: Any, group: Any, groups: int) -> Any:
    raised = np.exp(scores - scores.max())
    return raised / np.bincount(group, raised, groups)[group]


def right_date(option: Option, gold: Iterable[GoldClaim]) -> bool:
    """Whether the days of an option are those of a gold claim."""
    wanted = {edtf_days(claim.when) for claim in gold if claim.when}
    return bool(wanted & set(option.day_pairs))


def fit(examples: Sequence[Example], penalty: float) -> Weights:
    """Weights of a logistic model; features seen in fewer than RAREST cases are left out."""
    counts = Counter(name for e in examples for name in e.features)
    names = sorted(name for name, n in counts.items() if n >= RAREST)
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        table[row, [column[name] for name in example.features if name in column]] = 1.0
    answers = np.array([float(e.right) for e in examples])
    ridge = np.full(len(names), penalty)
    ridge[column["bias"]] = 0.01
    weights = np.zeros(len(names))
    for _ in range(12):
        chance = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (answers - chance) - ridge * weights
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, gradient)
    return _rounded(names, weights)


def held_out(examples: Sequence[Example], penalty: float) -> list[float]:
    """The probability of each case under a model that has not seen its article."""
    models = {
        fold: fit([e for e in examples if e.fold != fold], penalty) for fold in sorted({e.fold for e in examples})
    }
    return [probability(e.features, models[e.fold]) for e in examples]


def threshold_for(chances: Sequence[float], words: int, per_thousand: float) -> float:
    """The probability above which so many claims per thousand words are kept."""
    kept = max(1, int(words * per_thousand / 1000))
    ranked = sorted(chances, reverse=True)
    return round(ranked[min(kept, len(ranked)) - 1], 3)


@dataclass(frozen=True)
class DateScore:
    """How dates fare at a threshold: share of drafts with gold whose date is right (none included), and F1 of dated
    claims, gold against kept, whatever their dates.
    """

    threshold: float
    right: float
    dated_f1: float


def date_scores(judged: Sequence[Judged], kept: Sequence[bool], models: Mapping[str, Weights]) -> list[DateScore]:
    """Both measures at every threshold."""
    wanted = sum(bool(c.when) for j in judged for c in j.gold)
    found = []
    for step in range(20, 85, 4):
        right = cases = dated = both = 0
        for j, keep in zip(judged, kept, strict=True):
            chosen = choose_option(j.draft.options, j.draft.undated, models[j.fold], step / 100)
            if j.gold:
                cases += 1
                right += right_date(chosen, j.gold) if chosen else any(not c.when for c in j.gold)
            if keep and chosen:
                dated += len(chosen.dated)
                both += min(len(chosen.dated), sum(bool(c.when) for c in j.gold))
        found.append(DateScore(step / 100, right / cases, 2 * both / (wanted + dated)))
    return found


def report(judged: Sequence[Judged], words: int) -> tuple[dict[str, float], dict[str, float], float, float]:
    """Print how the models do on unseen articles; the weights and thresholds fitted on everything."""
    worth, dates = worth_examples(judged), date_choices(judged)
    chances = held_out(worth, WORTH_PENALTY)
    keep = threshold_for(chances, words, PER_THOUSAND)
    folds = sorted({j.fold for j in judged})
    models = {fold: fit_choices([c for c in dates if c.fold != fold], DATE_PENALTY) for fold in folds}
    scores = date_scores(judged, [chance >= keep for chance in chances], models)
    best = max(scores, key=lambda s: (s.right + s.dated_f1, s.threshold))
    spoken = sum(len(j.gold) for j, chance in zip(judged, chances, strict=True) if chance >= keep)
    everything = sum(len(j.gold) for j in judged)
    kept = sum(chance >= keep for chance in chances)
    right = sum(bool(j.gold) for j, chance in zip(judged, chances, strict=True) if chance >= keep)
    print(
        f"worth, unseen: {kept} kept of {len(judged)}, threshold {keep}, recall {spoken / everything:.3f}, "
        f"precision {right / kept:.3f}"
    )
    print(
        "dates, unseen: " + "; ".join(f"{s.threshold}: right {s.right:.3f}, dated F1 {s.dated_f1:.3f}" for s in scores)
    )
    return fit(worth, WORTH_PENALTY), fit_choices(dates, DATE_PENALTY), keep, best.threshold


def write_weights(worth: Mapping[str, float], dating: Mapping[str, float], keep: float, date: float) -> None:
    """Write the weights as data with their provenance."""
    lines = [
        "# Written by `python -m bench.fit_claims ... --write` from the annotated articles; do not edit by hand.",
        "# Logistic weights of named features: `worth`, whether a predicate becomes a claim; `dating`, whether a date",
        "# is a claim's. `keep` and `date` are the probabilities from which the answer is yes.",
        "",
        "[threshold]",
        f"keep = {keep}",
        f"date = {date}",
    ]
    for name, table in (("worth", worth), ("dating", dating)):
        lines += ["", f"[{name}]", *(f'"{feature}" = {weight}' for feature, weight in sorted(table.items()))]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def collect(corpus: Path, gold_folder: Path, packs: tuple[str, ...] = ()) -> tuple[list[Judged], int]:
    """The drafts of a folder of articles judged by a gold set, and the words of its running text."""
    knowledge = load_knowledge(packs)
    files = sorted(list_files(corpus), key=lambda file: file.path)
    sidecar = read_sidecar(list(read_sidecars(corpus)))
    documents = {d.doc_id: d for d in (ingest(read_raw(file, corpus), sidecar) for file in files)}
    gold = read_gold_set(gold_folder)
    placed = {d.doc_id: move_document(d, documents[d.doc_id].text)[0] for d in gold.documents}
    judged: list[Judged] = []
    for parsed in parse(list(documents.values()), load_model()):
        doc_id = parsed.document.doc_id
        drafts = list(drafts_of(parsed, knowledge=knowledge))
        judged += judge(drafts, placed[doc_id].claims, doc_id)
    return judged, sum(_prose_words(document) for document in documents.values())


def _prose_words(document: Document) -> int:
    return sum(len(document.text[b.start : b.end].split()) for b in document.blocks if b.role in PROSE_ROLES)


def main(arguments: Sequence[str]) -> None:
    """Fit on the pairs of folders given; see the module's docstring."""
    folders = [Path(a) for a in arguments if a != "--write"]
    judged: list[Judged] = []
    words = 0
    for corpus, gold in zip(folders[::2], folders[1::2], strict=True):
        found, count = collect(corpus, gold)
        judged, words = judged + found, words + count
    worth, dating, keep, date = report(judged, words)
    if "--write" in arguments:
        write_weights(worth, dating, keep, date)


if __name__ == "__main__":
    main(sys.argv[1:])
