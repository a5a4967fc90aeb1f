from __future__ import annotations

from pipeline.recall import Recall, fingerprint


def kept(recall: Recall) -> dict[str, dict[object, object]]:
    return dict(recall.changed())


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    first = Recall()
    assert first.shelf("sums", "v1").once((1, 2), lambda: 3) == 3
    again = Recall(kept(first))
    assert again.shelf("sums", "v1").once((1, 2), lambda: 1 // 0) == 3
    assert kept(again) == {}
    assert again.used == first.used == {fingerprint("sums", "v1")}


def test_a_shelf_that_depends_on_something_else_is_another_one() -> None:
    first = Recall()
    first.shelf("sums", "v1").once("a", lambda: 1)
    changed = Recall(kept(first))
    assert changed.shelf("sums", "v2").once("a", lambda: 2) == 2
    assert changed.used == {fingerprint("sums", "v2")}


def test_what_is_not_asked_for_is_forgotten() -> None:
    first = Recall()
    for key in "ab":
        first.shelf("letters").once(key, key.upper)
    second = Recall(kept(first))
    second.shelf("letters").once("a", lambda: "?")
    assert list(kept(second).values()) == [{"a": "A"}]


def test_parts_of_a_fingerprint_do_not_run_together() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
