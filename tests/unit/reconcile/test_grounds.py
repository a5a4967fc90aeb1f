from __future__ import annotations

from dataclasses import replace

from pipeline.reconcile.grounds import grounds
from tests.unit.reconcile.ferry import TEXT, document


def _quotes(spans: tuple[object, ...]) -> list[str]:
    return [TEXT[span.start : span.end] for span in spans]  # type: ignore[attr-defined]


def test_names_and_times_of_the_passage_are_its_grounds() -> None:
    sunk = document().claims[0]
    assert _quotes(grounds(sunk, document())) == ["3\u00a0May 2031", "Port\u00a0Orla"]


def test_what_the_passage_does_not_spell_out_is_taken_from_the_last_place_before_it() -> None:
    closed = replace(document().claims[2], when="2031-05-03", holder="person/mara-dunne")
    found = grounds(closed, document())
    assert _quotes(found) == ["3\u00a0May 2031", "Mara Dunne", "Harbour Board", "Port\u00a0Orla"]
    assert [span.start >= closed.start for span in found] == [False, False, True, True]


def test_what_a_reviewer_put_right_is_left_out() -> None:
    sunk = document().claims[0]
    assert _quotes(grounds(sunk, document(), doubted={"2031-05-03"})) == ["Port\u00a0Orla"]
