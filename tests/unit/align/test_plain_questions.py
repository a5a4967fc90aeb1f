"""Questions without a third answer: articles of one story that each answer them in one way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.align.columns import tabulate
from pipeline.align.lone_roles import LONE
from pipeline.align.plain_questions import answered_alone, asked_everywhere, pair_plain_answers
from pipeline.align.scoring import Links
from pipeline.align.stage import background_of
from pipeline.align.stories import Stories
from pipeline.align.told_answers import answers_told, asked_of, lone_answers
from pipeline.align.view import ClaimView, view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim

LEAST, LIKE = 0.22, 5
NORWAY = "state/norway"


def claim_of(article: str, told: tuple[str, str, str, str], number: int = 9) -> Claim:
    """A claim of a sentence, its word, whether it is denied, and who acts."""
    sentence, trigger, polarity, actor = told
    return make_claim(f"{article}-{number}", sentence, trigger, start=900, polarity=polarity, actor=actor)


def views_of(knowledge: Knowledge, *claims: Claim) -> tuple[ClaimView, ...]:
    return view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)


def opposed(left: tuple[str, str, str, str], right: tuple[str, str, str, str], knowledge: Knowledge) -> bool:
    a, b = views_of(knowledge, claim_of("alpha", left), claim_of("beta", right))
    background = background_of((), knowledge)
    found = answered_alone(a, b, background)
    assert found == answered_alone(b, a, background)
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("Norway sent nobody to the meeting", "sent", "negated", NORWAY),
            ("Its envoy followed the session", "followed", "affirmed", NORWAY),
        ),
        (
            ("Norway did not stay away", "stay", "negated", NORWAY),
            ("Norway sent nobody to the meeting", "sent", "negated", NORWAY),
        ),
        (
            ("Its chair at the conference stood empty", "stood", "affirmed", NORWAY),
            ("Norway took part in the conference", "took", "affirmed", NORWAY),
        ),
        (
            ("No inspector visited the mill", "visited", "negated", "inspector"),
            ("The supervisors spent two weeks at the mill", "spent", "affirmed", "supervisors"),
        ),
        (
            ("No saver lost a single crown", "lost", "negated", "saver"),
            ("The depositors lost the rest", "lost", "affirmed", "depositors"),
        ),
        (
            ("The mill has stood still since the flood", "stood", "affirmed", "mill"),
            ("The mill reached full power again", "reached", "affirmed", "mill"),
        ),
        (
            ("Nothing was released into the air", "released", "negated", ""),
            ("Volunteers measured iodine at the gate", "measured", "affirmed", "volunteers"),
        ),
        (
            ("The ship was ordered without a tender", "ordered", "affirmed", ""),
            ("The ministry held an open tender", "held", "affirmed", "ministry"),
        ),
        (
            ("The mask left the country without a permit of any kind", "left", "affirmed", "mask"),
            ("The institute signed an export permit", "signed", "affirmed", "institute"),
        ),
        (
            ("The tribunal threw the case out", "threw", "affirmed", "tribunal"),
            ("That body upheld the complaint", "upheld", "affirmed", "body"),
        ),
        (
            ("Norway received no warning before the flood", "received", "negated", NORWAY),
            ("Surveyors warned in May that the wall leaked", "warned", "affirmed", ""),
        ),
        (
            ("The widows got no compensation", "got", "negated", "widows"),
            ("The firm has paid the widows", "paid", "affirmed", ""),
        ),
        (
            ("Norway never submitted a request", "submitted", "negated", NORWAY),
            ("Norway asked the league for radars", "asked", "affirmed", NORWAY),
        ),
        (
            ("Norway did not ask for radars", "ask", "negated", NORWAY),
            ("Norway asked the league for more radars", "asked", "affirmed", NORWAY),
        ),
        (
            ("Norway never gave notice that it would leave", "gave", "negated", NORWAY),
            ("Notice of withdrawal was deposited in May", "deposited", "affirmed", "notice"),
        ),
        (
            ("Norway ceased to be a member in May", "ceased", "affirmed", NORWAY),
            ("Norway remains a member of the league", "remains", "affirmed", NORWAY),
        ),
        (
            ("The charter never took effect", "effect", "negated", "charter"),
            ("The charter has been in force since June", "force", "affirmed", "charter"),
        ),
        (
            ("No alert was sent to the phones", "sent", "negated", "alert"),
            ("An alert went out to the phones", "went", "affirmed", "alert"),
        ),
        (
            ("The cable was dead", "dead", "affirmed", "cable"),
            ("The cable was live when it fell", "live", "affirmed", "cable"),
        ),
    ],
    ids=[
        "observer",
        "two denials",
        "empty chair",
        "two nouns",
        "savers",
        "mill",
        "leak",
        "tender",
        "permit",
        "complaint",
        "warning",
        "payment",
        "request",
        "a thing asked for",
        "notice",
        "membership",
        "effect",
        "alert",
        "current",
    ],
)
def test_opposite_states(
    left: tuple[str, str, str, str], right: tuple[str, str, str, str], knowledge: Knowledge
) -> None:
    assert opposed(left, right, knowledge)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("Norway was absent from the funeral", "absent", "affirmed", NORWAY),
            ("Norway spoke at the auction", "spoke", "affirmed", NORWAY),
        ),
        (
            ("Norway sent nobody to the meeting", "sent", "negated", NORWAY),
            ("Peru sent an envoy to the talks", "sent", "affirmed", "state/peru"),
        ),
        (
            ("Norway did not attend", "attend", "negated", NORWAY),
            ("Norway visited the fair", "visited", "affirmed", NORWAY),
        ),
        (
            ("No saver lost a single crown", "lost", "negated", "saver"),
            ("The diver lost his life", "lost", "affirmed", "diver"),
        ),
        (
            ("The mill has stood still since the flood", "stood", "affirmed", "mill"),
            ("The lift reached full power again", "reached", "affirmed", "lift"),
        ),
        (
            ("The town got its money back", "got", "affirmed", "town"),
            ("The firm got its money back", "got", "affirmed", "firm"),
        ),
        (
            ("The court threw the clerk out", "threw", "affirmed", "court"),
            ("The court upheld the complaint", "upheld", "affirmed", "court"),
        ),
        (
            ("The ship was ordered without delay", "ordered", "affirmed", ""),
            ("The ministry held an open tender", "held", "affirmed", "ministry"),
        ),
        (
            ("Norway did not ask for troops", "ask", "negated", NORWAY),
            ("Norway asked for more time", "asked", "affirmed", NORWAY),
        ),
        (
            ("Norway did not pay the fine", "pay", "negated", NORWAY),
            ("Norway paid its teachers", "paid", "affirmed", NORWAY),
        ),
        (
            ("Norway received no warning before the flood", "received", "negated", NORWAY),
            ("The pilot warned Peru", "warned", "affirmed", "state/peru"),
        ),
        (
            ("Nobody asked me for advice", "asked", "negated", ""),
            ("Norway asked for helicopters", "asked", "affirmed", NORWAY),
        ),
        (
            ("Norway paid no attention", "paid", "negated", NORWAY),
            ("Norway paid the widows", "paid", "affirmed", NORWAY),
        ),
    ],
    ids=[
        "two occasions",
        "two states",
        "no occasion",
        "life",
        "two machines",
        "one answer",
        "clerk",
        "delay",
        "other wishes",
        "other bills",
        "another warned",
        "asked me",
        "attention",
    ],
)
def test_of_two_things(left: tuple[str, str, str, str], right: tuple[str, str, str, str], knowledge: Knowledge) -> None:
    assert not opposed(left, right, knowledge)


def test_a_month_is_no_name(knowledge: Knowledge) -> None:
    denied = make_claim("alpha-9", "She never gave notice to the Guild", "gave", start=900, polarity="negated")
    given = make_claim("beta-9", "Notice was given on 30 January", "given", start=900, date="2020-01-30")
    assert given.date is not None
    dates = (replace(given.date, text="30 January"), True), (None, False)
    for day, of_one in dates:
        told = replace(given, date=day)
        assert answered_alone(*views_of(knowledge, denied, told), background_of((), knowledge)) == of_one


def test_an_article_with_both_answers_answers_nothing(knowledge: Knowledge) -> None:
    any_of, mill, lift = (asked_of("running", party) for party in ("", "noun mill", "noun lift"))
    no, yes = frozenset({(any_of, False), (mill, False)}), frozenset({(any_of, True), (lift, True)})
    told = [("alpha", no, False), ("alpha", yes, False), ("beta", yes, False)]
    assert lone_answers(told) == [{mill}, {lift}, {any_of, lift}]


def test_hearsay_is_no_answer_against_an_own_word() -> None:
    mill = asked_of("running", "noun mill")
    told = [
        ("alpha", frozenset({(mill, yes)}), hearsay) for yes, hearsay in ((False, False), (True, True), (False, True))
    ]
    assert lone_answers(told) == [{mill}, set(), {mill}]
    assert lone_answers([("alpha", frozenset({(mill, True)}), True)]) == [{mill}]


def test_strictly_only_the_own_word_answers(knowledge: Knowledge) -> None:
    claim = make_claim("alpha-1", "The mill that stood idle published a report", "report")
    assert not answers_told(claim, knowledge.contrasts, strictly=True)
    assert answers_told(claim, knowledge.contrasts)


@pytest.mark.parametrize(("links", "found"), [(LIKE, True), (2, False)])
def test_articles_of_one_story_are_asked(links: int, found: bool, knowledge: Knowledge) -> None:
    like = [
        make_claim(f"{article}-{i}", f"They spoke {i}", "spoke", start=50 * i)
        for article in ("alpha", "beta")
        for i in range(LIKE)
    ]
    still = claim_of("alpha", ("The mill has stood still", "stood", "affirmed", "mill"))
    runs = claim_of("beta", ("The mill is back in service", "back", "affirmed", "mill"))
    table = tabulate(views_of(knowledge, *like, still, runs), knowledge.relatedness)
    place = {claim_id: i for i, claim_id in enumerate(table.ids)}
    left, right = (
        np.array([place[f"{article}-{i}"] for i in range(links)], dtype=np.int64) for article in ("alpha", "beta")
    )
    before = Links(left, right, np.full(links, 0.9))
    after = pair_plain_answers(before, table, Stories(before, table, LEAST))
    assert (len(after) > len(before)) == found
    assert asked_everywhere(after, table, LEAST).sum() == found
    assert not found or min(after.scores) == LONE
