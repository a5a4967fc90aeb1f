"""Regions scored by characters: how much of what the gold leaves out of running prose the run leaves out too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.reconcile.figures import NONE, Counts, Value
from pipeline.records.gold import GoldDocument, GoldSpan

EXCLUDED = frozenset({"front_matter", "footnote", "furniture", "duplicate"})
_GROUPS = ("excluded", *sorted(EXCLUDED), "heading", "pull_quote", "note_mark")


def region_figures(articles: Sequence[tuple[GoldDocument, GoldDocument]]) -> dict[str, Value]:
    """Precision, recall and F1 of the characters in each kind of region; `excluded` is everything that is not read,
    whatever it is called. White space is counted like any other character.
    """
    figures: dict[str, Value] = {}
    for group in _GROUPS:
        labels = EXCLUDED if group == "excluded" else frozenset({group})
        counts = sum((_counts(gold.regions, found.regions, labels) for gold, found in articles), NONE)
        if counts.gold or counts.found:
            figures |= {
                f"{group} precision": counts.precision,
                f"{group} recall": counts.recall,
                f"{group} F1": counts.f1,
            }
    return figures


def _counts(gold: Iterable[GoldSpan], found: Iterable[GoldSpan], labels: frozenset[str]) -> Counts:
    left, right = _characters(gold, labels), _characters(found, labels)
    return Counts(hits=len(left & right), found=len(right), gold=len(left))


def _characters(regions: Iterable[GoldSpan], labels: frozenset[str]) -> set[int]:
    return {place for region in regions if region.label in labels for place in range(region.start, region.end)}


def region_at(document: GoldDocument, place: int) -> str | None:
    """Label of the excluded region that a character lies in, if it does."""
    return next((r.label for r in document.regions if r.label in EXCLUDED and r.start <= place < r.end), None)
