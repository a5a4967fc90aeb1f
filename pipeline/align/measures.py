"""What a figure is of, as the words beside it tell: what it measures, of which year it is, whether it is asked for,
whether it is told of a part, or is what something was before it changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.align.background import Background
from pipeline.align.figures import is_money
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Quantity

Side = tuple[ClaimView, Quantity]
PHYSICAL = frozenset({"m", "m2", "m3", "kg", "litres", "watts"})
BEFORE = 12
"""Words before a figure among which one may say what it measures."""
AFTER = re.compile(r"\s+(?:in|of)\s+((?:[^\W\d_]+\s+){0,2}[^\W\d_]+)")
"""What stands behind a sum and may say what it is: "in unpaid taxes", "of debt"."""
EACH = re.compile(r"\s+(?:(?:to|for|from)\s+(?:each|every)|per|an?|each|every)\s+([^\W\d_]+)", re.IGNORECASE)
"""What stands behind a figure of each one of several: "nine pounds a hectare", "4,000 pesos to every household"."""
TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year", "annum"})
"""Of these a figure is of each without saying so: a mine gives so much, or so much a year."""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_PARTS = "end|beginning|start|time|middle|close|turn|morning|noon|evening|night|nightfall|dawn|dusk|midnight"
_BY = re.compile(
    rf"\bby\s+((?:the\s+)?(?:{_PARTS}|new\s+year|spring|summer|autumn|winter|\d\d?\s+(?:{_MONTHS})|{_MONTHS}"
    r"|(?:1[5-9]|20)\d\d)\b(?:\s+of)?(?:\s+(?:the\s+)?\w+)?)",
    re.IGNORECASE,
)
"""A moment up to which something is counted."""
ASKED = "REQUEST"
OFFERED = frozenset({"offer"})
"""Classes of words for a price that has not been paid."""
_ALONE = re.compile(r"\b(?:in|at|on|of|from)\s+(?:[\w’'-]+\s+){1,4}alone\b", re.IGNORECASE)
_LOCAL = re.compile(
    r"\b(?:here|where)\b|\bthere\b(?!\s+(?:is|are|was|were|had|has|have|will|may|might|would)\b)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,]*\d)")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
YEARS = 2
"""Calendar years that a date may touch to tell of which year a figure is."""


def is_measure(unit: str) -> bool:
    """Whether a unit is one of money, of size or of weight, of which any number of things have some."""
    return is_money(unit) or unit in PHYSICAL


def other_thing(left: Side, right: Side, background: Background) -> str:
    """Why two figures are not of one thing; empty where nothing says so."""
    measured = measures_told(left, right, background.contrasts)
    if all(measured) and measured[0].isdisjoint(measured[1]):
        return "of different measures"
    if _one_is_asked(left[0], right[0], background):
        return "one is asked for"
    if _one_is_promised(left[0], right[0], background):
        return "one is promised"
    if _is_of_each(*left) != _is_of_each(*right):
        return "one is for each of several"
    if _up_to_two_moments(left[0], right[0]):
        return "one may be an early count"
    return "one is of a part" if _of_a_place_alone(left, right) else ""


def measures_told(left: Side, right: Side, contrasts: Contrasts) -> tuple[frozenset[str], frozenset[str]]:
    """The classes of measures.toml for what each figure measures; empty where no word says it."""
    return _measure(*left, contrasts), _measure(*right, contrasts)


def _measure(view: ClaimView, q: Quantity, contrasts: Contrasts) -> frozenset[str]:
    """The classes of the word behind a figure that says what it is, or of the nearest one before it."""
    if not is_measure(q.unit):
        return frozenset()
    before, behind = _around(view, q)
    known, words = _by_stem(contrasts), lower_words(before)[-BEFORE:]
    told = AFTER.match(behind)
    near = [*lower_words(told[1])[::-1]] if told else []
    return next((known[s] for s in map(stem, [*near, *reversed(words)]) if s in known), frozenset())


@lru_cache(maxsize=4)
def _by_stem(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word, classes in contrasts.measures.items():
        found[stem(word)] = found.get(stem(word), frozenset()) | classes
    return found


def of_two_years(left: ClaimView, right: ClaimView) -> bool:
    """Whether two passages are of different years, one of which at least stands in its passage."""
    mine, theirs = _years(left), _years(right)
    return bool(mine and theirs) and mine.isdisjoint(theirs) and bool(_years_named(left) or _years_named(right))


def _years(view: ClaimView) -> frozenset[int]:
    """The years of a claim's date, where it is of few, and those that the passage names."""
    date, named = view.claim.date, _years_named(view)
    if date is None:
        return named
    if date.earliest is None or date.latest is None or date.latest.year - date.earliest.year >= YEARS:
        return frozenset()
    return frozenset({*named, *range(date.earliest.year, date.latest.year + 1)})


def _years_named(view: ClaimView) -> frozenset[int]:
    """The years that a passage names; 1900 tonnes are none."""
    quote = view.claim.evidence.quote
    for q in view.claim.quantities:
        quote = _spelt(q.text).sub("", quote)
    return frozenset(map(int, _YEAR.findall(quote)))


def _one_is_asked(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one figure is what somebody asks for, the other what came of it or is so: of those nobody is wrong."""
    types = {left.claim.event_type, right.claim.event_type}
    slots = background.contrasts.slots
    return ASKED in types and bool((types - {ASKED}) & (slots["grants"] | slots["as_of"]))


def _one_is_promised(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one figure is what somebody promised, the other what was paid: who paid less kept no promise."""
    slots = background.contrasts.slots
    promises, paying = slots["promises"], slots["paying_senses"] - OFFERED
    return any(
        one.trigger in promises and other.trigger not in promises and not paying.isdisjoint(other.senses)
        for one, other in ((left, right), (right, left))
    )


def _up_to_two_moments(left: ClaimView, right: ClaimView) -> bool:
    """Whether both count up to a moment, and not to the same: "by dawn", "by the end of the month"."""
    moments = [_BY.search(view.claim.evidence.quote) for view in (left, right)]
    if not (moments[0] and moments[1]):
        return False
    dates = [view.claim.date.edtf if view.claim.date else None for view in (left, right)]
    words = [frozenset(moment[1].lower().split()) - {"the", "of"} for moment in moments if moment]
    return dates[0] != dates[1] and words[0].isdisjoint(words[1])


def _is_of_each(view: ClaimView, q: Quantity) -> bool:
    """Whether a sum, a weight or a size is that of each one of several."""
    behind = EACH.match(_around(view, q)[1]) if is_measure(q.unit) else None
    return behind is not None and behind[1].lower() not in TIMES


def _of_a_place_alone(left: Side, right: Side) -> bool:
    """Whether the smaller of two figures is told of one place of several: "in Alba alone"."""
    small, large = _by_size(left, right)
    return bool(_ALONE.search(_quote(small))) and not _ALONE.search(_quote(large))


def of_some_place(left: Side, right: Side) -> bool:
    """Whether the smaller of two figures is told of a place named before ("there"), and the other of none."""
    small, large = _by_size(left, right)
    return bool(_LOCAL.search(_quote(small))) and not (large[0].places or _LOCAL.search(_quote(large)))


def cost_of_others(left: ClaimView, right: ClaimView) -> bool:
    """Whether each passage says by common nouns alone what cost something, and not the same: "the shutdown cost",
    "the repair cost".
    """
    mine, theirs = (frozenset(e.removeprefix(NOUN) for e in v.actors if e.startswith(NOUN)) for v in (left, right))
    return bool(mine and theirs) and mine.isdisjoint(right.bag) and theirs.isdisjoint(left.bag)


def _by_size(left: Side, right: Side) -> tuple[Side, Side]:
    small, large = sorted((left, right), key=lambda side: side[1].low or side[1].high or 0.0)
    return small, large


def _quote(side: Side) -> str:
    return side[0].claim.evidence.quote


def is_beginning(view: ClaimView, q: Quantity) -> bool:
    """Whether a figure is what something was before it changed: the first of "from 9 to 6 per cent"."""
    return bool(_FROM.search(_around(view, q)[0]))


def _around(view: ClaimView, q: Quantity) -> tuple[str, str]:
    """What stands before and behind a figure in its passage; nothing where the passage does not hold it."""
    return _parted(view.claim.evidence.quote, q.text)


@lru_cache(maxsize=10_000)
def _parted(quote: str, figure: str) -> tuple[str, str]:
    found = _spelt(figure).search(quote)
    return (quote[: found.start()], quote[found.end() :]) if found else ("", "")


@lru_cache(maxsize=10_000)
def _spelt(figure: str) -> re.Pattern[str]:
    """A figure as it is written, and not as a part of a longer number."""
    return re.compile(rf"(?<!\w){re.escape(figure)}(?!\w)")
