from __future__ import annotations

from pipeline.recall import Recall, fingerprint

PRINTS = {"a": "v1", "b": "v1 of b"}


def kept(recall: Recall) -> dict[str, dict[object, object]]:
    return dict(recall.changed())


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    first = Recall(PRINTS)
    assert first.shelf("sums", "a").once((1, 2), lambda: 3) == 3
    again = Recall(PRINTS, kept(first))
    assert again.shelf("sums", "a").once((1, 2), lambda: 1 // 0) == 3
    assert kept(again) == {}
    assert again.used == first.used == {fingerprint("sums", "v1")}


def test_an_article_that_changed_has_another_shelf() -> None:
    first = Recall(PRINTS)
    first.shelf("sums", "a").once("a", lambda: 1)
    changed = Recall(PRINTS | {"a": "v2"}, kept(first))
    assert changed.shelf("sums", "a").once("a", lambda: 2) == 2
    assert changed.used == {fingerprint("sums", "v2")}


def test_what_is_not_asked_for_is_forgotten() -> None:
    first = Recall(PRINTS)
    for key in "ab":
        first.shelf("letters", "b").once(key, key.upper)
    second = Recall(PRINTS, kept(first))
    second.shelf("letters", "b").once("a", lambda: "?")
    assert list(kept(second).values()) == [{"a": "A"}]


def test_parts_of_a_fingerprint_do_not_run_together() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
