"""Runs of words as numbers."""

from __future__ import annotations

from pipeline.ingest.runs import runs_of, runs_of_each


def test_several_texts_have_the_runs_that_each_has_alone() -> None:
    texts = ["a b c d e f g h i j", "", "too short", "i j k l a b c d e"]
    assert runs_of_each(texts) == [runs_of(text) for text in texts]


def test_a_text_of_n_words_has_n_less_seven_runs_and_a_short_one_has_one() -> None:
    assert [len(runs_of("a b c d e f g h i j"[: 2 * words - 1])) for words in (3, 8, 10)] == [1, 1, 3]


def test_runs_do_not_cross_from_one_text_to_the_next() -> None:
    first, second = "a b c d e f g h", "i j k l m n o p"
    assert runs_of(f"{first} {second}") > runs_of_each([first, second])[0] | runs_of_each([first, second])[1]
