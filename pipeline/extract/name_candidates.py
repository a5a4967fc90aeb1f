"""Known names in a passage, and what the model takes for names, trimmed to the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract.name_bounds import CONNECTORS, MONTHS_DAYS, is_small, trimmed, words_in
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.name_shapes import is_body_of_state, mostly_capitals
from pipeline.packs.names import Names, fold

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Span, Token

MODEL_LABELS = {
    "PERSON": "PERSON", "NORP": "NORP", "FAC": "FAC", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC",
    "EVENT": "EVENT", "LAW": "LAW", "WORK_OF_ART": "WORK",
}  # fmt: skip
COMMA = re.compile(r"\s?,\s(?!(?:Inc|Ltd|LLC|Jr|Sr|Co)\b)")
DASH = re.compile(r"\s[-\u2013\u2014]\s")
"""A dash between blanks, as behind the place of a dateline: no name goes on behind it."""
AMOUNT = re.compile(r"\s\d{1,3}(?:,\d{3})+\b.*$")
LONG = 4
BEFORE_MONTHS = frozenset({"early", "mid", "late", "last", "next", "this", "that", "following", "-"})
LONGEST_WORK = 6  # words; longer "works of art" of the model are quoted sentences


def known_names(text: str, names: Names) -> list[Candidate]:
    """Names of the gazetteer, longest at each place; an alias's leading "the" is no part of the name."""
    found = []
    for start, end, row in names.index.find(text):
        if _in_address(text, start):
            continue
        begin = start + 4 if text[start : start + 4] in {"the ", "The ", "THE "} else start
        found.append(Candidate(start=begin, end=end, label=row.label, how="known", row=row))
    return found


def _in_address(text: str, start: int) -> bool:
    """Whether a stretch is cut out of an address or handle (`@armenia`, `https://example.org/kenya`)."""
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    chunk = text[left:start]
    return "@" in chunk or "://" in chunk or "www." in chunk or chunk.endswith("#")


def model_names(doc: Doc, text: str, names: Names) -> Iterator[Candidate]:
    """What the model marks, without titles, articles and possessives; a title before it makes it a person."""
    capitals = mostly_capitals(text)
    small = frozenset(filter(str.islower, text.split()))
    for entity in doc.ents:
        label = MODEL_LABELS.get(entity.label_)
        if label is None:
            continue
        for start, end in _pieces(text, entity.start_char, entity.end_char, names):
            bounds = trimmed(text, start, end, names)
            if bounds is None:
                continue
            left, right, titled = bounds
            words = [text[slice(*w)] for w in words_in(text, left, right)]
            if _is_post(text, left, right, names):
                continue
            if capitals and not (label == "PERSON" and len(words) in {2, 3} and names.kind(words[0], "given")):
                continue
            if _names_something(text[left:right], words, label, names) and (
                len(words) > 1 or _single(entity, left, label, small)
            ):
                labelled = "PERSON" if titled and label in {"ORG", "GPE", "WORK"} else label
                labelled = "PERSON" if label == "NORP" and len(words) == 1 and _acts_alone(entity) else labelled
                yield Candidate(start=left, end=right, label=labelled, how="model")


def given_people(doc: Doc, text: str, names: Names) -> Iterator[Candidate]:
    """People whom the model passed over: a given name that is no place's, and one capitalised word."""
    if mostly_capitals(text):
        return
    for first, last in pairwise(doc):
        given = first.pos_ == last.pos_ == "PROPN" and first.text.istitle() and last.text.istitle()
        if not given or first.whitespace_ != " " or not names.kind(first.text, "given") or not last.text.isalpha():
            continue
        if first.lower_ in MONTHS_DAYS and first.i and _dates(doc[first.i - 1]):
            continue
        alone = (first.i == 0 or doc[first.i - 1].pos_ != "PROPN") and (
            last.i + 1 == len(doc) or doc[last.i + 1].pos_ != "PROPN"
        )
        known = fold(first.text) in names.by_alias or fold(last.text) in names.by_alias
        if alone and not known and not is_small(last.text) and not names.is_generic(last.text):
            yield Candidate(start=first.idx, end=last.idx + len(last), label="PERSON", how="shape")


def _dates(token: Token) -> bool:
    """Whether a word makes what stands behind it a month, not somebody's name: "On 21 June Zanov resigned"."""
    return token.pos_ in {"NUM", "ADP", "SCONJ"} or token.lower_ in BEFORE_MONTHS


def _acts_alone(entity: Span) -> bool:
    """Whether a supposed people is one: a singular name without an article, subject of a verb."""
    token = entity.root
    return token.tag_ == "NNP" and token.dep_ == "nsubj" and "det" not in token.labels


def _is_post(text: str, left: int, right: int, names: Names) -> bool:
    """Whether the words go on to a post's name ("Interior" in "Interior Minister")."""
    following = text[right : right + 25].split(" ")
    phrase = f"{text[left:right]} {following[1].strip('.,;:')}" if len(following) > 1 else ""
    return names.kind(phrase, "titles") is not None


def _pieces(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """A marked stretch, cut at commas and dashes, after a known owner and before "of" a state: each is a name of its
    own.
    """
    gap = COMMA.search(text, start, end) or DASH.search(text, start, end)
    if gap is not None:
        yield from _pieces(text, start, gap.start(), names)
        yield from _pieces(text, gap.end(), end, names)
        return
    if "," in text[start:end] and (amount := AMOUNT.search(text[start:end])):
        end = start + amount.start()
    words = words_in(text, start, end)
    for place, (left, right) in enumerate(words):
        word = text[left:right]
        if word in {"to", "for"} and place == 1 and place + 1 < len(words) and _is_alone(text, words[0], names):
            yield start, words[0][1]
            yield from _pieces(text, words[place + 1][0], end, names)
            return
        owner = word.removesuffix("'s").removesuffix("’s")
        if owner != word and right < end and fold(owner) in names.by_alias:
            yield right, end
            return
        if word == "of" and place > 1 and is_body_of_state(text, words, place, names):
            yield start, left
            return
    yield start, end


def _is_alone(text: str, word: tuple[int, int], names: Names) -> bool:
    """Whether a name ends with its first word: "Brask to Olsen" is two names, "Council for Trade" one."""
    surface = text[slice(*word)]
    return surface[0].isupper() and not names.is_generic(surface)


def _names_something(text: str, words: list[str], label: str, names: Names) -> bool:
    """Whether words look like a name: capitals, hardly a small word, and not only words that say what is named."""
    if not words or names.kind(text, "ignored") or (label == "WORK" and not 1 < len(words) <= LONGEST_WORK):
        return False
    if all(w in CONNECTORS or names.is_generic(w) for w in words):
        return False
    if all(w.isdigit() or w.casefold() in MONTHS_DAYS for w in words):
        return False
    small = [w for w in words if w[0].islower() and w not in CONNECTORS]
    return len(small) <= (len(words) > LONG) and any(w[0].isupper() for w in words)


def _single(entity: Span, start: int, label: str, small: frozenset[str]) -> bool:
    """A name of one word has to be tagged as one; a nationality may be an adjective, but not at a sentence's start."""
    token = next((t for t in entity if t.idx <= start < t.idx + len(t)), None)
    if token is None or is_small(token.text):
        return False
    if token.pos_ == "PROPN":
        return not (token.is_sent_start and token.lower_ in small)
    return label == "NORP" and token.pos_ == "ADJ" and not token.is_sent_start
