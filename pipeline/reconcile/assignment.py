"""Optimal one-to-one assignment: of all ways to pair two sides, one with the greatest total gain.

The shortest augmenting path method with potentials (H. W. Kuhn 1955, J. Munkres 1957), O(n^2 m). Pairs are sparse
in practice (spans overlap a few others at most), so each connected part is solved by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

Gains = Mapping[tuple[int, int], float]


def best_assignment(gains: Gains) -> list[tuple[int, int]]:
    """Pairs (left, right) of greatest total gain, sorted. A pair not in `gains`, or without gain, is never made."""
    positive = {pair: gain for pair, gain in gains.items() if gain > 0}
    return sorted(pair for part in _parts(positive) for pair in _solve(part))


def _parts(gains: Gains) -> list[dict[tuple[int, int], float]]:
    """The gains split into parts that share no row and no column."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for left, right in sorted(gains):
        parent[root(("right", right))] = root(("left", left))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for pair in sorted(gains):
        parts.setdefault(root(("left", pair[0])), {})[pair] = gains[pair]
    return list(parts.values())


def _solve(gains: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    lefts, rights = (sorted({pair[side] for pair in gains}) for side in (0, 1))
    if len(lefts) == 1 or len(rights) == 1:
        return [max(gains, key=lambda pair: (gains[pair], -pair[0], -pair[1]))]
    turned = len(lefts) > len(rights)
    rows, columns = (rights, lefts) if turned else (lefts, rights)
    cost = [[-gains.get((column, row) if turned else (row, column), 0.0) for column in columns] for row in rows]
    chosen = ((rows[i], columns[j]) for i, j in _cheapest(cost))
    pairs = [(column, row) if turned else (row, column) for row, column in chosen]
    return [pair for pair in pairs if pair in gains]


def _cheapest(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Column for each row at least total cost; `cost` has at least as many columns as rows."""
    n_columns = len(cost[0])
    row_price, column_price = [0.0] * len(cost), [0.0] * n_columns
    row_of: list[int | None] = [None] * n_columns
    for row in range(len(cost)):
        free, came_from = _shortest_path(cost, row, row_price, column_price, row_of)
        column: int | None = free
        while column is not None:
            before = came_from[column]
            row_of[column] = row if before is None else row_of[before]
            column = before
    return [(row, column) for column, row in enumerate(row_of) if row is not None]


def _shortest_path(
    cost: list[list[float]],
    start: int,
    row_price: list[float],
    column_price: list[float],
    row_of: list[int | None],
) -> tuple[int, list[int | None]]:
    """The free column at the end of the cheapest augmenting path from row `start`, and each column's predecessor.

    Moves the prices so that reduced costs stay at least 0.
    """
    n_columns = len(column_price)
    distance, came_from = [inf] * n_columns, [None] * n_columns  # type: list[float], list[int | None]
    done: list[int] = []
    row, column, reached = start, None, 0.0  # type: int, int | None, float
    while True:
        for j in range(n_columns):
            through = reached + cost[row][j] - row_price[row] - column_price[j]
            if j not in done and through < distance[j]:
                distance[j], came_from[j] = through, column
        column = min((j for j in range(n_columns) if j not in done), key=lambda j: (distance[j], j))
        reached = distance[column]
        done.append(column)
        owner = row_of[column]
        if owner is None:
            break
        row = owner
    row_price[start] += reached
    for j in done[:-1]:
        owner = row_of[j]
        column_price[j] -= reached - distance[j]
        row_price[owner] += reached - distance[j]  # type: ignore[index]
    return column, came_from
