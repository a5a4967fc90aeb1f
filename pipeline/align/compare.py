"""Two claims, or two small heaps of claims, set side by side: what `explain` shows and `compare_texts` returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.align.blocking import Candidate, claim_keys
from pipeline.align.rarity import measure_rarity
from pipeline.align.scoring import score_candidates
from pipeline.align.stage import align, background_of, compare_views
from pipeline.align.texts import WholeText, judge_texts
from pipeline.align.verdict import compare_fields
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Entity
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED, Comparison, FieldComparison

UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVerdict:
    """What two texts are to each other: `verdict` is agree, conflict, undecided or unrelated.

    `conflict_on` lists the slots in conflict, `reason` says why in one sentence, `comparisons` holds the pairs of
    claims behind it, likeliest first, and `claims` the claims by id.
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
    keys = tuple(sorted(claim_keys(views[i]) & claim_keys(views[j])))
    link = score_candidates(
        [Candidate(i, j, keys)], views, measure_rarity(views), knowledge.relatedness, knowledge.weights
    )[0]
    return compare_views(views, link, background_of(entities, knowledge))


def compare_heaps(
    left: Sequence[Claim],
    right: Sequence[Claim],
    *,
    entities: Sequence[Entity],
    knowledge: Knowledge,
    texts: tuple[WholeText, WholeText] | None = None,
) -> TextVerdict:
    """Compare the claims of two texts: a conflict anywhere is a conflict, else agreement anywhere is agreement.

    With `texts`, what the claims leave without a conflict is also judged by the words of the whole texts, which may
    find a conflict, and relatedness where no claims could be linked.
    """
    by_claims = _by_claims(left, right, entities, knowledge)
    whole = judge_texts(*texts, knowledge.relatedness) if texts and by_claims.verdict != CONFLICT else None
    if whole is None or (whole.verdict != CONFLICT and by_claims.verdict != UNRELATED):
        return by_claims
    on = (whole.field,) if whole.field else ()
    return replace(by_claims, verdict=whole.verdict, conflict_on=on, reason=whole.reason)


def _by_claims(
    left: Sequence[Claim], right: Sequence[Claim], entities: Sequence[Entity], knowledge: Knowledge
) -> TextVerdict:
    found = align((*left, *right), sources={}, entities=entities, knowledge=knowledge)
    comparisons = tuple(sorted(found.comparisons, key=lambda c: (-c.score, c.left, c.right)))
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
    fields = compare_fields(by_id[first], by_id[second], background_of(entities, knowledge))
    return reason_of(fields, comparison.verdict)


def reason_of(fields: Sequence[FieldComparison], verdict: str) -> str:
    """The reasons of the slots that decided a pair, as one sentence; equal certainty alone is no reason."""
    reasons = {f.field: f.reason for f in fields if f.outcome == verdict}
    telling = [reason for field, reason in reasons.items() if field not in {"modality", "polarity"} or verdict != AGREE]
    text = "; ".join(telling) or "they say the same thing"
    return f"{text[:1].upper()}{text[1:]}."
