"""The event type of a claim: its predicate's class, unless the claim is about the future or a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate

SETTLED = frozenset({"EXERCISE", "CONSULT", "MEMBERSHIP", "OFFICE", "FOUND", "MOBILIZE", "AID"})


def decide_type(predicate: Predicate, modality: str, *, held: bool = False) -> str:
    """The class of the predicate. What is said to come or to be possible is a FORECAST, save what is merely planned;
    a post without a holder in a copula ("is the leader of") is an ASSESSMENT."""
    if predicate.event_type == "OFFICE" and predicate.kind == "complement" and not held:
        return "ASSESSMENT"
    if modality in {"predicted", "possible"} and predicate.kind != "noun" and predicate.event_type not in SETTLED:
        return "FORECAST"
    return predicate.event_type
