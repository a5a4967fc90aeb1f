"""The event type of a claim: its predicate's class, unless the words around it show that it is about something else.

A verb that only says that something happens ("was held", "began", "was cancelled") takes the type of the happening; a
verb of any class whose object is a drill is about the drill; a figure makes a STATISTIC; what is said to come or to be
possible is a FORECAST.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.befallen import OUTCOMES
from pipeline.extract.clauses import VERBAL, is_passive, objects, prepositions
from pipeline.extract.located import is_at_home
from pipeline.extract.predicates import BECOMING, Predicate
from pipeline.extract.relatives import single_told_by
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.rules import RuleBook
    from pipeline.records.claim import Participant
    from pipeline.records.knowledge import Rule

SETTLED = frozenset({"EXERCISE", "CONSULT", "MEMBERSHIP", "OFFICE", "FOUND", "MOBILIZE", "AID", "STATISTIC"})
PRESENT = frozenset({"VBP", "VBZ"})
SPORT = "other.sport"
PROCEED = "other.proceed"
CARRIERS = frozenset({PROCEED, "found.create"})
CARRIED = frozenset(
    {"EXERCISE", "CONSULT", "ASSAULT", "PROTEST", "AID", "MOBILIZE", "COERCE", "SANCTION", "RETREAT", "AGREE", "LEAVE"}
)
ABSORBED = frozenset(
    {"OTHER", "LEAVE", "JOIN", "REJECT", "CONSULT", "AGREE", "STANCE", "ASSESSMENT", "RETREAT", "FOUND"}
)
ORIGIN = "found.date"
AGE = "statistic.age"
BEGINNING = frozenset({"come", "see", "light"})
FOUNDED = ("org/", "law/", "fac/", "work/", "event/")
INTO_EVENTS = frozenset({"from", "of", "in", "out", "off"})
PHASES = frozenset(
    {
        "outbreak",
        "beginning",
        "start",
        "end",
        "resumption",
        "continuation",
        "cancellation",
        "postponement",
        "completion",
        "conclusion",
        "wave",
        "round",
        "series",
        "announcement",
        "suspension",
    }
)


def decide_type(
    predicate: Predicate,
    modality: str,
    *,
    carried: Predicate | None = None,
    held: bool = False,
    counted: bool = False,
    dated: bool = False,
) -> str:
    """The type of a predicate in its sentence. `carried`: the happening that it is about; `held`: a post with a named
    holder; `counted`: a figure stands in its own words; `dated`: a date does.
    """
    kind = predicate.event_type
    if predicate.rule is not None and predicate.rule.rule_id == AGE:
        return kind
    plays = predicate.rule is not None and predicate.rule.rule_id == SPORT
    if held:
        return "OFFICE"
    if kind == "OFFICE" and predicate.kind == "complement":
        return "ASSESSMENT"
    if carried is not None:
        kind = carried.event_type
    if _is_origin(predicate) and not dated:
        kind = "OTHER"
    if kind == "STATISTIC" and not (counted or _says_none(predicate)) and predicate.kind in {"verb", "adjective"}:
        kind = "ASSESSMENT"
    told = predicate.kind == "verb" or predicate.trigger.lower_ in OUTCOMES
    if kind in {"OTHER", "ASSESSMENT"} and counted and told and _counts(predicate) and not plays:
        kind = "STATISTIC"
    done = bool(predicate.doers and predicate.deed)  # "the comet owes its discovery to Roe"
    if kind == "OTHER" and not (done or dated) and _may_be_general(predicate) and _is_general(predicate):
        kind = "ASSESSMENT"
    if modality in {"predicted", "possible"} and predicate.kind != "noun" and kind not in SETTLED:
        return "FORECAST"
    return kind


def begin_or_not(predicate: Predicate, kind: str, involved: Callable[[], Sequence[Participant]]) -> str:
    """The type of a claim that something began; who takes part is asked only where the type hangs on it. A body is born
    as a person is not; what emerges or turns into something is founded only where it is a body, a treaty, a building or
    a work.
    """
    rule_id = predicate.rule.rule_id if predicate.rule else ""
    doubtful = kind == "FOUND" and rule_id in {ORIGIN, BECOMING} and predicate.trigger.lemma_ not in BEGINNING
    if not doubtful and predicate.trigger.lower_ != "born":
        return kind
    if any(p.role == "actor" and (p.entity_id or "").startswith(FOUNDED) for p in involved()):
        return "FOUND"
    return "OTHER" if doubtful else kind


def _is_origin(predicate: Predicate) -> bool:
    """Whether the words tell when something began only where a date completes them ("goes back to 1911")."""
    return predicate.rule is not None and predicate.rule.rule_id == ORIGIN


def find_carried(predicate: Predicate, rules: RuleBook) -> Predicate | None:
    """The happening that is the subject or object of a verb, or of which a noun names a phase, where the claim is about
    that happening.
    """
    trigger = predicate.trigger
    rule_id = predicate.rule.rule_id if predicate.rule else None
    drills = trigger.pos_ in VERBAL and rule_id not in CARRIERS and not (rule_id is None and is_passive(trigger))
    if drills and predicate.event_type not in ABSORBED:
        return None
    if trigger.pos_ in VERBAL:
        nouns = list(_core(trigger))
    elif trigger.lemma_.lower() in PHASES:
        nouns = [noun for preposition, noun in prepositions(trigger) if preposition == "of"]
    else:
        return None
    found = [Predicate(noun, noun, "noun", rule) for noun in nouns if (rule := noun_rule(noun, rules)) is not None]
    if drills:
        found = [p for p in found if p.event_type == "EXERCISE"]
    return next((p for p in found if p.event_type in CARRIED), None)


def _core(verb: Token) -> Iterator[Token]:
    """Nouns that stand as subject, object or complement of a verb or of the infinitive or participle under it."""
    if is_passive(verb) or not objects(verb):
        yield from subjects(verb)
    for thing in objects(verb):
        yield thing
        if thing.lemma_.lower() in PHASES:
            yield from (noun for preposition, noun in prepositions(thing) if preposition == "of")
    yield from (noun for preposition, noun in prepositions(verb) if preposition in INTO_EVENTS)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in INTO_EVENTS:
            for below in child.children:
                if below.dep_ == "pcomp":
                    yield from _under(below)
        elif child.dep_ == "xcomp" and child.pos_ in VERBAL:
            yield from _under(child)


def _under(verb: Token) -> Iterator[Token]:
    yield from objects(verb)
    yield from (noun for preposition, noun in prepositions(verb) if preposition in {"in", "from"})


def noun_rule(noun: Token, rules: RuleBook) -> Rule | None:
    """The class of an event noun standing alone; "March" is a month."""
    if noun.ent_type_ in {"DATE", "TIME"}:
        return None
    listed = rules.nouns.get(noun.lemma_.lower())
    if listed is None:
        return None
    modifiers = {c.lemma_.lower() for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}}
    for words, rule in listed:
        if all(word in modifiers for word in words):
            return rule
    return None


def _says_none(predicate: Predicate) -> bool:
    """Whether a rule for figures has found one or its absence ("nobody was hurt") by its own conditions."""
    return predicate.rule is not None and bool(predicate.rule.narrowings)


def _counts(predicate: Predicate) -> bool:
    """Whether the sentence says of how many something is true: "31 people died"."""
    return any(s.pos_ == "NUM" or (_numbered(s) and not _are_the_known(s)) for s in subjects(predicate.head))


def _numbered(noun: Token) -> bool:
    return "nummod" in noun.labels


def _are_the_known(noun: Token) -> bool:
    """Whether a number tells no more than who are meant: "the two sides", "these three states"."""
    few = any(c.dep_ == "nummod" and c.lower_ in {"two", "three"} for c in noun.children)
    return few and any(c.dep_ == "det" and c.lower_ in {"the", "these", "those"} for c in noun.children)


def _may_be_general(predicate: Predicate) -> bool:
    """Whether a verb or adjective may speak of no happening of its own: unlisted, one that only says that something
    goes on, or in the present, in which happenings are seldom told.
    """
    if is_at_home(predicate.rule):
        return False
    unspecific = predicate.rule is None or predicate.rule.rule_id == PROCEED or predicate.head.tag_ in PRESENT
    return unspecific and predicate.kind in {"verb", "adjective"}


def _is_general(predicate: Predicate) -> bool:
    """Whether a verb speaks of how things are rather than of what happened: present, perfect or no tense at all."""
    verb = single_told_by(predicate.head) or predicate.head
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"})}
    perfect = any(c.lemma_ == "have" and c.tag_ in {"VBZ", "VBP"} for c in verb.children if c.dep_ == "aux")
    return perfect or "VBD" not in tags
