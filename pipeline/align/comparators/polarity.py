"""Whether it happened: the same act affirmed by one and denied by the other, in words or by an opposite word."""

from __future__ import annotations

from pipeline.align.answering import (
    dated_apart,
    denied_too_early,
    told_after,
)
from pipeline.align.answers import answers_of
from pipeline.align.background import Background, dated_in_words, named, times_meet
from pipeline.align.ballots import tells_of_some
from pipeline.align.bearing import DENIES, LIGHT, REFUSES, bearing_of
from pipeline.align.denials import (
    affirms_of_all,
    denies_all,
    denies_any_object,
    denies_once_more,
    is_later,
    none_brought,
    of_once_before,
    refused,
)
from pipeline.align.doubts import (
    OTHER_TIMES,
    PERHAPS_ANOTHER,
    PERHAPS_ELSEWHERE,
    PERHAPS_OTHER_ACTORS,
    PERHAPS_OTHER_ACTS,
    PERHAPS_OTHER_OBJECTS,
    PERHAPS_OTHER_THINGS,
    Doubt,
    doubted,
)
from pipeline.align.likeness import MANY, told_alike
from pipeline.align.none_at_all import NEGATED, NOBODY
from pipeline.align.opposites import opposite, particle_of, tells_of_the_others_object
from pipeline.align.stages import denies_step_before, in_turn, of_two_steps
from pipeline.align.told_otherwise import FIELD, against, compare_otherwise
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems, lower_words, stem
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIRM = 2
"""How firmly one happening has to be pinned down (`Background.pinned`) where one side does not say who acted."""
OTHER_ACTORS, OTHER_TIME = "of different actors", "at different times"
OTHER_OBJECTS, REFUSED_OBJECT, NAMED_ONCE = "of different things", "of another thing", "of something else"
OBJECT_OPEN = "of what only one names"
OTHER_ACTS = judged(FIELD, SILENT, "the acts are not the same")
OF_SOME = judged(FIELD, SILENT, "some may be against what the others do")
OF_ANOTHER_TIME = judged(FIELD, SILENT, "denied of a time before or after it happened")
OTHER_PLACE, OTHER_MODALITY = "elsewhere", "of a fact and a plan"
FALLING = {
    OBJECT_OPEN: PERHAPS_OTHER_OBJECTS,
    OTHER_ACTORS: PERHAPS_OTHER_ACTORS,
    OTHER_TIME: OTHER_TIMES,
    REFUSED_OBJECT: PERHAPS_OTHER_THINGS,
    NAMED_ONCE: PERHAPS_OTHER_THINGS,
    OTHER_PLACE: PERHAPS_ELSEWHERE,
}
"""Doubts that a firm link may settle."""
ARTICLES = frozenset({"a", "an", "the"})


def compare_polarities(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Conflict where the act, the parties and the time are the same and exactly one side denies it.

    A denial is a negation over the act, an opposite word ("held" against "cancelled"), or a refusal of what the other
    grants. What was only planned is not denied by its cancellation.
    """
    one, other = background.once(bearing_of, left), background.once(bearing_of, right)
    same, differ = (_same_word(left, right, background, one | other), left.claim.polarity != right.claim.polarity)
    if (one | other) & REFUSES and (refused(left, right, background) or refused(right, left, background)):
        same, differ = True, not differ
    if ((one | other) & DENIES and denied_too_early(left, right, background)) or (
        differ and of_once_before(left, right, background)
    ):
        return OF_ANOTHER_TIME
    if differ and of_two_steps(left, right, background):
        if not denies_step_before(left, right, background):
            return OTHER_ACTS
        same = True
    of_some = OF_SOME if tells_of_some(left, right, background) else None
    if found := of_some or compare_otherwise(left, right, background, one, other):
        return found
    if same and not differ and not _stays_in_post(left, right, background):
        return judged(FIELD, AGREE, f"both {_verb(left)} it")
    if (same and differ) or (not differ and _excluded(left, right, background)):
        return _compare_denial(left, right, background, same=same)
    return _compare_others(left, right, background, differ=differ)


def _excluded(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two acts are told by opposite words, neither of which may have followed the other."""
    return opposite(left, right, background) and not _in_turn(left, right, background)


def _in_turn(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two acts may have been done one after the other: who was arrested may have been released, unless both
    give one time for it.
    """
    at_once = dated_in_words(left) and dated_in_words(right) and times_meet(left, right)
    return in_turn(left, right, background) and not at_once


def _compare_others(left: ClaimView, right: ClaimView, background: Background, *, differ: bool) -> FieldComparison:
    """Acts that are neither told in one word nor denied by an opposite one."""
    if not differ and _words_exclude(left, right, background):
        return doubted(FIELD, PERHAPS_OTHER_OBJECTS, f"opposite words: {against(left, right)}")
    if differ and (doubt := _doubt_of_near(left, right, background)):
        return doubted(FIELD, doubt, f"one affirms what the other denies: {against(left, right)}")
    return OTHER_ACTS


def _words_exclude(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether the two acts are antonyms or the like ("stayed open", "closed"), as sure, of what may be one thing."""
    if left.claim.modality != right.claim.modality or _in_turn(left, right, background):
        return False
    if not background.relatedness.opposites.exclude(left.claim.predicate.lower(), right.claim.predicate.lower()):
        return False
    objects = (left.recipients | left.others) & (right.recipients | right.others)
    one = (
        objects
        or left.actors & right.actors
        or background.once(_actor_words, left) & background.once(_actor_words, right)
    )
    return bool(one) and times_meet(left, right) and background.same_thing(left, right)


def _actor_words(view: ClaimView, _: Background) -> frozenset[str]:
    """Stems of the words that name the actors: of "the airport" and "Carrasco airport" one is the same."""
    return frozenset(content_stems(" ".join(p.text for p in view.claim.participants if p.role == "actor")))


def _compare_denial(left: ClaimView, right: ClaimView, background: Background, *, same: bool) -> FieldComparison:
    told = against(left, right)
    apart = dated_apart(left, right) and not _undated_denial(left, right)
    if apart or background.of_other_parts(left, right) or not background.same_thing(left, right):
        return judged(FIELD, SILENT, f"at different times or of others: {told}")
    differ = f"one affirms what the other denies: {told}"
    if doubt := _doubt(left, right, background, same=same):
        if doubt in FALLING and times_meet(left, right):
            return doubted(FIELD, FALLING[doubt], differ)
        outcome = UNDECIDED if times_meet(left, right) else SILENT
        return judged(FIELD, outcome, f"perhaps {doubt}: {told}")
    return judged(FIELD, CONFLICT, differ)


def _doubt(left: ClaimView, right: ClaimView, background: Background, *, same: bool) -> str:
    """Why a denial may yet be of something else than what the other affirms; empty where nothing says so."""
    universal = denies_all(left) or denies_all(right)
    universal = universal or (same and (_denies_every(left, right) or _denies_every(right, left)))
    universal = universal or affirms_of_all(left, right, background) or affirms_of_all(right, left, background)
    alike = left.trigger == right.trigger and told_alike(left, right, background, fewest=MANY)
    one_object = tells_of_the_others_object(left, right) or tells_of_the_others_object(right, left)
    actors_known = left.actors & right.actors or universal or one_object or _passive(left, right)
    if not (actors_known or alike or _actor_open(left, right, background)):
        return OTHER_ACTORS
    turned_down = refused(left, right, background) or refused(right, left, background)
    if not (
        universal
        or alike
        or one_object
        or _none_of_some(left, right)
        or _same_object(left, right, background, one_word=turned_down)
    ) or not _as_sure(left, right, background):
        return REFUSED_OBJECT if turned_down else _doubt_of_object(left, right, background)
    return OTHER_TIME if not same and (left.claim.date is None) != (right.claim.date is None) else ""


def _doubt_of_object(left: ClaimView, right: ClaimView, background: Background) -> str:
    """What a denial and what the other affirms may differ in, beside who acts."""
    if _placed_once(left, right):
        return OTHER_PLACE
    if not _as_sure(left, right, background):
        return OTHER_MODALITY
    if _named_once(left, right, background):
        return NAMED_ONCE
    return OBJECT_OPEN if _denies_plainly(left, right) else OTHER_OBJECTS


def _as_sure(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell as sure or as open what happened, or both tell of an offer of it."""
    offers = background.contrasts.slots["offering_words"]
    offered = not (offers.isdisjoint(left.words) or offers.isdisjoint(right.words))
    return left.claim.modality == right.claim.modality or offered


def _denies_plainly(left: ClaimView, right: ClaimView) -> bool:
    """Whether the denial names nothing that is done or not done to, nor makes an exception: "refused to apologise"; not
    "gave nothing more".
    """
    denier = left if left.claim.polarity == NEGATED else right
    return not (denier.recipients | denier.others | denier.places) and NOBODY.isdisjoint(denier.forms)


def _same_word(left: ClaimView, right: ClaimView, background: Background, borne: int) -> bool:
    """The same act in the same or a near word; a near word counts where most names are common too. `borne` is what
    either claim bears on.
    """
    if left.trigger == right.trigger:
        return _one_word(left, right, background, of_broad=_of_broad_type(left, right, background))
    if borne & (LIGHT | DENIES) and (_tells_it(left, right, background) or _tells_it(right, left, background)):
        return True
    if left.senses.isdisjoint(right.senses):
        return False
    if _none_against_some(left, right) or _none_against_some(right, left):
        return True
    if _of_broad_type(left, right, background) and not (left.actors == right.actors and named(left.actors)):
        return False
    shared, either = left.entities & right.entities, left.entities | right.entities
    return 2 * len(shared) >= len(either) > 0


def _of_broad_type(left: ClaimView, right: ClaimView, background: Background) -> bool:
    broad = background.contrasts.slots["broad"]
    return left.claim.event_type in broad or right.claim.event_type in broad


def _one_word(left: ClaimView, right: ClaimView, background: Background, *, of_broad: bool) -> bool:
    """Whether one word tells one act; `of_broad` says that a type of event is a broad one."""
    if (
        background.once(particle_of, left) != background.once(particle_of, right)
        or _qualifies(left, right, background)
        or _qualifies(right, left, background)
    ):
        return False
    if of_broad or left.claim.event_type == right.claim.event_type:
        return True
    one_doer = bool(named(left.actors & right.actors)) and left.claim.polarity != right.claim.polarity
    return one_doer or told_alike(left, right, background, fewest=MANY)


def _doubt_of_near(left: ClaimView, right: ClaimView, background: Background) -> Doubt | None:
    """The doubt that one denies what the other tells of, where it says that there was none of it or near words may tell
    of one act.
    """
    if none_brought(left, right, background) or none_brought(right, left, background):
        return PERHAPS_ANOTHER
    return PERHAPS_OTHER_ACTS if _near_act(left, right, background) else None


def _near_act(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether near words tell of acts of the same thing at a time that may be one, neither of which is a refusal."""
    words = left.senses & right.senses
    if not words or "refuse" in left.senses | right.senses or left.claim.modality != right.claim.modality:
        return False
    things = (left.entities - left.actors) & (right.entities - right.actors) or told_after(left) & told_after(right)
    return bool(things) and not dated_apart(left, right) and background.same_thing(left, right)


def _qualifies(denial: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether only a sort of the thing is denied, of which the other says nothing: "not a handy ship", "a red ship";
    not of an act that its doer denies: "the miners denied using".
    """
    if denial.claim.polarity != NEGATED:
        return False
    before = lower_words(denial.claim.evidence.quote[: denial.claim.trigger.start - denial.claim.evidence.start])[-3:]
    article = max((i for i, word in enumerate(before) if word in ARTICLES), default=len(before))
    sort = denial.bag.intersection(stem(word) for word in before[article + 1 :])
    if senses_of_stems(sort, background.relatedness) & {"deny"}:
        return False
    return not sort <= other.bag


def _passive(left: ClaimView, right: ClaimView) -> bool:
    """Whether both say what is acted upon, and the denial is nobody's in particular."""
    objects = (left.recipients | left.others) & (right.recipients | right.others)
    deniers = [v for v in (left, right) if v.claim.polarity == NEGATED] or [left, right]
    return bool(objects) and not any(v.actors for v in deniers)


def _actor_open(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one side alone leaves out who acted, and the rest says firmly that one happening is meant."""
    return bool(left.actors) != bool(right.actors) and background.pinned(left, right) >= FIRM


def _denies_every(denial: ClaimView, other: ClaimView) -> bool:
    """Whether one says of somebody that they did it to nothing at all what the other says that they did, at a time that
    may be one: "has not paid a single crown", "paid in full".
    """
    return denies_any_object(denial) and bool(denial.actors & other.actors) and times_meet(denial, other)


def _none_of_some(left: ClaimView, right: ClaimView) -> bool:
    """Whether one denies of any object what the other counts or names: "sent nobody", "sent four observers"."""
    sides = (left, right), (right, left)
    return times_meet(left, right) and any(denies_any_object(a) and _has_object(b) for a, b in sides)


def _has_object(view: ClaimView) -> bool:
    """Whether a claim names or counts what is acted upon."""
    return bool(view.recipients | view.others) or any((q.low or q.high or 0) > 0 for q in view.claim.quantities)


def _none_against_some(left: ClaimView, right: ClaimView) -> bool:
    """Whether one says that there was none of what the other counts."""
    return denies_all(left) and any((q.low or q.high or 0) > 0 for q in right.claim.quantities)


def _carried_out(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says with a light verb what the other says with its own: "carried out the repairs", "repaired"."""
    return right.trigger in left.words and background.once(bearing_of, left) & LIGHT > 0


def _tells_it(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one tells in other words of the act of the other."""
    return _carried_out(left, right, background) or _harmed(left, right, background)


def _harmed(denial: ClaimView, other: ClaimView, background: Background) -> bool:
    """Whether nobody was hurt in any way by one, and somebody was in a certain way by the other: "bitten", "killed"."""
    slots = background.contrasts.slots
    return (
        denial.claim.polarity == NEGATED
        and denial.trigger in slots["hurt_words"]
        and (other.trigger in slots["harming_words"])
    )


def _undated_denial(left: ClaimView, right: ClaimView) -> bool:
    """Whether the denial gives no date of its own: what never happened did not happen then either; nor what never
    happened again later on.
    """
    deniers = [v for v in (left, right) if v.claim.polarity == NEGATED]
    if len(deniers) != 1:
        return False
    (denier,) = deniers
    if denies_once_more(denier) and is_later(right if denier is left else left, denier):
        return True
    return not dated_in_words(denier) and left.trigger == right.trigger


def _same_object(left: ClaimView, right: ClaimView, background: Background, *, one_word: bool = False) -> bool:
    """Whether both speak of one object, or neither names any and the actors and the word are the same: a general
    denial need not deny a special case, but for one on a day. `one_word` says that the words are known to be the same.
    """
    one_word = (
        one_word
        or left.trigger == right.trigger
        or _carried_out(left, right, background)
        or _carried_out(right, left, background)
    )
    a, b = _objects(left, right, background), _objects(right, left, background)
    if a and b:
        return bool(a & b)
    if a or b:
        specific = background.pinned(left, right) >= FIRM or _denied_altogether(left, right, background)
        return one_word and (specific or bool(told_after(left) & told_after(right)))
    return left.actors == right.actors and (one_word or not left.senses & right.senses)


def _objects(view: ClaimView, other: ClaimView, background: Background) -> frozenset[str]:
    """What an act is done to; "repairs" of "carried out the repairs" is the act itself."""
    acts = {NOUN + other.trigger} if _carried_out(view, other, background) else set()
    return (view.recipients | view.others | view.places) - acts


def _placed_once(left: ClaimView, right: ClaimView) -> bool:
    """Whether one act without an object has a place in one of two claims only."""
    objects = left.recipients | left.others | right.recipients | right.others
    return left.trigger == right.trigger and not objects and bool(left.places) != bool(right.places)


def _named_once(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one act is done by one doer to what one alone names: "sheltered the deposed ruler", "sheltered Venn"."""
    a, b = _objects(left, right, background), _objects(right, left, background)
    one_act = left.trigger == right.trigger and bool(named(left.actors & right.actors))
    said = bool(a and b) and left.claim.modality == right.claim.modality
    return one_act and said and ((named(a) == a and not named(b)) or (named(b) == b and not named(a)))


def _denied_altogether(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether the side that names no object denies the act altogether, as in "was not dismissed"; of what several do
    together ("did not sign") an object goes without saying.
    """
    denier, other = (left, right) if left.claim.polarity == NEGATED else (right, left)
    if _objects(denier, other, background) or told_after(denier) - {other.trigger}:
        return False
    return not denier.senses & background.contrasts.slots["shared_senses"] and left.actors == right.actors


def _stays_in_post(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether only one says of a post that its holder stays in it or leaves it, which the other does not confirm."""
    if not left.claim.event_type == right.claim.event_type == "OFFICE":
        return False
    told = [bool(background.once(answers_of, view)) for view in (left, right)]
    return told[0] != told[1]


def _verb(view: ClaimView) -> str:
    return "affirm" if view.claim.polarity == "affirmed" else "deny"
