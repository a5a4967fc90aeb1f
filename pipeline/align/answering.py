"""Whether two claims answer one question in opposite ways, and of the same parties and things."""

from __future__ import annotations

import re

from pipeline.align.answers import opposed_answers
from pipeline.align.background import Background, dated_in_words, named, times_meet
from pipeline.align.doers import camps, thing_classes
from pipeline.align.likeness import MANY, told_alike
from pipeline.align.none_at_all import NEGATED
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems, stem, tells_phrase

ASSERTED = "asserted"
AGENTS = ("person/", "state/", "org/", "people/")
"""Kinds of those who may be treated one way in one matter and another way in the next."""
ABOUT = 4
"""Content words after a verb that are likely to say what it is about."""
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z][^\W\d_]+")
_DAY = re.compile(r"-\d\d-\d\d")


def answer_each_other(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both answer one question in opposite ways, of the same parties and of one thing where they name it."""
    questions = opposed_answers(left, right, background)
    if not questions or dated_apart(left, right) or of_other_names(left, right, background):
        return False
    if left.claim.modality != right.claim.modality:
        return False
    if questions & background.contrasts.slots["undergone_answers"] and _undergo(left, right):
        return True
    if told_alike(left, right, background, fewest=MANY, opposed=True):
        return True
    if questions & background.contrasts.slots["subject_answers"] and left.actors & right.actors:
        return True
    return background.same_thing(left, right) and _of_one_party(left, right) and _one_thing(left, right, background)


def may_answer_each_other(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether opposite words, neither of them denied, answer one question for the same doers, or of one thing that
    undergoes it, and nothing says that they are about two things.
    """
    if NEGATED in {left.claim.polarity, right.claim.polarity} or left.claim.modality != right.claim.modality:
        return False
    if not opposed_answers(left, right, background) or dated_apart(left, right):
        return False
    a, b = left.recipients | left.others, right.recipients | right.others
    one_thing = bool(a & b or thing_classes(a, background.contrasts) & thing_classes(b, background.contrasts))
    if left.actors and right.actors:
        if _of_one_camp(left, right, background):
            return one_thing
        return bool(left.actors & right.actors) and (one_thing or not (a and b))
    return one_thing


def _of_one_camp(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell of doers by nouns alone that may mean the same: "parliament", "the deputies"."""
    if named(left.actors) or named(right.actors):
        return False
    return not background.once(camps, left).isdisjoint(background.once(camps, right))


def answer_of_one_thing(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether opposite words are said of the same things, and only one side names who acted: "the authorities granted
    the pilots access", "Merenia denied the pilots any access".
    """
    if NEGATED in {left.claim.polarity, right.claim.polarity} or left.claim.modality != right.claim.modality:
        return False
    if bool(named(left.actors)) == bool(named(right.actors)) or not (left.actors and right.actors):
        return False
    if not opposed_answers(left, right, background) or dated_apart(left, right):
        return False
    return len((left.recipients | left.others) & (right.recipients | right.others)) > 1


def may_be_of_one(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether opposite words, neither of them denied, are told of somebody by one and by the other of a thing that the
    first names too: "the firm shut its second line down", "the second line continues to run".
    """
    if NEGATED in {left.claim.polarity, right.claim.polarity} or left.claim.modality != right.claim.modality:
        return False
    if bool(named(left.actors)) == bool(named(right.actors)) or dated_apart(left, right):
        return False
    thing, other = (right, left) if named(left.actors) else (left, right)
    if not any(noun.removeprefix(NOUN) in other.words for noun in thing.actors):
        return False
    opposed = opposed_answers(left, right, background)
    return bool(opposed) and background.same_thing(left, right) and not of_other_names(left, right, background)


def _undergo(left: ClaimView, right: ClaimView) -> bool:
    """Whether one person, and no other but whoever does it to them, has part in both: "Venn resigned", "Brun dismissed
    Venn".
    """
    common = _people(left) & _people(right)
    one_acts = not (_people(left) - common and _people(right) - common)
    if _is_done_to(left, right) or _is_done_to(right, left):
        return True
    return len(common) == 1 and one_acts and not (common & left.others or common & right.others)


def _is_done_to(one: ClaimView, other: ClaimView) -> bool:
    """Whether all who act by one claim undergo what the other tells: "the bank escaped a fine", "fined the bank"."""
    return bool(one.actors) and one.actors <= other.recipients and not one.actors & other.actors


def _people(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if e.startswith("person/"))


def _of_one_party(left: ClaimView, right: ClaimView) -> bool:
    """Whether the same act, or where neither says who acted the same undergo it."""
    if left.actors & right.actors:
        return True
    undergone = named((left.recipients | left.others) & (right.recipients | right.others))
    return bool(undergone) and not named(left.actors | right.actors)


def _one_thing(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether what both act upon is the same, in the same or a near word, or one names none. That somebody did not
    criticise a state in one matter does not deny that they did in another.
    """
    a, b = (v.recipients | v.others | v.places for v in (left, right))
    if not a | told_after(left) or not b | told_after(right):
        return named(left.actors) == named(right.actors)
    denied = left.claim.polarity != right.claim.polarity
    if any(not e.startswith(AGENTS) for e in a & b) or (a & b and not denied):
        return True
    alike = background.once(object_senses, left) & background.once(object_senses, right)
    return bool(alike or told_after(left) & told_after(right))


def object_senses(view: ClaimView, background: Background) -> frozenset[str]:
    """The classes of near-synonyms of what an act is about."""
    nouns = {n.removeprefix(NOUN) for n in view.recipients | view.others if n.startswith(NOUN)}
    classes = thing_classes(view.recipients | view.others, background.contrasts)
    return senses_of_stems(nouns | told_after(view), background.relatedness) | {f"thing {found}" for found in classes}


def of_other_names(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both passages hold names, and none in common: the bridge at Alba, the bridge at Selby."""
    mine, theirs = background.once(names_written, left), background.once(names_written, right)
    return bool(mine and theirs) and mine.isdisjoint(theirs) and named(left.entities).isdisjoint(named(right.entities))


def names_written(view: ClaimView, _: Background) -> frozenset[str]:
    """Stems of the words with capitals behind the first word of a passage, but for those of its date: "30 January"."""
    told, date = view.claim.evidence.quote, view.claim.date
    return frozenset(map(stem, _NAME.findall(told.replace(date.text, "") if date else told)))


def dated_apart(left: ClaimView, right: ClaimView) -> bool:
    """Whether both passages themselves date what they tell, and differently; dates read from elsewhere may be wrong,
    and so may years that no passage gives.
    """
    apart = not times_meet(left, right) and dated_in_words(left) and dated_in_words(right)
    return apart and not _of_one_day_of_the_year(left, right)


def denied_too_early(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one denied what by the other came about after that was published, or what had not come about "so far" by
    the older of two articles.
    """
    return _too_early(left, right, background) or _too_early(right, left, background)


def _too_early(denial: ClaimView, other: ClaimView, background: Background) -> bool:
    if denial.claim.polarity != NEGATED or other.claim.polarity == NEGATED or denial.claim.modality != ASSERTED:
        return False
    known, told = (view.published and view.published[1] for view in (denial, other))
    if known is None or told is None:
        return False
    if other.days is None or not dated_in_words(other):
        return told > known and background.once(_so_far, denial)
    first = other.days[1] if other.days[0] is None else other.days[0]
    return first is not None and first > known


def _so_far(view: ClaimView, background: Background) -> bool:
    """Whether a claim says no more than how things stand: "so far", "as yet"."""
    return tells_phrase(view.claim.evidence.quote, background.contrasts.slots["so_far_phrases"])


def _of_one_day_of_the_year(left: ClaimView, right: ClaimView) -> bool:
    """Whether dates to the day differ in nothing but a year that is inferred."""
    dates = [view.claim.date for view in (left, right) if view.claim.date is not None]
    days = [_DAY.findall(date.edtf or "") for date in dates]
    inferred = any(date.year_inferred for date in dates)
    return inferred and len(days) > 1 and days[0] == days[1] != []


def told_after(view: ClaimView) -> frozenset[str]:
    """The first content words after the trigger, names left out: what the act is about."""
    after = view.claim.trigger.end - view.claim.evidence.start
    return frozenset(content_stems(view.claim.evidence.quote[max(after, 0) :])[:ABOUT]) & view.words
