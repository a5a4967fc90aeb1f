"""Whether a capital's name means the city or the government that sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.consistency import Surface
from pipeline.packs.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AT = frozenset(
    "in at near around outside across inside throughout within via above beneath over".split()
)
MOTION = frozenset(
    "go come travel fly arrive return move drive visit flee head march bring take send deploy deliver relocate leave "
    "evacuate commute sail walk ship fly transfer trip visit flight road train route way journey tour".split()
)


def seat_or_city(surface: Surface, doc: Doc, city: str, names: Names) -> str:
    """The state where the name acts, owns or is dealt with; the city where something happens in it or moves to it."""
    span = doc.char_span(
        surface.candidate.start, surface.candidate.end, alignment_mode="expand"
    )
    return city if span is not None and _is_location(span.root) else names.seats[city]


def _is_location(token: Token) -> bool:
    head = token.head
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token, head = token.head, token.head.head
    if token.dep_ == "pobj":
        if head.lower_ in AT:
            return True
        if head.lower_ in {"to", "from", "into", "towards", "toward", "through"}:
            return head.head.lemma_ in MOTION
    if token.dep_ == "dobj":
        return token.head.lemma_ in {
            "visit",
            "reach",
            "leave",
            "enter",
            "bomb",
            "shell",
        }
    if token.dep_ in {"compound", "nmod"}:
        return token.head.pos_ in {"NOUN", "PROPN"}
    return False
