"""One plain sentence for each claim, readable alone: the passage's own words with references resolved and dated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.extract.auxiliaries import first_gerund, fronted_being, missing_auxiliary, opener_of, perfect_of
from pipeline.extract.clauses import (
    ALL_SUBJECTS,
    OBJECTS,
    lacks_object,
)
from pipeline.extract.holdings import bodies_of
from pipeline.extract.polishing import as_sentence
from pipeline.extract.relatives import RELATIVES, described, told_by_copula
from pipeline.packs.morphology import past_of

if TYPE_CHECKING:
    from pipeline.extract.holdings import Holding
    from pipeline.extract.predicates import Predicate
    from pipeline.extract.reader import Reader
    from pipeline.extract.stated_dates import Dated
    from pipeline.extract.tokens import Token

FILLING = ALL_SUBJECTS | {"prep", "det", "dobj", "attr", "pobj"}
PAST_BE = frozenset({"was", "were"})
LEADING = frozenset(
    {
        "that",
        "and",
        "but",
        "or",
        "if",
        "while",
        "when",
        "where",
        "because",
        "although",
        "though",
        "as",
        "so",
        "nor",
        "whereas",
        "whether",
        "since",
        "until",
        "once",
    }
)


def write_statement(
    predicate: Predicate,
    own: frozenset[int],
    stretch: tuple[int, int],
    dated: Dated | None,
    reader: Reader,
    names: Mapping[str, str],
) -> str:
    """The words of a claim, pronouns replaced by names, with the date where the words do not hold it.

    What the stretch holds of other clauses, between a shared subject and its verb, is left out; a relative pronoun at
    the beginning gives way to the noun that it stands for; a participle without its auxiliary is given one, a gerund
    beside what happened the past tense.
    """
    trigger = predicate.trigger
    shown = _shown(predicate, own, stretch, dated)
    doc = reader.passage.doc
    first, last = stretch
    while first < trigger.i and (first not in shown or _only_leads(doc[first], doc[first + 1])):
        first += 1
    auxiliary = missing_auxiliary(trigger, shown) if predicate.kind == "verb" else ""
    opener = opener_of(trigger)
    if auxiliary and doc[opener.i - 1].is_punct:
        shown.discard(opener.i - 1)
    if (perfect := perfect_of(trigger, shown)) is not None:
        auxiliary, dropped = perfect
        shown -= dropped
    words = [
        " " if token.i not in shown
        else _word(token, stretch, reader, names) if token.pos_ == "PRON" or token.tag_ == "NN" or token.dep_ == "det"
        else token.text + token.whitespace_
        for token in doc[first:last]
    ]  # fmt: skip
    gerund = trigger.tag_ == "VBG" and opener is trigger and first_gerund(trigger).dep_ == "advcl"
    if gerund and auxiliary in PAST_BE:
        words[opener.i - first] = f" {past_of(trigger.lower_, trigger.lemma_.lower())}{trigger.whitespace_}"
    elif auxiliary:
        words[opener.i - first] = f" {auxiliary} {words[opener.i - first]}"
    if (fronted := fronted_being(trigger, shown)) is not None and predicate.kind == "verb":
        words = _turned(words, fronted[0] - first, fronted[1], doc[first])
    if doc[first].tag_ in RELATIVES and first < trigger.i:
        words = _without_relative(words, doc[first], trigger, first, reader, names)
    return as_sentence("".join(words), None if dated is None or _holds(shown, stretch, dated) else dated)


def _turned(words: list[str], comma: int, being: str, opening: Token) -> list[str]:
    """The words of a participle behind those of whom it tells: "the club was founded in 1911"."""
    told = words[:comma] if opening.pos_ == "PROPN" else [words[0][:1].lower() + words[0][1:], *words[1:comma]]
    return [*words[comma + 1 :], f" {being} ", *told]


def _only_leads(token: Token, following: Token) -> bool:
    """Whether a word at the beginning only links the clause to another: a conjunction, or "in" before "which"; not what
    turns its words round ("nor did it sign") or belongs to another word ("as long as it rains").
    """
    if token.pos_ == "ADP" and following.tag_ in RELATIVES:
        return True
    after_preposition = token.tag_ in RELATIVES and token.head.pos_ == "ADP"
    inverted = following.pos_ == "AUX" or token.head.pos_ in {"ADJ", "ADV"}
    described = token.i > token.sent.start and token.doc[token.i - 1].pos_ in {"NOUN", "PROPN", "NUM"}
    links = token.lower_ in LEADING and token.tag_ not in RELATIVES and (token.dep_ not in FILLING or described)
    return after_preposition or (links and not inverted)


def write_holding(holding: Holding, dated: Dated | None, reader: Reader, names: Mapping[str, str]) -> str:
    """Who holds which post where, as a sentence."""
    person = next((names.get(e, t.text) for e, t in reader.named(holding.person)), holding.person.text)
    bodies = [names.get(entity, token.text) for entity, token in bodies_of(holding, reader)]
    post = holding.predicate.trigger
    title = [word.text for word in _title_before(post)]
    verb = "was" if holding.past or _was(holding.predicate.head) else "is"
    called = holding.post.upper() if len(holding.post) <= ABBREVIATED else " ".join([*title, holding.post]).lower()
    return as_sentence(f"{person} {verb} {called}" + (f" of {bodies[0]}" if bodies else ""), dated)


def _was(copula: Token) -> bool:
    """Whether somebody was something: not "was elected mayor"."""
    helping = copula.dep_ in {"aux", "auxpass"} or any(c.tag_ == "VBN" or c.dep_ == "acomp" for c in copula.children)
    return copula.lemma_ == "be" and copula.tag_ == "VBD" and not helping


def _title_before(post: Token) -> list[Token]:
    """The words of a title before its last one: "deputy prime" of "deputy prime minister"."""
    first = post.i
    while first > post.sent.start and _goes_before(post.doc[first - 1], post):
        first -= 1
    rank = post.doc[first - 2] if first - 2 >= post.sent.start and post.doc[first - 1].text == "-" else post
    if rank is not post and rank.lower_ != "ex" and _goes_before(rank, post):
        first -= 2
    return [post.doc[i] for i in range(first, post.i) if post.doc[i].text != "-"]


def _goes_before(word: Token, post: Token) -> bool:
    """Whether a word belongs to a title: "deputy", or a plain noun as in "opposition leader"."""
    return word.lower_ in TITLE_STARTS or (word.dep_ == "compound" and word.pos_ == "NOUN" and word.head.i == post.i)


def _shown(predicate: Predicate, own: frozenset[int], stretch: tuple[int, int], dated: Dated | None) -> set[int]:
    """Tokens of the stretch that belong to the claim: its own words, a date beside them, small words between."""
    shown = set(own)
    doc = predicate.trigger.doc
    if dated is not None and dated.tokens is not None:
        start, end = dated.tokens
        if {start - 1, start - 2, end} & shown:
            shown |= set(range(start - 1 if doc[start - 1].pos_ == "ADP" else start, end))
    for i in range(stretch[0] + 1, stretch[1] - 1):
        if i not in shown and (doc[i].is_punct or _is_small(doc[i])) and {i - 1, i + 1} <= shown:
            shown.add(i)
    shown |= {i for i in range(*stretch) if i not in shown and i - 1 in shown and _closes(doc[i], shown)}
    relative = [i for i in shown if doc[i].tag_ in RELATIVES and doc[i].head.i == predicate.head.i and i > min(shown)]
    return shown - set(relative) - {i - 1 for i in relative if doc[i - 1].is_punct}


def _is_small(word: Token) -> bool:
    return word.pos_ in {"ADP", "PART"} or (word.pos_ == "CCONJ" and word.lower_ != "either")


def _closes(comma: Token, shown: set[int]) -> bool:
    """Whether a comma ends an insertion that a comma began: "the union, which represents sailors, ... struck"."""
    if comma.text != "," or max(shown) < comma.i:
        return False
    last = comma.doc[comma.i - 1]
    starts = [a.left_edge.i - 1 for a in (last, *last.ancestors) if a.dep_ in INSERTED and a.right_edge.i < max(shown)]
    return any(start in shown and comma.doc[start].text == "," for start in starts)


INSERTED = frozenset({"relcl", "appos", "acl", "advcl"})
DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "some", "such", "all", "every", "each", "most", "many"}
)
CLOSE = 3
"""A name stands right behind a word where it begins within so many tokens, a comma counted."""
BESIDE_BARE = frozenset({"det", "case", "relcl", "punct"})
ABBREVIATED = 3
"""Most letters of a post that is an abbreviation: PM, CEO."""
TITLE_STARTS = frozenset(
    {"prime", "secretary", "vice", "foreign", "defense", "defence", "interior", "deputy", "chief", "first", "acting",
     "interim", "assistant", "associate", "permanent", "executive", "managing"}
)  # fmt: skip


def _word(token: Token, stretch: tuple[int, int], reader: Reader, names: Mapping[str, str]) -> str:
    """A pronoun, noun or article of the statement: a name for a pronoun or a bare "the club", unless the stretch names
    the same before.
    """
    if token.dep_ == "det" and _is_bare(token.head) and _named(token.head, stretch, reader, names):
        return ""
    if (token.pos_ != "PRON" or token.tag_ in RELATIVES) and not _is_bare(token):
        return token.text_with_ws
    known = _named(token, stretch, reader, names) or _unnamed(token, stretch, reader)
    if not known:
        return token.text_with_ws
    owns = token.pos_ == "PRON" and token.dep_ == "poss"
    return " and ".join(known) + ("'s" if owns else "") + token.whitespace_


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands alone behind "the": "the club", "the club's", "the club, which ..."."""
    return noun.tag_ == "NN" and noun.labels <= BESIDE_BARE and any(c.lower_ == "the" for c in noun.children)


def _named(token: Token, stretch: tuple[int, int], reader: Reader, names: Mapping[str, str]) -> list[str]:
    """The names of what a word stands for; none where the stretch holds one of them before it, or right behind it ("the
    clerk Ann Roe").
    """
    ids = reader.references.entities_of(reader.index, token.i)
    if not ids:
        return []
    behind = [t.i for t in token.doc[token.i + 1 : token.i + CLOSE] if t.pos_ == "PROPN" and token.pos_ == "NOUN"]
    told = {e for i in (*range(stretch[0], token.i), *behind) for e in reader.references.entities_of(reader.index, i)}
    return [] if set(ids) & told else [names[i] for i in ids if i in names]


def _unnamed(pronoun: Token, stretch: tuple[int, int], reader: Reader) -> list[str]:
    """The phrase that a pronoun takes up from before the stretch: "the sensor" for "a sensor"."""
    phrase = reader.taken_up(pronoun)
    doc = pronoun.doc
    if phrase is None or phrase.start >= reader.passage.to_document(doc[stretch[0]].idx, doc[stretch[0]].idx + 1)[0]:
        return []
    first, _, rest = " ".join(phrase.quote.split()).partition(" ")
    first = "the" if first.lower() in {"a", "an"} else first.lower() if first.lower() in DETERMINERS else first
    return [f"{first} {rest}".strip()]


def _without_relative(
    words: list[str], pronoun: Token, trigger: Token, first: int, reader: Reader, names: Mapping[str, str]
) -> list[str]:
    """The noun in the pronoun's place: before the verb where the pronoun is its subject, else behind the verb."""
    after_noun = {"relcl", "csubj", "acl"} if pronoun.tag_ == "WDT" else {"relcl", "csubj"}
    clause = next((a for a in pronoun.ancestors if a.dep_ in after_noun), None)
    if clause is None:
        return words
    told = told_by_copula(clause)
    if told is not None and pronoun.lower_ == "what" and trigger.i <= clause.right_edge.i:
        phrase = "".join(t.text_with_ws for t in told.subtree).strip()
        rest = "".join(words[1 : clause.right_edge.i + 1 - first]).strip()
        return [f"{phrase} {rest}" if pronoun.dep_ in ALL_SUBJECTS else f"{rest} {phrase}"]
    if clause.dep_ == "csubj":
        return words
    noun = described(clause)
    known = _named(noun, (noun.i, noun.i), reader, names) if _is_bare(noun) else []
    spelt = "".join(t.text_with_ws for t in noun.subtree if noun.left_edge.i <= t.i <= noun.i)
    phrase = " and ".join(known) or spelt
    phrase = phrase.strip() + ("'s " if pronoun.tag_ == "WP$" else " ")
    if pronoun.tag_ == "WP$" or pronoun.dep_ in ALL_SUBJECTS:
        return [phrase, *words[1:]]
    if pronoun.dep_ not in OBJECTS:
        return words
    return _with_object(words, phrase, noun, trigger.i - first) if lacks_object(trigger) else words[1:]


def _with_object(words: list[str], phrase: str, noun: Token, verb: int) -> list[str]:
    """Words without the relative pronoun before them, its noun behind the verb at a place among them."""
    opens = noun.left_edge.is_sent_start and noun.left_edge.pos_ == "DET"
    told = phrase[:1].lower() + phrase[1:] if opens else phrase
    gap = "" if words[verb].endswith(" ") else " "
    return [*words[1 : verb + 1], gap, told, *words[verb + 1 :]]


def _holds(shown: set[int], stretch: tuple[int, int], dated: Dated) -> bool:
    """Whether the statement's words hold the whole date."""
    return dated.tokens is not None and all(i in shown and stretch[0] <= i < stretch[1] for i in range(*dated.tokens))
