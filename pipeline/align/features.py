"""What speaks for two claims answering one question: a fixed list of features, each readable on its own."""

from __future__ import annotations

from pipeline.align.rarity import Rarity, cosine
from pipeline.align.view import ClaimView
from pipeline.packs.relatedness import Relatedness

Features = dict[str, float]

NEAR_DAYS = 45
YEAR_DAYS = 400
OPINIONS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


def pair_features(left: ClaimView, right: ClaimView, rarity: Rarity, relatedness: Relatedness) -> Features:
    """Feature values of a pair, the same in both directions; those that are 0 are left out."""
    shared = left.entities & right.entities
    found: Features = {
        "names": cosine(left.entities, right.entities, rarity.entities),
        "rarest_name": max((rarity.entities[e] for e in shared), default=0.0) / rarity.unseen,
        "words": cosine(left.words, right.words, rarity.words),
        "word_weight": min(sum(rarity.words[w] for w in sorted(left.words & right.words)) / 20.0, 1.5),
        "senses": cosine(left.all_senses, right.all_senses, rarity.senses),
        "topic": _jaccard(left.around.words | left.around.names, right.around.words | right.around.names),
        "topic_words": cosine(left.around.words, right.around.words, rarity.words),
        "topic_names": cosine(left.around.names, right.around.names, rarity.entities),
        "topic_month": float(bool(left.around.months & right.around.months)),
        "same_type": float(left.claim.event_type == right.claim.event_type),
        "near_type": relatedness.types(left.claim.event_type, right.claim.event_type),
        "same_trigger": float(left.trigger == right.trigger and left.trigger != ""),
        "trigger_sense": float(bool(left.senses & right.senses)),
        "trigger_told": float(left.trigger in right.words) / 2 + float(right.trigger in left.words) / 2,
        "actor": _overlap(left.actors, right.actors),
        "recipient": _overlap(left.recipients, right.recipients),
        "place": _overlap(left.places, right.places),
        "other_actor": float(bool(left.actors) and bool(right.actors) and not left.actors & right.actors),
        "swapped": float(bool(left.actors & right.recipients or left.recipients & right.actors)),
        "other_polarity": float(left.claim.polarity != right.claim.polarity),
        "same_modality": float(left.claim.modality == right.claim.modality),
        "unit": float(bool(_units(left) & _units(right))),
        "aspect": float(bool(left.aspects & right.aspects)),
        "opinion_aspect": float(bool(left.aspects & right.aspects) and _opinions(left, right)),
        "kind_family": float(bool(left.families & right.families)),
        "denied": float(relatedness.deny(left.senses, right.senses)),
        "same_quote_type": float(left.claim.event_type == right.claim.event_type) * _jaccard(left.words, right.words),
    }
    found |= _time(left, right)
    found |= _together(left, right, rarity, found)
    return {name: value for name, value in found.items() if value}


def dateless(features: Features) -> Features:
    """The same pair as if both were dated to one year: a date mismatch must not forbid a link."""
    times = ("near", "some_months", "far", "same_day", "same_month", "names_and_time", "words_and_time")
    return {name: value for name, value in features.items() if name not in times} | {"same_year": 1.0}


def _together(left: ClaimView, right: ClaimView, rarity: Rarity, found: Features) -> Features:
    """Evidence that counts for more where other evidence stands beside it."""
    shared, marks = left.entities & right.entities, left.marks & right.marks
    names = rarity.together(shared) if shared else 0.0
    all_marks = rarity.together(marks) if marks else 0.0
    total = sum(rarity.entities[e] for e in sorted(left.entities | right.entities))
    unshared = sum(rarity.entities[e] for e in sorted(left.entities ^ right.entities))
    same_time = found.get("same_day", 0.0) + found.get("same_month", 0.0)
    return {
        "names_together": names,
        "marks_together": all_marks,
        "marks_cubed": all_marks**3,
        "unshared": unshared / total if total else 0.0,
        "type_rarity": found["same_type"] * rarity.types[left.claim.event_type] / rarity.unseen,
        "names_and_words": names * found["words"],
        "names_and_senses": names * found["senses"],
        "names_and_type": names * found["near_type"],
        "names_and_time": names * same_time,
        "words_and_time": found["words"] * same_time,
        "words_and_type": found["words"] * found["near_type"],
        "marks_and_words": all_marks * found["words"],
    }


def _time(left: ClaimView, right: ClaimView) -> Features:
    if left.days is None or right.days is None:
        return {"undated": 1.0} if left.days is None and right.days is None else {"one_dated": 1.0}
    gap, span = (_gap(left.days, right.days), max(_length(left.days), _length(right.days)))
    if gap == 0:
        return {
            "same_day": float(span <= 3),
            "same_month": float(3 < span <= NEAR_DAYS),
            "same_year": float(span > NEAR_DAYS),
        }
    return {
        "near": float(gap <= NEAR_DAYS),
        "some_months": float(NEAR_DAYS < gap <= YEAR_DAYS),
        "far": float(gap > YEAR_DAYS),
    }


def _gap(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> int:
    """Days between two intervals, 0 where they meet."""
    first, second = (left, right) if _start(left) <= _start(right) else (right, left)
    end = first[1]
    return 0 if end is None else max(0, _start(second) - end)


def _start(days: tuple[int | None, int | None]) -> int:
    return days[0] if days[0] is not None else 0


def _length(days: tuple[int | None, int | None]) -> int:
    return 100_000 if days[0] is None or days[1] is None else days[1] - days[0] + 1


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared share of the smaller set."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def _opinions(left: ClaimView, right: ClaimView) -> bool:
    return {left.claim.event_type, right.claim.event_type} <= OPINIONS and bool(left.actors & right.actors)


def _units(view: ClaimView) -> set[str]:
    return {q.unit for q in view.claim.quantities}
