"""Plans told beside what was done: which act a claim plans, and whether the plan still stood when the act was done."""

from __future__ import annotations

from pipeline.align.background import Background, dated_in_words
from pipeline.align.figures import is_money
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems, lower_words, stem

AFFIRMED = "affirmed"
PERFECT = frozenset({"has", "have", "'s", "’s", "had", "is", "are", "be", "being"})
"""Words before a form in -ed by which a plan stands at the time of writing: "has pledged to", "is set to"."""
UNDERGOING = frozenset({"been", "being", "is", "are"})
"""Words by which what is planned stands before the verb: "a merger is being examined"."""
UNFULFILLED = frozenset({"yet", "still", "not", "n't", "never", "no"})
PAST = frozenset({"was", "were", "had"})
WERE = frozenset({"was", "were"})
AGAIN = frozenset({"again", "another", "second", "third", "further", "more", "also", "too"})
"""Words by which a plan is for one more act than those already done, unless the fact has them too."""
PENDING = frozenset({"being", "still", "only", "yet", "under"})
"""Words by which what is talked about or applied for has not come to be."""
ANNOUNCED = "announc"
"""Stem of the word by which a thing is to come where "for" follows: "announced for the autumn"."""
ROOT = 3
"""Fewest letters of a stem that another may begin with."""
NEAR = 31
"""Days within which two articles were published at about the same time."""
LONG_AGO = 400
"""Days after which a plan may be for another such act."""


def planned_acts(view: ClaimView, background: Background) -> frozenset[str]:
    """Stems of the act that a claim foretells or plans; empty where it tells of no plan that stands.

    A plan told in the past ("promised to") may have been carried out long before, unless the passage says otherwise.
    """
    if view.claim.polarity != AFFIRMED:
        return frozenset()
    plans = background.contrasts.slots["plan_words"]
    if view.trigger not in plans:
        foretold = _is_foretold(view) or (view.claim.modality == "possible" and plans & view.bag)
        return forms_of(view) if foretold else frozenset()
    if not _stands(view):
        return frozenset()
    promises = background.contrasts.slots["promises"]
    after = lower_words(view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :])
    acted = after[after.index("to") + 1 :] if "to" in after[:2] else after if after[:1] and _is_gerund(after[0]) else ()
    verbs = content_stems(" ".join(acted))[:1]
    nouns = _nouns(view.recipients | view.others)
    given = background.contrasts.slots["promised_acts"] if view.trigger in promises else ()
    return frozenset(verbs or (*nouns, *given))


def planned_things(view: ClaimView, background: Background) -> frozenset[str]:
    """Stems of the nouns for what somebody plans, proposes or still talks about: "a new rule has been proposed", "the
    removal of the fence remains a plan"; empty where a verb says what is planned.
    """
    slots = background.contrasts.slots
    quote = view.claim.evidence.quote
    spot = max(view.claim.trigger.end - view.claim.evidence.start, 0)
    pending = view.trigger in slots["pending_words"]
    draft = view.trigger in slots["draft_words"] or (view.trigger == ANNOUNCED and quote[spot:].startswith(" for "))
    if view.claim.polarity != AFFIRMED or not (pending or draft):
        return frozenset()
    after = lower_words(quote[spot:])
    if after[:1] == ("to",) or any(map(_is_gerund, after[:1])) or not _stands(view):
        return frozenset()
    if pending and PENDING.isdisjoint(lower_words(quote)):
        return frozenset()
    nouns = _nouns(view.recipients | view.others)
    undergone = not nouns or not UNDERGOING.isdisjoint(lower_words(quote[:spot])[-4:])
    return frozenset((*nouns, *content_stems(quote[:spot])[:undergone])) - {view.trigger}


def brings_about(plan: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether a fact is that a planned thing has come to be ("introduced a new rule"), or the act that its noun names
    ("removed the fence"), and the passages have more in common than that.
    """
    things = background.once(planned_things, plan)
    expected = _expected(plan) - forms_of(fact)
    if not (things or expected) or not background.same_thing(plan, fact):
        return False
    realised = fact.trigger in background.contrasts.slots["realising_words"]
    made = (things | expected) & fact.bag if realised else frozenset()
    met = made or frozenset(thing for thing in things if is_act_of(thing, fact, background))
    common = (plan.bag & fact.bag) - met - forms_of(fact)
    return bool(met and common) and not plans_another(plan, fact)


def _expected(view: ClaimView) -> frozenset[str]:
    """The stem of a thing that a claim itself tells as possible or to come: "has been offered a contract"; what "was
    offered" may have been had since.
    """
    before = lower_words(view.claim.evidence.quote[: max(view.claim.trigger.start - view.claim.evidence.start, 0)])
    open_still = view.claim.modality in {"possible", "predicted"} and view.claim.polarity == AFFIRMED
    return frozenset((view.trigger,)) if open_still and PAST.isdisjoint(before) else frozenset()


def is_act_of(noun: str, fact: ClaimView, background: Background) -> bool:
    """Whether a fact is the act that a noun names, by one root or as near-synonyms: sale, sold; removal, took away."""
    if senses_of_stems((noun,), background.relatedness) & fact.senses:
        return True
    return any(_one_root(noun, form) for form in forms_of(fact))


def _nouns(things: frozenset[str]) -> frozenset[str]:
    return frozenset(thing.removeprefix(NOUN) for thing in things if thing.startswith(NOUN))


def _one_root(noun: str, verb: str) -> bool:
    """Whether a noun's stem and a verb's are one word: merger, merged."""
    return min(len(noun), len(verb)) >= ROOT and (noun.startswith(verb) or verb.startswith(noun))


def forms_of(view: ClaimView) -> frozenset[str]:
    """Stems of an act as written and of its base form: "sued" and "sue" have two."""
    return frozenset((view.trigger, stem(view.claim.predicate)))


def _is_foretold(view: ClaimView) -> bool:
    """Whether an act is told as one to come, be it under a condition ("will be closed if no buyer is found") or as a
    demand not yet met ("still has to be ratified"); what somebody "agreed to" do, or what "was to" be done, may have
    been done since, but not what "was to have been done".
    """
    quote = view.claim.evidence.quote
    before = lower_words(quote[: max(view.claim.trigger.start - view.claim.evidence.start, 0)])[-5:]
    modality = view.claim.modality
    if modality == "predicted":
        to = before.index("to") if "to" in before else 0
        meant, been = before[to - 1] if to else "", before[to + 1 : to + 2] == ("have",)
        past = meant in WERE or (meant.endswith("ed") and PERFECT.isdisjoint(before[:to]))
        return not past or been or not UNFULFILLED.isdisjoint(lower_words(quote))
    conditioned = modality == "hypothetical" and "will" in before[-3:]
    return conditioned or (modality == "normative" and not {"still", "yet"}.isdisjoint(before))


def _is_gerund(word: str) -> bool:
    return word.endswith("ing")


def _stands(view: ClaimView) -> bool:
    """Whether a plan is told as one that stands: in the present or the perfect, or as not yet carried out."""
    if not view.claim.trigger.text.lower().endswith("ed"):
        return True
    quote = view.claim.evidence.quote
    before = lower_words(quote[: max(view.claim.trigger.start - view.claim.evidence.start, 0)])[-3:]
    return bool(PERFECT.intersection(before) or UNFULFILLED.intersection(lower_words(quote)))


def same_planned_act(plan: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether a fact is what a plan is for, by its word or a synonym and the same parties and things: "the hall is to
    open", "the town opened the hall".
    """
    if not like_planned_act(plan, fact, background):
        return False
    acts = background.once(planned_acts, plan)
    one, other = ((v.recipients | v.others | v.places) - {NOUN + act for act in acts} for v in (plan, fact))
    opens = bool(plan.actors) and plan.actors <= other
    return opens or (bool(one & other) if one and other else bool(plan.actors & fact.actors))


def like_planned_act(plan: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether a fact is an act of the kind that a plan is for, and the passages have more in common than that."""
    acts = background.once(planned_acts, plan)
    senses = senses_of_stems(acts, background.relatedness) & fact.senses
    if _tells_sum(fact) or not (senses or _does_one_of(acts, fact, background)):
        return False
    if plans_another(plan, fact) or _of_other_things(plan, fact, background) or not background.same_thing(plan, fact):
        return False
    return bool(plan.entities & fact.entities or (plan.bag & fact.bag) - acts - forms_of(fact))


def _of_other_things(plan: ClaimView, fact: ClaimView, background: Background) -> bool:
    """Whether what is spent, lost or gained is named by both and not the same, or by one alone: "lost half a year",
    "will lose its school"; "will spend 4 million on it", "spent its energy".
    """
    if plan.trigger != fact.trigger or plan.trigger not in background.contrasts.slots["taking_words"]:
        return False
    told = [{entity for entity in view.recipients | view.others if entity.startswith(NOUN)} for view in (plan, fact)]
    return told[0].isdisjoint(told[1])


def _does_one_of(acts: frozenset[str], fact: ClaimView, background: Background) -> bool:
    """Whether a fact is one of some acts by its word, or by the noun for what was begun: "began production"."""
    if not acts.isdisjoint(forms_of(fact)):
        return True
    begun = fact.trigger in background.contrasts.slots["begun_words"]
    return begun and any(_one_root(noun, act) for noun in _nouns(fact.others | fact.recipients) for act in acts)


def _tells_sum(fact: ClaimView) -> bool:
    """Whether a fact is what something costs, which is no act that could be planned."""
    return fact.claim.event_type == "STATISTIC" and any(is_money(q.unit) for q in fact.claim.quantities)


def plans_another(plan: ClaimView, fact: ClaimView) -> bool:
    """Whether a plan is for one more act than those already done."""
    return bool(AGAIN & set(lower_words(plan.claim.evidence.quote)) - set(lower_words(fact.claim.evidence.quote)))


def stood_when_done(plan: ClaimView, fact: ClaimView) -> bool:
    """Whether a plan was still told when the act was already told as done: published on or after the day of the act, or
    of an undated act, after or at about the same time as the article that tells it. Where publication is not known,
    the plan may have been carried out since.
    """
    given = dated_in_words(fact)
    done, told = (fact.days if given else fact.published), plan.published
    if done is None or told is None or told[1] is None:
        return False
    first, day = done[0] or done[1], done[1] or done[0]
    if first is None or day is None:
        return False
    latest = day if fact.published is None or fact.published[1] is None else min(day, fact.published[1])
    after = told[1] - latest
    if after >= 0:
        return after <= LONG_AGO * (1 if given else 2)
    return not given and first - told[1] <= NEAR
