"""What the program knows before it reads: names, rules and cues, as loaded from tables by `packs`."""

from __future__ import annotations

from pipeline.records.record import record


@record
class NameRow:
    """One alias of a known entity. `place` is file and line; `how` gazetteer or pack."""

    alias: str
    entity_id: str
    label: str
    name: str
    how: str
    place: str


@record
class Cue:
    """A word or phrase that signals something: `kind` says what (report verb, hedge, negation...), `effect` how."""

    text: str
    kind: str
    effect: str
    place: str


@record
class Rule:
    """A predicate class: lemmas that announce an event type, how roles map, and sentences that must (not) match.

    `adverbs` judge whatever verb they stand by ("handled it badly"). `subjects`, `objects`, `complements` and `scenes`
    narrow the verbs: who acts, whom it befalls, what it makes of them, where.
    """

    rule_id: str
    event_type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    polarity: str | None = None
    modality: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    place: str = ""

    @property
    def narrowings(self) -> int:
        """How many of subjects, objects, complements and scenes narrow its verbs."""
        return sum(map(bool, (self.subjects, self.objects, self.complements, self.scenes)))
