"""The order in which groups are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.overview import Overview

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup
    from pipeline.recall.found import Found
    from pipeline.records.group import ClaimGroup


def overview_of(lookup: Lookup) -> Overview:
    """A run's groups in columns."""
    return lookup.remember("overview", lambda: Overview(lookup, lookup.recall))


def reading_order(lookup: Lookup) -> Found[ClaimGroup]:
    """Conflicts, then agreement by number of sources, then what is undecided, then single-source claims."""
    return lookup.remember("order", overview_of(lookup).in_order)
