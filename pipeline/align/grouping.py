"""Linked pairs to groups of one question each, with verdict, camps and reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations
from operator import attrgetter

from pipeline.align.background import Background
from pipeline.align.clustering import Pair, cluster
from pipeline.align.scoring import Links
from pipeline.align.verdict import camps, compare_field
from pipeline.align.view import ClaimView, in_order
from pipeline.align.wording import calm_reason, pair_reason, question
from pipeline.records.group import (
    AGREE,
    CONFLICT,
    FIELDS,
    SINGLE_SOURCE,
    UNDECIDED,
    Alignment,
    ClaimGroup,
    Comparison,
    WithinSource,
)

Comparisons = Mapping[Pair, Comparison]
Fight = tuple[str, set[Pair]]
"""A slot, and the pairs that conflict on it."""


def group_links(
    views: Sequence[ClaimView],
    links: Links,
    comparisons: Comparisons,
    within: tuple[WithinSource, ...],
    background: Background,
    least: float,
) -> Alignment:
    """Groups by question. A cluster with conflicts gives one group for each slot in conflict, and one for what its
    sources agree on; a claim that nobody else speaks to is a group of its own.
    """
    groups: dict[str, ClaimGroup] = {}
    groups_of: dict[Pair, set[str]] = {}
    clusters = [
        {p: comparisons[p] for p in combinations(members, 2) if p in comparisons} for members in cluster(links, least)
    ]
    fights = _one_question_each([f for pairs in clusters for f in _fights(pairs)], views, background)
    found = [_conflict_group(field, fighting, comparisons, views, background) for field, fighting in fights]
    found += [calm for pairs in clusters if (calm := _calm_group(pairs, views, background))]
    for group, held in found:
        groups[group.group_id] = group
        for pair in held:
            groups_of.setdefault(pair, set()).add(group.group_id)
    grouped = {c for group in groups.values() for c in group.claim_ids}
    alone = (_single(v, background) for v in views if v.claim_id not in grouped)
    groups |= {group.group_id: group for group in alone}
    return Alignment(
        comparisons=_with_groups(comparisons, groups_of),
        groups=tuple(groups[key] for key in sorted(groups)),
        within_source=within,
    )


def _fights(pairs: Mapping[Pair, Comparison]) -> Iterator[Fight]:
    """The slots on which a cluster's pairs conflict, each with the pairs that do."""
    for field in FIELDS:
        if fighting := {p for p, c in pairs.items() if field in c.conflict_on}:
            yield field, fighting


def _one_question_each(fights: Sequence[Fight], views: Sequence[ClaimView], background: Background) -> Sequence[Fight]:
    """Conflicts of several clusters that share a claim and ask the same, as one question of more sides."""
    asked: dict[tuple[str, str], list[set[Pair]]] = {}
    for field, fighting in fights:
        claims = {i for pair in fighting for i in pair}
        alike = asked.setdefault((field, question(field, [views[i] for i in sorted(claims)], background)), [])
        shared = [other for other in alike if not claims.isdisjoint(i for pair in other for i in pair)]
        alike[:] = [other for other in alike if other not in shared] + [fighting.union(*shared)]
    return [(field, fighting) for (field, _), merged in asked.items() for fighting in merged]


def _calm_group(
    pairs: Mapping[Pair, Comparison], views: Sequence[ClaimView], background: Background
) -> tuple[ClaimGroup, set[Pair]] | None:
    calm = {p for p, c in pairs.items() if c.verdict != CONFLICT}
    if not calm:
        return None
    held = sorted({i for p in calm for i in p})
    verdict = AGREE if any(pairs[p].verdict == AGREE for p in calm) else UNDECIDED
    first = max((p for p in calm if pairs[p].verdict == verdict), key=lambda p: (pairs[p].score, p))
    reason = calm_reason(views[first[0]], views[first[1]], pairs[first], background)
    return _group("", verdict, held, (), reason, views, background), calm


def _conflict_group(
    field: str,
    fighting: AbstractSet[Pair],
    pairs: Comparisons,
    views: Sequence[ClaimView],
    background: Background,
) -> tuple[ClaimGroup, set[Pair]]:
    involved, place = sorted({i for p in fighting for i in p}), FIELDS.index(field)
    outcomes = {}
    for i, j in combinations(involved, 2):
        left, right = in_order(views[i], views[j])
        found = pairs[i, j].fields[place] if (i, j) in pairs else compare_field(field, left, right, background)
        if found.outcome != CONFLICT or (i, j) in fighting:
            outcomes[left.claim_id, right.claim_id] = found.outcome
    sides = camps([views[i].claim_id for i in involved], outcomes)
    first = max(fighting, key=lambda p: (pairs[p].score, p))
    left, right = in_order(views[first[0]], views[first[1]])
    reason = pair_reason(left, right, pairs[first].fields[place], background)
    held = {pair for pair in combinations(involved, 2) if pair in pairs}
    return _group(field, CONFLICT, involved, sides, reason, views, background), held


def _group(
    field: str,
    verdict: str,
    members: Sequence[int],
    sides: tuple[tuple[str, ...], ...],
    reason: str,
    views: Sequence[ClaimView],
    background: Background,
) -> ClaimGroup:
    held = [views[i] for i in members]
    claim_ids = tuple(sorted(v.claim_id for v in held))
    return ClaimGroup(
        group_id=group_id(claim_ids, field),
        question=question(field, held, background),
        claim_ids=claim_ids,
        doc_ids=tuple(sorted({v.claim.doc_id for v in held})),
        verdict=verdict,
        conflict_on=(field,) if field else (),
        sides=sides,
        reason=reason,
    )


def _single(view: ClaimView, background: Background) -> ClaimGroup:
    return ClaimGroup(
        group_id=group_id((view.claim_id,), ""),
        question=question("", [view], background),
        claim_ids=(view.claim_id,),
        doc_ids=(view.claim.doc_id,),
        verdict=SINGLE_SOURCE,
        conflict_on=(),
        sides=(),
        reason="",
    )


def group_id(claim_ids: Sequence[str], field: str) -> str:
    """From the claim ids and the slot asked about; begins with a letter."""
    return "g" + hashlib.sha256("\n".join([*sorted(claim_ids), field]).encode()).hexdigest()[:12]


def _with_groups(comparisons: Comparisons, groups_of: Mapping[Pair, set[str]]) -> tuple[Comparison, ...]:
    found = (replace(c, group_ids=tuple(sorted(groups_of.get(pair, ())))) for pair, c in comparisons.items())
    return tuple(sorted(found, key=attrgetter("left", "right")))
