"""Which time belongs to which claim: by syntax, then by clause, then from the passage.

Every date that could be a claim's is an option: those of its sentence, the last ones before it in the passage, and the
dates of happenings that its words name and the article dates elsewhere. A logistic model over the option's syntactic
place, the claim's class and its tense says which one the passage supports; `bench/fit_claims.py` fits it. No option
reaches the threshold: no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL, finite_clause, verb_above
from pipeline.extract.worth import probability

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.records.time import DateInterval, Timex

STATES = frozenset({"STANCE", "ASSESSMENT", "SUPPORT", "MEMBERSHIP", "OFFICE", "STATISTIC"})
SINCE = frozenset({"since"})
UNTIL = frozenset({"until", "till"})
FARTHEST_BACK = 4
OPTIONS_BACK = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a claim and the tokens that state it in the claim's sentence, if any do."""

    date: DateInterval
    tokens: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Option:
    """A date that could be a predicate's, and what speaks for it."""

    dated: tuple[Dated, ...]
    features: Mapping[str, float]

    @property
    def day_pairs(self) -> frozenset[tuple[date | None, date | None]]:
        """First and last day of each date."""
        return frozenset((d.date.earliest, d.date.latest) for d in self.dated)


@dataclass(frozen=True, slots=True)
class Stated:
    """Coordinated time expressions of a sentence ("May and July 2021"), taken or left together."""

    head: Token
    dated: tuple[Dated, ...]
    precision: str


def state_dates(times: Sequence[Placed[Timex]]) -> list[Stated]:
    """The dates of a passage in text order, coordinated ones as one."""
    found: list[Stated] = []
    for placed in times:
        interval = placed.item.interval()
        if interval is None:
            continue
        dated = Dated(date=_bounded(interval, placed), tokens=(placed.start, placed.end))
        last = found[-1] if found else None
        if last is not None and last.dated[-1].date.basis == "coordination" and _coordinated(last, placed):
            found[-1] = replace(last, dated=(*last.dated, dated))
        else:
            found.append(Stated(head=placed.head, dated=(dated,), precision=placed.item.precision or "none"))
    return found


def _coordinated(last: Stated, placed: Placed[Timex]) -> bool:
    tokens = last.dated[-1].tokens
    between = placed.head.doc[tokens[1] : placed.start] if tokens else ()
    return tokens is not None and all(t.is_punct or t.lower_ in {"and", "or"} for t in between)


def _bounded(interval: DateInterval, placed: Placed[Timex]) -> DateInterval:
    """A date under "since" runs on, one under "until" ends there."""
    before = placed.head.doc[max(placed.start - 1, 0)].lower_
    if interval.earliest is None or interval.latest is None:
        return interval
    if before in SINCE:
        return opened(interval)
    if before in UNTIL:
        last = (interval.edtf or "").rpartition("/")[2]
        return replace(interval, earliest=None, edtf=f"../{last}")
    return interval


def opened(interval: DateInterval) -> DateInterval:
    """The span that begins with a date and goes on as far as the article reaches."""
    first = (interval.edtf or "").partition("/")[0]
    return replace(interval, latest=None, edtf=f"{first}/..")


def options_for(
    predicate: Predicate,
    event_type: str,
    *,
    stated: Sequence[Stated],
    triggers: frozenset[int],
    earlier: Sequence[Stated] = (),
    known: Sequence[Dated] = (),
) -> list[Option]:
    """Every date that could be the predicate's. `earlier` are the dates of the passage before, nearest last; `known`
    the dates of happenings that its words name."""
    sentence = predicate.trigger.sent
    inside = [s for s in stated if sentence.start <= s.head.i < sentence.end]
    before = [s for s in stated if s.head.i < sentence.start]
    frame = [*_frame(predicate, event_type), f"dates={min(len(inside), 3)}"]
    options = [_option(s.dated, _inside(s, predicate, triggers, inside), frame, s.precision) for s in inside]
    for rank, s in enumerate(reversed([*earlier, *before][-OPTIONS_BACK:])):
        relation = _back(s, predicate, rank, same=s.head.doc is predicate.trigger.doc)
        unplaced = tuple(Dated(date=replace(d.date, basis="inherited", year_inferred=d.date.year_inferred), tokens=None)
                         for d in s.dated)
        options.append(_option(unplaced, [*relation, f"back:dates={min(len(inside), 1)}"], frame, s.precision))
    options += [_option((d,), ["known", f"known:dates={min(len(inside), 1)}"], frame, "known") for d in known]
    return [*options, *_open_options(options, event_type, predicate)]


def _open_options(options: Sequence[Option], event_type: str, predicate: Predicate) -> Iterator[Option]:
    """A state may hold from a date on."""
    for option in options:
        only = option.dated[0].date
        if len(option.dated) == 1 and only.earliest and only.latest and (only.edtf or "").count("-") <= 1:
            features = {f"open:{name}": value for name, value in option.features.items()}
            yield Option(dated=(replace(option.dated[0], date=opened(only)),), features=features)


def _option(dated: tuple[Dated, ...], relation: Sequence[str], frame: Sequence[str], precision: str) -> Option:
    names = ["bias", *relation, *(f"{relation[0]}:{f}" for f in frame), f"precision={precision}",
             f"{relation[0]}:precision={precision}", *frame]
    return Option(dated=dated, features=dict.fromkeys(names, 1.0))


def _frame(predicate: Predicate, event_type: str) -> list[str]:
    determiner = next((c.lower_ for c in predicate.trigger.children if c.dep_ == "det"), "")
    frame = [f"kind={predicate.kind}", f"type={event_type}", f"tense={tense_of(predicate)}"]
    if predicate.kind == "noun":
        frame.append(f"det={determiner if determiner in {'the', 'a', 'an', 'this', 'these'} else 'other'}")
    return frame


def tense_of(predicate: Predicate) -> str:
    """past, perfect, present, future, modal or none: the tense of the finite clause around a predicate."""
    verb = predicate.head if predicate.head.pos_ in VERBAL else verb_above(predicate.head)
    if verb is None:
        return "none"
    verb = finite_clause(verb)
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    modal = next((c.lower_ for c in auxiliaries if c.tag_ == "MD"), None)
    if modal is not None:
        return "future" if modal in {"will", "shall", "'ll"} else "modal"
    if any(c.lemma_ == "have" and c.tag_ != "VBD" for c in auxiliaries):
        return "perfect"
    tags = {verb.tag_, *(c.tag_ for c in auxiliaries)}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else "none"


def _inside(stated: Stated, predicate: Predicate, triggers: frozenset[int], all_inside: Sequence[Stated]) -> list[str]:
    relation = _relation(stated.head, predicate, triggers)
    side = "before" if stated.head.i < predicate.trigger.i else "after"
    distance = min(abs(stated.head.i - predicate.trigger.i) // 5, 4)
    nearest = min(all_inside, key=lambda s: abs(s.head.i - predicate.trigger.i))
    names = [relation, f"{relation}:{side}", f"in:distance={distance}", f"{relation}:nearest={nearest is stated}"]
    if stated.head.i - predicate.trigger.sent.start <= 3:
        names.append("in:opens")
        names.append(f"{relation}:opens")
    return names


def _relation(time: Token, predicate: Predicate, triggers: frozenset[int]) -> str:
    """How a time stands to a predicate: own (nothing between), above1 or above2 (of a governing predicate), below (of a
    predicate under it), side (of another)."""
    owner = _owner(time, triggers)
    mine = {predicate.trigger.i, predicate.head.i}
    if owner in mine:
        return "own"
    level, here = 0, predicate.head if predicate.head.pos_ in VERBAL else predicate.trigger
    while here.head.i != here.i:
        linked = "conj" if here.dep_ == "conj" else "arg"
        here = here.head
        if here.i in triggers or here.head.i == here.i:
            level += 1
            if here.i == owner:
                return f"above{min(level, 2)}:{linked}"
    ancestors = {t.i for t in time.ancestors}
    return "below" if ancestors & mine else "side"


def _owner(time: Token, triggers: frozenset[int]) -> int:
    here = time
    while here.head.i != here.i:
        here = here.head
        if here.i in triggers:
            return here.i
    return here.i


def _back(stated: Stated, predicate: Predicate, rank: int, *, same: bool) -> list[str]:
    if not same:
        return ["back:passage", f"back:passage:rank={rank}"]
    sentences = len([s for s in predicate.trigger.doc[stated.head.i : predicate.trigger.i + 1].sents]) - 1
    return ["back", f"back:rank={rank}", f"back:sentences={min(sentences, FARTHEST_BACK)}"]


def choose_date(options: Sequence[Option], weights: Mapping[str, float], threshold: float) -> tuple[Dated, ...]:
    """The dates of the option that the model finds most likely, () where none is likely enough."""
    scored = [(probability(o.features, weights), -n) for n, o in enumerate(options)]
    best = max(scored, default=(0.0, 0))
    return options[-best[1]].dated if best[0] >= threshold else ()
