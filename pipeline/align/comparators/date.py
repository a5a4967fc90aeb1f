"""When: nested dates agree, dates that share no day conflict, an inferred year is not held against anybody."""

from __future__ import annotations

from pipeline.align.asked_dates import asked_within
from pipeline.align.background import (
    DAYS,
    MONTH,
    Background,
    dated_before,
    dated_in_words,
    length_of,
    named,
    named_things,
)
from pipeline.align.beginnings import find_beginnings
from pipeline.align.dated_acts import (
    OFFICE,
    begins_and_ends,
    both_happen,
    is_loose,
    is_state,
    of_another_act,
    of_other_acts,
    one_act,
)
from pipeline.align.doubts import (
    OTHER_ACTS,
    OTHER_GATHERINGS,
    OWN_DAYS,
    OWN_TIMES,
    TIMES_FAR_APART,
    TWO_DAYS,
    TWO_THINGS,
    TWO_TIMES,
    Doubt,
    doubted,
)
from pipeline.align.endings import find_endings
from pipeline.align.entries import find_entries
from pipeline.align.inferred_years import beginnings_apart, year_may_matter
from pipeline.align.other_people import of_other_people
from pipeline.align.posts import titles
from pipeline.align.sorts import tells_first_time, tells_last
from pipeline.align.stages import of_two_steps
from pipeline.align.told_dates import date_told
from pipeline.align.told_days import is_limit, told_on_days
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, stems_of
from pipeline.records.edtf_words import english_date
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged
from pipeline.records.time import DateInterval

FIELD = "date"
ORDERING = "order"
LEAVE = "LEAVE"
MOVES = frozenset({"JOIN", LEAVE})
FORETOLD = frozenset({"FORECAST"})
FOUND = "FOUND"
FAR_DAYS = {"first": 15_000, "once": 1500, "pinned": 400, "recurs": 45}
"""Most days between the beginnings of two dates that are taken for two answers to one question: of what is done for the
first time, of what happens once, of what more than the act ties together, of what recurs.
"""
NOTHING = judged(FIELD, SILENT, "at least one gives no date")
GATHERING_DAYS = 14
"""Days between two dates of gatherings beyond which they may be two."""
SEASON = 92
"""Most days between such dates where a very likely link ties what recurs."""
WEEK = 7
OTHER_ACT = "a date may be of another act"
FIRM = 2
"""How firmly one happening has to be pinned down (`Background.pinned`)."""


def gives_date(view: ClaimView, _: Background) -> bool:
    """Whether a claim gives a date."""
    return view.claim.date is not None and view.days is not None


def compare_dates(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare on days only. A partial overlap is undecided, because either author may be right.

    States, figures and opinions have no single date, so that other times are silent, not a conflict. Happenings that
    recur conflict only within `FAR_DAYS`: dates further apart speak of two happenings.
    """
    a, b = left.claim.date, right.claim.date
    if a is None or b is None or left.days is None or right.days is None:
        return NOTHING
    starts = find_beginnings(left, right, background) or find_entries(left, right, background)
    if starts:
        return _compare_edges(*starts, "since", "beginning")
    if ends := find_endings(left, right, background):
        return _compare_edges(*ends, "until", "end")
    if asked_within(left, right, background):
        a, b = date_told(left.claim) or a, date_told(right.claim) or b
    if a.contains(b) or b.contains(a):
        same = left.days == right.days
        return judged(FIELD, AGREE, _agreement(a, b, same=same))
    against = _against(a, b)
    if a.meets(b):
        return judged(FIELD, UNDECIDED, f"the dates overlap in part: {against}")
    return _disjoint(left, right, background, against)


def _against(a: DateInterval, b: DateInterval) -> str:
    """Two dates as a reader says them; where neither text gives a year, none is given."""
    unsaid = a.year_inferred and b.year_inferred and a.text != b.text
    return f"{a.text} against {b.text}" if unsaid else f"{date_words(a)} against {date_words(b)}"


def _compare_edges(a: DateInterval, b: DateInterval, word: str, edge: str) -> FieldComparison:
    """Two beginnings or two ends of one state."""
    against = f"{word} {date_words(a)} against {word} {date_words(b)}"
    if a.meets(b):
        return judged(FIELD, AGREE, f"both give one {edge}: {against}")
    if year_may_matter(a, b):
        return judged(FIELD, UNDECIDED, f"a year is inferred: {against}")
    return judged(FIELD, CONFLICT, f"the {edge}s differ: {against}")


def _disjoint(left: ClaimView, right: ClaimView, background: Background, against: str) -> FieldComparison:
    denied = left.claim.polarity != right.claim.polarity  # what did not happen, did so on no day
    if denied or _elsewhere(left, right, background):
        return _of_own_time(against)
    differ = f"the dates differ: {against}"
    if _answers_apart(left, right, background):
        return judged(FIELD, CONFLICT, differ)
    if _of_two_acts(left, right, background) or not background.same_thing(left, right):
        return _of_own_time(against)
    once = background.happens_once(left, right)
    act = (once or both_happen(left, right, background)) and one_act(left, right, background)
    objection: Doubt | FieldComparison | None
    if act or told_on_days(left, right, background):
        objection = _objection(left, right, background, against, once=once, act=act)
    else:
        objection = _doubt_of_own(left, right, background) or _of_own_time(against)
    if isinstance(objection, FieldComparison):
        return objection
    return doubted(FIELD, objection, differ) if objection else judged(FIELD, CONFLICT, differ)


def _answers_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two dates are the only answers of their articles to one question of when, and neither is a limit or may
    be of another act or year.
    """
    within = asked_within(left, right, background)
    if beginnings_apart(left, right) > within or year_may_matter(left.claim.date, right.claim.date):
        return False
    return not any(background.once(_is_loose_answer, view) for view in (left, right))


def _is_loose_answer(view: ClaimView, background: Background) -> bool:
    """Whether a date is a limit or may be of another act than the one told; "stayed until January" gives an end."""
    date = view.claim.date
    ends = date is not None and date.earliest is None
    return background.once(is_limit, view) or (not ends and background.once(of_another_act, view))


def _of_two_acts(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two acts are told, each with a day of its own: of other people or parts, or one after the other."""
    return (
        begins_and_ends(left, right, background)
        or of_other_people(left, right, background)
        or of_two_steps(left, right, background)
        or _ordered_before(left, right)
        or _ordered_before(right, left)
        or background.of_other_parts(left, right)
    )


def _of_own_time(against: str) -> FieldComparison:
    return judged(FIELD, SILENT, f"each speaks of its own time: {against}")


def _objection(
    left: ClaimView, right: ClaimView, background: Background, against: str, *, once: bool, act: bool
) -> Doubt | FieldComparison | None:
    """What speaks against two dates of what may be one happening: a doubt, or that they are no conflict at all."""
    limit = _farthest(left, right, background, once=once)
    apart_days = 0 if _once_in_one_word(left, right, background) else beginnings_apart(left, right)
    if apart_days > max(limit, SEASON):
        if apart_days <= FAR_DAYS["once"] and _told_apart(left, right, background):
            return TIMES_FAR_APART
        return judged(FIELD, SILENT, f"two happenings of two times: {against}")
    loose = not act or (not once and (is_loose(left, right, background) or _meet_otherwise(left, right, background)))
    why = _doubt(left, right, background)
    if not why and loose and not told_on_days(left, right, background):
        why = OTHER_ACT
    if why:
        own_days = why == OTHER_ACT and _doubt_of_own(left, right, background) is OWN_DAYS
        return OTHER_ACTS if own_days else judged(FIELD, UNDECIDED if act else SILENT, f"{why}: {against}")
    if apart_days > GATHERING_DAYS and _gatherings(left, right, background):
        return OTHER_GATHERINGS if act else OWN_TIMES
    if apart_days > limit:
        return TWO_TIMES if act else OWN_TIMES
    unnamed = _founded_once(left, right) and not named(left.others & right.others)
    doubt = doubt_of_days(left, right) if loose or unnamed else None
    return OWN_DAYS if doubt is TWO_DAYS and not act else doubt


def _meet_otherwise(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one tells of a gathering by a word for one, and nothing but its type makes the act one: a visit and
    a summit are both meetings.
    """
    kinds = stems_of(background.contrasts.slots["gatherings"])
    named_in = left.trigger in right.words or right.trigger in left.words
    return (left.trigger in kinds) != (right.trigger in kinds) and not (left.senses & right.senses) and not named_in


def doubt_of_days(left: ClaimView, right: ClaimView) -> Doubt:
    """What is doubted of two dates that may be of two things: less where both are days, and not far apart."""
    a, b = left.claim.date, right.claim.date
    if a is None or b is None or a.earliest is None or b.earliest is None:
        return TWO_THINGS
    exact = a.earliest == a.latest and b.earliest == b.latest and not (dated_before(left) or dated_before(right))
    return TWO_DAYS if exact and abs((a.earliest - b.earliest).days) <= MONTH else TWO_THINGS


def _told_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both passages give in their own words, with the year, when something happened that is no gathering."""
    told = left.sole and right.sole and dated_in_words(left) and dated_in_words(right)
    year_open = year_may_matter(left.claim.date, right.claim.date)
    return told and not year_open and not _gatherings(left, right, background)


def _doubt_of_own(left: ClaimView, right: ClaimView, background: Background) -> Doubt | None:
    """What is doubted of two dates that each passage gives in its own words, of what may not be one act: less of days
    not far apart; None where one is a limit, both tell a state or a post, one how somebody came to a post and the other
    how they left it, or that two things began or ended.
    """
    if not all(dated_in_words(v) and v.days and not background.once(is_limit, v) for v in (left, right)):
        return None
    if {left.claim.event_type, right.claim.event_type} == {OFFICE, LEAVE}:
        return None
    alike = all(background.once(is_state, v) or v.claim.event_type == OFFICE for v in (left, right))
    bare = (left.senses | right.senses) & background.contrasts.slots["bare_senses"]
    if alike or (bare and left.entities.isdisjoint(right.entities)):
        return None
    if doubt_of_days(left, right) is TWO_DAYS:
        return OWN_DAYS
    exact = any(length_of(v.days) <= DAYS for v in (left, right) if v.days)
    return None if exact else OWN_TIMES


def _gatherings(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell of a gathering of a kind that is held time and again, or one of it and the other of what was
    done there, and of none by its name: a summit.
    """
    kinds = stems_of(background.contrasts.slots["gatherings"])
    triggers = {left.trigger, right.trigger}
    told = triggers <= kinds or (triggers & kinds & (left.words | {left.trigger}) & (right.words | {right.trigger}))
    return bool(told) and not named_things(left.entities & right.entities)


def _farthest(left: ClaimView, right: ClaimView, background: Background, *, once: bool) -> int:
    """Most days between the beginnings of two dates of what may be one happening."""
    first = background.once(tells_first_time, left) and background.once(tells_first_time, right)
    if first or _founded_once(left, right):
        return FAR_DAYS["first"]
    once = once or (background.once(tells_last, left) and background.once(tells_last, right))
    if once or _told_once(left, right, background) or _done_once(left, right, background):
        return FAR_DAYS["once"]
    foretold = {left.claim.event_type, right.claim.event_type} <= FORETOLD
    return FAR_DAYS["pinned" if foretold or background.pinned(left, right) >= FIRM else "recurs"]


def _done_once(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say of one thing, named or not, what is seldom done to it twice: bought, merged, married."""
    said = left.senses & right.senses & background.contrasts.slots["once_done_senses"]
    things = (left.recipients | left.others) & (right.recipients | right.others)
    return bool(said and things) and dated_in_words(left) and dated_in_words(right)


def _doubt(left: ClaimView, right: ClaimView, background: Background) -> str:
    """Why two dates that differ may yet not be two answers to one question; empty where nothing says so."""
    if _other_body(left, right):
        return "perhaps of different bodies"
    if _founds_another(left, right) or _founds_another(right, left):
        return "one may have founded what the other does not speak of"
    if background.once(is_limit, left) or background.once(is_limit, right):
        return "a date may be only a limit"
    if _one_weekday(left.claim.date, right.claim.date):
        return "both name one weekday"
    if of_other_acts(left, right, background):
        return OTHER_ACT
    return "a year is inferred" if year_may_matter(left.claim.date, right.claim.date) else ""


def _ordered_before(order: ClaimView, deed: ClaimView) -> bool:
    """Whether one tells that somebody ordered what the other tells of as done later: "ordered that the flocks be
    killed", "the flock was killed".
    """
    a, b = order.claim.date, deed.claim.date
    if a is None or b is None or a.latest is None or b.earliest is None or a.latest >= b.earliest:
        return False
    return ORDERING in order.senses and ORDERING not in deed.senses and deed.trigger in order.words


def _one_weekday(a: DateInterval | None, b: DateInterval | None) -> bool:
    """Whether both give a date in the same words, which were read as days whole weeks apart: "on Thursday"."""
    if a is None or b is None or a.earliest is None or b.earliest is None or a.text.lower() != b.text.lower():
        return False
    return (a.earliest - b.earliest).days % WEEK == 0


def _other_body(left: ClaimView, right: ClaimView) -> bool:
    """Whether only one says what was joined or left, and the other does not name it near by either."""
    bodies = [v.recipients | v.others for v in (left, right)]
    moved = {left.claim.event_type, right.claim.event_type} <= MOVES and bool(bodies[0]) != bool(bodies[1])
    return moved and named(bodies[0] | bodies[1]).isdisjoint((left if bodies[1] else right).names_around)


def _founds_another(left: ClaimView, right: ClaimView) -> bool:
    """Whether one sets up a thing of its own, of which the other says nothing: a bank that established a branch was not
    established then.
    """
    things = frozenset(e for e in left.others if e.startswith(NOUN))
    founder = left.claim.event_type == FOUND and named(left.actors & right.actors)
    return bool(founder and things) and things.isdisjoint(right.entities | {NOUN + word for word in right.bag})


def _once_in_one_word(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say of somebody, each with its date and in one word or a synonym, what happens once: born in 1912
    is not born in 1921.
    """
    said = left.senses & right.senses & background.contrasts.slots["once_senses"] or _came_to_be(left, right)
    if not (said and dated_in_words(left) and dated_in_words(right)):
        return False
    return bool(named((left.actors | left.recipients | left.others) & (right.actors | right.recipients | right.others)))


def _came_to_be(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell of a beginning of one that nothing is done to: "was founded", "goes back to"."""
    founded = left.claim.event_type == right.claim.event_type == FOUND
    return founded and not any(v.recipients | v.others for v in (left, right))


def _told_once(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether each article tells of one such act only, in one word, with its date and of the same parties or post."""
    told = left.trigger == right.trigger or bool(left.senses & right.senses)
    if not (told and left.sole and right.sole and dated_in_words(left) and dated_in_words(right)):
        return False
    parties = named((left.recipients | left.others) & (right.recipients | right.others))
    if left.claim.event_type == right.claim.event_type == OFFICE and left.actors & right.actors:
        parties |= set(background.once(titles, left)) & set(background.once(titles, right))
    return bool(parties)


def _founded_once(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell of the founding of one thing, named or not, in one word and each with its date."""
    if not left.claim.event_type == right.claim.event_type == FOUND or left.trigger != right.trigger:
        return False
    return bool(left.others & right.others) and dated_in_words(left) and dated_in_words(right)


def _elsewhere(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both name places that are not one, of what is no birth or the like."""
    return background.places_apart(left, right) and not background.one_origin(left, right)


def _agreement(a: DateInterval, b: DateInterval, *, same: bool) -> str:
    if same:
        return f"both say {date_words(a)}"
    exact, vague = (a, b) if b.contains(a) else (b, a)
    words = date_words(vague)
    return f"{date_words(exact)} lies {'in the time' if words.startswith(('from ', 'until ')) else 'within'} {words}"


def date_words(date: DateInterval) -> str:
    """A date as a reader says it."""
    return english_date(date.edtf) or date.text
