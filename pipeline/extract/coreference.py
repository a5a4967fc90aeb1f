"""Who or what a noun phrase means: names, and the pronouns and common nouns that stand for them.

Antecedents are chosen by agreement of number and kind, by salience and by apposition; where nothing fits well the
phrase stays unresolved, since a wrong participant does more harm than a missing one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from pipeline.extract.antecedents import SUBJECTS, Antecedent, Discourse, parallel, same_clause, stands_out
from pipeline.extract.binding import doers_over, is_reflexive, may_be_it, met_by
from pipeline.extract.definites import Definites
from pipeline.extract.noun_phrases import (
    NEUTER,
    ORG_SORTS,
    PAIRING,
    PERSONAL,
    PLURAL,
    RELATIVE,
    is_definite,
    is_pair,
    is_pleonastic,
    is_plural,
    kinds_of,
    noun_kinds,
)
from pipeline.extract.offices import (
    Holding,
    Offices,
    find_offices,
    is_official,
    named_modifiers,
    named_scene,
    names_role,
    post_of,
)
from pipeline.extract.relatives import described
from pipeline.extract.sexes import FEMININE, NOUNS, OTHER_SEX, sexes_of
from pipeline.extract.ships import ships_among
from pipeline.extract.unnamed import takes_up
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Token
    from pipeline.packs.knowledge import Knowledge
    from pipeline.packs.names import Names
    from pipeline.records.claim import Mention
    from pipeline.records.document import Evidence

PRONOUNS = frozenset({"PRP$", "WP", "WP$", "WDT"})
STRESSING = frozenset({"appos", "npadvmod", "nmod"})
REFERRING = frozenset({"NOUN", "PROPN", "PRON"})
THINGS = frozenset({"org", "state", "law", "event", "fac", "region", "city", "work", "people", "thing", "agents"})
NEUTER_KINDS = THINGS | ORG_SORTS
GOVERNED = NEUTER_KINDS - {"law", "event", "work"}
OF_STATES = frozenset({"constitution", "currency", "population", "border", "frontier", "citizen", "inhabitant"})
"""Nouns for what a country has, beside its officials and troops."""
ABSTRACT = ("sion", "tion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ture", "ing")
"""How nouns end that are nobody."""


@record
class References:
    """Entity ids by (passage, token). Unresolved noun phrases have none; `unknown` are those of them that stand for
    people or bodies, with their kinds. `taken_up` is what a pronoun stands for that has no name.
    """

    by_token: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    unknown: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    taken_up: Mapping[tuple[int, int], Evidence] = field(default_factory=dict)

    def state_of(self, person: str) -> str | None:
        """The state whose post a person holds, as far as the article says so; None where it does not."""
        return self.states.get(person)

    def entities_of(self, passage_index: int, token_i: int) -> tuple[str, ...]:
        """Entities that the noun phrase headed by this token means; empty where it could not be resolved."""
        return self.by_token.get((passage_index, token_i), ())


def _states_led(mentions: Sequence[Mention], names: Names) -> dict[str, str]:
    """Leaders and ministers whom the gazetteer knows -> the state that they lead; what the article says goes before."""
    people = {m.entity_id for m in mentions if m.entity_id and m.entity_id.startswith("person/")}
    return {person: state for person in sorted(people) if (state := names.places.within.get(person))}


def resolve_references(parsed: ParsedDocument, mentions: Sequence[Mention], *, knowledge: Knowledge) -> References:
    """References of an article: names, then pronouns and definite nouns in reading order."""
    discourse = Discourse()
    resolver = _Resolver(
        names=knowledge.names,
        offices=Offices(known=_states_led(mentions, knowledge.names)),
        sexes=sexes_of(mentions, parsed.document.text, knowledge.names),
        ships=ships_among(mentions, parsed.document.text, knowledge.names),
        discourse=discourse,
        definites=Definites(names=knowledge.names, discourse=discourse),
    )
    placed = sorted(mentions, key=lambda m: m.evidence.start)
    sentence = 0
    for number, passage in enumerate(parsed.passages):
        named = named_tokens(passage, placed)
        resolver.offices.update(find_offices(passage.doc, named, knowledge.names))
        for span in passage.doc.sents:
            sentence += 1
            resolver.read_sentence(number, sentence, list(span), named)
    return References(
        by_token=resolver.found,
        unknown=resolver.unknown,
        states=resolver.offices.states(),
        taken_up={place: _phrase_of(noun, parsed) for place, noun in resolver.taken_up.items()},
    )


def _phrase_of(noun: Token, parsed: ParsedDocument) -> Evidence:
    """A noun with what stands before it, where it was spoken of."""
    passage = next(p for p in parsed.passages if p.doc is noun.doc)
    return passage.evidence(noun.left_edge.idx, noun.idx + len(noun))


def named_tokens(passage: ParsedPassage, mentions: Sequence[Mention]) -> dict[int, str]:
    """Entity ids by token, for the tokens inside names; `mentions` are sorted by place."""
    found: dict[int, str] = {}
    pieces, offset = passage.passage.pieces, 0
    doc = passage.doc
    for start, end in pieces:
        first = bisect_left(mentions, start, key=lambda m: m.evidence.start)
        last = bisect_left(mentions, end, key=lambda m: m.evidence.start)
        for mention in mentions[first:last]:
            left, right = mention.evidence.start, min(mention.evidence.end, end)
            span = doc.char_span(left - start + offset, right - start + offset, alignment_mode="expand")
            if span is not None:
                found.update({token.i: mention.entity_id for token in span})
        offset += end - start
    return found


@dataclass(slots=True, kw_only=True)
class _Resolver:
    """The state of one article's reading."""

    names: Names
    offices: Offices
    sexes: Mapping[str, str]
    ships: frozenset[str]
    discourse: Discourse
    definites: Definites
    found: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    taken_up: dict[tuple[int, int], Token] = field(default_factory=dict)

    def read_sentence(self, number: int, sentence: int, tokens: list[Token], named: Mapping[int, str]) -> None:
        """Resolve one sentence's words and note what it speaks of."""
        for token in tokens:
            if token.i in named:
                self.found[number, token.i] = (named[token.i],)
        pairs = not tokens[0].sent.forms.isdisjoint(PAIRING)
        for token in tokens:
            if token.i in named:
                if not _inside_name(token, named):
                    self._speak(sentence, token, named)
            elif pairs or token.pos_ in REFERRING or token.tag_ in PRONOUNS:
                self._resolve(number, sentence, token, named)
            if token.dep_ == "conj":
                self._speak_of_group(number, sentence, token)

    def _resolve(self, number: int, sentence: int, token: Token, named: Mapping[int, str]) -> None:
        """Find out what a pronoun or common noun means, and note that it was spoken of."""
        entities = self._meant(number, sentence, token, named)
        if entities:
            self.found[number, token.i] = entities
        noun = token if token.pos_ == "NOUN" else self.taken_up.get((number, token.i))
        if token.pos_ in {"NOUN", "PRON"} and token.lower_ not in RELATIVE and (entities or noun is not None):
            kinds = frozenset(map(kinds_of, entities)) or self._kinds_of_unknown(noun or token)
            if not entities and kinds & ACTING and noun is token:
                self.unknown[number, token.i] = kinds
            self.discourse.add(Antecedent(entities=entities, kinds=kinds, sentence=sentence, token=token, noun=noun))

    def _kinds_of_unknown(self, token: Token) -> frozenset[str]:
        """Kinds of a noun that stands for nobody known: of somebody by post or trade a person, so that "he" after "the
        referee" is no third party.
        """
        if names_role(token, self.names) and token.dep_ not in DESCRIBING:
            return frozenset({"person"})
        return noun_kinds(token, self.names) or frozenset({"thing"})

    def _speak(self, sentence: int, token: Token, named: Mapping[int, str]) -> None:
        entity = named[token.i]
        self.definites.describe(token, entity, named)
        text = " ".join(t.lower_ for t in token.subtree if named.get(t.i) == entity)
        self.discourse.add(
            Antecedent(
                entities=(entity,),
                kinds=frozenset({kinds_of(entity)}),
                sentence=sentence,
                token=token,
                name=text,
            )
        )

    def _speak_of_group(self, number: int, sentence: int, last: Token) -> None:
        """Note all who are coordinated with a phrase that ends their list, as one plural antecedent."""
        if "conj" in last.labels:
            return
        first = last
        while first.dep_ == "conj":
            first = first.head
        parts = (self.found.get((number, t.i), ()) for t in (first, *first.conjuncts))
        group = tuple(dict.fromkeys(e for entities in parts for e in entities))
        if len(group) > 1:
            kinds = frozenset(map(kinds_of, group))
            self.discourse.add(Antecedent(entities=group, kinds=kinds, sentence=sentence, token=first))

    def _meant(self, number: int, sentence: int, token: Token, named: Mapping[int, str]) -> tuple[str, ...]:
        if token.pos_ == "PRON" or token.tag_ in PRONOUNS:
            return self._pronoun(number, sentence, token)
        if is_pair(token):
            return self.definites.pair(sentence, token)
        if token.pos_ not in {"NOUN", "PROPN"}:
            return ()
        return self._noun(number, sentence, token, named)

    def _pronoun(self, number: int, sentence: int, token: Token) -> tuple[str, ...]:
        word = token.lower_
        if word in RELATIVE:
            return self._relative(number, token)
        if is_reflexive(token):
            return self._reflexive(number, token)
        if word in PERSONAL:
            return self._entities(number, sentence, token, lambda a: not a.plural and self._may_be(word, a), reach=3)
        if word in NEUTER and not is_pleonastic(token):
            kinds = GOVERNED if self._is_of_state(token) else NEUTER_KINDS
            return self._entities(number, sentence, token, lambda a: bool(a.kinds <= kinds) and not a.plural, reach=2)
        if word in PLURAL:
            return self._they(number, sentence, token)
        return ()

    def _is_of_state(self, token: Token) -> bool:
        """Whether "its" stands before what a country or a body has and no law or building: "its parliament"."""
        owned = noun_kinds(token.head, self.names) if token.tag_ == "PRP$" else frozenset()
        return bool(owned & {"agents", "office"}) or token.head.lemma_ in OF_STATES

    def _reflexive(self, number: int, token: Token) -> tuple[str, ...]:
        """What "itself" stresses ("the board itself"), or the doer to whom it points back."""
        stressed = self.found.get((number, token.head.i), ()) if token.dep_ in STRESSING else ()
        return stressed or tuple(e for doer in doers_over(token) for e in self.found.get((number, doer.i), ()))

    def _may_be(self, pronoun: str, antecedent: Antecedent) -> bool:
        """Whether "he" or "she" may stand for a person, as far as their sex is known; a ship is "she"."""
        if antecedent.kinds <= {"person"}:
            if not antecedent.entities:
                if not antecedent.kinds and antecedent.token.lemma_.endswith(ABSTRACT):
                    return False
                return NOUNS.get(antecedent.token.lower_) != OTHER_SEX[pronoun]
            return all(self.sexes.get(e) != OTHER_SEX[pronoun] for e in antecedent.entities)
        ships = self.ships | self.definites.ships
        return (
            pronoun in FEMININE
            and bool(antecedent.entities)
            and (set(antecedent.entities) <= ships or (bool(ships) and _may_be_ship(antecedent)))
        )

    def _they(self, number: int, sentence: int, token: Token) -> tuple[str, ...]:
        """Several people or things; where none were spoken of, a body, as a club is "they"."""
        several = [a for a in self.discourse.recent(sentence, 2) if a.plural or a.kinds == {"people"}]
        if several:
            return self._entities(number, sentence, token, lambda a: a.plural or a.kinds == {"people"}, reach=2)
        return self._entities(number, sentence, token, lambda a: a.kinds == {"org"}, reach=1)

    def _entities(
        self,
        number: int,
        sentence: int,
        token: Token,
        fits: Callable[[Antecedent], bool],
        *,
        reach: int,
    ) -> tuple[str, ...]:
        possessive = token.tag_ == "PRP$"
        others = () if possessive or token.dep_ in SUBJECTS else doers_over(token)
        barred = {e for other in others for e in self.found.get((number, other.i), ())}

        def may_mean(antecedent: Antecedent) -> bool:
            if not fits(antecedent) or antecedent.token in others or not barred.isdisjoint(antecedent.entities):
                return False
            return possessive or antecedent.sentence < sentence or not same_clause(antecedent.token, token)

        chosen = self.discourse.best(sentence, may_mean, reach=reach, alike=partial(parallel, token))
        if chosen and token.lower_ in NEUTER and not may_be_it(token, chosen, self.names.seats):
            chosen = self.discourse.best(
                sentence,
                lambda a: may_mean(a) and may_be_it(token, a, self.names.seats) and stands_out(a, sentence),
                reach=reach,
                alike=partial(parallel, token),
            )
        if chosen and not chosen.entities and (centre := self._centre(number, token, chosen.token)):
            return centre
        if chosen and not chosen.entities and takes_up(token, chosen.token):
            self.taken_up[number, token.i] = chosen.noun or chosen.token
        return chosen.entities if chosen else ()

    def _centre(self, number: int, pronoun: Token, doer: Token) -> tuple[str, ...]:
        """To whom a newcomer did something, as "he" or "she" goes on to tell of them."""
        met = tuple(e for word in met_by(doer, pronoun) for e in self.found.get((number, word.i), ()))
        people = len(met) == 1 and kinds_of(met[0]) == "person"
        return met if people and self.sexes.get(met[0]) != OTHER_SEX[pronoun.lower_] else ()

    def _relative(self, number: int, token: Token) -> tuple[str, ...]:
        """What a relative pronoun takes up: the noun before its clause."""
        head = token.head
        while head.dep_ not in {"relcl", "ROOT"} and head.head is not head:
            head = head.head
        noun = described(head) if head.dep_ == "relcl" else token
        return self.found.get((number, noun.i), ()) if noun.i < token.i else ()

    def _noun(self, number: int, sentence: int, token: Token, named: Mapping[int, str]) -> tuple[str, ...]:
        kinds, role = noun_kinds(token, self.names), names_role(token, self.names)
        if not (kinds or role):
            known = self.definites.described(token)
            return known if known and is_definite(token) and not is_plural(token) else ()
        if not _is_common(token, kinds):
            return ()
        if token.dep_ == "appos" and (number, token.head.i) in self.found and not is_plural(token):
            return self.found[number, token.head.i]
        if (called := _called(token, role, kinds, named)) is not None:
            self._note_post(number, token, called)
            return (called,)
        return self._description(number, sentence, token, named)

    def _description(self, number: int, sentence: int, token: Token, named: Mapping[int, str]) -> tuple[str, ...]:
        """Whom a common noun means by its owners, its post, or by what was spoken of before."""
        kinds = noun_kinds(token, self.names)
        owners = named_modifiers(token, named) or self._pronoun_owner(number, token)
        if "agents" in kinds:
            owners = self.offices.states_of(owners or named_scene(token, named, self.names))
        if "member" in kinds:
            return self.definites.members(sentence, token, owners)
        known = is_definite(token) and not is_plural(token)
        if names_role(token, self.names) and (known or (owners and not is_plural(token))):
            holder = self.offices.holder(post_of(token, self.names), owners)
            if holder:
                return (holder,)
        if owners and "alliance" not in kinds:
            return owners if kinds & {"agents", "office"} and not kinds & {"event", "law"} else ()
        return self.definites.meant(sentence, token, kinds) if known else ()

    def _note_post(self, number: int, post: Token, person: str) -> None:
        """Note the post of "its president, Ann Roe", whose owner only the reading shows."""
        for owner in self._pronoun_owner(number, post)[:1]:
            title = post_of(post, self.names)
            self.offices.update([Holding(title, owner, person, is_official(title, self.names))])

    def _pronoun_owner(self, number: int, token: Token) -> tuple[str, ...]:
        owner = next((c for c in token.children if c.dep_ == "poss" and c.i < token.i), None)
        return self.found.get((number, owner.i), ()) if owner is not None else ()


def _may_be_ship(antecedent: Antecedent) -> bool:
    """Whether a name may be a ship's where ships are told of: one word behind "the", of no known body."""
    alone = antecedent.kinds <= {"org", "fac"} and len(antecedent.name.split()) == 1
    return alone and any(c.lower_ == "the" and c.dep_ == "det" for c in antecedent.token.children)


ACTING = frozenset({"person", "office", "agents", "member", "state", "pair"}) | ORG_SORTS
DESCRIBING = frozenset({"attr", "oprd", "appos", "compound", "amod", "nmod", "npadvmod"})
UNIONS = frozenset({"union", "league", "alliance"})  # capitalised they are names of their own


def _called(token: Token, role: bool, kinds: frozenset[str], named: Mapping[int, str]) -> str | None:
    """The name in apposition to a noun that can be called so: "the judge, Ann Roe", "the company, Alba Foods"."""
    for child in token.children:
        entity = named.get(child.i, "") if child.dep_ == "appos" else ""
        kind = kinds_of(entity)
        if (role and kind == "person") or (kinds & ORG_SORTS and kind == "org") or (entity and kind in kinds):
            return entity
    return None


def _is_common(token: Token, kinds: frozenset[str]) -> bool:
    """Whether a noun is a common one by its letters; a body or a treaty may be capitalised ("the Commission"), not a
    union and not behind another capital, where it is part of a name ("the Union Bank").
    """
    alone = not any(c.i < token.i and c.text[0].isupper() and c.pos_ != "DET" for c in token.children)
    capitalised = kinds & (ORG_SORTS | {"law"}) and token.lemma_.casefold() not in UNIONS and alone
    return bool(token.text.islower() or (token.is_sent_start and token.pos_ == "NOUN") or capitalised)


def _inside_name(token: Token, named: Mapping[int, str]) -> bool:
    """Whether a word of a name hangs on another word of the same name, or is a root, as in headings."""
    return named.get(token.head.i) == named[token.i] and abs(token.head.i - token.i) < 6
