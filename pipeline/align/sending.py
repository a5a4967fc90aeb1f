"""Views of claims for other processes: made by them, kept here as bytes, and handed on as such. Reading a view back
takes half the time of making it, and sending it again none at all.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from pipeline.align.columns import ClaimTable, tabulate
from pipeline.align.view import ClaimView, Viewer
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness
from pipeline.records.claim import Claim
from pipeline.records.document import Source

PROTOCOL = 5


class Sent(Sequence[ClaimView]):
    """Views as bytes, each read when it is asked for."""

    def __init__(self, told: list[bytes]) -> None:
        self._told = told

    def __len__(self) -> int:
        return len(self._told)

    def __getitem__(self, place: int) -> ClaimView:  # type: ignore[override]
        view: ClaimView = pickle.loads(self._told[place])  # noqa: S301 - made by this program in this run
        return view

    def __iter__(self) -> Iterator[ClaimView]:
        return map(pickle.loads, self._told)


def packed(view: ClaimView) -> bytes:
    """A view as bytes."""
    return pickle.dumps(view, PROTOCOL)


class Part(NamedTuple):
    """Claims by article, and what is known of the articles."""

    claims: Mapping[int, tuple[Claim, ...]]
    sources: Mapping[str, Source]


def tabulate_part(knowledge: tuple[Relatedness, Contrasts], part: Part) -> tuple[ClaimTable, Mapping[int, list[bytes]]]:
    """The claims of some articles as a table, and their views as bytes by article."""
    viewer = Viewer(part.sources, *knowledge)
    views = {article: viewer.views(viewer.outline(claims)) for article, claims in part.claims.items()}
    table = tabulate(list(chain.from_iterable(views.values())), knowledge[0])
    return table, {article: list(map(packed, found)) for article, found in views.items()}


def apart(work: Any) -> bool:
    """Whether work is done by several processes."""
    return getattr(work, "jobs", 1) > 1
