"""Laws that every comparator keeps: symmetry, no conflict with itself, silence where a side says nothing."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.align import comparators
from pipeline.align.background import Background
from pipeline.align.comparators import COMPARATORS, Comparator, compare_all
from pipeline.align.doubts import decided
from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import load_knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, FIELDS, SILENT, UNDECIDED, FieldComparison
from tests.synthetic.claim_making import make_claim, make_date, make_figure

KNOWLEDGE = load_knowledge(())
BACKGROUND: Background = background_of((), KNOWLEDGE)
SENTENCES = (
    ("ASSAULT", "Norland shelled Tarnow Bay", "shelled"),
    ("EXERCISE", "The league held the drill Iron Tide", "held"),
    ("OFFICE", "Castellan, the president, spoke", "president"),
    ("FOUND", "Brandvik founded the institute", "founded"),
    ("ASSESSMENT", "The league was not effective", "effective"),
    ("REJECT", "The board refused the bid", "refused"),
    ("STATISTIC", "The port employs many workers", "employs"),
)
IDS = (
    "state/norland",
    "state/ostmark",
    "org/northern-league",
    "person/mira-castellan",
    "city/tarnow-bay",
    "event/iron-tide",
)
names = st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(" ".join)
dates = st.sampled_from(
    [None, "2015", "2015-03", "2015-03-02", "2015-03-09", "2016-11", "2014/2016", "2015-24", "1999/.."]
)
figures = st.lists(
    st.builds(
        make_figure,
        st.sampled_from([5, 40, 42, 2500, 3000]).map(float),
        st.sampled_from(["troops", "people", "euros", "EUR", "deaths", "arrests", "months", "years", "ages", "metres"]),
        st.sampled_from(["=", ">", "<", "~", ">=", "<="]),
    ),
    max_size=2,
).map(tuple)


@st.composite
def claims(draw: st.DrawFn, claim_id: str) -> Claim:
    """Any claim of an invented source."""
    event_type, sentence, trigger = draw(st.sampled_from(SENTENCES))
    roles = {role: filler for role in ("actor", "recipient", "place", "other") if (filler := draw(names))}
    return make_claim(
        claim_id,
        sentence,
        trigger,
        event_type,
        date=draw(dates),
        inferred=draw(st.booleans()),
        figures=draw(figures),
        polarity=draw(st.sampled_from(["affirmed", "negated"])),
        modality=draw(st.sampled_from(["asserted", "possible", "predicted"])),
        **roles,
    )


def outcome(compare: Comparator, left: Claim, right: Claim) -> FieldComparison:
    """What a comparator says of two claims."""
    views = {v.claim_id: v for v in view_claims((left, right), {}, KNOWLEDGE.relatedness, KNOWLEDGE.contrasts)}
    return compare(views[left.claim_id], views[right.claim_id], BACKGROUND)


@pytest.mark.parametrize("compare", COMPARATORS, ids=lambda c: c.__name__)
class TestLaws:
    """Each law holds for each comparator."""

    @settings(max_examples=60, deadline=None)
    @given(left=claims("alpha-1"), right=claims("beta-1"))
    def test_symmetry(self, compare: Comparator, left: Claim, right: Claim) -> None:
        there, back = outcome(compare, left, right), outcome(compare, right, left)
        assert there.outcome == back.outcome
        assert there.field == back.field

    @settings(max_examples=60, deadline=None)
    @given(claim=claims("alpha-1"))
    def test_nothing_conflicts_with_itself(self, compare: Comparator, claim: Claim) -> None:
        twin = replace(claim, claim_id="beta-1", evidence=replace(claim.evidence, doc_id="beta"))
        assert outcome(compare, claim, twin).outcome in {AGREE, SILENT}

    @settings(max_examples=40, deadline=None)
    @given(left=claims("alpha-1"), right=claims("beta-1"))
    def test_outcome_and_field_are_known_and_the_reason_is_a_sentence_part(
        self, compare: Comparator, left: Claim, right: Claim
    ) -> None:
        found = outcome(compare, left, right)
        assert found.field in FIELDS
        for score in (0.0, 1.0):
            said = decided(found, score)
            assert said.outcome in {AGREE, CONFLICT, SILENT, UNDECIDED}
            assert said.reason
            assert not said.reason.endswith(".")


@settings(max_examples=200, deadline=None)
@given(left=claims("alpha-1"), right=claims("beta-1"))
def test_a_comparator_that_is_not_asked_would_have_said_the_same(left: Claim, right: Claim) -> None:
    views = {v.claim_id: v for v in view_claims((left, right), {}, KNOWLEDGE.relatedness, KNOWLEDGE.contrasts)}
    pair = views[left.claim_id], views[right.claim_id]
    assert compare_all(*pair, BACKGROUND) == [compare(*pair, BACKGROUND) for compare in COMPARATORS]


EMPTY = {
    "compare_dates": {"date": None},
    "compare_quantities": {"quantities": ()},
    "compare_participants": {"participants": ()},
    "compare_places": {"participants": ()},
    "compare_offices": {"event_type": "OTHER"},
    "compare_assessments": {"event_type": "OTHER"},
}


@pytest.mark.parametrize(("compare", "side"), list(product([c for c in COMPARATORS if c.__name__ in EMPTY], (0, 1))))
@settings(max_examples=30, deadline=None)
@given(left=claims("alpha-1"), right=claims("beta-1"))
def test_silence(compare: Comparator, side: int, left: Claim, right: Claim) -> None:
    pair = [left, right]
    pair[side] = replace(pair[side], **EMPTY[compare.__name__])
    assert outcome(compare, *pair).outcome == SILENT


def test_an_inferred_year_never_decides() -> None:
    sure = make_claim("alpha-1", "The league was founded", "founded", "FOUND", date="2015-03", actor="org/league")
    guessed = replace(
        sure,
        claim_id="beta-1",
        evidence=replace(sure.evidence, doc_id="beta"),
        date=make_date("2016-03", inferred=True),
    )
    assert outcome(COMPARATORS[0], sure, guessed).outcome == UNDECIDED


def test_every_module_is_listed() -> None:
    modules = {m.name for m in pkgutil.iter_modules(comparators.__path__)}
    listed = {compare.__module__.rpartition(".")[2] for compare in COMPARATORS}
    assert modules == listed
    fields = {importlib.import_module(compare.__module__).FIELD for compare in COMPARATORS}
    assert fields == set(FIELDS)
