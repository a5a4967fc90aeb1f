"""Figures in place: a number, how exactly it is meant, and what it counts.

Ordinals, years, dates, numbers of articles and parts of names are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extract.ages import is_age, is_old
from pipeline.extract.ballots import read_tally, tells_unanimity, voted_against
from pipeline.extract.bare_numbers import AS_BEFORE, SUMS, counted_by_clause
from pipeline.extract.baselines import TO, tells_change
from pipeline.extract.befallen import state_after, unit_by_deed
from pipeline.extract.clauses import VERBAL, prepositions, verb_above
from pipeline.extract.comparators import comparator_after, comparator_before
from pipeline.extract.numbers import Number, behind_article, may_begin, read_number
from pipeline.extract.scores import read_score
from pipeline.extract.subjects import subjects
from pipeline.extract.summed import join_summed
from pipeline.extract.tokens import Span
from pipeline.records.claim import Quantity
from pipeline.records.record import record
from pipeline.records.sides import POINTS, VOTES_LOST, VOTES_WON

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedPassage
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.units import Unit, Units

COUNTED = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
NUMBERED = frozenset(
    {
        "article", "articles", "no", "no.", "number", "section", "chapter", "page", "line", "act", "resolution",
        "protocol", "flight", "route", "room", "level", "phase", "part", "group", "rule", "paragraph", "table",
        "figure", "volume", "psalm", "day", "channel",
    }
)  # fmt: skip
MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip
PAYING = frozenset(
    {"pay", "cost", "fine", "sell", "buy", "spend", "raise", "earn", "invest", "charge", "donate", "sign", "owe",
     "price", "save", "borrow", "lend", "award", "win"}
)  # fmt: skip
STOPS = frozenset({".", ";", ":", "!", "?"})
AGES = "ages"
GRADES = frozenset({"magnitude", "category"})
"""Nouns before the number by which they grade something: "a magnitude 7.1 earthquake"."""
MANY_POUNDS = 10_000
APART = frozenset({"last", "this", "next", "that", "every", "each", "a", "an", "per"})
"""Words between a number and a noun that it does not count: "numbered 400 last year"."""
DAYS = 31
"""Days of the longest month."""
CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt"})
HOURS = frozenset({("in", "the", part) for part in ("morning", "afternoon", "evening")})
"""What stands behind an hour: "at seven in the morning"."""
YEAR = re.compile(r"^(1[5-9]|20)\d\d$")


@record
class PlacedQuantity:
    """A figure at tokens `[start, end)` of a passage; `head` is the noun that is counted, or the number itself."""

    quantity: Quantity
    start: int
    end: int
    head: int


def read_quantities(passage: ParsedPassage, *, units: Units) -> tuple[PlacedQuantity, ...]:
    """All figures of a passage, in reading order; none overlaps another."""
    return tuple(join_summed(_read_all(passage.doc, units), passage.doc))


def _read_all(doc: Doc, units: Units) -> Iterator[PlacedQuantity]:
    """All figures; one that counts what was counted last has its unit."""
    end, last = 0, ""
    for token in doc:
        if token.i < end:
            continue
        if tells_unanimity(token):
            yield _votes(doc, 0, VOTES_LOST, (token.i, token.i + 1))
        if not (token.lower_ in COUNTED or may_begin(token.lower_)):
            continue
        if (tally := read_tally(doc, token.i)) is not None:
            yield from (
                _votes(doc, tally.won, VOTES_WON, tally.first),
                _votes(doc, tally.lost, VOTES_LOST, tally.second),
            )
            end = max(tally.first[1], tally.second[1])
            continue
        if (score := read_score(doc, token.i)) is not None:
            yield from _points(doc, token.i, score)
            end = score[2]
            continue
        found = _read_at(doc, token.i, units)
        if found is not None and found.quantity.unit == AS_BEFORE:
            found = replace(found, quantity=replace(found.quantity, unit=last)) if last else None
        if found is not None:
            yield from _told_apart(found, doc)
            end, last = found.end, found.quantity.unit


def _told_apart(placed: PlacedQuantity, doc: Doc) -> Iterator[PlacedQuantity]:
    """The two figures of "rose from 12 to 20 percent", which are no range; any other figure as it is."""
    low, high = placed.quantity.low, placed.quantity.high
    to = next((t.i for t in doc[placed.start : placed.end] if t.lower_ == TO), None)
    if low is None or high is None or low == high or to is None or not tells_change(doc, placed.start):
        yield placed
        return
    for value, start, end in ((low, placed.start, to), (high, to + 1, placed.end)):
        figure = replace(placed.quantity, low=value, high=value, text=Span(doc, start, end).text)
        yield replace(placed, quantity=figure, start=start, end=end)


def _points(doc: Doc, at: int, score: tuple[int, int, int]) -> Iterator[PlacedQuantity]:
    """A result as two figures."""
    text = Span(doc, at, score[2]).text
    for value, unit in zip(score, POINTS, strict=False):
        figure = Quantity(low=float(value), high=float(value), unit=unit, comparator="=", text=text)
        yield PlacedQuantity(quantity=figure, start=at, end=score[2], head=at)


def _votes(doc: Doc, value: int, unit: str, place: tuple[int, int]) -> PlacedQuantity:
    """One side of a vote; the noun for those who voted, or the first word, is its head."""
    start, end = place
    text = Span(doc, start, end).text
    figure = Quantity(low=float(value), high=float(value), unit=unit, comparator="=", text=text)
    head = next((t.i for t in doc[start:end] if t.pos_ == "NOUN"), start)
    return PlacedQuantity(quantity=figure, start=start, end=end, head=head)


def _read_at(doc: Doc, at: int, units: Units) -> PlacedQuantity | None:
    token = doc[at]
    if token.lower_ in COUNTED:
        if at and doc[at - 1].lower_ == "at":
            return None  # "at once"
        return _place(
            doc, Number(low=COUNTED[token.lower_], high=COUNTED[token.lower_], start=at, end=at + 1), "times", at, 1.0
        )
    number = read_number(doc, at)
    if number is None or _is_no_figure(doc, number):
        return None
    unit, head, factor = _unit_of(doc, number, units)
    if unit is None:
        return None
    return _place(doc, number, unit, head, factor)


def _is_no_figure(doc: Doc, number: Number) -> bool:
    first = doc[number.start]
    before = doc[number.start - 1].lower_ if number.start else ""
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    of_month = before in MONTHS or after in MONTHS
    if before in MONTHS and _counts_behind_month(doc, number):
        return False
    in_date = first.ent_type_ in {"DATE", "TIME"} and bool(YEAR.match(first.text))
    behind = tuple([t.lower_ for t in doc[number.end : number.end + 3]])
    of_day = after in CLOCK or behind[:2] == ("local", "time") or (before == "at" and behind in HOURS)
    if of_month or of_day or in_date:
        return True
    if YEAR.match(first.text) and number.end == number.start + 1 and not _counts(doc, number):
        return True
    if (
        before in NUMBERED
        and doc[number.start - 1].pos_ != "VERB"
        and not (before == doc[number.start - 1].text and _counts(doc, number))
    ):
        return True
    if first.lower_ == "one" and (
        _is_pronoun(first) or before in {"no", "not", "the", "this", "that", "every", "any", "each"}
    ):
        return True
    return _in_name(doc, number) and not is_age(first)


def _counts_behind_month(doc: Doc, number: Number) -> bool:
    """Whether a number of more than the days of a month counts what follows: "by the end of January 900 birds"."""
    after = doc[number.end] if number.end < len(doc) else None
    return number.low > DAYS and not YEAR.match(doc[number.start].text) and after is not None and after.tag_ == "NNS"


def _counts(doc: Doc, number: Number) -> bool:
    """Whether digits that could be a year or a thing's own number stand before a plural noun that they count."""
    head = doc[number.start].head
    return doc[number.start].dep_ == "nummod" and head.tag_ == "NNS" and head.i > number.start


def _is_pronoun(token: Token) -> bool:
    """As in "One of the reasons", "one must", "the old one" count nothing; "one, in Kenya" and "only one" do."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if not token.labels.isdisjoint({"det", "amod"}):
        return True
    return token.dep_ in {"nsubj", "nsubjpass", "pobj", "attr", "conj"} and (
        after in {"of", "another", "can", "must", "should", "who"}
    )


def _in_name(doc: Doc, number: Number) -> bool:
    """Part of a designation: "Rubezh-2018", "C5+1", "G 20", "Boeing 737"."""
    first = doc[number.start]
    glued_left = (
        number.start > 0
        and not doc[number.start - 1].whitespace_
        and doc[number.start - 1].text in {"-", "+", "/", "\u2013"}
    )
    named = first.head.pos_ == "PROPN" and first.dep_ in {"nummod", "nmod", "appos"} and first.i > first.head.i
    return (glued_left and first.text.isdigit() and doc[number.start - 2].is_alpha) or (named and first.text.isdigit())


def _unit_of(doc: Doc, number: Number, units: Units) -> tuple[str | None, int, float]:
    """What is counted, its head token, and the factor into that unit."""
    before = doc[number.start - 1] if number.start else None
    if before is not None:
        sign = units.find(before.lower_)
        if sign is not None and sign.sort == "money" and not before.is_alpha:
            return sign.name, number.start, 1.0
    if before is not None and before.lower_ in GRADES:
        return before.lower_, number.start, 1.0
    following = _following(doc, number)
    for length in (3, 2, 1):
        words = [_lemma(t) for t in following[:length]]
        unit = units.find(" ".join(words)) if len(words) == length else None
        if unit is not None and (length > 1 or unit.sort in {"share", "money", "measure", "time", "frequency"}):
            word = following[length - 1]
            unit = _money_or_weight(word, number, unit, units)
            years_old = word.head.lower_ == "old" and word.dep_ == "npadvmod" and not _is_of_thing(word.head)
            return (AGES if years_old else unit.name), word.i, unit.factor
    return _counted_noun(doc, number, units)


def _is_of_thing(old: Token) -> bool:
    """Whether the "old" of a predicate is said of no person: "the bridge is 150 years old"."""
    return old.head.lemma_ == "be" and not is_old(old)


def _money_or_weight(word: Token, number: Number, unit: Unit, units: Units) -> Unit:
    """A pound is money where it is paid or where there are very many."""
    if word.lemma_.lower() != "pound":
        return unit
    verb = verb_above(word)
    priced = word.dep_ == "pobj" and word.head.lower_ == "for" and not any(p == "of" for p, _ in prepositions(word))
    paid = number.low >= MANY_POUNDS or priced or (verb is not None and (verb.lemma_ in PAYING or _of_a_sum(verb)))
    return (units.find("gbp") if paid else None) or unit


def _of_a_sum(verb: Token) -> bool:
    """Whether the subject of a verb is a sum of money by its name: "the fund stood at 880 pounds"."""
    return any(s.lemma_.lower() in SUMS for s in subjects(verb))


def _following(doc: Doc, number: Number) -> list[Token]:
    """The words behind a number in which its unit may stand, without a hyphen, or the article behind a fraction."""
    at = behind_article(doc, number.end) if number.share else number.end
    tokens = list(doc[at : at + 4])
    return tokens[1:] if tokens and tokens[0].text in {"-", "\u2011"} else tokens


def _lemma(token: Token) -> str:
    return token.lemma_.lower() if token.is_alpha else token.lower_


def _counted_noun(doc: Doc, number: Number, units: Units) -> tuple[str | None, int, float]:
    head = _head_noun(doc, number)
    if head is None and (number.share or _among_people(doc[number.end - 1])):
        return "share" if number.share else "persons", number.end - 1, 1.0
    if (state := state_after(doc, number.end, units)) is not None:
        return state.name, number.end, state.factor
    if head is None:
        return _bare_unit(doc[number.end - 1], units)
    if number.share or voted_against(head, doc[number.end - 1]):
        return "share" if number.share else VOTES_LOST, head.i, 1.0
    unit = unit_by_deed(head, doc[number.end - 1], units)
    if unit is not None:
        return unit.name, head.i, unit.factor
    return _plural(head), head.i, 1.0


def _among_people(last: Token) -> bool:
    """Whether a number is of people told by a pronoun: "five thousand of us"."""
    return any(p == "of" and thing.lower_ in {"us", "you", "whom"} for p, thing in prepositions(last))


def _bare_unit(last: Token, units: Units) -> tuple[str | None, int, float]:
    """The unit of a number without a noun, if its clause tells what it counts."""
    noun = counted_by_clause(last)
    if noun is None:
        return None, last.i, 1.0
    unit = units.find(noun)
    if unit is not None or noun == AS_BEFORE:
        return (unit.name, last.i, unit.factor) if unit is not None else (noun, last.i, 1.0)
    return _s(noun), last.i, 1.0


def _head_noun(doc: Doc, number: Number) -> Token | None:
    last = doc[number.end - 1]
    for token in (last, doc[number.start]):
        if token.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod", "advmod", "det"}:
            head = token.head
            if head.pos_ == "NUM" or head.i < number.end:
                head = head.head
            if head.pos_ in {"NOUN", "PROPN"} and head.i >= number.end:
                return None if APART.intersection(t.lower_ for t in doc[number.end : head.i]) else head
    for child in last.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == number.end:
            return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    if last.pos_ != "NUM":
        return None
    behind = takewhile(lambda t: t.pos_ not in VERBAL and t.text not in STOPS, doc[number.end : number.end + 3])
    return next((t for t in behind if t.tag_ == "NNS"), None)


def _plural(head: Token) -> str:
    """The noun as its plural stands in print, or with an s where it is singular."""
    if head.tag_ in {"NNS", "NNPS"}:
        return head.lower_
    return _s(head.lemma_.lower())


def _s(lemma: str) -> str:
    if lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma
    if lemma.endswith(("ss", "x", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _place(doc: Doc, number: Number, unit: str, head: int, factor: float) -> PlacedQuantity:
    comparator, start = comparator_before(doc, number)
    after, end = comparator_after(doc, max(number.end, head + 1 if head < number.end + 2 else number.end))
    comparator = after or comparator or (">=" if number.open_ended else "=")
    low: float | None = _rounded(number.low * factor)
    high: float | None = _rounded(number.high * factor)
    if number.low == number.high:
        low, high = _bounds(_rounded(number.low * factor), comparator)
    return PlacedQuantity(
        quantity=Quantity(low=low, high=high, unit=unit, comparator=comparator, text=Span(doc, start, end).text),
        start=start,
        end=end,
        head=head,
    )


def _rounded(value: float) -> float:
    return round(value, 6)


def _bounds(value: float, comparator: str) -> tuple[float | None, float | None]:
    """What a comparator leaves open."""
    if comparator in {">", ">="}:
        return value, None
    if comparator in {"<", "<="}:
        return None, value
    return value, value
