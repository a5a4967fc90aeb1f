"""What people say about entities against the program: same, different, rename; read from `annotations/entities.csv`.

Rows are `action,left,right,note`. `same` and `different` name two entity ids, `rename` an id and the new id or, where
the right cell is no id, the new display name. Lines are only ever added; a line that contradicts an earlier one is an
error that names both.
"""

from __future__ import annotations

import csv
import io
import re

from pipeline.errors import KnowledgeError
from pipeline.records.record import record

ACTIONS = ("same", "different", "rename")
COLUMNS = ["action", "left", "right", "note"]
ID = re.compile(r"[a-z]+/[a-z0-9-]+")


@record
class EntityOverride:
    """One line of the file: `left` and `right` as written, `place` is file and line."""

    action: str
    left: str
    right: str
    note: str
    place: str


def parse_overrides(text: str, *, at: str = "annotations/entities.csv") -> tuple[EntityOverride, ...]:
    """Read and check overrides. Raises KnowledgeError for an unknown action, a bad id or a contradiction."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    if not lines:
        return ()
    reader = csv.reader(io.StringIO("\n".join(line for _, line in lines)))
    header = next(reader)
    if header != COLUMNS:
        raise KnowledgeError(
            f"the columns are {', '.join(header)}", at=f"{at}:{lines[0][0]}", remedy=f"write {','.join(COLUMNS)}"
        )
    overrides = tuple(_override(cells, f"{at}:{number}") for (number, _), cells in zip(lines[1:], reader, strict=False))
    _reject_contradictions(overrides)
    return overrides


def _override(cells: list[str], place: str) -> EntityOverride:
    if len(cells) != len(COLUMNS):
        raise KnowledgeError(
            f"a row has {len(cells)} cells", at=place, remedy=f"give it {len(COLUMNS)}: {','.join(COLUMNS)}"
        )
    action, left, right, note = (cell.strip() for cell in cells)
    if action not in ACTIONS:
        raise KnowledgeError(f"unknown action {action!r}", at=place, remedy=f"use one of {', '.join(ACTIONS)}")
    wanted = [left] if action == "rename" else [left, right]
    for value in wanted:
        if not ID.fullmatch(value):
            raise KnowledgeError(f"{value!r} is no entity id", at=place, remedy="write kind/slug, as in entities.csv")
    if not right or left == right:
        raise KnowledgeError("a row speaks of one entity only", at=place, remedy="name two ids, or an id and a name")
    return EntityOverride(action=action, left=left, right=right, note=note, place=place)


def _reject_contradictions(overrides: tuple[EntityOverride, ...]) -> None:
    """An entity renamed twice; two called different that the rows call the same, directly or over others."""
    parent: dict[str, str] = {}
    renamed: dict[str, EntityOverride] = {}

    def root(entity: str) -> str:
        while parent.get(entity, entity) != entity:
            entity = parent[entity]
        return entity

    for row in overrides:
        if row.action == "same":
            parent[root(row.left)] = root(row.right)
        if row.action == "rename":
            before = renamed.setdefault(row.left, row)
            if before.right != row.right:
                raise _contradiction(row, before)
    for row in overrides:
        if row.action == "different" and root(row.left) == root(row.right):
            same = next(o for o in overrides if o.action == "same" and root(o.left) == root(row.left))
            raise _contradiction(row, same)


def _contradiction(row: EntityOverride, before: EntityOverride) -> KnowledgeError:
    return KnowledgeError(
        f"{row.action} {row.left} {row.right} contradicts {before.action} {before.left} {before.right}",
        at=f"{row.place} and {before.place}",
        remedy="keep the line that is right and delete the other",
    )
