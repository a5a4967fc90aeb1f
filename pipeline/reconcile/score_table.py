"""All figures of a reconciliation as rows: an article at a time and over all, with intervals for the headline ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.reconcile.agreement import PairedDocument, compare_documents, compare_groups, matched_ids
from pipeline.reconcile.bootstrap import intervals
from pipeline.reconcile.claim_pairs import Pair, PairwiseResult, conflict_figures, firm_figures, link_figures
from pipeline.reconcile.clusters import b_cubed_all
from pipeline.reconcile.figures import ALL, Value, as_scores, f1, harmonic, ratio
from pipeline.reconcile.frame_scores import ClaimPairs, claim_figures, claim_units, slot_figures
from pipeline.reconcile.handoff import causes
from pipeline.reconcile.matching import Pairs, optimal_claims
from pipeline.reconcile.region_scores import region_figures
from pipeline.reconcile.span_scores import SpanLayer, span_figures, span_layer, span_units
from pipeline.reconcile.timex_scores import timex_figures
from pipeline.records.gold import GoldClaim, GoldSet, Match, Score
from pipeline.records.group import CONFLICT
from pipeline.records.record import record

Sums = Sequence[int]
_OF_COUNTS: Mapping[str, Callable[[Sums], float | None]] = {
    "precision": lambda n: ratio(n[0], n[1]),
    "recall": lambda n: ratio(n[0], n[2]),
    "F1": lambda n: f1(n[0], n[2], n[1]),
}


@record
class Compared:
    """Everything that was paired, by article: names and times by overlap, claims by greatest total likeness."""

    name: str
    paired: tuple[PairedDocument, ...]
    renamed: Mapping[str, str]
    names: Mapping[str, SpanLayer]
    times: Mapping[str, SpanLayer]
    claims: Mapping[str, Pairs[GoldClaim]]

    @property
    def articles(self) -> ClaimPairs:
        """Claims of both sides and their pairs, by article."""
        return {d.doc_id: (d.gold.claims, d.found.claims, self.claims[d.doc_id]) for d in self.paired}


def compare_rows(name: str, paired: tuple[PairedDocument, ...]) -> Compared:
    """Gold and found rows paired in every article."""
    return Compared(
        name=name,
        paired=paired,
        renamed=matched_ids(paired),
        names={d.doc_id: span_layer(d.gold.names, d.found.names) for d in paired},
        times={d.doc_id: span_layer(d.gold.times, d.found.times) for d in paired},
        claims={d.doc_id: optimal_claims(d.gold.claims, d.found.claims) for d in paired},
    )


def article_scores(compared: Compared) -> Iterator[Score]:
    """Figures of regions, names, times, claims and their slots."""
    yield from with_intervals(compare_documents(compared.name, compared.paired), _greedy_intervals(compared))
    own = [(document.doc_id, [document]) for document in compared.paired]
    for doc_id, documents in [*own, (ALL, list(compared.paired))]:
        yield from _layers(compared, doc_id, documents)


def _layers(compared: Compared, doc_id: str, documents: Sequence[PairedDocument]) -> Iterator[Score]:
    name, ids = compared.name, [document.doc_id for document in documents]
    names = {i: compared.names[i] for i in ids}
    times = {i: compared.times[i] for i in ids}
    articles = {i: compared.articles[i] for i in ids}
    everything = doc_id == ALL
    yield from as_scores(name, "region", doc_id, region_figures([(d.gold, d.found) for d in documents]))
    yield from with_intervals(
        as_scores(name, "entity", doc_id, span_figures(names) | _cluster_figures(documents)),
        _span_intervals("entity", names) if everything else {},
    )
    values = timex_figures([(d.gold.times, d.found.times) for d in documents])
    yield from with_intervals(
        as_scores(name, "time", doc_id, span_figures(times) | values),
        _span_intervals("time", times) if everything else {},
    )
    yield from with_intervals(
        as_scores(name, "claim", doc_id, claim_figures(articles)),
        _counted_intervals("claim", "optimal", claim_units(articles)) if everything else {},
    )
    yield from as_scores(name, "slot", doc_id, slot_figures(articles, compared.renamed))


def _cluster_figures(documents: Sequence[PairedDocument]) -> dict[str, Value]:
    pairs = [pair for document in documents for pair in document.names]
    left, right = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    found = b_cubed_all(
        [(a.value, b.value) for a, b in pairs],
        missed=[n.value for d in documents for n in d.gold.names if id(n) not in left],
        spurious=[n.value for d in documents for n in d.found.names if id(n) not in right],
    )
    return {
        "id B3 precision, all names": found.precision if found else None,
        "id B3 recall, all names": found.recall if found else None,
        "id B3 F1, all names": found.f1 if found else None,
    }


Bounds = Mapping[tuple[str, str], tuple[float, float]]


def with_intervals(scores: Iterable[Score], bounds: Bounds) -> Iterator[Score]:
    """The rows over all articles with the bounds of those figures that have some."""
    for score in scores:
        low, high = bounds.get((score.layer, score.measure), (None, None)) if score.doc_id == ALL else (None, None)
        yield score if low is None else replace(score, low=low, high=high)


def _counted_intervals(layer: str, prefix: str, units: list[tuple[int, ...]]) -> Bounds:
    return {(layer, f"{prefix} {name}"): bounds for name, bounds in intervals(units, _OF_COUNTS).items()}


def _span_intervals(layer: str, spans: Mapping[str, SpanLayer]) -> Bounds:
    strict = _counted_intervals(layer, "strict", span_units(spans, labelled=True))
    return {**strict, **_counted_intervals(layer, "boundary", span_units(spans, labelled=False))}


def _greedy_intervals(compared: Compared) -> Bounds:
    claims = {d.doc_id: (d.gold.claims, d.found.claims, d.claims) for d in compared.paired}
    units = {
        ("entity", "span F1"): span_units(compared.names, labelled=False),
        ("time", "span F1"): span_units(compared.times, labelled=False),
        ("claim", "F1"): claim_units(claims),
    }
    only_f1 = {"F1": _OF_COUNTS["F1"]}
    return {key: bounds for key, counted in units.items() for bounds in intervals(counted, only_f1).values()}


def alignment_scores(compared: Compared, gold: GoldSet, found: GoldSet, result: PairwiseResult) -> Iterator[Score]:
    """Figures of links and conflicts: among claims that both sides have, and of the whole run."""
    name = compared.name
    yield from compare_groups(name, compared.paired, gold.groups, found.groups)
    spoken = {key for keys in result.speaks.values() for key in keys}
    n_gold = sum(len(document.claims) for document in gold.documents)
    yield from as_scores(name, "claim", ALL, {"spoken of": ratio(len(spoken), n_gold)})
    bounds = _pair_intervals(result)
    yield from with_intervals(as_scores(name, "link", ALL, link_figures(result)), bounds)
    texts = {document.doc_id for document in found.documents}
    firm = firm_figures(result, gold.groups, texts)
    yield from with_intervals(as_scores(name, "conflict", ALL, conflict_figures(result) | firm), bounds)


def _pair_intervals(result: PairwiseResult) -> Bounds:
    """Pairs that share a gold claim are drawn together; a comparison that joins no gold pair is drawn by itself."""
    links, conflicts = _pair_units(result)
    of_links: dict[str, Callable[[Sums], float | None]] = {
        "precision": lambda n: ratio(n[0], n[1]),
        "recall": lambda n: ratio(n[2], n[3]),
        "F1": lambda n: harmonic(ratio(n[0], n[1]), ratio(n[2], n[3])),
    }
    of_conflicts: dict[str, Callable[[Sums], float | None]] = {
        "precision": lambda n: ratio(n[0], n[0] + n[1]),
        "recall": lambda n: ratio(n[0], n[2]),
        "F1": lambda n: harmonic(ratio(n[0], n[0] + n[1]), ratio(n[0], n[2])),
    }
    found = {("link", name): bounds for name, bounds in intervals(links, of_links).items()}
    return found | {("conflict", name): bounds for name, bounds in intervals(conflicts, of_conflicts).items()}


def _pair_units(result: PairwiseResult) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    part = _parts(result.pairs)
    hits = result.right & result.of(CONFLICT)
    links: dict[int, list[int]] = {}
    conflicts: dict[int, list[int]] = {}
    for pair, gold in result.pairs.items():
        unit = links.setdefault(part[pair], [0, 0, 0, 0])
        unit[2] += pair in result.linked
        unit[3] += 1
        if gold.relation == CONFLICT:
            opposed = conflicts.setdefault(part[pair], [0, 0, 0])
            opposed[0] += pair in hits
            opposed[2] += 1
    for one in result.judged:
        if one.met:
            links[part[one.met[0]]][0] += one.known
            links[part[one.met[0]]][1] += one.known
    lone = [(0, 1, 0, 0) for one in result.judged if one.known and not one.met]
    false = [(0, 1, 0) for _ in result.false_conflicts]
    return [*map(tuple, links.values()), *lone], [*map(tuple, conflicts.values()), *false]


def _parts(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """A number for every pair, the same for pairs that share claims directly or through others."""
    part_of_claim: dict[tuple[str, str], int] = {}
    members: dict[int, set[tuple[str, str]]] = {}
    listed = list(pairs)
    for number, pair in enumerate(listed):
        joined = {part_of_claim[claim] for claim in pair if claim in part_of_claim}
        members[number] = set(pair).union(*(members.pop(part) for part in sorted(joined)))
        part_of_claim |= dict.fromkeys(members[number], number)
    return {pair: part_of_claim[min(pair)] for pair in listed}


def handoff_scores(name: str, matches: Iterable[Match]) -> Iterator[Score]:
    """How many misses each earlier error explains, by layer: `missed claims because of: name`."""
    reasons: dict[str, list[str]] = {}
    for match in matches:
        if match.outcome in {"missed", "incorrect", "partial"}:
            noun = {"missed": "missed"}.get(match.outcome, "wrong")
            reasons.setdefault(f"{noun} {match.layer}s", []).append(match.because)
    for what, listed in sorted(reasons.items()):
        counted = {f"{what} because of: {cause}": n for cause, n in causes(listed).items()}
        yield from as_scores(name, "handoff", ALL, {**counted})
