"""How many: figures of one unit that cannot both hold, allowing for rounding, bounds and growth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.align.asked_figures import asked_figures, other_question
from pipeline.align.background import Background, dated_in_words, named
from pipeline.align.counters import TOLLS, may_have_grown, only_counters_differ
from pipeline.align.doers import thing_classes
from pipeline.align.doubts import (
    OTHER_TIMES,
    PERHAPS_OF_A_PART,
    PERHAPS_OF_THEN,
    PERHAPS_OTHER_MEASURES,
    PERHAPS_OTHER_THINGS,
    TWO_THINGS,
    TWO_YEARS,
    Doubt,
    doubted,
)
from pipeline.align.figures import (
    GENERAL,
    SCALES,
    converted,
    converts,
    is_money,
    kinds_apart,
    lengths_of_time,
    quantities_meet,
    quantity_words,
    same_units,
)
from pipeline.align.inferred_years import days_of_open_year
from pipeline.align.measures import (
    cost_of_others,
    is_beginning,
    is_measure,
    measures_told,
    of_some_place,
    of_two_years,
    other_thing,
)
from pipeline.align.parts import of_a_part, one_of_the_other, one_part_listed, other_part_listed
from pipeline.align.told_days import is_limit
from pipeline.align.view import ClaimView, common_words
from pipeline.align.words import NOUN, content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Quantity
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged
from pipeline.records.sides import VOTES

FIELD = "quantity"
SYMBOLIC = 1.0
"""What is paid where hardly anything is: one euro for a firm."""
FARTHEST = 5.0
"""Figures of which one holds the other more often are given of different things, unless one word tells both."""
FARTHEST_ASKED = 15.0
"""The same for two answers to one question: how many marched foes tell of very differently."""
FAR = 2.0
"""The same for figures that only a likely link ties."""
COMMON_WORDS = 2
"""Content words, figures left aside, that make two passages speak of one matter."""
COUNTS = frozenset({"STATISTIC"})
FORETOLD = "predicted"
MEASURED = frozenset({"percent", "share"})
"""Units, beside those of money, that are given of many things but count none."""
AGES, DEATH = "ages", "die"
LENGTHS = frozenset({"hours", "days", "weeks", "months", "years"})
OF_ANYTHING = LENGTHS | {"minutes", "seconds", "times"}
"""Units that are given of too many things for the link alone to tie two figures."""
EARLY = frozenset({"confirmed", "initially", "preliminary", "provisional", "provisionally"})
BESIDES = frozenset({"other", "others", "more", "further", "additional"})
ANOTHER = "another"
"""Words behind, and before, a number by which it adds to what was told: "two other officers", "another three"."""
RISEN = frozenset({"rose", "risen", "rises", "climbed", "grew", "grown", "mounted"})
EARLY_PAIRS = frozenset({("so", "far"), ("at", "first"), ("up", "from")})
BY_THEN = ("by", "then")
AT_THAT_POINT = frozenset({BY_THEN, ("that", "point"), ("that", "time"), ("that", "moment")})
"""Words for a point in the past at which a count stood, which may have gone on."""
NOTHING = judged(FIELD, SILENT, "no figures of one unit")
Pair = tuple[Quantity, Quantity]


def gives_figure(view: ClaimView, _: Background) -> bool:
    """Whether a claim gives a figure."""
    return bool(view.claim.quantities)


def compare_quantities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare every figure of one side with those of the same unit on the other. Where some agree, others still differ
    if each side has one figure of their unit: 3-1 against 2-1, two dead of 40 against two dead of 60.

    A figure that the other side gives too, of whatever it counts there, is no figure of anything else. A round figure
    allows half a unit of its last significant digit. Figures that grow (counts, sums, members) with different as-of
    dates are silent.
    """
    alike, others, asked = list[Pair](), list[Pair](), asked_figures(left, right, background)
    for a in left.claim.quantities:
        for b in right.claim.quantities:
            one = _one_unit(a.unit, b.unit, background.contrasts) or _one_noun(a, b)
            one = one or (a, b) in asked
            one = one and is_beginning(left, a) == is_beginning(right, b)
            (alike if one else others).append((a, b))
    told = {id(q) for a, b in others if _equal(a, b) for q in (a, b)} if alike else ()
    pairs = [(a, b) for a, b in alike if id(a) not in told and id(b) not in told]
    if not pairs:
        return NOTHING
    if other_part_listed(left, right):
        return judged(FIELD, UNDECIDED, "one is of a part")
    met = [pair for pair in pairs if quantities_meet(*pair)]
    apart = _apart(pairs, met)
    if not apart:
        return judged(FIELD, AGREE, _agreement(*met[0]))
    return _compare_apart(left, right, min(apart, key=_unlikeness), background)


@lru_cache(maxsize=1 << 16)
def _one_unit(a: str, b: str, contrasts: Contrasts) -> bool:
    """Whether two units count the same, be it by nouns that may mean one thing: paintings, pictures."""
    if same_units(a, b, contrasts.wholes):
        return True
    things = [thing_classes([NOUN + word for word in content_stems(unit)[-1:]], contrasts) for unit in (a, b)]
    return not things[0].isdisjoint(things[1])


def _one_noun(a: Quantity, b: Quantity) -> bool:
    """Whether the noun that the one counts stands in the words of the other: "22 radars", "14 radar stations". People
    killed are not people injured.
    """
    return not {a.unit, b.unit} <= TOLLS and _noun_of_other(a.text, b.text)


@lru_cache(maxsize=1 << 16)
def _noun_of_other(a: str, b: str) -> bool:
    told = [frozenset(content_stems(text)) - SCALES for text in (a, b)]
    heads = [_head(text) for text in (a, b)]
    return any(head and head in words for head, words in zip(heads, reversed(told), strict=True))


def _compare_apart(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> FieldComparison:
    """Two figures of one unit that cannot both hold of one thing."""
    against = f"{quantity_words(figures[0])} against {quantity_words(figures[1])}"
    denied = left.claim.polarity != right.claim.polarity and left.trigger == right.trigger
    if denied or _one_foretold(left, right):
        return judged(FIELD, SILENT, f"one figure is denied or foretold: {against}")
    of_one = _of_one_event(left, right, figures, background)
    differ = f"the figures differ: {against}"
    as_of = figures[0].unit not in VOTES and _as_of(left, right, background, of_one=of_one)
    other_days = as_of and not _of_one_day(left, right, figures, background)
    undated = other_days and _one_act_undated(left, right, background)
    if lengths_of_time(*figures) or (other_days and not undated):
        return judged(FIELD, SILENT, f"figures of different dates may differ: {against}")
    other = not background.same_thing(left, right) or _of_other_names(left, right)
    other = other and not only_counters_differ(left, right, figures, background)
    if other or background.of_other_parts(left, right):
        return judged(FIELD, SILENT, f"of different things: {against}")
    doubt = _doubt(left, right, figures, background)
    if doubt:
        return judged(FIELD, UNDECIDED, f"{doubt}: {against}")
    as_of = as_of and not undated
    doubts = [OTHER_TIMES] if as_of else _other_doubts(left, right, figures, background)
    doubts += [PERHAPS_OF_THEN] if undated else []
    if not as_of and not _same_matter(left, right, figures, background):
        if figures[0].unit in OF_ANYTHING or kinds_apart(*figures) or one_of_the_other(left, right, figures):
            return judged(FIELD, UNDECIDED, f"perhaps of different things: {against}")
        doubts.append(PERHAPS_OTHER_THINGS if _times(*figures) > FAR else TWO_THINGS)
    gravest = max(doubts, key=lambda doubt: doubt.least[FIELD], default=None)
    return doubted(FIELD, gravest, differ) if gravest else judged(FIELD, CONFLICT, differ)


def _one_foretold(left: ClaimView, right: ClaimView) -> bool:
    """Whether only one tells what is to be, and the other what was so at a time of its own."""
    foretold = [view.claim.modality == FORETOLD for view in (left, right)]
    return foretold[0] != foretold[1] and all(map(dated_in_words, (left, right)))


def _other_doubts(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> list[Doubt]:
    """What makes it doubtful that two figures of one time are of one thing, whatever the passages have in common."""
    sides = ((left, figures[0]), (right, figures[1]))
    prices = _are_prices(left, right, figures, background)
    measured = measures_told(*sides, background.contrasts)
    found = []
    if figures[0].unit not in TOLLS and not prices and of_two_years(left, right):
        found.append(TWO_YEARS if is_measure(figures[0].unit) or figures[0].unit in MEASURED else OTHER_TIMES)
    if not prices and bool(measured[0]) != bool(measured[1]) and not _common_matter(left, right, figures):
        found.append(PERHAPS_OTHER_MEASURES)
    if prices and cost_of_others(left, right):
        found.append(PERHAPS_OTHER_MEASURES)
    if of_some_place(*sides):
        found.append(PERHAPS_OF_A_PART)
    if _times(*figures) > FARTHEST:
        found.append(TWO_THINGS)
    return found


def _apart(pairs: Sequence[Pair], met: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs of figures that may be in conflict: all where none agree, else those that each have no other partner
    and count the same; lengths of time are of too many things.
    """
    if not met:
        return pairs
    partners = Counter(id(figure) for pair in pairs for figure in pair)
    return [
        (a, b)
        for a, b in pairs
        if (a, b) not in met
        and partners[id(a)] == partners[id(b)] == 1
        and a.unit not in LENGTHS
        and (_counted(a) == _counted(b) or a.unit == b.unit in VOTES)
    ]


def _unlikeness(pair: Pair) -> tuple[bool, float, list[str]]:
    """How little two figures seem to be of one thing: of two units, far apart; else by their words, so that no order of
    the claims counts.
    """
    return converts(*pair), _times(*pair), sorted(q.text for q in pair)


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.low == a.high == b.low == b.high and a.low is not None


def _counted(q: Quantity) -> str:
    """Stem of the noun that a figure counts in the text's own words; empty where there is none."""
    return _head(q.text)


def _head(text: str) -> str:
    words = lower_words(text)
    return stem(words[-1]) if words else ""


def _doubt(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> str:
    """Why two figures that differ may yet not be two answers to one question; empty where nothing says so."""
    if part := of_a_part(left, right, figures, background):
        return part
    if other := other_question(left, right, figures, background):
        return other
    return other_thing((left, figures[0]), (right, figures[1]), background) or _other_count(
        left, right, figures, background
    )


def _other_count(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> str:
    """The same, as far as the figures themselves and the words for what is told say so."""
    early = _early_count(left, figures[0], right) != _early_count(right, figures[1], left)
    if early or may_have_grown(left, right, figures):
        return "one may be an early count"
    if _counts_others(left, figures[0]) != _counts_others(right, figures[1]):
        return "one counts others besides"
    if figures[0].unit == AGES and _gap(*figures) <= 1 and DEATH not in left.senses & right.senses:
        return "a birthday may lie between"
    token = SYMBOLIC in {q.low for q in figures} and _are_prices(left, right, figures, background)
    farthest = FARTHEST_ASKED if figures in asked_figures(left, right, background) else FARTHEST
    if left.trigger != right.trigger and not token and _times(*figures) > farthest:
        return "too far apart to be of one thing"
    if left.trigger != right.trigger and {left.trigger, right.trigger} <= background.contrasts.slots["dimension_words"]:
        return "of different measures"
    return ""


def _same_matter(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether both figures may be of one act or state: the act is the same, it is one price or one size, or the
    passages have enough in common beside the figures. What is counted is no act: "one vote", "passed by three votes".
    """
    slots = background.contrasts.slots
    money = all(is_money(q.unit) for q in figures)
    sized = {left.trigger, right.trigger} <= slots["sizing_words"] and bool(named(left.entities & right.entities))
    sized = sized or _measured_alike(left, right, figures, background)
    sized = sized or one_part_listed(left, right)
    aged = figures[0].unit == AGES and bool(named(left.actors & right.actors))
    counting = left.trigger != right.trigger and {left.trigger, right.trigger} & {_counted(q) for q in figures}
    acts = not counting and background.same_act(left, right)
    if _are_prices(left, right, figures, background) or sized or aged or acts:
        return True
    if figures in asked_figures(left, right, background):
        return True
    words = _common_matter(left, right, figures)
    if money or figures[0].unit in MEASURED:
        one_type = left.claim.event_type == right.claim.event_type
        return bool(words) or (one_type and len(named(left.entities & right.entities)) > 1)
    return len(words) >= (COMMON_WORDS if any(q.unit in GENERAL for q in figures) else 1)


def _measured_alike(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether both give one measure of one thing: "measures 24 metres across", "is 31 metres wide"."""
    told = {left.trigger, right.trigger}
    kinds = told & background.contrasts.slots["dimension_words"]
    measuring = told <= kinds | background.contrasts.slots["measuring_words"]
    return measuring and len(kinds) <= 1 and bool(left.actors & right.actors) and figures[0].unit in GENERAL


def _common_matter(left: ClaimView, right: ClaimView, figures: Pair) -> frozenset[str]:
    """Words that both passages have beside names and figures, and what both say of the counted things but their noun:
    "four gold crowns", "six gold crowns".
    """
    kinds = [set(content_stems(q.text)[:-1]) for q in figures]
    said = left.words & right.words & (kinds[0] | kinds[1])
    return common_words(left, right) | (said - SCALES - {_counted(q) for q in figures})


def _of_one_day(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether two figures are of what has one date, whatever dates are given: of losses or a price, of which one
    passage gives none.
    """
    undated = left.claim.date is None or right.claim.date is None
    return undated and (figures[0].unit in TOLLS or _are_prices(left, right, figures, background))


def _one_act_undated(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one of two passages dates one act: the other may still be of that time, where the link is firm."""
    dates = (left.claim.date, right.claim.date)
    return (dates[0] is None) != (dates[1] is None) and background.same_act(left, right)


def _gap(a: Quantity, b: Quantity) -> float:
    return abs((a.low or a.high or 0.0) - (b.low or b.high or 0.0))


def _times(a: Quantity, b: Quantity) -> float:
    """How many times one figure holds the other."""
    if converts(a, b):
        a, b = converted(a), converted(b)
    small, large = sorted(abs(q.low if q.low is not None else q.high or 0.0) for q in (a, b))
    return large / small if small else 1.0


def _agreement(a: Quantity, b: Quantity) -> str:
    if (a.low, a.high) == (b.low, b.high):
        return f"both say {quantity_words(a)}"
    return f"{quantity_words(a)} and {quantity_words(b)} can both hold"


def _of_one_event(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether both count losses or tell a price, and name somebody, something or a place in common beside the act and
    the figures: the date is then that of the event.
    """
    named_alike = left.entities & right.entities or common_words(left, right) - {left.trigger, right.trigger}
    dateless = left.claim.date is None or right.claim.date is None
    price = dateless and _are_prices(left, right, figures, background)
    return (figures[0].unit in TOLLS or price) and bool(named_alike)


def _are_prices(left: ClaimView, right: ClaimView, figures: Pair, background: Background) -> bool:
    """Whether both say what something was bought, sold or offered for."""
    slots = background.contrasts.slots
    told = [v.senses & slots["paying_senses"] or v.trigger in slots["paying_words"] for v in (left, right)]
    return all(is_money(q.unit) for q in figures) and all(told)


def _as_of(left: ClaimView, right: ClaimView, background: Background, *, of_one: bool) -> bool:
    """Whether each figure holds for a time of its own. A date that the passage does not give counts for less: of a
    happening, and of losses or prices in one (`of_one`), for nothing, of a state only against none. What is foretold
    has the times for which it is.
    """
    a, b = left.claim.date, right.claim.date
    if a is not None and b is not None and (a.meets(b) or days_of_open_year(left, right)):
        return False
    given = dated_in_words(left), dated_in_words(right)
    if left.claim.modality == right.claim.modality == FORETOLD:
        return all(given)
    if all(given) and background.once(is_limit, left) and background.once(is_limit, right):
        return True
    types = (left.claim.event_type, right.claim.event_type)
    if not any(background.contrasts.slot("as_of", t) for t in types):
        return False
    return all(given) or (any(given) and not of_one and any(background.contrasts.slot("holds", t) for t in types))


def _early_count(view: ClaimView, q: Quantity, other: ClaimView) -> bool:
    """Whether the passage says that its figure is not the last word; a toll that has risen may rise further, and what
    stood "by then" may have gone on, unless the other figure is of such a point too.
    """
    words = lower_words(view.claim.evidence.quote)
    pairs = frozenset(pairwise(words))
    rising = q.unit in TOLLS and not (RISEN | {"still"}).isdisjoint(words)
    of_then = BY_THEN in pairs and AT_THAT_POINT.isdisjoint(pairwise(lower_words(other.claim.evidence.quote)))
    return rising or of_then or not (EARLY.isdisjoint(words) and EARLY_PAIRS.isdisjoint(pairs))


def _counts_others(view: ClaimView, q: Quantity) -> bool:
    """Whether a figure adds to another that was given before it."""
    number, told = q.text.lower().split()[:1], view.claim.evidence.quote.lower().split()
    more = any([one] == number and other.strip(".,;") in BESIDES for one, other in pairwise(told))
    return more or any(one == ANOTHER and [other] == number for one, other in pairwise(told))


def _of_other_names(left: ClaimView, right: ClaimView) -> bool:
    """Whether each side names something of a kind (a state, a person) that the other does not."""
    if left.trigger == right.trigger:
        return False
    mine, theirs = left.entities - right.entities, right.entities - left.entities
    return bool({e.partition("/")[0] for e in mine} & {e.partition("/")[0] for e in theirs})
