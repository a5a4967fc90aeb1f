"""The columns that one run over a corpus keeps for the next: one file beside the cache's entries, safe to delete.

Its first line seals the rest; the second, in JSON, tells of which program the columns are, their names and shapes; then
they stand as they do in memory.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from pipeline.store.files import write_file

ENDING = ".columns"
Column = npt.NDArray[Any]


def read_shelves(path: Path, program: str) -> dict[str, Column]:
    """Columns by name; none where the file is missing, broken or of another program."""
    found = {}
    try:
        with path.open("rb") as file:
            seal, head = int(file.readline(), 16), file.readline()
            told = json.loads(head)
            if told["program"] != program:
                return {}
            sum_of_all = zlib.crc32(head)
            for name, kind, shape in told["columns"]:
                column = np.fromfile(file, dtype=kind, count=prod(shape))
                sum_of_all = zlib.crc32(column.view(np.uint8).data, sum_of_all)
                found[name] = column.reshape(shape)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found if sum_of_all == seal else {}


def write_shelves(path: Path, program: str, columns: Iterable[tuple[str, Column]]) -> None:
    """Keep columns that a program made. Raises OutputError where the folder cannot be written."""
    kept = [(name, np.ascontiguousarray(column)) for name, column in columns]
    shapes = [(name, column.dtype.str, column.shape) for name, column in kept]
    head = f"{json.dumps({'program': program, 'columns': shapes})}\n".encode()
    pieces = [memoryview(head), *(column.reshape(-1).view(np.uint8).data for _, column in kept)]
    seal = 0
    for piece in pieces:
        seal = zlib.crc32(piece, seal)

    def write(file: BinaryIO) -> None:
        file.write(f"{seal:08x}\n".encode())
        for piece in pieces:
            file.write(piece)

    write_file(path, write)
