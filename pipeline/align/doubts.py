"""Conflicts that stand only if two claims tell of one thing, and how probable their link has to be for that.

A comparator sees two values that exclude each other and says what makes it doubt that both are answers to one question.
The link, which weighs everything that two claims have in common, then decides: from a probability on the values are in
conflict; below it the doubt stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.records.group import CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

DOUBTED = "doubted"
"""What a comparator says of a conflict that its link has to decide; in no table."""
JOINT = "; "
NEVER = 2.0
"""A probability that no link has."""


class Doubt(NamedTuple):
    """What is doubted, what the slot comes to where the doubt stands, and by slot the least probability of a link above
    which it falls, and above which it falls where neither article names the other's actors (`strangers.py`).
    """

    words: str
    otherwise: str
    least: Mapping[str, float]
    by_strangers: Mapping[str, float]

    def least_of(self, field: str, *, strangers: bool) -> float:
        """The least probability for a slot."""
        least = self.least.get(field, NEVER)
        return self.by_strangers.get(field, least) if strangers else least


def _doubt(words: str, otherwise: str, *, by_strangers: Mapping[str, float] | None = None, **least: float) -> Doubt:
    return Doubt(words, otherwise, MappingProxyType(least), MappingProxyType(dict(by_strangers or {})))


OTHER_STORIES = _doubt("perhaps of two stories", SILENT)
"""Of articles of which hardly any claims are linked."""
TWO_THINGS = _doubt("perhaps of two things", SILENT, date=0.41, quantity=0.18, place=0.06)
"""Of values that differ by themselves, whatever else is said."""
TWO_YEARS = _doubt("perhaps of two years", SILENT, quantity=0.85)
"""Of figures whose years differ; a year is often misread, so that a firm link outweighs it."""
PERHAPS_OTHER_MEASURES = _doubt("perhaps of different measures", UNDECIDED, quantity=0.65)
"""Of figures of which only one is told to be a quota, a debt, a stock."""
PERHAPS_OF_A_PART = _doubt("perhaps of a part", UNDECIDED, quantity=0.6)
PERHAPS_OF_THEN = _doubt("perhaps of another time", SILENT, quantity=0.6)
"""Of one act that one passage dates and the other does not."""
TWO_DAYS = _doubt("perhaps two things on two days", SILENT, date=0.12)
"""Of exact days that are not far apart: two authors seldom tell of two things with such days and are linked."""
OWN_DAYS = _doubt("perhaps each has its own day", SILENT, date=0.4)
OWN_TIMES = _doubt("perhaps each has its own time", SILENT, date=0.72)
TIMES_FAR_APART = _doubt("two happenings of two times", SILENT, date=0.48)
OTHER_ACTS = _doubt("a day may be of another act", UNDECIDED, date=0.5)
OTHER_GATHERINGS = _doubt("perhaps two gatherings", SILENT, date=0.65)
TWO_TIMES = _doubt("perhaps two happenings of two times", SILENT, date=0.35)
NOTHING_IN_COMMON = _doubt(
    "they name nothing in common", UNDECIDED, participant=0.25, polarity=0.55, modality=0.08, assessment=0.2, office=0.3
)
OTHER_HAPPENINGS = _doubt("of different happenings", SILENT, place=0.3)
OTHER_DAYS = _doubt("perhaps of happenings of other days", SILENT, place=0.3)
"""Of days within a month of each other, which may be one by two accounts."""
OWN_PLACES = _doubt("each speaks of its own place", SILENT, place=0.35)
PERHAPS_SUCH_ELSEWHERE = _doubt("perhaps of another such place", SILENT, place=0.05)
"""Of two answers to one question of where, each the only one of its article."""
PERHAPS_OTHER_HAPPENINGS = _doubt("perhaps of different happenings", UNDECIDED, place=0.36, participant=0.45)
PERHAPS_OTHER_THINGS = _doubt(
    "perhaps of different things", UNDECIDED, participant=0.45, polarity=0.5, assessment=0.15, quantity=0.4
)
PERHAPS_OTHER_OBJECTS = _doubt("perhaps done to different things", UNDECIDED, polarity=0.45)
PERHAPS_ELSEWHERE = _doubt("perhaps elsewhere", UNDECIDED, polarity=0.55)
OTHER_OCCASIONS = _doubt("of other posts or occasions", SILENT, participant=0.25)
PERHAPS_IN_TURN = _doubt(
    "perhaps one after the other", SILENT, participant=0.25, by_strangers={"participant": 0.02, "office": 0.3}
)
PERHAPS_BOTH_DID = _doubt("perhaps both did", SILENT, participant=0.45, by_strangers={"participant": 0.02})
PERHAPS_OTHER_ROLES = _doubt(
    "perhaps in a role of something else", SILENT, participant=0.25, by_strangers={"participant": 0.075}
)
PERHAPS_OF_OTHERS = _doubt(
    "perhaps in such a role of something else", SILENT, participant=0.25, by_strangers={"participant": 0.02}
)
PERHAPS_UNTOLD = _doubt("perhaps of other things, which one does not name", SILENT, by_strangers={"participant": 0.05})
PERHAPS_THE_SAME = _doubt("perhaps the same in other words", SILENT, by_strangers={"participant": 0.15})
PERHAPS_OTHER_ACTORS = _doubt("perhaps of different actors", UNDECIDED, polarity=0.6)
PERHAPS_ANOTHER_OCCASION = _doubt("perhaps on another occasion", SILENT, polarity=0.05, by_strangers={"polarity": 0.05})
PERHAPS_ANOTHER = _doubt("perhaps of another one", SILENT, polarity=0.2)
PERHAPS_ANOTHER_SUCH = _doubt("perhaps of another such happening", SILENT, polarity=0.4)
PERHAPS_THE_WORD_ALONE = _doubt("perhaps of acts that have their word alone in common", SILENT, modality=0.14)
PERHAPS_A_LIKE_THING = _doubt(
    "perhaps another thing of the kind", SILENT, participant=0.6, by_strangers={"participant": 0.3}
)
PERHAPS_ANOTHER_ACT = _doubt("perhaps of another such act", SILENT, modality=0.12)
PERHAPS_OTHER_QUESTIONS = _doubt("perhaps of other parties or things", SILENT, polarity=0.14)
PERHAPS_BOTH_OFFICES = _doubt("one may hold both offices", UNDECIDED, office=0.45)
PERHAPS_IN_TWO_BODIES = _doubt("perhaps in two bodies", SILENT, office=0.75)
PERHAPS_OTHER_OFFICE = _doubt("one may hold both", UNDECIDED, office=0.4)
PERHAPS_OTHER_POSTS = _doubt("perhaps of two posts", SILENT, office=0.3)
OTHER_TIMES = _doubt(
    "perhaps at different times",
    UNDECIDED,
    polarity=0.35,
    participant=0.45,
    quantity=0.5,
    office=0.6,
)
PERHAPS_OTHER_ACTS = _doubt(
    "perhaps of different acts",
    SILENT,
    polarity=0.65,
    modality=0.08,
    participant=0.6,
    by_strangers={"participant": 0.3},
)
SAID_OF_ANOTHER = _doubt("perhaps ruled out for another such happening", SILENT, place=0.2, participant=0.2)
"""Of places and actors that one passage rules out."""
DOUBTS = (
    OTHER_STORIES,
    TWO_THINGS,
    TWO_YEARS,
    PERHAPS_OTHER_MEASURES,
    PERHAPS_OF_A_PART,
    PERHAPS_OF_THEN,
    NOTHING_IN_COMMON,
    OTHER_HAPPENINGS,
    OTHER_DAYS,
    OWN_PLACES,
    PERHAPS_SUCH_ELSEWHERE,
    PERHAPS_OTHER_HAPPENINGS,
    PERHAPS_OTHER_THINGS,
    PERHAPS_ELSEWHERE,
    PERHAPS_OTHER_OBJECTS,
    OTHER_OCCASIONS,
    PERHAPS_IN_TURN,
    PERHAPS_BOTH_DID,
    PERHAPS_OTHER_ROLES,
    PERHAPS_OF_OTHERS,
    PERHAPS_UNTOLD,
    PERHAPS_THE_SAME,
    PERHAPS_OTHER_ACTORS,
    OTHER_TIMES,
    PERHAPS_OTHER_ACTS,
    PERHAPS_ANOTHER_OCCASION,
    PERHAPS_ANOTHER,
    PERHAPS_ANOTHER_ACT,
    PERHAPS_ANOTHER_SUCH,
    PERHAPS_A_LIKE_THING,
    PERHAPS_THE_WORD_ALONE,
    PERHAPS_OTHER_QUESTIONS,
    PERHAPS_BOTH_OFFICES,
    PERHAPS_IN_TWO_BODIES,
    SAID_OF_ANOTHER,
    PERHAPS_OTHER_OFFICE,
    PERHAPS_OTHER_POSTS,
    OTHER_GATHERINGS,
    TWO_TIMES,
    TWO_DAYS,
    OWN_DAYS,
    TIMES_FAR_APART,
    OWN_TIMES,
    OTHER_ACTS,
)
"""Least probabilities were set by hand on the annotated sets and on planted pairs (`python -m bench planted`)."""


def doubted(field: str, doubt: Doubt, reason: str) -> FieldComparison:
    """A conflict of values under a doubt; `reason` is the conflict's."""
    return judged(field, DOUBTED, f"{doubt.words}{JOINT}{reason}")


def doubt_of(found: FieldComparison) -> tuple[Doubt, str]:
    """The doubt of a doubted conflict and the reason of the conflict."""
    words, _, reason = found.reason.partition(JOINT)
    return next(doubt for doubt in DOUBTS if doubt.words == words), reason


def graver(found: FieldComparison, other: Doubt) -> FieldComparison:
    """A conflict under a doubt, a doubted one under the graver of its doubt and that; what strangers settle, and all
    else, as it is.
    """
    if found.outcome == CONFLICT:
        return doubted(found.field, other, found.reason)
    if found.outcome != DOUBTED:
        return found
    doubt, reason = doubt_of(found)
    if found.field in doubt.by_strangers:
        return found
    least = [each.least.get(found.field, NEVER) for each in (doubt, other)]
    return doubted(found.field, other, reason) if least[1] > least[0] else found


def decided(found: FieldComparison, score: float, *, strangers: bool = True) -> FieldComparison:
    """What a slot comes to between claims that are linked with a probability of `score`, by strangers or not."""
    if found.outcome != DOUBTED:
        return found
    doubt, reason = doubt_of(found)
    if score >= doubt.least_of(found.field, strangers=strangers):
        return judged(found.field, CONFLICT, reason)
    return judged(found.field, doubt.otherwise, found.reason)
