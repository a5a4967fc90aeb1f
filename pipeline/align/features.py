"""What speaks for two claims answering one question: a fixed list of features, each readable on its own.

A feature is a column with a value for each pair, the same in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.align.bearers import Shared
from pipeline.align.columns import (
    ACTOR,
    AROUND,
    ASPECT,
    DENIES,
    FAMILY,
    MONTH,
    NAME,
    OWN,
    PLACE,
    RECIPIENT,
    SENSE,
    TRIGGER,
    TYPE,
    UNIT,
    WORD,
    ClaimTable,
)
from pipeline.align.meaning import Meaning
from pipeline.align.rarity import UNIT as WEIGHT
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Common, Flags, Floats, Numbers
from pipeline.packs.relatedness import Relatedness
from pipeline.packs.word_vectors import load_word_vectors

Features = dict[str, Floats]

MEANING = "meaning"
NEAR_DAYS = 45
YEAR_DAYS = 400
WORDS = 20.0 * WEIGHT
MOST_WORDS = 1.5
"""The weight of common words is counted in twenties of nats, and to this many."""
OPINIONS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


class PairFeatures:
    """Features of pairs of claims of one table."""

    def __init__(self, table: ClaimTable, rarity: Rarity, relatedness: Relatedness) -> None:
        self._table, self._rarity = table, rarity
        self._meaning = Meaning(table, rarity, load_word_vectors())
        spelt = table.type_names
        self._nearness = np.array([[relatedness.types(a, b) for b in spelt] for a in spelt])
        self._opinion = np.array([name in OPINIONS for name in spelt])
        self._names_weight = table.sums(NAME, OWN, rarity.plain)
        self._words_around = table.sums(WORD, AROUND)
        self._belonging = np.array([name == "MEMBERSHIP" for name in spelt])
        self._bodies = np.array([item.startswith("org/") for item in table.spelt])
        self._fillers = {role: table.sums(NAME, role) for role in (ACTOR, RECIPIENT, PLACE)}

    def of(self, left: Numbers, right: Numbers, shared: Shared | None = None) -> Features:
        """Every feature of pairs of claims, by name, in a fixed order; claims are given by number. `shared` are the
        marks that the claims share, where that is known already.
        """
        common = self._table.common(left, right)
        found = self._likeness(common, left, right)
        found |= self._roles(common, left, right)
        found |= self._time(left, right)
        return found | self._together(common, left, right, found | self._marks(left, right, shared))

    def _likeness(self, common: Sequence[Common], left: Numbers, right: Numbers) -> Features:
        """Names, words and classes in common, weighted by rarity, in the claims and around them."""
        lengths, weights = self._rarity.lengths, self._rarity.weights
        names, words = common[NAME].both(OWN), common[WORD].both(OWN)
        words_around, names_around = common[WORD].both(AROUND), common[NAME].both(AROUND)
        topic = words_around.count()

        def cosine(shared: Common, of: Floats) -> Floats:
            return _share(shared.sum(weights), of[left] * of[right])

        return {
            "names": cosine(names, lengths.names),
            "rarest_name": np.sqrt(names.most(weights) / self._rarity.rarest),
            "words": cosine(words, lengths.words),
            MEANING: self._meaning.of(left, right),
            "word_weight": np.minimum(words.sum(self._rarity.plain) / WORDS, MOST_WORDS),
            "senses": cosine(common[SENSE].both(OWN), lengths.senses),
            "topic": _share(topic, self._words_around[left] + self._words_around[right] - topic),
            "topic_words": cosine(words_around, lengths.words_around),
            "topic_names": cosine(names_around, lengths.names_around),
            "topic_month": common[MONTH].both(AROUND).any(),
            "unit": common[UNIT].any(),
            "aspect": common[ASPECT].any(),
            "kind_family": common[FAMILY].any(),
        }

    def _roles(self, common: Sequence[Common], left: Numbers, right: Numbers) -> Features:
        """What is said to happen, and who does what to whom."""
        table = self._table
        types = table.types[left], table.types[right]
        polarities, modalities = table.values["polarity"].numbers, table.values["modality"].numbers
        actors, senses = common[NAME].both(ACTOR).any(), common[SENSE].both(TRIGGER).any()
        acted = (self._fillers[ACTOR][left] > 0) & (self._fillers[ACTOR][right] > 0)
        opinions = self._opinion[types[0]] & self._opinion[types[1]] & (actors > 0)
        return {
            "same_type": _flag(types[0] == types[1]),
            "near_type": self._nearness[types],
            "same_trigger": common[WORD].both(TRIGGER).any(),
            "trigger_sense": senses,
            "trigger_told": common[WORD].crossed(TRIGGER, OWN).count() / 2,
            "denied": common[SENSE].crossed(DENIES, TRIGGER).any() * (1.0 - senses),
            "actor": self._overlap(common, ACTOR, left, right),
            "recipient": self._overlap(common, RECIPIENT, left, right),
            "place": self._overlap(common, PLACE, left, right),
            "other_actor": _flag(acted & (actors == 0)),
            "swapped": common[NAME].crossed(ACTOR, RECIPIENT).any(),
            "other_polarity": _flag(polarities[left] != polarities[right]),
            "same_modality": _flag(modalities[left] == modalities[right]),
            "members": (self._belonging[types[0]] & self._belonging[types[1]]) * self._body(common),
            "opinion_aspect": opinions * common[ASPECT].any(),
        }

    def _body(self, common: Sequence[Common]) -> Floats:
        """Whether both name one body."""
        names = common[NAME].both(OWN)
        return names.of(self._bodies[names.item]).any()

    def _overlap(self, common: Sequence[Common], role: int, left: Numbers, right: Numbers) -> Floats:
        """Shared fillers of a role as a share of the smaller set."""
        sizes = self._fillers[role]
        return _share(common[NAME].both(role).count(), np.minimum(sizes[left], sizes[right]))

    def _time(self, left: Numbers, right: Numbers) -> Features:
        """Whether both are dated, and how far apart."""
        first, last, length = self._table.first, self._table.last, self._table.length
        dated = (length[left] > 0).astype(np.int64) + (length[right] > 0)
        end = np.where(first[left] <= first[right], last[left], last[right])
        gap = np.maximum(0, np.maximum(first[left], first[right]) - end)
        span = np.maximum(length[left], length[right])
        meeting, apart = (dated == 2) & (gap == 0), (dated == 2) & (gap > 0)
        return {
            "undated": _flag(dated == 0),
            "one_dated": _flag(dated == 1),
            "same_day": _flag(meeting & (span <= 3)),
            "same_month": _flag(meeting & (span > 3) & (span <= NEAR_DAYS)),
            "same_year": _flag(meeting & (span > NEAR_DAYS)),
            "near": _flag(apart & (gap <= NEAR_DAYS)),
            "some_months": _flag(apart & (gap > NEAR_DAYS) & (gap <= YEAR_DAYS)),
            "far": _flag(apart & (gap > YEAR_DAYS)),
        }

    def _marks(self, left: Numbers, right: Numbers, shared: Shared | None) -> Features:
        names, marks = shared or self._rarity.bearers.shared(left, right)
        return {"names_together": self._rarity.together(names), "marks_together": self._rarity.together(marks)}

    def _together(self, common: Sequence[Common], left: Numbers, right: Numbers, found: Features) -> Features:
        """Evidence that counts for more where other evidence stands beside it."""
        rarity, names, marks = self._rarity, found["names_together"], found["marks_together"]
        plain = common[NAME].both(OWN).sum(rarity.plain)
        either = self._names_weight[left] + self._names_weight[right] - plain
        type_weight = rarity.weights[self._table.kind_starts[TYPE] + self._table.types[left]]
        same_time = found["same_day"] + found["same_month"]
        return {
            "names_together": names,
            "marks_together": marks,
            "marks_cubed": marks * marks * marks,
            "unshared": _share(either - plain, either),
            "type_rarity": found["same_type"] * np.sqrt(type_weight / rarity.rarest),
            "names_and_words": names * found["words"],
            "names_and_senses": names * found["senses"],
            "names_and_type": names * found["near_type"],
            "names_and_time": names * same_time,
            "words_and_time": found["words"] * same_time,
            "words_and_type": found["words"] * found["near_type"],
            "marks_and_words": marks * found["words"],
        }


TIMES = frozenset({"near", "some_months", "far", "same_day", "same_month", "names_and_time", "words_and_time"})


def dateless(features: Features) -> Features:
    """The same pairs as if both were dated to one year: a date mismatch must not forbid a link."""
    kept = {name: column for name, column in features.items() if name not in TIMES | {"same_year"}}
    return kept | {"same_year": np.ones_like(features["same_year"])}


def _flag(condition: Flags) -> Floats:
    return condition.astype(float)


def _share(part: Numbers | Floats, whole: Numbers | Floats) -> Floats:
    """A part of a whole; 0 where there is no part."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=part > 0)
