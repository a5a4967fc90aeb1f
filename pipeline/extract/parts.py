"""Parts of a number that a sentence lists without a verb: "3,200 came, 2,300 from Norway and 450 from Chile", "60 were
on board, 14 of them Danish".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token

OPENINGS = frozenset({",", ":", ";", "(", "and", "\u2013", "\u2014", "-"})
CLOSINGS = frozenset({",", ";", ".", ":", ")", "and", "\u2013", "\u2014"})
"""What stands before and behind a part in a list."""
ROUGHLY = frozenset(
    {"about", "around", "some", "roughly", "nearly", "almost", "only", "over", "another", "perhaps", "just"}
)
OF_THEM = ["of", "them"]
FROM, TO = "from", "to"
NAMES = frozenset({"PROPN", "ADJ"})
PEOPLES = frozenset({"GPE", "NORP", "LOC"})
TOLD = frozenset({"nsubj", "nsubjpass", "dobj"})


@record(kw_only=False)
class Part:
    """A number, with the noun that it counts where there is one, and the name of those who make up that part."""

    counted: Token
    name: Token


def find_parts(doc: Doc) -> Iterator[Part]:
    """The parts that a passage lists behind a number of things or people."""
    for token in doc:
        if token.tag_ == "CD" and (part := part_at(token)) is not None and behind_number(token):
            yield part


def part_at(number: Token) -> Part | None:
    """The part of which a number tells how large it is: "450 from Chile", "450 soldiers from Chile", "14 of them
    Danish"; no way from one place to another, and nothing of which a verb tells.
    """
    doc = number.doc
    after = doc[number.i + 1 : min(number.sent.end, number.i + 5)]
    words = [token.lower_ for token in after]
    if words[:2] == OF_THEM and len(after) > 3:
        return Part(number, after[2]) if _is_name(after[2]) and words[3] in CLOSINGS else None
    counted = after[0] if len(after) and after[0].tag_ == "NNS" and number.head.i == after[0].i else number
    if counted.dep_ in TOLD and counted.i != number.i:
        return None
    sources = (c for c in counted.children if c.lower_ == FROM and c.i == counted.i + 1)
    named = next((place for source in sources for place in source.children if place.dep_ == "pobj"), None)
    if (
        named is None
        or named.ent_type_ not in PEOPLES
        or (named.right_edge.i + 1 < len(doc) and doc[named.right_edge.i + 1].lower_ == TO)
    ):
        return None
    return Part(counted, named)


def behind_number(number: Token) -> bool:
    """Whether a number goes on with a list behind another number or counted noun of its sentence."""
    doc, first = number.doc, number.i - 1
    while first > number.sent.start and (doc[first].lower_ in ROUGHLY or doc[first].tag_ == "CD"):
        first -= 1
    before = doc[number.sent.start : max(first, number.sent.start)]
    return doc[first].text in OPENINGS and any(t.tag_ == "CD" and t.ent_type_ not in {"DATE", "TIME"} for t in before)


def _is_name(word: Token) -> bool:
    return word.pos_ in NAMES and word.text[:1].isupper()
