"""Opposite evaluations of the same thing: the sum of evaluative words, each turned by a negation before it."""

from __future__ import annotations

from pipeline.align.background import Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "assessment"
OPINIONS = frozenset({"ASSESSMENT", "FORECAST"})
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "without",
        "hardly",
        "barely",
        "scarcely",
        "n't",
        "cannot",
        "can't",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "won't",
        "lack",
        "lacks",
        "lacked",
        "lacking",
    ]
)
SCOPE = 4
"""Words before an evaluative word in which a negation turns it."""


def compare_assessments(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare two evaluations of one actor. Without an aspect in common the verdict is undecided."""
    if not {left.claim.event_type, right.claim.event_type} <= OPINIONS or left.actors != right.actors:
        return judged(FIELD, SILENT, "not two evaluations of the same thing")
    a, b = background.once(evaluate, left), background.once(evaluate, right)
    if not a or not b or not left.actors or not times_meet(left, right) or not left.words & right.words:
        return judged(FIELD, SILENT, "they evaluate different sides of it")
    found = _compare_values(a, b)
    if found.outcome == CONFLICT and left.claim.modality != right.claim.modality:
        return judged(FIELD, UNDECIDED, f"one only thinks it possible; {found.reason}")
    return found


def _compare_values(a: dict[str, tuple[int, str]], b: dict[str, tuple[int, str]]) -> FieldComparison:
    shared = sorted(a.keys() & b.keys())
    for aspect in shared:
        if a[aspect][0] * b[aspect][0] < 0:
            against = f"“{a[aspect][1]}” against “{b[aspect][1]}”"
            return judged(FIELD, CONFLICT, f"opposite evaluations: {against}")
    if shared:
        return judged(FIELD, AGREE, "both evaluate it alike")
    if _sign(a) * _sign(b) < 0:
        return judged(FIELD, UNDECIDED, "one speaks well of it, the other ill")
    return judged(FIELD, SILENT, "they evaluate different sides of it")


def evaluate(view: ClaimView, background: Background) -> dict[str, tuple[int, str]]:
    """Aspect -> (value, words): the sum over evaluative words of the passage; aspects that cancel out are left out."""
    words = lower_words(view.claim.evidence.quote)
    values: dict[str, int] = {}
    shown: dict[str, str] = {}
    for i, word in enumerate(words):
        row = background.contrasts.valence.get(word)
        if row is None:
            continue
        before = words[max(0, i - SCOPE) : i]
        turned = sum(_negates(before, place) for place in range(len(before))) % 2 == 1
        values[row[1]] = values.get(row[1], 0) + (-row[0] if turned else row[0])
        shown.setdefault(row[1], f"not {word}" if turned else word)
    return {aspect: (value, shown[aspect]) for aspect, value in values.items() if value}


def _negates(words: tuple[str, ...], place: int) -> bool:
    """A negation, unless it opens "not only"."""
    return words[place] in NEGATIONS and words[place + 1 : place + 2] != ("only",)


def _sign(values: dict[str, tuple[int, str]]) -> int:
    return sum(value for value, _ in values.values())
