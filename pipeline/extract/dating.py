"""Which time belongs to which claim: by syntax, then by clause, then from the passage.

Every date that could be a claim's is an option: those of its sentence, the last ones before it in the passage, years in
names that its words hold, and the years on which the article dwells. A conditional logistic model over the option's
syntactic place, the claim's class and its tense says which one the passage supports, or that none is;
`bench/fit_claims.py` fits it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL, finite_clause, verb_above
from pipeline.records.time import DateInterval

if TYPE_CHECKING:
    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token
    from pipeline.records.time import Timex

SINCE = frozenset({"since"})
UNTIL = frozenset({"until", "till"})
BEFORE = frozenset({"before", "prior"})
NOW = frozenset({"now", "currently", "today", "presently", "nowadays", "current", "present", "still"})
DETERMINERS = frozenset({"the", "a", "an", "this", "these"})
SORTS = frozenset({"STANCE", "SUPPORT", "ASSESSMENT", "FORECAST", "OFFICE", "MEMBERSHIP", "STATISTIC"})
FARTHEST_BACK = 4
OPTIONS_BACK = 3
CACHED = 10_000  # combinations of features kept


@dataclass(frozen=True)
class Dated:
    """A date of a claim and the tokens that state it in the claim's sentence, if any do."""

    date: DateInterval
    tokens: tuple[int, int] | None

    @cached_property
    def opened(self) -> Dated:
        """The same with the end left open."""
        return Dated(opened(self.date), self.tokens)

    @cached_property
    def closed(self) -> Dated:
        """The same with the beginning left open."""
        return Dated(closed(self.date), self.tokens)

    @cached_property
    def inherited(self) -> Dated:
        """The same as taken over by a later sentence."""
        return Dated(replace(self.date, basis="inherited"), None)


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
    return closed(interval) if before in UNTIL else interval


def opened(interval: DateInterval) -> DateInterval:
    """The span that begins with a date and goes on as far as the article reaches."""
    first = (interval.edtf or "").partition("/")[0]
    return replace(interval, latest=None, edtf=f"{first}/..")


def closed(interval: DateInterval) -> DateInterval:
    """The span that ends with a date."""
    last = (interval.edtf or "").rpartition("/")[2]
    return replace(interval, earliest=None, edtf=f"../{last}")


def options_for(
    predicate: Predicate,
    event_type: str,
    *,
    stated: Sequence[Stated],
    triggers: frozenset[int],
    earlier: Sequence[Stated] = (),
    years: Mapping[int, Sequence[str]],
    named: Sequence[int] = (),
) -> list[Option]:
    """Every date that could be the predicate's. `earlier` are the dates of the passage before, nearest last; `years`
    the years that the article dwells on with what speaks for each; `named` years in names that the predicate's words
    hold ("Summer Games 2018").
    """
    sentence = predicate.trigger.sent
    inside = [s for s in stated if sentence.start <= s.head.i < sentence.end]
    before = [s for s in stated if s.head.i < sentence.start]
    frame = (*_frame(predicate, event_type), f"dates={min(len(inside), 3)}")
    options = [_option(s.dated, _inside(s, predicate, triggers, inside), frame, s.precision) for s in inside]
    for rank, s in enumerate(reversed([*earlier, *before][-OPTIONS_BACK:])):
        relation = _back(s, predicate, rank, same=s.head.doc is predicate.trigger.doc)
        taken_over = tuple(d.inherited for d in s.dated)
        options.append(_option(taken_over, (*relation, f"back:dates={min(len(inside), 1)}"), frame, s.precision))
    context = (f"dates={min(len(inside), 1)}", f"before={min(len(before), 1)}")
    relation = ("named", *(f"named:{c}" for c in context))
    options += [_option((_whole_year(year, "explicit"),), relation, frame, "year") for year in named]
    told = before or list(earlier)
    now = _is_now(predicate)
    last = told[-1] if told else None
    for year, reasons in years.items():
        relation = _told_year(tuple(reasons), context, near=last is not None and _year_of(last) == year, now=now)
        options.append(_option((_whole_year(year, "inherited"),), relation, frame, "year"))
    return [*options, *_open_options(options)]


@lru_cache(maxsize=CACHED)
def _told_year(reasons: tuple[str, ...], context: tuple[str, ...], *, near: bool, now: bool) -> tuple[str, ...]:
    """What speaks for a year on which the article dwells; `near` where the date told last is of that year."""
    return (
        "year",
        *(f"year:{c}" for c in context),
        *(f"year:{r}" for r in reasons),
        f"year:last={near}",
        *(f"year:{r}:last={near}" for r in reasons),
        *(f"year:{r}:now" for r in reasons if now),
    )


def _is_now(predicate: Predicate) -> bool:
    """Whether the claim is said to hold as the article is written: "now", "currently", "today's"."""
    words = {t.lower_ for part in (predicate.trigger, predicate.head) for t in part.children}
    return bool(words & NOW)


@lru_cache(maxsize=CACHED)
def _whole_year(year: int, basis: str) -> Dated:
    interval = DateInterval(
        earliest=date(year, 1, 1), latest=date(year, 12, 31), edtf=f"{year:04}", text=str(year), basis=basis,
        year_inferred=basis == "inherited",
    )  # fmt: skip
    return Dated(date=interval, tokens=None)


def _year_of(stated: Stated) -> int | None:
    """The year in which a date begins."""
    first = stated.dated[-1].date
    day = first.earliest or first.latest
    return day.year if day else None


def years_told(stated: Sequence[Stated], published: str | None) -> dict[int, tuple[str, ...]]:
    """The years that an article dwells on, and why: `most` for the one stated most often, `second` for the runner-up,
    `published` for that of publication.
    """
    counts = Counter(year for s in stated if (year := _year_of(s)) is not None)
    ranked = sorted(counts, key=lambda year: (-counts[year], -year))[:2]
    found: dict[int, tuple[str, ...]] = {}
    for reason, year in zip(("most", "second"), ranked, strict=False):
        if counts[year] > 1:
            found[year] = (reason,)
    if published and published[:4].isdigit():
        year = int(published[:4])
        found[year] = (*found.get(year, ()), "published")
    return found


def _open_options(options: Sequence[Option]) -> Iterator[Option]:
    """A state may hold from a date on, and what stands before a date may end there."""
    for option in options:
        only = option.dated[0].date
        if len(option.dated) == 1 and only.earliest and only.latest and (only.edtf or "").count("-") <= 1:
            yield Option(dated=(option.dated[0].opened,), features=_marked("open:", option.features))
        if "in:before" in option.features and only.latest:
            yield Option(dated=(option.dated[0].closed,), features=_marked("until:", option.features))


def _marked(mark: str, features: Mapping[str, float]) -> dict[str, float]:
    return dict(zip(map(mark.__add__, features), features.values(), strict=True))


def _option(dated: tuple[Dated, ...], relation: tuple[str, ...], frame: tuple[str, ...], precision: str) -> Option:
    names = ("bias", *relation, *_framed(relation[0], frame, precision))
    return Option(dated=dated, features=dict.fromkeys(names, 1.0))


@lru_cache(maxsize=CACHED)
def _framed(place: str, frame: tuple[str, ...], precision: str) -> tuple[str, ...]:
    """What speaks for a date by the claim's frame, alone and together with the date's place."""
    return (*(f"{place}:{f}" for f in frame), f"precision={precision}", f"{place}:precision={precision}", *frame)


def _frame(predicate: Predicate, event_type: str) -> tuple[str, ...]:
    determiner = ""
    if predicate.kind == "noun":
        found = next((c.lower_ for c in predicate.trigger.children if c.dep_ == "det"), "")
        determiner = found if found in DETERMINERS else "other"
    sort = event_type if event_type in SORTS else "HAPPENING"
    return _framing(predicate.kind, sort, tense_of(predicate), determiner)


@lru_cache(maxsize=CACHED)
def _framing(kind: str, sort: str, tense: str, determiner: str) -> tuple[str, ...]:
    det = (f"det={determiner}",) if determiner else ()
    return (f"kind={kind}", f"sort={sort}", f"tense={tense}", f"sort={sort}:tense={tense}", *det)


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


def _inside(
    stated: Stated, predicate: Predicate, triggers: frozenset[int], all_inside: Sequence[Stated]
) -> tuple[str, ...]:
    relation = _relation(stated.head, predicate, triggers)
    side = "before" if stated.head.i < predicate.trigger.i else "after"
    distance = min(abs(stated.head.i - predicate.trigger.i) // 5, 4)
    nearest = min(all_inside, key=lambda s: abs(s.head.i - predicate.trigger.i))
    names = [relation, f"{relation}:{side}", f"in:distance={distance}", f"{relation}:nearest={nearest is stated}"]
    if any(t.lower_ in BEFORE for t in stated.head.ancestors if t.i < stated.head.i):
        names.append("in:before")
    if stated.head.i - predicate.trigger.sent.start <= 3:
        names += ["in:opens", f"{relation}:opens"]
    return tuple(names)


def _relation(time: Token, predicate: Predicate, triggers: frozenset[int]) -> str:
    """How a time stands to a predicate: own (nothing between), above1 or above2 (of a governing predicate), below (of a
    predicate under it), side (of another).
    """
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
    return "below" if any(t.i in mine for t in time.ancestors) else "side"


def _owner(time: Token, triggers: frozenset[int]) -> int:
    here = time
    while here.head.i != here.i:
        here = here.head
        if here.i in triggers:
            return here.i
    return here.i


def _back(stated: Stated, predicate: Predicate, rank: int, *, same: bool) -> tuple[str, ...]:
    if not same:
        return ("back:passage", f"back:passage:rank={rank}")
    sentences, sentence = 0, stated.head.sent
    while sentence.end <= predicate.trigger.i and sentences < FARTHEST_BACK:
        sentence = predicate.trigger.doc[sentence.end].sent
        sentences += 1
    return ("back", f"back:rank={rank}", f"back:sentences={sentences}")


def undated_features(
    predicate: Predicate, event_type: str, stated: Sequence[Stated], earlier: Sequence[Stated]
) -> dict[str, float]:
    """What speaks for a predicate's having no date."""
    sentence = predicate.trigger.sent
    inside = sum(sentence.start <= s.head.i < sentence.end for s in stated)
    before = any(s.head.i < sentence.start for s in stated)
    names = ["none", *(f"none:{f}" for f in _frame(predicate, event_type)), f"none:dates={min(inside, 2)}"]
    if not inside:
        names.append(f"none:before={before}:{bool(earlier)}")
    return dict.fromkeys(names, 1.0)


def choose_option(
    options: Sequence[Option], undated: Mapping[str, float], weights: Mapping[str, float], threshold: float
) -> Option | None:
    """The likeliest date, None where having no date is likelier than the threshold (a probability) allows."""
    if not options:
        return None
    scores = [_score(o.features, weights) for o in options]
    none = _score(undated, weights)
    top = max(none, *scores)
    raised = [math.exp(s - top) for s in scores]
    dated = sum(raised) / (sum(raised) + math.exp(none - top))
    best = max(range(len(options)), key=lambda n: (scores[n], -n))
    return options[best] if dated >= threshold else None


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    get = weights.get
    return sum([value * get(name, 0.0) for name, value in features.items()])
