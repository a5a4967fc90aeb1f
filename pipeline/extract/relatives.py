"""What a relative clause or a "what" speaks of: the noun before it, or the one that the sentence brings out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
PLACED = frozenset({"GPE", "LOC", "FAC", "ORG"})
WITHIN = frozenset({"of", "in", "from", "at"})
RANKING = frozenset({"first", "second", "third", "last", "only", "one", "next", "latest"})
"""Words for whoever did it before, after or without others: "the first to sign"."""
BARE = frozenset({"one", "ones", "man", "men", "woman", "women", "person", "people"})
"""Words for somebody of whom no more is told than what they did."""
TIMES = frozenset({"DATE", "TIME"})
EMPTY = frozenset({"it", "this", "that", "there", "what"})
ALL = frozenset({"all", "every", "everyone", "everybody", "everything", "any"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PLACING = frozenset({"appos", "conj", "pobj", "prep", "acl"})
ASKED = frozenset({"matter", "question", "mystery", "issue", "problem", "puzzle", "secret"})
"""What a "what" is called that stays open."""


def antecedent_of(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for; any other subject is itself."""
    if subject.tag_ not in RELATIVES:
        return [subject]
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    while clause.dep_ in {"xcomp", "ccomp", "acomp"} or _is_brought_beside(clause) or _is_turned(clause):
        if (brought := _brought_out(clause)) is not None:
            return [brought]
        clause = clause.head
    if (told := told_by_copula(clause)) is not None and subject.lower_ == "what":
        return [told]
    return [described(clause)] if clause.dep_ == "relcl" else [subject]


def described(clause: Token) -> Token:
    """The noun that a relative clause describes: not one that is set apart ("Oslo, not Bergen, which ..."); of people
    told of by "who" not the place or body in or of which they are ("a native of Oslo, who ..."); the name that the noun
    explains ("Ann Roe, an agronomist who ...").
    """
    noun = clause.head
    while noun.dep_ in {"conj", "appos"} and is_excluded(noun):
        noun = noun.head
    if (named := equated(noun)) is not None:
        return named
    if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.ent_type_ not in PLACED or not any(t.lower_ in {"who", "whom"} for t in _opening(clause)):
        return noun
    if (copula := _copula_over(clause)) is not None:
        return next((c for c in copula.children if c.dep_ == "attr" and c.i < clause.i), noun)
    while (whole := _whole_before(noun)) is not None:
        noun = whole
    return noun


def _whole_before(noun: Token) -> Token | None:
    """The noun of which a prepositional phrase is part, or that stands before one given to a verb."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in WITHIN or not noun.head.i:
        return None
    return next((t for t in (noun.head.head, noun.doc[noun.head.i - 1]) if t.pos_ in {"NOUN", "PROPN"}), None)


def _opening(clause: Token) -> Sequence[Token]:
    """The words of a clause up to its verb."""
    return clause.doc[clause.left_edge.i : clause.i]


def told_by_copula(clause: Token) -> Token | None:
    """What a copula says that the "what" of its subject is: the axle in "what stopped it was a broken axle"."""
    if clause.dep_ != "csubj" or clause.head.lemma_ != "be":
        return None
    told = (c for c in clause.head.children if c.dep_ == "attr" and c.pos_ in {"NOUN", "PROPN"})
    return next((c for c in told if c.lemma_ not in ASKED), None)


def _brought_out(clause: Token) -> Token | None:
    """What a sentence such as "it was Oslo, not Bergen, that signed" brings out as the subject of its clause."""
    verb = clause.head
    if _is_turned(clause):
        verb = next(c for c in clause.children if c.dep_ == "ccomp" and _is_of_it(c))
    elif not _is_brought_beside(clause):
        return None
    return next((c for c in verb.children if c.dep_ == "attr" and c.i < clause.i), None)


def _is_brought_beside(clause: Token) -> bool:
    """Whether the parser hangs the clause of "it was Oslo that signed" on the "was"; one that has a subject of its own
    there is brought out, otherwise it only says when or why.
    """
    if not _is_of_it(clause.head):
        return False
    return clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and _has_relative_subject(clause))


def _is_turned(clause: Token) -> bool:
    """Whether the parser hangs the "it is" of "it is Oslo, more than Bergen, that has signed" on the verb behind it."""
    told = (c for c in clause.children if c.dep_ == "ccomp" and c.i < clause.i and _is_of_it(c))
    return clause.dep_ == "ROOT" and _has_relative_subject(clause) and any(told)


def _has_relative_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.tag_ in RELATIVES for c in verb.children)


def is_brought_out(verb: Token) -> bool:
    """Whether a verb tells the whole of a sentence that brings one part of it out: "it was Rome that signed"."""
    if verb.dep_ == "relcl":
        return _copula_over(verb) is not None
    return _is_brought_beside(verb) or _is_turned(verb)


def _copula_over(clause: Token) -> Token | None:
    """The "was" of "it was a clerk who signed", and where a place is told of whoever did it: "it was a clerk in Oslo,
    newly arrived from Bergen, who signed".
    """
    noun = clause.head
    while noun.dep_ in PLACING and (noun.dep_ != "pobj" or noun.ent_type_ in PLACED) and noun.head is not noun:
        noun = noun.head
    copula = noun.head if noun.dep_ in {"attr", "acomp"} else noun
    set_off = noun is clause.head or noun.dep_ == "appos" or clause.doc[clause.left_edge.i - 1].text == ","
    return copula if copula.lemma_ == "be" and set_off and _is_of_it(copula) else None


def _is_of_it(verb: Token) -> bool:
    return verb.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children)


def is_identified(verb: Token) -> bool:
    """Whether a verb tells what somebody did whom the sentence then names: "the man who planned it was Owen Roe"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or "neg" in noun.head.labels:
        return False
    return _has_relative_subject(verb) and any(c.dep_ == "attr" and c.pos_ == "PROPN" for c in noun.head.children)


def brings_out_who(verb: Token) -> bool:
    """Whether a verb tells what somebody did whom the sentence brings out, by any noun: "it was a clerk who signed"."""
    return is_brought_out(verb) and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.children)


def _excepts(noun: Token, before: Sequence[str]) -> bool:
    """Whether "but" takes a noun out of all: "all members but Oslo", not "none but Oslo"."""
    first = noun.head
    return before == ["but"] and not ALL.isdisjoint({first.lower_, *(c.lower_ for c in first.children)})


def equated(noun: Token) -> Token | None:
    """Who somebody is, by the other side of a copula, of whom no more is told than what they did: the cleaner of "the
    first to notice it was a cleaner", "a cleaner was the one who noticed it".
    """
    copula = noun.head
    if copula.lemma_ != "be" or "neg" in copula.labels or not (noun.lower_ in BARE or is_ranked(noun)):
        return None
    other = {"nsubj": "attr", "attr": "nsubj"}.get(noun.dep_)
    told = (c for c in copula.children if c.dep_ == other and c.lower_ not in EMPTY)
    return next(told, None)


def left_to(verb: Token) -> Token | None:
    """To whom a sentence says that it fell to do something, or who it says that it took: "it fell to Rome to sign"."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or not any(c.tag_ == "TO" for c in verb.children):
        return None
    if not any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in above.children):
        return None
    if above.lemma_ == "take":
        taken = (c for c in above.children if c.dep_ == "dobj" and c.i < verb.i)
        return next((c for c in taken if c.pos_ == "PROPN" and c.ent_type_ not in TIMES), None)
    if above.lower_ not in {"fell", "fallen", "left"}:
        return None
    to = (c for c in above.children if c.lower_ == "to" and c.dep_ in {"prep", "dative"} and c.i < verb.i)
    return next((c for p in to for c in p.children if c.dep_ == "pobj"), None)


def singles_out(verb: Token) -> bool:
    """Whether a verb tells what one did before, after or instead of others, whom the sentence names: "Ann Roe was the
    first to notice it", "it fell to Ann Roe to sign".
    """
    return single_told_by(verb) is not None


def tells_single(complement: Token, copula: Token) -> bool:
    """Whether the clause below a word for somebody tells what they did, and the copula only who they are: "Rome was the
    first to sign".
    """
    beside = (complement, *(c for c in copula.children if equated(c) is complement))
    return any(c.pos_ in VERBAL and singles_out(c) for noun in beside for c in noun.children)


def passes_on(verb: Token) -> bool:
    """Whether an infinitive tells what somebody did to whom it fell: "it fell to Rome to sign"."""
    return any(left_to(c) is not None for c in verb.children)


def single_told_by(verb: Token) -> Token | None:
    """The verb that says so, which has its tense: "was", "fell"."""
    if left_to(verb) is not None:
        return verb.head
    noun = ranked_before(verb) or (verb.head if verb.dep_ == "relcl" and equated(verb.head) is not None else None)
    return noun.head if noun is not None and "neg" not in noun.head.labels else None


def _is_none(noun: Token) -> bool:
    """Whether there is none of a noun beside what there is: "sent observers but no troops"."""
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children) and all(
        c.lower_ not in {"no", "neither"} for c in noun.head.children
    )


def is_excluded(noun: Token) -> bool:
    """Whether a noun is coordinated to say that it is not meant: "Oslo, and not Bergen", "the army, not the police",
    "the army rather than the police".
    """
    before = noun.left_edge.i - 1
    words = [t.lower_ for t in noun.doc[max(before - 1, 0) : before + 1]]
    apart = noun.dep_ in {"conj", "appos"} and (words[-1:] == ["not"] or words == ["rather", "than"])
    if noun.dep_ == "conj" and (_excepts(noun, words[-1:]) or _is_none(noun)):
        return True
    return noun.pos_ in {"NOUN", "PROPN"} and (apart or any(c.dep_ == "neg" and c.i < noun.i for c in noun.children))


def is_ranked(noun: Token) -> bool:
    """Whether a noun is told apart by its rank: "the first country"."""
    return any(token.lower_ in RANKING for token in noun.doc[noun.left_edge.i : noun.i + 1])


def ranked_before(verb: Token) -> Token | None:
    """The noun, or the rank alone, of whose bearer an infinitive right behind tells what they did: "became the first
    country to sign", "was the last to leave".
    """
    mark = next((c for c in verb.children if c.tag_ == "TO"), None)
    if mark is None or mark.i == verb.sent.start:
        return None
    noun = verb.doc[mark.i - 1]
    return noun if noun.dep_ in {"attr", "acomp", "dobj", "oprd"} and is_ranked(noun) else None
