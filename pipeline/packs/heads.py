"""Words by which the lines above an article say who wrote it, who published it and when: `heads/words.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.packs.files import Layers


@lru_cache(maxsize=1)
def head_words() -> Mapping[str, frozenset[str]]:
    """By kind the words and phrases in small letters; the table's own head explains the kinds."""
    found: dict[str, set[str]] = {}
    for _, _, row in Layers().csv_rows("heads/*.csv"):
        found.setdefault(row["kind"], set()).update(row["words"].split("|"))
    return {kind: frozenset(words) for kind, words in found.items()}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of people, in small letters."""
    rows = [row for _, _, row in Layers().csv_rows("gazetteer/words/given.csv")]
    return frozenset(name.casefold() for row in rows for name in row["word"].split("|"))


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of countries, regions and towns, in small letters."""
    found: set[str] = set()
    for _, _, row in Layers().csv_rows("gazetteer/*.csv"):
        if row["entity_id"].startswith(("city/", "state/", "region/")):
            spellings = (row["name"], *row["aliases"].split("|"), *row.get("capital", "").split("|"))
            found.update(name.casefold() for name in spellings if name)
    return frozenset(found)
