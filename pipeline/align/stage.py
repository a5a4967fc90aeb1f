"""Claims to groups: which claims answer one question, and where their sources agree or conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pipeline.align.background import Background
from pipeline.align.blocking import index_keys, pair_up
from pipeline.align.clustering import Pair
from pipeline.align.columns import ClaimTable, tabulate
from pipeline.align.decisions import Verdicts, edit_claims, read_verdicts, reconcile_pair, with_outcome
from pipeline.align.features import PairFeatures
from pipeline.align.grouping import group_links
from pipeline.align.key_index import KeyIndex
from pipeline.align.rarity import Rarity
from pipeline.align.scoring import Links, score_pairs
from pipeline.align.settling import settle
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import ClaimView, in_order, view_claims
from pipeline.align.within_source import find_contradictions
from pipeline.collector import collector_paused
from pipeline.packs.knowledge import Knowledge
from pipeline.recall import Recall
from pipeline.records.claim import Claim, Entity
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.group import CONFLICT, Alignment, Comparison

CONFLICT_SHARE = 0.45
"""Share of the link threshold that suffices where the two claims give different values, which lowers the probability of
their link; set by hand on gold claims and invented articles."""
VALUES = frozenset({"date", "office", "quantity", "place", "polarity", "participant", "modality"})


@collector_paused()
def align(
    claims: Sequence[Claim],
    *,
    sources: Mapping[str, Source],
    entities: Sequence[Entity],
    knowledge: Knowledge,
    decisions: Sequence[Decision] = (),
    recall: Recall | None = None,
) -> Alignment:
    """Compare claims of different sources and group those that answer one question.

    Claims in any order give the same result. Copies of an article (`same_as`) count as one source with it.
    `decisions` are those in force; they edit claims, join and part pairs, and reconcile conflicts. `recall` holds what
    the last run found of these articles.
    """
    verdicts = read_verdicts(decisions)
    views = view_claims(edit_claims(claims, decisions), sources, knowledge.relatedness, knowledge.contrasts)
    background = replace(background_of(entities, knowledge), recall=recall)
    least = knowledge.weights.link
    table = tabulate(views, knowledge.relatedness)
    index = index_keys(table)
    links = _decided(_score(table, index, knowledge), views, verdicts)
    likely = (links.scores >= least * CONFLICT_SHARE) & (table.sources[links.left] != table.sources[links.right])
    comparisons = settle(_compare_links(views, links.of(likely), index, background, verdicts, least), views)
    opposed = {
        pair for pair, c in comparisons.items() if c.verdict == CONFLICT and (c.left, c.right) in verdicts.disputed
    }
    comparisons = {
        pair: c
        for pair, c in comparisons.items()
        if pair not in opposed and (c.score >= least or not VALUES.isdisjoint(c.conflict_on))
    }
    links = _raised(links, comparisons, opposed, least)
    within = find_contradictions(views, links, background, least)
    found = group_links(views, links, comparisons, within, background, least)
    return replace(found, groups=tuple(with_outcome(group, verdicts) for group in found.groups))


def _score(table: ClaimTable, index: KeyIndex, knowledge: Knowledge) -> Links:
    """The pairs worth comparing, scored."""
    left, right = pair_up(index, table.sources)
    features = PairFeatures(table, Rarity(table), knowledge.relatedness)
    return Links(left, right, score_pairs(left, right, features, table.sources, knowledge.weights))


def _decided(links: Links, views: Sequence[ClaimView], verdicts: Verdicts) -> Links:
    """Links as reviewers will have them: parted pairs are left out, joined ones certain."""
    place = {view.claim_id: i for i, view in enumerate(views)}
    joined, parted = (_placed(pairs, place) for pairs in (verdicts.joined, verdicts.parted))
    if not joined and not parted:
        return links
    rows = {(i, j): score for i, j, score in links.rows() if (i, j) not in parted}
    rows |= dict.fromkeys(joined, 1.0)
    ordered = sorted(rows)
    left, right = np.array(ordered, dtype=np.int64).reshape(-1, 2).T
    return Links(left, right, np.array([rows[pair] for pair in ordered]))


def _placed(pairs: Iterable[tuple[str, str]], place: Mapping[str, int]) -> set[Pair]:
    """Pairs of claim ids as numbers of views; those that are not there are left out."""
    known = ((place[a], place[b]) for a, b in pairs if a in place and b in place)
    return {(min(pair), max(pair)) for pair in known}


def _raised(links: Links, comparisons: Mapping[Pair, Comparison], opposed: set[Pair], least: float) -> Links:
    """Links without those that reviewers dispute; those that were compared count as links, however loose."""
    scores = [
        -1.0 if (i, j) in opposed else max(score, least) if (i, j) in comparisons else score
        for i, j, score in links.rows()
    ]
    found = replace(links, scores=np.array(scores, dtype=float))
    return found.of(found.scores >= 0)


def _compare_links(
    views: Sequence[ClaimView],
    links: Links,
    index: KeyIndex,
    background: Background,
    verdicts: Verdicts,
    least: float,
) -> dict[Pair, Comparison]:
    """Comparisons of likely pairs, as reviewers reconciled them.

    A differing value lowers the link's own probability, so that a conflict of values needs a share of it only.
    """
    found = {}
    for (i, j, score), keys in zip(links.rows(), index.shared(links.left, links.right), strict=True):
        comparison = compare_views(views[i], views[j], background, score=score, keys=keys)
        if (comparison.left, comparison.right) in verdicts.joined:
            comparison = replace(comparison, keys=("reviewer",))
        comparison = _reconciled(comparison, score, verdicts)
        if score >= least or not VALUES.isdisjoint(comparison.conflict_on):
            found[i, j] = comparison
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


def compare_views(
    one: ClaimView, other: ClaimView, background: Background, *, score: float, keys: tuple[str, ...]
) -> Comparison:
    """One pair, slot by slot, with its verdict; not yet in any group."""
    left, right = in_order(one, other)
    fields = compare_fields(left, right, background)
    verdict, conflict_on = judge_pair(fields, score)
    return Comparison(
        left=left.claim_id,
        right=right.claim_id,
        group_ids=(),
        verdict=verdict,
        conflict_on=conflict_on,
        fields=fields,
        score=round(score, 4),
        keys=keys,
    )
