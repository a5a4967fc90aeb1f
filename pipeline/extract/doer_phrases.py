"""Who does what a noun names, where a phrase of its own says so: "command lay with Belov", "the buyer was Mansour",
"Alba acted as host", "under the leadership of Roe", "Lind was in charge of the descent", "it was a gift from Alba",
"the buyer, the Mansour group, ...", "victory went to Alba", "the order came from Roe", "at the wheel was Roe", "an
inquiry under Roe", "the fraud came to light when Roe opened the safe".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses import (
    OBJECTS,
    VERBAL,
    conjuncts,
    is_finite,
    is_passive,
    objects,
    prepositions,
    receivers,
    verb_above,
)
from pipeline.extract.subjects import subjects
from pipeline.packs.doers import doer_words
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.rules import RuleBook
    from pipeline.records.knowledge import Rule

ACTING = frozenset({"act", "serve", "function"})
SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})
DEFINITE = frozenset({"the", "its", "their", "her", "his", "this", "our"})
VENUES = frozenset({"venue", "scene", "site", "setting", "location"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CREDITING = frozenset({"attribute", "ascribe", "credit"})
COMING = {"come": "from", "stem": "from", "emanate": "from", "originate": "with"}
PLACES = frozenset({"at", "on", "in"})
STANDING = frozenset({"be", "stand", "sit", "find"})
MEANS = frozenset({"pen", "hand", "studio", "workshop", "desk", "side", "mouth"})
MISTAKEN = frozenset({"ORG", "GPE", ""})
"""What the model takes names of people for that it does not know."""
TURNED = frozenset({"attr", "dobj", "npadvmod"})
"""Labels that the parser gives to a subject behind its verb."""
PUTTING = frozenset({"put", "place", "leave"})
LEADING, WINNING, FINDING = "lead", "win", "discover"
LIGHT = "light"
WHEN = frozenset({"when", "after", "as", "once", "because"})


@record(kw_only=False)
class Doing:
    """A noun for what is done, or for whoever does it, the verb that says so, who does it, and the lemma of the verb by
    which it would be told in other words, where that is known. Of what somebody is given to lead the verb stands for
    the noun.
    """

    noun: Token
    verb: Token
    doers: tuple[Token, ...]
    rule: Rule | None
    deed: str


def find_doings(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """What a verb with its phrases says of who does something; nothing where it is denied."""
    if "neg" in verb.labels:
        return
    if verb.lemma_ == "be" and is_finite(verb):
        yield from _of_copula(verb, rules)
    if verb.lemma_ in ACTING:
        yield from _as_somebody(verb, rules)
    if verb.lemma_ in STANDING:
        yield from _standing(verb, rules)
    yield from _resting(verb, rules)
    yield from _charged(verb, rules)
    yield from _asked(verb, rules)
    yield from _sent(verb, rules)
    yield from _belonging(verb, rules)
    yield from _owed(verb, rules)
    yield from _surfacing(verb, rules)


def find_venues(verb: Token) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    """Of what a copula says where it is or was, and the place: "the venue of the talks is the town hall in Bern"."""
    if verb.lemma_ != "be" or "neg" in verb.labels:
        return
    told = [part for c in verb.children if c.dep_ == "attr" for part in conjuncts(c)]
    for venues, places in ((subjects(verb), told), (told, subjects(verb))):
        things = [t for n in venues if n.lemma_ in VENUES for p, t in prepositions(n) if p in {"of", "for"}]
        if things and places:
            yield from ((thing, tuple(places)) for thing in things)
            return


def find_owners(noun: Token, rules: RuleBook) -> Iterator[Doing]:
    """Whose leadership or request it is under or at which something is done."""
    if noun.dep_ != "pobj" or noun.lemma_ not in doer_words().behind.get(noun.head.lower_, ()):
        return
    verb = verb_above(noun)
    if verb is None:
        return
    doers = [t for p, t in prepositions(noun) if p == "of"] + [c for c in noun.children if c.dep_ == "poss"]
    if doers and all(map(_is_somebody, doers)):
        yield _of_task(noun, verb, doers, rules)


def find_leaders(noun: Token, rules: RuleBook) -> Iterator[Doing]:
    """Under whom a body or an undertaking stands: "a commission under Ada Brun", "under Brun the dig went on", "forty
    soldiers served there under Brun".
    """
    if noun.lemma_.lower() not in doer_words().led or noun.pos_ != "NOUN":
        return
    verb = noun.head if noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL else None
    beside = [thing for preposition, thing in prepositions(noun) if preposition == "under" and thing.i > noun.i]
    serves = verb is not None and verb.lemma_ in doer_words().serving and not is_passive(verb)
    told = [t for p, t in prepositions(verb) if p == "under" and (serves or t.i < noun.i)] if verb is not None else []
    doers = tuple(_name_of(thing) for thing in (*beside, *told))
    if doers and all(map(_is_person, doers)):
        whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        body = whole if whole.lemma_.lower() in doer_words().led else noun
        yield Doing(body, verb or body, doers, rules.of_verb(LEADING), LEADING)


def _is_person(name: Token) -> bool:
    """Whether a name is somebody's, as far as it goes by itself: of two words and more, without an article."""
    if name.ent_type_ == "PERSON":
        return True
    before = list(name.children)
    parts = [part for part in before if part.dep_ == "compound" and part.pos_ == "PROPN" and part.text.istitle()]
    whole = name.pos_ == "PROPN" and name.text.istitle() and bool(parts) and name.ent_type_ in MISTAKEN
    return whole and not any(part.dep_ in {"det", "poss"} and part.i < name.i for part in before)


def find_described(noun: Token, rules: RuleBook) -> Iterator[Doing]:
    """Who does what a noun names that a name explains: "she presented the buyer, the investment firm Mansour"."""
    if noun.pos_ != "NOUN" or "appos" not in noun.labels:
        return
    if not any(c.lower_ in DEFINITE for c in noun.children) or not _names_doer(noun, rules):
        return
    rule, deed = _told_otherwise(noun, rules)
    doers = tuple(_name_of(c) for c in noun.children if c.dep_ == "appos" and c.i > noun.i)
    if deed and doers and all(d.pos_ == "PROPN" for d in doers) and not (rule and rule.event_type == "OFFICE"):
        yield Doing(noun, noun, doers, rule, deed)


def _of_copula(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "the buyer was Mansour", "it was a gift from Alba", "Lind was in charge of the descent"."""
    told = [c for c in verb.children if c.dep_ == "attr"]
    doers = tuple(_name_of(part) for c in told for part in conjuncts(c))
    for noun in (c for c in verb.children if c.dep_ in {"nsubj", "acomp"} and c.i < verb.i):
        named = noun.lower_ == "responsible" or (_names_doer(noun, rules) and _is_definite(noun))
        if doers and named and all(map(_is_somebody, doers)):
            yield Doing(noun, verb, doers, *_told_otherwise(noun, rules))
    for noun in told:
        givers = [t for p, t in prepositions(noun) if p in {"of", "from"}]
        if noun.lemma_ in doer_words().given and givers and all(map(_is_somebody, givers)):
            deed = doer_words().given[noun.lemma_]
            yield Doing(noun, verb, tuple(map(_name_of, givers)), rules.of_verb(deed), deed)
    for preposition, thing in prepositions(verb):
        alone = not thing.children and all(map(_is_somebody, subjects(verb)))
        led = (alone or any(map(_leads_of, thing.children))) and thing.labels.isdisjoint({"det", "poss"})
        if preposition == "in" and thing.lemma_ in doer_words().charges and led:
            yield Doing(thing, verb, tuple(subjects(verb)), rules.of_verb(LEADING), LEADING)


def _as_somebody(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "Alba acted as host of the talks"; who serves as the holder of a post is told elsewhere."""
    for preposition, noun in prepositions(verb):
        rule, deed = _told_otherwise(noun, rules)
        if preposition == "as" and _names_doer(noun, rules) and not (rule and rule.event_type == "OFFICE"):
            yield Doing(noun, verb, tuple(subjects(verb)), rule, deed)


def _resting(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "command lay with Belov", "the search was entrusted to Roe", "the defence was in the hands of Lind", "the
    title passed to Lind".
    """
    if verb.labels.isdisjoint(SUBJECTS):
        return
    noun = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    won = noun is not None and noun.lemma_.lower() in doer_words().prizes
    if noun is None or not (won or noun.lemma_.lower() in doer_words().tasks):
        return
    doers: list[Token] = []
    led = noun.lemma_.lower() in doer_words().led
    resting = doer_words().charging if led else doer_words().resting
    for preposition, thing in prepositions(verb):
        if preposition in resting.get(verb.lemma_, ()):
            doers.append(thing)
        if preposition == "in" and thing.lemma_ == "hand" and verb.lemma_ in doer_words().in_hands:
            doers += [t for p, t in prepositions(thing) if p == "of"]
    if doers and all(map(_is_somebody, doers)):
        yield _of_prize(noun, verb, doers, rules) if won else _of_task(noun, verb, doers, rules)


def _charged(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "entrusted the search to Roe", "put Lind in charge of the descent"."""
    if verb.lemma_ not in PUTTING and (verb.lemma_ not in doer_words().charging or is_passive(verb)):
        return
    things = [c for c in verb.children if c.dep_ in OBJECTS and c.lemma_.lower() in doer_words().tasks]
    given = doer_words().charging.get(verb.lemma_, frozenset())
    doers = [thing for preposition, thing in prepositions(verb) if preposition in given]
    doers += receivers(verb) if given else []
    if things and doers and all(map(_is_somebody, doers)):
        yield _of_task(things[0], verb, doers, rules)
    people = (subjects(verb) if is_passive(verb) else objects(verb)) if verb.lemma_ in PUTTING else []
    for noun, preposition, thing in ((n, p, t) for n in (verb, *people) for p, t in prepositions(n)):
        charged = preposition == "in" and thing.lemma_ in doer_words().charges and any(map(_leads_of, thing.children))
        if charged and noun is not thing and people and all(map(_is_somebody, people)):
            yield Doing(thing, verb, tuple(map(_name_of, people)), rules.of_verb(LEADING), LEADING)


def _asked(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "asked Lind to lead the inquiry", "Lind was named to head it"."""
    if verb.lemma_ not in doer_words().asking:
        return
    people = subjects(verb) if is_passive(verb) else objects(verb)
    for clause in (c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in doer_words().heading):
        led = any(thing.lemma_.lower() in doer_words().led for thing in objects(clause))
        if led and people and all(map(_is_somebody, people)):
            yield Doing(verb, verb, tuple(map(_name_of, people)), rules.of_verb(LEADING), LEADING)


def _leads_of(word: Token) -> bool:
    return word.dep_ == "prep" and word.lower_ == "of"


def _standing(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "on the podium stood Lind", "at the wheel was a farmer", "Roe was behind the attack"."""
    fronted = any(c.dep_ == "prep" and c.i < verb.i for c in verb.children)
    turned = [c for c in verb.children if c.dep_ in TURNED and c.i > verb.i] if fronted else []
    doers = tuple(_name_of(noun) for noun in subjects(verb) or turned[:1])
    for preposition, thing in prepositions(verb) if doers else ():
        deed = doer_words().stands.get(thing.lemma_.lower(), "")
        known = preposition == "at" or all(map(_is_somebody, doers))
        if deed and known and preposition in PLACES and _is_definite(thing):
            yield Doing(thing, verb, doers, rules.of_verb(deed), deed)
        elif preposition == "behind" and all(map(_is_somebody, doers)):
            rule = next((rule for words, rule in rules.nouns.get(thing.lemma_.lower(), ()) if not words), None)
            if rule is not None and rule.event_type != "OFFICE" and _is_definite(thing):
                yield Doing(thing, verb, doers, rule, "")


def _sent(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "the order came from Roe", "the idea originated with Lind"."""
    if verb.lemma_ not in COMING:
        return
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    deed = doer_words().sent.get(noun.lemma_.lower()) if noun is not None else None
    if noun is None or deed is None or not _is_definite(noun):
        return
    sources = [thing for word, thing in prepositions(verb) if word == COMING[verb.lemma_]]
    doers = tuple(_name_of(doer) for thing in sources for doer in _behind_means(thing))
    if doers and all(map(_is_somebody, doers)):
        yield Doing(noun, verb, doers, rules.of_verb(deed), deed)


def _belonging(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "the attackers belonged to the Front", "the raiders were fighters of the Front"."""
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if noun is None or verb.lemma_ not in {"belong", "be"} or not _names_doer(noun, rules) or not _is_definite(noun):
        return
    members = [c for c in verb.children if c.dep_ == "attr" and c.lemma_.lower() in doer_words().followers]
    told = prepositions(verb) if verb.lemma_ == "belong" else [each for c in members for each in prepositions(c)]
    doers = tuple(_name_of(thing) for preposition, thing in told if preposition in {"to", "of"})
    rule, deed = _told_otherwise(noun, rules)
    if deed and doers and all(doer.pos_ == "PROPN" and doer.ent_type_ != "DATE" for doer in doers):
        yield Doing(noun, verb, doers, rule, deed)


def _surfacing(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "the fraud came to light when Roe opened the safe"."""
    if verb.lemma_ != "come":
        return
    noun = next((thing for p, thing in prepositions(verb) if p == "to" and thing.lower_ == LIGHT), None)
    if noun is None:
        return
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i):
        doers = tuple(map(_name_of, subjects(clause)))
        told = any(c.lower_ in WHEN for c in clause.children)
        if told and not is_passive(clause) and doers and all(map(_has_name, doers)):
            yield Doing(noun, verb, doers, rules.of_verb(FINDING), FINDING)


def _has_name(noun: Token) -> bool:
    """Whether a phrase for somebody holds a name: "Roe", "the auditors of Roe & Lind"."""
    return noun.pos_ != "PRON" and any(t.ent_type_ in SOMEBODY for t in noun.subtree)


def _behind_means(source: Token) -> list[Token]:
    """Whose hand or workshop something comes from; of any other source that itself."""
    if source.lemma_.lower() not in MEANS:
        return [source]
    owners = [c for c in source.children if c.dep_ == "poss"]
    return owners + [thing for preposition, thing in prepositions(source) if preposition == "of"]


def _owed(verb: Token, rules: RuleBook) -> Iterator[Doing]:
    """As in "the comet owes its discovery to Roe", "the discovery is credited to Roe", "Roe is credited with the
    discovery".
    """
    if verb.lemma_ == "owe":
        noun = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    elif verb.lemma_ in CREDITING and is_passive(verb):
        noun = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    else:
        return
    beside = (*prepositions(verb), *(prepositions(noun) if noun is not None and verb.lemma_ == "owe" else ()))
    doers = [t for p, t in beside if p == "to"] + [t for t in receivers(verb) if t is not noun]
    credited = [t for p, t in prepositions(verb) if p == "with"] if verb.lemma_ in CREDITING else []
    if credited and noun is not None:
        noun, doers = credited[0], [noun]
    deed = doer_words().deeds.get(noun.lemma_.lower()) if noun is not None else None
    if noun is not None and deed and doers and all(map(_is_somebody, doers)):
        yield Doing(noun, verb, tuple(map(_name_of, doers)), rules.of_verb(deed), deed)


def _of_prize(noun: Token, verb: Token, doers: Sequence[Token], rules: RuleBook) -> Doing:
    """What somebody wins to whom it goes."""
    return Doing(noun, verb, tuple(map(_name_of, doers)), rules.of_verb(WINNING), WINNING)


def _names_doer(noun: Token, rules: RuleBook) -> bool:
    """Whether a noun names somebody by what they do or are appointed to do."""
    begins = noun.pos_ == "PROPN" and noun.is_sent_start and not noun.ent_type_
    return (noun.pos_ == "NOUN" or begins) and (
        noun.lemma_.lower() in doer_words().agents or _told_otherwise(noun, rules)[0] is not None
    )


def _told_otherwise(noun: Token, rules: RuleBook) -> tuple[Rule | None, str]:
    """The rule of what somebody does who is called by a noun, and its verb: of a buyer, of buying; a post's own."""
    word = noun.lemma_.lower()
    for entry, post in rules.nouns.get(word, ()):
        if not entry and post.event_type == "OFFICE":
            return post, ""
    for verb in _verbs_of(word):
        if (rule := rules.of_verb(verb)) is not None:
            return rule, verb
    return None, doer_words().agents.get(word, "")


def _verbs_of(word: str) -> Iterator[str]:
    """Verbs of which a noun may name the doer: buyer, winner, organiser, mediator."""
    if word in doer_words().agents:
        yield doer_words().agents[word]
    elif word.endswith(("er", "or")):
        root = word[:-2]
        yield from (root, f"{root}e")
        if root[-1:] == root[-2:-1]:
            yield root[:-1]


def _of_task(noun: Token, verb: Token, doers: Sequence[Token], rules: RuleBook) -> Doing:
    word = noun.lemma_.lower()
    named = tuple(map(_name_of, doers))
    if word in doer_words().led:
        return Doing(verb, verb, named, rules.of_verb(LEADING), LEADING)
    if word in doer_words().leading:
        return Doing(noun, verb, named, rules.of_verb(LEADING), LEADING)
    rule = next((rule for words, rule in rules.nouns.get(word, ()) if not words), None)
    return Doing(noun, verb, named, rule, "")


def _name_of(noun: Token) -> Token:
    """The name behind a noun that describes it: "the French group Rhodanuc"."""
    if noun.pos_ == "PROPN":
        return noun
    return next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)


def _is_somebody(noun: Token) -> bool:
    """Whether a word heads a name, or a phrase for a person or body with a name within it or behind it."""
    if noun.pos_ in VERBAL:
        return False
    return _name_of(noun).pos_ == "PROPN" or any(t.ent_type_ in SOMEBODY for t in noun.subtree if t.i <= noun.i)


def _is_definite(noun: Token) -> bool:
    """Whether one in particular is meant: "the buyer", "its buyer", "chairman of the jury"."""
    if any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children):
        return True
    bare = "det" not in noun.labels
    return bare and any(preposition == "of" for preposition, _ in prepositions(noun))
