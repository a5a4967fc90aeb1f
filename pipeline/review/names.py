"""Decisions on names as the overrides that linking reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.packs.entity_overrides import EntityOverride
from pipeline.records.decision import KEEP_NAMES_APART, MERGE_NAMES
from pipeline.review.decisions import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.records.decision import Decision

_ACTIONS = {MERGE_NAMES: "same", KEEP_NAMES_APART: "different"}


def overrides_of(decisions: Iterable[Decision]) -> tuple[EntityOverride, ...]:
    """Which entities reviewers called the same or different, decisions in force only.

    Where two reviewers disagree both stand: entities that anybody called different are not merged.
    """
    found = []
    for decision in in_force(decisions):
        ids = (decision.value or "").split()
        if decision.action in _ACTIONS and len(ids) == 2:
            place = f"decision {decision.seq} of {decision.reviewer}"
            found.append(
                EntityOverride(
                    action=_ACTIONS[decision.action], left=ids[0], right=ids[1], note=decision.note, place=place
                )
            )
    return tuple(found)
