"""How far two annotation sets of the same articles agree; gold and prediction are such a pair.

The first set is the key, the second the response; every F1 is symmetric. Names and times match when their extents
are equal, claims by `greedy_claims`. Fields are compared on paired claims. Measures bear the names of this scheme's
published agreement table: `entity` + `span F1`, `claim` + `when agreement by days`, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.reconcile.clusters import b_cubed, id_map
from pipeline.reconcile.day_bounds import same_days
from pipeline.reconcile.figures import ALL, Value, as_scores, f1, kappa, mean, one_class, share
from pipeline.reconcile.matching import Pairs, greedy_claims, same_spans
from pipeline.records.claim import AUTHOR
from pipeline.records.gold import GoldClaim, GoldDocument, GoldGroup, GoldSet, GoldSpan, Score
from pipeline.records.record import record

Key = tuple[str, str]  # doc_id, claim
Link = tuple[Key, Key]


@record
class PairedDocument:
    """One article in both sets and which rows of the two answer to each other."""

    gold: GoldDocument
    found: GoldDocument
    names: Pairs[GoldSpan]
    times: Pairs[GoldSpan]
    claims: Pairs[GoldClaim]

    @property
    def doc_id(self) -> str:
        """The article."""
        return self.gold.doc_id


def pair_documents(gold: GoldSet, found: GoldSet) -> tuple[PairedDocument, ...]:
    """The articles that both sets have, in order of doc_id."""
    other = {document.doc_id: document for document in found.documents}
    shared = sorted((d for d in gold.documents if d.doc_id in other), key=lambda d: d.doc_id)
    return tuple(
        PairedDocument(
            gold=left,
            found=(right := other[left.doc_id]),
            names=same_spans(left.names, right.names),
            times=same_spans(left.times, right.times),
            claims=greedy_claims(left.claims, right.claims),
        )
        for left in shared
    )


def compare_sets(gold: GoldSet, found: GoldSet, *, name: str) -> tuple[Score, ...]:
    """All figures of the agreement table, an article at a time and over all; `name` goes into the rows' `set`."""
    paired = pair_documents(gold, found)
    return (*compare_documents(name, paired), *compare_groups(name, paired, gold.groups, found.groups))


def compare_documents(name: str, paired: Sequence[PairedDocument]) -> Iterator[Score]:
    """Figures of names, times and claims."""
    renamed = matched_ids(paired)
    chosen = [(document.doc_id, [document]) for document in paired]
    for doc_id, documents in [*chosen, (ALL, list(paired))]:
        yield from as_scores(name, "entity", doc_id, _entity_figures(documents))
        yield from as_scores(name, "time", doc_id, _time_figures(documents))
        yield from as_scores(name, "claim", doc_id, _claim_figures(documents, renamed))


def matched_ids(paired: Sequence[PairedDocument]) -> dict[str, str]:
    """The response's entity ids -> the key's, by the mentions that they share in all articles."""
    found = id_map((a.value, b.value) for document in paired for a, b in document.names)
    return {right: left for right, left in found.items() if right is not None and left is not None}


def _entity_figures(documents: Sequence[PairedDocument]) -> dict[str, Value]:
    pairs = [pair for document in documents for pair in document.names]
    gold, found = (sum(len(d.gold.names) for d in documents), sum(len(d.found.names) for d in documents))
    ids = b_cubed([(a.value, b.value) for a, b in pairs])
    return {
        "gold": gold,
        "found": found,
        "span F1": f1(len(pairs), gold, found),
        "label agreement": share(a.label == b.label for a, b in pairs),
        "label kappa": kappa((a.label, b.label) for a, b in pairs),
        "id B3 F1": ids.f1 if ids else None,
    }


def _time_figures(documents: Sequence[PairedDocument]) -> dict[str, Value]:
    pairs = [pair for document in documents for pair in document.times]
    gold, found = (sum(len(d.gold.times) for d in documents), sum(len(d.found.times) for d in documents))
    return {
        "gold": gold,
        "found": found,
        "span F1": f1(len(pairs), gold, found),
        "type agreement": share(a.label == b.label for a, b in pairs),
        "value agreement": share(a.value == b.value for a, b in pairs),
        "value agreement by days": share(same_days(a.value, b.value) for a, b in pairs),
    }


def _claim_figures(documents: Sequence[PairedDocument], renamed: Mapping[str, str]) -> dict[str, Value]:
    pairs = [pair for document in documents for pair in document.claims]
    gold = [claim for document in documents for claim in document.gold.claims]
    found = [claim for document in documents for claim in document.found.claims]
    dated = (sum(c.when is not None for c in gold), sum(c.when is not None for c in found))
    return {
        "gold": len(gold),
        "found": len(found),
        "paired": len(pairs),
        "F1": f1(len(pairs), len(gold), len(found)),
        "F1, dated in both": f1(sum(a.when is not None and b.when is not None for a, b in pairs), *dated),
        **_field_figures(pairs),
        **_actor_figures(pairs, renamed),
    }


def _field_figures(pairs: Sequence[tuple[GoldClaim, GoldClaim]]) -> dict[str, Value]:
    kinds = [(a.type, b.type) for a, b in pairs]
    polarity = [(a.polarity, b.polarity) for a, b in pairs]
    modality = [(a.modality, b.modality) for a, b in pairs]
    holders = [(a.holder == AUTHOR, b.holder == AUTHOR) for a, b in pairs]
    return {
        "type agreement": share(a == b for a, b in kinds),
        "type kappa": kappa(kinds),
        "when agreement": share(a.when == b.when for a, b in pairs),
        "when agreement by days": share(same_days(a.when, b.when) for a, b in pairs),
        "polarity agreement": share(a == b for a, b in polarity),
        "polarity kappa": kappa(polarity),
        "modality agreement": share(a == b for a, b in modality),
        "modality kappa": kappa(modality),
        "negated F1": one_class(polarity, lambda value: value == "negated"),
        "not asserted F1": one_class(modality, lambda value: value != "asserted"),
        "not the author's F1": one_class(holders, lambda author: not author),
        "holder agreement (author or other)": share(a == b for a, b in holders),
        "holder kappa": kappa(holders),
    }


def fillers(claim: GoldClaim, role: str, renamed: Mapping[str, str] | None = None) -> frozenset[str]:
    """Entity ids in a role, rewritten where the other set names the same thing otherwise."""
    ids = dict(claim.roles).get(role, ())
    return frozenset((renamed or {}).get(entity, entity) for entity in ids)


def _actor_figures(pairs: Sequence[tuple[GoldClaim, GoldClaim]], renamed: Mapping[str, str]) -> dict[str, Value]:
    actors = [(fillers(a, "actor"), fillers(b, "actor", renamed)) for a, b in pairs]
    return {
        "actor set equal": share(a == b for a, b in actors),
        "actor mean Jaccard": mean(len(a & b) / len(a | b) if a | b else 1.0 for a, b in actors),
    }


def compare_groups(
    name: str, paired: Sequence[PairedDocument], gold: Sequence[GoldGroup], found: Sequence[GoldGroup]
) -> Iterator[Score]:
    """Alignment compared on pairs of claims of different articles, among claims that both sets have."""
    same = {(d.doc_id, b.id): (d.doc_id, a.id) for d in paired for a, b in d.claims}
    known = sorted(same.values())
    left = _links(gold, {key: key for key in known})
    right = _links(found, same)
    yield from as_scores(name, "alignment", ALL, _group_counts(gold, found))
    yield from as_scores(name, "alignment", ALL, _link_figures(left, right))
    every = [(a, b) for a, b in combinations(known, 2) if a[0] != b[0]]
    verdicts = [(left.get(pair, "none"), right.get(pair, "none")) for pair in every]
    yield from as_scores(
        name, "alignment", ALL, {"kappa none/agree/conflict over all cross-article pairs": kappa(verdicts)}
    )


def _links(groups: Sequence[GoldGroup], same: Mapping[Key, Key]) -> dict[Link, str]:
    """Pairs of known claims of different articles that a set joins -> agree, or conflict when on different sides."""
    links: dict[Link, str] = {}
    for group in groups:
        members = sorted({same[member] for member in group.members if member in same})
        for left, right in combinations(members, 2):
            if left[0] != right[0]:
                links.setdefault((left, right), "agree")
        for one, other in combinations(group.sides, 2):
            opposed = ((same[a], same[b]) for a in one for b in other if a in same and b in same)
            for a, b in opposed:
                if a[0] != b[0]:
                    links[min(a, b), max(a, b)] = "conflict"
    return links


def _group_counts(gold: Sequence[GoldGroup], found: Sequence[GoldGroup]) -> dict[str, Value]:
    return {
        "groups gold": len(gold),
        "groups found": len(found),
        "conflict groups gold": sum(group.verdict == "conflict" for group in gold),
        "conflict groups found": sum(group.verdict == "conflict" for group in found),
    }


def _link_figures(gold: Mapping[Link, str], found: Mapping[Link, str]) -> dict[str, Value]:
    both = sorted(gold.keys() & found.keys())
    left, right = ({pair for pair, verdict in links.items() if verdict == "conflict"} for links in (gold, found))
    return {
        "pairs linked gold": len(gold),
        "pairs linked found": len(found),
        "linked by both": len(both),
        "linked pair F1": f1(len(both), len(gold), len(found)),
        "conflict pairs gold": len(left),
        "conflict pairs found": len(right),
        "conflict in both": len(left & right),
        "conflict pair F1": f1(len(left & right), len(left), len(right)),
        "verdict agreement on pairs linked by both": share(gold[pair] == found[pair] for pair in both),
        "verdict kappa on pairs linked by both": kappa((gold[pair], found[pair]) for pair in both),
    }
