"""The shortest stretch of one sentence from which a reader sees a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import ACCORDING, VERBAL, is_finite, verb_above
from pipeline.extract.datelines import LONGEST, end_of_dateline
from pipeline.extract.once import once_per_token
from pipeline.extract.relatives import ranked_before
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.predicates import Predicate
    from pipeline.extract.tokens import Token

LEFT_OUT = frozenset({"conj", "cc", "parataxis", "mark", "intj", "punct", "preconj"})
PAIRING = frozenset({"preconj", "det"})
"""What "neither" and "both" are to the first of two things that they pair."""
LOOSE = frozenset({"advcl", "relcl"})
CLAUSES = LOOSE | {"acl", "ccomp", "parataxis", "conj"}
SEQUENCE = frozenset({"after", "before", "since", "despite"})
"""Prepositions before a verb that tells an act of its own."""
COMPLETING = frozenset({"dobj", "obj", "ccomp", "xcomp", "acomp", "attr", "dative", "oprd", "auxpass", "advcl"})
REMARKING = frozenset({"parataxis", "advcl"})
HELPING = frozenset({"aux", "auxpass"})
FARTHEST = 45
NEAR = 4
SHORT = 5


def own_tokens(predicate: Predicate, person: Token | None = None) -> frozenset[int]:
    """The words that say a claim: the clause of a verb with its subject, wherever that is shared from; the phrase of a
    noun; a post with its holder's name; a part of a number up to the name of those who make it up.
    """
    trigger, head = predicate.trigger, predicate.head
    kept = {trigger.i}
    if person is not None:
        kept |= _post(trigger, person)
    elif predicate.kind == "noun" and predicate.doers:
        kept |= set(range(head.left_edge.i, trigger.i + 1))
    elif head.pos_ in VERBAL:
        kept |= _clause(head) | _governors(head) | _rank(head)
        kept |= {i for s in subjects(head) if s.sent == trigger.sent for i in _subject(s, trigger)}
    else:
        kept |= _phrase(trigger) | (_phrase(head) if head.pos_ == "NOUN" else set())
        if trigger.pos_ == "NUM":
            kept |= {trigger.head.i} | {c.i for c in trigger.head.children if c.dep_ == "compound"}
        if predicate.kind == "adjective":
            kept |= {i for s in subjects(trigger) for i in _phrase(s)}
    return frozenset([i for i in kept if abs(i - trigger.i) <= FARTHEST])


def find_stretch(trigger: Token, own: frozenset[int], dated: tuple[int, int] | None) -> tuple[int, int]:
    """Token indices `[first, last)` of the contiguous stretch that holds a claim's own words, and its date where that
    stands close by.
    """
    first, last = _trim(trigger, min(own), max(own) + 1)
    return _with_date(trigger, first, last, dated) if dated is not None else (first, last)


def set_off_behind(trigger: Token, own: frozenset[int]) -> frozenset[int]:
    """The words behind a comma at the end that only describe the last noun or figure: ", which sank", ", a carpenter
    from Selby", ", eight more than allowed", ", among them the mate"; a name stays, and so does what holds the trigger.
    """
    last = max(own)
    for i in range(trigger.i + 1, last + 1):
        token = trigger.doc[i]
        if _opens_with_some(token):
            return frozenset(range(i - 1, last + 1))
        if token.dep_ not in {"relcl", "appos", "advmod"} or token.right_edge.i < last or i not in own:
            continue
        described = token.dep_ == "relcl" or (token.pos_ == "NOUN" and _opens_with_article(token)) or _compares(token)
        before = token.left_edge.i - 1
        if described and token.left_edge.i > trigger.i and trigger.doc[before].text == ",":
            return frozenset(range(before, last + 1))
    return frozenset()


def _opens_with_some(word: Token) -> bool:
    """Whether some of those just counted are told behind a comma: ", among them a child", ", including two nurses"."""
    behind = word.doc[word.i + 1 : word.i + 2]
    some = word.lower_ == "including" or (word.lower_ == "among" and any(t.lower_ in {"them", "whom"} for t in behind))
    return some and word.i > word.sent.start and word.doc[word.i - 1].text == ","


def _compares(word: Token) -> bool:
    """Whether a figure is only compared: ", eight more than allowed", ", about as much as Oslo spends"."""
    return word.dep_ in {"appos", "advmod"} and any(
        c.lower_ in {"than", "as"} and c.i > word.i for below in (word, *word.children) for c in _marks_below(below)
    )


def _marks_below(word: Token) -> Iterator[Token]:
    """The words that join what a word is compared with."""
    for child in word.children:
        yield child
        yield from (c for c in child.children if c.dep_ in {"mark", "prep"})


def _opens_with_article(noun: Token) -> bool:
    return noun.left_edge.lower_ in {"a", "an", "all", "most", "both", "some"}


def told_apart(word: Token, predicate: Predicate, triggers: frozenset[int]) -> bool:
    """Whether another verb in a clause of its own, under the predicate's, tells what a word says: the fifth in "the
    state, which holds a fifth, objected" is no part of objecting, nor the nine in "hired six after losing nine".
    """
    mine = {predicate.trigger.i, predicate.head.i}
    while word.i not in mine and word.head.i != word.i:
        apart = word.dep_ in CLAUSES or (word.dep_ == "pcomp" and word.head.lower_ in SEQUENCE)
        if apart and word.pos_ in VERBAL and word.i in triggers:
            return True
        word = word.head
    return False


def counts_whole(number: Token, noun: Token) -> bool:
    """Whether a number is that of all where only some are meant: the five in "three of the five sailors" and "of the
    five sailors three were freed".
    """
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "of" or not preposition.i < number.i < noun.i:
        return False
    if all(c.dep_ != "nummod" for c in noun.children):
        return False
    some = preposition.head
    return some.pos_ in {"NUM", "DET", "PRON"} or (some.pos_ in VERBAL and preposition.i < some.i)


def holds(noun: Token, trigger: Token) -> bool:
    """Whether a claim is told by what is counted, or in a clause that describes it: "nineteen who were killed"."""
    return noun.i == trigger.i or noun.is_ancestor(trigger)


def _with_date(trigger: Token, first: int, last: int, dated: tuple[int, int]) -> tuple[int, int]:
    """The stretch and the date's phrase, where at most a few words lie between them."""
    start, end = dated
    if not trigger.sent.start <= start < trigger.sent.end:
        return first, last
    while start > trigger.sent.start and trigger.doc[start - 1].pos_ in {"ADP", "SCONJ"}:  # "as of", "ahead of"
        start -= 1
    gap = max(start - last, first - end, 0)
    return (min(first, start), max(last, end)) if gap <= NEAR else (first, last)


def _post(trigger: Token, person: Token) -> set[int]:
    """A post, the words before it that belong to it, and the holder's name."""
    name = {t.i for t in person.subtree if t.dep_ in {"compound", "flat", "punct"} or t.i == person.i}
    name = {i for i in name if all(trigger.doc[j].is_punct or j in name for j in range(i, person.i))} | {person.i}
    before = {t.i for c in trigger.children if c.dep_ in {"poss", "compound", "amod", "nmod"} for t in c.subtree}
    after = {t.i for c in trigger.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree}
    if trigger.head.i == person.i:
        before |= {c.i for c in person.children if c.i < trigger.i and c.dep_ in {"poss", "compound", "amod", "nmod"}}
    return {trigger.i} | name | before | after


def _subject(subject: Token, trigger: Token) -> set[int]:
    """A subject's phrase; of a noun in whose relative clause the trigger stands, what comes before the clause."""
    phrase = _phrase(subject)
    return {i for i in phrase if i <= subject.i} if subject.is_ancestor(trigger) else phrase


def _governors(verb: Token) -> set[int]:
    """The verbs and adjectives that an infinitive completes, with what belongs to them: "refused to" before "sign", "is
    due to" before "begin".
    """
    found: set[int] = set()
    if verb.dep_ not in {"xcomp", "ccomp"}:
        return found
    for above in _verbs_above(verb):
        found |= {above.i}
        found |= {c.i for c in above.children if c.dep_ in {"acomp", "oprd"} and c.is_ancestor(verb)}
        helping = (c for c in above.children if c.dep_ in {"aux", "auxpass", "neg", "prt"} or c.lower_ == "yet")
        found |= {c.i for c in helping if c.i < verb.i}
    return found


def _rank(verb: Token) -> set[int]:
    """Those of whom an infinitive tells that they were the first, and the verb that says so."""
    noun = ranked_before(verb)
    above = verb_above(noun) if noun is not None else None
    if noun is None or above is None:
        return set()
    found = {above.i, *range(noun.left_edge.i, noun.i + 1)}
    found |= {c.i for c in above.children if c.dep_ in {"aux", "auxpass", "neg"}}
    return found | {i for s in subjects(above) if s.sent is verb.sent for i in _subject(s, verb)}


def _verbs_above(verb: Token) -> Iterator[Token]:
    """The verbs that an infinitive completes, the nearest first."""
    here = verb
    while (here.dep_ == "xcomp" or (here.dep_ == "ccomp" and _has_to(here))) and not is_finite(here):
        here = here.head.head if here.head.pos_ == "ADJ" and here.head.dep_ in {"acomp", "oprd"} else here.head
        if here.pos_ not in VERBAL:
            return
        yield here


def _has_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def governed_by(predicate: Predicate) -> frozenset[int]:
    """Who does what an infinitive completes, where somebody else does the infinitive: "the law" in "the law obliges
    banks to report". A reader needs it, though the claim is not about it.
    """
    verb = predicate.head
    top = next(reversed(list(_verbs_above(verb))), None) if verb.pos_ in VERBAL else None
    if top is None:
        return frozenset()
    return frozenset([i for s in subjects(top) if s.sent is verb.sent for i in _subject(s, verb)])


def remarked_on(predicate: Predicate) -> frozenset[int]:
    """The clause on which a verb without object or complement remarks, and what joins them: "the town sold it, as the
    owner demanded", "the last repair, papers show, was in 2014".
    """
    verb, main = predicate.head, predicate.head.head
    if predicate.kind != "verb" or verb.dep_ not in REMARKING or not verb.labels.isdisjoint(COMPLETING):
        return frozenset()
    joined = [c for c in verb.children if c.lower_ == "as" and c.dep_ == "mark"]
    if (verb.dep_ == "advcl" and not joined) or main.pos_ not in VERBAL or not is_finite(verb):
        return frozenset()
    first, last = verb.left_edge.i, verb.right_edge.i
    marks = {token.i for token in verb.doc[max(first - 1, 0) : last + 2] if token.is_punct}
    subject = {i for s in subjects(main) for i in _phrase(s)}
    return frozenset(_clause(main) | subject | marks | {mark.i for mark in joined})


def _clause(verb: Token) -> set[int]:
    found = {verb.i}
    opening = -1
    if "mark" in verb.labels:
        opening = max((c.i for c in verb.children if c.dep_ == "mark" and c.i < verb.i), default=-1)
    for child in verb.children:
        counted = child.right_edge.i == opening - 1 and child.pos_ == "NOUN"
        if counted or (child.i < opening and child.dep_ == "npadvmod") or child.lower_ == ACCORDING:
            continue  # "a day after they met", "according to Brun"
        if child.dep_ not in LEFT_OUT and not (child.dep_ in LOOSE and child.i < verb.i):
            found.update(child.places if child.dep_ not in LOOSE else _loose(child))
    opener = verb.doc[max(min(found) - 1, 0)]
    return found | {opener.i} if turns_round(opener) else found


def turns_round(word: Token) -> bool:
    """Whether a "nor" stands before an auxiliary and denies what follows: "nor did it sign"."""
    following = word.doc[word.i + 1 : word.i + 2]
    return word.lower_ == "nor" and any(token.pos_ == "AUX" or token.dep_ in HELPING for token in following)


def _loose(clause: Token) -> Sequence[int]:
    """An adverbial clause after its verb belongs to the claim when no comma sets it off."""
    before = clause.left_edge.i - 1
    return () if before >= 0 and clause.doc[before].is_punct else clause.places


def _phrase(noun: Token) -> set[int]:
    found = {noun.i}
    for child in noun.children:
        if (
            child.dep_ in {"cc", "punct"}
            or (child.dep_ == "appos" and len(child.places) > SHORT)
            or (child.dep_ == "relcl" and child.i > noun.i + 8)
        ):
            continue
        found.update(child.places)
    return found


def _trim(trigger: Token, first: int, last: int) -> tuple[int, int]:
    """Leave out punctuation, white space and the word that joins the clause to the last; "neither" and "both" belong
    to what they pair.
    """
    doc = trigger.doc
    first = max(first, min(behind_dateline(doc[0]), trigger.i))
    while first < trigger.i and (doc[first].pos_ in {"PUNCT", "SPACE"} or _joins(doc[first])):
        first += 1
    while last - 1 > trigger.i and (doc[last - 1].is_space or doc[last - 1].pos_ == "PUNCT"):
        last -= 1
    return first, last


@once_per_token
def behind_dateline(opening: Token) -> int:
    """Where a passage goes on behind its dateline, 0 where it begins without. `opening` is its first word."""
    doc = opening.doc
    return end_of_dateline([t.text for t in doc[: LONGEST + 1]], [bool(t.whitespace_) for t in doc[: LONGEST + 1]])


def _joins(word: Token) -> bool:
    return word.pos_ == "CCONJ" and word.dep_ not in PAIRING and not turns_round(word)
