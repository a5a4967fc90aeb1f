"""What came to nothing: a happening called off, averted or left undone, against an account by which it happened."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from pipeline.align.answering import dated_apart, of_other_names
from pipeline.align.background import Background, named
from pipeline.align.plans import AFFIRMED, forms_of, is_act_of, plans_another
from pipeline.align.role_words import occasions_by_stem
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, content_stems, lower_words, stem

_PHRASE = re.compile(r"[^.,;:!?()]+")
ASSERTED, FORETOLD = "asserted", "predicted"
EVENT, HOLD = "event/", "hold"
UN = "un"
"""Beginning of words for what was not done: "unpaid", "unrepaired"."""
ROOT = 3
"""Fewest letters of the stem behind it."""
BEHIND = frozenset({"of", "by", "between", "to", "from", "in", "at", "on", "with", "for", "over", "which", "that"})
"""Words that end the head of a noun phrase."""
PLANNED = frozenset({"planned", "proposed", "scheduled", "intended", "mooted", "threatened"})
"""Words before what had not begun."""
DENYING = frozenset({"no", "not", "never", "without", "none", "nothing", "nobody", "nor", "neither", "n't"})
JOINING = frozenset({"and", "or", "but", "as", "so", "because", "before", "after", "until", "though", "although"})
"""Words that deny what is told, and such as end a noun phrase."""
_WAS_TO_HAVE = re.compile(r"\b(?:was|were)(?: \w+)? to have (?:been )?(?:\w+ly )?$", re.IGNORECASE)
"""Before an act that was planned and, as the perfect tells, was not done: "was to have been held"."""
LATER = frozenset({"after", "following", "since"})
"""Words by which something had gone on before it was called off."""


def came_to_nothing(view: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether a claim says that what the other tells of as a fact was called off, averted or never done, told by its
    noun, its infinitive or a participle that denies it: "the launch was scrubbed", "the plan to sell it was shelved",
    "the bill remained unpaid", "the fair was to have been held".
    """
    if fact.claim.modality != ASSERTED or fact.claim.polarity != AFFIRMED:
        return False
    if _was_held_though_cancelled(view, fact, background):
        return not dated_apart(view, fact)
    acts = background.once(acts_undone, view)
    if not acts or not any(is_act_of(act, fact, background) for act in acts):
        return False
    if dated_apart(view, fact) or plans_another(view, fact) or not background.same_thing(view, fact):
        return False
    mine, theirs = named(view.entities), named(fact.entities)
    if (mine - theirs and theirs - mine) or of_other_names(view, fact, background):
        return False
    return bool((view.bag & fact.bag) - acts - forms_of(fact) - forms_of(view))


def undoes(view: ClaimView, background: Background) -> bool:
    """Whether a claim may say of anything that it came to nothing."""
    return _calls_off(view, background) or bool(background.once(acts_undone, view))


def _calls_off(view: ClaimView, background: Background) -> bool:
    """Whether a claim's own word undoes what it is said of."""
    undoing = background.contrasts.slots["undoing_words"]
    return view.claim.polarity == AFFIRMED and stem(view.claim.predicate.lower()) in undoing


def _was_held_though_cancelled(view: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether one says of an event, named or the one of its sort, that it was called off or was to have been, and the
    other that it was held: "Kyrgyzstan cancelled Silver Dawn", "the exercise Silver Dawn was held"; "the summit was
    cancelled", "the summit took place".
    """
    if not (_calls_off(view, background) or _was_to_have(view)):
        return False
    common = view.entities & fact.entities
    event = any(e.startswith(EVENT) or (e.startswith(NOUN) and _is_the_one(e, view, fact)) for e in common)
    told = fact.trigger in occasions_by_stem(background.contrasts) or HOLD in fact.senses
    return event and told and not background.contrasts.slots["held_words"].isdisjoint(fact.forms)


def _is_the_one(noun: str, view: ClaimView, fact: ClaimView) -> bool:
    """Whether both passages speak of the one thing that a noun names: "the summit"."""
    word = noun.removeprefix(NOUN)
    told = (pairwise(lower_words(each.claim.evidence.quote)) for each in (view, fact))
    return all(any(before == "the" and stem(after) == word for before, after in pairs) for pairs in told)


def _was_to_have(view: ClaimView) -> bool:
    """Whether what a claim tells was planned and not done."""
    claim = view.claim
    told = claim.evidence.quote[: max(claim.trigger.start - claim.evidence.start, 0)]
    return claim.modality == FORETOLD and _WAS_TO_HAVE.search(told) is not None


def acts_undone(view: ClaimView, background: Background) -> frozenset[str]:
    """Stems of the acts or happenings that by a claim did not come about; empty where it tells of none."""
    claim = view.claim
    if claim.modality not in {ASSERTED, FORETOLD}:
        return frozenset()
    word = claim.predicate.lower()
    if claim.polarity == AFFIRMED and word.startswith(UN):
        act = stem(word.removeprefix(UN))
        return frozenset((act,)) if len(act) >= ROOT else frozenset()
    if claim.polarity != AFFIRMED:
        return frozenset()
    if claim.modality == FORETOLD:
        return forms_of(view) if _was_to_have(view) else frozenset()
    ended = stem(word) in background.contrasts.slots["dropping_words"]
    undone = stem(word) in background.contrasts.slots["undoing_words"]
    return _told_of(view, background, begun=ended) if undone or ended else frozenset()


def _told_of(view: ClaimView, background: Background, *, begun: bool) -> frozenset[str]:
    """What a word for undoing is said of: the nouns of what takes part, and the act that a plan is for. What may have
    `begun`, as a search that is dropped, counts only where it is told as planned.
    """
    spot = max(view.claim.trigger.start - view.claim.evidence.start, 0)
    before, words = lower_words(view.claim.evidence.quote[:spot]), lower_words(view.claim.evidence.quote)
    if not LATER.isdisjoint(words):
        return frozenset()
    head = content_stems(" ".join(takewhile(lambda word: word not in BEHIND, before)))[-1:]
    things = {thing.removeprefix(NOUN) for thing in view.recipients | view.others if thing.startswith(NOUN)}
    nouns = things.union(head)
    planned = background.contrasts.slots["plan_nouns"]
    meant = {stem(after) for word, after in pairwise(words) if word == "to"} if nouns & planned else set()
    told = meant if begun and PLANNED.isdisjoint(words) else nouns | meant
    return frozenset(told) - planned


def does_without(view: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether one says that something was done without a thing that the other account has: "climbed without oxygen",
    "used bottled oxygen".
    """
    lacking = background.once(lacked, view)
    if not lacking or other.claim.modality != ASSERTED or other.claim.polarity != view.claim.polarity:
        return False
    if not DENYING.isdisjoint(lower_words(other.claim.evidence.quote)) or dated_apart(view, other):
        return False
    return not lacking.isdisjoint(other.words) and background.same_thing(view, other)


def lacked(view: ClaimView, _: Background) -> frozenset[str]:
    """The stem of the noun behind "without"; what was not done meanwhile ("without asking") is no thing."""
    after = view.claim.evidence.quote.partition(" without ")[2]
    if view.claim.modality != ASSERTED or not after:
        return frozenset()
    phrase = _PHRASE.match(after)
    told = lower_words(phrase[0]) if phrase else ()
    head = list(takewhile(lambda word: word not in BEHIND | JOINING, told))[-1:]
    verbal = not told or told[0].endswith("ing")
    return frozenset() if verbal else frozenset(content_stems(" ".join(head)))
