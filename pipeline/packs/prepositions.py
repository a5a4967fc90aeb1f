"""Phrases that stand like one preposition, from `predicates/beside.csv`, whose head explains them."""

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
