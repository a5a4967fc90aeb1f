"""What a denial denies: an act that was refused, or that there was any of a thing that somebody sent, filed or gave."""

from __future__ import annotations

from itertools import takewhile

from pipeline.align.background import Background, named
from pipeline.align.doers import thing_classes
from pipeline.align.none_at_all import A_SINGLE, COMPARED, NEGATED, NOBODY, leaves_none, words_denied
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems, lower_words, stem, stems_of

ANY = frozenset({"no", "any"})
"""Words before what a denial denies."""
AGAIN = "again"
NOUNS = 4
"""Words behind an act among which "no" and what it denies stand."""
ALL = ("all ", "every ", "each ", "both ")
"""What opens a phrase for everybody of a group."""
SHORTEST = 4
"""Letters of a verb by which a noun is known to be of its root: "sign", "signature"."""


def denies_all(view: ClaimView) -> bool:
    """Whether a denial leaves nobody and nothing out (`leaves_none`)."""
    return view.claim.polarity == NEGATED and not named(view.actors) and leaves_none(view.claim)


def affirms_of_all(view: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether a claim tells of all members of a group what a denial denies of one who may be of it: "all six states
    signed", "Norway did not sign".
    """
    if view.claim.polarity == NEGATED or not named(other.actors):
        return False
    told = [p.text for p in view.claim.participants if p.role == "actor" and p.text.lower().startswith(ALL)]
    members = stems_of(background.contrasts.slots["member_words"])
    return any(not members.isdisjoint(content_stems(text)) for text in told)


def denies_once_more(view: ClaimView) -> bool:
    """Whether a denial leaves open that it happened before: "never visited Peru again"."""
    if view.claim.polarity != NEGATED:
        return False
    after = view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :]
    return AGAIN in lower_words(after)[:NOUNS]


def of_once_before(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one denies that it ever happened again, and the other tells of it once, at a time that is not later."""
    if not denies_once_more(left) and not denies_once_more(right):
        return False
    denial, other = (left, right) if denies_once_more(left) else (right, left)
    once_more = stems_of(background.contrasts.slots["once_more_words"])
    return once_more.isdisjoint(map(stem, lower_words(other.claim.evidence.quote))) and not is_later(other, denial)


def is_later(view: ClaimView, other: ClaimView) -> bool:
    """Whether one claim is dated from a day on that is behind the first of the other's."""
    first, before = (each.days[0] if each.days else None for each in (view, other))
    return first is not None and before is not None and first > before


def denies_any_object(view: ClaimView) -> bool:
    """Whether what is acted upon is nobody or nothing at all: "sent nobody", "bought nothing", "not paid a single
    crown"; "found nothing more" is about some only.
    """
    if view.claim.polarity != NEGATED:
        return False
    told = view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :]
    after = lower_words(told)
    denied = bool(after) and after[0] in NOBODY and not ({*COMPARED, "of"} & set(after[1:2]))
    return denied or A_SINGLE.match(told.lstrip()) is not None


def none_brought(denial: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether one says that there was none of what came about according to the other, each by a verb that says no more
    of it or by its noun's own, or by near words that both have of one thing: "no complaint was lodged", "they filed a
    complaint", "they complained"; "no heir was named", "the heir was appointed".
    """
    if denial.claim.polarity != NEGATED or other.claim.polarity == NEGATED:
        return False
    denied, bringing = denied_stems(denial), background.contrasts.slots["bringing_words"]
    if denial.senses & other.senses and not _denied_beside(denial).isdisjoint(other.words):
        return True
    brought = frozenset(e.removeprefix(NOUN) for e in other.entities if e.startswith(NOUN))
    if denial.trigger in bringing and (
        _have_root(denied, other.trigger) or senses_of_stems(denied, background.relatedness) & other.senses
    ):
        return True
    if other.trigger not in bringing or _have_root(brought, denial.trigger):
        return other.trigger in bringing
    mine = frozenset(NOUN + word for word in denied) & (denial.entities | {NOUN + denial.trigger})
    theirs, contrasts = frozenset(NOUN + noun for noun in brought), background.contrasts
    met = mine & theirs or thing_classes(mine, contrasts) & thing_classes(theirs, contrasts)
    return bool(met) and (denial.trigger in bringing or denial.trigger in denied)


def _denied_beside(view: ClaimView) -> frozenset[str]:
    """Stems of that of which a denial says, before its act or right behind it, that there was none, but for the act's
    own: "no heir was named", "named no heir", "will be no job losses".
    """
    told, act = view.claim.evidence.quote, view.claim.trigger
    start, end = (max(spot - view.claim.evidence.start, 0) for spot in (act.start, act.end))
    before, behind = lower_words(told[:start]), lower_words(told[end:])
    last = max((i for i, word in enumerate(before) if word == "no"), default=len(before))
    none = " ".join((*before[last + 1 :], *(behind[1:NOUNS] if behind[:1] in {("no",), ("any",)} else ())))
    return frozenset(content_stems(none)) - {view.trigger}


def _have_root(nouns: frozenset[str], verb: str) -> bool:
    """Whether one of some nouns, as stems, is that of a verb: "warning", "warned"; "permission", "permit"."""
    return any(_letters_alike(noun, verb) >= max(SHORTEST, min(len(noun), len(verb)) - 1) for noun in nouns)


def _letters_alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def none_of_it(denial: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether one denies that there was any of what the other tells of, by its word or one that says no more of it: "no
    monogram was found", "the monogram was found".
    """
    if denial.claim.polarity != NEGATED or other.claim.polarity == NEGATED:
        return False
    denied = denied_stems(denial)
    telling = denied | background.contrasts.slots["bringing_words"] | {denial.trigger}
    return other.trigger in telling and not (denied - {denial.trigger}).isdisjoint(other.words)


def denied_stems(view: ClaimView) -> frozenset[str]:
    """The words right after "no" or "any", as stems."""
    words = words_denied(view.claim)
    return frozenset(
        s for i, word in enumerate(words) if word in ANY for s in content_stems(" ".join(words[i + 1 : i + 4]))
    )


def refused(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says that somebody refused or failed to do what the other reports, in its word or a near one:
    "refused to sign", "withheld its signature" and "signed"; or that all of them did it.
    """
    if "refuse" not in left.senses or not (left.actors & right.actors or affirms_of_all(right, left, background)):
        return False
    if "refuse" in right.senses or background.contrasts.slot("denies", right.claim.event_type):
        return False
    told, words = lower_words(left.claim.evidence.quote), lower_words(left.claim.trigger.text)
    after = told[told.index(words[-1]) + 1 :] if words and words[-1] in told else ()
    acts = [stem(after[i + 1]) for i in range(len(after) - 1) if after[i] == "to"]
    if right.trigger in acts or right.senses & senses_of_stems(acts[:1], background.relatedness):
        return True
    nouns = [thing.removeprefix(NOUN) for thing in left.recipients | left.others if thing.startswith(NOUN)]
    return len(right.trigger) >= SHORTEST and any(noun.startswith(right.trigger) for noun in nouns)
