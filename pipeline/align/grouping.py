"""Linked pairs to groups of one question each, with verdict, camps and reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
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
    for members in cluster(links, least):
        pairs = {p: comparisons[p] for p in combinations(members, 2) if p in comparisons}
        if not pairs:
            continue
        for group, held in _groups_of(pairs, views, background):
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


def _groups_of(
    pairs: Mapping[Pair, Comparison], views: Sequence[ClaimView], background: Background
) -> list[tuple[ClaimGroup, set[Pair]]]:
    found = []
    for field in FIELDS:
        fighting = {p for p, c in pairs.items() if field in c.conflict_on}
        if fighting:
            found.append(_conflict_group(field, fighting, pairs, views, background))
    calm = {p for p, c in pairs.items() if c.verdict != CONFLICT}
    if calm:
        held = sorted({i for p in calm for i in p})
        verdict = AGREE if any(pairs[p].verdict == AGREE for p in calm) else UNDECIDED
        first = max((p for p in calm if pairs[p].verdict == verdict), key=lambda p: (pairs[p].score, p))
        reason = calm_reason(views[first[0]], views[first[1]], pairs[first], background)
        found.append((_group("", verdict, held, (), reason, views, background), calm))
    return found


def _conflict_group(
    field: str,
    fighting: AbstractSet[Pair],
    pairs: Mapping[Pair, Comparison],
    views: Sequence[ClaimView],
    background: Background,
) -> tuple[ClaimGroup, set[Pair]]:
    members, place = {i for p in fighting for i in p}, FIELDS.index(field)
    involved = sorted(members)
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
    held = {(i, j) for i, j in pairs if i in members and j in members}
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
