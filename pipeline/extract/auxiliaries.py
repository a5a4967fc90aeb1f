"""The auxiliaries that verb forms need to be told as sentences of their own: "was" for "the dam, built in 1964", "will"
for "will resign and be replaced".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import finite_clause, is_passive, verb_above
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token


def missing_auxiliary(trigger: Token, shown: set[int]) -> str:
    """What a verb form needs to be told as a sentence: "was" for "the dam, built in 1964", "the crew, singing loudly"
    and "the judge, to lead the inquiry"; for the second of two verbs the auxiliaries of the first.
    """
    told = [s for s in subjects(trigger) if s.i in shown and s.i < opener_of(trigger).i]
    if not told or not _lacks_tense(trigger, shown):
        return ""
    first = first_gerund(trigger)
    if (modal := _shared_modal(trigger)) is not None:
        return "" if modal.i in shown else modal.text
    if trigger.dep_ == "conj" and first is trigger:
        apart = any(c.lower_ == "but" and c.dep_ == "cc" for c in trigger.head.children)
        helping = {"aux", "auxpass"} if apart else {"aux", "auxpass", "neg"}
        shared = [c for c in trigger.head.children if c.dep_ in helping and c.i < trigger.head.i]
        return "" if any(c.i in shown for c in shared) else " ".join(c.text for c in shared)
    return _being(told, trigger)


def fronted_being(trigger: Token, shown: set[int]) -> tuple[int, str] | None:
    """Of a participle that stands before whom it tells of ("Founded in 1911, the club ..."): where these begin and what
    it needs to be told behind them, "was".
    """
    if trigger.tag_ != "VBN" or trigger.dep_ != "advcl":
        return None
    told = [s for s in subjects(trigger) if s.i in shown]
    if not told or any(s.i < trigger.right_edge.i for s in told):
        return None
    comma = trigger.right_edge.i + 1
    if trigger.doc[comma].text != "," or trigger.left_edge.i != min(shown) or not _lacks_tense(trigger, shown):
        return None
    return comma, _being(told, trigger)


def _being(told: list[Token], trigger: Token) -> str:
    """The form of "to be" that goes with a participle."""
    first = first_gerund(trigger)
    several = _are_several(told)
    above = finite_clause((verb_above(first) if first.dep_ == "acl" else None) or first.head)
    past = trigger.tag_ == "VBN" or above.tag_ == "VBD" or any(c.tag_ == "VBD" for c in above.children)
    return ("were" if several else "was") if past else ("are" if several else "is")


def _are_several(told: list[Token]) -> bool:
    counted = told[0].pos_ == "NUM" and told[0].lower_ not in {"one", "1"}
    return len(told) > 1 or counted or "Plur" in told[0].morph.get("Number", [])


def perfect_of(trigger: Token, shown: set[int]) -> tuple[str, set[int]] | None:
    """The auxiliary that "having" before a participle gives way to, and what is dropped for it: "was" for "the club,
    having been founded", "had" for "the minister, having signed".
    """
    if trigger.dep_ != "advcl":
        return None
    having = next((c for c in trigger.children if c.lower_ == "having" and c.i < trigger.i), None)
    told = [s for s in subjects(trigger) if s.i in shown and having is not None and s.i < having.i]
    if having is None or not told:
        return None
    been = [c.i for c in trigger.children if c.lower_ == "been"]
    comma = {having.i - 1} if having.doc[having.i - 1].is_punct else set()
    return ("were" if _are_several(told) else "was") if been else "had", {having.i, *been} | comma


def _lacks_tense(trigger: Token, shown: set[int]) -> bool:
    """Whether a verb form stands without what would tell its time: a participle without auxiliary, an infinitive or
    present participle without the verb that governs it.
    """
    helped = not trigger.labels.isdisjoint({"aux", "auxpass"})
    if is_passive(trigger) and not helped:
        return True
    first = first_gerund(trigger)
    if _shared_modal(trigger) is not None:
        return True
    loose = first.dep_ in {"advcl", "xcomp"} and first.head.i not in shown
    loose = loose or (first.dep_ == "acl" and first.tag_ == "VBG" and first.doc[first.left_edge.i - 1].text == ",")
    return loose and ((trigger.tag_ == "VBG" and not helped) or opener_of(trigger).lower_ in {"to", "not"})


def _shared_modal(verb: Token) -> Token | None:
    """The modal of the verb with which a bare "be" and its participle are joined: "will resign and be replaced"."""
    if verb.dep_ != "conj" or "auxpass" not in verb.labels or any(c.tag_ in {"MD", "TO"} for c in verb.children):
        return None
    if not any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in verb.children):
        return None
    return next((c for c in verb.head.children if c.tag_ == "MD" and c.i < verb.head.i), None)


def first_gerund(verb: Token) -> Token:
    """The first of the gerunds with which a gerund is joined."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG" == verb.head.tag_:
        verb = verb.head
    return verb


def opener_of(trigger: Token) -> Token:
    """Before which word a missing auxiliary belongs: the "to" of an infinitive and its "not", else the verb with an
    adverb before it.
    """
    if _shared_modal(trigger) is not None:
        return next(c for c in trigger.children if c.dep_ == "auxpass")
    if "aux" not in trigger.labels or not any(c.lower_ == "to" and c.dep_ == "aux" for c in trigger.children):
        before = trigger.doc[trigger.i - 1]
        return before if before.dep_ == "advmod" and before.head is trigger and before.i < trigger.i else trigger
    return next(c for c in trigger.children if c.dep_ in {"aux", "neg"})
