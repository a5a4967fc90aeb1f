"""Irregular word forms, read from `alignment/irregular.csv`."""

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
