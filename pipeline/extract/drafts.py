"""A claim in the making: a predicate with its slots, before it is known whether it is worth a claim and when it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.clause_dates import date_of_clause, dates_in_reach, is_counted_from
from pipeline.extract.clauses import VERBAL, is_finite, is_passive
from pipeline.extract.date_labels import date_of_label
from pipeline.extract.dating import BEFORE, Option, options_for, undated_features
from pipeline.extract.happenings import acts
from pipeline.extract.noun_phrases import cites_provision
from pipeline.extract.once import once
from pipeline.extract.present_dates import date_of_present
from pipeline.extract.relatives import brings_out_who, is_brought_out, is_identified, singles_out
from pipeline.extract.stated_dates import closed, opened

if TYPE_CHECKING:
    from pipeline.extract.holdings import Holding
    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.readings import Reading
    from pipeline.extract.stated_dates import Stated
    from pipeline.records.claim import Participant
    from pipeline.records.time import DateInterval, Timex

LISTED = 2
"""More named than this make a list of members."""
SEAT, AGE, AMOUNT, STATE = "other.seat", "statistic.age", "statistic.amount", "other.state"
JUDGEMENTS = frozenset({"ASSESSMENT", "FORECAST", "STANCE"})


@dataclass(eq=False)
class Draft:
    """A predicate with its slots, before it is known whether it is worth a claim and which date is its own.

    `involved` finds who takes part; it is asked of the likelier drafts only. `topic` is the article's subject. `told`
    are the heads of the clauses that its verb only passes on.
    """

    reading: Reading
    predicate: Predicate
    key: tuple[int, int]
    """Passage and token of the trigger."""
    event_type: str
    involved: Callable[[], tuple[Participant, ...]]
    topic: Participant | None
    polarity: str
    modality: str
    holder: str
    features: tuple[str, ...]
    told: frozenset[tuple[int, int]]
    own: frozenset[int]

    @property
    def held(self) -> tuple[Holding, ...]:
        """The holders of the post that it names."""
        return self.reading.held.get(self.predicate.trigger.i, ())

    @property
    def clause(self) -> tuple[int, int]:
        """Passage and token of the head of its clause."""
        return self.reading.reader.index, self.predicate.head.i

    @property
    def same(self) -> frozenset[tuple[int, int]]:
        """Passage and token of the triggers that tell the same event."""
        return self.reading.same_event(self.predicate)

    @property
    def by_topic(self) -> bool:
        """Whether it is a judgement that names nobody, and so one of the article's subject."""
        return self.topic is not None and self.event_type in JUDGEMENTS and not acts(self.involved())

    @once
    def participants(self) -> tuple[Participant, ...]:
        """Who takes part, and in which role."""
        found = self.involved()
        return (self.topic, *found) if self.topic is not None and self.by_topic else found

    @property
    def is_plain(self) -> bool:
        """Whether it names a post's holder and body, a body and its seat, or all members, or whom a phrase of its own
        says to have done it, or a numbered part of a law: always worth a claim.
        """
        if any(c.lower_ == "other" for c in self.predicate.trigger.children):
            return False
        if self.is_fixed or cites_provision(self.predicate.trigger) or self._tells_doer:
            return True
        if not self.held and self.event_type != "MEMBERSHIP":
            return False
        ids = {p.entity_id for p in self.participants if p.entity_id}
        return len(ids) > (1 if self.held else LISTED)

    @property
    def _tells_doer(self) -> bool:
        """Whether a phrase of its own says who does it: "it was a driver who" may say so without a name."""
        trigger = self.predicate.trigger
        singled = singles_out(self.predicate.head)
        if not (self.predicate.doers or singled or is_brought_out(trigger) or is_identified(trigger)):
            return False
        actors = [p for p in self.participants if p.role == "actor"]
        return any(p.entity_id for p in actors) or ((singled or brings_out_who(trigger)) and bool(actors))

    @property
    def is_fixed(self) -> bool:
        """Whether it says where a body is at home, by its name or by a phrase of its own, how old somebody is, how much
        or many a phrase tells of, or one of two states in which somebody or something is: still, empty, away.
        """
        rule_id = self.predicate.rule.rule_id if self.predicate.rule else ""
        if rule_id == AMOUNT and self.predicate.kind == "noun":
            return self.has_value
        if rule_id != SEAT:
            return rule_id in {AGE, STATE}
        told = {p.role for p in self.participants if p.entity_id or (self.predicate.doers and p.role == "actor")}
        return {"actor", "place"} <= told

    @property
    def is_denial(self) -> bool:
        """Whether it says that somebody did not do something, or that nothing of the kind was done."""
        if self.polarity != "negated":
            return False
        return bool(self.participants) if self.predicate.kind == "verb" else self._is_clause

    @property
    def says_something(self) -> bool:
        """Whether an event noun has anybody or any date beside it. A verb or complement says something in itself, and a
        clause of both where it tells by whom, when, or that it was not done.
        """
        if self.predicate.kind != "noun" or self.has_value or any(p.entity_id for p in self.participants):
            return True
        by_whom = is_passive(self.predicate.head) and any(p.role == "actor" for p in self.participants)
        return self._is_clause and (self.polarity == "negated" or by_whom or self._dates_clause)

    @property
    def _dates_clause(self) -> bool:
        """Whether a date stands in its clause: "the inquiry had its opening session on 19 March"."""
        verb = self.predicate.head
        return not is_passive(verb) and not self.reading.dated.isdisjoint(verb.places)

    @property
    def _is_clause(self) -> bool:
        """Whether an event noun and the finite verb above make one: "no agreement was reached"."""
        verb, noun = self.predicate.head, self.predicate.trigger
        return self.predicate.kind == "noun" and verb is not noun and verb.pos_ in VERBAL and is_finite(verb)

    @property
    def has_value(self) -> bool:
        """Whether a date or a figure stands under it and under no other predicate."""
        return bool(self.own & (self.reading.dated | self.reading.counted))

    @once
    def beyond(self) -> frozenset[int]:
        """Tokens of the clauses that share its verb without repeating it."""
        return frozenset(i for gap in self.reading.gaps(self.predicate) for i in range(gap.start, gap.end))

    @property
    def _stated(self) -> Sequence[Stated]:
        return [s for s in self.reading.stated if s.head.i not in self.beyond] if self.beyond else self.reading.stated

    @once
    def _length(self) -> Placed[Timex] | None:
        """The length that is counted from what its clause tells."""
        return is_counted_from(self.predicate, self.reading.times)

    @once
    def settled(self) -> Option | None:
        """The date that the build of the sentence gives it."""
        dated = date_of_clause(self.predicate, self.reading.stated, self._length)
        dated = dated or date_of_present(self.predicate, self.reading.stated, self.reading.years)
        dated = dated or date_of_label(self.predicate, self.reading.stated)
        return Option((dated,), ()) if dated is not None else None

    @once
    def options(self) -> Sequence[Option]:
        """The dates that could be its own."""
        reading, counted = self.reading, self._length is not None
        return options_for(
            self.predicate,
            self.event_type,
            stated=list(dates_in_reach(self.predicate, self._stated, self._length)),
            triggers=reading.triggers,
            earlier=() if counted else reading.earlier,
            years={} if counted else reading.years,
            named=reading.years_named(self.own),
        )

    @once
    def due(self) -> DateInterval | None:
        """The time for which its own words foretell something: what "will not open before 2024" opens from then on."""
        told = [s for s in self._stated if not self.own.isdisjoint({s.head.i, s.head.head.i}) and len(s.dated) == 1]
        if not (self.event_type == "FORECAST" or self.modality == "predicted") or len(told) != 1:
            return None
        date = told[0].dated[0].date
        if told[0].head.head.lower_ not in BEFORE or date.earliest is None:
            return date
        return opened(date) if self.polarity == "negated" else closed(date)

    @once
    def undated(self) -> tuple[str, ...]:
        """What speaks for its having no date."""
        return undated_features(self.predicate, self.event_type, self.reading.stated, self.reading.earlier)
