"""What a number counts that stands without a noun: "37 were arrested", "the toll rose to 43", "fell from 9.1 to 6.4
percent", "the population is 4.8 million". The verb says it, or the noun of which the number is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.ages import is_age
from pipeline.extract.clauses import ALL_SUBJECTS, is_passive, objects, prepositions
from pipeline.extract.parts import behind_number, part_at
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.tokens import Token

DEADLY = frozenset({"kill", "die", "perish", "slay", "murder", "drown"})
HURTING = frozenset({"injure", "wound", "hurt"})
SEIZING = frozenset(
    {"arrest", "detain", "evacuate", "rescue", "hospitalise", "hospitalize", "release", "jail", "imprison", "charge",
     "deport", "displace", "sentence", "kidnap", "abduct", "infect", "save", "expel", "convict"}
)  # fmt: skip
CARRYING = frozenset({"take", "rush", "bring", "admit", "treat", "airlift", "fly"})
"""Verbs that together with a hospital tell of people hurt."""
STATES = {"dead": "death", "injured": "injury", "wounded": "injury"}
"""What those are counted as who are named by their state alone: "the dead number fourteen"."""
THINGS = frozenset({"it", "they", "this", "that"})
OF_THEM = ["of", "them"]
THOSE = frozenset({"those", "they", "who"})
VOTING = frozenset({"vote", "abstain"})
ATTENDING = frozenset(
    {"applaud", "apply", "arrive", "assemble", "attend", "cheer", "come", "demonstrate", "desert", "emigrate", "enlist",
     "escape", "flee", "gather", "march", "mourn", "participate", "protest", "queue", "return", "serve", "stay",
     "strike", "surrender", "survive", "train", "volunteer", "watch"}
)  # fmt: skip
"""What only people do in numbers: "2,600 came", "four thousand of them trained"."""
ONE_MORE = frozenset({"another", "further", "additional"})
COUNTS = frozenset({"number", "total", "count", "sum", "figure", "tally"})
AS_BEFORE = "as before"
"""Stands for what was counted last: "put the figure at 1,200"."""
UNITS = {
    "toll": "death", "population": "person", "turnout": "person", "attendance": "person", "crowd": "person",
    "workforce": "person", "crew": "person", "audience": "person",
    "age": "age", "staff": "worker", "membership": "member", "death": "death", "killing": "death", "murder": "death",
}  # fmt: skip
"""Nouns whose bare figure counts something with a name of its own."""
BODIES = frozenset(
    {"tribunal", "jury", "panel", "committee", "delegation", "contingent", "team", "squad", "patrol", "gang", "cabinet",
     "board", "choir", "orchestra", "platoon", "garrison", "expedition", "mission", "bench", "force", "crew",
     "detachment"}
)  # fmt: skip
"""Nouns for bodies of people of which a bare number behind "of" tells how many they are."""
SCALES = frozenset({"million", "billion", "millions", "billions"})
SUMS = frozenset(
    {"arrears", "bid", "bill", "budget", "compensation", "cost", "credit", "damage", "debt", "deficit", "donation",
     "earnings", "expenditure", "fee", "fine", "fund", "grant", "income", "interest", "investment", "liability",
     "loan", "loss", "payment", "penalty", "price", "profit", "ransom", "reserve", "revenue", "reward", "saving",
     "spending", "subsidy", "sum", "tax", "turnover", "value", "worth"}
)  # fmt: skip
"""Nouns of which a bare number of millions is a sum of money."""
PRICING = frozenset(
    {"borrow", "charge", "cost", "donate", "earn", "fetch", "fine", "insure", "invest", "lend", "owe", "pay", "price",
     "spend", "value"}
)  # fmt: skip
"""Verbs of which it is one."""
MONEY = "money"
CHANGING = frozenset(
    {"rise", "fall", "grow", "increase", "decrease", "drop", "decline", "climb", "shrink", "stand", "raise", "cut",
     "reduce", "lower", "jump", "sink", "plunge", "soar", "slip", "edge", "go", "amount", "come", "put", "revise",
     "double", "triple", "treble", "quadruple", "halve"}
)  # fmt: skip
REACHING = frozenset({"reach", "total", "exceed", "hit", "number", "top", "pass", "average"})
NESTED = 4
"""Prepositions and numbers above one another at the most: "debts of more than a million"."""
NEAR = 5
"""Words from "from" to "to" at the most."""
TOWARDS = frozenset({"to", "from", "at"})


def counted_by_clause(number: Token) -> str | None:
    """The noun, in the singular, that a bare number counts as far as its clause tells; None where it does not."""
    shared = _measure_after(number) or _measure_before(number) or _sum_told(number) or _told_before(number)
    if shared is not None:
        return shared
    if number.dep_ == "pobj" and number.head.lower_ == "of" and (of_noun := _number_of(number.head.head)):
        return of_noun
    if of_number := _of_changed_number(number):
        return of_number
    if is_age(number) or (number.i and number.doc[number.i - 1].lower_ == "aged"):
        return "age"
    return _by_verb(number) or _told_in_sentence_before(number)


def _told_before(number: Token) -> str | None:
    """Those before a comma of whom some are told, or how many they were: "houses burnt, 40 of them in Oslo", "the
    survivors, seven in number, went home", "soldiers landed, 40 from Norway".
    """
    doc, first = number.doc, number.left_edge.i
    if part_at(number) is not None and behind_number(number):
        return _those_of(doc[number.sent.start : number.i])
    behind = [t.lower_ for t in doc[number.i + 1 : number.i + 3]]
    if behind not in (OF_THEM, ["in", "number"]) or first < 2 or doc[first - 1].text != ",":
        return None
    return _those_of(doc[number.sent.start : first - 1])


def _told_in_sentence_before(number: Token) -> str | None:
    """Those of the sentence before of whom some are told: "Workers went on strike. Some 40 of them marched"."""
    doc, begin = number.doc, number.sent.start
    if not begin or number.left_edge.i != begin or [t.lower_ for t in doc[number.i + 1 : number.i + 3]] != OF_THEM:
        return None
    return _those_of(doc[doc[begin - 1].sent.start : begin])


def _those_of(words: Sequence[Token]) -> str | None:
    """Those of whom a sentence tells last."""
    for word in reversed(words):
        if word.lower_ in THOSE and word.dep_ in ALL_SUBJECTS:
            return "person"
        if word.tag_ == "NNS" and (word.dep_ in ALL_SUBJECTS | {"dobj", "attr"} or "nummod" in word.labels):
            return word.lemma_.lower()
    return None


def _by_verb(number: Token) -> str | None:
    """What a number counts by the verb whose argument it is."""
    verb = _verb_of(number)
    if verb is None:
        return None
    undergone = number.dep_ in {"dobj", "nsubjpass"} or (number.dep_ == "nsubj" and verb.tag_ == "VBN")
    if (undergone or (number.dep_ == "nsubj" and verb.lemma_ in DEADLY)) and (victim := _befallen(verb)):
        return victim
    acting = number.dep_ in ALL_SUBJECTS
    told = (_out_of(verb) if acting else None) or _said_of(number, verb) or _more_of(number, verb)
    return told or ("person" if acting and verb.lemma_ in ATTENDING else None)


def _more_of(number: Token, verb: Token) -> str | None:
    """What was counted by the verb before, of which there are more: "destroyed 17 houses and damaged another 40"."""
    if number.dep_ != "dobj" or verb.dep_ != "conj" or number.doc[max(number.i - 1, 0)].lower_ not in ONE_MORE:
        return None
    told = (o for o in objects(verb.head) if o.tag_ == "NNS" and "nummod" in o.labels)
    return next((o.lemma_.lower() for o in told), None)


def _sum_told(number: Token) -> str | None:
    """Money, where the noun or verb above a number of millions says that it is a sum: "debts of 31 million", "a machine
    worth nine million", "was valued at 19 million", "the damage came to two billion".
    """
    above, left = number.head, NESTED
    while left and (above.pos_ in {"ADP", "NUM"} or above.dep_ in {"prep", "quantmod"}):
        above, left = above.head, left - 1
    told = [above, *subjects(above), *objects(above)] if above.pos_ in {"VERB", "AUX"} else [above]
    priced = above.lemma_.lower() in PRICING or any(t.lemma_.lower() in SUMS for t in told)
    return MONEY if priced and number.lower_ in SCALES else None


def _measure_after(number: Token) -> str | None:
    """The measure of a second number: "from 9.1 to 6.4 percent", "to 6.4 percent from 9.1"."""
    below = [noun for preposition, noun in prepositions(number) if preposition == "to"]
    if number.dep_ == "pobj" and number.head.lower_ == "from":
        near = (*number.head.children, *number.head.head.children)
        below += [n for c in near if c.lower_ == "to" for n in c.children if n.dep_ == "pobj"]
    return next((n.lemma_.lower() for n in below if n.pos_ == "NOUN"), None)


def _measure_before(number: Token) -> str | None:
    """The measure of a second number that is told with the first: "from 9.1 per cent to 6.4"."""
    doc, to = number.doc, number.i - 1
    if to < 1 or doc[to].lower_ != "to":
        return None
    before = doc[max(number.sent.start, to - NEAR) : to]
    start = next((t.i for t in reversed(before) if t.lower_ == "from"), None)
    told = [] if start is None else doc[start + 1 : to]
    if not told or told[0].tag_ != "CD" or told[-1].pos_ not in {"NOUN", "SYM"}:
        return None
    return " ".join(t.lemma_.lower() for t in told if t.tag_ != "CD")


def _of_changed_number(number: Token) -> str | None:
    """What a figure behind "from" or "to" counts by the "number" it hangs on: "raised the number of judges from two to
    four".
    """
    if number.dep_ != "pobj" or number.head.lower_ not in {"from", "to"} or number.head.head.lemma_ != "number":
        return None
    counted = (thing for preposition, thing in prepositions(number.head.head) if preposition == "of")
    return next((thing.lemma_.lower() for thing in counted if thing.tag_ == "NNS"), None)


def _number_of(noun: Token) -> str | None:
    """What a bare number behind "of" counts: "a toll of nine", and those whom a body has, "a jury of five"."""
    lemma = noun.lemma_.lower()
    return UNITS.get(lemma, "person" if lemma in BODIES else None)


def _out_of(verb: Token) -> str | None:
    """Those of whom some are counted, as told before the verb ("of the 193 members, 141 agreed and five did not"); of
    those who vote without that, their votes.
    """
    if verb.dep_ == "relcl" and any(t.lower_ in {"whom", "which"} for t in verb.doc[verb.left_edge.i : verb.i]):
        opening = verb.doc[verb.left_edge.i : verb.i]
        if opening[0].lower_ == "of" and verb.head.pos_ == "NOUN":
            return verb.head.lemma_.lower()
    if verb.doc[verb.sent.start].lower_ == "of":
        for preposition in (c for above in (verb, *verb.ancestors) for c in above.children if c.is_sent_start):
            return next((n.lemma_.lower() for n in preposition.children if n.dep_ == "pobj" and n.pos_ == "NOUN"), None)
    return "vote" if verb.lemma_ in VOTING else None


def _verb_of(number: Token) -> Token | None:
    """The verb whose argument a number is, through "to", "from" or "at"."""
    above = number.head
    while above.dep_ == "prep" and above.lower_ in TOWARDS:
        above = above.head
    return above if above.pos_ in {"VERB", "AUX"} and above.i != number.i else None


def _befallen(verb: Token) -> str | None:
    if verb.lemma_ in CARRYING and any(n.lemma_ == "hospital" for _, n in prepositions(verb)):
        return "injury"
    return _harm(verb.lemma_)


def _named_as(counted: Token) -> str:
    """The noun for those who are counted by what befell them: "the number of drowned", "of those injured"."""
    told = [counted, *(c for c in counted.children if c.dep_ in {"acl", "amod"})]
    return next((noun for t in told if t.tag_ == "VBN" and (noun := _harm(t.lemma_))), counted.lemma_.lower())


def _harm(lemma: str) -> str | None:
    """The noun for what a verb did to people; None where it did them no harm."""
    if lemma in DEADLY:
        return "death"
    if lemma in HURTING:
        return "injury"
    return "person" if lemma in SEIZING else None


def _said_of(number: Token, verb: Token) -> str | None:
    """The noun of the subject, or of the object of "put at" or "raise to", where the verb says how many or how much."""
    fits = (
        (number.dep_ == "attr" and verb.lemma_ == "be")
        or (number.dep_ == "dobj" and verb.lemma_ in REACHING)
        or (number.dep_ == "pobj" and verb.lemma_ in CHANGING)
    )
    told = objects(verb) if number.dep_ == "pobj" and objects(verb) else subjects(verb)
    if fits and number.dep_ == "pobj" and number.head.lower_ == "to" and any(s.lower_ in THINGS for s in told):
        return AS_BEFORE
    subject = next((s for s in told if s.pos_ == "NOUN" or s.lower_ in STATES), None) if fits else None
    if subject is None or (number.dep_ == "attr" and is_passive(verb)):
        return None
    if subject.lemma_.lower() in COUNTS:
        counted = next((_named_as(t) for p, t in prepositions(subject) if p == "of"), None)
        again = number.dep_ == "pobj" and not subject.labels.isdisjoint({"det", "poss"})
        return counted or (AS_BEFORE if again and subject.labels <= {"det", "poss"} else None)
    if subject.lower_ in STATES:
        return STATES[subject.lower_]
    if verb.lemma_ == "number" and subject.tag_ == "NN":
        return "person"  # "the community numbered 312"
    return UNITS.get(subject.lemma_.lower(), subject.lemma_.lower())
