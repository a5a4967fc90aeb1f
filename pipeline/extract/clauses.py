"""Who does what in a clause: subjects, objects and prepositional phrases of a verb, through passives, relative
clauses, control, raising and coordination. Labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.once import once_per_token
from pipeline.extract.relatives import RELATIVES, antecedent_of, described, is_excluded
from pipeline.extract.times.lexicon import MONTHS, WEEKDAYS
from pipeline.packs.prepositions import words_behind

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
HELPING = frozenset({"aux", "auxpass"})
OBJECTS = frozenset({"dobj", "obj"})
COPULAS = frozenset(
    {"be", "remain", "become", "seem", "appear", "stay", "prove", "look", "feel", "sound", "grow", "turn"}
)
CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "ROOT", "parataxis", "csubj", "csubjpass"}
)
VERBAL = frozenset({"VERB", "AUX"})
PARTICIPIAL = frozenset({"acl", "relcl", "amod", "advcl"})
TWO_OBJECTS = frozenset(
    {"give", "award", "offer", "grant", "show", "pay", "tell", "deny", "send", "hand", "assign", "teach", "owe", "lend",
     "promise", "guarantee", "call", "name", "elect", "appoint", "make", "consider", "deem", "allow", "ask", "charge"}
)  # fmt: skip
LEADING_ON = frozenset({"prep", "agent", "advmod", "prt"})
"""Labels of words behind which a phrase with a preposition may stand."""
BACK = frozenset({"back", "over", "away", "home", "forward", "down", "up"})
"""Words between a verb and the "to" or "from" that says whither or whence: "handed it back to them"."""
BESIDE = frozenset({"along", "together", "alongside", "like"})
PAST = frozenset({"VBD", "VBN"})
WHERE = frozenset({"in", "at", "near", "outside", "from"})
AMOUNTS = frozenset({"more", "most", "fewer", "less"})
TEMPORAL = frozenset({"until", "till", "before", "after", "since"})
TIMES = frozenset({"DATE", "TIME"})
BESIDE_MEANS = frozenset({"compound", "amod", "punct", "prep"})
"""What may stand beside a bare noun that says how something is done: "by video link with Rome"."""
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
LISTING = frozenset({"conj", "appos"})
ACCORDING = "according"
MERELY = frozenset({"only", "just", "merely", "simply", "solely", "least"})
"""Words behind a "not" that rules nothing out: "not only Oslo but also Bergen"."""
NONE_AT_ALL = frozenset({("a", "single"), ("one", "single"), ("any", "single")})
"""Words behind a "not" that leaves nobody: "not a single guest came"."""


@once_per_token
def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes what it says: "was signed", or a participle after its noun."""
    if not verb.labels.isdisjoint({"auxpass", "nsubjpass"}):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and "agent" in verb.labels:
        return verb.head.pos_ in VERBAL and is_passive(verb.head) and _shares_be(verb)
    return verb.tag_ == "VBN" and (
        (
            (verb.dep_ in PARTICIPIAL and verb.labels.isdisjoint({"aux", "nsubj"}))
            and not (_has_own_object(verb) or _is_main(verb))
        )
        or (verb.dep_ == "conj" and verb.head.pos_ in VERBAL and is_passive(verb.head) and _shares_be(verb))
    )


def _shares_be(verb: Token) -> bool:
    """Whether a participle that is joined to a passive is one: without a subject, or without what would make it another
    form ("half were sold and the rest burned").
    """
    if own_subject(verb) is None:
        return True
    return not any(c.dep_ in {"aux", "auxpass"} or c.dep_ in OBJECTS for c in verb.children)


def _has_own_object(verb: Token) -> bool:
    """Whether a participle has an object, so that it is a past tense misread: "the coach, Ann Roe, accused him"."""
    return verb.lemma_ not in TWO_OBJECTS and not verb.labels.isdisjoint(OBJECTS)


def _is_main(verb: Token) -> bool:
    """Whether a participle behind a comma is the verb of its sentence, which has no other: "Ann Roe, the coach,
    negotiated with him".
    """
    noun = verb.head
    while noun.dep_ in {"appos", "conj"}:
        noun = noun.head
    set_off = verb.i > verb.sent.start and verb.doc[verb.left_edge.i - 1].text == ","
    if any(c.i > verb.i and c.dep_ == "acl" and verb.doc[c.left_edge.i - 1].text == "," for c in verb.head.children):
        return False  # the later one is: "the league, founded in 1911, failed"
    return noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"} and set_off and "agent" not in verb.labels


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated below it, in text order: "A, B and C" for A, but only A for "A, not B"."""
    if not token.children:
        return [token]
    found = [] if "not" in token.sent.forms and any(map(contrasts, token.children)) else [token]
    if token.labels.isdisjoint(LISTING):
        return found
    for child in token.children:
        if (child.dep_ == "conj" and not is_excluded(child)) or (child.dep_ == "appos" and _is_list_item(child)):
            found += conjuncts(child)
    return found


def contrasts(word: Token) -> bool:
    """Whether a "not" sets something right instead of denying the verb: "was led not by Oslo but by Bergen"."""
    after = tuple([t.lower_ for t in word.doc[word.i + 1 : word.i + 3]])
    if word.lower_ != "not" or after in NONE_AT_ALL or not MERELY.isdisjoint(after[:1]):
        return False
    head = word.head
    if _sets_apart(word):
        return True
    apart = head.pos_ in {"ADP", "NOUN", "PROPN", "NUM"} or (head.pos_ == "VERB" and word.i > head.i)
    return apart and any(c.lower_ == "but" for c in word.doc[word.i : word.sent.end])


def _sets_apart(word: Token) -> bool:
    """Whether a "not" behind a comma only rules out a phrase: "was led by Oslo, not by Bergen", "the wind was to blame,
    not the pylons".
    """
    doc, i = word.doc, word.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != ",":
        return False
    if doc[i + 1].pos_ in {"DET", "NOUN", "PROPN"}:
        return word.head.pos_ in {"VERB", "AUX"} and word.head.i < i
    if doc[i + 1].pos_ != "ADP":
        return False
    return doc[i + 1].lower_ not in TEMPORAL and any(t.lower_ == doc[i + 1].lower_ for t in doc[word.sent.start : i])


def _is_list_item(token: Token) -> bool:
    """Whether what the parser takes for an apposition goes on a list of names: "Oslo, Bergen and Tromso"."""
    names = token.pos_ == "PROPN" and token.head.pos_ == "PROPN"
    return names and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children)


def companions(token: Token) -> list[Token]:
    """Who else is said to do the same beside a subject or its verb: "along with Oslo", "like Oslo", "as did Oslo"."""
    found: list[Token] = []
    for child in () if token.labels.isdisjoint({"prep", "advcl"}) else token.children:
        if child.dep_ == "prep" and child.lower_ in BESIDE:
            found += _pobjs(child)
        if child.dep_ == "advcl" and child.lemma_ == "do" and any(c.lower_ == "as" for c in child.children):
            found += [part for c in child.children if c.dep_ == "nsubj" for part in conjuncts(c)]
    return found


@once_per_token
def own_subject(verb: Token) -> Token | None:
    """The subject below a verb, the nearest where the parser finds two."""
    found = [c for c in verb.children if c.dep_ in ALL_SUBJECTS and c.dep_ != "expl"]
    if len(found) > 1:
        found = [min(found, key=lambda c: abs(c.i - verb.i))]
    nearest = found[0] if found else _after_date(verb) or _bare_number(verb)
    return _preferred(nearest) if nearest is not None else None


def _preferred(noun: Token) -> Token:
    """Who does it "rather than" the noun that the parser takes for the subject: Oslo in "Oslo rather than Bergen"."""
    doc, first = noun.doc, noun.left_edge.i
    rather = first > 2 and (doc[first - 2].lower_, doc[first - 1].lower_) == ("rather", "than")
    before = doc[first - 3] if rather else noun
    return before if before.pos_ in {"NOUN", "PROPN"} else noun


def _bare_number(verb: Token) -> Token | None:
    """The subject of a conjoined clause that the parser takes for a number or adverb of its verb: "and the other five
    learnt of it", "and many more fell ill".
    """
    if verb.dep_ != "conj" or verb.tag_ not in PAST or any(c.dep_.startswith("aux") for c in verb.children):
        return None
    return next(
        (c for c in verb.children if c.i == verb.i - 1 and c.children and (c.pos_ == "NUM" or c.lower_ in AMOUNTS)),
        None,
    )


def _after_date(verb: Token) -> Token | None:
    """The subject of "In 2012 workers from Oslo struck", which the parser takes for the end of the date's phrase."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i > verb.i or child.i + 1 >= len(verb.doc):
            continue
        for noun in child.children:
            dated = verb.doc[child.i + 1].ent_type_ == "DATE" and noun.i > child.i + 1
            if noun.dep_ == "pobj" and dated and noun.ent_type_ not in TIMES and is_finite(verb):
                return noun
    return None


@once_per_token
def agents(verb: Token) -> list[Token]:
    """Heads of the by-phrase of a passive, also behind what somebody is made ("succeeded as chairman by Brun"); "left
    by the stairs" behind an active verb is none, nor is "by the end of the year".
    """
    if verb.dep_ == "conj" and not is_passive(verb):
        return []
    if "agent" not in verb.labels and not is_passive(verb):
        return []
    own = [_set_right(child) for child in verb.children if child.dep_ == "agent"]
    own += [c for phrase in own for c in phrase.children if c.dep_ == "conj" and c.lower_ == "by"]
    own = [phrase for phrase in own if not _is_ruled_out(phrase)]
    if not own and is_passive(verb):
        posts = [post for child in verb.children if child.lower_ == "as" for post in child.children]
        own = [c for post in posts if post.dep_ == "pobj" for c in post.children if c.lower_ == "by"]
        own = own or _behind_place(verb)
    found = [pobj for child in own for pobj in _pobjs(child)]
    margins, means = words_behind()["margin", "by"], words_behind()["means", "by"]
    found = [pobj for pobj in found if pobj.lemma_ not in margins and not (pobj.lemma_ in means and _is_bare(pobj))]
    return [pobj for pobj in found if pobj.ent_type_ not in TIMES or _may_be_name(pobj)]


def _behind_place(verb: Token) -> list[Token]:
    """The "by" of a passive that the parser hangs to the place before it: "was led from a base in Alba by Roe"."""
    if (by := next((c for c in verb.subtree if c.lower_ == "by" and c.i > verb.i), None)) is None or by.dep_ != "prep":
        return []
    place = by.doc[by.i - 1]
    where = place.pos_ == "PROPN" and place.dep_ == "pobj" and place.head.lower_ in WHERE
    return [by] if where and verb_above(by) is verb else []


def _is_bare(noun: Token) -> bool:
    """Whether no article, owner or name stands before a noun: "by video link", not "by the link"."""
    return all(child.dep_ in BESIDE_MEANS and child.pos_ != "PROPN" for child in noun.children)


def _may_be_name(word: Token) -> bool:
    """Whether what is taken for a time is no day or month: "by Jan Verhoef"."""
    return word.pos_ == "PROPN" and word.lower_ not in CALENDAR


def _set_right(preposition: Token) -> Token:
    """The phrase that replaces one: "by Bergen" for "not by Oslo but by Bergen"."""
    before = preposition.doc[preposition.i - 1] if preposition.i else preposition
    other = next((c for c in preposition.children if c.dep_ == "conj"), None)
    return other if other is not None and contrasts(before) else preposition


@once_per_token
def objects(verb: Token) -> list[Token]:
    """Heads of the direct object; the antecedent where a relative clause leaves its object out."""
    found = [part for child in verb.children if child.dep_ in OBJECTS for part in conjuncts(child)]
    resolved = [a for o in found for a in (antecedent_of(o, verb) if o.tag_ in RELATIVES else [o])]
    if not lacks_object(verb):
        resolved = [o for o in found if o.tag_ not in RELATIVES]
    if not resolved and verb.dep_ == "relcl" and (own := own_subject(verb)) is not None and own.tag_ not in RELATIVES:
        full = is_passive(verb) or any(c.dep_ in {"ccomp", "xcomp"} or c.lower_ == "where" for c in verb.children)
        return [] if full else [described(verb)]
    if not resolved and (left_out := _left_out(verb)) is not None:
        return [left_out]
    if not resolved:
        shared = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
        if shared is not None and not is_passive(verb) and "prep" not in verb.labels:
            return (
                [part for c in shared.children if c.dep_ in OBJECTS for part in conjuncts(c)]
                if _ends_at(verb, shared)
                else []
            )
    return resolved


def lacks_object(verb: Token) -> bool:
    """Whether a relative pronoun may be a verb's object: not in "a rumour that the picture was looted", but in "the
    prize that she was given".
    """
    return not is_passive(verb) or verb.lemma_ in TWO_OBJECTS


def _left_out(verb: Token) -> Token | None:
    """The antecedent that an infinitive in a relative clause takes as object: "the drill that Rome was to host"."""
    clause = verb
    while clause.dep_ == "xcomp" and clause.head.pos_ in VERBAL:
        clause = clause.head
    if clause.i == verb.i or clause.dep_ != "relcl" or is_passive(verb):
        return None
    own = own_subject(clause)
    opening = {t.lower_ for t in clause.doc[clause.left_edge.i : own.left_edge.i]} if own is not None else set()
    return clause.head if opening & {"that", "which", "whom"} else None


def _ends_at(verb: Token, shared: Token) -> bool:
    """Whether only a conjunction stands between two verbs, so that they share what follows."""
    return shared.i - verb.i <= 2


def receivers(verb: Token) -> list[Token]:
    """Heads of indirect objects."""
    found = [c for c in verb.children if c.dep_ == "dative"] if "dative" in verb.labels else []
    return [part for c in found for part in (_pobjs(c) if c.pos_ == "ADP" else conjuncts(c))]


@once_per_token
def prepositions(token: Token) -> Sequence[tuple[str, Token]]:
    """(preposition, head of its noun phrase) below a word, conjoined phrases and chains ("because of") included, but
    not what is ruled out ("to Siemens, not to Alstom") nor who says so ("according to Brun").
    """
    if token.labels.isdisjoint(LEADING_ON):
        return ()
    phrases = [child for child in token.children if child.dep_ in {"prep", "agent"} and child.lower_ != ACCORDING]
    phrases += [
        below
        for child in token.children
        if child.lower_ in BACK and child.dep_ in {"advmod", "prt"}
        for below in child.children
        if below.dep_ == "prep" and below.lower_ in {"to", "from", "into"}
    ]
    if not phrases:
        return ()
    subject = own_subject(token) if token.pos_ in VERBAL else None
    heads = [part for child in phrases for part in conjuncts(child) if part.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}]
    heads = [part for part in heads if not _is_ruled_out(part)]
    return [(part.lower_, pobj) for part in heads for pobj in _pobjs(part) if pobj is not subject]


def _is_ruled_out(preposition: Token) -> bool:
    """Whether "not" stands before a phrase that says where, to whom or with whom: "not in Oslo but in Bergen"; "not
    until May" says when.
    """
    doc, i = preposition.doc, preposition.i
    return i > preposition.sent.start and doc[i - 1].lower_ == "not" and preposition.lower_ not in TEMPORAL


def _pobjs(preposition: Token) -> list[Token]:
    found = [p for child in preposition.children if child.dep_ == "pobj" for p in conjuncts(child)]
    for child in preposition.children:
        if child.dep_ == "prep":
            found += _pobjs(child)
    return found


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a word, None at the root of a verbless sentence."""
    here = token
    while here.head.i != here.i:
        here = here.head
        if here.pos_ in VERBAL and here.dep_ not in {"aux", "auxpass"}:
            return here
    return None


def finite_clause(verb: Token) -> Token:
    """The verb of the finite clause in which a verb form stands: itself, or what it complements."""
    here = verb
    while not is_finite(here) and here.head.i != here.i and here.dep_ in CLAUSES and here.head.pos_ in VERBAL:
        here = here.head
    return here


def is_finite(verb: Token) -> bool:
    """Whether a verb or one of its auxiliaries shows tense."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if verb.labels.isdisjoint(HELPING):
        return False
    return any(c.dep_ in HELPING and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)
