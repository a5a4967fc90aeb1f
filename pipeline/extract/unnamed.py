"""What a pronoun stands for that takes up something without a name: "the intruders copied the letters before they were
shut out".

Only what a reader hardly doubts counts: the subject of the clause above or beside it, or the subject, the object or
what there was of the sentence before, where nothing stands between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.antecedents import OBJECTS, SUBJECTS
from pipeline.extract.clauses import VERBAL

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

BESIDE = frozenset({"conj", "advcl"})
MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY"})


def takes_up(pronoun: Token, before: Token) -> bool:
    """Whether a pronoun surely means the noun that is otherwise likeliest, or what an earlier pronoun takes up."""
    if not (_is_told(before) if before.pos_ == "NOUN" else _goes_on(pronoun, before)):
        return False
    if pronoun.dep_ in OBJECTS:
        return _object_takes_up(pronoun, before)
    return pronoun.dep_ in SUBJECTS and _subject_takes_up(pronoun, before)


def _subject_takes_up(pronoun: Token, before: Token) -> bool:
    above, verb = before.head, pronoun.head
    if before.sent is pronoun.sent:
        told = verb.dep_ == "ccomp" and pronoun.lower_ != "it"
        beside = told or verb.dep_ in BESIDE
        return before.dep_ in SUBJECTS and before.i < pronoun.i and verb.head is above and beside
    if pronoun.lower_ == "it" and (_reports(above) or _reports(verb)):
        return False
    if before.dep_ not in SUBJECTS and pronoun.lower_ == "it" and verb.lemma_ == "be" and pronoun.dep_ == "nsubj":
        return False  # "they sold the mine. It was a mistake"
    return _is_told_by_itself(above) and _opens(pronoun) and _is_next(before, pronoun)


def _object_takes_up(pronoun: Token, before: Token) -> bool:
    """As in "he left a confession, and his family has it", "the bill came to 72 crowns. The club settled it"."""
    above, verb = before.head, pronoun.head
    if before.sent is pronoun.sent:
        return before.i < pronoun.i and above is not verb and above.is_ancestor(verb)
    nouns = (t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.pos_ in {"NOUN", "PROPN"})
    doers = [c for c in verb.children if c.dep_ in SUBJECTS]
    alone = all(any(d is t or d.is_ancestor(t) for d in doers) for t in nouns)
    return alone and verb is verb.sent.root and _is_told_by_itself(above) and _is_next(before, pronoun)


def _is_told(noun: Token) -> bool:
    """Whether a noun is something that a sentence is about, and by its words something definite to go back to."""
    if noun.ent_type_ in MEASURES or noun.lemma_ == "other":
        return False
    if any(c.tag_ in {"PRP$", "WP$"} or c.lower_ == "no" for c in noun.children):
        return False
    return noun.dep_ in SUBJECTS | OBJECTS or (noun.dep_ == "attr" and "expl" in noun.head.labels)


def _goes_on(pronoun: Token, before: Token) -> bool:
    """Whether two pronouns go on with one subject: "it burned for days. It had started in May"."""
    return pronoun.lower_ == before.lower_ and before.dep_ in SUBJECTS and before.sent is not pronoun.sent


def _is_told_by_itself(verb: Token) -> bool:
    """Whether a verb is what its sentence says, or what somebody says behind it: "the fire spread, the mayor said"."""
    root = verb.sent.root
    return verb is root or (verb.dep_ == "ccomp" and verb.head is root and verb.i < root.i)


def _opens(pronoun: Token) -> bool:
    """Whether a pronoun begins its sentence, or is the subject of it or of a clause that opens it with no noun before
    it that it might take up.
    """
    sentence = pronoun.sent
    if pronoun.i == sentence.start:
        return True
    before = pronoun.doc[sentence.start : pronoun.i]
    named = any(t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ not in MEASURES for t in before)
    verb = pronoun.head
    return (verb is sentence.root or (verb.dep_ == "advcl" and verb.head is sentence.root)) and not named


def _is_next(noun: Token, pronoun: Token) -> bool:
    """Whether the pronoun's sentence follows the noun's; a paragraph may lie between."""
    if noun.doc is pronoun.doc:
        return noun.sent.end == pronoun.sent.start
    return noun.sent.end == len(noun.doc) and pronoun.sent.start == 0


def _reports(verb: Token) -> bool:
    """Whether a verb has a clause beside it, of which "it" may speak as well: "it did not help that he was late"."""
    return any(c.dep_ == "ccomp" and c.pos_ in VERBAL for c in verb.children)
