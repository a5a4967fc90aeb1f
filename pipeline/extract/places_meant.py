"""Whether a capital's name means the city or the government that sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.located import ROOTED

if TYPE_CHECKING:
    from pipeline.extract.consistency import Surface
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.names import Names

AT = frozenset([
    "in", "at", "near", "around", "outside", "across", "inside", "throughout", "within", "via", "above", "beneath",
    "over",
])  # fmt: skip
MOTION = frozenset([
    "go", "come", "travel", "fly", "arrive", "return", "move", "drive", "visit", "flee", "head", "march", "bring",
    "take", "send", "deploy", "deliver", "relocate", "sail", "evacuate", "commute", "walk", "ship", "transfer",
    "trip", "flight", "road", "train", "route", "way", "journey", "tour", "jet", "rush", "cycle", "run", "ride",
    "parade", "pass", "hail", "originate", "lift", "launch", "depart", "set",
])  # fmt: skip
CITY_OBJECTS = frozenset([
    "visit", "reach", "enter", "bomb", "shell", "hit", "strike", "capture", "seize", "liberate", "besiege",
    "surround", "encircle", "flood", "evacuate", "rebuild", "destroy", "devastate", "rock", "shake", "storm",
    "occupy", "paralyse", "paralyze", "leave",
])  # fmt: skip
CITY_SUBJECTS = frozenset([
    "host", "lie", "grow", "sit", "celebrate", "wake", "burn", "flood", "swelter", "experience", "boast", "stage",
])  # fmt: skip
PARTS = frozenset([
    "mayor", "street", "resident", "citizen", "suburb", "outskirt", "centre", "center", "north", "south", "east",
    "west", "city", "capital", "town", "district", "part", "area", "airport", "university", "siege", "battle", "fall",
    "bombing", "port", "square", "university", "people", "population", "heart", "half", "kilometre", "kilometer",
    "mile", "hospital", "hotel", "treaty", "native",
])  # fmt: skip
CITY_NOUNS = frozenset({"city", "capital", "town", "metropolis", "home", "venue", "host"})


def seat_or_city(surface: Surface, doc: Doc, city: str, names: Names) -> str:
    """The state where the name acts, owns or is dealt with; the city where something happens in it, moves to it, hits
    it, or belongs to it as a place.
    """
    span = doc.char_span(surface.candidate.start, surface.candidate.end, alignment_mode="expand")
    if span is None:
        return names.seats[city]
    return city if is_place(span.root) or _is_located(span.root, names.seats[city], names) else names.seats[city]


def is_place(token: Token) -> bool:
    """Whether the sentence uses a capital's name as a place."""
    head = token.head
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token, head = token.head, token.head.head
    if token.dep_ == "pobj":
        return _after_preposition(head)
    if token.dep_ in {"dobj", "nsubjpass"}:
        return head.lemma_ in CITY_OBJECTS and "dative" not in head.labels
    if token.dep_ == "nsubj":
        attributes = {child.lemma_ for child in head.children if child.dep_ == "attr"}
        return head.lemma_ in CITY_SUBJECTS or bool(attributes & CITY_NOUNS)
    if head.lemma_ in ROOTED and token.i < head.i:
        return token.dep_ == "npadvmod"
    return token.dep_ in {"compound", "nmod", "amod"} and head.pos_ == "NOUN"


def _after_preposition(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if word in AT:
        return True
    if word == "of":
        return governor.lemma_.casefold() in PARTS
    if word in {"to", "from", "into", "towards", "toward", "through"}:
        return (
            governor.lemma_ in MOTION
            or preposition.dep_ == "ROOT"
            or (governor.dep_ == "ROOT" == governor.dep_ and governor.pos_ == "ADP")
        )
    return False


def _is_located(token: Token, state: str, names: Names) -> bool:
    """Whether the state follows after a comma ("Nairobi, Kenya"), or "the capital" stands before or after."""
    doc = token.doc
    after = doc[token.i + 1 : token.i + 4]
    if len(after) > 1 and after[0].text == ",":
        return names.state_of_adjective(after[1].text) == state or any(t.lemma_ == "capital" for t in after)
    before = doc[max(0, token.i - 2) : token.i]
    return any(t.lower_ in {"capital", "city"} for t in before)
