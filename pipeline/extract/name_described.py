"""People told of by what stands behind the name: "Brun, the league's treasurer", "Venn, at the time mayor".

The model passes over such names or takes them for bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.name_bounds import MONTHS_DAYS, is_small
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.offices import names_role

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.names import Names

LONGEST_NAME, LONGEST_TITLE = 4, 8
WHERE = frozenset({"in", "at", "near", "from", "outside", "around", "into"})
TITLE_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM"})
MEANWHILE = frozenset({"then", "now", "currently", "today", "still", "once"})
AFTER_TITLE = frozenset({"of", "for", "at", "in", "who", "and", ",", ".", ";", ")", ":", "–", "—"})
EITHER = frozenset(
    {"leader", "owner", "founder", "co-founder", "ally", "rival", "opponent", "successor", "predecessor", "investor"}
    | {"producer", "model", "champion", "candidate", "counterpart", "player", "head", "chief", "deputy", "nominee"}
    | {"king", "queen", "mother", "father", "sister", "daughter", "son", "brother", "forward", "mediator"}
)
"""Nouns for people that are said of bodies, ships and towns too."""


def described_people(doc: Doc, names: Names) -> Iterator[Candidate]:
    """Names set off by a comma from the post or calling of whoever bears them."""
    for comma in doc:
        first = _begin_of_name(comma, names) if comma.text == "," and comma.i else None
        if first is not None and _tells_calling(comma, names):
            last = doc[comma.i - 1]
            yield Candidate(start=first.idx, end=last.idx + len(last), label="PERSON", how="shape")


def _begin_of_name(comma: Token, names: Names) -> Token | None:
    """The first word of the capitalised name that ends before a comma, titles left out."""
    doc, here = comma.doc, comma.i
    while here and comma.i - here < LONGEST_NAME and _may_name(doc[here - 1], names):
        here -= 1
    if here == comma.i or (here and (doc[here - 1].lower_ in WHERE or doc[here - 1].pos_ == "PROPN")):
        return None
    return doc[here]


def _may_name(word: Token, names: Names) -> bool:
    spelt = word.text.replace("-", "").replace("’", "").replace("'", "")
    shaped = word.pos_ == "PROPN" and word.text[0].isupper() and not word.text.isupper() and spelt.isalpha()
    named = shaped and not is_small(word.text) and not names.is_generic(word.text)
    return named and not names.kind(word.text, "nominals")


def after_meanwhile(doc: Doc, place: int) -> int:
    """The place after words that only say when somebody held a post: "then", "at the time", "since May"."""
    while place < len(doc) and doc[place].lower_ in MEANWHILE:
        place += 1
    if place + 2 < len(doc) and doc[place].lower_ == "since":
        return place + 2 + (doc[place + 1].lower_ == "last") if _begins_time(doc[place + 1]) else place
    if place + 2 < len(doc) and doc[place].lower_ == "at" and doc[place + 2].lower_ == "time":
        return place + 3
    return place


def _begins_time(word: Token) -> bool:
    return word.pos_ == "NUM" or word.lower_ in MONTHS_DAYS or word.lower_ in {"then", "last"}


def _tells_calling(comma: Token, names: Names) -> bool:
    doc, first = comma.doc, after_meanwhile(comma.doc, comma.i + 1)
    for place in range(first, min(first + LONGEST_TITLE, len(doc) - 1)):
        word = doc[place]
        if word.pos_ not in TITLE_PARTS:
            return False
        told = word.pos_ in {"NOUN", "PROPN"} and names_role(word, names) and word.lemma_.lower() not in EITHER
        if told and doc[place + 1].lower_ in AFTER_TITLE:
            return True
    return False
