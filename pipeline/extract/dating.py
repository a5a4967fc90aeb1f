"""Which time belongs to which claim: by syntax, then by clause, then from the passage.

Every date that could be a claim's is an option: those of its sentence, the last ones before it in the passage, years in
names that its words hold, and the years on which the article dwells. A conditional logistic model over the option's
syntactic place, the claim's class and its tense says which one the passage supports, or that none is;
`bench/fit_claims.py` fits it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL, finite_clause, verb_above
from pipeline.extract.once import once_per_token
from pipeline.extract.present_dates import is_now, is_past, tells_present
from pipeline.extract.stated_dates import Dated, Stated, is_open, whole_year, year_of
from pipeline.extract.time_clauses import DESCRIBING, is_of_another
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token
    from pipeline.packs.claim_weights import Weights

BEFORE = frozenset({"before", "prior"})
DETERMINERS = frozenset({"the", "a", "an", "this", "these"})
SORTS = frozenset({"STANCE", "SUPPORT", "ASSESSMENT", "FORECAST", "OFFICE", "MEMBERSHIP", "STATISTIC"})
SELF_CONTAINED = frozenset({"OFFICE", "MEMBERSHIP", "STATISTIC"})
"""Types that hold in themselves: that one thing has been so since a date says nothing of when they began."""
HAPPENINGS = frozenset(
    {"OTHER", "FOUND", "ASSAULT", "COERCE", "CONSULT", "AGREE", "EXERCISE", "MOBILIZE", "RETREAT", "LEAVE", "JOIN",
     "PROTEST"}
)  # fmt: skip
"""Types of what happens once: of a span that is still open they take over the beginning."""
TOLD = frozenset({"past", "perfect"})
"""Tenses of what had happened when the article was published."""
LASTING = frozenset({"present", "perfect"})
"""Tenses of what holds when the article is published."""
RECKONED = "passage"
FARTHEST_BACK = 4
OPTIONS_BACK = 3
CACHED = 10_000  # combinations of features kept


@record(kw_only=False)
class Option:
    """A date that could be a predicate's, and what speaks for it."""

    dated: tuple[Dated, ...]
    features: tuple[str, ...]

    @property
    def day_pairs(self) -> frozenset[tuple[date | None, date | None]]:
        """First and last day of each date."""
        return frozenset((d.date.earliest, d.date.latest) for d in self.dated)


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
    latest, tense, now = _latest_year(predicate, years), tense_of(predicate.head), is_now(predicate)
    present = tells_present(predicate, tense)
    inside = [
        s
        for s in stated
        if sentence.start <= s.head.i < sentence.end
        and not (is_of_another(s.head, predicate, triggers) or _is_too_late(s, latest, tense))
        and not (_is_of_other_tense(s.head, predicate, tense) or (present and is_past(s, years)))
    ]
    before = [s for s in stated if s.head.i < sentence.start]
    frame = (*_frame(predicate, event_type), f"dates={min(len(inside), 3)}")
    options = [
        Option(dated, _features(_inside(s, predicate, triggers, inside), frame, s.precision))
        for s in inside
        if (dated := _dated_for(s, predicate, tense, triggers))
    ]
    if before or earlier:
        before, earlier = (
            [s for s in dates if _may_go_on(s, predicate, event_type, latest)] for dates in (before, earlier)
        )
    for rank, s in enumerate(reversed([*earlier, *before][-OPTIONS_BACK:])):
        relation = _back(s, predicate, rank, same=s.head.doc is predicate.trigger.doc)
        taken_over = tuple(d.inherited for d in s.dated)
        relation = (*relation, f"back:dates={min(len(inside), 1)}")
        options.append(Option(taken_over, _features(relation, frame, s.precision)))
    context = (f"dates={min(len(inside), 1)}", f"before={min(len(before), 1)}")
    if named:
        relation = ("named", *(f"named:{c}" for c in context))
        options += [Option((whole_year(year, "explicit"),), _features(relation, frame, "year")) for year in named]
    told = before or earlier
    once = event_type in HAPPENINGS
    whole, begun = _options_of_years(
        tuple([(year, tuple(reasons)) for year, reasons in years.items() if year <= latest]),
        context, frame, last=year_of(told[-1]) if told else None, now=now, once=once,
    )  # fmt: skip
    opened = _open_options(options)
    if once:
        options, opened = [_once(option) for option in options], [_once(option) for option in opened]
    return [*options, *whole, *opened, *begun]


def _is_of_other_tense(time: Token, predicate: Predicate, tense: str) -> bool:
    """Whether a time is that of a clause under the predicate's own that tells of another time: of what went before it
    ("read a statement because the minister had left on 12 May") or is to come ("agreed that it will open in June").
    """
    verb = verb_above(time)
    if verb is None or verb.dep_ == "conj" or predicate.head.pos_ not in VERBAL or predicate.head not in verb.ancestors:
        return False
    if _looks_back(verb):
        return not _looks_back(finite_clause(predicate.head))
    return tense in TOLD and tense_of(verb) == "future"


def _dated_for(stated: Stated, predicate: Predicate, tense: str, triggers: frozenset[int]) -> tuple[Dated, ...]:
    """A date of the sentence as it may be the predicate's: of a past clause with which one of the present is joined
    nothing, with a perfect its beginning: "opened in 2015 and is among the best", "and has never closed since".
    """
    if tense not in LASTING or tense_of(stated.head) != "past":
        return stated.dated
    if not _relation(stated.head, predicate, triggers).endswith(":conj"):
        return stated.dated
    return tuple(d.opened for d in stated.dated if d.may_open) if tense == "perfect" else ()


def _is_too_late(stated: Stated, latest: float, tense: str) -> bool:
    """Whether a date reckoned from another lies behind the publication of an article that tells of it as past: "was
    shaking, six years on". What has been put off or was held until then may lie ahead.
    """
    first = stated.dated[0].date
    reckoned = first.basis == RECKONED and first.earliest is not None
    return reckoned and tense == "past" and (year_of(stated) or 0) > latest


def _may_go_on(stated: Stated, predicate: Predicate, event_type: str, latest: float) -> bool:
    """Whether a later sentence may take a date over for its predicate."""
    first = stated.dated[0].date.earliest
    return not (
        (stated.alone and (event_type in HAPPENINGS or predicate.kind == "verb"))
        or (year_of(stated) or 0) > latest
        or (event_type in SELF_CONTAINED and is_open(stated))
        or (event_type in HAPPENINGS and first is None)
        or (_is_background(stated) and not _looks_back(predicate.head))
    )


@lru_cache(maxsize=CACHED)
def _options_of_years(
    years: tuple[tuple[int, tuple[str, ...]], ...], context: tuple[str, ...], frame: tuple[str, ...],
    *, last: int | None, now: bool, once: bool,
) -> tuple[tuple[Option, ...], tuple[Option, ...]]:  # fmt: skip
    """The years on which the article dwells as options, and the spans that begin with them. `last` is the year of the
    date told last.
    """
    options = [
        Option(
            (whole_year(year, "inherited"),),
            _features(_told_year(reasons, context, near=year == last, now=now), frame, "year"),
        )
        for year, reasons in years
    ]
    opened = _open_options(options)
    if once:
        options, opened = [_once(option) for option in options], [_once(option) for option in opened]
    return tuple(options), tuple(opened)


def _once(option: Option) -> Option:
    """A date of what happens once; what its own sentence says stays as it is said."""
    for dated in option.dated:
        if dated.tokens is not None:
            return option
    return Option(tuple([dated.begun for dated in option.dated]), option.features)


def _latest_year(predicate: Predicate, years: Mapping[int, Sequence[str]]) -> float:
    """The last year that a claim may take over: what is told as past happened before its article was published."""
    if tense_of(predicate.head) not in TOLD:
        return math.inf
    return next((year for year, reasons in years.items() if "published" in reasons), math.inf)


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


def _is_background(stated: Stated) -> bool:
    """Whether a year dates what lay before the story or only describes a noun, so that no later sentence
    takes it over: "the bank had failed once before, in 1921", "the bank, founded in 1921, has failed".
    """
    if stated.precision != "year":
        return False
    return _is_aside(stated.head)


@once_per_token
def _is_aside(time: Token) -> bool:
    return any(_looks_back(t) or (t.dep_ in DESCRIBING and t.tag_ == "VBN") for t in time.ancestors)


def _looks_back(verb: Token) -> bool:
    """Whether a verb is in the pluperfect."""
    return "aux" in verb.labels and any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in verb.children)


def _open_options(options: Sequence[Option]) -> list[Option]:
    """A state may hold from a date on, and what stands before a date may end there."""
    found = []
    for option in options:
        first = option.dated[0]
        if len(option.dated) == 1 and first.may_open:
            found.append(Option((first.opened,), _marked("open:", option.features)))
        if first.tokens is not None and "in:before" in option.features and first.date.latest:
            found.append(Option((first.closed,), _marked("until:", option.features)))
    return found


@lru_cache(maxsize=CACHED)
def _marked(mark: str, features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([mark + name for name in features])


@lru_cache(maxsize=CACHED)
def _features(relation: tuple[str, ...], frame: tuple[str, ...], precision: str) -> tuple[str, ...]:
    """What speaks for a date: its relation to the claim, and the claim's frame, alone and together with the place."""
    place = relation[0]
    framed = [f"{place}:{f}" for f in frame]
    names = ("bias", *relation, *framed, f"precision={precision}", f"{place}:precision={precision}", *frame)
    return tuple(dict.fromkeys(names))


def _frame(predicate: Predicate, event_type: str) -> tuple[str, ...]:
    determiner = ""
    if predicate.kind == "noun":
        found = next((c.lower_ for c in predicate.trigger.children if c.dep_ == "det"), "")
        determiner = found if found in DETERMINERS else "other"
    sort = event_type if event_type in SORTS else "HAPPENING"
    return _framing(predicate.kind, sort, tense_of(predicate.head), determiner)


@lru_cache(maxsize=CACHED)
def _framing(kind: str, sort: str, tense: str, determiner: str) -> tuple[str, ...]:
    det = (f"det={determiner}",) if determiner else ()
    return (f"kind={kind}", f"sort={sort}", f"tense={tense}", f"sort={sort}:tense={tense}", *det)


@once_per_token
def tense_of(head: Token) -> str:
    """past, perfect, present, future, modal or none: the tense of the finite clause around a predicate's head."""
    verb = head if head.pos_ in VERBAL else verb_above(head)
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
) -> tuple[str, ...]:
    """What speaks for a predicate's having no date."""
    sentence = predicate.trigger.sent
    heads = [s.head.i for s in stated]
    inside = sum([sentence.start <= i < sentence.end for i in heads])
    before = bool(heads) and min(heads) < sentence.start
    return _none(_frame(predicate, event_type), min(inside, 2), before=before, earlier=bool(earlier))


@lru_cache(maxsize=CACHED)
def _none(frame: tuple[str, ...], inside: int, *, before: bool, earlier: bool) -> tuple[str, ...]:
    names = ("none", *(f"none:{f}" for f in frame), f"none:dates={inside}")
    return names if inside else (*names, f"none:before={before}:{earlier}")


def choose_option(
    options: Sequence[Option], undated: tuple[str, ...], weights: Weights, threshold: float
) -> Option | None:
    """The likeliest date, None where having no date is likelier than the threshold (a probability) allows."""
    if not options:
        return None
    scores = [weights.score(o.features) for o in options]
    none = weights.score(undated)
    top = max(none, *scores)
    raised = sum([math.exp(s - top) for s in scores])
    dated = raised / (raised + math.exp(none - top))
    return options[scores.index(max(scores))] if dated >= threshold else None
