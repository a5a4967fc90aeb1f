"""Participles that tell how something was left or done rather than an act of their own: "went unanswered", "worked as
designed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.packs.morphology import irregular_forms

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

LEAVING = frozenset({"leave", "go", "lie", "sit", "stand"})
RESULTS = frozenset({"acomp", "oprd", "ccomp", "xcomp", "advcl"})
"""Verbs by which something stays as it is, and labels of the word that says how: "went unanswered"."""


def left_undone(verb: Token) -> list[Token]:
    """The participle for what was not done, by a verb that says that it stays so: "was left unrepaired"."""
    if verb.lemma_ not in LEAVING:
        return []
    return [c for c in verb.children if c.i > verb.i and c.dep_ in RESULTS and _is_undone(c)]


def _is_undone(word: Token) -> bool:
    done = word.lower_.removeprefix("un")
    return done != word.lower_ and (done.endswith("ed") or done in irregular_forms())


def is_manner(verb: Token) -> bool:
    """Whether a participle only says how or that all went by plan: "worked as designed", "as agreed"."""
    if verb.tag_ != "VBN" or verb.dep_ != "advcl" or len(verb.children) != 1:
        return False
    return any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
