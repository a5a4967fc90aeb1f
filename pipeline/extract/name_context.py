"""What the words around a name say of its sort: "Brask, a utility", "the board of Brask", "the mayor of Brask".

The model judges a name that it does not know by its look; an apposition, an office or a verb beside it says more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extract.name_places import is_told_of

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Span, Token
    from pipeline.packs.names import Names

SAID = 5  # weight of a word that says what a name is; the model's guess weighs 1
HINTED = 2  # weight of a preposition of place
FAINT = 1  # weight of "at", behind which a body that acts nowhere else is hardly one, and nobody stands by name
SORTS = {
    "company": "ORG", "body": "ORG", "alliance": "ORG", "party": "ORG", "city": "GPE", "state": "GPE", "event": "EVENT",
}  # fmt: skip
FOUNDED = frozenset(["found", "establish", "nationalise", "nationalize", "privatise", "privatize"])
EMPLOYS = frozenset(["employ", "acquire"])
OF_BODIES = frozenset([
    "board", "chairman", "chairwoman", "chair", "executive", "ceo", "shareholder", "headquarters", "employee",
    "subsidiary", "takeover", "acquisition", "staff", "coach", "captain", "goalkeeper", "striker", "midfielder",
    "fighter", "militant", "gunman", "guerrilla", "insurgent", "cell", "affiliate", "offshoot", "wing",
])  # fmt: skip
OF_PLACES = frozenset([
    "town", "city", "village", "mayor", "street", "inhabitant", "resident", "port", "suburb", "native", "crossing",
    "border", "frontier", "coast", "coastline", "airspace", "ambassador", "embassy", "parliament", "population",
])  # fmt: skip
DIRECTIONS = frozenset({"north", "south", "east", "west"})
CROSSED = frozenset({"cross", "ford"})
"""Verbs of which a name behind "the" is a river, a strait or a range of hills."""
OF_PEOPLE = frozenset(
    {"house", "hut", "office", "garden", "camp", "farm", "shop", "studio", "ship", "car", "aircraft", "factory"}
    | {"palace", "any", "bedroom", "kitchen", "bathroom", "bus", "train"}
)
"""Sorts of places that are called after people."""
PARTS_OF_NAMES = frozenset({"compound", "poss", "nmod", "amod", "appos"})
WATERS = frozenset({"river", "stream", "lake", "strait", "glacier", "reef", "island", "peninsula"})
"""Nouns that say of a name that it is no body's: "the Tolva, a river"."""
SAINTS = frozenset({"st", "saint", "santa", "sankt"})
MESSAGES = frozenset(
    ["call", "letter", "message", "note", "reply", "answer", "visit", "gift", "report", "request", "order",
     "invitation", "offer", "word", "email", "e-mail", "telegram", "warning", "question", "proposal", "speech"]
)  # fmt: skip
"""What comes from somebody."""
KIN = frozenset(
    {"wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister", "father", "mother", "uncle", "aunt",
     "cousin", "nephew", "niece", "grandfather", "grandmother", "grandson", "granddaughter", "stepson", "stepdaughter",
     "stepfather", "stepmother", "fiancé", "fiancée", "in-law", "law", "lodger", "neighbour", "neighbor"}
)  # fmt: skip
"""What only a person is to another, right before the name: "his widow Ada", "her brother-in-law Jan"."""
OWNERS = frozenset({"PRP$", "POS"})
KIN_WORDS = 7
"""Most words before a name among which stands whose kin is named: "his much younger brother-in-law Jan"."""
INSIDE = frozenset(["in", "near", "outside", "around", "beneath"])
DEPARTING = frozenset(
    ["depart", "launch", "sail", "set", "lift", "fly", "drive", "travel", "march", "ship", "tow", "blast", "embark"]
)
PASSING = frozenset(["march", "parade", "ride", "walk", "drive", "travel", "retreat", "flow"])
TRUSTED_IN = frozenset(
    ["stake", "share", "confidence", "trust", "faith", "interest", "investment", "believe", "invest"]
)


def label_in_context(doc: Doc, start: int, end: int, names: Names) -> tuple[str, int] | None:
    """The label that the words around `[start, end)` (characters of the passage) speak for, and its weight, or None.

    Standing after "in" says less than being called a company: stakes and quarrels are in companies too.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    said = next((label for label in _spoken_for(span, names) if label), None)
    if said is not None:
        return said, SAID
    if root.dep_ != "pobj":
        return None
    preposition, governor = root.head.lower_, root.head.head.lemma_.lower()
    inside = preposition in INSIDE and governor not in TRUSTED_IN
    passed = governor in {"through": PASSING, "from": DEPARTING}.get(preposition, ())
    if inside or passed:
        return "GPE", HINTED
    nobody = preposition == "at" and span.start == root.head.i + 1 and is_told_of(root.head)
    one_word = " " not in span.text
    if nobody and root.ent_type_ == "FAC" and one_word:
        return "GPE", HINTED
    alone = root.ent_type_ == "PERSON" or (root.ent_type_ == "ORG" and one_word)
    return ("GPE", FAINT) if nobody and alone else None


def _spoken_for(span: Span, names: Names) -> Iterator[str | None]:
    root = span.root
    yield from (_sort(noun, names) for noun in (*_described_by(root, span.start), *_set_off(span)))
    yield _by_kin(span)
    yield _by_event_before(span, names)
    yield _by_verb(root)
    yield _by_direction(span)
    yield _by_owner(root)
    yield _by_scene(root, names)
    yield _by_saint(span)
    yield _by_pronoun_or_article(span)


def _described_by(root: Token, first: int) -> Iterator[Token]:
    """Common nouns that say what a name is: beside it, before it, or after "is"."""
    yield from (child for child in root.children if child.dep_ == "appos" and child.pos_ == "NOUN")
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
    if first and root.doc[first - 1].pos_ == "NOUN" and root.doc[first - 1].head in {root, *root.children}:
        yield root.doc[first - 1]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (child for child in root.head.children if child.dep_ == "attr" and child.pos_ == "NOUN")


def _by_kin(span: Span) -> str | None:
    """A person, where "his widow" or "Roe's cousin" stands right before a name."""
    before = span.doc[max(span.start - KIN_WORDS, span.root.sent.start) : span.start]
    if not len(before) or before[-1].lemma_.lower() not in KIN or before[-1].tag_ != "NN":
        return None
    phrase = list(takewhile(lambda token: token.pos_ not in {"VERB", "AUX"} and token.text != ",", reversed(before)))
    return "PERSON" if any(token.tag_ in OWNERS and token.lower_ != "its" for token in phrase) else None


def _by_event_before(span: Span, names: Names) -> str | None:
    """What "the joint exercise" right before a name says of it, wherever the parser hangs the two."""
    before = span.doc[max(span.start - 3, 0) : span.start]
    told = bool(len(before)) and before[-1].pos_ == "NOUN" and any(token.lower_ == "the" for token in before)
    return "EVENT" if told and _sort(before[-1], names) == "EVENT" else None


def _set_off(span: Span) -> Iterator[Token]:
    """The noun in ", a large utility" after a name, where the parser may take the comma for a list's."""
    doc, place = span.doc, span.end
    if place + 2 < len(doc) and doc[place].text == "," and doc[place + 1].lower_ in {"a", "an", "the"}:
        phrase = takewhile(lambda token: token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT"}, doc[place + 2 :])
        before_comma = list(takewhile(lambda token: token.text != ",", phrase))
        yield from (token for token in before_comma[-1:] if token.pos_ == "NOUN" and not _owns(token))


def _is_of_message(name: Token) -> bool:
    """Whether a name stands behind what comes from somebody: "a call from Venn, who leads the board"."""
    return name.head.lower_ in {"from", "by"} and name.head.head.lemma_.lower() in MESSAGES


def _owns(noun: Token) -> bool:
    """Whether a noun stands in the possessive: "Venn, the company's treasurer" is no company."""
    return "case" in noun.labels


def _sort(noun: Token, names: Names) -> str | None:
    kinds = (names.kind(noun.lemma_, "nominals") or "").split()
    sort = next((SORTS[kind] for kind in kinds if kind in SORTS), None)
    return sort or ("LOC" if noun.lemma_ in WATERS else None)


def _by_verb(root: Token) -> str | None:
    """What is founded, or employs people, is a body."""
    if any(child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in FOUNDED for child in root.children):
        return "ORG"
    verb = root.head
    founded = root.dep_ == "nsubjpass" and verb.lemma_ in FOUNDED
    return "ORG" if founded or (root.dep_ == "nsubj" and verb.lemma_ in EMPLOYS) else None


def _by_direction(span: Span) -> str | None:
    """What somebody crosses ("forded the Tolva"), and that from which a direction is given ("ten miles west of Ness"),
    is a place.
    """
    root, doc = span.root, span.doc
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.i:
        before = doc[root.head.i - 1]
        return "LOC" if before.text.islower() and before.lower_.rpartition("-")[2] in DIRECTIONS else None
    behind_the = span.start > 0 and doc[span.start - 1].lower_ == "the"
    crossed = root.dep_ in {"dobj", "obj"} and root.head.lemma_ in CROSSED
    return "LOC" if behind_the and crossed and len(span) == 1 and root.pos_ == "PROPN" else None


def _by_owner(root: Token) -> str | None:
    """What has a board is a body, what has a mayor a place."""
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        owned = root.head.head
    elif root.dep_ == "poss":
        owned = root.head
    else:
        return None
    if owned.lemma_.lower() in OF_BODIES:
        return "ORG"
    return "GPE" if owned.lemma_.lower() in OF_PLACES else None


def _by_scene(root: Token, names: Names) -> str | None:
    """A town where a sort of place is its, and a place where one stands before the comma: "the hospital of Ness", "an
    old fort, Ness". Houses and offices are also people's, and saints have churches.
    """
    if root.ent_type_ not in {"PERSON", "FAC"} or root.left_edge.lower_ in SAINTS:
        return None
    noun = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else root.head
    if noun is root.head and root.dep_ != "appos":
        return None
    scenes = (names.kind(noun.lemma_, "scenes") or "").split()
    if not scenes or noun.pos_ != "NOUN" or names.kind(noun.lemma_, "roles") or not OF_PEOPLE.isdisjoint(scenes):
        return None
    return "FAC" if noun is root.head else "GPE"


def _by_saint(span: Span) -> str | None:
    """A church, hospital or school goes by its saint's name alone: "at St Alban's"."""
    doc, end = span.doc, span.end
    first = span.start - (span[0].lower_.rstrip(".") not in SAINTS)
    if first < 0 or doc[first].lower_.rstrip(".") not in SAINTS or end >= len(doc) or doc[end].tag_ != "POS":
        return None
    after = doc[end + 1] if end + 1 < len(doc) else None
    return "FAC" if after is None or after.pos_ not in {"NOUN", "ADJ", "PROPN", "NUM"} else None


def _by_pronoun_or_article(span: Span) -> str | None:
    """Of a full name with "who" behind it somebody is told; one word with "the" before it, though it looks like a
    person's name, is none ("the Brask refused").
    """
    doc, root = span.doc, span.root
    after = [token for token in doc[span.end : span.end + 2] if token.text != ","]
    told = root.dep_ != "pobj" if len(span) > 1 else root.dep_ == "pobj"
    if told and after and after[0].lower_ == "who" and (root.dep_ != "pobj" or _is_of_message(root)):
        return "PERSON"
    alone = len(span) == 1 and root.ent_type_ == "PERSON" and root.tag_ == "NNP" and root.dep_ not in PARTS_OF_NAMES
    return "ORG" if alone and span.start and doc[span.start - 1].lower_ == "the" else None
