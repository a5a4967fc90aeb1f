"""What came to nothing, and what was done without a thing that another account has."""

from __future__ import annotations

import pytest

from pipeline.align.stage import background_of
from pipeline.align.undone import acts_undone, came_to_nothing, does_without
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot

DAWN = "event/silver-dawn"


def asked(question: object, left: Claim, right: Claim, knowledge: Knowledge) -> bool:
    one, other = view_claims((left, right), {}, knowledge.relatedness, knowledge.contrasts)
    return bool(question(one, other, background_of((), knowledge)))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "trigger", "roles", "acts"),
    [
        ("The launch of the probe was scrubbed", "scrubbed", {"other": "launch"}, {"launch"}),
        ("The plan to sell the mill was shelved", "shelved", {"other": "plan"}, {"sell"}),
        ("The planned sale of the mill was dropped", "dropped", {"other": "sale"}, {"sale"}),
        ("The search for the boy was abandoned", "abandoned", {"other": "search"}, set()),
        ("The strike was cancelled after three days", "cancelled", {"other": "strike"}, set()),
        ("The bill is unpaid", "unpaid", {"actor": "bill"}, {"pay"}),
        ("The states united", "united", {"actor": "state"}, {"ite"}),
        ("The drill was held", "held", {"other": "drill"}, set()),
    ],
)
def test_acts_undone(words: str, trigger: str, roles: dict[str, str], acts: set[str], knowledge: Knowledge) -> None:
    claim = make_claim("alpha-1", words, trigger, **roles)
    (view,) = view_claims((claim,), {}, knowledge.relatedness, knowledge.contrasts)
    assert acts_undone(view, background_of((), knowledge)) == acts


@pytest.mark.parametrize(
    ("words", "trigger", "slots", "answer"),
    [
        ("Weiss visited Alba", "visited", {"actor": "person/weiss", "place": "city/alba"}, True),
        ("Weiss visited Alba", "visited", {"actor": "person/weiss", "polarity": "negated"}, False),
        ("Weiss may visit Alba", "visit", {"actor": "person/weiss", "modality": "possible"}, False),
        ("Brun visited Selby", "visited", {"actor": "person/brun", "place": "city/selby"}, False),
        ("Weiss left Alba", "left", {"actor": "person/weiss", "place": "city/alba"}, False),
    ],
)
def test_came_to_nothing(words: str, trigger: str, slots: dict[str, str], answer: bool, knowledge: Knowledge) -> None:
    undone = make_claim("alpha-1", "The visit of Weiss was cancelled", "cancelled", actor="person/weiss")
    told = make_claim("beta-1", words, trigger, **slots)
    assert asked(came_to_nothing, undone, told, knowledge) == answer


def test_what_both_name_is_in_conflict_and_else_the_link_decides(knowledge: Knowledge) -> None:
    unpaid = make_claim("alpha-1", "The bill of the hotel is unpaid", "unpaid", "ASSESSMENT", actor="bill")
    paid = make_claim("beta-1", "The bill of the hotel was paid", "paid", recipient="bill")
    debt = make_claim("beta-2", "They paid the hotel bill", "paid", actor="debtor")
    assert compare_slot("polarity", unpaid, paid, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", unpaid, debt, 0.7, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", unpaid, debt, 0.1, knowledge).outcome != CONFLICT


@pytest.mark.parametrize(
    ("words", "trigger", "answer"),
    [
        ("Roe used bottled oxygen on the ridge", "used", True),
        ("Roe used no oxygen on the ridge", "used", False),
        ("Roe used a rope on the ridge", "used", False),
    ],
)
def test_done_without(words: str, trigger: str, answer: bool, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Roe climbed without bottled oxygen, as announced", "climbed", actor="person/roe")
    right = make_claim("beta-1", words, trigger, actor="person/roe")
    assert asked(does_without, left, right, knowledge) == answer


def test_what_was_not_done_meanwhile_is_no_thing(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Roe left without paying the bill", "left", actor="person/roe")
    right = make_claim("beta-1", "Roe paid the bill", "paid", actor="person/roe")
    assert not asked(does_without, left, right, knowledge)


def test_who_was_killed_was_hurt(knowledge: Knowledge) -> None:
    none = make_claim("alpha-1", "No ranger was hurt", "hurt", "STATISTIC", polarity="negated", other="ranger")
    one = make_claim("beta-1", "A ranger was killed", "killed", "ASSAULT", recipient="ranger")
    assert compare_linked("polarity", none, one, 0.7, knowledge).outcome == CONFLICT


def test_a_line_shut_by_its_firm_does_not_run(knowledge: Knowledge) -> None:
    shut = make_claim("alpha-1", "Alba Foods has shut down its second line", "shut", actor="org/alba-foods")
    runs = make_claim("beta-1", "The second line continues to run", "continues", "ASSESSMENT", actor="line")
    other = make_claim("beta-2", "The plant at Selby continues to run", "continues", "ASSESSMENT", actor="plant")
    assert compare_linked("polarity", shut, runs, 0.8, knowledge).outcome == CONFLICT
    assert compare_linked("polarity", shut, runs, 0.4, knowledge).outcome != CONFLICT
    assert compare_linked("polarity", shut, other, 0.8, knowledge).outcome in {SILENT, CONFLICT}


@pytest.mark.parametrize(
    ("words", "trigger", "answer"),
    [
        ("The army held the exercise Silver Dawn", "exercise", True),
        ("The exercise Silver Dawn took place", "exercise", True),
        ("The army announced Silver Dawn", "announced", False),
    ],
)
def test_a_named_event_held_or_called_off(words: str, trigger: str, answer: bool, knowledge: Knowledge) -> None:
    off = make_claim("alpha-1", "Norway cancelled Silver Dawn", "cancelled", actor="state/norway", other=DAWN)
    told = make_claim("beta-1", words, trigger, "EXERCISE", actor="org/army", other=DAWN)
    assert asked(came_to_nothing, off, told, knowledge) == answer


@pytest.mark.parametrize(
    ("words", "modality", "outcome"),
    [
        ("Silver Dawn was to have been held in Selby", "predicted", CONFLICT),
        ("Silver Dawn was originally to have been held in Selby", "predicted", CONFLICT),
        ("Silver Dawn was to be held in Selby", "predicted", AGREE),
        ("Silver Dawn is said to have been held in Selby", "asserted", AGREE),
    ],
)
def test_what_was_to_have_been_was_not(words: str, modality: str, outcome: str, knowledge: Knowledge) -> None:
    plan = make_claim("alpha-1", words, "held", "EXERCISE", other=DAWN, modality=modality)
    fact = make_claim("beta-1", "Silver Dawn was held in Selby with 600 men", "held", "EXERCISE", other=DAWN)
    assert compare_slot("polarity", plan, fact, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("The summit was held as planned", CONFLICT),
        ("A summit was held in May", SILENT),
        ("The summit had been planned for May", SILENT),
    ],
)
def test_the_one_of_its_sort_was_held_though_cancelled(words: str, outcome: str, knowledge: Knowledge) -> None:
    trigger = "held" if "held" in words else "planned"
    ended = make_claim("alpha-1", "The summit was cancelled", "cancelled", "CONSULT", other="summit")
    held = make_claim("beta-1", words, trigger, "CONSULT", other="summit")
    assert compare_linked("polarity", ended, held, 0.6, knowledge).outcome == outcome
