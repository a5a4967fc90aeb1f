"""What speaks for two claims answering one question: a fixed list of features, each readable on its own."""

from __future__ import annotations

import math

from pipeline.align.rarity import UNIT, Rarity, cosine, weigh
from pipeline.align.view import ClaimView
from pipeline.packs.relatedness import Relatedness

Features = dict[str, float]

NEAR_DAYS = 45
YEAR_DAYS = 400
WORDS = 20.0 * UNIT
MOST_WORDS = 1.5
"""The weight of common words is counted in twenties of nats, and to this many."""
OPINIONS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


def pair_features(left: ClaimView, right: ClaimView, rarity: Rarity, relatedness: Relatedness) -> Features:
    """Feature values of a pair, the same in both directions; those that are 0 are left out."""
    found = _likeness(left, right, rarity)
    found |= _roles(left, right, relatedness)
    found |= _time(left, right)
    found |= _together(left, right, rarity, found)
    return {name: value for name, value in found.items() if value}


def _likeness(left: ClaimView, right: ClaimView, rarity: Rarity) -> Features:
    """Names, words and classes in common, weighted by rarity, in the claims and around them."""
    a, b = rarity.lengths[left.claim_id], rarity.lengths[right.claim_id]
    names, words = left.entities & right.entities, left.bag & right.bag
    word_weight = weigh(words, rarity.words)
    common_around = left.around.words & right.around.words
    around = weigh(common_around, rarity.words)
    names_around = weigh(left.around.names & right.around.names, rarity.entities)
    return {
        "names": cosine(weigh(names, rarity.entities), a.entities, b.entities),
        "rarest_name": math.sqrt(max((rarity.entities[e] for e in names), default=0) / rarity.rarest),
        "words": cosine(word_weight, a.words, b.words),
        "word_weight": min(weigh(words, rarity.plain_words) / WORDS, MOST_WORDS),
        "senses": cosine(weigh(left.all_senses & right.all_senses, rarity.senses), a.senses, b.senses),
        "topic": _share(len(common_around), len(left.around.words), len(right.around.words)),
        "topic_words": cosine(around, a.words_around, b.words_around),
        "topic_names": cosine(names_around, a.names_around, b.names_around),
        "topic_month": float(bool(left.around.months & right.around.months)),
        "unit": float(bool(left.units & right.units)),
        "aspect": float(bool(left.aspects & right.aspects)),
        "kind_family": float(bool(left.families & right.families)),
    }


def _roles(left: ClaimView, right: ClaimView, relatedness: Relatedness) -> Features:
    """What is said to happen, and who does what to whom."""
    types = (left.claim.event_type, right.claim.event_type)
    opinions = types[0] in OPINIONS and types[1] in OPINIONS and bool(left.actors & right.actors)
    return {
        "same_type": float(types[0] == types[1]),
        "near_type": relatedness.types(*types),
        "same_trigger": float(left.trigger == right.trigger and left.trigger != ""),
        "trigger_sense": float(bool(left.senses & right.senses)),
        "trigger_told": float(left.trigger in right.bag) / 2 + float(right.trigger in left.bag) / 2,
        "denied": float(relatedness.deny(left.senses, right.senses)),
        "actor": _overlap(left.actors, right.actors),
        "recipient": _overlap(left.recipients, right.recipients),
        "place": _overlap(left.places, right.places),
        "other_actor": float(bool(left.actors) and bool(right.actors) and not left.actors & right.actors),
        "swapped": float(bool(left.actors & right.recipients or left.recipients & right.actors)),
        "other_polarity": float(left.claim.polarity != right.claim.polarity),
        "same_modality": float(left.claim.modality == right.claim.modality),
        "opinion_aspect": float(opinions and bool(left.aspects & right.aspects)),
    }


def dateless(features: Features) -> Features:
    """The same pair as if both were dated to one year: a date mismatch must not forbid a link."""
    times = ("near", "some_months", "far", "same_day", "same_month", "names_and_time", "words_and_time")
    return {name: value for name, value in features.items() if name not in times} | {"same_year": 1.0}


def _together(left: ClaimView, right: ClaimView, rarity: Rarity, found: Features) -> Features:
    """Evidence that counts for more where other evidence stands beside it."""
    shared, marks = left.entities & right.entities, left.marks & right.marks
    names = rarity.together(shared) if shared else 0.0
    all_marks = rarity.together(marks) if marks else 0.0
    total = weigh(left.entities | right.entities, rarity.plain_entities)
    unshared = weigh(left.entities ^ right.entities, rarity.plain_entities)
    same_time = found.get("same_day", 0.0) + found.get("same_month", 0.0)
    return {
        "names_together": names,
        "marks_together": all_marks,
        "marks_cubed": all_marks**3,
        "unshared": unshared / total if total else 0.0,
        "type_rarity": found["same_type"] * math.sqrt(rarity.types[left.claim.event_type] / rarity.rarest),
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


def _share(common: int, left: int, right: int) -> float:
    """Common items as a share of all of two sets."""
    return common / (left + right - common) if common else 0.0


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared share of the smaller set."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
