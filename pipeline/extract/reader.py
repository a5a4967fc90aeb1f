"""What the noun phrases of a passage mean: whom a head noun brings into a claim, with the word that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.clauses import OBJECTS, conjuncts, prepositions
from pipeline.extract.conditions import predicated, subjects_below
from pipeline.extract.listing import spelled_out
from pipeline.extract.noun_phrases import ORG_SORTS, hyphenated, is_definite, is_plural, is_prefixed
from pipeline.extract.subjects import subjects
from pipeline.records.claim import Participant

if TYPE_CHECKING:
    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.packs.names import Names
    from pipeline.records.document import Evidence

MODIFYING = frozenset({"poss", "compound", "amod", "nmod"})
WHOLES = ("of", "from", "among")
HOMES = ("state/", "city/", "region/")
"""Kinds of places from which people may come without acting for them."""
AT_HOME = frozenset({"from", "in", "at", "of"})
HOME_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG"})
"""Where somebody is from whose name stands behind it: "an engineer from Bergen, Ann Roe"."""
OFFICIAL = frozenset({"agents", "office", "member"})
ACTING = frozenset({"agents", "member"})
"""Kinds of those who act for a state, whatever post they hold."""
EXAMPLES = frozenset({"as", "including", "like"})
COUNTRIES = frozenset({"state", "country", "nation", "republic"})
COLLECTIVE = frozenset({"member", "ally", "state", "country", "nation", "partner", "club", "leader", "government"})
DENYING = frozenset({"no", "not", "neither", "nor"})
PRIVATE = frozenset({"company", "body"})
"""Kinds of nouns for what does not act for a state."""
NAMING = frozenset({"call", "know", "name", "rename", "dub", "rebrand", "style"})
OPPOSED = frozenset(
    {"adversary", "challenger", "competitor", "critic", "detractor", "enemy", "foe", "opponent", "predecessor", "rival",
     "successor"}
)  # fmt: skip
"""Nouns for those who never act for the one whose they are."""
PERSONS = frozenset(
    {
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "citizen",
        "national",
        "native",
        "tourist",
        "student",
        "pensioner",
        "teenager",
        "couple",
        "newcomer",
        "millionaire",
        "migrant",
        "refugee",
    }
)
"""Nouns for somebody who need not hold a post or follow a trade."""
OWNING = frozenset({"mine", "yours", "his", "hers", "ours", "theirs"})
"""What says behind "of" whose somebody is, and does not stand for that one: "a deputy of his"."""
SINGULAR, ARTICLES = frozenset({"NN", "NNP"}), frozenset({"a", "an", "another"})
TIED = frozenset({"ally", "partner", "neighbour", "neighbor", "friend", "supporter", "backer", "patron"})
"""Nouns for others where they are a state's, but for its members where they are a body's."""
SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Nouns for those who say what somebody else has to say."""
PAST = frozenset({"VBN", "VBD"})
BEHIND = 4
"""Words behind a noun among which it is given its name, and the verbs that do so."""
DATING = frozenset({"on", "in", "between", "since", "until", "by", "during", "from", "and", "to"})
DEEPEST = 3


@dataclass(frozen=True)
class Reader:
    """What the noun phrases of one passage mean. `bodies` are the states for which people act, `holders` the named
    holders of posts by the token of the post, `deeds` the nouns for what somebody does, `inflicted` those among them
    behind whose "of" stands to whom it is done, `happenings` those for what happens in some place.
    """

    index: int
    passage: ParsedPassage
    references: References
    names: Names
    bodies: Mapping[str, tuple[str, ...]]
    holders: Mapping[int, Sequence[Token]] = field(default_factory=dict)
    sides: dict[str, tuple[Participant, ...]] = field(default_factory=dict)
    deeds: frozenset[int] = frozenset()
    inflicted: frozenset[int] = frozenset()
    happenings: frozenset[int] = frozenset()

    def entities(self, head: Token, depth: int = 0) -> list[tuple[str, Token]]:
        """Entity ids that a noun phrase means, with the word that says so.

        A phrase that means nobody by itself stands for the examples it gives ("members like Oslo"), for what it is
        called or a copula equates it with, for its possessor, for the name that modifies it ("Merenian troops"), for
        those who act in the happening that it names, or for the whole of which it is part ("leaders of the league"), in
        this order.
        """
        people = [hit for person in self.holders.get(head.i, ()) for hit in self.named(person)]
        if people:
            return people
        if head.tag_ == "NNS" and head.lemma_.lower() in COLLECTIVE and (listed := spelled_out(head, self)):
            return listed
        return self._person_behind(head) or self.named(head) or (self._meant(head, depth) if depth < DEEPEST else [])

    def _person_behind(self, head: Token) -> list[tuple[str, Token]]:
        """The name behind a word for somebody's people or home: "a Bavarian, Stefan Brandl", "a Pole, Captain Zych"."""
        if head.pos_ != "NOUN" and not any(c.lower_ in ARTICLES for c in head.children):
            return []
        homes = [t for p, t in prepositions(head) if p in AT_HOME and t.ent_type_ in HOME_LABELS]
        named = [c for word in (head, *homes) for c in word.children if c.dep_ == "appos" and c.i > head.i]
        return [hit for c in named for hit in self.named(c) if hit[0].startswith("person/")]

    def _meant(self, head: Token, depth: int) -> list[tuple[str, Token]]:
        finders = (self._examples, self._called, self._equated, self._modifying, self._acting)
        for find in finders if head.children else (self._called, self._equated, self._acting):
            if found := find(head):
                return found
        if below := prepositions(head):
            if (
                head.i in self.deeds
                and head.dep_ == "nsubj"
                and (doers := [t for preposition, t in below if preposition == "by"])
            ):
                return [hit for doer in doers for hit in self.entities(doer, depth + 1)]
            for sought in WHOLES if head.i not in self.inflicted else ():
                wholes = [whole for preposition, whole in below if preposition == sought and whole.lower_ not in OWNING]
                parts = [hit for whole in wholes for hit in self.entities(whole, depth + 1)]
                if sought == "from" and self._is_private(head):
                    parts = [hit for hit in parts if not hit[0].startswith(HOMES)]
                if sought == "from" and head.dep_ in OBJECTS and not self.is_somebody(head) and not is_plural(head):
                    parts = []  # "bought the mill from Alba"
                if parts:
                    return parts
        return []

    def _is_private(self, head: Token) -> bool:
        """Whether some one or a few are meant, by no noun for those who act for a state: "two students from Oslo"."""
        acting = self.references.unknown.get((self.index, head.i), frozenset()) & OFFICIAL
        return _is_few(head) and not acting and self.names.kind(head.lemma_, "roles") != "official"

    def _is_private_person(self, head: Token) -> bool:
        """Whether a noun means one person, or a few, who act for nobody: "a Russian woman", "the Danish tourist", "two
        Norwegian climbers".
        """
        if head.tag_ not in {"NN", "NNS"}:
            return False
        if head.lemma_ in PERSONS:
            return head.tag_ == "NN" or _is_few(head)
        if self.names.kind(head.lemma_, "roles") != "person" or not _is_few(head):
            return False
        return not self.references.unknown.get((self.index, head.i), frozenset()) & ACTING

    def _acting(self, head: Token) -> list[tuple[str, Token]]:
        """Those who act in the one known happening that a noun names: "the war", not "a war" or "conflicts"."""
        sides = self.sides.get(head.lemma_.lower())
        if not sides or is_plural(head) or not is_definite(head):
            return []
        return [(p.entity_id, head) for p in sides if p.role == "actor" and p.entity_id]

    def _examples(self, head: Token) -> list[tuple[str, Token]]:
        """Names after "such as" or "including", and names in apposition."""
        found = [t for p, t in prepositions(head) if p in EXAMPLES]
        found += [part for c in head.children if c.dep_ == "appos" for part in conjuncts(c)]
        return [hit for t in found for hit in self.named(t)]

    def _called(self, head: Token) -> list[tuple[str, Token]]:
        """The name that a noun is given right behind it: "a body, now called Alba", "a group known as Alba"."""
        after = head.doc[head.i + 1 : head.i + BEHIND]
        verb = next((t for t in after if t.pos_ not in {"ADV", "PUNCT"} and t.dep_ != "advmod"), None)
        if verb is None or verb.tag_ not in PAST or verb.lemma_.lower() not in NAMING or subjects_below(verb):
            return []
        return [hit for name in predicated(verb) for hit in self.named(name)]

    def _equated(self, head: Token) -> list[tuple[str, Token]]:
        """Names on the other side of "is": "Oslo is the only member", "the only member is Oslo"."""
        verb = head.head
        if verb.lemma_ != "be":
            return []
        if head.dep_ == "attr":
            return [hit for s in subjects(verb) for hit in self.named(s)]
        if head.dep_ == "nsubj":
            return [hit for c in verb.children if c.dep_ == "attr" for p in conjuncts(c) for hit in self.named(p)]
        return []

    def _modifying(self, head: Token) -> list[tuple[str, Token]]:
        """Names before a noun: the possessor's, else a modifier's; a body's before its members, whoever possesses. A
        nationality does not make a firm, a club or one private person its state's, "the Roman states" are not Rome,
        "his lawyer" not Brun, and the Brun group not its founder.
        """
        if head.labels.isdisjoint(MODIFYING):
            return []
        orders = ({"poss"}, {"compound", "amod", "nmod"})
        if self.references.unknown.get((self.index, head.i), frozenset()) & PRIVATE:
            orders = ({"poss"}, {"compound", "nmod"})
        if self._is_private_person(head):
            orders = ({"poss"}, set())
        others = self._is_another(head)
        firm = "company" in (self.names.kind(head.lemma_, "nominals") or "").split()
        for labels in reversed(orders) if head.lemma_.lower() in COLLECTIVE else orders:
            before = [c for c in head.children if c.dep_ in labels and not is_prefixed(c)]
            found = [hit for c in before for p in (*hyphenated(c), *conjuncts(c)) for hit in self.named(p)]
            if labels == {"poss"} and others:
                found = [hit for hit in found if head.lemma_ not in OPPOSED and not hit[0].startswith("person/")]
            if labels == {"poss"} and head.lemma_ in TIED:
                found = [hit for hit in found if not hit[0].startswith(("state/", "person/"))]
            if firm:
                found = [hit for hit in found if not hit[0].startswith("person/")]
            if head.tag_ == "NNS" and head.lemma_.lower() in COUNTRIES and "poss" not in labels:
                found = [hit for hit in found if not hit[0].startswith("state/")]
            if found:
                return found
        return []

    def _is_another(self, head: Token) -> bool:
        """Whether a noun means people other than the one whose they are: "her deputy", "Brun's lawyer"."""
        lemma = head.lemma_.lower()
        return lemma in OPPOSED or (lemma not in SPEAKING and self.names.kind(lemma, "roles") is not None)

    def states_of(self, person: str) -> tuple[str, ...]:
        """The state for which a person acts, as far as the article names a post of theirs."""
        known = self.bodies.get(person) or (self.references.state_of(person),)
        return tuple(state for state in known if state)

    def owners(self, head: Token) -> list[tuple[str, Token]]:
        """States that a body's name has before it: "Merenia's Supreme Court", not "Merenia's allies"."""
        return [
            hit
            for c in head.children
            if head.text[0].isupper() and c.dep_ in {"poss", "amod", "compound", "nmod"}
            for hit in self.named(c)
            if hit[0].startswith("state/")
        ]

    def named(self, token: Token) -> list[tuple[str, Token]]:
        """Entity ids of a name or resolved pronoun itself. "A Hungarian" is a person, not the state."""
        if token.ent_type_ == "NORP" and token.tag_ in SINGULAR and any(c.lower_ in ARTICLES for c in token.children):
            return []
        return [(entity, token) for entity in self.references.entities_of(self.index, token.i)]

    def is_somebody(self, token: Token) -> bool:
        """Whether a noun stands for people or a body that the article does not name."""
        return (self.index, token.i) in self.references.unknown

    def is_body(self, token: Token) -> bool:
        """Whether a noun stands for a body that the article does not name."""
        return bool(self.references.unknown.get((self.index, token.i), frozenset()) & ORG_SORTS)

    def taken_up(self, pronoun: Token) -> Evidence | None:
        """What a pronoun stands for that has no name, where that was spoken of."""
        return self.references.taken_up.get((self.index, pronoun.i))

    def participant(self, role: str, entity: str | None, token: Token) -> Participant:
        """A participant as a record. An unresolved one is shown by its phrase up to the head, without what denies it:
        that is told of the claim.
        """
        if entity is None and (before := self.taken_up(token)) is not None:
            return Participant(role=role, entity_id=None, text=before.quote, start=before.start, end=before.end)
        first = token if entity else token.doc[max(token.left_edge.i, token.i - 4)]
        while first.i < token.i and first.lower_ in DENYING and token.pos_ != "PRON":
            first = token.doc[first.i + 1]
        first = _behind_date(first, token)
        start, end = self.passage.stretch(min(first.idx, token.idx), token.idx + len(token))
        return Participant(
            role=role, entity_id=entity, text=self.passage.document.text[start:end], start=start, end=end
        )


def _is_few(head: Token) -> bool:
    """Whether an article or a number says that some one or a few are meant."""
    return any(c.lower_ in {"a", "an"} or (c.dep_ == "nummod" and c.ent_type_ != "DATE") for c in head.children)


def _behind_date(first: Token, noun: Token) -> Token:
    """The first word of a phrase without the date before it, of which the parser left only the preposition out: "On 1
    July columns of lorries came".
    """
    before = first.doc[first.i - 1] if first.i else first
    if before.lower_ not in DATING or before.children:
        return first
    here = first
    while here.i < noun.i and here.ent_type_ == "DATE":
        here = here.doc[here.i + 1]
    return first if here.tag_ == "POS" else here
