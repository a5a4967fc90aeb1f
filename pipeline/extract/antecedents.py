"""What an article has spoken of so far, and which of it a pronoun or common noun most likely takes up again.

Salience falls with distance in sentences; a subject weighs more than an object (Lappin and Leass 1994, in outline).
The weights were set by hand on the development articles' claims.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from pipeline.extract.once import once_per_token
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

DECAY = 0.55  # share of its weight that a mention keeps from one sentence to the next
ROLE_WEIGHT = {
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "poss": 0.75,
    "dobj": 0.7,
    "agent": 0.8,
    "appos": 0.6,
}
OTHER_WEIGHT = 0.55
TOPIC = 0.12  # weight of each doubling of a name's frequency so far
PARALLEL = 0.2  # added where anaphor and antecedent are both subjects
PARALLEL_OBJECTS = 0.4  # added where "it" and a thing without a name are both objects
SAME_ACT = 0.8  # added where the same is done to both: "they sold the mill ... it was sold"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
UNDERGOING = OBJECTS | {"nsubjpass"}
REACH = 4  # sentences that a pronoun looks back


@record
class Antecedent:
    """Something spoken of: the entities meant (none where it is not known who), where, and as what.

    `kinds` are the kinds of the entities' ids; a thing that is not known has the kind of its noun, or none. `noun` is
    what a pronoun means that takes up something without a name.
    """

    entities: tuple[str, ...]
    kinds: frozenset[str]
    sentence: int
    token: Token
    name: str = ""
    noun: Token | None = None

    @property
    def role(self) -> str:
        """What it is in its sentence: the agent of a passive, or its label; a name in apposition is what its noun is
        ("the judge, Ann Roe, ruled").
        """
        return _role(self.token)

    @property
    def plural(self) -> bool:
        """Whether more than one is meant."""
        return len(self.entities) > 1 or (not self.entities and "Plur" in self.token.morph.get("Number", []))


@once_per_token
def _role(token: Token) -> str:
    head = token
    while head.dep_ == "appos" and head.head is not head:
        head = head.head
    return "agent" if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.dep_


@dataclass(slots=True)
class Discourse:
    """Antecedents in the order in which they were spoken of, and how often each entity was."""

    spoken: list[Antecedent] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, antecedent: Antecedent) -> None:
        """Note that something was spoken of."""
        self.spoken.append(antecedent)
        self.counts.update(antecedent.entities)

    def recent(self, sentence: int, reach: int) -> list[Antecedent]:
        """Antecedents of this sentence and `reach` sentences before it, latest first."""
        first = bisect_left(self.spoken, sentence - reach, key=attrgetter("sentence"))
        return self.spoken[first:][::-1]

    def best(
        self,
        sentence: int,
        fits: Callable[[Antecedent], bool],
        *,
        reach: int = REACH,
        topic: float = TOPIC,
        alike: Callable[[Antecedent], float] | None = None,
    ) -> Antecedent | None:
        """The most salient antecedent that fits, the latest of equals; `alike` says how much weight one gains by its
        likeness to what takes it up.
        """
        scored = [
            (
                self._salience(a, sentence, topic) + (alike(a) if alike is not None else 0.0),
                -place,
                a,
            )
            for place, a in enumerate(self.recent(sentence, reach))
            if fits(a)
        ]
        return max(scored, key=lambda entry: entry[:2])[2] if scored else None

    def _salience(self, antecedent: Antecedent, sentence: int, topic: float) -> float:
        role = ROLE_WEIGHT.get(antecedent.role, OTHER_WEIGHT)
        frequency = max([self.counts[e] for e in antecedent.entities], default=0)
        return float(role * DECAY ** (sentence - antecedent.sentence) + topic * math.log2(1 + frequency))


def parallel(pronoun: Token, antecedent: Antecedent) -> float:
    """The weight that an antecedent gains where a subject takes up a subject, or an object some thing without a name
    that is an object: "offered him a contract, but he has not signed it"; more where one verb tells what is done to
    both.
    """
    if pronoun.dep_ in UNDERGOING and antecedent.role in UNDERGOING:
        acts = verb_of(pronoun), verb_of(antecedent.token)
        if acts[0].lemma_ == acts[1].lemma_ and acts[0].pos_ == acts[1].pos_ == "VERB" and acts[0] != acts[1]:
            return SAME_ACT
    if pronoun.dep_ in SUBJECTS:
        return PARALLEL if antecedent.role in SUBJECTS else 0.0
    both_objects = pronoun.dep_ in OBJECTS and not antecedent.entities and antecedent.role in OBJECTS
    return PARALLEL_OBJECTS if both_objects else 0.0


def stands_out(antecedent: Antecedent, sentence: int) -> bool:
    """Whether something is likely enough to be taken up where something nearer was ruled out: no name, or the subject
    of this sentence or the last.
    """
    return not antecedent.entities or (antecedent.role in SUBJECTS and sentence - antecedent.sentence <= 1)


def same_clause(left: Token, right: Token) -> bool:
    """Whether two words depend on one verb as its arguments: "it attacked it" speaks of two. A second subject takes up
    the first ("the board, after a pause, it approved").
    """
    return verb_of(left) == verb_of(right) and not {left.dep_, right.dep_} <= SUBJECTS


@once_per_token
def verb_of(token: Token) -> Token:
    """The verb or other head on which a noun phrase depends, prepositions and coordination passed over."""
    head = token
    while head.dep_ in {"pobj", "conj", "prep", "pcomp", "appos", "agent"} and head.head is not head:
        head = head.head
    return head.head
