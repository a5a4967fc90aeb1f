"""What a pronoun stands for that takes up something without a name: "the intruders copied the letters before they were
shut out".

Only a subject that takes up a subject counts, that of the clause above or beside it or of the sentence before: there a
reader hardly doubts who is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import VERBAL

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BESIDE = frozenset({"conj", "advcl"})
MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY"})


def takes_up(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun surely means the noun that is otherwise likeliest."""
    if not {pronoun.dep_, noun.dep_} <= SUBJECTS or noun.pos_ != "NOUN" or noun.ent_type_ in MEASURES:
        return False
    if noun.lemma_ == "other" or any(c.tag_ in {"PRP$", "WP$"} or c.lower_ == "no" for c in noun.children):
        return False
    above, verb = noun.head, pronoun.head
    if noun.sent is pronoun.sent:
        told = verb.dep_ == "ccomp" and pronoun.lower_ != "it"
        return noun.i < pronoun.i and verb.head is above and (told or verb.dep_ in BESIDE)
    if pronoun.lower_ == "it" and (_reports(above) or _reports(verb)):
        return False
    return above is noun.sent.root and _opens(pronoun) and _is_next(noun, pronoun)


def _opens(pronoun: Token) -> bool:
    """Whether a pronoun begins its sentence, or is its subject with no noun before it that it might take up."""
    sentence = pronoun.sent
    if pronoun.i == sentence.start:
        return True
    before = pronoun.doc[sentence.start : pronoun.i]
    named = any(t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ not in MEASURES for t in before)
    return pronoun.head is sentence.root and not named


def _is_next(noun: Token, pronoun: Token) -> bool:
    """Whether the pronoun's sentence follows the noun's; a paragraph may lie between."""
    if noun.doc is pronoun.doc:
        return noun.sent.end == pronoun.sent.start
    return noun.sent.end == len(noun.doc) and pronoun.sent.start == 0


def _reports(verb: Token) -> bool:
    """Whether a verb has a clause beside it, of which "it" may speak as well: "it did not help that he was late"."""
    return any(c.dep_ == "ccomp" and c.pos_ in VERBAL for c in verb.children)
