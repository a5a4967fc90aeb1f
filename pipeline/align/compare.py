"""Two claims, or two small heaps of claims, set side by side: what `explain` shows and `compare_texts` returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pipeline.align.blocking import index_keys
from pipeline.align.columns import tabulate
from pipeline.align.doubts import decided
from pipeline.align.features import PairFeatures
from pipeline.align.rarity import Rarity
from pipeline.align.scoring import score_pairs
from pipeline.align.stage import align, background_of, compare_views
from pipeline.align.strangers import name_strangers
from pipeline.align.texts.judging import UNRELATED, judge_texts
from pipeline.align.texts.whole import WholeText
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import view_claims
from pipeline.align.wording import reason_of
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Entity
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED, Comparison
from pipeline.records.record import record


@record
class TextVerdict:
    """What two texts are to each other: `verdict` is agree, conflict, undecided or unrelated.

    `conflict_on` lists the slots in conflict, `reason` says why in one sentence, `comparisons` holds the pairs of
    claims behind it, likeliest first, and `claims` the claims by id; both are empty where the words of the texts
    decide.
    """

    verdict: str
    conflict_on: tuple[str, ...]
    reason: str
    comparisons: tuple[Comparison, ...]
    claims: Mapping[str, Claim]


def compare_claims(
    left: Claim,
    right: Claim,
    *,
    knowledge: Knowledge,
    claims: Sequence[Claim] = (),
    entities: Sequence[Entity] = (),
    sources: Mapping[str, Source] | None = None,
) -> Comparison:
    """Compare two claims whether or not they would be linked; `claims` is the run that they stand in, by which names
    and words are rare or common. `score` is then the pair's own probability among them.
    """
    run = {claim.claim_id: claim for claim in (*claims, left, right)}
    views = view_claims(tuple(run.values()), sources or {}, knowledge.relatedness, knowledge.contrasts)
    place = {view.claim_id: i for i, view in enumerate(views)}
    i, j = sorted((place[left.claim_id], place[right.claim_id]))
    table = tabulate(views, knowledge.relatedness)
    features = PairFeatures(table, Rarity(table), knowledge.relatedness)
    scores = score_pairs(np.array([i]), np.array([j]), features, table.sources, knowledge.weights)
    alone = index_keys(tabulate((views[i], views[j]), knowledge.relatedness))
    keys = tuple(sorted(next(alone.shared(np.array([0]), np.array([1])))))
    return compare_views(
        views[i],
        views[j],
        background_of(entities, knowledge),
        score=float(scores[0]),
        keys=keys,
        strangers=bool(name_strangers(table, np.array([i]), np.array([j]))[0]),
    )


def compare_wholes(
    left: WholeText,
    right: WholeText,
    read_claims: Callable[[], tuple[Sequence[Claim], Sequence[Claim]]],
    *,
    entities: Sequence[Entity],
    knowledge: Knowledge,
) -> TextVerdict:
    """Compare two texts as wholes. Where their words show no conflict their claims may, and where the words leave it
    open the claims may agree.

    `read_claims` is called only then, for reading claims takes longer than all the rest.
    """
    whole = judge_texts(left, right, background_of(entities, knowledge), knowledge.lexicon)
    if whole.verdict in {AGREE, UNDECIDED}:
        by_claims = compare_heaps(*read_claims(), entities=entities, knowledge=knowledge)
        if by_claims.verdict == CONFLICT or (whole.verdict == UNDECIDED and by_claims.verdict == AGREE):
            return by_claims
    return TextVerdict(verdict=whole.verdict, conflict_on=whole.fields, reason=whole.reason, comparisons=(), claims={})


def compare_heaps(
    left: Sequence[Claim], right: Sequence[Claim], *, entities: Sequence[Entity], knowledge: Knowledge
) -> TextVerdict:
    """Compare the claims of two texts: a conflict anywhere is a conflict, else agreement anywhere is agreement.

    Two texts laid side by side need less to agree than two claims of a corpus: two slots, however loose the link.
    """
    found = align((*left, *right), sources={}, entities=entities, knowledge=knowledge)
    judged = (replace(c, verdict=_between_texts(c)) for c in found.comparisons)
    comparisons = tuple(sorted(judged, key=lambda c: (-c.score, c.left, c.right)))
    claims = {claim.claim_id: claim for claim in (*left, *right)}
    for verdict in (CONFLICT, AGREE, UNDECIDED):
        decisive = [c for c in comparisons if c.verdict == verdict]
        if decisive:
            on = tuple(dict.fromkeys(field for c in decisive for field in c.conflict_on))
            return TextVerdict(
                verdict=verdict,
                conflict_on=on,
                reason=_reason_in_order(decisive[0], left, right, entities, knowledge),
                comparisons=comparisons,
                claims=claims,
            )
    reason = "The texts make no claims about the same thing."
    return TextVerdict(verdict=UNRELATED, conflict_on=(), reason=reason, comparisons=(), claims=claims)


def _between_texts(comparison: Comparison) -> str:
    """The verdict on two claims of texts of a sentence or two: that both name somebody is no agreement yet."""
    agreed = {f.field for f in comparison.fields if f.outcome == AGREE} - {"modality"}
    if comparison.verdict == AGREE:
        return AGREE if agreed != {"participant"} else UNDECIDED
    alike = len(agreed - {"polarity"}) > 1 and judge_pair(comparison.fields)[0] == AGREE
    return AGREE if comparison.verdict == UNDECIDED and alike else comparison.verdict


def _reason_in_order(
    comparison: Comparison,
    left: Sequence[Claim],
    right: Sequence[Claim],
    entities: Sequence[Entity],
    knowledge: Knowledge,
) -> str:
    """The reason with the first text's value first."""
    views = view_claims((*left, *right), {}, knowledge.relatedness, knowledge.contrasts)
    by_id = {view.claim_id: view for view in views}
    first = comparison.left if any(c.claim_id == comparison.left for c in left) else comparison.right
    second = comparison.right if first == comparison.left else comparison.left
    found = compare_fields(by_id[first], by_id[second], background_of(entities, knowledge))
    fields = tuple(decided(field, comparison.score) for field in found)
    return reason_of(fields, comparison.verdict)
