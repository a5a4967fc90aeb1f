from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.export import matrix
from pipeline.export.camps import camps_of, shown_claims
from pipeline.export.lookup import Lookup
from pipeline.export.matrix import agreement_grid, main_sources, matrix_rows, pairwise, source_ids
from pipeline.export.passages import Mark, article, cut, in_context
from pipeline.export.pictures import PICTURES, draw, to_png
from pipeline.export.slots import slot_rows
from pipeline.export.timeline import DATES, first_dated, timeline
from pipeline.recall.found import as_found
from pipeline.recall.ragged import texts_of
from pipeline.recall.shelves import Recall
from pipeline.records.document import Block, Role
from pipeline.records.tables import RunTables

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text(min_size=30, max_size=30), st.lists(SPANS, max_size=6))
def test_segments_add_up_to_the_text_and_bear_the_marks_that_cover_them(text: str, spans: list[list[int]]) -> None:
    marks = [Mark(start=a, end=b, name=f"m{n}") for n, (a, b) in enumerate(spans)]
    segments = cut(text, 0, len(text), marks)
    assert "".join(segment.text for segment in segments) == text
    for mark in marks:
        marked = "".join(segment.text for segment in segments if mark.name in segment.marks)
        assert marked == text[mark.start : mark.end]


def test_a_passage_stands_in_its_paragraph(lookup: Lookup) -> None:
    claim = lookup.claims_of(lookup.groups["g-0008"])[0]
    segments = in_context(claim, lookup)
    assert "".join(s.text for s in segments if "evidence" in s.marks) == claim.evidence.quote
    assert "".join(s.text for s in segments if "trigger" in s.marks) == claim.trigger.text
    assert segments[0].text.startswith("Few on the banks")
    assert "\n" not in "".join(segment.text for segment in segments)


def test_an_article_is_shown_whole_with_skipped_blocks_told_apart(lookup: Lookup) -> None:
    document = lookup.documents["falk-2031"]
    claims = [claim for claim in lookup.claims.values() if claim.doc_id == document.doc_id]
    blocks = article(document, claims, lookup)
    shown = "".join(segment.text for block in blocks for segment in block.segments)
    assert "".join(shown.split()) == "".join(document.text.split())
    assert (blocks[0].skipped, blocks[0].reason) == (True, "title")
    assert Counter(claim_id for block in blocks for claim_id in block.claim_ids) == Counter(c.claim_id for c in claims)


def test_a_block_inside_another_is_not_shown_twice(lookup: Lookup) -> None:
    document = lookup.documents["falk-2031"]
    outer = next(block for block in document.blocks if block.role == Role.PARAGRAPH)
    inner = Block(role=Role.NOTE_MARK, start=outer.start + 4, end=outer.start + 5, reason="number")
    blocks = article(replace(document, blocks=(*document.blocks, inner)), [], lookup)
    shown = "".join(segment.text for block in blocks for segment in block.segments)
    assert "".join(shown.split()) == "".join(document.text.split())


def test_the_slot_at_issue_comes_first(lookup: Lookup) -> None:
    group = lookup.groups["g-0008"]
    rows = slot_rows(group, shown_claims(group, lookup), lookup)
    assert (rows[0].name, rows[0].at_issue, rows[0].differs) == ("When", True, True)
    assert not any(row.at_issue or row.differs for row in rows[1:])


def test_inferred_years_are_marked(lookup: Lookup) -> None:
    group = lookup.groups["g-0008"]
    claims = shown_claims(group, lookup)
    assert claims[0].date is not None
    claims[0] = replace(claims[0], date=replace(claims[0].date, basis="publication", year_inferred=True))
    when = slot_rows(group, claims, lookup)[0]
    assert [cell.inferred for cell in when.cells] == [True, False, False, False]


def test_a_pronoun_is_inferred_and_a_spelling_is_not(lookup: Lookup) -> None:
    group = lookup.groups["g-0008"]
    first, *rest = shown_claims(group, lookup)
    actor, place = first.participants
    it = replace(first, participants=(replace(actor, text="it"), replace(place, text="the LUND MARCH")))
    rows = {row.name: row for row in slot_rows(group, [it, *rest], lookup)}
    assert [cell.inferred for cell in rows["Who"].cells] == [True, False, False, False]
    assert not any(cell.inferred for cell in rows["Where"].cells)


def test_camps_are_the_sides_and_then_those_on_none(lookup: Lookup) -> None:
    group = lookup.groups["g-0008"]
    loose = replace(group, sides=(group.sides[0], group.sides[1][:1]))
    camps = camps_of(loose, lookup)
    assert [(camp.number, camp.voices) for camp in camps] == [(1, 2), (2, 1), (0, 1)]
    assert len(shown_claims(loose, lookup)) == len(group.claim_ids)


def test_the_matrix_has_a_cell_for_each_answer(lookup: Lookup) -> None:
    doc_ids = source_ids(lookup)
    for row in matrix_rows(lookup):
        answered = {doc_id for doc_id, cell in zip(doc_ids, row.cells, strict=True) if cell}
        assert answered == set(row.group.doc_ids)
        if row.group.verdict == "conflict":
            assert {cell.side for cell in row.cells if cell} == {1, 2}


def test_pairwise_agreement_counts_sides_and_agreeing_groups(lookup: Lookup) -> None:
    pairs = {(pair.left, pair.right): pair for pair in pairwise(lookup)}
    for pair in pairs.values():
        assert pair.agree + pair.conflict <= pair.shared
    both = [g for g in lookup.groups.values() if {"falk-2031", "orsini-2031"} <= set(g.doc_ids)]
    found = pairs["falk-2031", "orsini-2031"]
    assert found.shared == len(both)
    assert found.conflict == sum(g.verdict == "conflict" and len(g.doc_ids) == 2 for g in both) + sum(
        g.verdict == "conflict" and len(g.doc_ids) > 2 for g in both
    )


def test_the_agreement_grid_is_symmetric(lookup: Lookup) -> None:
    grid = agreement_grid(lookup)
    for row, (_, pairs) in enumerate(grid):
        assert pairs[row] is None
        assert pairs == [other[row] for _, other in grid]
    assert sum(pair is not None for _, pairs in grid for pair in pairs) == 2 * len(pairwise(lookup))


def test_of_many_sources_those_with_most_to_compare_are_set_side_by_side(
    tables: RunTables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "COLUMNS", 2)
    many = Lookup(tables)
    chosen = main_sources(many)
    assert len(chosen) == 2
    answered = Counter(d for g in tables.alignment.groups if g.verdict != "single_source" for d in g.doc_ids)
    assert min(answered[d] for d in chosen) >= max(answered[d] for d in source_ids(many) if d not in chosen)
    assert [doc_id for doc_id, _ in agreement_grid(many)] == chosen
    assert all(len(row.cells) == 2 for row in matrix_rows(many, doc_ids=chosen))


def test_events_of_a_lane_never_overlap(lookup: Lookup) -> None:
    line, shown, dated = timeline(lookup)
    assert line is not None
    assert shown == dated == sum(len(lane.events) for lane in line.lanes)
    for lane in line.lanes:
        for event in lane.events:
            assert lane.top <= event.y <= lane.top + lane.height
        rows: dict[float, float] = {}
        for event in lane.events:
            assert event.x1 - rows.get(event.y, -99) > 8
            rows[event.y] = event.x2


def test_later_days_lie_to_the_right_and_vague_dates_are_wide(tables: RunTables) -> None:
    part = tables.extractions[0]
    first = part.claims[0]
    assert first.date is not None
    vague = replace(first, date=replace(first.date, earliest=date(2029, 1, 1), latest=date(2029, 12, 31)))
    changed = replace(tables, extractions=(replace(part, claims=(vague, *part.claims[1:])), *tables.extractions[1:]))
    line, _, _ = timeline(Lookup(changed))
    assert line is not None
    events = {event.claim_id: event for lane in line.lanes for event in lane.events}
    assert not events[first.claim_id].exact
    assert events[first.claim_id].x2 - events[first.claim_id].x1 > 100
    lookup = Lookup(changed)
    exact = sorted((lookup.claims[i].date.earliest, e.x1) for i, e in events.items() if e.exact)  # type: ignore[union-attr]
    assert [x for _, x in exact] == sorted(x for _, x in exact)


def test_the_timeline_can_be_kept_to_what_several_sources_speak_to(lookup: Lookup) -> None:
    line, shown, _ = timeline(lookup, shared=True)
    assert line is not None
    verdicts = {event.verdict for lane in line.lanes for event in lane.events}
    assert verdicts == {"conflict", "agree", "undecided"}
    assert shown < timeline(lookup)[1]
    assert timeline(lookup, 5)[1:] == (5, timeline(lookup)[2])


def test_the_first_dates_are_those_of_questions_that_several_sources_answer(lookup: Lookup) -> None:
    assert first_dated(lookup, 1000) == timeline(lookup, shared=True)[0]
    assert first_dated(lookup, 5) == timeline(lookup, 5, shared=True)[0]


def test_dates_that_the_last_run_put_down_are_drawn_alike(tables: RunTables, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = as_found(tables.alignment.groups, lambda group: group.group_id)
    groups.prints = np.arange(len(groups), dtype=np.uint64)
    run = replace(tables, alignment=replace(tables.alignment, groups=groups))
    last = Recall({})
    first = first_dated(Lookup(run, last), 1000)
    again = Recall({}, dict(last.kept()))
    monkeypatch.setattr("pipeline.export.timeline._dated", lambda *_: pytest.fail("claims are looked at again"))
    assert first_dated(Lookup(run, again), 1000) == first
    assert texts_of(again.shelf(DATES).kept["told"]) == texts_of(last.shelf(DATES).kept["told"])


def test_a_run_without_dates_has_no_timeline(tables: RunTables) -> None:
    parts = tuple(replace(p, claims=tuple(replace(c, date=None) for c in p.claims)) for p in tables.extractions)
    assert timeline(Lookup(replace(tables, extractions=parts))) == (None, 0, 0)


@pytest.mark.parametrize("kind", PICTURES)
def test_every_picture_is_well_formed_and_is_a_table_too(kind: str, lookup: Lookup) -> None:
    picture = draw(kind, lookup)
    root = ET.fromstring(picture.svg)  # noqa: S314 - the program's own picture
    assert root.tag.endswith("svg")
    assert len({len(row) for row in picture.table}) == 1
    assert len(picture.table) > 3


def test_pictures_hold_no_markup_of_articles(tables: RunTables) -> None:
    groups = tuple(replace(g, question="<script>x</script>") for g in tables.alignment.groups)
    lookup = Lookup(replace(tables, alignment=replace(tables.alignment, groups=groups)))
    assert "<script" not in draw("matrix", lookup).svg


def test_an_unknown_picture_is_refused(lookup: Lookup) -> None:
    with pytest.raises(UsageError, match="no picture 'pie'"):
        draw("pie", lookup)


def test_pictures_become_png(lookup: Lookup) -> None:
    pytest.importorskip("resvg_py", reason="the extra `plot` is not installed")
    assert to_png(draw("agreement", lookup).svg).startswith(b"\x89PNG")


def test_the_lines_of_a_text_count_from_one(lookup: Lookup) -> None:
    text = lookup.documents["falk-2031"].text
    for offset in (0, text.index("\n"), text.index("\n") + 1, len(text) - 1):
        assert lookup.line_of("falk-2031", offset) == text.count("\n", 0, offset) + 1
    assert lookup.line_of("nobody", 5) == 0
    assert json.dumps(lookup.label_of("nobody")) == '"nobody"'
