"""Scores laid out for readers: precision, recall and F1 of one matching side by side, everything else behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.export.tables import score_rows
from pipeline.records.gold import AGREEMENT_HEADLINES
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.records.gold import Score
    from pipeline.records.tables import ScoreRow

LAYERS = {
    "entity": "names",
    "time": "times",
    "claim": "claims",
    "slot": "slots of claims",
    "link": "links",
    "conflict": "conflicts",
    "alignment": "alignment, as of two annotators",
    "region": "regions of the text",
}
"""The layers in the order of a run, as a reader knows them."""
_HANDOFF, _BECAUSE = "handoff", " because of: "
_MEASURE = re.compile(r"(?P<stem>.*?)\s*\b(?P<name>precision|recall|f1)", re.IGNORECASE)


@record
class ScoreLine:
    """One way of matching in one layer: its precision, recall and F1, each with its interval."""

    set: str
    layer: str
    matching: str
    precision: ScoreRow | None
    recall: ScoreRow | None
    f1: ScoreRow | None


@record
class AgreementLine:
    """One measure of annotators' agreement, a value for each pair; None where a pair has none."""

    layer: str
    measure: str
    values: tuple[float | None, ...]


def agreement_board(scores: Sequence[Score]) -> tuple[list[str], list[AgreementLine]]:
    """The pairs of annotators and the headline figures of each, over all articles; alpha over more than two sets
    stands in a column of its own.
    """
    whole = {(s.set, s.layer, s.measure): s.value for s in scores if not s.doc_id}
    pairs = list(dict.fromkeys(name for name, _, _ in whole))
    lines = [
        AgreementLine(layer=layer, measure=measure, values=tuple(whole.get((name, layer, measure)) for name in pairs))
        for layer, measure in AGREEMENT_HEADLINES
    ]
    return pairs, [line for line in lines if any(value is not None for value in line.values)]


def scoreboard(lookup: Lookup) -> tuple[list[ScoreLine], list[ScoreRow]]:
    """Lines of the whole set that have an F1, and all figures of the whole set."""
    rows = [row for row in score_rows(lookup) if not row.doc_id]
    found: dict[tuple[str, str, str], dict[str, ScoreRow]] = {}
    for row in rows:
        match = _MEASURE.fullmatch(row.measure)
        if match:
            found.setdefault((row.set, row.layer, match["stem"]), {})[match["name"].lower()] = row
    lines = [
        ScoreLine(
            set=name,
            layer=layer,
            matching=stem,
            precision=parts.get("precision"),
            recall=parts.get("recall"),
            f1=parts["f1"],
        )
        for (name, layer, stem), parts in found.items()
        if "f1" in parts
    ]
    return sorted(lines, key=lambda line: (line.set, _place(line.layer))), rows


def _place(layer: str) -> int:
    return list(LAYERS).index(layer) if layer in LAYERS else len(LAYERS)


def lost_because(rows: Sequence[ScoreRow]) -> list[tuple[str, str, int]]:
    """What went wrong because of an earlier error: (what, which error, how often), most first."""
    told = [(row.measure.partition(_BECAUSE), int(row.value or 0)) for row in rows if row.layer == _HANDOFF]
    return sorted(((what, cause, count) for (what, _, cause), count in told), key=lambda row: (-row[2], row[0], row[1]))
