"""Questions and reasons in plain English."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.align.background import Background, join_words
from pipeline.align.comparators.date import english_date
from pipeline.align.view import ClaimView
from pipeline.records.claim import AUTHOR, UNNAMED
from pipeline.records.group import FieldComparison

OF_FIELD = {
    "date": "When did {act}?",
    "quantity": "How many: {act}?",
    "polarity": "Did it happen: {act}?",
    "participant": "Who took part: {act}?",
    "place": "Where: {act}?",
    "office": "Who holds which office: {act}?",
    "kind": "What was it: {act}?",
    "modality": "How certain is it: {act}?",
    "assessment": "How is it judged: {act}?",
    "": "What is said of {act}?",
}


def question(field: str, views: Sequence[ClaimView], background: Background) -> str:
    """The question that a group answers; `field` is the slot in conflict, empty where there is none."""
    return OF_FIELD[field].format(act=topic_words(views, background))


def topic_words(views: Sequence[ClaimView], background: Background) -> str:
    """What a group speaks of: its commonest act, names and time."""
    view = max(views, key=lambda v: (len(v.entities), v.days is not None, v.claim_id))
    names = join_words([background.name(e) for e in sorted(view.actors or view.entities)[:3]])
    date = english_date(view.claim.date.edtf) if view.claim.date else None
    parts = [names, f"“{view.claim.trigger.text}”", f"({date})" if date else ""]
    return " ".join(part for part in parts if part)


def holder_words(view: ClaimView, background: Background) -> str:
    """Who says it: the article, or whom it quotes."""
    holder = view.claim.holder
    if holder == AUTHOR:
        return view.claim.doc_id
    if holder == UNNAMED:
        return f"unnamed sources quoted by {view.claim.doc_id}"
    return f"{background.name(holder)}, quoted by {view.claim.doc_id}"


def pair_reason(left: ClaimView, right: ClaimView, field: FieldComparison, background: Background) -> str:
    """One sentence: slot, both values, who says which."""
    sides = f"{holder_words(left, background)}; {holder_words(right, background)}"
    return f"{field.reason[:1].upper()}{field.reason[1:]} ({sides})."
