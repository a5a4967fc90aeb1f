"""Claims to groups: which claims answer one question, and where their sources agree or conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.align.background import Background
from pipeline.align.blocking import find_candidates
from pipeline.align.grouping import group_links
from pipeline.align.rarity import measure_rarity
from pipeline.align.scoring import Link, score_candidates
from pipeline.align.settling import settle
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import ClaimView, view_claims
from pipeline.align.within_source import find_contradictions
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Entity
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.group import Alignment, Comparison


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
    """
    views = view_claims(claims, sources, knowledge.relatedness)
    background = background_of(entities, knowledge)
    links = score_candidates(
        find_candidates(views), views, measure_rarity(views), knowledge.relatedness, knowledge.weights
    )
    linked = [
        link
        for link in links
        if link.score >= knowledge.weights.link and views[link.left].source != views[link.right].source
    ]
    comparisons = settle({(link.left, link.right): _compare(views, link, background) for link in linked}, views)
    within = find_contradictions(views, links, background, knowledge.weights.link)
    return group_links(views, links, comparisons, within, background, knowledge.weights.link)


def background_of(entities: Sequence[Entity], knowledge: Knowledge) -> Background:
    """What comparators may ask, from the run's entities and the knowledge in force."""
    places = knowledge.names.places
    return Background(
        relatedness=knowledge.relatedness,
        contrasts=knowledge.contrasts,
        within={place: frozenset(places.outward(place)) for place in sorted(places.within)},
        names={entity.entity_id: entity.name for entity in entities},
    )


def _compare(views: Sequence[ClaimView], link: Link, background: Background) -> Comparison:
    left, right = sorted((views[link.left], views[link.right]), key=lambda v: v.claim_id)
    fields = compare_fields(left, right, background)
    verdict, conflict_on = judge_pair(fields)
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
