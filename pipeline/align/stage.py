"""Claims to groups: which claims answer one question, and where their sources agree or conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.align.background import Background
from pipeline.align.blocking import Candidate, index_keys, pair_up
from pipeline.align.clustering import Pair
from pipeline.align.decisions import (
    Verdicts,
    edit_claims,
    read_verdicts,
    reconcile_pair,
    with_outcome,
)
from pipeline.align.grouping import group_links
from pipeline.align.key_index import KeyIndex
from pipeline.align.rarity import measure_rarity
from pipeline.align.scoring import Link, score_candidates
from pipeline.align.settling import settle
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import ClaimView, view_claims
from pipeline.align.within_source import find_contradictions
from pipeline.collector import collector_paused
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Entity
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.group import CONFLICT, Alignment, Comparison

CONFLICT_SHARE = 0.7
"""Share of the link threshold that suffices where the two claims give different values; set on the gold groups."""
VALUES = frozenset({"date", "office", "quantity", "place"})


@collector_paused()
def align(
    claims: Sequence[Claim],
    *,
    sources: Mapping[str, Source],
    entities: Sequence[Entity],
    knowledge: Knowledge,
    decisions: Sequence[Decision] = (),
) -> Alignment:
    """Compare claims of different sources and group those that answer one question.

    Claims in any order give the same result. Copies of an article (`same_as`) count as one source with it.
    `decisions` are those in force; they edit claims, join and part pairs, and reconcile conflicts.
    """
    verdicts = read_verdicts(decisions)
    views = view_claims(edit_claims(claims, decisions), sources, knowledge.relatedness, knowledge.contrasts)
    background, least = background_of(entities, knowledge), knowledge.weights.link
    index = index_keys(views)
    candidates = [Candidate(left, right) for left, right in pair_up(index, views)]
    scored = score_candidates(candidates, views, measure_rarity(views), knowledge.relatedness, knowledge.weights)
    links = _decided(scored, views, verdicts)
    comparisons = settle(_compare_links(views, links, index, background, verdicts, least), views)
    opposed = {
        pair for pair, c in comparisons.items() if c.verdict == CONFLICT and (c.left, c.right) in verdicts.disputed
    }
    comparisons = {
        pair: c
        for pair, c in comparisons.items()
        if pair not in opposed and (c.score >= least or set(c.conflict_on) & VALUES)
    }
    links = tuple(
        replace(link, score=max(link.score, least)) if (link.left, link.right) in comparisons else link
        for link in links
        if (link.left, link.right) not in opposed
    )
    within = find_contradictions(views, links, background, least)
    found = group_links(views, links, comparisons, within, background, least)
    return replace(found, groups=tuple(with_outcome(group, verdicts) for group in found.groups))


def _decided(links: Sequence[Link], views: Sequence[ClaimView], verdicts: Verdicts) -> tuple[Link, ...]:
    """Links as reviewers will have them: parted pairs are left out, joined ones certain."""
    place = {view.claim_id: i for i, view in enumerate(views)}
    pairs = {
        key: (min(place[a], place[b]), max(place[a], place[b]))
        for key in verdicts.joined | verdicts.parted
        for a, b in [key]
        if a in place and b in place
    }
    parted = {pairs[key] for key in verdicts.parted if key in pairs}
    joined = {pairs[key] for key in verdicts.joined if key in pairs}
    kept = [link for link in links if (link.left, link.right) not in parted | joined]
    kept += [Link(i, j, 1.0, ("reviewer",)) for i, j in joined]
    return tuple(sorted(kept, key=lambda link: (link.left, link.right)))


def _compare_links(
    views: Sequence[ClaimView],
    links: Sequence[Link],
    index: KeyIndex,
    background: Background,
    verdicts: Verdicts,
    least: float,
) -> dict[Pair, Comparison]:
    """Comparisons of the linked pairs of different sources, as reviewers reconciled them.

    A differing value lowers the link's own probability, so that a conflict of values needs a share of it only.
    """
    found = {}
    for link in links:
        if link.score < least * CONFLICT_SHARE or views[link.left].source == views[link.right].source:
            continue
        keyed = link if link.keys else replace(link, keys=index.shared(link.left, link.right))
        comparison = _reconciled(compare_views(views, keyed, background), link.score, verdicts)
        if link.score >= least or VALUES.intersection(comparison.conflict_on):
            found[link.left, link.right] = comparison
    return found


def _reconciled(comparison: Comparison, score: float, verdicts: Verdicts) -> Comparison:
    """A comparison as reviewers reconciled it."""
    fields = reconcile_pair(comparison, verdicts)
    if fields is comparison.fields:
        return comparison
    verdict, conflict_on = judge_pair(fields, score)
    return replace(comparison, fields=fields, verdict=verdict, conflict_on=conflict_on)


def background_of(entities: Sequence[Entity], knowledge: Knowledge) -> Background:
    """What comparators may ask, from the run's entities and the knowledge in force."""
    return Background(
        relatedness=knowledge.relatedness,
        contrasts=knowledge.contrasts,
        within=knowledge.around,
        names={entity.entity_id: entity.name for entity in entities},
    )


def compare_views(views: Sequence[ClaimView], link: Link, background: Background) -> Comparison:
    """One pair, slot by slot, with its verdict; not yet in any group."""
    left, right = sorted((views[link.left], views[link.right]), key=lambda v: v.claim_id)
    fields = compare_fields(left, right, background)
    verdict, conflict_on = judge_pair(fields, link.score)
    return Comparison(
        left=left.claim_id,
        right=right.claim_id,
        group_ids=(),
        verdict=verdict,
        conflict_on=conflict_on,
        fields=fields,
        score=round(link.score, 4),
        keys=link.keys,
    )
