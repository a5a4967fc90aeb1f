"""What is told in an apposition alone: "Piet Roe, treasurer until 2014, was jailed", "rose two metres, a level reached
only in 1953".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.head_links import hangs, hung_on

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

EXPLAINING, JOINT, DESCRIBING = "appos", "cc", "acl"
COMMA = ","
ARTICLES = frozenset({"a", "an"})
COMMON = frozenset({"NN", "NNS"})
PAST_TENSE, PARTICIPLE = "VBD", "VBN"
BOUNDS = frozenset({"until", "till", "since", "from"})
"""Prepositions that say from or until when somebody was what an apposition calls him."""
AT = frozenset({"in", "on", "during", "between", "of", "to", "and"})
"""Prepositions that say when."""
PERSON = "PERSON"
WITHIN = frozenset({"pobj", "prep", "nummod", "compound", "amod", "nmod", "conj"})
CLAUSES = frozenset({"conj", "advcl"})
BARRING = frozenset({"dobj", "aux", "auxpass", "attr", "acomp", "ccomp", "xcomp", "mark", "neg"})
"""Labels of what a participle that explains something has not below it."""
TELLING = frozenset({"say", "add", "tell", "report", "write"})
CLOSING = frozenset({",", ".", ";", ")"})


def mend_appositions(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """Mend in place; `spelled` and `heads` as in `mending.mend`."""
    lower, tags, labels = spelled["LOWER"], spelled["TAG"], spelled["DEP"]
    read_participles(spelled, heads)
    if not BOUNDS.isdisjoint(lower):
        give_bounds_back(lower, tags, labels, heads)


def read_participles(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """A noun with "a" and a participle behind a comma explains what stands before it, where the parser takes them for
    a clause that nothing joins to the first: "rose two metres, a level exceeded only in 1953".
    """
    words, tags, labels = spelled["LOWER"], spelled["TAG"], spelled["DEP"]
    for verb, label in enumerate(labels):
        if label not in CLAUSES or tags[verb] != PAST_TENSE or verb < 2 or spelled["LEMMA"][verb] in TELLING:
            continue
        main, below = verb + heads[verb], hung_on(verb, heads)
        noun = verb - 1
        if noun + heads[noun] != verb or labels[noun] != "nsubj" or tags[noun] not in COMMON:
            continue
        first = min([noun, *(i for i in range(noun) if hangs(i, noun, heads))])
        if words[first] not in ARTICLES or words[first - 1] != COMMA or not main < first:
            continue
        joint = any(labels[i] == JOINT and i > main for i in hung_on(main, heads))
        if joint or any(labels[i] in BARRING for i in below):
            continue
        labels[noun], heads[noun] = EXPLAINING, main - noun
        labels[verb], tags[verb], heads[verb] = DESCRIBING, PARTICIPLE, noun - verb


def give_bounds_back(words: Sequence[str], tags: Sequence[str], labels: Sequence[str], heads: list[int]) -> None:
    """An "until" or "since" right behind what an apposition calls somebody bounds that: in "is led by Piet Roe,
    treasurer until last month, and has spread" the parser has the leading end.
    """
    for noun, label in enumerate(labels):
        if label != EXPLAINING or tags[noun] not in COMMON:
            continue
        end = noun + 1
        while end < len(words) and hangs(end, noun, heads) and words[end] not in CLOSING:
            end += 1
        if end >= len(words) or words[end] not in BOUNDS or labels[end] != "prep":
            continue
        verb = end + heads[end]
        last = max([end, *(i for i in range(end, len(words)) if hangs(i, end, heads))])
        opened = COMMA in words[noun + heads[noun] : noun]
        closed = last + 1 < len(words) and words[last + 1] in CLOSING
        if opened and closed and not noun <= verb < end:
            heads[end] = noun - end


def is_of_apposition(time: Token, mine: frozenset[int]) -> bool:
    """Whether a time only says when somebody was what an apposition calls him, and the apposition holds none of the
    words `mine`: "Piet Roe, treasurer until 2014, was jailed", "Ada Brun, champion in 1990, has died".
    """
    if time.i in mine:
        return False
    here, words = time, set[str]()
    while here.dep_ in WITHIN and here.head.i != here.i:
        if here.dep_ == "prep":
            words.add(here.lower_)
        here = here.head
    if here is time or here.dep_ != EXPLAINING or here.tag_ not in COMMON or any(t.i in mine for t in here.subtree):
        return False
    after = here.right_edge.i + 1
    if after < len(here.doc) and here.doc[after].text not in CLOSING:
        return False
    return not words.isdisjoint(BOUNDS) or (not words.isdisjoint(AT) and here.head.ent_type_ == PERSON)
