"""What sort of thing a pronoun or common noun can stand for: its kinds, its number, whether it is definite."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.packs.names import PROVISIONS

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.names import Names

PERSONAL = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
PAIRING = frozenset(["both", "two"])
DEFINITE = frozenset(["the", "this", "that", "its", "their", "his", "her", "these", "those", "both"])
INTRODUCING = frozenset({"det", "poss", "predet", "amod", "preconj"})
ARTICLES = frozenset(["a", "an", "the"])
APART = frozenset(["post", "pre", "anti", "pro", "non", "ex", "un", "neo", "quasi", "pseudo", "counter"])
ORG_SORTS = frozenset(["alliance", "company", "party", "body"])
PLACES = frozenset({"state", "city", "region"})


def kinds_of(entity_id: str) -> str:
    """The kind of an entity id."""
    return entity_id.split("/", 1)[0]


def noun_kinds(token: Token, names: Names) -> frozenset[str]:
    """Sorts of thing that a common noun can stand for, empty for other nouns."""
    listed = names.kind(token.lemma_, "nominals")
    return _sorts(listed) if listed else frozenset()


@cache
def _sorts(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def is_definite(token: Token) -> bool:
    """Whether a noun is introduced as known: "the bloc", "this country", "both sides", "the two"."""
    if token.labels.isdisjoint(INTRODUCING):
        return False
    return any(c.lower_ in DEFINITE and c.dep_ in INTRODUCING and c.i < token.i for c in token.children)


def is_prefixed(token: Token) -> bool:
    """Whether a name is the second half of a word that says what is not its own: "post-Soviet", "anti-Roman"."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].text in {"-", "–"} and doc[i - 2].lower_ in APART


def hyphenated(modifier: Token) -> list[Token]:
    """The first half of a pair of modifiers: "Danish" in "the Danish-Swedish talks"."""
    doc = modifier.doc
    return [c for c in modifier.children if c.i < modifier.i and doc[c.i + 1].text in {"-", "–"}]


def is_plural(token: Token) -> bool:
    """Whether a noun is plural."""
    return "Plur" in token.morph.get("Number", [])


DECIDED = frozenset(
    {"decide", "agree", "propose", "plan", "intend", "forbid", "resolve", "recommend", "suggest", "prohibit", "deem"}
)
"""Verbs of which "it" stands for what an infinitive tells: "it was decided to close the mill"."""


def is_pleonastic(token: Token) -> bool:
    """Whether "it" stands for nothing: weather, "it is clear that", "it takes"."""
    if token.lower_ != "it":
        return False
    head = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    clausal = any(c.dep_ in {"ccomp", "xcomp", "csubj", "advcl"} and c.i > head.i for c in head.children)
    complement = not head.labels.isdisjoint({"acomp", "attr"})
    below = any(
        c.dep_ in {"acomp", "attr"} and not c.labels.isdisjoint({"ccomp", "xcomp", "acl", "relcl"})
        for c in head.children
    )
    seems = (head.lemma_ in {"seem", "appear", "happen", "emerge"} and clausal) or head.lemma_ == "turn"
    told = any(c.dep_ in {"ccomp", "csubj"} or (c.dep_ == "xcomp" and head.lemma_ in DECIDED) for c in head.children)
    said = token.dep_ == "nsubjpass" and told
    return seems or said or _takes_effort(head) or (head.lemma_ == "be" and complement and (clausal or below))


def _takes_effort(verb: Token) -> bool:
    """Whether a verb says how long or what it takes to do something: "took two months to agree", "took a storm for them
    to agree", "took the jury over three hours to agree".
    """
    if verb.lemma_ != "take":
        return False
    after = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
    mark = next((t.i for t in after if t.tag_ == "TO" and t.dep_ == "aux"), None)
    if mark is None:
        return False
    long = verb.doc[mark - 1].ent_type_ in {"DATE", "TIME"} or any(
        c.dep_ == "dobj" and c.ent_type_ in {"DATE", "TIME"} for c in verb.children
    )
    return long or any(t.lower_ == "for" and t.i < mark for t in after)


def is_pair(token: Token) -> bool:
    """Whether a noun phrase says that two are meant: "both sides", "the two", "the two countries"."""
    if PAIRING.isdisjoint(token.sent.forms) or (not token.children and token.lower_ != "both"):
        return False
    if token.lower_ in PAIRING and token.dep_ in {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
    }:
        return token.lower_ == "both" or any(c.lower_ == "the" for c in token.children)
    return any(c.lower_ in PAIRING and c.i < token.i for c in token.children) and (
        is_definite(token) or any(c.lower_ == "both" for c in token.children)
    )


def name_before(word: Token) -> list[Token]:
    """The name, its short form in brackets passed over, behind which a phrase is set off: "the Merenian League (ML), a
    union of six states". Commas often mislead the parser.
    """
    doc, here = word.doc, word.left_edge.i - 1
    if here < word.sent.start + 1 or doc[here].text != ",":
        return []
    here -= 1
    if doc[here].text == ")":
        here = next((i - 1 for i in range(here, word.sent.start, -1) if doc[i].text == "("), here)
    return [doc[here]] if doc[here].pos_ == "PROPN" else []


def is_set_off(noun: Token) -> bool:
    """Whether a noun with an article is set off behind a name, which it describes whatever is said of that."""
    opener = noun.left_edge
    return opener.i < noun.i and opener.lower_ in ARTICLES and bool(name_before(noun))


def cites_provision(noun: Token) -> bool:
    """Whether a noun names a numbered part of a law: "Article 4 of the charter"."""
    if noun.lower_ not in PROVISIONS:
        return False
    number = noun.doc[noun.i + 1 : noun.i + 2]
    numbered = any(token.pos_ == "NUM" for token in number)
    return numbered and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
