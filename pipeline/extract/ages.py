"""Ages told in passing: "Ada Brun, 47, resigned", "she is 53"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

OLDEST = 120
BRACKETS = frozenset({",", "(", ")", ".", ";", "\u2013", "-"})
PEOPLE = frozenset({"he", "she", "who"})


def is_age(number: Token) -> bool:
    """Whether a number is set off behind a name, or said of "he", "she" or "who", as an age is."""
    if number.pos_ != "NUM" or not number.text.isdigit() or not 0 < int(number.text) <= OLDEST:
        return False
    if number.dep_ == "appos":
        return number.head.pos_ == "PROPN" and number.head.i < number.i and _is_set_off(number)
    bare = number.dep_ == "attr" and number.head.lemma_ == "be" and not any(c.i > number.i for c in number.children)
    of_somebody = any(c.dep_ == "nsubj" and c.lower_ in PEOPLE for c in number.head.children)
    return bare and (of_somebody or any(s.lower_ in PEOPLE for s in subjects(number.head)))


def _is_set_off(number: Token) -> bool:
    doc, i = number.doc, number.i
    return doc[i - 1].text in BRACKETS and i + 1 < len(doc) and doc[i + 1].text in BRACKETS


def is_old(word: Token) -> bool:
    """Whether "old" says how old somebody is: "he is 57 years old", not "the bridge is 57 years old"."""
    said = word.lower_ == "old" and word.head.lemma_ == "be"
    return said and any(s.lower_ in PEOPLE or s.pos_ == "PROPN" for s in subjects(word.head))
