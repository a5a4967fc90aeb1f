"""What an overview tells of groups: worked out group by group, or of many at once where they stand in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipeline.export.ranking import VERDICT_ORDER, rank
from pipeline.export.sides import agreeing_sources, conflicting_sources
from pipeline.recall.order import numbered
from pipeline.recall.prints import Floats, Numbers, prints_of
from pipeline.recall.ragged import Ragged, from_prints, starts_of
from pipeline.recall.shelves import rows_of_columns
from pipeline.records.group import AGREE, CONFLICT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.export.lookup import Lookup
    from pipeline.recall.found import Found
    from pipeline.recall.shelves import Columns
    from pipeline.records.group import ClaimGroup, GroupColumns


def told_of_groups(groups: Found[ClaimGroup], rows: Numbers, lookup: Lookup) -> Columns:
    """Ranks, claims and articles of some groups, and articles that agree and that stand on a side."""
    if lookup.in_groups is None:
        return _by_record(groups.records(rows), lookup)
    columns = lookup.in_groups.in_groups(rows)
    calm = _in_columns(columns, lookup)
    fights = np.flatnonzero([verdict == CONFLICT for verdict in columns.verdicts])
    if not len(fights):
        return calm
    apart = _by_record(groups.records(rows[fights]), lookup)
    places = np.arange(len(rows))
    places[fights] = len(rows) + np.arange(len(fights))
    return {name: rows_of_columns([calm[name], apart[name]], places) for name in calm}


def _by_record(groups: Iterable[ClaimGroup], lookup: Lookup) -> Columns:
    told = [
        (
            rank(group, lookup),
            group.claim_ids,
            group.doc_ids,
            agreeing_sources(group, lookup),
            conflicting_sources(group, lookup),
        )
        for group in groups
    ]
    ranks, *ids = zip(*told, strict=True) if told else ((),) * 5
    named = zip(("claims", "articles", "agree", "conflict"), map(from_prints, ids), strict=True)
    return {"rank": np.array(ranks, dtype=float).reshape(-1, 4), **dict(named)}


def _in_columns(groups: GroupColumns, lookup: Lookup) -> Columns:
    """The same of groups without a conflict."""
    count, owners = len(groups.claims), groups.claims.owners
    held, places = numbered(groups.claims.values)
    claims = [lookup.claims[groups.claim_ids[number]] for number in held.tolist()]
    doc_ids = sorted({claim.doc_id for claim in claims})
    number = {doc_id: place for place, doc_id in enumerate(doc_ids)}
    voice = np.array([number.setdefault(lookup.origin_of(doc_id), len(number)) for doc_id in doc_ids], dtype=np.int64)
    article = np.array([number[claim.doc_id] for claim in claims], dtype=np.int64)[places]
    articles = _distinct(owners, article, count)
    articles = Ragged(articles.starts, prints_of(doc_ids)[articles.values])
    sure = np.array([claim.confidence for claim in claims])
    strengths = [round(strength, 1) for strength in _strengths(groups, held, sure, sure[places]).tolist()]
    verdicts = [VERDICT_ORDER.index(verdict) for verdict in groups.verdicts]
    voices = _distinct(owners, voice[article], count).lengths
    agreeing = np.array([verdict == AGREE for verdict in groups.verdicts], dtype=bool)
    return {
        "rank": np.stack((verdicts, -voices, -np.array(strengths), np.zeros(count)), axis=1),
        "claims": Ragged(groups.claims.starts, prints_of([claim.claim_id for claim in claims])[places]),
        "articles": articles,
        "agree": articles.of(agreeing[articles.owners]),
        "conflict": Ragged(np.zeros(count + 1, dtype=np.int64), articles.values[:0]),
    }


def _strengths(groups: GroupColumns, held: Numbers, sure: Floats, of_members: Floats) -> Floats:
    """As `ranking.strength` has them; `sure` is the confidence of each claim that is `held` by a group."""
    left, right = (np.searchsorted(held, claims) for claims in (groups.left, groups.right))
    carried = groups.scores * np.minimum(sure[left], sure[right])
    best = np.full(len(groups.claims), -1.0)
    np.maximum.at(best, groups.pairs.owners[groups.carrying], carried[groups.carrying])
    least = np.full(len(groups.claims), np.inf)
    np.minimum.at(least, groups.claims.owners, of_members)
    return np.where(best < 0, least, best)


def _distinct(owners: Numbers, values: Numbers, count: int) -> Ragged:
    """Values by owner, each once, in ascending order."""
    width = int(values.max(initial=0)) + 1
    owned, kept = np.divmod(np.unique(owners * width + values), width)
    return Ragged(starts_of(np.bincount(owned, minlength=count)), kept)
