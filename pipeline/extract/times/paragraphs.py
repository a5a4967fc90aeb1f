"""Finds the time expressions of a text's paragraphs and resolves them in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from pipeline.extract.times.anchoring import Anchoring
from pipeline.extract.times.anchors import Anchors, Place
from pipeline.extract.times.events import Events, counted_phrases, edge_phrases, month_of_event
from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.grammar import phrases
from pipeline.extract.times.lexer import Lexeme, lex
from pipeline.extract.times.moments import Moment
from pipeline.extract.times.narrative import is_narrative
from pipeline.extract.times.neighbours import shared_years
from pipeline.extract.times.plausibility import PREPOSITIONS, is_time
from pipeline.extract.times.resolved import Meaning, half_of
from pipeline.extract.times.wording import (
    fixed_phrases,
    goes_back,
    holds_since,
    introduces,
    is_issue,
    says_what_will_be,
    sentence_bounds,
    speaks_of_future,
    speaks_of_plan,
)
from pipeline.packs.periods import Periods
from pipeline.records.record import record

TIMEX3_MODS: Final = frozenset({"adjective", "name"})
"""Expressions that TIMEX3 marks and the project's guidelines do not: "former", and a length inside a war's name."""


@record
class Found:
    """An expression, whether a bare year stands as an adverbial, and whether it leads its sentence."""

    expression: Expression
    adverbial: bool
    leading: bool


@record
class Reading:
    """A stretch `[start, end)` of paragraph `paragraph` and its meaning."""

    paragraph: int
    start: int
    end: int
    meaning: Meaning


def read_paragraphs(texts: Sequence[str], *, published: Moment | None, periods: Periods, timex3: bool) -> list[Reading]:
    """All time expressions, in order; `timex3` chooses the extents of TIMEX3 over those of GUIDELINES.md."""
    lexed = [lex(text) for text in texts]
    anchoring = Anchoring(Anchors(published=published, narrative=is_narrative(lexed, published)))
    events = Events(periods)
    readings: list[Reading] = []
    for number, (text, lexemes) in enumerate(zip(texts, lexed, strict=True)):
        events.note(text)
        found = _merged(_expressions(lexemes, timex3=timex3), fixed_phrases(text, timex3=timex3))
        found = _merged(found, [*edge_phrases(text, events), *counted_phrases(text, events)])
        readings += _resolved(number, text, found, anchoring, events, timex3=timex3)
    return readings


def _expressions(lexemes: Sequence[Lexeme], *, timex3: bool) -> list[Found]:
    codes = "".join([x.kind for x in lexemes])
    found: list[Found] = []
    end = 0
    for at, expressions in phrases(lexemes, codes, is_time=partial(is_time, names=timex3)):
        adverbial = at == 0 or lexemes[at - 1].text.lower() in PREPOSITIONS
        leading = at == 0 or (adverbial and (at == 1 or lexemes[at - 2].kind in ".|"))
        for expression in expressions:
            if expression.start < end or (expression.mod in TIMEX3_MODS and not timex3):
                continue
            end = expression.end
            forward = _takes_forward(expression, adverbial=adverbial)
            found.append(Found(expression=expression, adverbial=forward, leading=leading))
    return found


def _takes_forward(expression: Expression, *, adverbial: bool) -> bool:
    """Whether a year may anchor later dates: adverbials do, and "two years later", but "a year earlier" looks back."""
    link = expression.link
    if link is None or link.base != "passage":
        return adverbial
    return (link.count or 0) > 0 or (adverbial and link.count == 0)


def _looks_back(expression: Expression) -> bool:
    """Whether a phrase goes back from a day or month that was told, on which the story then goes on: "had left the
    evening before", "two days earlier".
    """
    link = expression.link
    return link is not None and link.base == "passage" and (link.count or 0) < 0


def _merged(found: list[Found], others: Iterable[Expression]) -> list[Found]:
    """Both kinds in order; one of the others replaces what it overlaps, the longer of two others the shorter."""
    added: list[Expression] = []
    for expression in sorted(others, key=lambda e: e.start - e.end):
        if not any(e.start < expression.end and expression.start < e.end for e in added):
            added.append(expression)
    if not added:
        return found
    kept = [f for f in found if not any(f.expression.start < e.end and e.start < f.expression.end for e in added)]
    kept += [Found(expression=e, adverbial=True, leading=False) for e in added]
    return sorted(kept, key=lambda f: f.expression.start)


def _resolved(
    number: int, text: str, found: Sequence[Found], anchoring: Anchoring, events: Events, *, timex3: bool
) -> Iterator[Reading]:
    expressions, filled = shared_years([f.expression for f in found], text)
    bounds = sentence_bounds(text)
    for at, expression in enumerate(expressions):
        sentence = bisect_right(bounds, expression.start) - 1
        begin, end = bounds[sentence], bounds[sentence + 1]
        place = Place(
            paragraph=number,
            future=speaks_of_future(text, begin, expression.start, expression.end, end),
            earlier=goes_back(text, begin, expression.start, expression.end, end),
            planned=speaks_of_plan(text, begin, expression.start, expression.end, end),
            adverbial=found[at].adverbial,
            leading=found[at].leading,
            background=introduces(text[begin : expression.start]) or _looks_back(expression),
            issue=is_issue(text[begin : expression.start]),
            lasting=holds_since(text, begin, expression.start, expression.end, end),
            announced=says_what_will_be(text, begin, expression.start, expression.end, end),
        )
        meaning = anchoring.resolve(_in_year_of_event(expression, text, events), place, shared=at in filled)
        if meaning.earliest and meaning.precision == "day" and meaning.basis != "publication":
            events.note_beginning(text[begin:end], meaning.earliest)
        yield from _readings(number, expression, meaning, timex3=timex3)


def _in_year_of_event(expression: Expression, text: str, events: Events) -> Expression:
    """As in "the February invasion": the month takes the year of a happening with a known date that began in it."""
    moment = expression.moment
    if moment.month is None or moment.has_year or expression.link is not None:
        return expression
    began = month_of_event(text, expression.end, events)
    if began is None or began.month != moment.month:
        return expression
    return replace(expression, moment=replace(moment, year=began.year), mod="event")


def _readings(number: int, expression: Expression, meaning: Meaning, *, timex3: bool) -> Iterator[Reading]:
    """The expression where the convention puts it; TIMEX3 has the two ends of a range apart."""
    if timex3 and expression.parts and meaning.moment is not None and meaning.until is not None:
        for part, moment in zip(expression.parts, (meaning.moment, meaning.until), strict=True):
            yield Reading(paragraph=number, start=part.start, end=part.end, meaning=half_of(meaning, moment))
        return
    start, end = (expression.start, expression.end) if timex3 or not expression.core else expression.core
    yield Reading(paragraph=number, start=start, end=end, meaning=meaning)
