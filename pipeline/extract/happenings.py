"""Who took part in the happenings of an article, so that "the war" or "fighting resumed" brings the sides along.

An event noun without anybody beside it means the happening of its class that struck the same state or took place there;
failing that, a war that everybody knows by that name; failing that, the happening of that name told last; failing that,
one of its class told in the same passage, or one of that name told later. Whoever is found so stands outside the
claim's evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.polarity import is_denied
from pipeline.extract.roles import find_participants

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues
    from pipeline.packs.periods import Periods
    from pipeline.records.claim import Participant

REMEMBERED = frozenset({"ASSAULT", "CONSULT", "PROTEST", "COERCE", "REQUEST", "MOBILIZE", "EXERCISE"})
TARGETS = ("state/", "region/", "city/", "fac/", "event/", "law/")
OTHERS = frozenset({"another", "other", "a", "an", "first", "next", "any", "no", "every", "new", "civil"})


@dataclass(slots=True)
class Happenings:
    """The happenings told so far: by noun, and by class with the passage; those of the whole article by class with whom
    or what they struck or where they took place.
    """

    periods: Periods
    cues: Cues
    by_noun: dict[str, tuple[Participant, ...]] = field(default_factory=dict)
    by_class: dict[tuple[str, int], tuple[Participant, ...]] = field(default_factory=dict)
    by_target: dict[tuple[str, str], tuple[Participant, ...]] = field(default_factory=dict)

    def look_ahead(self, predicate: Predicate, reader: Reader) -> None:
        """Note with the reader who takes part in an event noun anywhere in the article."""
        if predicate.event_type not in REMEMBERED or predicate.kind not in {"noun", "verb"}:
            return
        participants = find_participants(predicate, reader, predicate.event_type)
        if not acts(participants) or is_denied(predicate.head, self.cues):
            return
        for target in _targets(participants):
            self.by_target.setdefault((predicate.event_type, target), participants)
        if predicate.kind == "noun":
            reader.sides.setdefault(predicate.trigger.lemma_.lower(), participants)

    def complete(
        self, predicate: Predicate, carried: Predicate | None, participants: tuple[Participant, ...], reader: Reader,
        *, denied: bool = False,
    ) -> tuple[Participant, ...]:  # fmt: skip
        """Participants of a predicate, with those of the happening that it is about where it names no actor itself.
        Those of whom something is `denied` took no part.
        """
        event = carried or predicate
        if carried is not None and not acts(participants):
            participants = (*participants, *find_participants(carried, reader, carried.event_type))
        if not is_remembered(event) or (denied and acts(participants)):
            return participants
        noun, sort = event.trigger.lemma_.lower(), (event.event_type, reader.index)
        if acts(participants):
            self.by_noun[noun] = self.by_class[sort] = participants
            return participants
        if any(c.lower_ in OTHERS for c in event.trigger.children):
            return participants
        struck = (self.by_target.get((event.event_type, target)) for target in _targets(participants))
        if (same := next((p for p in struck if p), None)) is not None:
            return (*(p for p in same if p.role == "actor" and p.entity_id), *participants)
        if known := self._waged(event.trigger, reader):
            return (*known, *participants)
        remembered = self.by_noun.get(noun) or self.by_class.get(sort) or reader.sides.get(noun) or ()
        return (*(p for p in remembered if p.role == "actor" and p.entity_id), *participants)

    def _waged(self, noun: Token, reader: Reader) -> tuple[Participant, ...]:
        """Who waged a war that the words from a noun on name in full ("the invasion of Iraq")."""
        words = noun.doc[noun.i : noun.right_edge.i + 1]
        text = "".join(word.text_with_ws for word in words).strip()
        first = next((period for start, _, period in self.periods.named_in(text) if start == 0), None)
        return tuple(reader.participant("actor", entity, noun) for entity in first.actors) if first else ()


def is_remembered(event: Predicate) -> bool:
    """Whether who takes part in a happening is remembered for later ones, or comes from earlier ones."""
    return event.kind == "noun" and event.event_type in REMEMBERED


def _targets(participants: Sequence[Participant]) -> list[str]:
    """Whom or what a happening struck, or where it took place."""
    return [p.entity_id for p in participants if p.role != "actor" and p.entity_id and p.entity_id.startswith(TARGETS)]


def acts(participants: Sequence[Participant]) -> bool:
    """Whether anybody known acts."""
    return any(p.role == "actor" and p.entity_id for p in participants)
