"""Claims scored as event frames: slot by slot, on the pairs of greatest total likeness (`optimal_claims`).

A filler is compared with the fillers of the same slot. Slots of paired claims give precision and recall; what a
missed claim would have filled counts in `recall, all claims` alone. Claims that nobody annotated do not count against
a slot: undated claims are annotated by choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.agreement import fillers
from pipeline.reconcile.bootstrap import STRETCH
from pipeline.reconcile.day_bounds import day_bounds
from pipeline.reconcile.figures import NONE, Counts, Value, f1, mean, ratio, share
from pipeline.reconcile.matching import Pairs, overlap
from pipeline.records.claim import AUTHOR, ROLES
from pipeline.records.gold import GoldClaim

SLOTS = ("trigger", "type", *ROLES, "when", "quantity", "polarity", "modality", "holder")
Filled = frozenset[object]
ClaimPairs = Mapping[str, tuple[Sequence[GoldClaim], Sequence[GoldClaim], Pairs[GoldClaim]]]


def filled(claim: GoldClaim, slot: str, renamed: Mapping[str, str] | None = None) -> Filled:
    """What fills a slot, in a form that compares by meaning: dates by their days, figures by number and comparator."""
    if slot in ROLES:
        return frozenset(fillers(claim, slot, renamed))
    if slot == "when":
        return frozenset() if claim.when is None else frozenset([day_bounds(claim.when)])
    if slot == "quantity":
        return frozenset() if claim.quantity is None else frozenset([(claim.quantity[0], claim.quantity[2])])
    if slot == "holder":
        return frozenset([(renamed or {}).get(claim.holder, claim.holder)])
    return frozenset([claim.trigger if slot == "trigger" else getattr(claim, slot)])


def same_slot(left: GoldClaim, right: GoldClaim, slot: str, renamed: Mapping[str, str]) -> bool:
    """Whether two paired claims fill a slot alike. Triggers do when they overlap, holders when both are the author or
    both are somebody else: who exactly is the names' business.
    """
    if slot == "trigger":
        return overlap(left.trigger, right.trigger) > 0
    if slot == "holder":
        return (left.holder == AUTHOR) == (right.holder == AUTHOR)
    return filled(left, slot) == filled(right, slot, renamed)


def slot_figures(articles: ClaimPairs, renamed: Mapping[str, str]) -> dict[str, Value]:
    """Precision, recall and F1 of every slot's fillers, and the share of paired claims with all slots right."""
    pairs = [pair for _, _, paired in articles.values() for pair in paired]
    gold = [claim for claims, _, _ in articles.values() for claim in claims]
    figures: dict[str, Value] = {}
    for slot in SLOTS:
        counts = sum((_slot_counts(a, b, slot, renamed) for a, b in pairs), NONE)
        figures |= {f"{slot} precision": counts.precision, f"{slot} recall": counts.recall, f"{slot} F1": counts.f1}
        there = sum(len(filled(claim, slot)) for claim in gold)
        figures[f"{slot} recall, all claims"] = ratio(counts.hits, there)
    figures["F1, mean of slots"] = mean(_number(figures[f"{slot} F1"]) for slot in SLOTS)
    figures["all slots right"] = share(all(same_slot(a, b, slot, renamed) for slot in SLOTS) for a, b in pairs)
    return figures


def _number(value: Value) -> float | None:
    return None if value is None else float(value)


def _slot_counts(left: GoldClaim, right: GoldClaim, slot: str, renamed: Mapping[str, str]) -> Counts:
    gold, found = filled(left, slot), filled(right, slot, renamed)
    if slot in {"trigger", "holder"}:
        return Counts(hits=int(same_slot(left, right, slot, renamed)), found=len(found), gold=len(gold))
    return Counts(hits=len(gold & found), found=len(found), gold=len(gold))


def claim_figures(articles: ClaimPairs) -> dict[str, Value]:
    """Claims found at all, by optimal pairs; and by event type, where a hit has the gold's type."""
    gold = [claim for claims, _, _ in articles.values() for claim in claims]
    found = [claim for _, claims, _ in articles.values() for claim in claims]
    pairs = [pair for _, _, paired in articles.values() for pair in paired]
    whole = Counts(hits=len(pairs), gold=len(gold), found=len(found))
    figures: dict[str, Value] = {
        "optimal paired": whole.hits,
        "optimal precision": whole.precision,
        "optimal recall": whole.recall,
        "optimal F1": whole.f1,
    }
    if len(articles) > 1:
        figures["optimal F1, mean of articles"] = mean(f1(len(p), len(g), len(f)) for g, f, p in articles.values())
    by_type = {kind: _of_type(kind, gold, found, pairs) for kind in sorted({claim.type for claim in gold})}
    for kind, counts in by_type.items():
        figures |= {f"optimal recall: {kind}": counts.recall, f"optimal F1: {kind}": counts.f1}
    figures["optimal F1, mean of types"] = mean(counts.f1 for counts in by_type.values())
    return figures


def _of_type(
    kind: str, gold: Sequence[GoldClaim], found: Sequence[GoldClaim], pairs: Sequence[tuple[GoldClaim, GoldClaim]]
) -> Counts:
    return Counts(
        hits=sum(a.type == b.type == kind for a, b in pairs),
        gold=sum(claim.type == kind for claim in gold),
        found=sum(claim.type == kind for claim in found),
    )


def claim_units(articles: ClaimPairs) -> list[tuple[int, ...]]:
    """(paired, found, gold) of every stretch of text that holds a claim, for intervals."""
    units: dict[tuple[str, int], list[int]] = {}
    for doc_id, article in articles.items():
        for place, column in _columns(*article):
            units.setdefault((doc_id, place // STRETCH), [0, 0, 0])[column] += 1
    return [tuple(units[key]) for key in sorted(units)]


def _columns(
    gold: Sequence[GoldClaim], found: Sequence[GoldClaim], pairs: Pairs[GoldClaim]
) -> Iterator[tuple[int, int]]:
    yield from ((left.start, 0) for left, _ in pairs)
    yield from ((claim.start, 1) for claim in found)
    yield from ((claim.start, 2) for claim in gold)
