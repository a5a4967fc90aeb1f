"""Particles that the parser takes for prepositions."""

from __future__ import annotations

from pipeline.extract.particles import join_particles


def test_what_is_called_off_is_the_object() -> None:
    # the / league / calls / off / the / match
    lower = ["the", "league", "calls", "off", "the", "match"]
    lemmas = ["the", "league", "call", "off", "the", "match"]
    labels, heads = ["det", "nsubj", "ROOT", "prep", "det", "pobj"], [1, 1, 0, -1, 1, -2]
    join_particles(lemmas, lower, labels, heads)
    assert (labels[3:], heads[3:]) == (["prt", "det", "dobj"], [-1, 1, -3])


def test_a_place_behind_a_preposition_stays_one() -> None:
    # they / fell / off / the / roof
    words = ["they", "fell", "off", "the", "roof"]
    labels, heads = ["nsubj", "ROOT", "prep", "det", "pobj"], [1, 0, -1, 1, -2]
    join_particles(["they", "fall", *words[2:]], words, labels, heads)
    assert labels == ["nsubj", "ROOT", "prep", "det", "pobj"]
