"""Whether two claims tell of other people, by the nouns for them."""

from __future__ import annotations

import pytest

from pipeline.packs.knowledge import Knowledge
from pipeline.records.group import CONFLICT, SILENT
from tests.synthetic.claim_making import make_claim
from tests.unit.align.comparing import compare_slot


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [("man", "woman", SILENT), ("boy", "girl", SILENT), ("man", "man", CONFLICT)],
)
def test_a_man_and_a_woman_are_seized_on_two_days(one: str, other: str, outcome: str, knowledge: Knowledge) -> None:
    words = "The league arrested a {} in Selby"
    first, second = (
        make_claim(
            key,
            words.format(who),
            "arrested",
            "COERCE",
            date=day,
            actor="org/league",
            recipient=who,
            place="city/selby",
        )
        for key, who, day in (("alpha-1", one, "2015-03-02"), ("beta-1", other, "2015-03-04"))
    )
    assert compare_slot("date", first, second, knowledge).outcome == outcome


@pytest.mark.parametrize(("other", "outcome"), [("prime-minister", SILENT), ("minister", CONFLICT)])
def test_holders_of_two_posts_come_on_two_days(other: str, outcome: str, knowledge: Knowledge) -> None:
    words = "The {} visited the site"
    first, second = (
        make_claim(key, words.format(who), "visited", "CONSULT", date=day, actor=who, recipient="site")
        for key, who, day in (("alpha-1", "minister", "2015-03-02"), ("beta-1", other, "2015-03-04"))
    )
    assert compare_slot("date", first, second, knowledge).outcome == outcome
