"""Who holds which post: titles before names, appositions and copulas ("Merenian President Ada Brun", "Ada Brun, the
league's treasurer", "Brun is the treasurer of the league"), verbs that give or take posts ("was elected treasurer").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.clauses import COPULAS, conjuncts, is_passive, objects, prepositions, verb_above
from pipeline.extract.name_described import after_meanwhile
from pipeline.extract.subjects import subjects
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.placing import Placed
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
    from pipeline.extract.tokens import Token
    from pipeline.records.claim import Mention

POST_RULE = "office.post"
FORMER = frozenset({"former", "ex", "late"})
COUNTERPART = "counterpart"
PLURALS = frozenset({"NNS", "NNPS"})
JOINTS = frozenset({",", "and", "&"})
TITLE_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADV"})
LONGEST_TITLE = 8
GIVING = frozenset(
    {"name", "appoint", "elect", "nominate", "choose", "install", "make", "reelect", "re-elect", "reappoint", "select",
     "confirm", "hire", "pick"}
)  # fmt: skip
TAKING = frozenset({"serve", "act", "stay", "take", "return", "continue", "start", "begin", "work"})
"""Verbs that give somebody a post, and verbs by which somebody has or takes one ("took over as coach")."""
OF_BODIES = frozenset({"owner", "proprietor"})
"""What a body may be as well as a person: "the mine and its owner, Alba Steel"."""
CAPACITIES = frozenset({"capacity", "role"})


class Bearer(NamedTuple):
    """A person's name or a pronoun for one: the token after it and its head."""

    end: int
    head: Token


Persons = Mapping[int, Bearer]
"""Bearers of posts by each of their tokens."""


@record(kw_only=False)
class Holding:
    """A post and the heads of its holder's and its body's names. `predicate` is the post, or the verb that gives it;
    `past` where the text calls the holder former; `post` is the lemma of the title, for a "counterpart" that of the
    title told before it.
    """

    predicate: Predicate
    person: Token
    bodies: tuple[Token, ...]
    past: bool
    post: str


def find_holdings(
    predicates: Iterable[Predicate], names: Iterable[Placed[Mention]], pronouns: Iterable[Token] = ()
) -> list[Holding]:
    """The posts of a passage of which the text names the holder, one for each holder. `pronouns` stand for people
    whom it named before: "she had been treasurer".
    """
    names = list(names)
    bodies = _bearers(names, "ORG")
    named = {i for placed in names for i in range(placed.start, placed.end)}
    persons = {word.i: Bearer(word.i + 1, word) for word in pronouns} | _bearers(names, "PERSON")
    predicates = list(predicates)
    verbs = {p.trigger.i: p for p in predicates if p.kind == "verb"}
    found: list[Holding] = []
    told = COUNTERPART
    for predicate in predicates:
        if predicate.rule is None or predicate.rule.rule_id != POST_RULE or predicate.trigger.i in persons:
            continue
        post = predicate.trigger.lemma_.lower()
        told = told if post == COUNTERPART else post
        held = _held(predicate, told, bodies | persons if post in OF_BODIES else persons, named)
        teller = verbs.get(verb.i) if (verb := _giver(predicate.trigger)) is not None else None
        found += (replace(h, predicate=teller) for h in held) if teller is not None else held
    return [h for h in found if not _goes_on(h, found)]


def _bearers(names: Iterable[Placed[Mention]], label: str) -> dict[int, Bearer]:
    """Names of one label by each of their tokens."""
    return {
        i: Bearer(placed.end, placed.head)
        for placed in names
        if placed.item.label == label
        for i in range(placed.start, placed.end)
    }


def _held(predicate: Predicate, post: str, persons: Persons, named: set[int]) -> Iterator[Holding]:
    """A post with each of its holders. As many bodies as holders belong to them in order."""
    trigger = predicate.trigger
    person = next((persons[t.i] for t in _holders(trigger, persons) if t.i in persons), None)
    if person is None:
        return
    people = [person, *(_next_people(person, persons) if trigger.tag_ in PLURALS else ())]
    bodies = [name for body in _bodies(trigger, persons) for name in _names_of(body, named)]
    for place, one in enumerate(people):
        own = [name for body in _of_person(one.head) for name in _names_of(body, named)]
        shared = bodies[place : place + 1] if len(people) > 1 and len(bodies) == len(people) else bodies
        yield Holding(predicate, one.head, (*shared, *own), _is_past(trigger), post)


def bodies_of(holding: Holding, reader: Reader) -> list[tuple[str, Token]]:
    """The states and bodies in which a post is held, with the words that say so."""
    found = [hit for body in holding.bodies if not _is_origin(body, holding, reader) for hit in reader.entities(body)]
    return [(entity, token) for entity, token in found if not entity.startswith("person/")]


def _is_origin(body: Token, holding: Holding, reader: Reader) -> bool:
    """Whether a nationality only says where a firm or a named body comes from: "chief of the Roman bank Fido"."""
    owner = body.head
    if body.dep_ != "amod" or owner.i in {holding.person.i, holding.predicate.trigger.i}:
        return False
    kinds = reader.references.unknown.get((reader.index, owner.i), frozenset())
    return owner.pos_ == "PROPN" or "company" in kinds or any(e.startswith("org/") for e, _ in reader.named(owner))


def _next_people(person: Bearer, persons: Persons) -> Iterator[Bearer]:
    """People named in one list with a person, after them: "Brun, Venn and Holt"."""
    doc, here = person.head.doc, person.end
    while here < len(doc) and doc[here].lower_ in JOINTS:
        here += 1
        if here in persons:
            yield persons[here]
            here = persons[here].end


def _goes_on(holding: Holding, found: Iterable[Holding]) -> bool:
    """Whether the next word is a post of the same person: "Secretary General" is one post, its last word names it."""
    following = holding.predicate.trigger.i + 1
    return any(h.predicate.trigger.i == following and h.person.i == holding.person.i for h in found)


def _holders(post: Token, persons: Persons) -> Iterator[Token]:
    """Words that may head the holder's name; "the prosecutor's office" holds nobody."""
    if "case" in post.labels:
        return
    if post.dep_ in {"compound", "nmod", "amod"}:
        yield post.head
    for child in post.children:
        if child.dep_ == "appos":
            yield child
    if post.dep_ == "appos":
        yield post.head
    if post.dep_ == "attr" and post.head.lemma_ in COPULAS:
        yield from subjects(post.head)
    if post.dep_ == "conj":
        yield from _holders(post.head, persons)
        yield from _holders_beside(post)
    yield from _by_verb(post)
    following = post.i + 1
    if following < len(post.doc) and not post.doc[following].is_punct and post.doc[following].sent == post.sent:
        yield post.doc[following]
    yield from _beside_comma(post, persons)


def _holders_beside(post: Token) -> Iterator[Token]:
    """Holders of a title without an article that the parser joins to the last noun of another one: "Brun, grandson of
    the founder and chairman of the board".
    """
    inner, role = post.head, post.head.head.head
    bare = not any(c.dep_ in {"det", "poss"} for word in (post, role) for c in word.children)
    if bare and inner.dep_ == "pobj" and "det" in inner.labels and role.dep_ == "appos":
        yield role.head


def _by_verb(post: Token) -> Iterator[Token]:
    """Whom a verb makes a post's holder: "was elected president", "named her as head", "took over as coach"."""
    verb = _giver(post)
    if verb is None and _is_capacity(post):
        yield from subjects(verb_above(post.head) or post.head)
    elif verb is not None:
        yield from objects(verb) if verb.lemma_ in GIVING and not is_passive(verb) else subjects(verb)


def _is_capacity(post: Token) -> bool:
    """Whether somebody does something as the holder of a post: "As interior minister, Brun has proposed a law", "in his
    capacity as mayor".
    """
    role = post.head
    if post.dep_ != "pobj" or role.lower_ != "as" or any(c.lower_ in {"a", "an"} for c in post.children):
        return False
    return role.head.lower_ in CAPACITIES or (role.i < role.head.i and role.head.pos_ == "VERB")


def _giver(post: Token) -> Token | None:
    """The verb that gives or takes a post."""
    role = post.head if post.dep_ == "pobj" and post.head.lower_ == "as" else post
    verb = role.head
    gives = verb.lemma_ in GIVING and role.dep_ in {"oprd", "prep"}
    takes = verb.lemma_ in TAKING and role.dep_ == "prep"
    return verb if verb.pos_ == "VERB" and (gives or takes) else None


def _beside_comma(post: Token, persons: Persons) -> Iterator[Token]:
    """A name set off by commas right after a post, or right before the phrase of one: "the league's treasurer, Otto
    Venn, ...", "Otto Venn, then the league's treasurer". Commas often mislead the parser.
    """
    doc, after = post.doc, _end_of_title(post) + 1
    set_off = after < len(doc) and doc[after - 1].text == ","
    if set_off and post.lemma_.lower() in OF_BODIES:
        after = _behind_words(after, persons, post)
    if set_off and after in persons:
        end = persons[after].end
        if end >= len(doc) or doc[end].is_punct or (post.tag_ in PLURALS and doc[end].lower_ in JOINTS):
            yield doc[after]
    here = post.i - 1
    while here > post.sent.start and post.i - here < LONGEST_TITLE and doc[here].pos_ in TITLE_PARTS:
        here -= 1
    here -= doc[here].pos_ == "NUM"
    if doc[here].lower_ in {"at", "since"} and after_meanwhile(doc, here) > here:
        here -= 1
    if here > post.sent.start and doc[here].text == "," and here - 1 in persons and post.i + 1 not in persons:
        yield doc[here - 1]


def _behind_words(after: int, persons: Persons, post: Token) -> int:
    """The name behind words that say what its bearer is, set off by commas: "its owner, the utility Alba Steel,"."""
    doc, here = post.doc, after
    last = min(post.sent.end, after + LONGEST_TITLE)
    while here < last and here not in persons and doc[here].pos_ in TITLE_PARTS:
        here += 1
    end = persons[here].end if here < last and here in persons else len(doc)
    return here if end < len(doc) and doc[end].text == "," and doc[after].pos_ == "DET" else after


def _end_of_title(post: Token) -> int:
    """The token after a post and its "of Merenia and Alba" or "to Merenia"."""
    doc, here = post.doc, post.i + 1
    last = min(len(doc), post.sent.end, post.i + LONGEST_TITLE)
    if here < last and doc[here].lower_ in {"of", "to", "for"}:
        while here < last and not doc[here].is_punct and doc[here].pos_ not in {"VERB", "AUX"}:
            here += 1
    return here


def _bodies(post: Token, persons: Persons) -> Iterator[Token]:
    """Words that may head the name of the state or body in which the post is held."""
    for word in (post, post.head) if post.dep_ == "compound" else (post,):
        for child in word.children:
            if child.i in persons or (child.i > post.i and child.dep_ != "prep"):
                continue
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < post.i:
                yield from conjuncts(child)
    for preposition, pobj in prepositions(post):
        if preposition in {"of", "for", "at", "in"}:
            yield pobj


def _names_of(body: Token, named: set[int]) -> list[Token]:
    """A body that is named or may be known from before ("its", "the bank's"), else the names before it: "Merenia" for
    "Merenia's council".
    """
    if body.i in named or body.tag_ == "PRP$":
        return [body]
    if body.dep_ == "poss" and "det" in body.labels:
        return [body]
    return [c for c in body.children if c.i in named and c.dep_ in {"poss", "amod", "compound", "nmod"}]


def _of_person(person: Token) -> Iterator[Token]:
    """The body after a holder's name: "Prime Minister Ada Brun of Merenia"."""
    yield from (pobj for preposition, pobj in prepositions(person) if preposition == "of")


def _is_past(post: Token) -> bool:
    before = post.doc[max(post.i - 3, post.sent.start) : post.i]
    return any(t.lower_.split("-")[0] in FORMER for t in before) or post.lower_.startswith("ex-")
