"""Verdict of a pair and of a group, and the camps of a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.align.asked_dates import asked_within
from pipeline.align.asked_figures import asked_figures
from pipeline.align.asked_places import asked_for_one_place
from pipeline.align.background import Background
from pipeline.align.comparators import compare_all
from pipeline.align.comparators.date import doubt_of_days
from pipeline.align.comparators.kind import founded_apart
from pipeline.align.denials import denies_all, none_of_it
from pipeline.align.doers import things_alike
from pipeline.align.doubts import (
    DOUBTED,
    NOTHING_IN_COMMON,
    PERHAPS_ANOTHER,
    TWO_THINGS,
    graver,
)
from pipeline.align.evaluations import judge_one_thing
from pipeline.align.figures import GENERAL, is_money
from pipeline.align.none_at_all import answer_whether_any
from pipeline.align.view import ClaimView, common_words
from pipeline.records.group import (
    AGREE,
    CONFLICT,
    UNDECIDED,
    FieldComparison,
)

Fields = tuple[FieldComparison, ...]
GROUNDED = frozenset({CONFLICT, DOUBTED})
"""Outcomes that need something in common beside them."""
POLARITY, ASSESSMENT, DATE = "polarity", "assessment", "date"


def compare_fields(left: ClaimView, right: ClaimView, background: Background, asked: int | None = None) -> Fields:
    """Every slot's outcome, in the order of COMPARATORS. Without a name or noun in common nothing can conflict, but for
    a denial of everything ("no one was arrested"), which names nobody, for names that differ in the kind of thing only,
    and for what is told in the same words ("the turnout"), is one thing by two nouns ("the agreement", "the accord") or
    answers one question of how many or of where: there the claims around it have to, or its date. Dates, figures and
    places are different all the same. `asked` are the slots to be compared, where they are known.
    """
    return _founded(tuple(compare_all(left, right, background, asked)), left, right, background)


def _founded(fields: Fields, left: ClaimView, right: ClaimView, background: Background) -> Fields:
    """Outcomes without the conflicts that have no ground in common."""
    if not left.entities.isdisjoint(right.entities) or GROUNDED.isdisjoint([field.outcome for field in fields]):
        return fields
    if founded_apart(left, right, background):
        return fields
    alike = things_alike(left, right, background)
    denied = denies_all(left) or denies_all(right)
    told_alike = alike or denied or common_words(left, right) or _counted_alike(left, right)
    told_alike = told_alike or answer_whether_any(left.lone, right.lone) or bool(asked_figures(left, right, background))
    asked = asked_for_one_place(left, right, background)
    if alike and background.pinned(left, right):
        return fields
    if (told_alike or asked) and not background.once(names_around, left).isdisjoint(
        background.once(names_around, right)
    ):
        return fields
    denied = none_of_it(left, right, background) or none_of_it(right, left, background)
    doubts = {POLARITY: PERHAPS_ANOTHER} if denied else {}
    doubts |= {DATE: doubt_of_days(left, right), "quantity": TWO_THINGS, "place": TWO_THINGS}
    kept = {ASSESSMENT} if judge_one_thing(left.lone, right.lone) else set[str]()
    kept |= {DATE} if asked_within(left, right, background) else set()
    kept |= {"place"} if asked else set()
    return tuple([f if f.field in kept else graver(f, doubts.get(f.field, NOTHING_IN_COMMON)) for f in fields])


def names_around(view: ClaimView, _: Background) -> frozenset[str]:
    """Names of a claim and of those near by."""
    return view.names_around


def _counted_alike(left: ClaimView, right: ClaimView) -> bool:
    """Whether both count things of one telling kind: passengers, not people or euros."""
    return any(not is_money(unit) for unit in (left.units & right.units) - GENERAL)


UNTELLING = frozenset({"modality", "assessment"})
SURE = 0.55
"""Link probability from which claims without a conflict agree: they are likelier than not of one question. Above it 77
in 100 are gold links on the originals and digests and 84 on the invented sets, below it 33 and 41."""


def judge_pair(fields: Fields, score: float = 1.0) -> tuple[str, tuple[str, ...]]:
    """Verdict and the slots in conflict; `score` is the probability that the claims answer one question.

    One slot in conflict makes a conflict. Without one, a slot that cannot be decided leaves the pair undecided,
    unless it is only a matter of how sure each is or how well each speaks of it. A loose link agrees on nothing: what
    two claims of different things have in common is no agreement.
    """
    conflict_on = tuple(f.field for f in fields if f.outcome == CONFLICT)
    if conflict_on:
        return CONFLICT, conflict_on
    if any(f.outcome == UNDECIDED and f.field not in UNTELLING for f in fields):
        return UNDECIDED, ()
    return (AGREE if score >= SURE else UNDECIDED), ()


def camps(claim_ids: Sequence[str], outcomes: Mapping[tuple[str, str], str]) -> tuple[tuple[str, ...], ...]:
    """Camps on one slot: claims in a conflict, those that agree together; `outcomes` by sorted pair of claim ids.

    Claims in no conflict stand on no side. Where agreement would join opponents, the weaker tie is cut by order of
    claim id, so that the result is the same for every order of input. Largest camp first.
    """
    fighters = sorted({c for pair, outcome in outcomes.items() if outcome == CONFLICT for c in pair} & set(claim_ids))
    against = {pair for pair, outcome in outcomes.items() if outcome == CONFLICT}
    camp_of: dict[str, set[str]] = {c: {c} for c in fighters}
    for pair in sorted(pair for pair, outcome in outcomes.items() if outcome == AGREE):
        left, right = pair
        if left not in camp_of or right not in camp_of or camp_of[left] is camp_of[right]:
            continue
        if _opposed(camp_of[left], camp_of[right], against):
            continue
        merged = camp_of[left] | camp_of[right]
        for claim in merged:
            camp_of[claim] = merged
    distinct = {tuple(sorted(camp)) for camp in camp_of.values()}
    return tuple(sorted(distinct, key=lambda camp: (-len(camp), camp)))


def _opposed(left: Iterable[str], right: Iterable[str], against: set[tuple[str, str]]) -> bool:
    return any((min(a, b), max(a, b)) in against for a in left for b in right)
