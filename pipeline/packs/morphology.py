"""Irregular word forms, read from `alignment/irregular.csv`, and past tenses."""

from __future__ import annotations

from functools import lru_cache

from pipeline.packs.files import Layers


@lru_cache(maxsize=1)
def irregular_forms() -> dict[str, str]:
    """Irregular form -> base form. `found` and `lay` are forms of `find` and `lie`, but words of their own too: a form
    that is another verb's base is left out.
    """
    rows = [row for _, _, row in Layers().csv_rows("alignment/irregular.csv")]
    bases = {row["base"] for row in rows} | {"found", "saw", "bound"}
    return {form: row["base"] for row in rows for form in row["forms"].split() if form not in bases}


@lru_cache(maxsize=1)
def _irregular_pasts() -> dict[str, str]:
    rows = [row for _, _, row in Layers().csv_rows("alignment/irregular.csv")]
    return {row["base"]: row["forms"].split()[0] for row in rows}


def past_of(gerund: str, base: str) -> str:
    """The past tense of a verb, whose spelling its gerund tells: "stopped" of "stopping", "left" of "leaving"."""
    irregular = _irregular_pasts().get(base)
    if irregular is not None:
        return irregular
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"
