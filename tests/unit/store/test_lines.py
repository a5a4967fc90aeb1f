from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim, Quantity, Span
from pipeline.records.decision import MERGE, Decision
from pipeline.records.document import Block, Document, Evidence, Role, Source
from pipeline.records.group import AGREE, CONFLICT, ClaimGroup, Comparison
from pipeline.records.time import Timex
from pipeline.store.lines import listed, writer_of
from pipeline.store.rows import row_of
from pipeline.store.run_tables import run_tables
from pipeline.store.tables import encode
from tests.invention import invented_run
from tests.synthetic.claim_making import make_claim

ODD = 'a "quoted" \\ word,\n\t\x1f\x7f\u2028 50 % of “é”'


def timex() -> Timex:
    return Timex(
        evidence=Evidence(doc_id="boats", start=25, end=35, quote="3 May 2019"), type="DATE", value="2019-05-03",
        timex=None, mod=None, earliest=date(2019, 5, 3), latest=date(2019, 5, 3), precision="day", basis="explicit",
        year_inferred=False,
    )  # fmt: skip


def test_a_record_is_written_as_its_row_would_be() -> None:
    run = invented_run()
    records = [*run.alignment.comparisons, *run.alignment.groups, *run.entities, *run.alignment.within_source]
    records += [claim for part in run.extractions for claim in part.claims]
    records += [mention for part in run.extractions for mention in part.mentions]
    records.append(timex())
    assert {type(one) for one in records} >= {Claim, Comparison, ClaimGroup, Timex}
    for one in records:
        assert writer_of(type(one))(one) == encode(row_of(one))


def test_what_alignment_found_is_written_as_its_rows_would_be(knowledge: Knowledge) -> None:
    claims = [
        make_claim(f"{doc}-1", f"The {ODD} was founded", "founded", "FOUND", date=date, actor="org/league")
        for doc, date in (("alpha", "1951"), ("beta", "1952"), ("gamma", "1951"), ('del"ta', "1951-05"))
    ]
    decision = Decision(
        seq=1, at="", reviewer="ann", run="", key=("alpha-1", "gamma-1"), evidence="", action=MERGE
    )  # fmt: skip
    found = align(claims, sources={}, entities=(), knowledge=knowledge, decisions=(decision,))
    assert {comparison.verdict for comparison in found.comparisons} == {AGREE, CONFLICT}
    assert ("reviewer",) in {comparison.keys for comparison in found.comparisons}
    groups = [*found.groups, replace(found.groups[0], decision=ODD), replace(found.groups[0], sides=())]
    for name, records in (("comparisons", found.comparisons), ("groups", groups)):
        alignment = replace(found, **{name: records})
        tables = run_tables(documents=(), extractions=(), entities=(), alignment=alignment, matches=None)
        written = b"".join(dict(tables)[f"{name}.jsonl"]).decode().split("\n")[:-1]
        ordered = sorted(records, key=lambda one: one.group_id) if name == "groups" else records
        assert written == [encode(row_of(one)) for one in ordered]


def test_odd_texts_and_figures_are_written_as_json_has_them() -> None:
    span = Span(start=0, end=3, text=ODD)
    assert writer_of(Span)(span) == encode(row_of(span))
    for low in (None, 40, 40.0, 1e16, 1e-07, float("inf"), float("nan"), True):
        quantity = Quantity(low=low, high=0.1, unit="%", comparator="=", text=ODD)
        assert writer_of(Quantity)(quantity) == encode(row_of(quantity))


def test_roles_days_and_pairs_are_written_as_json_has_them() -> None:
    block = Block(role=Role.PARAGRAPH, start=0, end=3, reason="")
    document = Document(
        doc_id="a", path="a.txt", sha256="0", source=Source(), text=ODD, blocks=(block,), reading=ODD, passages=()
    )
    assert writer_of(Document)(document) == encode(row_of(document))
    anchored = replace(timex(), earliest=date(1, 2, 3), latest=None, anchor=(1, 2))
    assert writer_of(Timex)(anchored) == encode(row_of(anchored))


def test_some_fields_are_written_otherwise_and_something_may_follow() -> None:
    span = Span(start=0, end=3, text="x")
    assert writer_of(Span, {"end": lambda end: f"[{end}]"}, end=', "100 %": 1')(span) == (
        '{"start": 0, "end": [3], "text": "x", "100 %": 1}'
    )
    assert listed(str)([1, 2]) == "[1, 2]"
    assert listed(str)([]) == "[]"
