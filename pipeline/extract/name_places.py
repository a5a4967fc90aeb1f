"""Places told as such by what stands beside the name: "the village of Ness", "a hotel at Ness", "Cape Ness", "the Ness
crater", "landed at Ness".

The model passes over such names or takes them for people and bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.name_bounds import MONTHS_DAYS, is_small
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.name_shapes import UPPER, mostly_capitals
from pipeline.extract.slots import MOTION
from pipeline.packs.names import fold

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.names import Names

WHERE = frozenset({"in", "at", "near", "outside", "around", "beneath", "above", "inside"})
AROUND = frozenset({"near", "outside", "beneath", "above"})
LEADING = WHERE | {"of", "to", "on"}
HERE = frozenset({"in", "at", "near", "beneath", "above"})
"""Prepositions behind which an unknown name is a place where something was done or went."""
OF = frozenset(
    {"castle", "palace", "fortress", "fort", "port", "harbour", "harbor", "station", "airport", "hall", "abbey"}
    | {"monastery", "convent", "cathedral", "bay", "valley", "province", "region", "district", "county", "island"}
    | {"north", "south", "east", "west", "outskirts"}
)
"""Nouns, beside those for settlements, "of" whose place a name may be; hotels and offices are of people and bodies."""
LANDFORMS = (
    "crater|massif|gorge|range|mountains|hills|valley|peninsula|plateau|basin|ridge|glacier|desert|island|islands|"
    "lake|canyon|steppe|forest|strait|reef|marshes|delta"
)
STAFF = frozenset(
    {"work", "study", "teach", "serve", "train", "research", "lecture", "be", "stay", "employ", "hire", "look", "point"}
    | {"laugh", "fire", "aim", "shout", "smile", "stare", "scream", "wave", "throw"}
)
"""Verbs with which "at" leads to a body, or to somebody who is aimed at."""
DAYS = rf"(?:{'|'.join(sorted(word.title() for word in MONTHS_DAYS))})"
PARTICLE = r"(?:e|i|de|del|della|la|le|les|di|du|des|al|el|am|an|der|von|van|sur|upon)"
NO_NAMES = frozenset(
    {"operation", "spring", "summer", "autumn", "fall", "winter", "north", "south", "east", "west", "central"}
    | {"northern", "southern", "eastern", "western"}
)
OWNING = ("'s", "’s", "'", "’")
NAME = re.compile(rf"{UPPER}[\w’']+(?:[-\s](?:{PARTICLE}[-\s])?(?!{DAYS}\b){UPPER}[\w’']+){{0,2}}")
CAPITAL = re.compile(
    rf"\b(?:[Tt]he (?:[\w-]+ )?(?:capital|city|town|port|village),|(?:place|spot|town|village|hamlet) called)"
    rf" ({UPPER}[\w’-]+)(?=[,.;])"
)
STREET = re.compile(rf"\b(?:in|on|at|near)\s({UPPER}[\w’-]+\s(?:Square|Street|Bridge|Road|Avenue|Boulevard))(?!\w)")
BEFORE = rf"\b(?:in|at|on|near|over|across|through|into|from|to|of|around|for|is|was|be)\sthe\s({UPPER}[\w’-]+"
LANDFORM = re.compile(rf"{BEFORE}(?:\s{UPPER}[\w’-]+)?\s(?:{LANDFORMS}))(?!\w)")
SITE = re.compile(rf"{BEFORE}\s(?:crossing|checkpoint|quarter|mine|quarry|refinery|shipyard|tunnel|station))(?!\w)")


LOOKED_FOR = (
    (LANDFORM, "LOC", tuple(LANDFORMS.split("|"))),
    (STREET, "FAC", ("Square", "Street", "Bridge", "Road", "Avenue", "Boulevard")),
    (CAPITAL, "GPE", ("capital", "city", "town", "port", "village", "called")),
    (SITE, "FAC", ("crossing", "checkpoint", "quarter", "mine", "quarry", "refinery", "shipyard", "tunnel", "station")),
)
"""Patterns, the label of what they find, and words of which every match holds one, for a quick look."""


def told_places(doc: Doc, text: str, names: Names) -> Iterator[Candidate]:
    """Names that the words beside them show to be places."""
    if mostly_capitals(text):
        return
    for pattern, label, words in LOOKED_FOR:
        for match in pattern.finditer(text) if any(map(text.__contains__, words)) else ():
            if pattern is SITE and fold(match.group(1).split()[0]) in names.by_alias:
                continue
            yield Candidate(start=match.start(1), end=match.end(1), label=label, how="shape")
    openers = names.words.get("openers", {})
    for word in doc:
        if word.lower_ in LEADING:
            yield from _behind(word, text, names)
        elif word.lower_ in openers and word.text.istitle():
            yield from _led(word, text, names)


def _behind(preposition: Token, text: str, names: Names) -> Iterator[Candidate]:
    """The name behind a preposition of place, where a noun for a sort of place stands before it, or the verb tells what
    was done there.
    """
    doc, place = preposition.doc, preposition.i
    if not 0 < place < len(doc) - 1:
        return
    name = NAME.match(text, doc[place + 1].idx)
    if name is None or is_small(doc[place + 1].text) or not _may_be_place(name.group(), names):
        return
    start, end = name.start(), name.end()
    if name.group().endswith(OWNING) or text[end : end + 2].lstrip()[:1].isdigit() or name.group().isupper():
        return
    noun = doc[place - 1]
    if _is_site(noun, preposition, names):
        yield Candidate(start=start, end=end, label="GPE", how="shape")
    elif (preposition.lower_ in AROUND or is_told_of(preposition)) and _stands_alone(doc, start, end):
        yield Candidate(start=start, end=end, label="GPE", how="model")


def _stands_alone(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is the whole phrase: not "in Alban markets", "in Central and Southern Russia", "in Spring"."""
    name = doc.char_span(start, end, alignment_mode="expand")
    if name is None or name.root.dep_ != "pobj" or name[0].lower_ in NO_NAMES:
        return False
    return name.root.labels.isdisjoint({"cc", "conj"})


def is_told_of(preposition: Token) -> bool:
    """Whether a preposition belongs to a verb that tells what was done or went on somewhere, or who moved there."""
    verb, word = preposition.head, preposition.lower_
    if verb.pos_ != "VERB" or verb.lemma_ in STAFF:
        return False
    return word in HERE or (word == "to" and verb.lemma_ in MOTION)


def _is_site(noun: Token, preposition: Token, names: Names) -> bool:
    """Whether a noun is a sort of place, and what stands behind the preposition the place in which it lies."""
    settled = noun.pos_ == "NOUN" and "city" in (names.kind(noun.lemma_, "nominals") or "").split()
    if preposition.lower_ == "of":
        return noun.text.islower() and (settled or not OF.isdisjoint((noun.lower_, *noun.lower_.split("-"))))
    return noun.pos_ in {"NOUN", "PROPN"} and (settled or names.kind(noun.lemma_, "scenes") is not None)


def _may_be_place(text: str, names: Names) -> bool:
    """Whether no word of a name says that it names something else."""
    words = text.split()
    labels = {names.kind(word, "heads") for word in words}
    other = any(names.kind(word, sort) for word in words for sort in ("titles", "roles", "ignored"))
    return labels <= {None, "LOC", "FAC", "GPE"} and not other and not names.kind(words[0], "given")


def _led(word: Token, text: str, names: Names) -> Iterator[Candidate]:
    """A place whose name begins with a word for it: "Cape Ness", "Mount Ness"."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    before = word.doc[word.i - 1] if word.i > word.sent.start else None
    if after is None or word.whitespace_ != " " or is_small(after.text) or not after.text[0].isupper():
        return
    if before is not None and before.pos_ == "PROPN" and before.text[0].isupper():
        return
    name = NAME.match(text, after.idx)
    if name is not None and " " not in name.group() and after.pos_ in {"PROPN", "NOUN"}:
        label = names.kind(word.text, "heads") or "FAC"
        yield Candidate(start=word.idx, end=name.end(), label=label, how="shape")
