"""Opposite evaluations of the same thing: the sum of evaluative words, each turned by a negation before it."""

from __future__ import annotations

from pipeline.align.answering import dated_apart
from pipeline.align.background import NAMED_THINGS, Background, times_meet
from pipeline.align.doubts import PERHAPS_OTHER_THINGS, doubted
from pipeline.align.evaluations import OPINIONS, Values, evaluate_text, judge_one_thing, judges, tells_of_itself, wholly
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "assessment"
NOTHING = judged(FIELD, SILENT, "not two evaluations of the same thing")
OVERALL = frozenset({"effect", "quality", "reception"})
"""Aspects under which a thing is judged on the whole."""


def gives_opinion(view: ClaimView, background: Background) -> bool:
    """Whether a claim is an opinion or evaluates something."""
    return view.claim.event_type in OPINIONS or bool(background.once(evaluate, view))


def compare_assessments(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare two evaluations of one actor, side by side; without an aspect in common the verdict is undecided. Of one
    thing, whatever each does with it, one article may speak well and the other ill.
    """
    if opposed := _opposed(left, right, background):
        return opposed
    if not {left.claim.event_type, right.claim.event_type} <= OPINIONS or left.actors != right.actors:
        return NOTHING
    a, b = background.once(evaluate, left), background.once(evaluate, right)
    both_foretell = left.claim.event_type == right.claim.event_type == "FORECAST"
    common = len(left.words & right.words) > both_foretell  # one word in common is little for two forecasts
    if not a or not b or not left.actors or not times_meet(left, right) or not common:
        return judged(FIELD, SILENT, "they evaluate different sides of it")
    found = _compare_values(a, b)
    if found.outcome == CONFLICT and left.claim.modality != right.claim.modality:
        return judged(FIELD, UNDECIDED, f"one only thinks it possible; {found.reason}")
    return found


def _opposed(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """Two verdicts of which one is good in all that it says and the other bad. They are on one thing where both name it
    by the same noun; otherwise only a link tells.
    """
    a = background.once(evaluate, left)
    b = background.once(evaluate, right) if a else {}
    if wholly(a) * wholly(b) >= 0 or dated_apart(left, right) or not _as_sure(left, right):
        return None
    shared = sorted(a.keys() & b.keys())
    judging = judges(left.claim, background.contrasts), judges(right.claim, background.contrasts)
    if not (all(judging) or (any(judging) and shared)):
        return None
    one, other = (a[shared[0]][1], b[shared[0]][1]) if shared else (_first(a), _first(b))
    reason = f"opposite evaluations: “{one}” against “{other}”"
    if not all(tells_of_itself(view.claim, background.contrasts) for view in (left, right)):
        return None
    named = all(judging) and left.claim.modality == right.claim.modality and bool(_things(left) & _things(right))
    alike = bool(shared) or not (OVERALL.isdisjoint(a) or OVERALL.isdisjoint(b))
    if named or (alike and judge_one_thing(left.lone, right.lone)):
        return judged(FIELD, CONFLICT, reason)
    if not alike:
        return None
    return doubted(FIELD, PERHAPS_OTHER_THINGS, reason) if background.same_thing(left, right) else None


def _as_sure(left: ClaimView, right: ClaimView) -> bool:
    """Whether both judge what is; that a thing "must be called" bad says as much."""
    modalities = {left.claim.modality, right.claim.modality}
    return len(modalities) == 1 or modalities == {"asserted", "normative"}


def _things(view: ClaimView) -> frozenset[str]:
    """What is spoken of by a common noun or as a named event or work: of somebody good and ill can both be true."""
    spoken = view.actors | view.recipients | view.others
    return frozenset(e for e in spoken if e.startswith((NOUN, *NAMED_THINGS)))


def _first(values: Values) -> str:
    return next(iter(values.values()))[1]


def _compare_values(a: Values, b: Values) -> FieldComparison:
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


def evaluate(view: ClaimView, background: Background) -> Values:
    """Aspect -> (value, words) of a claim's passage."""
    return evaluate_text(view.claim.evidence.quote, background.contrasts)


def _sign(values: Values) -> int:
    return sum(value for value, _ in values.values())
