"""What sort of thing: kinds of one family that exclude each other, such as observers and peacekeepers."""

from __future__ import annotations

from pipeline.align.background import Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.group import AGREE, CONFLICT, SILENT, FieldComparison

FIELD = "kind"


def compare_kinds(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where both name a kind of one family and share none, for one act at one time."""
    a, b = kinds(left, background), kinds(right, background)
    for family in sorted(a.keys() & b.keys()):
        shown = _shown(a[family]), _shown(b[family])
        if set(a[family]) & set(b[family]):
            return FieldComparison(field=FIELD, outcome=AGREE, reason=f"both speak of {shown[0]}")
        if not times_meet(left, right) or not left.entities & right.entities or not background.same_act(left, right):
            continue
        return FieldComparison(
            field=FIELD, outcome=CONFLICT, reason=f"different kinds of thing: {shown[0]} against {shown[1]}"
        )
    return FieldComparison(field=FIELD, outcome=SILENT, reason="no kinds that exclude each other")


def kinds(view: ClaimView, background: Background) -> dict[str, dict[str, str]]:
    """Family -> kind -> the word that names it, in the passage itself."""
    found: dict[str, dict[str, str]] = {}
    for word in lower_words(view.claim.evidence.quote):
        for form in (word, word.removesuffix("s")):
            for family, kind in sorted(background.contrasts.kinds.get(form, ())):
                found.setdefault(family, {}).setdefault(kind, word)
    return found


def _shown(kind_words: dict[str, str]) -> str:
    return " and ".join(sorted(kind_words.values()))
