"""One module a compared slot; each says agree, conflict, silent or undecided, and why."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.align.background import Background
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
