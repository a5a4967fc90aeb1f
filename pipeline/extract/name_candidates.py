"""Known names in a passage, and what the model takes for names, trimmed to the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.name_bounds import CONNECTORS, is_small, trimmed, words_in
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.name_shapes import mostly_capitals
from pipeline.packs.names import Names, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

MODEL_LABELS = {
    "PERSON": "PERSON", "NORP": "NORP", "FAC": "FAC", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC",
    "EVENT": "EVENT", "LAW": "LAW", "WORK_OF_ART": "WORK",
}  # fmt: skip
GENERIC = ("heads", "titles", "roles", "ignored")
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


def model_names(doc: Doc, names: Names) -> Iterator[Candidate]:
    """What the model marks, without titles, articles and possessives; a title before it makes it a person."""
    capitals = mostly_capitals(doc.text)
    for entity in doc.ents:
        label = MODEL_LABELS.get(entity.label_)
        if label is None:
            continue
        for start, end in _pieces(doc.text, entity.start_char, entity.end_char, names):
            bounds = trimmed(doc.text, start, end, names)
            if bounds is None or not _is_name(doc, bounds[:2], entity, label, names, capitals=capitals):
                continue
            labelled = "PERSON" if bounds[2] and label in {"ORG", "GPE", "WORK"} else label
            yield Candidate(start=bounds[0], end=bounds[1], label=labelled, how="model")


def _pieces(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """A marked stretch, cut after a known owner: "Kenya's Electoral Commission" is two names."""
    for left, right in words_in(text, start, end):
        word = text[left:right]
        owner = word.removesuffix("'s").removesuffix("’s")
        if owner != word and right < end and names.state_of_adjective(owner):
            yield right, end
            return
    yield start, end


def _is_name(
    doc: Doc, bounds: tuple[int, int], entity: Span, label: str, names: Names, *, capitals: bool
) -> bool:
    text = doc.text[slice(*bounds)]
    words = [doc.text[slice(*w)] for w in words_in(doc.text, *bounds)]
    if not words or names.kind(text, "ignored") or (label == "WORK" and len(words) > LONGEST_WORK):
        return False
    if capitals:
        return label == "PERSON" and len(words) in {2, 3}
    if all(any(names.kind(w, group) for group in GENERIC) or w in CONNECTORS for w in words):
        return False
    small = [w for w in words if w[0].islower() and w not in CONNECTORS]
    if len(small) > (len(words) > 4) or not any(w[0].isupper() for w in words):
        return False
    if len(words) == 1:
        return _single(doc, bounds, entity, label, names)
    return not _before_post(doc, bounds, names)


def _single(doc: Doc, bounds: tuple[int, int], entity: Span, label: str, names: Names) -> bool:
    """A name of one word has to be tagged as one; a nationality may be an adjective, but not at a sentence's start."""
    token = next((t for t in entity if t.idx <= bounds[0] < t.idx + len(t)), None)
    if token is None or is_small(token.text):
        return False
    if label == "WORK" or _before_post(doc, bounds, names):
        return False
    if token.pos_ == "PROPN":
        return not (token.is_sent_start and token.lower_ in _lower_words(doc)) 
    return label == "NORP" and token.pos_ == "ADJ" and not token.is_sent_start


def _lower_words(doc: Doc) -> frozenset[str]:
    return frozenset(t.text for t in doc if t.text.islower())


def _before_post(doc: Doc, bounds: tuple[int, int], names: Names) -> bool:
    """Whether a post follows ("Defence Minister"): the words are part of it."""
    after = doc.text[bounds[1] : bounds[1] + 20].split()
    return bool(after) and after[0][0].isupper() and doc.text[bounds[1]] == " " and (
        names.kind(after[0].strip(",."), "titles") is not None
        and names.by_alias.get(fold(doc.text[slice(*bounds)])) is None
        and names.kind(" ".join((doc.text[slice(*bounds)], after[0].strip(",."))), "titles") is not None
    )
