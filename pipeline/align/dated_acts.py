"""Of which act a date is: whether two claims may date one act, and whether a date is of the act that is told."""

from __future__ import annotations

import re

from pipeline.align.background import DAYS, NAMED_THINGS, Background, dated_before, dated_in_words, length_of, named
from pipeline.align.beginnings import BECAME
from pipeline.align.likeness import told_alike
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, WORD, lower_words, stem

OFFICE = "OFFICE"
ENTERED = frozenset({"sworn", "inaugurated", "inauguration", "office"})
ACTED = frozenset({"STANCE", "ASSESSMENT"})
"""Types of opinions, of which a verb in the past may tell an act; a figure is as of its day."""
FORETOLD = frozenset({"FORECAST"})
"""A happening foretold for a day is no state, though a forecast without its date is."""
RELATIONS = frozenset(
    {"after", "following", "before", "since", "because", "despite", "amid", "preceding", "until"}
    | {"which", "who", "whom", "whose", "where"}
)
SAID_THAT = frozenset({"that"})
"""What follows the day on which something was said: "said on Thursday that they were still there"."""
AT_ONCE = frozenset({"when", "while", "as"})
CLAUSE_ENDS = (", and ", ", but ", "; ")
_ASIDE = re.compile(r", (?:who|whom|whose|which|where|despite|amid)\b[^,;:()–—]*,")
"""What stands between commas beside an act and its date: "on 3 May Brun, who had come for the vote, resigned"."""
_PLANNED = re.compile(
    r"\b(?:(?:was|were|had been) (?:set |supposed |meant |expected )?to|planned|scheduled|due|slated)\b"
    r"[^,;:()]{0,60}\Z",
    re.IGNORECASE,
)
"""What stands before the date for which something had been planned."""
_NEXT_VERB = re.compile(r", and \Z")
"""What stands right before the last of several acts of one subject, all of the date before them: "on 3 May he rose,
read his letter, and left".
"""


def is_state(view: ClaimView, background: Background) -> bool:
    """Whether a claim tells what holds rather than what happened or is to happen on a day: a post is held, but somebody
    is elected to it; a forecast without its date is an opinion.
    """
    kind = view.claim.event_type
    if kind == OFFICE:
        told = view.claim.evidence.quote if dated_in_words(view) else view.claim.trigger.text
        return not (BECAME | ENTERED) & set(lower_words(told))
    holds = kind in background.contrasts.slots["holds"] and not (kind in FORETOLD and dated_in_words(view))
    return holds and not background.once(_acts_on_day, view)


def both_happen(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both claims tell what happened; what is typed as an opinion only where both passages give its date."""
    if background.once(is_state, left) or background.once(is_state, right):
        return False
    typed = {left.claim.event_type, right.claim.event_type}
    return typed.isdisjoint(ACTED) or (dated_in_words(left) and dated_in_words(right))


def _acts_on_day(view: ClaimView, background: Background) -> bool:
    """Whether a claim that is typed as an opinion tells what was done on a day, by a verb in the past: "invoked the
    treaty on 6 June"; "wanted" does not.
    """
    claim = view.claim
    if claim.event_type not in ACTED or not dated_in_words(view) or view.days is None or length_of(view.days) > DAYS:
        return False
    word = claim.trigger.text.lower()
    before = claim.evidence.quote[: max(claim.trigger.start - claim.evidence.start, 0)]
    beside = word.endswith("ing") and before.endswith(", ")
    past = word != claim.predicate and not word.endswith(("s", "ing"))
    return (past or beside) and view.trigger not in background.contrasts.slots["standing_words"]


def one_act(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """The same act of one type, or in the same word where that word says what happened ("began" does not), or told in
    nearly the same words.
    """
    if OFFICE in (left.claim.event_type, right.claim.event_type):
        entered = all(ENTERED & set(lower_words(view.claim.trigger.text)) for view in (left, right))
        told = left.trigger == right.trigger or left.trigger in right.words or right.trigger in left.words
        return entered or told
    bare = (left.senses | right.senses) & background.contrasts.slots["bare_senses"]
    telling = not bare or _one_happening(left, right)
    return (telling and background.same_act(left, right)) or told_alike(left, right, background)


def begins_and_ends(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one tells the beginning and the other the end: "the strike began", "the strike ended"."""
    bare = background.contrasts.slots["bare_senses"]
    one = left.senses & bare
    other = right.senses & bare if one else one
    return bool(other) and one.isdisjoint(other)


def _one_happening(left: ClaimView, right: ClaimView) -> bool:
    """Whether both say of one named event, work or law, or of what one common noun names, that it begins or ends."""
    told = (left.actors | left.recipients | left.others) & (right.actors | right.recipients | right.others)
    return bool(left.senses & right.senses) and any(e.startswith((NOUN, *NAMED_THINGS)) for e in told)


def is_loose(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether a date stands in an earlier sentence, or only one side says who acted."""
    return dated_before(left) or dated_before(right) or _actor_missing(left, right, background)


def _actor_missing(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one says who acted, in a happening of a common sort, and not that it was done to the same."""
    distinct = left.claim.event_type in background.contrasts.slots["distinct"]
    undergone = _things(left) & _things(right)
    a, b = named(left.actors), named(right.actors)
    told = a <= right.entities and b <= left.entities  # wherever the other names them: published by, published in
    return not distinct and not undergone and not told and bool(a) != bool(b)


def _things(view: ClaimView) -> frozenset[str]:
    """What is acted on, wherever the sentence puts it: "published its report", "the report appeared"."""
    return view.recipients | view.others | frozenset(e for e in view.actors if e.startswith(NOUN))


def of_other_acts(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether a date may be of another act than the one that is told, and not both of when it had been planned."""
    if background.once(_of_plan, left) and background.once(_of_plan, right):
        return False
    told = background.once(of_another_act, left) or background.once(of_another_act, right)
    return told or _told_beside(left, right) or _told_beside(right, left)


def of_another_act(view: ClaimView, _: Background) -> bool:
    """Whether a word such as "after", or the beginning of another clause, stands between the act and the date."""
    date = view.claim.date
    relations = RELATIONS - {"until"} if date and date.earliest else RELATIONS  # "not until" is when it happened
    return _parted(view, view.claim.trigger.start - view.claim.evidence.start, relations)


def _of_plan(view: ClaimView, _: Background) -> bool:
    """Whether a date is that for which a passage says that something had been planned: "was to be held in May"."""
    quote, date = view.claim.evidence.quote, view.claim.date
    return date is not None and date.text in quote and bool(_PLANNED.search(quote[: quote.index(date.text)]))


def _told_beside(view: ClaimView, other: ClaimView) -> bool:
    """Whether a claim only mentions the other's act, in another clause than its own date: "asked for help on 5 May,
    when protests had turned violent".
    """
    if view.trigger == other.trigger or view.senses & other.senses or other.trigger not in view.words:
        return False
    spots = (m.start() for m in WORD.finditer(view.claim.evidence.quote) if stem(m[0]) == other.trigger)
    spot = next(spots, None)
    return spot is not None and _parted(view, spot, RELATIONS | AT_ONCE)


def _parted(view: ClaimView, spot: int, relations: frozenset[str]) -> bool:
    """Whether one of some words, or the end of a clause, stands between a spot of the passage and its date."""
    quote, date = view.claim.evidence.quote, view.claim.date
    told = quote.find(date.text) if date else -1
    between = _ASIDE.sub(",", quote[min(told, spot) : max(told, spot)]) if told >= 0 else ""
    if 0 <= told < spot:
        between = _NEXT_VERB.sub("", between)
        relations = relations | (SAID_THAT if view.claim.attribution else frozenset())
    return bool(relations & set(lower_words(between))) or any(mark in between for mark in CLAUSE_ENDS)
