"""Claims to groups: which claims answer one question, and where their sources agree or conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from pipeline.align.background import Background
from pipeline.align.batches import Work, in_turn
from pipeline.align.blocking import index_keys
from pipeline.align.clustering import Pair
from pipeline.align.decisions import Verdicts, claim_editor, read_verdicts
from pipeline.align.doubts import DOUBTS, OTHER_STORIES, decided
from pipeline.align.found import Comparisons
from pipeline.align.grouping import group_pairs
from pipeline.align.joining import AllClaims, Views
from pipeline.align.linking import link_claims
from pipeline.align.lone_days import raise_lone_days
from pipeline.align.lone_roles import pair_lone_roles
from pipeline.align.outcomes import DIGITS, FIRST_DOUBT, NUMBER, RECONCILED, Compared
from pipeline.align.pairs import Meeting, compare_pairs
from pipeline.align.plain_questions import answered_by_values, asked_everywhere, pair_plain_answers
from pipeline.align.reclustering import cluster_again
from pipeline.align.rows import Flags
from pipeline.align.scoring import Links
from pipeline.align.settling import settle
from pipeline.align.standing_questions import ask_always, pair_sorts
from pipeline.align.stories import Stories
from pipeline.align.strangers import by_one_slot, fill_one_role, name_strangers
from pipeline.align.subjects import of_one_story
from pipeline.align.ties import tie
from pipeline.align.verdict import compare_fields, judge_pair
from pipeline.align.view import ClaimView, Viewer, in_order
from pipeline.align.within_source import find_contradictions, may_contradict
from pipeline.collector import collector_paused
from pipeline.packs.knowledge import Knowledge
from pipeline.recall.prints import print_of
from pipeline.recall.shelves import Recall
from pipeline.records.claim import Claim, Entity, names_by_id
from pipeline.records.decision import Decision
from pipeline.records.document import Source
from pipeline.records.group import CONFLICT, Alignment, Comparison

CONFLICT_SHARE = 0.34
"""Share of the link threshold that suffices where the two claims give different values, which lowers the probability of
their link; set by hand on gold claims and invented articles."""


def align(
    claims: Sequence[Claim],
    *,
    sources: Mapping[str, Source],
    entities: Sequence[Entity],
    knowledge: Knowledge,
    decisions: Sequence[Decision] = (),
    work: Work = in_turn,
) -> Alignment:
    """Compare claims of different sources and group those that answer one question.

    Claims in any order give the same result. Copies of an article (`same_as`) count as one source with it.
    `decisions` are those in force; they edit claims, join and part pairs, and reconcile conflicts.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.doc_id, []).append(claim)
    recall = Recall({doc_id: print_of(doc_id) for doc_id in told}, keeping=False)
    return align_articles(
        told,
        sources=sources,
        entities=entities,
        knowledge=knowledge,
        decisions=decisions,
        recall=recall,
        work=work,
    )


@collector_paused()
def align_articles(
    told: Mapping[str, Sequence[Claim]],
    *,
    sources: Mapping[str, Source],
    entities: Sequence[Entity],
    knowledge: Knowledge,
    decisions: Sequence[Decision] = (),
    recall: Recall,
    work: Work = in_turn,
) -> Alignment:
    """As `align`, of claims by article, which are asked for only where they are needed: `recall` holds what the last
    run found, and the articles' prints; `work` does what is done pair by pair.
    """
    verdicts = read_verdicts(decisions)
    doc_ids, edit = sorted(told), claim_editor(decisions)

    viewer = Viewer(sources, knowledge.relatedness, knowledge.contrasts)
    views = Views(viewer, lambda article: edit(told[doc_ids[article]]))
    background, least = background_of(entities, knowledge), knowledge.weights.link
    claims = AllClaims(recall.prints_of(doc_ids), views, knowledge.relatedness, recall, work)
    index = index_keys(claims.table)
    links = link_claims(claims, index, knowledge.relatedness, knowledge.weights, recall)
    index.forget_holders()
    claims.table.forget()
    links = tie(_decided(links, claims, verdicts), claims, least, recall)
    stories = Stories(links, claims.table, least)
    links = raise_lone_days(links, claims.table, stories)
    links = pair_lone_roles(links, claims.table, stories)
    links = pair_plain_answers(links, claims.table, stories)
    links = pair_sorts(links, claims.table, knowledge.contrasts, stories, least * CONFLICT_SHARE)
    links = ask_always(links, claims.table, knowledge.contrasts, least * CONFLICT_SHARE)
    links = _decided(links, claims, verdicts)
    found = list(_compared(links, claims, views, (background, least, stories), recall, work))
    within = find_contradictions(found.pop(), claims.table)
    compared, opposed = _weighed(found.pop(), claims, verdicts, least)
    links = _raised(links, compared, opposed, len(claims.table), least)
    views.forget()
    claims.table.forget()
    homes = cluster_again(links, least, claims.prints, claims.moved, recall)
    del links, opposed, stories
    groups = group_pairs(claims, homes, compared, views, (background, verdicts), recall, work)
    joined = _among(compared, claims, verdicts.joined)
    return Alignment(
        comparisons=Comparisons(compared, claims, index, groups, joined),
        groups=groups,
        within_source=within,
    )


def _compared(
    links: Links,
    claims: AllClaims,
    views: Views,
    judging: tuple[Background, float, Stories],
    recall: Recall,
    work: Work,
) -> tuple[Compared, Compared]:
    """Likely pairs of different sources, and of one source where they may contradict each other, compared.

    A differing value lowers the link's own probability, so that a conflict of values needs a share of it only. In
    articles of two stories values do not conflict, and only links are looked at.
    """
    (background, least, stories), sources = judging, claims.table.sources
    faintest = least * CONFLICT_SHARE
    likely = (links.scores >= faintest) & (sources[links.left] != sources[links.right])
    joined = links.scores == 1.0  # by reviewers
    one = joined | stories.may_be_one(links.left, links.right)
    likely &= one | (links.scores >= least)
    likely[one] |= fill_one_role(links.of(one), claims.table, background.contrasts, faintest)
    likely[one] |= asked_everywhere(links.of(one), claims.table, faintest)
    within = may_contradict(links, claims.table, least)
    chosen, across, one = links.of(likely | within), likely[likely | within], one[likely | within]
    meeting = Meeting(partial(name_strangers, claims.table), partial(of_one_story, claims.table))
    compared = compare_pairs(chosen, ~(across & one), views, claims.prints, background, recall, meeting, work)
    conflicts = (across & ~one)[:, None] & (compared.outcomes == NUMBER[CONFLICT])
    compared = compared.silence(conflicts, DOUBTS.index(OTHER_STORIES) + FIRST_DOUBT, compared.scores)
    kept = across & by_one_slot(compared, faintest, answered_by_values(claims.table))
    return compared.of(kept), compared.of(~across)


def _weighed(compared: Compared, claims: AllClaims, verdicts: Verdicts, least: float) -> tuple[Compared, Compared]:
    """Comparisons as reviewers reconciled them and other evidence settles them, without loose ones that do not
    conflict; and apart from them those that reviewers dispute.
    """
    reconciled = _among(compared, claims, verdicts.reconciled)
    conflicts = reconciled[:, None] & (compared.outcomes == NUMBER[CONFLICT])
    compared = compared.silence(conflicts, RECONCILED, compared.scores)
    compared = compared.of((compared.scores >= least) | compared.conflicting)
    compared = settle(compared, claims.table)
    disputed = _among(compared, claims, verdicts.disputed) & (compared.verdicts == NUMBER[CONFLICT])
    kept = (compared.rounded >= least) | compared.conflicting
    return compared.of(kept & ~disputed), compared.of(disputed)


def _among(compared: Compared, claims: AllClaims, pairs: Iterable[tuple[str, str]]) -> Flags:
    """Which compared pairs are among pairs of claim ids."""
    count = len(claims.table)
    wanted = [i * count + j for i, j in _placed(pairs, claims)]
    return np.isin(compared.left * count + compared.right, np.array(wanted, dtype=np.int64))


def _decided(links: Links, claims: AllClaims, verdicts: Verdicts) -> Links:
    """Links as reviewers will have them: parted pairs are left out, joined ones certain."""
    joined, parted = (_placed(pairs, claims) for pairs in (verdicts.joined, verdicts.parted))
    if not joined and not parted:
        return links
    rows = {(i, j): score for i, j, score in links.rows() if (i, j) not in parted}
    rows |= dict.fromkeys(joined, 1.0)
    ordered = sorted(rows)
    left, right = np.array(ordered, dtype=np.int64).reshape(-1, 2).T
    return Links(left, right, np.array([rows[pair] for pair in ordered]))


def _placed(pairs: Iterable[tuple[str, str]], claims: AllClaims) -> set[Pair]:
    """Pairs of claim ids as numbers of claims; those that are not there are left out."""
    pairs = tuple(pairs)
    place = {claim_id: i for i, claim_id in enumerate(claims.table.ids)} if pairs else {}
    known = ((place[a], place[b]) for a, b in pairs if a in place and b in place)
    return {(min(pair), max(pair)) for pair in known}


def _raised(links: Links, compared: Compared, opposed: Compared, count: int, least: float) -> Links:
    """Links without those that reviewers dispute; those that were compared count as links, however loose."""
    pairs, known, gone = (each.left * count + each.right for each in (links, compared, opposed))
    scores, left = links.scores.copy(), np.ones(len(links), dtype=bool)
    places = np.searchsorted(pairs, known)  # what was compared is linked, and links are sorted
    scores[places] = np.maximum(scores[places], least)
    left[np.searchsorted(pairs, gone)] = False
    return replace(links, scores=scores).of(left)


def background_of(entities: Sequence[Entity], knowledge: Knowledge) -> Background:
    """What comparators may ask, from the run's entities and the knowledge in force."""
    return Background(
        relatedness=knowledge.relatedness,
        contrasts=knowledge.contrasts,
        within=knowledge.around,
        names=names_by_id(entities),
    )


def compare_views(
    one: ClaimView,
    other: ClaimView,
    background: Background,
    *,
    score: float,
    keys: tuple[str, ...],
    strangers: bool = True,
) -> Comparison:
    """One pair, slot by slot, with its verdict; not yet in any group. `strangers` tells whether neither article names
    the other's actors.
    """
    left, right = in_order(one, other)
    compared = compare_fields(left, right, background)
    fields = tuple(decided(found, score, strangers=strangers) for found in compared)
    verdict, conflict_on = judge_pair(fields, score)
    return Comparison(
        left=left.claim_id,
        right=right.claim_id,
        group_ids=(),
        verdict=verdict,
        conflict_on=conflict_on,
        fields=fields,
        score=round(score, DIGITS),
        keys=keys,
    )
