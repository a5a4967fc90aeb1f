"""Claims against gold: what is right, missed and spurious, on every layer, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.errors import GoldError
from pipeline.reconcile.agreement import pair_documents
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.claim_pairs import judge_pairs
from pipeline.reconcile.handoff import earlier_errors
from pipeline.reconcile.match_rows import (
    ArticleRows,
    Lines,
    claim_matches,
    pair_matches,
    row_places,
    span_matches,
)
from pipeline.reconcile.placing import PlacedSets, place_sets
from pipeline.reconcile.run_as_gold import run_as_gold
from pipeline.reconcile.score_table import (
    Compared,
    alignment_scores,
    article_scores,
    compare_rows,
    handoff_scores,
)
from pipeline.records.claim import Extraction
from pipeline.records.document import Document
from pipeline.records.gold import GoldSet, Match, Score
from pipeline.records.group import Alignment
from pipeline.records.record import record


@record
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

    Articles are compared that both have; GoldError if there is none, or if a row lies about a text that is still
    the one annotated.
    """
    by_id = {document.doc_id: document for document in documents}
    found = run_as_gold("run", documents=by_id.values(), extractions=extractions, alignment=alignment)
    placed = place_sets(gold, found, by_id)
    if not placed.gold.documents:
        raise GoldError(
            f"annotation set {gold.name!r} has none of the run's articles",
            remedy=f"give a set of these articles: {', '.join(sorted(by_id)[:5])}",
        )
    compared = compare_rows(gold.name, pair_documents(placed.gold, placed.found))
    matches = list(_article_matches(compared, placed, found, by_id))
    scores = list(article_scores(compared))
    if alignment is not None:
        result = judge_pairs(placed.gold_in_run, found, alignment.comparisons)
        missed = {(m.doc_id, m.gold_id): m.because for m in matches if m.layer == "claim" and m.gold_id}
        matches += pair_matches(gold.name, result, missed, gold=placed.gold_in_run, found=found)
        scores += alignment_scores(compared, placed.gold_in_run, found, result)
    return Reconciliation(
        matches=tuple(matches),
        scores=(*scores, *handoff_scores(gold.name, matches)),
        unplaced=placed.unplaced_gold,
        missing=tuple(d.doc_id for d in gold.documents if d.doc_id not in by_id),
        moved=placed.moved,
    )


def _article_matches(
    compared: Compared, placed: PlacedSets, run: GoldSet, documents: Mapping[str, Document]
) -> Iterator[Match]:
    in_run = {document.doc_id: document for document in placed.gold_in_run.documents}
    own = {document.doc_id: document for document in run.documents}
    for paired in compared.paired:
        doc_id = paired.doc_id
        names, times = compared.names[doc_id], compared.times[doc_id]
        article = ArticleRows(
            set=compared.name,
            doc_id=doc_id,
            lines=Lines(documents[doc_id].text),
            places=row_places(in_run[doc_id], own[doc_id]),
            renamed=compared.renamed,
            errors=earlier_errors(paired.gold, paired.found, names.pairs, times.pairs),
        )
        yield from span_matches(article, "entity", names)
        yield from span_matches(article, "time", times)
        yield from claim_matches(article, paired.gold.claims, paired.found.claims, compared.claims[doc_id])
