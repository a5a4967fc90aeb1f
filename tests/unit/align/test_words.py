"""Words and stems."""

from __future__ import annotations

import snowballstemmer

from pipeline.align.words import INFLECTED, content_stems, lower_words, stem
from pipeline.packs.knowledge import load_knowledge
from pipeline.packs.word_vectors import load_word_vectors


def test_inflected_and_irregular_forms_share_a_stem() -> None:
    assert stem("cancelled") == stem("cancels")
    assert stem("bought") == stem("buying")
    assert stem("league’s") == stem("league")


def test_found_is_the_verb_of_founding_too() -> None:
    assert stem("founded") == stem("found")


def test_function_words_and_months_carry_nothing() -> None:
    assert content_stems("The drill was held in May") == (stem("drill"), stem("held"))


def test_lower_words_keep_everything() -> None:
    assert lower_words("Not the Drill’s end") == ("not", "the", "drill's", "end")


def test_the_stemmer_leaves_words_with_other_endings_as_they_are() -> None:
    stemmer = snowballstemmer.stemmer("english")
    known = load_knowledge(()).relatedness.senses_of.keys() | load_word_vectors().places.keys()
    others = [word for word in known if "'" not in word and not word.endswith(INFLECTED)]
    assert [stemmer.stemWord(word) for word in others] == others


def test_a_plural_that_looks_like_an_irregular_form_has_the_stem_of_its_singular() -> None:
    assert stem("shots") == stem("shot")
