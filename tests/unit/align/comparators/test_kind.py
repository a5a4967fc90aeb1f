"""What sort of thing: kinds of one family."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_slot


def mission(claim_id: str, whom: str, date: str = "2011") -> Claim:
    return make_claim(
        claim_id,
        f"The league sent {whom} to Norland",
        "sent",
        "CONSULT",
        date=date,
        actor="org/league",
        recipient="state/norland",
    )


def test_observers_are_no_peacekeepers(knowledge: Knowledge) -> None:
    found = compare_slot("kind", mission("alpha-1", "observers"), mission("beta-1", "peacekeepers"), knowledge)
    assert found.outcome == CONFLICT
    assert found.reason == "different kinds of thing: observers against peacekeepers"


def test_observers_are_an_observation_mission(knowledge: Knowledge) -> None:
    assert (
        compare_slot(
            "kind", mission("alpha-1", "observers"), mission("beta-1", "an observation mission"), knowledge
        ).outcome
        == AGREE
    )


def test_other_times_and_other_families_are_silent(knowledge: Knowledge) -> None:
    assert (
        compare_slot(
            "kind", mission("alpha-1", "observers"), mission("beta-1", "peacekeepers", "2014"), knowledge
        ).outcome
        == SILENT
    )
    assert (
        compare_slot("kind", mission("alpha-1", "observers"), mission("beta-1", "a frigate"), knowledge).outcome
        == SILENT
    )


def test_what_one_denies_is_no_other_kind(knowledge: Knowledge) -> None:
    none = replace(mission("alpha-1", "no observers"), polarity="negated")
    assert compare_slot("kind", none, mission("beta-1", "peacekeepers"), knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("one", "other", "year", "outcome"),
    [
        ("org/northern-fishery-league", "law/northern-fishery-treaty", "1992", SILENT),
        ("org/northern-fishery-organisation", "law/northern-fishery-treaty", "1992", CONFLICT),
        ("org/northern-fishery-organisation", "law/northern-fishery-treaty", "1995", SILENT),
        ("org/northern-fishery-organisation", "law/southern-fishery-treaty", "1992", SILENT),
        ("org/fishery-organisation", "law/fishery-treaty", "1992", SILENT),
    ],
    ids=["of no family", "alike but for the kind", "of other years", "of other names", "one word tells little"],
)
def test_a_body_is_no_treaty_of_its_name(one: str, other: str, year: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "It goes back to 1992", "goes", "FOUND", date="1992", actor=one)
    right = make_claim("beta-1", "It was signed", "signed", "FOUND", date=year, actor="state/norland", other=other)
    assert compare_slot("kind", left, right, knowledge).outcome == outcome


@pytest.mark.parametrize(("act", "outcome"), [("signed", CONFLICT), ("praised", SILENT)])
def test_a_body_is_no_treaty_that_was_signed(act: str, outcome: str, knowledge: Knowledge) -> None:
    body = make_claim(
        "alpha-1", "The body was founded in 1992", "founded", "FOUND", date="1992",
        actor="org/northern-fishery-organisation",
    )  # fmt: skip
    treaty = make_claim(
        "beta-1", f"Norland {act} the treaty in 1992", act, "AGREE", date="1992", actor="state/norland",
        other="law/northern-fishery-treaty",
    )  # fmt: skip
    assert compare_slot("kind", body, treaty, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("denied", "who", "outcome"),
    [
        ("The league is not a bloc", "org/league", CONFLICT),
        ("The league is not a museum", "org/league", SILENT),
        ("The union is not a bloc", "org/union", SILENT),
    ],
    ids=["by another word", "of another sort", "of another body"],
)
def test_what_one_calls_a_body_another_denies(denied: str, who: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "The league is a coalition", "coalition", "ASSESSMENT", actor="org/league")
    sort = denied.rsplit(maxsplit=1)[-1]
    right = make_claim("beta-1", denied, sort, "ASSESSMENT", polarity="negated", actor=who)
    found = compare_slot("kind", left, right, knowledge)
    assert found.outcome == outcome
    if outcome == CONFLICT:
        assert found.reason == "one says what it is, the other denies it: “coalition” against not “bloc”"


@pytest.mark.parametrize(
    ("cited", "outcome"),
    [("Article 4 of the charter", CONFLICT), ("Article 5 of the charter", SILENT), ("Article 4 of the treaty", AGREE)],
)
def test_one_article_is_of_one_law(cited: str, outcome: str, knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Article 4 of the founding treaty", "Article", other="org/league")
    right = make_claim("beta-1", cited, "Article", other="org/league")
    assert compare_slot("kind", left, right, knowledge).outcome == outcome


def classed(claim_id: str, sentence: str, polarity: str, date: str | None = None) -> Claim:
    return make_claim(claim_id, sentence, "alliance", "ASSESSMENT", polarity=polarity, date=date, actor="org/league")


def test_what_somebody_is_said_and_denied_to_be(knowledge: Knowledge) -> None:
    said, denied = (
        classed("alpha-1", "an alliance of six", "affirmed", "2011"),
        classed("beta-1", "no alliance", "negated", "2013"),
    )
    assert compare_slot("kind", said, denied, knowledge).outcome == CONFLICT
    mentioned = classed("alpha-1", "the leaders of the alliance such as Norland", "affirmed")
    assert compare_slot("kind", mentioned, denied, knowledge).outcome == SILENT
