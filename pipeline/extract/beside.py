"""What stands behind the prepositions of a verb or noun, phrases that are like one preposition read as such: whoever
signs something "on behalf of Alba" signs it for Alba, and what is done "in the absence of Alba" is done without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses import conjuncts, prepositions
from pipeline.extract.once import once_per_token
from pipeline.packs.prepositions import ABSENT, phrases_beside

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

WITHOUT = frozenset({"except", "excluding", "barring", "unlike", "without", "besides"})
"""Prepositions behind which stands who takes no part."""
PLACING = frozenset({"in", "at"})
"""Prepositions that say of the verb where, though the parser hangs them on what stands before them."""
INSTEAD = frozenset(
    {("instead", "of"), ("apart", "from"), ("aside", "from"), ("regardless", "of"), ("irrespective", "of")}
)
"""Adverbs that make such a preposition of the one behind them."""


@once_per_token
def standing_by(token: Token) -> Sequence[tuple[str, Token]]:
    """(slot, head of a noun phrase) below a word: the preposition is the slot, of a phrase what its list says."""
    below = prepositions(token)
    return [hit for preposition, noun in below for hit in _behind(preposition, noun)] if below else ()


def _behind(preposition: str, noun: Token) -> Iterator[tuple[str, Token]]:
    ties = phrases_beside().get((preposition, noun.lemma_.lower()))
    if ties is None:
        if preposition not in WITHOUT and not _is_instead(noun):
            yield preposition, noun
        return
    told = [(ties[p], t) for p, t in prepositions(noun) if p in ties]
    told += [(next(iter(ties.values())), part) for c in noun.children if c.dep_ == "poss" for part in conjuncts(c)]
    yield from ((slot, thing) for slot, thing in told if slot != ABSENT)
    named = (thing for _, thing in told if thing.pos_ == "PROPN")
    yield from ((p, t) for word in (noun, *named) for p, t in prepositions(word) if p in PLACING)
    if not told:
        yield preposition, noun


def _is_instead(noun: Token) -> bool:
    """Whether "instead of" and the like stand before a noun or before those with which it is joined."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    before = first.head
    return before.i > 0 and (before.doc[before.i - 1].lower_, before.lower_) in INSTEAD
