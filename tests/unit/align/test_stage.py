"""The whole of alignment on invented claims."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, permutations

from pipeline.align.stage import align
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, Alignment
from tests.synthetic.claim_making import make_claim, make_figure

DRILL = {"actor": "org/northern-league", "place": "state/veslavia", "other": "event/iron-tide"}


def drill(claim_id: str, date: str, start: int = 0) -> Claim:
    sentence = "The league called off the drill Iron Tide in Veslavia"
    return make_claim(claim_id, sentence, "called", "EXERCISE", start=start, date=date, **DRILL)


def office(claim_id: str, title: str) -> Claim:
    sentence = f"Castellan, the {title} of Veslavia, opened the summit"
    trigger = title.rsplit(maxsplit=1)[-1]
    return make_claim(
        claim_id,
        sentence,
        trigger,
        "OFFICE",
        start=400,
        date="2020-02",
        actor="person/mira-castellan",
        other="state/veslavia",
    )


def founding(claim_id: str, date: str) -> Claim:
    return make_claim(
        claim_id,
        "The Selby Bank was founded",
        "founded",
        "FOUND",
        start=800,
        date=date,
        actor="org/selby-bank",
    )


CLAIMS = (
    drill("alpha-1", "2015-03-11/2015-03-20"),
    drill("alpha-2", "2015-03-11/2015-03-20", start=200),
    drill("beta-1", "2015-04"),
    drill("gamma-1", "2015"),
    office("alpha-3", "president"),
    office("beta-2", "prime minister"),
    founding("beta-3", "1951"),
    founding("gamma-2", "1952"),
    make_claim(
        "gamma-3",
        "A ferry sank off Selby, drowning 12 people",
        "sank",
        "OTHER",
        start=1200,
        figures=(make_figure(12, "people"),),
    ),
)


def run(claims: tuple[Claim, ...], knowledge: Knowledge, sources: dict[str, Source] | None = None) -> Alignment:
    return align(claims, sources=sources or {}, entities=(), knowledge=knowledge)


def test_date_office_and_founding_year_conflicts_are_found(knowledge: Knowledge) -> None:
    found = {
        frozenset((c.left, c.right)): c.conflict_on for c in run(CLAIMS, knowledge).comparisons if c.verdict == CONFLICT
    }
    assert found[frozenset(("alpha-1", "beta-1"))] == ("date",)
    assert found[frozenset(("alpha-2", "beta-1"))] == ("date",)
    assert found[frozenset(("alpha-3", "beta-2"))] == ("office",)
    assert found[frozenset(("beta-3", "gamma-2"))] == ("date",)


def test_a_group_tells_question_camps_and_reason(knowledge: Knowledge) -> None:
    groups = [g for g in run(CLAIMS, knowledge).groups if g.verdict == CONFLICT and "beta-1" in g.claim_ids]
    assert len(groups) == 1
    group = groups[0]
    assert group.sides == (("alpha-1", "alpha-2"), ("beta-1",))
    assert group.conflict_on == ("date",)
    assert group.question.endswith("?")
    assert "mid-March 2015" in group.reason
    assert "April 2015" in group.reason
    assert group.doc_ids == ("alpha", "beta")


def test_what_is_vaguer_agrees(knowledge: Knowledge) -> None:
    found = run(CLAIMS, knowledge)
    pair = next(c for c in found.comparisons if {c.left, c.right} == {"beta-1", "gamma-1"})
    assert pair.verdict == AGREE
    assert all(c.left < c.right for c in found.comparisons)


def test_every_claim_stands_in_a_group(knowledge: Knowledge) -> None:
    found = run(CLAIMS, knowledge)
    assert {c for g in found.groups for c in g.claim_ids} == {c.claim_id for c in CLAIMS}
    alone = [g for g in found.groups if g.verdict == SINGLE_SOURCE]
    assert ("gamma-3",) in [g.claim_ids for g in alone]


def test_every_comparison_names_its_groups(knowledge: Knowledge) -> None:
    found = run(CLAIMS, knowledge)
    groups = {g.group_id: g for g in found.groups}
    assert all(c.group_ids for c in found.comparisons)
    assert all({c.left, c.right} <= set(groups[g].claim_ids) for c in found.comparisons for g in c.group_ids)


def test_order_of_claims_does_not_matter(knowledge: Knowledge) -> None:
    expected = run(CLAIMS, knowledge)
    for order in islice(permutations(CLAIMS), 0, 300_000, 60_000):
        assert run(order, knowledge) == expected


def test_a_copy_is_no_second_source(knowledge: Knowledge) -> None:
    copies = {"beta": Source(same_as="alpha")}
    found = run(CLAIMS, knowledge, copies)
    assert not any(
        {c.left.partition("-")[0], c.right.partition("-")[0]} == {"alpha", "beta"} for c in found.comparisons
    )


def test_one_source_against_itself_is_reported_apart(knowledge: Knowledge) -> None:
    again = replace(
        founding("beta-9", "1953"), evidence=replace(founding("beta-9", "1953").evidence, start=900, end=931)
    )
    found = run((founding("beta-3", "1951"), again, CLAIMS[0]), knowledge)
    assert not found.comparisons
    assert [(w.left, w.right, w.conflict_on) for w in found.within_source] == [("beta-3", "beta-9", ("date",))]
    assert found.within_source[0].reason == "The dates differ: 1951 against 1953."


def test_a_holder_is_named_in_the_reason(knowledge: Knowledge) -> None:
    quoted = replace(founding("gamma-2", "1952"), holder="person/otto-halvorsen")
    group = next(g for g in run((founding("beta-3", "1951"), quoted), knowledge).groups if g.verdict == CONFLICT)
    assert "Otto Halvorsen, quoted by gamma" in group.reason


def test_no_claims_no_groups(knowledge: Knowledge) -> None:
    assert run((), knowledge) == Alignment(comparisons=(), groups=(), within_source=())
