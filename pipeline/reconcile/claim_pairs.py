"""Links and conflicts of a whole run against the gold's groups, pair by pair, nothing forgiven.

A predicted claim speaks of the gold claim that fits it best: their triggers overlap, or their evidence shares at least
half of its union; equal fits count all. A gold pair is two claims of different articles in one group: `conflict` on
different sides, `agree` otherwise; members on no side of a conflict group form no pair. A pair counts once however
many groups hold it, and conflict wins over agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.reconcile.figures import Value, harmonic, ratio
from pipeline.reconcile.matching import overlap
from pipeline.records.gold import GoldClaim, GoldDocument, GoldGroup, GoldSet
from pipeline.records.group import CONFLICT, Comparison
from pipeline.records.record import record

LONGEST_EVIDENCE = 600  # characters: longer evidence speaks of nothing
LONGEST_TRIGGER = 40  # characters: a longer trigger is none
PLAIN_SLOTS = frozenset({"date", "quantity", "office", "participant", "place", "polarity"})
Key = tuple[str, str]
Pair = frozenset[Key]


@record
class GoldPair:
    """What the gold says of two claims: agree or conflict, and on which slots they conflict."""

    relation: str
    on: frozenset[str]


@record
class JudgedPair:
    """One predicted comparison and the gold pairs that it joins. `known`: both its claims speak of gold claims."""

    comparison: Comparison
    met: tuple[Pair, ...]
    right: tuple[Pair, ...]
    known: bool


@record
class PairwiseResult:
    """Gold pairs, predicted comparisons judged by them, and which predicted claims speak of which gold claims."""

    pairs: Mapping[Pair, GoldPair]
    judged: tuple[JudgedPair, ...]
    speaks: Mapping[str, frozenset[Key]]

    @property
    def linked(self) -> frozenset[Pair]:
        """Gold pairs that some comparison joins."""
        return frozenset(pair for one in self.judged for pair in one.met)

    @property
    def right(self) -> frozenset[Pair]:
        """Gold pairs that some comparison joins with the gold's verdict."""
        return frozenset(pair for one in self.judged for pair in one.right)

    @property
    def right_kind(self) -> frozenset[Pair]:
        """Conflicts found with at least one of the gold's slots."""
        return frozenset(
            pair
            for one in self.judged
            if one.comparison.verdict == CONFLICT
            for pair in one.right
            if self.pairs[pair].on & set(one.comparison.conflict_on)
        )

    @property
    def false_conflicts(self) -> tuple[JudgedPair, ...]:
        """Predicted conflicts that are none of the gold's. Gold conflicts were searched exhaustively."""
        return tuple(one for one in self.judged if one.comparison.verdict == CONFLICT and not one.right)

    def of(self, relation: str) -> frozenset[Pair]:
        """Gold pairs of one relation."""
        return frozenset(pair for pair, gold in self.pairs.items() if gold.relation == relation)


def judge_pairs(gold: GoldSet, found: GoldSet, comparisons: Sequence[Comparison]) -> PairwiseResult:
    """Comparisons of a run against the gold's groups. Both sets' offsets point into the run's texts.

    Of several comparisons of the same two claims the first counts.
    """
    texts = {document.doc_id for document in found.documents}
    pairs = gold_pairs(gold.groups, texts)
    by_doc = {document.doc_id: document for document in gold.documents}
    speaks = {
        claim.id: _spoken_of(claim, by_doc.get(document.doc_id))
        for document in found.documents
        for claim in document.claims
    }
    once: dict[frozenset[str], Comparison] = {}
    for comparison in comparisons:
        once.setdefault(frozenset((comparison.left, comparison.right)), comparison)
    judged = tuple(_judge(comparison, speaks, pairs) for comparison in once.values())
    return PairwiseResult(pairs=pairs, judged=judged, speaks=speaks)


def gold_pairs(groups: Iterable[GoldGroup], texts: set[str]) -> dict[Pair, GoldPair]:
    """Pairs of gold claims of different articles, of the articles in `texts`, in the order of the groups."""
    pairs: dict[Pair, GoldPair] = {}
    for group in groups:
        side = {member: number for number, members in enumerate(group.sides) for member in members}
        for i, left in enumerate(group.members):
            for right in group.members[i + 1 :]:
                if left[0] == right[0] or not {left[0], right[0]} <= texts:
                    continue
                if group.verdict == CONFLICT and not (left in side and right in side):
                    continue
                opposed = group.verdict == CONFLICT and side[left] != side[right]
                _note_pair(pairs, frozenset((left, right)), frozenset(group.on) if opposed else None)
    return pairs


def _note_pair(pairs: dict[Pair, GoldPair], pair: Pair, on: frozenset[str] | None) -> None:
    if on is None:
        pairs.setdefault(pair, GoldPair(relation="agree", on=frozenset()))
        return
    before = pairs[pair].on if pair in pairs else frozenset()
    pairs[pair] = GoldPair(relation=CONFLICT, on=on | before)


def _spoken_of(claim: GoldClaim, document: GoldDocument | None) -> frozenset[Key]:
    if document is None or claim.end - claim.start > LONGEST_EVIDENCE:
        return frozenset()
    trigger = claim.trigger
    fits = []
    for gold in document.claims:
        common = overlap((claim.start, claim.end), (gold.start, gold.end))
        union = max(claim.end, gold.end) - min(claim.start, gold.start)
        hit = overlap(trigger, gold.trigger) > 0 and trigger[1] - trigger[0] <= LONGEST_TRIGGER
        if hit or 2 * common >= union:
            fits.append(((hit, round(common / union, 3)), (document.doc_id, gold.id)))
    best = max((fit for fit, _ in fits), default=None)
    return frozenset(key for fit, key in fits if fit == best)


def _judge(comparison: Comparison, speaks: Mapping[str, frozenset[Key]], pairs: Mapping[Pair, GoldPair]) -> JudgedPair:
    left, right = speaks.get(comparison.left, frozenset()), speaks.get(comparison.right, frozenset())
    joined = {frozenset((a, b)) for a in left for b in right if a[0] != b[0]}
    met = sorted((pair for pair in joined if pair in pairs), key=sorted)
    return JudgedPair(
        comparison=comparison,
        met=tuple(met),
        right=tuple(pair for pair in met if pairs[pair].relation == comparison.verdict),
        known=bool(left and right),
    )


def link_figures(result: PairwiseResult) -> dict[str, Value]:
    """Gold pairs that some comparison joins, whatever its verdict."""
    known = [one for one in result.judged if one.known]
    precision = ratio(sum(bool(one.met) for one in known), len(known))
    recall = ratio(len(result.linked), len(result.pairs))
    agree = result.of("agree")
    return {
        "gold": len(result.pairs),
        "found": len(result.judged),
        "precision": precision,
        "recall": recall,
        "F1": harmonic(precision, recall),
        "agree recall": ratio(len(result.right & agree), len(agree)),
    }


def conflict_figures(result: PairwiseResult) -> dict[str, Value]:
    """Conflict pairs that some comparison joins as a conflict, all and by the gold's slot."""
    conflicts = result.of(CONFLICT)
    hit = result.right & conflicts
    precision = ratio(len(hit), len(hit) + len(result.false_conflicts))
    recall = ratio(len(hit), len(conflicts))
    plain = {pair for pair in conflicts if result.pairs[pair].on & PLAIN_SLOTS}
    figures: dict[str, Value] = {
        "gold": len(conflicts),
        "found": sum(one.comparison.verdict == CONFLICT for one in result.judged),
        "precision": precision,
        "recall": recall,
        "F1": harmonic(precision, recall),
        "recall on date, quantity, office, participant, place, polarity": ratio(len(hit & plain), len(plain)),
        "right kind": ratio(len(result.right_kind), len(hit)),
    }
    for slot in sorted({slot for pair in conflicts for slot in result.pairs[pair].on}):
        of_slot = {pair for pair in conflicts if slot in result.pairs[pair].on}
        figures[f"recall: {slot}"] = ratio(len(hit & of_slot), len(of_slot))
    return figures


def firm_figures(result: PairwiseResult, groups: Sequence[GoldGroup], texts: set[str]) -> dict[str, Value]:
    """Conflict groups that no charitable reader reconciles, and how many have at least one pair found as a conflict."""
    firm = [group for group in groups if group.verdict == CONFLICT and group.strength == "firm"]
    reached = [
        g for g in firm if any(p in result.right for p, q in gold_pairs([g], texts).items() if q.relation == CONFLICT)
    ]
    return {"firm groups": len(firm), "firm groups found": len(reached)}
