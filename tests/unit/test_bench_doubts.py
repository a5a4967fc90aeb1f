"""The bench of doubts counts what shows two values and came to no conflict."""

from __future__ import annotations

from bench.doubts import HARMFUL, IDLE, RIGHT, Pair, ranked, undecided_slots

ROW = {
    "score": 0.31,
    "fields": [
        {"field": "date", "outcome": "silent", "reason": "perhaps of two things; the dates differ: May against June"},
        {"field": "place", "outcome": "silent", "reason": "at least one names no place"},
        {"field": "office", "outcome": "conflict", "reason": "different offices of Brun: judge against mayor"},
        {"field": "quantity", "outcome": "undecided", "reason": "one may be an early count: 3 against 4"},
    ],
}
SIDES = [{"quote": "It opened in May"}, {"quote": "It opened in June"}]


def test_only_open_slots_with_two_values_count() -> None:
    found = list(undecided_slots(ROW, SIDES, {"date"}, joined=True))
    assert [(pair.slot, pair.reason, pair.truth) for pair in found] == [
        ("date", "perhaps of two things", RIGHT),
        ("quantity", "one may be an early count", HARMFUL),
    ]
    assert {pair.truth for pair in undecided_slots(ROW, SIDES, set(), joined=False)} == {IDLE}


def test_reasons_with_most_right_pairs_come_first_by_band() -> None:
    pairs = [Pair("date", "a", score, RIGHT, ("", "")) for score in (0.7, 0.31)]
    pairs += [Pair("place", "b", 0.1, RIGHT, ("", "")) for _ in range(3)] + [Pair("date", "c", 0.1, IDLE, ("", ""))]
    (first, counts), (second, others) = ranked(pairs)
    assert (first, counts[0.1, RIGHT]) == (("place", "b"), 3)
    assert (second, others[0.65, RIGHT], others[0.3, RIGHT]) == (("date", "a"), 1, 1)
