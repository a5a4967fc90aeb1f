from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import GoldError
from pipeline.reconcile.stage import Reconciliation, reconcile
from pipeline.records.gold import GoldSet, Match
from tests.unit.reconcile.ferry import TEXT, document, gold_set
from tests.unit.reconcile.predictions import Run, claim_id, exact_run

OTHER = "The ferry Kestrel sank on 4 May 2031."


def _gold() -> GoldSet:
    """The annotated article and a short second one, which has another date."""
    sunk = document().claims[0]
    start = OTHER.index("sank")
    second = replace(
        document(),
        doc_id="other",
        regions=(),
        names=(),
        times=(),
        claims=(replace(sunk, start=0, end=36, quote=OTHER[:36], trigger=(start, start + 4), when="2031-05-04"),),
        sha256="",
    )
    return replace(gold_set(), documents=(document(), second))


TEXTS = {"ferry": TEXT, "other": OTHER}


def _compare(gold: GoldSet, run: Run) -> Reconciliation:
    documents, extractions, alignment = run
    return reconcile(gold, documents=documents, extractions=extractions, alignment=alignment)


def _score(found: Reconciliation, layer: str, measure: str) -> float | None:
    (score,) = [s.value for s in found.scores if (s.layer, s.measure, s.doc_id) == (layer, measure, "")]
    return score


def _match(found: Reconciliation, layer: str, gold_id: str) -> Match:
    (match,) = [m for m in found.matches if (m.doc_id, m.layer, m.gold_id) == ("ferry", layer, gold_id)]
    return match


def _without_claims(run: Run, *trigger: str) -> Run:
    documents, extractions, alignment = run
    kept = [replace(e, claims=tuple(c for c in e.claims if c.trigger.text not in trigger)) for e in extractions]
    return documents, kept, alignment


def test_the_gold_itself_scores_full_marks_on_every_layer() -> None:
    found = _compare(_gold(), exact_run(_gold(), TEXTS))
    for layer, measure in (
        ("entity", "strict F1"),
        ("time", "TempEval value F1"),
        ("claim", "F1"),
        ("claim", "optimal F1"),
        ("link", "F1"),
        ("conflict", "F1"),
        ("conflict", "right kind"),
    ):
        assert _score(found, layer, measure) == 1.0, (layer, measure)
    assert {m.outcome for m in found.matches if m.layer != "claim"} == {"correct"}
    assert _score(found, "conflict", "firm groups found") == 1


def test_without_an_alignment_links_and_conflicts_are_not_scored() -> None:
    documents, extractions, _ = exact_run(_gold(), TEXTS)
    found = reconcile(_gold(), documents=documents, extractions=extractions, alignment=None)
    assert {s.layer for s in found.scores} >= {"entity", "time", "claim", "slot"}
    assert not {s.layer for s in found.scores} & {"link", "conflict", "alignment"}


def test_a_missed_claim_is_told_with_its_line_and_its_cause() -> None:
    found = _compare(_gold(), _without_claims(exact_run(_gold(), TEXTS), "close"))
    match = _match(found, "claim", "c003")
    assert (match.outcome, match.line, match.because) == ("missed", 6, "predicate: close")
    assert _score(found, "handoff", "missed claims because of: predicate") == 1


def test_a_missed_name_explains_the_claim_that_it_takes_part_in() -> None:
    documents, extractions, alignment = _without_claims(exact_run(_gold(), TEXTS), "close")
    cut = [
        replace(e, mentions=tuple(m for m in e.mentions if m.evidence.start < TEXT.index("The Harbour")))
        for e in extractions
    ]
    found = _compare(_gold(), (documents, cut, alignment))
    assert _match(found, "claim", "c003").because == "name: Harbour Board"


def test_a_misread_date_explains_the_wrong_date_of_a_claim() -> None:
    documents, extractions, alignment = exact_run(_gold(), TEXTS)
    wrong = [
        replace(
            e,
            times=tuple(replace(t, value="2030-05-03") for t in e.times),
            claims=tuple(replace(c, date=replace(c.date, edtf="2030-05-03") if c.date else None) for c in e.claims),
        )
        for e in extractions
    ]
    match = _match(_compare(_gold(), (documents, wrong, alignment)), "claim", "c001")
    assert (match.outcome, match.because) == ("partial", "date: 3\u00a0May 2031")
    assert [f.field for f in match.fields if not f.equal] == ["when"]


def test_a_claim_of_another_type_is_incorrect() -> None:
    documents, extractions, alignment = exact_run(_gold(), TEXTS)
    wrong = [replace(e, claims=tuple(replace(c, event_type="OFFICE") for c in e.claims)) for e in extractions]
    found = _compare(_gold(), (documents, wrong, alignment))
    assert {m.outcome for m in found.matches if m.layer == "claim"} == {"incorrect"}
    assert _score(found, "slot", "type F1") == 0.0
    assert _score(found, "slot", "when F1") == 1.0


def test_a_link_is_missed_because_its_claim_is_or_because_nothing_joins_the_two() -> None:
    documents, extractions, alignment = exact_run(_gold(), TEXTS)
    nothing = replace(alignment, comparisons=())
    (link,) = [m for m in _compare(_gold(), (documents, extractions, nothing)).matches if m.layer == "link"]
    assert (link.outcome, link.because) == ("missed", "link")
    found = _compare(_gold(), _without_claims((documents, extractions, nothing), "sank"))
    (link,) = [m for m in found.matches if m.layer == "link"]
    assert link.because == "claim: ferry c001 (predicate: sank)"


def test_a_conflict_taken_for_agreement_is_incorrect_because_of_its_verdict() -> None:
    documents, extractions, alignment = exact_run(_gold(), TEXTS)
    agreeing = replace(
        alignment,
        comparisons=tuple(replace(c, verdict="agree", conflict_on=()) for c in alignment.comparisons),
    )
    found = _compare(_gold(), (documents, extractions, agreeing))
    (conflict,) = [m for m in found.matches if m.layer == "conflict"]
    assert (conflict.outcome, conflict.because) == ("incorrect", "verdict")
    assert _score(found, "link", "F1") == 1.0


def test_a_conflict_that_the_gold_does_not_have_is_spurious() -> None:
    documents, extractions, alignment = exact_run(_gold(), TEXTS)
    invented = replace(
        alignment.comparisons[0],
        left=claim_id("ferry", "c003"),
        right=claim_id("other", "c001"),
        conflict_on=("place",),
    )
    found = _compare(_gold(), (documents, extractions, replace(alignment, comparisons=(invented,))))
    spurious = [m for m in found.matches if m.layer == "conflict" and m.outcome == "spurious"]
    assert [m.predicted_id for m in spurious] == [f"{invented.left}|{invented.right}"]
    assert _score(found, "conflict", "precision") == 0.0


def test_a_quote_that_is_not_at_its_offsets_is_an_error_with_its_row() -> None:
    names = list(document().names)
    names[1] = replace(names[1], start=names[1].start + 1, end=names[1].end + 1)
    lying = replace(_gold(), documents=(replace(document(), names=tuple(names)), _gold().documents[1]))
    with pytest.raises(GoldError, match="is not the text at") as error:
        _compare(lying, exact_run(_gold(), TEXTS))
    assert error.value.at == "ferry/ferry.jsonl:4"


def test_a_changed_text_is_compared_by_quote_and_what_has_no_place_is_listed() -> None:
    edited = {**TEXTS, "ferry": "Updated.\n\n" + TEXT.replace("Mara Dunne", "Nora Dunne")}
    run = exact_run(replace(_gold(), documents=(_gold().documents[1],)), TEXTS)
    documents, extractions, alignment = run
    again, read, _ = exact_run(
        replace(_gold(), documents=(replace(document(), names=(), times=(), claims=()),)), edited
    )
    found = _compare(_gold(), (documents + again, extractions + read, alignment))
    assert found.moved == ("ferry",)
    assert "Mara Dunne" in {row.quote for row in found.unplaced}
    assert _match(found, "entity", "r5").line == 6


def test_a_set_of_other_articles_is_an_error() -> None:
    run = exact_run(replace(_gold(), documents=(replace(document(), doc_id="third"),)), {"third": TEXT})
    with pytest.raises(GoldError, match="none of the run's articles"):
        _compare(_gold(), run)


def test_annotated_articles_that_the_run_lacks_are_told() -> None:
    run = exact_run(replace(_gold(), documents=(document(),)), TEXTS)
    assert _compare(_gold(), run).missing == ("other",)


def test_two_comparisons_give_the_same_figures_and_intervals() -> None:
    run = exact_run(_gold(), TEXTS)
    assert _compare(_gold(), run) == _compare(_gold(), run)
