"""Negation at the word itself: particles, determiners, pronouns and conjunctions that deny a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.ballots import ends_tally
from pipeline.extract.clauses import ALL_SUBJECTS, contrasts

if TYPE_CHECKING:
    from pipeline.extract.tokens import Span, Token
    from pipeline.packs.cues import Cues

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "csubj", "expl", "agent", "obj"})
NEARBY = frozenset({"advmod", "neg", "preconj", "cc", "mark", "det", "npadvmod", "prep", "predet", "intj", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})
LONGEST_PHRASE = 5
UNTIL = frozenset({"until", "till"})
TIMES = frozenset({"DATE", "TIME"})
TRACES = frozenset(
    {"word", "sign", "trace", "hint", "mention", "question", "talk", "thought", "expression", "kind", "sort"}
)
"""Nouns of which none is left of what there was not."""
DENYING = frozenset({"neg", "no", "yet", "cannot"})
"""A label and words by which something is denied, besides the cues."""


def is_denied(token: Token, cues: Cues) -> bool:
    """Whether something denies this word where it stands; what governs it is not looked at.

    Two denials of one clause ("none of them never left") count as one: emphasis is commoner than cancelling out.
    """
    return (_may_deny(token.sent, cues) and not is_put_off(token)) and (
        _has_particle(token, cues)
        or _has_empty_argument(token, cues)
        or _is_empty(token, cues)
        or _has_no_trace(token, cues)
        or _only_seems(token, cues)
        or _follows_nor(token, cues)
        or _is_still_to_come(token)
        or _shares_denial(token, cues)
    )


def is_put_off(verb: Token) -> bool:
    """Whether a verb is denied only up to a time: what "did not open until May" opened in May."""
    if "neg" not in verb.labels:
        return False
    until = (c for c in verb.children if c.lower_ in UNTIL and c.dep_ == "prep")
    return any(time.ent_type_ in TIMES for preposition in until for time in preposition.children)


def _may_deny(sentence: Span, cues: Cues) -> bool:
    """Whether any word of a sentence could deny something: a cheap test that spares most words the others."""
    return not (sentence.forms.isdisjoint(cues.denying) and sentence.forms.isdisjoint(DENYING))


def _has_particle(token: Token, cues: Cues) -> bool:
    for child in token.children:
        if child.dep_ not in NEARBY or contrasts(child) or not _starts_cue(child, "negation_particle", cues):
            pass
        elif not _excepted(child, cues):
            return True
        if child.dep_ == "aux" and child.lower_ == "cannot":
            return True
    return _phrase_before(token, cues)


def _phrase_before(token: Token, cues: Cues) -> bool:
    """A phrase such as "far from" or "by no means" right before the word."""
    doc, place = token.doc, token.i
    last = doc[place - 1].lower_ if place else ""
    candidates = [words for words in cues.phrases("negation_particle", last) if words[-1] == last]
    before: list[str] = []
    while candidates and place > 0 and len(before) < LONGEST_PHRASE and not doc[place].is_sent_start:
        place -= 1
        before.insert(0, doc[place].lower_)
    return any(tuple(before[-len(words) :]) == words for words in candidates)


def _has_empty_argument(token: Token, cues: Cues) -> bool:
    if token.pos_ not in VERBAL:
        return False
    for child in token.children:
        if child.dep_ in ARGUMENTS and (_is_empty(child, cues) or _opens_with_none(child, cues)):
            return True
        if child.dep_ in {"prep", "agent"} and any(_is_any_of_none(c, cues) for c in child.children):
            return True
        if child.i > token.i and any(c.dep_ == "preconj" and _joins_denial(c, cues) for c in child.children):
            return True
    return False


def _opens_with_none(subject: Token, cues: Cues) -> bool:
    """As in "No paper marked secret was lost", whatever word the parse takes for the subject's head."""
    first = subject.doc[subject.left_edge.i]
    determines = first.dep_ == "det" and subject.dep_ in ALL_SUBJECTS and first.head.pos_ == "NOUN"
    return determines and bool(cues.effect("negation_determiner", first.lower_)) and not _excepted(first, cues)


def _is_any_of_none(token: Token, cues: Cues) -> bool:
    if token.dep_ != "pobj" or cues.effect("negation_pronoun", token.lower_) is None:
        return False
    return not (ends_tally(token) or _excepted(token, cues))


def _is_empty(token: Token, cues: Cues) -> bool:
    """As in "No state", "none of the states", "nobody", "neither side"; also the conjuncts of such a phrase."""
    if token.pos_ in VERBAL:
        return False
    if (
        token.pos_ in {"PRON", "NOUN", "DET"}
        and cues.effect("negation_pronoun", token.lower_)
        and not _excepted(token, cues)
    ):
        return True
    for child in token.children:
        if child.dep_ in {"det", "neg", "advmod", "preconj", "predet", "cc"} and child.i < token.i:
            negative = cues.effect("negation_determiner", child.lower_) or child.dep_ == "neg"
            if negative and not _excepted(child, cues) and not contrasts(child):
                return True
    if _is_not_one(token, cues):
        return True
    before = token.doc[token.i - 1] if token.i and not token.is_sent_start else None
    return before is not None and before.lower_ == "no" and not _excepted(before, cues)


def _is_not_one(noun: Token, cues: Cues) -> bool:
    """As in "not one minister": the particle hangs on the number, which counts nothing."""
    ones = (c for c in noun.children if c.dep_ == "nummod" and c.lower_ == "one")
    return any(
        c.dep_ == "neg" and cues.effect("negation_particle", c.lower_) and not contrasts(c) and not _excepted(c, cues)
        for one in ones
        for c in one.children
    )


def _has_no_trace(token: Token, cues: Cues) -> bool:
    """As in "no word of condemnation", "no sign of rescue"."""
    noun = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and noun.lemma_ in TRACES and _is_empty(noun, cues)


def _is_still_to_come(token: Token) -> bool:
    """As in "have yet to agree": it has not happened."""
    if token.dep_ != "xcomp" or token.head.lemma_ not in {"have", "be"}:
        return False
    return any(c.lower_ == "yet" and token.head.i < c.i < token.i for c in (*token.head.children, *token.children))


def _only_seems(token: Token, cues: Cues) -> bool:
    """As in "a quasi-alliance"."""
    return any(c.dep_ == "compound" and cues.effect("negation_prefix", c.lower_) for c in token.children)


def _follows_nor(token: Token, cues: Cues) -> bool:
    """As in "Nor did it offer"; "neither issued ... nor offered"."""
    for child in token.children:
        if child.dep_ in {"cc", "preconj", "advmod", "det", "neg"} and child.i < token.i and _joins_denial(child, cues):
            return True
    left = token.doc[token.i - 1] if token.i and not token.is_sent_start else None
    if left is not None and token.pos_ in VERBAL and _joins_denial(left, cues):
        return True
    if token.dep_ != "conj":
        return False
    between = token.doc[token.head.i + 1 : token.i] if token.head.i < token.i else ()
    return any(t.head == token.head and t.dep_ == "cc" and _joins_denial(t, cues) for t in between)


def _joins_denial(token: Token, cues: Cues) -> bool:
    return cues.effect("negation_conjunction", token.lower_) is not None


def _shares_denial(token: Token, cues: Cues) -> bool:
    """The second of two predicates under one negation: "did not recognise or question"."""
    if token.dep_ != "conj" or token.head.i > token.i or token.pos_ not in VERBAL or token.head.pos_ not in VERBAL:
        return False
    if not token.labels.isdisjoint({"nsubj", "nsubjpass", "aux", "auxpass"}):
        return False
    joiners = {t.lower_ for t in token.head.children if t.dep_ == "cc" and t.i < token.i}
    if joiners & {"but", "yet"}:
        return False
    shared_subject = any(c.dep_ in {"nsubj", "nsubjpass"} and _is_empty(c, cues) for c in token.head.children)
    if shared_subject:
        return True
    same_form = token.tag_ == token.head.tag_ and token.tag_ in {"VB", "VBN", "VBG"}
    return same_form and is_denied(token.head, cues)


def _starts_cue(token: Token, kind: str, cues: Cues) -> bool:
    if cues.effect(kind, token.lower_):
        return True
    rest = token.doc[token.left_edge.i : token.right_edge.i + 1]
    return len(rest) > 1 and cues.effect(kind, " ".join([t.lower_ for t in rest])) is not None


def _excepted(token: Token, cues: Cues) -> bool:
    """Whether the word begins or ends a phrase that only looks like a negation: "not only", "no doubt"."""
    for words in cues.phrases("negation_exception", token.lower_):
        for start in range(max(token.sent.start, token.i - len(words) + 1), token.i + 1):
            if tuple([t.lower_ for t in token.doc[start : start + len(words)]]) == words:
                return True
    return False


def denied_by_preposition(token: Token, cues: Cues) -> bool:
    """As in "Without resolving", "instead of talks": the preposition denies what it governs."""
    return _may_deny(token.sent, cues) and any(_without(p, cues) for p in _prepositions_over(token))


def _prepositions_over(token: Token) -> Iterator[Token]:
    head = token
    while head.dep_ in {"conj", "compound", "amod"} or _is_undergone(head):
        head = head.head
    if head.dep_ in {"pobj", "pcomp"}:
        yield head.head


def _is_undergone(participle: Token) -> bool:
    """Whether a participle tells what its noun is being done to: "without a deal being signed"."""
    return participle.dep_ == "acl" and any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in participle.children)


def _without(preposition: Token, cues: Cues) -> bool:
    if cues.effect("negation_preposition", preposition.lower_):
        return not _excepted(preposition, cues)
    for words in cues.phrases("negation_preposition", preposition.lower_):
        start = preposition.i - len(words) + 1
        if start >= 0 and tuple(t.lower_ for t in preposition.doc[start : preposition.i + 1]) == words:
            return True
    return False
