"""Phrases that stand like one preposition, from `predicates/beside.csv`, and words that tell how what stands behind
one is read, from `predicates/behind.csv`, whose heads explain them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.packs.files import Layers

ABSENT = "absent"
"""The slot of those who take no part."""


@lru_cache(maxsize=1)
def phrases_beside() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """By preposition and noun the slots of those who stand behind the noun, by what ties them to it."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for _, _, row in Layers().csv_rows("predicates/beside.csv"):
        found.setdefault((row["preposition"], row["noun"]), {})[row["tie"]] = row["slot"]
    return found


@lru_cache(maxsize=1)
def words_behind() -> Mapping[tuple[str, str], frozenset[str]]:
    """By kind and preposition the words that tell how it is read."""
    found: dict[tuple[str, str], set[str]] = {}
    for _, _, row in Layers().csv_rows("predicates/behind.csv"):
        found.setdefault((row["kind"], row["preposition"]), set()).add(row["word"])
    return {key: frozenset(words) for key, words in found.items()}


def controls(verb: str, preposition: str) -> bool:
    """Whether a verb's object does what a gerund behind the preposition tells."""
    return verb in words_behind().get(("controls", preposition), frozenset())
