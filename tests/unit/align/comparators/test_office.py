"""Offices: one person, one post in one body at one time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_linked, compare_slot

LIKELY = 0.6
"""Probability of a link of two claims that name one person's posts."""


def post(
    claim_id: str,
    title: str,
    person: str = "person/mira-castellan",
    body: str = "state/veslavia",
    date: str | None = "2020-02",
) -> Claim:
    sentence = f"Castellan, {title} of Veslavia, spoke"
    return make_claim(claim_id, sentence, title.rsplit(maxsplit=1)[-1], "OFFICE", date=date, actor=person, other=body)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("president", "prime minister", CONFLICT),
        ("president", "president", AGREE),
        ("foreign minister", "minister of foreign affairs", AGREE),
        ("minister", "minister of health", AGREE),
        ("director", "chief veterinary officer", CONFLICT),
        ("mayor", "deputy mayor", CONFLICT),
        ("president", "former president", SILENT),
        ("president", "general", UNDECIDED),
        ("deputy minister", "general", UNDECIDED),
        ("judge", "prosecutor", CONFLICT),
        ("ambassador", "minister", CONFLICT),
        ("envoy", "minister", UNDECIDED),
        ("head", "deputy head", CONFLICT),
        ("outgoing finance minister", "outgoing interior minister", CONFLICT),
        ("acting president", "prime minister", SILENT),
        ("chief engineer", "first officer", CONFLICT),
        ("general counsel", "head of sales", CONFLICT),
        ("doctor", "physiotherapist", CONFLICT),
        ("engineer", "treasurer", UNDECIDED),
        ("deputy interior minister", "interior minister", CONFLICT),
        ("irrigation minister", "foreign minister", CONFLICT),
        ("professor", "deputy director", UNDECIDED),
        ("professor", "judge", CONFLICT),
        ("member of parliament and minister", "member of parliament and minister", AGREE),
        ("senator", "minister", UNDECIDED),
    ],
)
def test_titles_of_one_person(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    assert compare_slot("office", post("alpha-1", left), post("beta-1", right), knowledge).outcome == outcome


def test_two_holders_of_one_office_conflict(knowledge: Knowledge) -> None:
    found = compare_slot(
        "office", post("alpha-1", "president"), post("beta-1", "president", "person/otto-halvorsen"), knowledge
    )
    assert found.outcome == CONFLICT
    assert found.reason == "different holders of the office of president: Mira Castellan against Otto Halvorsen"


def test_offices_of_two_times_or_bodies_are_silent(knowledge: Knowledge) -> None:
    president = post("alpha-1", "president")
    assert compare_slot("office", president, post("beta-1", "prime minister", date="2010"), knowledge).outcome == SILENT
    of_club = make_claim(
        "beta-1", "Castellan, chairwoman of the rowing club, spoke", "chairwoman", "OFFICE", date="2020-02",
        actor="person/mira-castellan", other="org/club",
    )  # fmt: skip
    assert compare_slot("office", president, of_club, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("mayor of Alba", "governor of the northern coast", CONFLICT),
        ("director of the harbour museum", "minister of health", CONFLICT),
        ("head of the port authority", "director of the sailing school", CONFLICT),
        ("head of the port authority", "director of the port authority", UNDECIDED),
        ("leader of the league", "prime minister", UNDECIDED),
        ("leader of the league", "leader of the league", AGREE),
        ("leader of the league", "leader of the miners", CONFLICT),
        ("chairwoman of the rowing club", "prime minister of Norland", SILENT),
        ("foreign minister", "minister of defence", CONFLICT),
        ("minister of defence", "chief of the general staff", CONFLICT),
        ("then mayor of Alba", "governor of Alba", CONFLICT),
        ("head of the sales department", "director of the mine", CONFLICT),
        ("head of the company", "director of the mine", UNDECIDED),
        ("leader of the miners' party", "mayor of Alba", SILENT),
        ("director of the harbour museum", "curator of the harbour museum", CONFLICT),
        ("geologist of the survey", "director of the survey", UNDECIDED),
        ("head of the fire brigade", "chief of police", CONFLICT),
        ("head of the museum", "conservator of the museum", CONFLICT),
        ("head of the police", "chief of police", UNDECIDED),
        ("surgeon of the expedition", "cook of the expedition", CONFLICT),
        ("surgeon of the hospital", "cook of the expedition", SILENT),
    ],
)
def test_posts_in_other_bodies(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    claims = []
    for claim_id, title in (("alpha-1", left), ("beta-1", right)):
        trigger = title.partition(" of ")[0].rsplit(maxsplit=1)[-1]
        claims.append(make_claim(claim_id, f"Ada Brun, {title}", trigger, "OFFICE", actor="person/ada-brun"))
    assert compare_linked("office", claims[0], claims[1], LIKELY, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("heads the museum", "the museum's director", UNDECIDED),
        ("heads the finance department", "the union's spokeswoman", CONFLICT),
        ("heads the finance department", "the finance director", UNDECIDED),
        ("runs the festival's press office", "artistic director of the festival", CONFLICT),
        ("chairs the ethics commission", "chairwoman of the ethics commission", AGREE),
        ("chairs the ethics commission of the league", "president of the league", CONFLICT),
        ("leads the rowing federation", "the tournament director", CONFLICT),
        ("leads the ruling party", "mayor of Alba", SILENT),
        ("presides over the session", "president of Norland", SILENT),
        ("holds the post of defence minister", "chief of the observatory", CONFLICT),
    ],
)
def test_posts_told_by_a_verb(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    spot = 2 if left.startswith("holds") else 0
    one = make_claim("alpha-1", f"Ada Brun, who {left}", left.split()[spot], "OFFICE", actor="person/ada-brun")
    title = right.partition(" of ")[0].rsplit(maxsplit=1)[-1]
    other = make_claim("beta-1", f"Ada Brun, {right}", title, "OFFICE", actor="person/ada-brun")
    assert compare_linked("office", one, other, LIKELY, knowledge).outcome == outcome
    if outcome == CONFLICT:
        assert compare_linked("office", one, other, LIKELY / 2, knowledge).outcome == UNDECIDED


def test_posts_that_somebody_gave_up(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Brun resigned as treasurer on 9 May", "resigned", "LEAVE", date="2017-05-09", actor="person/brun"
    )
    right = make_claim(
        "beta-1", "Brun stepped down as secretary", "stepped", "LEAVE", date="2017-05", actor="person/brun"
    )
    same = make_claim("beta-2", "Brun quit as treasurer", "quit", "LEAVE", actor="person/brun")
    assert compare_slot("office", left, right, knowledge).outcome == CONFLICT
    assert compare_slot("office", left, same, knowledge).outcome == AGREE


def test_a_pronoun_does_not_part_two_bodies(knowledge: Knowledge) -> None:
    left, right = post("alpha-1", "president"), post("beta-1", "prime minister", body="org/club")
    told = tuple(replace(p, text="its") if p.entity_id == "org/club" else p for p in right.participants)
    assert compare_slot("office", left, replace(right, participants=told), knowledge).outcome == CONFLICT


def test_a_title_told_more_exactly_agrees(knowledge: Knowledge) -> None:
    roles = {"actor": "person/ada-brun", "other": "state/norland"}
    left = make_claim("alpha-1", "Ada Brun, the minister, spoke first", "minister", "OFFICE", **roles)
    right = make_claim("beta-1", "Health minister Ada Brun spoke first", "minister", "OFFICE", **roles)
    second = make_claim("beta-2", "Deputy minister Ada Brun spoke first", "minister", "OFFICE", **roles)
    assert compare_slot("office", left, right, knowledge).outcome == AGREE
    assert compare_slot("office", left, second, knowledge).outcome == CONFLICT


def test_who_has_moved_on_since_is_silent(knowledge: Knowledge) -> None:
    left = make_claim("alpha-1", "Ada Brun, the bishop, called for calm", "bishop", "OFFICE", actor="person/ada-brun")
    right = make_claim("beta-1", "Ada Brun, now archbishop", "archbishop", "OFFICE", actor="person/ada-brun")
    assert compare_slot("office", left, right, knowledge).outcome == SILENT


@pytest.mark.parametrize(
    ("left", "right", "link", "outcome"),
    [
        ("curator of the museum", "treasurer of the museum", 0.5, CONFLICT),
        ("curator of the museum", "treasurer of the museum", 0.3, UNDECIDED),
        ("head of the prison service", "governor of the gaol", 0.5, CONFLICT),
        ("head of the prison", "governor of the prison", 0.5, UNDECIDED),
    ],
)
def test_posts_that_are_seldom_one(left: str, right: str, link: float, outcome: str, knowledge: Knowledge) -> None:
    claims = [
        make_claim(claim_id, f"Ada Brun, {title}", title.split()[0], "OFFICE", actor="person/ada-brun")
        for claim_id, title in (("alpha-1", left), ("beta-1", right))
    ]
    assert compare_linked("office", claims[0], claims[1], link, knowledge).outcome == outcome


def test_who_was_something_else_before_leads_now(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "Ada Brun, a former envoy, chairs the board", "chairs", "OFFICE", actor="person/ada-brun"
    )
    right = make_claim("beta-1", "The board is chaired by Ida Venn", "chaired", "OFFICE", actor="person/ida-venn")
    assert compare_slot("office", left, right, knowledge).outcome == CONFLICT


@pytest.mark.parametrize(
    ("dates", "link", "outcome"),
    [
        (("2020-02", "2020-05"), 0.7, CONFLICT),
        (("2020-02", "2020-05"), 0.5, UNDECIDED),
        (("2020-02", "2021-05"), 0.7, SILENT),
    ],
    ids=["within half a year", "perhaps at different times", "at different times"],
)
def test_posts_told_of_near_times(dates: tuple[str, str], link: float, outcome: str, knowledge: Knowledge) -> None:
    left = post("alpha-1", "finance minister", date=dates[0])
    right = post("beta-1", "minister of transport", date=dates[1])
    assert compare_linked("office", left, right, link, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("the deputy Ada Brun", "Senator Ada Brun", CONFLICT),
        ("its deputy Ada Brun", "Senator Ada Brun", SILENT),
        ("the deputy Ada Brun", "director Ada Brun", SILENT),
        ("lawmaker Ada Brun", "Senator Ada Brun", SILENT),
        ("Professor Ada Brun", "Judge Ada Brun", SILENT),
        ("the law professor Ada Brun", "Judge Ada Brun", CONFLICT),
        ("Ada Brun was a very capable captain", "minister Ada Brun", SILENT),
        ("Ada Brun, a jurist who had once been mayor", "minister Ada Brun", SILENT),
        ("Ada Brun, a senator for the Greens", "Ada Brun, a deputy for the Greens", CONFLICT),
    ],
)
def test_titles_beside_a_name(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    known = (
        "deputy",
        "Senator",
        "senator",
        "lawmaker",
        "Professor",
        "professor",
        "Judge",
        "director",
        "captain",
        "mayor",
    )
    claims = []
    for claim_id, told in (("alpha-1", left), ("beta-1", right)):
        trigger = next((word for word in known if word in told), "minister")
        claims.append(make_claim(claim_id, told, trigger, "OFFICE", actor="person/ada-brun"))
    assert compare_linked("office", claims[0], claims[1], LIKELY, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "states", "outcome"),
    [
        ("Kenyan engineer Ada Brun", "Ugandan engineer Ada Brun", ("kenya", "uganda"), CONFLICT),
        ("Kenyan engineer Ada Brun", "Kenyan engineer Ada Brun", ("kenya", "kenya"), AGREE),
        ("Kenyan engineer Ada Brun", "Ada Brun, an engineer in Uganda", ("kenya", "uganda"), AGREE),
        ("Kenyan ambassador Ada Brun", "Ugandan ambassador Ada Brun", ("kenya", "uganda"), AGREE),
    ],
)
def test_from_which_state_one_person_comes(
    left: str, right: str, states: tuple[str, str], outcome: str, knowledge: Knowledge
) -> None:
    claims = []
    for claim_id, told, state in (("alpha-1", left, states[0]), ("beta-1", right, states[1])):
        trigger = "engineer" if "engineer" in told else "ambassador"
        word = next(each for each in ("Kenyan", "Ugandan", "Uganda") if each in told)
        claim = make_claim(claim_id, told, trigger, "OFFICE", actor="person/ada-brun", other=f"state/{state}")
        spot = told.index(word)
        placed = [replace(p, start=spot, end=spot + len(word), text=word) for p in claim.participants[1:]]
        claims.append(replace(claim, participants=(claim.participants[0], *placed)))
    assert compare_linked("office", claims[0], claims[1], LIKELY, knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("Ada Brun, until then a governor,", "Ada Brun, a former ambassador,", CONFLICT),
        ("Ada Brun had been governor of the coast", "Ada Brun, a former ambassador,", CONFLICT),
        ("Ada Brun had until then commanded the border guard", "Ada Brun, a former minister,", CONFLICT),
        ("Ada Brun had been governor of the coast", "Ada Brun, a former governor,", AGREE),
        ("Ada Brun, a former governor,", "Ada Brun, a former ambassador,", SILENT),
        ("Ada Brun had once been governor of the coast", "Ada Brun, a former ambassador,", SILENT),
        ("Ada Brun had commanded the border guard for years", "Ada Brun, a former minister,", SILENT),
        ("Ada Brun had led the delegation", "Ada Brun, a former minister,", SILENT),
    ],
)
def test_what_somebody_was_right_before(left: str, right: str, outcome: str, knowledge: Knowledge) -> None:
    known = ("governor", "ambassador", "minister", "commanded", "led")
    told = (("alpha-1", left), ("beta-1", right))
    a, b = (
        make_claim(claim_id, text, next(w for w in known if w in text), "OFFICE", actor="person/ada-brun")
        for claim_id, text in told
    )
    assert compare_linked("office", a, b, LIKELY, knowledge).outcome == outcome
