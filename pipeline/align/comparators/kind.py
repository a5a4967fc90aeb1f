"""What sort of thing: kinds of one family that exclude each other, such as observers and peacekeepers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.align.background import NAMED_THINGS, Background, dated_in_words, named, named_things, times_meet
from pipeline.align.doers import thing_classes
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.names import PROVISIONS
from pipeline.records.group import AGREE, CONFLICT, SILENT, FieldComparison, judged

FIELD = "kind"
NOTHING = judged(FIELD, SILENT, "no kinds that exclude each other")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PROVISION = re.compile(rf"(?:{'|'.join(PROVISIONS)})\s+\d+\b", re.IGNORECASE)
_MENTIONED = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|our)\s+(?:(?!(?:an?|no|any)\b)[\w-]+\s+){0,3}$", re.IGNORECASE
)
"""Before a noun that speaks of something known, and does not say what it is: "the bloc"."""
NAME_WORDS = 2
"""Fewest words that two names share before the word that tells their kinds."""
ASSESSMENT = "ASSESSMENT"
CLASSING = frozenset({ASSESSMENT, "MEMBERSHIP"})
NEGATED = "negated"
BECOMING = "found.become"
JOINTS = "-'’"
"""Marks inside words."""
WINDOW = 6
"""Words on each side of the trigger."""


def names_kind(view: ClaimView, background: Background) -> bool:
    """Whether a claim names a kind of anything, classes something, or dates the beginning of something."""
    slots = background.contrasts.slots
    begun = view.claim.event_type in slots["once"] or not slots["once_senses"].isdisjoint(view.senses)
    return (begun and bool(view.days)) or view.claim.event_type in CLASSING or bool(background.once(kinds, view))


def compare_kinds(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where both name a kind of one family and share none, for one act at one time, denied by both or none, or
    for one article of a law; or where they name what was founded or signed then alike but for the kind.
    """
    if _classed_apart(left, right, background):
        said, denied = (left, right) if right.claim.polarity == NEGATED else (right, left)
        against = f"“{said.claim.trigger.text}” against not “{denied.claim.trigger.text}”"
        return judged(FIELD, CONFLICT, f"one says what it is, the other denies it: {against}")
    if apart := founded_apart(left, right, background):
        return judged(FIELD, CONFLICT, f"different kinds of thing: {apart[0]} against {apart[1]}")
    a = background.once(kinds, left)
    b = background.once(kinds, right) if a else {}
    for family in sorted(a.keys() & b.keys()):
        shown = _shown(a[family]), _shown(b[family])
        if set(a[family]) & set(b[family]):
            return judged(FIELD, AGREE, f"both speak of {shown[0]}")
        if left.claim.polarity != right.claim.polarity or not times_meet(left, right):
            continue
        alike = left.entities & right.entities and _alike(left, right, background)
        if alike or _provision(left) == _provision(right) != "":
            return judged(FIELD, CONFLICT, f"different kinds of thing: {shown[0]} against {shown[1]}")
    return NOTHING


def _provision(view: ClaimView) -> str:
    """The numbered part of a law that a claim cites as such: "Article 4"; empty where it cites none."""
    spot = view.claim.trigger.start - view.claim.evidence.start
    cited = _PROVISION.match(view.claim.evidence.quote, max(spot, 0))
    return cited[0].lower() if cited else ""


def _classed_apart(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says what sort of thing somebody is, and the other that they are none: "a bloc", "no alliance"."""
    if {left.claim.event_type, right.claim.event_type} - CLASSING or left.claim.modality != right.claim.modality:
        return False
    dated = dated_in_words(left) and dated_in_words(right)
    if left.claim.polarity == right.claim.polarity or (dated and not times_meet(left, right)):
        return False
    if not named(left.actors) or left.actors != right.actors or _mentions(left) or _mentions(right):
        return False
    a, b = (thing_classes((NOUN + view.trigger,), background.contrasts) for view in (left, right))
    return not a.isdisjoint(b)


def _mentions(view: ClaimView) -> bool:
    """Whether an opinion's word only takes up what was spoken of before."""
    before = view.claim.evidence.quote[: max(view.claim.trigger.start - view.claim.evidence.start, 0)]
    return view.claim.event_type == ASSESSMENT and _MENTIONED.search(before) is not None


def founded_apart(left: ClaimView, right: ClaimView, background: Background) -> tuple[str, str] | None:
    """The kinds of one thing that both tell of the beginning of, named alike but for its last word: the Fishery League,
    the Fishery Treaty.
    """
    if not left.days or not right.days or left.claim.polarity != right.claim.polarity:
        return None
    if not (_begins(left, background) and _begins(right, background) and times_meet(left, right)):
        return None
    for one in sorted(_begun(left) - right.entities):
        for other in sorted(_begun(right) - left.entities):
            a, b = one.split("-"), other.split("-")
            alike = len(a) > NAME_WORDS and _own_words(a) == _own_words(b)
            if alike and _one_family(a[-1], b[-1], background):
                return a[-1], b[-1]
    return None


def _begins(view: ClaimView, background: Background) -> bool:
    """Whether a claim may tell of a beginning: of what happens once, or of an act that is done once to its object, as a
    treaty is signed.
    """
    slots = background.contrasts.slots
    senses = slots["once_senses"] | slots["once_done_senses"]
    return view.claim.event_type in slots["once"] or not senses.isdisjoint(view.senses)


def _begun(view: ClaimView) -> frozenset[str]:
    """What may have begun by a claim: of what turned into something else only that."""
    return view.actors if view.claim.rule_id == BECOMING else view.entities


def _own_words(name: list[str]) -> str:
    """A name's words without the last and without the sort of its id."""
    return "-".join(name[:-1]).partition("/")[2]


def _one_family(one: str, other: str, background: Background) -> bool:
    """Whether two words name kinds of one family that exclude each other."""
    a, b = dict(_kinds_of(one, background)), dict(_kinds_of(other, background))
    return any(a[family] != b[family] for family in a.keys() & b.keys())


def kinds(view: ClaimView, background: Background) -> dict[str, dict[str, str]]:
    """Family -> kind -> the word that names it: common nouns of the passage, and the last word of a named thing."""
    near = _near_trigger(view) if _may_name_kinds(view, background) else ()
    words = [(word, stem(word) in view.words) for word in near if _kinds_of(word, background)]
    words += [(e.rpartition("-")[2], True) for e in sorted(named_things(view.entities))]
    found: dict[str, dict[str, str]] = {}
    for word, telling in words:
        for family, kind in _kinds_of(word, background) if telling else ():
            found.setdefault(family, {}).setdefault(kind, word)
    return found


def _may_name_kinds(view: ClaimView, background: Background) -> bool:
    """Whether a word of the passage names a kind; those with hyphens and the like have to be looked at closely."""
    quote = view.claim.evidence.quote
    whole = not any(mark in quote for mark in JOINTS)
    return not (whole and _by_form(background.contrasts).keys().isdisjoint(lower_words(quote)))


def _kinds_of(word: str, background: Background) -> Sequence[tuple[str, str]]:
    """Families and kinds that a word names, in the singular or the plural."""
    return _by_form(background.contrasts).get(word, ())


@lru_cache(maxsize=4)
def _by_form(contrasts: Contrasts) -> dict[str, Sequence[tuple[str, str]]]:
    """Families and kinds by the word that names them, and by its plural."""
    known = contrasts.kinds
    found: dict[str, Sequence[tuple[str, str]]] = {}
    for form in {form for word in known for form in (word, f"{word}s")}:
        words = dict.fromkeys((form, form.removesuffix("s")))
        found[form] = [kind for word in words for kind in sorted(known.get(word, ()))]
    return found


def _near_trigger(view: ClaimView) -> tuple[str, ...]:
    """Words of the passage that stand near the trigger and belong to no name; what stands further off is seldom what
    is reported.
    """
    spot = view.claim.trigger.start - view.claim.evidence.start
    quote = view.claim.evidence.quote
    near = _WORD.findall(quote[:spot])[-WINDOW:] + _WORD.findall(quote[spot:])[: WINDOW + 1]
    return tuple(word.lower() for word in near if word.islower() or quote.isupper())


def _alike(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both speak of one act of the same parties; named things may differ, for they are what is compared."""
    actors, recipients = (left.actors, right.actors), (left.recipients, right.recipients)
    if any(named(a) and named(b) and not a & b for a, b in (recipients,)):
        return False
    things = any(e.startswith(NAMED_THINGS) for e in actors[0] | actors[1])
    return background.same_act(left, right) and (things or bool(actors[0] & actors[1]))


def _shown(kind_words: dict[str, str]) -> str:
    return " and ".join(sorted(kind_words.values()))
