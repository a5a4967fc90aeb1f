"""Claims against gold: what is right, missed and spurious, on every layer, and by how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import GoldError
from pipeline.reconcile.agreement import compare_documents, compare_groups, pair_documents
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.claim_pairs import conflict_figures, firm_figures, judge_pairs, link_figures
from pipeline.reconcile.figures import ALL, as_scores, ratio
from pipeline.reconcile.placing import PlacedSets, place_sets
from pipeline.reconcile.run_as_gold import run_as_gold
from pipeline.records.claim import Extraction
from pipeline.records.document import Document
from pipeline.records.gold import GoldSet, Match, Score
from pipeline.records.group import Alignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Matches and scores of one gold set, and what could not be compared.

    `unplaced` lists gold rows without a certain place in the run's text, `missing` the annotated articles that the
    run does not have, `moved` those whose text differs from the one annotated.
    """

    matches: tuple[Match, ...]
    scores: tuple[Score, ...]
    unplaced: tuple[Unplaced, ...] = ()
    missing: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def reconcile(
    gold: GoldSet, *, documents: Iterable[Document], extractions: Iterable[Extraction], alignment: Alignment | None
) -> Reconciliation:
    """The run compared with an annotation set; without an alignment, names, times and claims alone.

    Articles are compared that both have; GoldError if there is none.
    """
    by_id = {document.doc_id: document for document in documents}
    found = run_as_gold("run", documents=by_id.values(), extractions=extractions, alignment=alignment)
    placed = place_sets(gold, found, by_id)
    if not placed.gold.documents:
        raise GoldError(
            f"annotation set {gold.name!r} has none of the run's articles",
            remedy=f"give a set of these articles: {', '.join(sorted(by_id)[:5])}",
        )
    return Reconciliation(
        matches=(),
        scores=tuple(_scores(placed, alignment, found)),
        unplaced=placed.unplaced_gold,
        missing=tuple(d.doc_id for d in gold.documents if d.doc_id not in by_id),
        moved=placed.moved,
    )


def _scores(placed: PlacedSets, alignment: Alignment | None, found: GoldSet) -> Iterable[Score]:
    name = placed.gold.name
    paired = pair_documents(placed.gold, placed.found)
    yield from compare_documents(name, paired)
    if alignment is None:
        return
    yield from compare_groups(name, paired, placed.gold.groups, placed.found.groups)
    result = judge_pairs(placed.gold_in_run, found, alignment.comparisons)
    spoken = {key for keys in result.speaks.values() for key in keys}
    n_gold = sum(len(document.claims) for document in placed.gold_in_run.documents)
    yield from as_scores(name, "claim", ALL, {"spoken of": ratio(len(spoken), n_gold)})
    yield from as_scores(name, "link", ALL, link_figures(result))
    texts = {document.doc_id for document in found.documents}
    yield from as_scores(
        name, "conflict", ALL, conflict_figures(result) | firm_figures(result, placed.gold.groups, texts)
    )
