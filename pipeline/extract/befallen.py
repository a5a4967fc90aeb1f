"""What people are counted as by what befell them: "63 dead", "nine of the men were wounded", "left 900 people dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.bare_numbers import DEADLY, HURTING, UNITS
from pipeline.extract.clauses import objects, prepositions
from pipeline.extract.conditions import MEMBER

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.units import Unit, Units

OUTCOMES = {"dead": "die", "injured": "injure", "wounded": "wound", "hurt": "hurt"}
"""What somebody is left as, and the verb for it: "left 900 people dead"."""


def state_after(doc: Doc, at: int, units: Units) -> Unit | None:
    """What those are counted as who are named by their state alone: "63 dead", "41 wounded"."""
    after = doc[at] if at < len(doc) else None
    if after is None or after.lower_ not in OUTCOMES or after.dep_ == "amod":
        return None
    return units.find("death" if OUTCOMES[after.lower_] in DEADLY else "injury")


def unit_by_deed(head: Token, number: Token, units: Units) -> Unit | None:
    """The unit of a counted noun; people who were killed or hurt count as deaths or injured. Of "31 of the 340 people"
    these befell the 31.
    """
    named = _of_group(head, units) or units.find(head.lemma_.lower())
    if named is None or named.name in {
        "persons",
        "personnel",
        "officers",
        "workers",
        "refugees",
        "members",
        "patients",
    }:
        done = _deed(head, number)
        if done in DEADLY:
            return units.find("death")
        if done in HURTING:
            return units.find("injury")
    return named


def _of_group(head: Token, units: Units) -> Unit | None:
    """What those are counted as who are told by a group that is no body: "members of the staff", "two of the crew"."""
    groups = _groups_of(head) if head.lemma_.lower() == MEMBER else [head] if _is_some_of(head) else []
    told = (UNITS[group.lemma_.lower()] for group in groups if group.lemma_.lower() in UNITS)
    return next((unit for noun in told if (unit := units.find(noun)) is not None), None)


def _groups_of(member: Token) -> list[Token]:
    """The groups to whose members a noun belongs: "members of the staff", "crew members"."""
    groups = [thing for preposition, thing in prepositions(member) if preposition == "of"]
    return groups + [child for child in member.children if child.dep_ == "compound"]


def _is_some_of(group: Token) -> bool:
    """Whether a number counts those in a group, not groups: "seven of the crew", "seven crew", but not "one crew"."""
    if group.dep_ == "pobj" and group.head.lower_ == "of" and group.head.head.pos_ == "NUM":
        return group.tag_ == "NN"
    return group.tag_ == "NN" and any(c.dep_ == "nummod" and c.lower_ not in {"one", "1"} for c in group.children)


def _suffered(verb: Token) -> str:
    """The verb for what befell the subject of "lost their lives" or "were dead"."""
    if verb.lemma_ == "lose" and any(o.lemma_ == "life" for o in objects(verb)):
        return "die"
    state = next((c.lower_ for c in verb.children if c.dep_ == "acomp" and c.lower_ in OUTCOMES), "")
    return OUTCOMES.get(state, "") if verb.lemma_ == "be" else ""


def _deed(noun: Token, number: Token) -> str:
    """The verb that says what befell those who are counted; of "nine of the men" it is said of the number."""
    state = next((c.lower_ for c in noun.children if c.dep_ == "amod" and c.lower_ in OUTCOMES), None)
    if state:
        return OUTCOMES[state]
    parts = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM"
    parts = parts and number.i < noun.head.i
    head = noun.head.head if parts else noun
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in {"total", "number"}:
        head = head.head.head
    verb = head.head
    suffered = next((c.lemma_.lower() for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN"), "")
    if suffered in DEADLY | HURTING:
        return suffered
    if head.dep_ in {"nsubjpass", "dobj"} or (head.dep_ == "nsubj" and verb.lemma_ in {"die", "perish", "drown"}):
        state = next((c.lower_ for c in (*verb.children, *head.children) if c.lower_ in OUTCOMES), None)
        return OUTCOMES[state] if state and verb.lemma_ == "leave" else verb.lemma_.lower()
    if head.dep_ == "nsubj":
        return _suffered(verb)
    if head.dep_ == "pobj" and verb.head.lemma_ in {"death", "killing", "life"}:
        return "die"
    return ""
