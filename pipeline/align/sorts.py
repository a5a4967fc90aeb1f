"""Of what sort those are who act, by the nouns that tell of them: "a shepherd", "Ann Roe, a retired librarian"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.align.background import Background
from pipeline.align.doers import ACTOR, DEFINITE, NEW, OBJECTS, camps, thing_classes
from pipeline.align.posts import BOUNDS
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Participant
from pipeline.records.record import record

_BEHIND = re.compile(r", (?:a|an|the|its|his|her|their|one of the) ((?:[^\W\d_][\w’'-]* ?){1,5})")
_HOME = re.compile(r" (?:of|at|in|from|for|with) ((?:[\w’'-]+ ?){1,4})")
_LAST = re.compile(
    r"(?<!\bat )\blast "
    r"(?!(?:year|month|week|night|spring|summer|autumn|winter|decade|century|[A-Z]\w+|few|two|three)\b)"
)
_FIRST = re.compile(
    r"\bfor the (?:very )?first time\b(?! (?:since|ever)\b| in (?!\d|[A-Z])|,? as \b)|\bfirst (?=\w+ed\b)"
)
_BEFORE = re.compile(r"\b(?:a|an|the|its|his|her|their) ((?:[^\W\d_][\w’'-]* ){1,4}?)(?:, )?$")

ANYBODY = frozenset({"to", "one", "person", "man"})
"""What stands behind "first" where it means the first of all."""
NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelv", "sever", "dozen"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "opening", "next"})
Count = tuple[str, float | None, float | None]
"""A unit, and between which figures there are so many."""
AMONG = {("of", "the"), ("among", "the"), ("amongst", "the")}


@record
class Sorts:
    """Stems of the nouns that tell what those are who act, and of all words beside these; none where one of them is
    told of by a bare name.
    """

    heads: frozenset[str]
    words: frozenset[str]


UNKNOWN = Sorts(heads=frozenset(), words=frozenset())


def sorts(view: ClaimView, _: Background) -> Sorts:
    """What a claim says of the sort of those who act."""
    told = [_phrase(p, view) for p in view.claim.participants if p.role == ACTOR and not _is_whose(p)]
    if not told or not all(told):
        return UNKNOWN
    stems = [content_stems(" ".join(phrase)) for phrase in told]
    if not all(stems):
        return UNKNOWN
    whose = [_whose(p, view) for p in view.claim.participants if p.role == ACTOR and p.entity_id is None]
    return Sorts(heads=frozenset(each[-1] for each in stems), words=frozenset().union(*stems, *whose))


def _whose(participant: Participant, view: ClaimView) -> tuple[str, ...]:
    """Stems of what stands right behind a noun that tells whose or where those are: "a lawyer at the ministry"."""
    found = _HOME.match(view.claim.evidence.quote, max(participant.end - view.claim.evidence.start, 0))
    return content_stems(found[1]) if found else ()


def _is_whose(participant: Participant) -> bool:
    """Whether a state or city stands beside those who act only as theirs."""
    return (participant.entity_id or "").startswith(("state/", "city/", "region/"))


def _phrase(participant: Participant, view: ClaimView) -> list[str]:
    """The words of a common noun, or of the noun that explains a name right beside it."""
    if participant.entity_id is None:
        words = participant.text.split()
        opens = participant.start == view.claim.evidence.start and words[-1].endswith("s")
        return words if opens or words[-1][:1].islower() else []
    quote, first = view.claim.evidence.quote, view.claim.evidence.start
    start, end = participant.start - first, participant.end - first
    if not 0 <= start < end <= len(quote):
        return []
    found = _BEHIND.match(quote, end) or _BEFORE.search(quote[:start])
    return _up_to_bound(found[1]) if found else []


def _up_to_bound(phrase: str) -> list[str]:
    words: list[str] = []
    for word in phrase.split():
        if word.lower() in BOUNDS:
            break
        words.append(word)
    return words if words and words[-1][:1].islower() else []


def sorts_differ(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say what those are who act, in nouns of which none may mean the other's: herders, salt cutters."""
    a, b = background.once(sorts, left), background.once(sorts, right)
    if not (a.heads and b.heads) or a.words & b.words:
        return False
    contrasts = background.contrasts
    if (a.heads | b.heads) & contrasts.slots["anybody_words"]:
        return False
    if not background.once(camps, left).isdisjoint(background.once(camps, right)):
        return False
    classes = [thing_classes(frozenset(NOUN + head for head in side.heads), contrasts) for side in (a, b)]
    senses = [senses_of_stems(side.heads, background.relatedness) for side in (a, b)]
    alike = bool(senses[0] & senses[1]) and not _ranks_differ(a.heads, b.heads, contrasts)
    return not (alike or classes[0] & classes[1])


def of_one_house(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether those of one are told by whose they are, in words for those of the other: the ministry, a lawyer at the
    ministry.
    """
    a, b = background.once(sorts, left), background.once(sorts, right)
    return not (a.words.isdisjoint(b.heads) and b.words.isdisjoint(a.heads))


def _ranks_differ(a: frozenset[str], b: frozenset[str], contrasts: Contrasts) -> bool:
    """Whether both are titles, of two ranks: the queen, the mayor."""
    ranks = _ranks(contrasts)
    sides = [frozenset(ranks.get(head, "") for head in side) for side in (a, b)]
    return "" not in sides[0] | sides[1] and sides[0].isdisjoint(sides[1])


@lru_cache(maxsize=8)
def _ranks(contrasts: Contrasts) -> dict[str, str]:
    """Ranks by the stems of titles of one word."""
    return {stem(title): rank for title, (_, rank) in contrasts.offices.items() if " " not in title}


def sole_act(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell, in one word or near-synonyms, what one does to a thing and not several, whatever the type of
    event: who drafted the bill, who freed the hostages, who was the first to climb the peak.
    """
    one_act = left.trigger == right.trigger or bool(left.senses & right.senses)
    sole = background.contrasts.slots["sole_words"]
    return one_act and ((left.trigger in sole and right.trigger in sole) or both_first(left, right))


def one_deed_told(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell, in one word or near-synonyms, what is done to a thing by one noun, though neither says which
    one it is: "offered two boats".
    """
    slots = background.contrasts.slots
    if not slots["joint_types"].isdisjoint((left.claim.event_type, right.claim.event_type)):
        return False
    senses = (left.senses & right.senses) - slots["shared_senses"] - slots["bare_senses"]
    brought = {left.trigger, right.trigger} <= slots["bringing_words"]
    if not (senses or brought) and (left.trigger != right.trigger or left.senses & slots["shared_senses"]):
        return False
    a, b = (_described(view) for view in (left, right))
    nouns = [frozenset(side) for side in (a, b)]
    if any(a[noun] and b[noun] and a[noun].isdisjoint(b[noun]) for noun in nouns[0] & nouns[1]):
        return False
    return bool(nouns[0] & nouns[1]) or bool(
        thing_classes(nouns[0], background.contrasts) & thing_classes(nouns[1], background.contrasts)
    )


def _described(view: ClaimView) -> dict[str, frozenset[str]]:
    """The nouns for what an act is done to, one or some in particular, each with the words that describe it, but for
    figures.
    """
    objects = [p.text for p in view.claim.participants if p.role in OBJECTS and p.entity_id is None]
    told = [content_stems(text) for text in objects if not (DEFINITE | NEW).isdisjoint(lower_words(text)[:1])]
    return {NOUN + stems[-1]: frozenset(s for s in stems[:-1] if s not in NUMBERS) for stems in told if stems}


def both_first(left: ClaimView, right: ClaimView) -> bool:
    """Whether both tell who was the first of all to do something."""
    one_act = left.trigger == right.trigger or bool(left.senses & right.senses)
    return one_act and _tells_first(left) and _tells_first(right)


def _tells_first(view: ClaimView) -> bool:
    """Whether somebody is the first of all, not "one of the first" nor "the first Briton"."""
    words = lower_words(view.claim.evidence.quote)
    places = [i for i, word in enumerate(words) if word == "first" and words[max(i - 2, 0) : i] not in AMONG]
    behind = [words[i + 1] for i in places if i + 1 < len(words)]
    return any(word in ANYBODY or stem(word) == stem(view.claim.trigger.text) for word in behind)


def tells_last(view: ClaimView, _: Background) -> bool:
    """Whether a claim tells of the last time that something was done: "had last been inspected", "the last test"."""
    return _LAST.search(view.claim.evidence.quote) is not None


def tells_first_time(view: ClaimView, _: Background) -> bool:
    """Whether a claim tells of the first time that something was done: "asked for it for the first time"."""
    return _FIRST.search(view.claim.evidence.quote) is not None


def counted_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether each tells of another one in a row, or of another number of things: the first match, the second match."""
    (a, one), (b, other) = background.once(_told_in_numbers, left), background.once(_told_in_numbers, right)
    if a and b and (a.isdisjoint(b) or ("first" in a & b and _tells_first(left) != _tells_first(right))):
        return True
    return bool(one and other) and one.isdisjoint(other) and not _units(one).isdisjoint(_units(other))


def _told_in_numbers(view: ClaimView, _: Background) -> tuple[frozenset[str], frozenset[Count]]:
    """Which ones in a row a passage tells of, and how many of what the act is done to."""
    things = view.recipients | view.others
    counted = (q for q in view.claim.quantities if q.unit and q.text)
    return (
        ORDINALS.intersection(lower_words(view.claim.evidence.quote)),
        frozenset((q.unit, q.low, q.high) for q in counted if f"{NOUN}{stem(q.text.split()[-1])}" in things),
    )


def _units(counts: frozenset[Count]) -> set[str]:
    return {unit for unit, _, _ in counts}
