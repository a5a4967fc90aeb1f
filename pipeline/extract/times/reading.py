"""Reads the time expressions of an article or a text: finds, orders, anchors and dates them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.extract.times.anchoring import ENOUGH_YEARS, NARRATIVE_YEARS, Anchoring, Place, shared_years
from pipeline.extract.times.events import Events, edge_phrases, month_of_event
from pipeline.extract.times.expressions import Expression
from pipeline.extract.times.grammar import phrases
from pipeline.extract.times.lexer import Lexeme, lex
from pipeline.extract.times.moments import Moment
from pipeline.extract.times.plausibility import PREPOSITIONS, is_time
from pipeline.extract.times.publication import published_moment
from pipeline.extract.times.resolved import Meaning
from pipeline.extract.times.wording import (
    fixed_phrases,
    sentence_bounds,
    speaks_of_future,
)
from pipeline.packs.knowledge import load_knowledge
from pipeline.records.document import Evidence
from pipeline.records.time import Timex

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.nlp import ParsedDocument
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.periods import Periods

NO_DOCUMENT: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression, where its paragraph is among all, and whether a bare year stands as an adverbial, and as
    the first word of its sentence."""

    expression: Expression
    adverbial: bool
    leading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A stretch `[start, end)` of paragraph `paragraph` and its meaning."""

    paragraph: int
    start: int
    end: int
    meaning: Meaning


def find_times(parsed: ParsedDocument, *, knowledge: Knowledge) -> tuple[Timex, ...]:
    """The time expressions of an article, in order, with extents as in annotations/GUIDELINES.md.

    A range with a dash is one expression; "about" stays outside; adjectives such as "former" are left out.
    """
    texts = [passage.doc.text for passage in parsed.passages]
    published = published_moment(parsed.document.source.published)
    found = read_paragraphs(texts, published=published, periods=knowledge.periods, timex3=False)
    times = []
    for reading in found:
        evidence = parsed.passages[reading.paragraph].evidence(reading.start, reading.end)
        times.append(_timex(reading, evidence))
    return tuple(times)


def read_times(text: str, published: str | None, *, nlp: Language | None = None) -> list[Timex]:
    """The time expressions of a text, in order, with extents as TIMEX3 has them.

    `published` is the date of publication as EDTF or ISO 8601; without it, what hangs on it stays open. A range
    gives its two ends, "about" belongs to the phrase, and "former" and "recent" are marked. `nlp` is accepted for
    symmetry with the other calls; the rules need no parse.
    """
    texts, starts = _paragraphs(text)
    periods = load_knowledge(()).periods
    found = read_paragraphs(texts, published=published_moment(published), periods=periods, timex3=True)
    times = []
    for reading in found:
        shift = starts[reading.paragraph]
        start, end = shift + reading.start, shift + reading.end
        evidence = Evidence(doc_id=NO_DOCUMENT, start=start, end=end, quote=text[start:end])
        anchor = reading.meaning.anchor
        meaning = replace(reading.meaning, anchor=None) if anchor else reading.meaning
        times.append(_timex(replace(reading, meaning=meaning), evidence))
    return times


def _paragraphs(text: str) -> tuple[list[str], list[int]]:
    texts, starts, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            texts.append(line)
            starts.append(at)
        at += len(line) + 1
    return texts, starts


def _timex(reading: Reading, evidence: Evidence) -> Timex:
    meaning = reading.meaning
    return Timex(
        evidence=evidence, type=meaning.type, value=meaning.value, timex=meaning.timex, mod=meaning.mod,
        earliest=meaning.earliest, latest=meaning.latest, precision=meaning.precision, basis=meaning.basis,
        year_inferred=meaning.year_inferred, anchor=meaning.anchor,
    )  # fmt: skip


def read_paragraphs(texts: Sequence[str], *, published: Moment | None, periods: Periods, timex3: bool) -> list[Reading]:
    """All time expressions of a text's paragraphs, resolved in order."""
    lexed = [lex(text) for text in texts]
    found = [_expressions(text, lexemes, timex3=timex3) for text, lexemes in zip(texts, lexed, strict=True)]
    anchoring = Anchoring(published=published, narrative=_is_narrative(lexed, published))
    events = Events(periods)
    readings: list[Reading] = []
    for number, (text, expressions) in enumerate(zip(texts, found, strict=True)):
        readings += _resolve_paragraph(number, text, expressions, anchoring, events, timex3=timex3)
    return readings


def _expressions(text: str, lexemes: Sequence[Lexeme], *, timex3: bool) -> list[Found]:
    codes = "".join([x.kind for x in lexemes])
    found: list[Found] = []
    for at, expressions in phrases(lexemes, codes, is_time=is_time):
        adverbial = at == 0 or lexemes[at - 1].text.lower() in PREPOSITIONS
        leading = at == 0 or (adverbial and (at == 1 or lexemes[at - 2].kind in ".|"))
        found += [
            Found(expression=expression, adverbial=adverbial, leading=leading)
            for expression in expressions
            if timex3 or expression.mod not in {"adjective", "name"}
        ]
    return _merged(found, fixed_phrases(text, timex3=timex3))


def _merged(found: list[Found], fixed: Iterable[Expression]) -> list[Found]:
    """Both kinds in order; a fixed phrase replaces what it overlaps."""
    fixed = list(fixed)
    if not fixed:
        return found
    kept = [
        f for f in found
        if not any(f.expression.start < e.end and e.start < f.expression.end for e in fixed)
    ]  # fmt: skip
    kept += [Found(expression=e, adverbial=True, leading=False) for e in fixed]
    return sorted(kept, key=lambda f: f.expression.start)


def _is_narrative(lexed: Sequence[Sequence[Lexeme]], published: Moment | None) -> bool:
    """Whether most years written out lie three or more years before the publication; years in names count as well."""
    if published is None or published.year is None:
        return False
    years = [int(str(x.value)) for lexemes in lexed for x in lexemes if x.kind == "Y"]
    years += [0 for lexemes in lexed for x in lexemes if x.kind == "C" and x.value == -1]
    old = sum(published.year - year >= NARRATIVE_YEARS for year in years)
    return len(years) >= ENOUGH_YEARS and old * 2 > len(years)


def _resolve_paragraph(
    number: int,
    text: str,
    found: Sequence[Found],
    anchoring: Anchoring,
    events: Events,
    *,
    timex3: bool,
) -> Iterator[Reading]:
    events.note(text)
    found = _merged(found, edge_phrases(text, events))
    expressions, filled = shared_years([f.expression for f in found], text)
    bounds = sentence_bounds(text)
    for at, expression in enumerate(expressions):
        sentence = bisect_right(bounds, expression.start) - 1
        future = speaks_of_future(text, bounds[sentence], expression.start, expression.end, bounds[sentence + 1])
        place = Place(paragraph=number, future=future, adverbial=found[at].adverbial, leading=found[at].leading)
        meaning = anchoring.resolve(_in_year_of_event(expression, text, events), place, shared=at in filled)
        if meaning.earliest and meaning.precision == "day" and meaning.basis != "publication":
            events.note_beginning(text[bounds[sentence] : bounds[sentence + 1]], meaning.earliest)
        if timex3 and expression.parts:
            yield from _halves(number, expression, meaning)
            continue
        start, end = (expression.start, expression.end) if timex3 or not expression.core else expression.core
        yield Reading(paragraph=number, start=start, end=end, meaning=meaning)


def _in_year_of_event(expression: Expression, text: str, events: Events) -> Expression:
    """ "the February invasion": the month takes the year of a happening with a known date that began in it."""
    moment = expression.moment
    if moment.month is None or moment.has_year or expression.link is not None:
        return expression
    began = month_of_event(text, expression.end, events)
    if began is None or began.month != moment.month:
        return expression
    return replace(expression, moment=replace(moment, year=began.year), mod="event")


def _halves(number: int, expression: Expression, meaning: Meaning) -> Iterator[Reading]:
    """The two ends of a range as expressions of their own."""
    values = (meaning.timex or "/").split("/")
    for part, value in zip(expression.parts, values, strict=False):
        yield Reading(
            paragraph=number,
            start=part.start,
            end=part.end,
            meaning=replace(meaning, timex=value),
        )
