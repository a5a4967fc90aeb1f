"""One module a compared slot; each says agree, conflict, silent or undecided, and why.

A comparator is asked only where its module's question about either claim says that there is something to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.align.background import Background
from pipeline.align.comparators import assessment, date, kind, modality, office, place, quantity
from pipeline.align.comparators.assessment import compare_assessments
from pipeline.align.comparators.date import compare_dates
from pipeline.align.comparators.kind import compare_kinds
from pipeline.align.comparators.modality import compare_modalities
from pipeline.align.comparators.office import compare_offices
from pipeline.align.comparators.participant import compare_participants
from pipeline.align.comparators.place import compare_places
from pipeline.align.comparators.polarity import compare_polarities
from pipeline.align.comparators.quantity import compare_quantities
from pipeline.align.view import ClaimView
from pipeline.records.group import FieldComparison

S = TypeVar("S", int, npt.NDArray[np.int64])
Comparator = Callable[[ClaimView, ClaimView, Background], FieldComparison]

COMPARATORS: tuple[Comparator, ...] = (
    compare_dates,
    compare_quantities,
    compare_polarities,
    compare_participants,
    compare_places,
    compare_offices,
    compare_kinds,
    compare_modalities,
    compare_assessments,
)


class Screen(NamedTuple):
    """Whether a claim says anything that a comparator compares, and what the slot comes to where not both claims do;
    `one` says that it is asked where one of them does.
    """

    speaks: Callable[[ClaimView, Background], bool]
    otherwise: FieldComparison
    one: bool = False


SCREENS: dict[Comparator, Screen] = {
    compare_dates: Screen(date.gives_date, date.NOTHING),
    compare_quantities: Screen(quantity.gives_figure, quantity.NOTHING),
    compare_places: Screen(place.names_place, place.NOTHING),
    compare_offices: Screen(office.names_post, office.NOTHING),
    compare_kinds: Screen(kind.names_kind, kind.NOTHING),
    compare_modalities: Screen(modality.leaves_open, modality.NOTHING, one=True),
    compare_assessments: Screen(assessment.gives_opinion, assessment.NOTHING),
}
"""Of comparators that most pairs need not be put to; a claim is asked once."""
_SCREENED = [(1 << at, SCREENS[compare]) for at, compare in enumerate(COMPARATORS) if compare in SCREENS]
_ONE = sum(bit for bit, screen in _SCREENED if screen.one)
_ALWAYS = sum(1 << at for at, compare in enumerate(COMPARATORS) if compare not in SCREENS)
_UNASKED = [SCREENS[compare].otherwise if compare in SCREENS else date.NOTHING for compare in COMPARATORS]


def spoken_of(view: ClaimView, background: Background) -> int:
    """The slots on which a claim says something, a bit each."""
    return _ALWAYS | sum([bit for bit, screen in _SCREENED if screen.speaks(view, background)])


def asked_of(one: S, other: S) -> S:
    """The slots on which two claims, or two columns of claims, are to be compared, by those on which each speaks."""
    return one & other | (one | other) & _ONE


def compare_all(
    left: ClaimView, right: ClaimView, background: Background, asked: int | None = None
) -> list[FieldComparison]:
    """Every slot's outcome, in the order of COMPARATORS; `asked` are the slots to be compared, where they are known."""
    if asked is None:
        asked = asked_of(background.once(spoken_of, left), background.once(spoken_of, right))
    found = _UNASKED.copy()
    for at in _places(asked):
        found[at] = COMPARATORS[at](left, right, background)
    return found


@lru_cache(maxsize=1 << len(COMPARATORS))
def _places(bits: int) -> tuple[int, ...]:
    return tuple(at for at in range(len(COMPARATORS)) if bits >> at & 1)
