"""Prints, rows of unequal length, and shelves."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.recall.hashes import fingerprint
from pipeline.recall.prints import Numbers, mixed, print_of, prints_of, summed, summed_by
from pipeline.recall.ragged import from_texts, joined, ragged, texts_of
from pipeline.recall.shelves import Columns, Recall


def squares(numbers: list[int], recall: Recall) -> tuple[list[int], list[int]]:
    """Squares, and the numbers that had to be squared."""
    asked: list[int] = []

    def make(new: Numbers) -> Columns:
        asked.extend(numbers[i] for i in new.tolist())
        return {"square": np.array([numbers[i] ** 2 for i in new.tolist()], dtype=np.int64)}

    found = recall.shelf("squares").once(mixed(np.array(numbers, dtype=np.int64)), make)
    return found["square"].tolist(), asked


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    first = Recall({})
    assert squares([3, 1, 2], first) == ([9, 1, 4], [3, 1, 2])
    again = Recall({}, dict(first.kept()))
    assert squares([2, 5, 3], again) == ([4, 25, 9], [5])
    assert squares([2, 3], Recall({}, dict(again.kept()))) == ([4, 9], [])


def test_what_is_not_asked_for_is_forgotten() -> None:
    first = Recall({})
    squares([1, 2], first)
    second = Recall({}, dict(first.kept()))
    squares([2], second)
    assert squares([1], Recall({}, dict(second.kept()))) == ([1], [1])


def test_results_that_no_longer_hold_are_worked_out_again() -> None:
    first = Recall({})
    squares([1, 2], first)
    shelf = Recall({}, dict(first.kept())).shelf("squares")
    stale = np.array([False, True])
    found = shelf.once(mixed(np.array([1, 2])), lambda new: {"square": np.full(len(new), 7)}, stale=stale)
    assert found["square"].tolist() == [1, 7]


def test_numbers_of_rows_follow_the_rows() -> None:
    def pairs(recall: Recall, moved: Numbers) -> list[list[int]]:
        found = recall.shelf("pairs").once(
            mixed(np.array([8, 9])), lambda _: {"of": ragged([[0, 2], [1]])}, moved={"of": moved}
        )
        return [found["of"][row].tolist() for row in range(2)]

    first = Recall({})
    assert pairs(first, np.empty(0, dtype=np.int64)) == [[0, 2], [1]]
    assert pairs(Recall({}, dict(first.kept())), np.array([4, 5, 6])) == [[4, 6], [5]]


def test_what_is_kept_whole_is_there_next_time() -> None:
    first = Recall({})
    first.keep("names", {"texts": from_texts(["Orla", "Finn"])})
    assert texts_of(Recall({}, dict(first.kept())).last("names")["texts"]) == ["Orla", "Finn"]
    assert first.last("nothing") == {}


@pytest.mark.parametrize("size", [1, 200])
@pytest.mark.parametrize("rows", [[], [2], [0, 1, 2, 3], [3, 2, 2, 0], [1, 2, 0]])
def test_rows_of_unequal_length_are_taken_in_any_order(rows: list[int], size: int) -> None:
    texts = ["a" * size, "", "ccc" * size, "dd" * size]
    taken = from_texts(texts).take(np.array(rows, dtype=np.int64))
    assert texts_of(taken) == [texts[row] for row in rows]


def test_rows_of_unequal_length_are_put_together() -> None:
    both = joined([ragged([[1], []]), ragged([[2, 3]])])
    assert [both[row].tolist() for row in range(len(both))] == [[1], [], [2, 3]]
    assert both.owners.tolist() == [0, 2, 2]


def test_values_are_left_out_of_rows() -> None:
    found = ragged([[1, 2], [], [3], [4, 5]]).of(np.array([True, False, False, True, True]))
    assert [found[row].tolist() for row in range(len(found))] == [[1], [], [], [4, 5]]


def test_parts_of_a_fingerprint_do_not_run_together() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert print_of("ab", "c") != print_of("a", "bc")


def test_prints_of_texts_are_those_of_each() -> None:
    texts = ["", "Orla", "the quay \udc80"]
    assert prints_of(texts).tolist() == [print_of(text) for text in texts]


def test_prints_tell_order_in_a_row_and_not_in_a_sum() -> None:
    one, other = prints_of(["a", "b"]), prints_of(["b", "a"])
    assert len(set(mixed(one, other).tolist())) == 2
    assert len(set(summed(np.concatenate((one, other)), np.array([0, 2, 4])).tolist())) == 1
    owners = np.array([1, 0, 1, 0])
    assert len(set(summed_by(owners, np.concatenate((one[[0, 0]], other[[0, 0]])), 2).tolist())) == 1


def test_fractions_have_prints_of_their_own() -> None:
    assert len(set(mixed(np.array([0.1, 0.2, 0.3, 1.0, 2.0])).tolist())) == 5


def test_a_print_is_the_same_in_every_run() -> None:
    assert mixed(np.array([1, 2]), 3).tolist() == [9716232063330790915, 13066309581097501094]
