"""Pictures for a paper, each also as a table: sources × claims, timeline, agreement of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pipeline.errors import UsageError
from pipeline.export.matrix import Pair, matrix_rows, pairwise, source_ids
from pipeline.export.report import ReportLinks
from pipeline.export.timeline import timeline
from pipeline.export.writers.html import environment, static_text
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.export.lookup import Lookup

MATRIX_ROWS = 40
LEFT, TOP = 400.0, 32.0
CELL_WIDTH, CELL_HEIGHT = 150.0, 24.0
PAIR_LEFT, PAIR_WIDTH, PAIR_HEIGHT = 190.0, 132.0, 64.0
TIMELINE_CLAIMS = 600
DISAGREE_COLOUR, MIDDLE_COLOUR, AGREE_COLOUR = (242, 190, 183), (244, 241, 233), (170, 213, 181)


@record
class Picture:
    """A picture as SVG text, and the same figures as a table, header first."""

    svg: str
    table: list[list[str]]


def draw(kind: str, lookup: Lookup) -> Picture:
    """The picture named. Raises UsageError for an unknown name."""
    if kind == "matrix":
        return _matrix(lookup)
    if kind == "timeline":
        return _timeline(lookup)
    if kind == "agreement":
        return _agreement(lookup)
    raise UsageError(f"there is no picture {kind!r}", remedy=f"use one of {', '.join(PICTURES)}")


PICTURES = ("matrix", "timeline", "agreement")


def _render(template: str, **values: object) -> str:
    style = Markup(static_text("picture.css"))  # noqa: S704 - the program's own style sheet
    return environment().get_template(template).render(style=style, links=ReportLinks(), **values)


def _matrix(lookup: Lookup) -> Picture:
    rows, doc_ids = matrix_rows(lookup), source_ids(lookup)
    shown = rows[:MATRIX_ROWS]
    svg = _render(
        "matrix.svg",
        rows=shown,
        doc_ids=doc_ids,
        lookup=lookup,
        left=LEFT,
        top=TOP,
        cell_width=CELL_WIDTH,
        cell_height=CELL_HEIGHT,
        width=LEFT + CELL_WIDTH * len(doc_ids) + 8,
        height=TOP + CELL_HEIGHT * len(shown) + 12,
    )
    table = [["group_id", "question", "verdict", *doc_ids]]
    for row in rows:
        said = [cell.value if cell else "" for cell in row.cells]
        table.append([row.group.group_id, row.group.question, row.group.verdict, *said])
    return Picture(svg=svg, table=table)


def _timeline(lookup: Lookup) -> Picture:
    line, _, _ = timeline(lookup, TIMELINE_CLAIMS)
    table = [["doc_id", "when", "statement", "verdict", "group_id"]]
    if line is None:
        return Picture(
            svg=_render(
                "matrix.svg",
                rows=[],
                doc_ids=[],
                lookup=lookup,
                left=0,
                top=0,
                cell_width=0,
                cell_height=0,
                width=400,
                height=40,
            ),
            table=table,
        )
    for lane in line.lanes:
        table += [[lane.doc_id, event.when, event.statement, event.verdict, event.group_id] for event in lane.events]
    return Picture(svg=_render("timeline.svg", line=line), table=table)


def _agreement(lookup: Lookup) -> Picture:
    doc_ids, pairs = source_ids(lookup), pairwise(lookup)
    at = {doc_id: number for number, doc_id in enumerate(doc_ids)}
    cells = [_pair_cell(pair, at[a], at[b]) for pair in pairs for a, b in (pair_ids(pair), pair_ids(pair)[::-1])]
    svg = _render(
        "agreement.svg",
        cells=cells,
        doc_ids=doc_ids,
        lookup=lookup,
        left=PAIR_LEFT,
        top=TOP,
        cell_width=PAIR_WIDTH,
        cell_height=PAIR_HEIGHT,
        width=PAIR_LEFT + PAIR_WIDTH * len(doc_ids) + 8,
        height=TOP + PAIR_HEIGHT * len(doc_ids) + 8,
    )
    table = [["left", "right", "shared", "agree", "conflict", "percent"]]
    for pair in pairs:
        percent = "" if pair.percent is None else str(pair.percent)
        table.append([pair.left, pair.right, str(pair.shared), str(pair.agree), str(pair.conflict), percent])
    return Picture(svg=svg, table=table)


def pair_ids(pair: Pair) -> tuple[str, str]:
    """The two articles of a pair."""
    return pair.left, pair.right


def _pair_cell(pair: Pair, row: int, column: int) -> dict[str, object]:
    return {
        "x": PAIR_LEFT + column * PAIR_WIDTH,
        "y": TOP + row * PAIR_HEIGHT,
        "percent": pair.percent,
        "shared": pair.shared,
        "fill": _colour(pair.percent or 0),
    }


def _colour(percent: int) -> str:
    """From red for no agreement over paper to green for full agreement."""
    low, high = (DISAGREE_COLOUR, MIDDLE_COLOUR) if percent < 50 else (MIDDLE_COLOUR, AGREE_COLOUR)
    share = (percent % 50 if percent < 100 else 50) / 50
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"


def to_png(svg: str) -> bytes:
    """The picture as PNG. Raises UsageError where the rasteriser is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("PNG needs the extra `plot`", remedy="pip install 'variorum[plot]', or use SVG") from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=2))
