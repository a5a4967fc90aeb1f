"""Words that may announce a claim: verbs, event nouns, predicate adjectives and nouns, posts, counts of members.

Found generously; `worth.py` decides which of them become claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.ages import is_age, is_old
from pipeline.extract.amounts import counted_in_body, gives_amount, is_group_of
from pipeline.extract.being import (
    VISIT,
    charge_held,
    complements,
    counted_somewhere,
    level_reached,
    states,
    tells_visit,
)
from pipeline.extract.clauses import (
    COPULAS,
    OBJECTS,
    PASSIVE_SUBJECTS,
    VERBAL,
    is_finite,
    is_passive,
    prepositions,
)
from pipeline.extract.conditions import is_counted, is_figure, is_measured, predicated, subjects_below
from pipeline.extract.dated_happenings import dated_happening
from pipeline.extract.doer_phrases import find_described, find_doings, find_leaders, find_owners, find_venues
from pipeline.extract.located import LOCATE, LOCATED, LOCATING, ORIGIN, STANDING, homes_told, placed, rooted
from pipeline.extract.participles import is_manner, left_undone
from pipeline.extract.parts import find_parts
from pipeline.extract.plain_verbs import informing, says_something, tells_time_passed
from pipeline.extract.relatives import brings_out_who, passes_on, tells_single
from pipeline.extract.scores import read_score
from pipeline.extract.verb_phrases import is_governing, match_verb
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.rules import Phrases, RuleBook
    from pipeline.records.knowledge import Rule

LIGHT = frozenset(
    {
        "take",
        "make",
        "give",
        "have",
        "hold",
        "express",
        "voice",
        "raise",
        "show",
        "pay",
        "lend",
        "set",
        "reach",
        "conduct",
        "carry",
        "undertake",
        "wage",
        "stage",
        "mount",
        "host",
        "see",
        "put",
        "do",
        "bear",
        "offer",
        "provide",
        "launch",
    }
)
TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
NAMING = frozenset(
    {"call", "consider", "deem", "find", "judge", "label", "brand", "term", "think", "rate", "dub", "describe", "hail",
     "regard", "see", "declare", "pronounce"}
)  # fmt: skip
"""Verbs that say what somebody holds a thing to be."""
HARMED = frozenset({"ASSAULT", "STATISTIC", "MOBILIZE"})
DISASTER = ("other.disaster", "other.harm")
"""Types and rules of verbs that an adverb only strengthens: "badly damaged"."""
EXPECTED = "forecast.expect"
HELD = frozenset(
    {"believe", "think", "say", "report", "know", "allege", "understand", "rumour", "rumor", "suspect", "presume",
     "suppose", "estimate", "reckon"}
)  # fmt: skip
"""Verbs by which somebody unnamed says what an infinitive tells: "is said to own a mill"."""
SET = frozenset({"set", "slate", "schedule", "due", "suppose"})
"""Words by which something is to be done that an infinitive tells: "was due to host the games"."""
AMOUNT, AGE = "statistic.amount", "statistic.age"
AGED = frozenset({"appos", "attr"})
TAKEN = OBJECTS | PASSIVE_SUBJECTS
PARTS = "membership.make"
MADE = "found.make"
CHARGE = "office.run"
GROUP = "membership.group"
BECOMING = "found.become"
"""Rules of what members make up, of what is made out of something, of a group that counts its members, and of what
becomes a body."""


@record(kw_only=False)
class Predicate:
    """A word that may announce a claim. `head` is the word whose neighbours are its participants: the verb itself,
    the copula or light verb above, or the noun. `rule` is None where no list holds the word. `doers` are those of whom
    a phrase says that they do what the trigger names, `deed` is the verb that says the same as a phrase, `places` are
    where a phrase says that it happens, `partner` is the noun of a verb's phrase, which takes no part, or the
    preposition behind which stands what is acted upon.
    """

    trigger: Token
    head: Token
    kind: str
    rule: Rule | None
    doers: tuple[Token, ...] = ()
    deed: str = ""
    places: tuple[Token, ...] = ()
    partner: Token | None = None

    @property
    def event_type(self) -> str:
        """The type that its rule gives, OTHER for an unlisted verb, ASSESSMENT for an unlisted complement."""
        if self.rule is not None:
            return self.rule.event_type
        return "ASSESSMENT" if self.kind in {"adjective", "complement"} else "OTHER"


def find_predicates(doc: Doc, rules: RuleBook) -> list[Predicate]:
    """Every candidate of a passage, in text order, one for each trigger."""
    doings = [doing for verb in doc if verb.pos_ in VERBAL for doing in find_doings(verb, rules)]
    owned = [doing for noun in doc if noun.dep_ == "pobj" for doing in find_owners(noun, rules)]
    nouns = [token for token in doc if token.pos_ == "NOUN"]
    owned += [doing for noun in nouns for find in (find_described, find_leaders) for doing in find(noun, rules)]
    found = {d.noun.i: Predicate(d.noun, d.verb, "verb", d.rule, d.doers, d.deed) for d in (*owned, *doings)}
    found |= {p.name.i: Predicate(p.name, p.counted, "noun", rules.rule(AMOUNT), (p.name,)) for p in find_parts(doc)}
    verbs = {doing.verb.i for doing in doings}
    for verb in (v for v in doc if v.lemma_ == "be"):
        for thing, places in find_venues(verb):
            rule = _match(rules.nouns, thing, _modifiers)
            found[thing.i] = Predicate(thing, verb, "verb", rule, (), "", places)
            verbs.add(verb.i)
    told: set[int] = set()
    for token in doc:
        if token.i in verbs or (token.pos_ not in TELLING and token.lemma_ != "be" and token.dep_ not in AGED):
            continue
        if (happening := dated_happening(token)) is not None:
            found[happening.i] = Predicate(happening, token, "verb", _match(rules.nouns, happening, _modifiers))
            continue
        by_verb = _told_by(token, rules) if token.pos_ == "VERB" else set()
        told |= by_verb
        for predicate in _of_token(token, rules):
            if predicate.trigger.i in by_verb and predicate.kind == "verb":
                found[predicate.trigger.i] = predicate
            found.setdefault(predicate.trigger.i, predicate)
    posts = {i for i, p in found.items() if p.event_type == "OFFICE"}
    told = (told - posts) | {i for i in posts if i - 2 in posts and doc[i - 1].text == "-"}  # "secretary-general"
    return [p for i, p in sorted(found.items()) if i not in told or (p.kind != "noun" and i not in posts)]


def _told_by(verb: Token, rules: RuleBook) -> set[int]:
    """The noun that completes a verb's phrase and is told with it: "strike" of "went on strike"."""
    partner = match_verb(verb, rules).partner
    told = partner is not None and verb.lemma_ not in LIGHT and partner.pos_ == "NOUN" and partner.head.i <= verb.i + 2
    return {partner.i} if told and partner is not None else set()


def _of_token(token: Token, rules: RuleBook) -> Iterator[Predicate]:
    if token.pos_ == "NUM":
        if is_age(token):
            yield Predicate(
                token, *((token.head, "verb") if token.dep_ == "attr" else (token, "noun")), rules.rule(AGE)
            )
        return
    if token.dep_ in {"aux", "auxpass"} or not (token.is_alpha or any(map(str.isalpha, token.text))):
        return
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ != "be"):
        yield from (_of_undone(word, token, rules) for word in left_undone(token))
        yield from _of_verb(token, rules)
    elif token.pos_ == "AUX" or token.lemma_ == "be":
        yield from _of_copula(token, rules)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(token, rules)
    elif token.pos_ == "ADJ":
        yield from _of_adjective(token, rules)
    if token.lemma_ in COPULAS and token.pos_ == "VERB":
        yield from _of_copula(token, rules)
    if token.lemma_ in NAMING and token.pos_ == "VERB":
        yield from _of_naming(token, rules)


def _of_undone(word: Token, verb: Token, rules: RuleBook) -> Predicate:
    """What was not done: "the plea went unanswered", "the bridge was left unrepaired"."""
    return Predicate(word, verb, "adjective", _match(rules.adjectives, word, _no_words), (), word.lower_)


def _of_verb(verb: Token, rules: RuleBook) -> Iterator[Predicate]:
    phrase = match_verb(verb, rules)
    rule, partner, deed = _by_manner(verb, phrase.rule, rules), phrase.partner, phrase.deed or informing(verb)
    yield from (Predicate(verb, verb, "verb", phrase.rule, (noun,), "", (town,)) for town, noun in rooted(verb))
    if rule is not None and rule.rule_id == PARTS and _is_made_of_one(verb):
        rule = rules.rule(MADE)
    if partner is not None and partner.pos_ == "NOUN" and (verb.lemma_ in LIGHT or phrase.deed):
        idiom = phrase.deed and not _match(rules.nouns, partner, _modifiers)
        yield Predicate(verb if idiom else partner, verb, "verb", rule, (), phrase.deed, (), partner if idiom else None)
        return
    if rule is not None and rule.event_type == "ACCUSE" and "det" in verb.labels:
        return  # "the accused"
    if verb.dep_ in {"amod", "compound"} or (verb.tag_ == "VBG" and verb.dep_ == "prep") or is_manner(verb):
        return
    if (verb.lemma_ in COPULAS and complements(verb)) or left_undone(verb) or passes_on(verb):
        return
    if tells_time_passed(verb) or not (rule is not None or deed or says_something(verb)):
        return
    expected = rule is not None and rule.rule_id == EXPECTED
    if (expected or verb.lemma_ in HELD | SET) and is_passive(verb) and _infinitives(verb):
        return
    if rule is not None and rule.rule_id in LOCATED and not (rule.rule_id == ORIGIN and verb.tag_ == "VBD"):
        deed = LOCATED[rule.rule_id]
    governing = partner if partner is not None and is_governing(partner) else None
    yield Predicate(verb, verb, "verb", rule, (), deed, (), governing)


def _by_manner(verb: Token, rule: Rule | None, rules: RuleBook) -> Rule | None:
    """The rule of an adverb that judges how something was done, else the verb's own."""
    if rule is not None and (rule.event_type in HARMED or rule.rule_id in DISASTER):
        return rule
    for child in verb.children:
        if child.dep_ == "advmod" and not any(c.lower_ == "as" for c in child.children):
            rule = rules.adverbs.get(child.lower_, rule)
    return rule


def _infinitives(verb: Token) -> list[Token]:
    """What is expected "to happen": it tells the claim itself."""
    return [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"]


def _is_made_of_one(verb: Token) -> bool:
    """Whether one thing was made of another ("a union was made of it"), not out of members ("made of nine states")."""
    if not (is_passive(verb) and is_finite(verb)) or verb.dep_ == "acl":
        return False
    sources = [thing for preposition, thing in prepositions(verb) if preposition == "of"]
    return len(sources) == 1 and "Plur" not in sources[0].morph.get("Number", []) and not is_counted(sources[0])


def _of_copula(verb: Token, rules: RuleBook) -> Iterator[Predicate]:
    said = complements(verb)
    if not said and verb.lemma_ == "be":
        yield from _of_being(verb, rules)
    for complement in said:
        if _tells_by_verb(complement, verb):
            continue
        if is_figure(complement) or read_score(complement.doc, complement.i) is not None:
            yield _of_figure(complement, verb, rules)
            continue
        if not any(c.isalpha() for c in complement.text):
            continue
        if is_measured(complement):
            yield Predicate(complement, verb, "verb", rules.rule(AGE if is_old(complement) else AMOUNT))
            continue
        if complement.pos_ in {"ADJ", "VERB"}:
            known = (rules.adjectives, rules.verbs) if complement.pos_ == "VERB" else (rules.adjectives,)
            found = (_match(words, complement, _no_words) for words in known)
            yield Predicate(complement, verb, "adjective", next(filter(None, found), None))
        elif complement.pos_ in {"NOUN", "PROPN", "NUM"}:
            rule = _rule_of_complement(complement, verb, rules)
            if rule is not None and rule.rule_id == BECOMING:
                yield Predicate(verb, verb, "verb", rule, partner=complement)
            else:
                yield Predicate(complement, verb, "complement", rule)


def _tells_by_verb(complement: Token, copula: Token) -> bool:
    """Whether another verb tells what a complement announces: "it was a clerk who signed", "was due to open"."""
    if complement.lemma_ in SET and _infinitives(complement):
        return True
    return tells_single(complement, copula) or any(map(brings_out_who, (*complement.children, *copula.children)))


def _of_being(verb: Token, rules: RuleBook) -> Iterator[Predicate]:
    """What a copula without a complement says: how many are somewhere, who is in charge of what, what is under way."""
    yield from (
        Predicate(thing, verb, "verb", _match(rules.nouns, thing, _modifiers))
        for preposition, thing in prepositions(verb)
        if preposition == "under" and thing.pos_ == "NOUN"
    )
    for state in states(verb):
        rule = _match(rules.nouns, state, _modifiers)
        yield Predicate(state, verb, "verb" if rule else "complement", rule)
    if (level := level_reached(verb)) is not None:
        yield Predicate(level, verb, "verb", rules.rule(AMOUNT))
    elif (counted := counted_somewhere(verb)) is not None:
        yield Predicate(counted, verb, "verb", rules.rule(AMOUNT))
    elif (thing := placed(verb)) is not None:
        yield from _of_place(thing, verb, rules)
    if tells_visit(verb):
        rule = next((rule for words, rule in rules.verbs.get(VISIT, ()) if not words), None)
        yield Predicate(verb, verb, "verb", rule, (), VISIT)
    if (charge := charge_held(verb)) is not None:
        yield Predicate(charge, verb, "verb", rules.rule(CHARGE))


def _of_place(thing: Token, verb: Token, rules: RuleBook) -> Iterator[Predicate]:
    """The happening that is somewhere, or that a thing is; whoever holds a post comes and goes."""
    rule = _match(rules.nouns, thing, _modifiers)
    if rule is None or rule.event_type in STANDING:
        yield Predicate(verb, verb, "verb", rules.rule(LOCATING), (), LOCATE)
    elif rule.event_type != "OFFICE":
        yield Predicate(thing, verb, "verb", rule)


def _rule_of_complement(complement: Token, verb: Token, rules: RuleBook) -> Rule | None:
    """The rule of what somebody is: of a group that counts its members, of a body that a body became, or the noun's."""
    if is_group_of(complement):
        return rules.rule(GROUP)
    if "expl" in verb.labels and any(p == "of" and is_counted(t) for p, t in prepositions(complement)):
        return rules.rule(AMOUNT)
    named = _match(rules.nouns, complement, _modifiers)
    body = complement.ent_type_ == "ORG" or (named is None and complement.text.isupper())
    return rules.rule(BECOMING) if verb.lemma_ == "become" and body else named


def _of_figure(complement: Token, verb: Token, rules: RuleBook) -> Predicate:
    """The figure of what the subject names ("the price is 1.9 euros"), or of what there is."""
    named = [s for s in subjects_below(verb) if s.pos_ == "NOUN"]
    trigger = named[0] if named else complement
    return Predicate(trigger, verb, "verb", rules.rule(AMOUNT))


def _of_naming(verb: Token, rules: RuleBook) -> Iterator[Predicate]:
    """What somebody holds a thing to be: "called the price too high", "described it as a bargain"."""
    for word in predicated(verb):
        if word.pos_ == "ADJ":
            yield Predicate(word, verb, "adjective", _match(rules.adjectives, word, _no_words))
        elif word.pos_ == "NOUN":
            yield Predicate(word, verb, "complement", _match(rules.nouns, word, _modifiers))


def _of_noun(noun: Token, rules: RuleBook) -> Iterator[Predicate]:
    for place, owner in homes_told(noun):
        yield Predicate(noun, noun, "verb", rules.rule(LOCATING), (owner,), LOCATE, (place,))
    if noun.dep_ == "nsubj" and any(is_figure(c) for c in noun.head.children):
        return
    if is_group_of(noun):
        yield Predicate(noun, noun, "noun", rules.rule(GROUP))
        return
    if (counted := counted_in_body(noun)) is not None:
        yield Predicate(counted, noun, "noun", rules.rule(AMOUNT))
        return
    rule = _match(rules.nouns, noun, _title if noun.dep_ in {"compound", "nmod"} else _modifiers)
    if rule is None and gives_amount(noun):
        yield Predicate(noun, noun, "noun", rules.rule(AMOUNT))
        return
    if rule is None or (noun.dep_ == "compound" and rule.event_type != "OFFICE") or _counts_people(noun, rule):
        return
    verb = noun.head
    light = (noun.dep_ in TAKEN and verb.pos_ == "VERB" and verb.lemma_ in LIGHT) or (
        noun.dep_ == "attr" and verb.lemma_ in COPULAS
    )
    yield Predicate(noun, verb if light else noun, "noun", rule)


def _counts_people(noun: Token, rule: Rule) -> bool:
    """Whether a word for who holds a post counts people instead: "forty nurses", not "the two presidents"."""
    return rule.event_type == "OFFICE" and is_counted(noun) and not any(c.lower_ == "the" for c in noun.children)


def _of_adjective(adjective: Token, rules: RuleBook) -> Iterator[Predicate]:
    if adjective.dep_ in {"advcl", "acl", "ROOT", "ccomp", "xcomp", "relcl"}:
        yield Predicate(adjective, adjective, "adjective", _match(rules.adjectives, adjective, _no_words))


def _match(phrases: Phrases, token: Token, companions: object) -> Rule | None:
    entries = (*phrases.get(token.lower_, ()), *phrases.get(token.lemma_.lower(), ()))
    below = companions(token) if entries else ()  # type: ignore[operator]
    for words, rule in entries:
        if all(map(below.__contains__, words)) and not rule.narrowings:
            return rule
    return None


def _no_words(_token: Token) -> frozenset[str]:
    return frozenset()


def _modifiers(noun: Token) -> frozenset[str]:
    modifiers = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]
    return frozenset([word for c in modifiers for word in (c.lemma_.lower(), c.lower_)])


def _title(noun: Token) -> frozenset[str]:
    """The word before a title, which the parser may hang on the name after it: "Prime" before "Minister Brun"."""
    before = noun.doc[noun.i - 1].lower_ if noun.i > noun.sent.start else ""
    return frozenset({before}) | _modifiers(noun)
