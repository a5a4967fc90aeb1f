"""A parsed passage as plain tokens, read once from spaCy in bulk.

The rules ask for labels and neighbours of a token millions of times, and every answer of spaCy's is a new object. Names
and meanings are spaCy's, so that its documentation holds here too; all links are ready, and a token is one object.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING

from pipeline.extract.hyphenated import set_lemmas
from pipeline.extract.mending import mend
from pipeline.extract.once import once

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

SPELLED = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH")
"""Columns that hold keys of the vocabulary's strings."""
FLAGS = ("SPACY", "IS_PUNCT", "IS_SPACE", "IS_ALPHA")
LINKS = ("HEAD", "SENT_START")
"""Signed columns: how far away the head is, and 1 where a sentence starts."""
NONE = frozenset[str]()
SPELT = 100_000  # words and labels whose spelling is kept


@dataclass(slots=True, init=False, eq=False, repr=False)
class Token:
    """One token. `children` stand in text order; the head of a sentence's root is the root itself."""

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    morph: Mapping[str, Sequence[str]]
    whitespace_: str
    is_punct: bool
    is_space: bool
    is_alpha: bool
    is_sent_start: bool
    sent: Span
    head: Token
    children: Sequence[Token]
    labels: frozenset[str]
    """The dependency labels of its children."""
    left_edge: Token
    right_edge: Token
    crossed: bool
    """Whether links cross below it, so that its subtree is not in text order."""
    known: dict[Callable[..., object], object]
    """What was worked out of it, by the function that did; see `once.py`."""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """Its text and the blank after it, if there is one."""
        return self.text + self.whitespace_

    @property
    def subtree(self) -> Sequence[Token]:
        """The token and all below it, each head between its left and its right dependents."""
        if not self.crossed:
            return self.doc[self.left_edge.i : self.right_edge.i + 1]
        left = [below for child in self.children if child.i < self.i for below in child.subtree]
        right = [below for child in self.children if child.i > self.i for below in child.subtree]
        return [*left, self, *right]

    @property
    def places(self) -> Sequence[int]:
        """Where the token and all below it stand in the passage."""
        if not self.crossed:
            return range(self.left_edge.i, self.right_edge.i + 1)
        return [token.i for token in self.subtree]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """Everything coordinated with it, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.children if child.dep_ == "conj" and child.i > token.i]
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, other: Token) -> bool:
        """Whether another token stands below this one."""
        return any(above is self for above in other.ancestors)


@dataclass(eq=False)
class Span:
    """Tokens `[start, end)` of a passage: a sentence, or a name with its label."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __getitem__(self, place: int) -> Token:
        return self.doc[self.start : self.end][place]

    @once
    def forms(self) -> frozenset[str]:
        """The words in it, in lower case, and their grammatical labels: what it holds none of, it cannot say."""
        tokens = self.doc[self.start : self.end]
        return frozenset([token.lower_ for token in tokens]) | frozenset([token.dep_ for token in tokens])

    @property
    def start_char(self) -> int:
        """Where it begins in the passage's text."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the passage's text."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text as it stands in the passage, without the blank after it."""
        return self.doc.text[self.start_char : self.end_char] if self.start < self.end else ""

    @once
    def root(self) -> Token:
        """The root of a sentence in it; else of the tokens whose head lies outside, the first that is nearest to the
        root, rather a word than a mark or white space alone.
        """
        tokens = self.doc[self.start : self.end]
        if len(tokens) == 1:
            return tokens[0]
        root = next((token for token in tokens if token.head is token), None)
        if root is not None:
            return root
        return min((token for token in tokens if not self.start <= token.head.i < self.end), key=_remoteness)


def _remoteness(token: Token) -> int:
    """Links between a token and the root; marks and white space that govern nothing are farther away than any word."""
    bare = (token.is_space or token.is_punct) and not token.children
    return len(token.doc) if bare else sum(1 for _ in token.ancestors)


class Doc(list[Token]):
    """The tokens of a passage in text order, with its text, its sentences and the names that the model sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.sents: list[Span] = []
        self.ents: list[Span] = []

    def unlink(self) -> None:
        """Take apart what refers to each other, when nobody reads the passage any more: tokens are then freed at once,
        without a search for cycles.
        """
        for token in self:
            del token.sent, token.head, token.children, token.left_edge, token.right_edge, token.known
        self.clear()
        self.sents.clear()
        self.ents.clear()

    @once
    def _starts(self) -> list[int]:
        return [token.idx for token in self]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """The tokens of characters `[start, end)`. Where they cut a token, it is taken whole under "expand", and under
        "strict" nothing is found.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        if not 0 <= start < end <= len(self.text):
            return None
        begins, ends = self[first].idx, self[last].idx + len(self[last].text)
        if alignment_mode == "strict" and (begins, ends) != (start, end):
            return None
        return Span(self, first + (start == begins + len(self[first].text)), last + 1)


class _Spelling(dict[int, str]):
    """What the keys of a vocabulary spell. Equal strings are one object, which is compared and hashed at once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        if len(self) > SPELT:
            self.clear()
        spelt = self[key] = intern(self._strings[key])
        return spelt


_spelling_of = lru_cache(maxsize=1)(_Spelling)


def read_docs(parses: Iterable[SpacyDoc]) -> Iterator[Doc]:
    """Parses of spaCy's, all of one vocabulary, as plain tokens."""
    for parsed in parses:
        yield _read_doc(parsed, _spelling_of(parsed.vocab.strings))


def read_doc(parsed: SpacyDoc) -> Doc:
    """A parse of spaCy's as plain tokens."""
    return next(read_docs([parsed]))


def _read_doc(parsed: SpacyDoc, spelling: _Spelling) -> Doc:
    columns = parsed.to_array([*SPELLED, *FLAGS, *LINKS]).T
    spelled = [list(map(spelling.__getitem__, column)) for column in columns[: len(SPELLED)].tolist()]
    flags = columns[len(SPELLED) : -len(LINKS)].tolist()
    heads, starts = columns[-len(LINKS) :].astype("int64").tolist()
    set_lemmas(spelled[SPELLED.index("LOWER")], spelled[SPELLED.index("LEMMA")])
    mend(dict(zip(SPELLED, spelled, strict=True)), flags[FLAGS.index("SPACY")], heads)
    doc = Doc("".join([word + " " if blank else word for word, blank in zip(spelled[0], flags[0], strict=True)]))
    _fill(doc, spelled, flags)
    _link(doc, heads)
    _divide(doc, starts)
    doc.ents = [Span(doc, ent.start, ent.end, ent.label_) for ent in parsed.ents]
    return doc


def _fill(doc: Doc, spelled: Sequence[Sequence[str]], flags: Sequence[Sequence[bool]]) -> None:
    """Make the tokens with what they are in themselves, from the columns of `SPELLED` and `FLAGS`."""
    place = 0
    for i, row in enumerate(zip(*spelled, *flags, strict=True)):
        token = Token()
        token.doc, token.i, token.idx = doc, i, place
        token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.ent_type_, morph = row[:8]
        blank, token.is_punct, token.is_space, token.is_alpha = row[8:]
        token.whitespace_ = " " if blank else ""
        token.morph = _features(morph)
        token.known = {}
        doc.append(token)
        place += len(token.text) + blank


def _link(doc: Doc, heads: Sequence[int]) -> None:
    """Join the tokens by head and children."""
    children: list[list[Token]] = [[] for _ in doc]
    for token, away in zip(doc, heads, strict=True):
        token.head = doc[token.i + away]
        token.left_edge = token.right_edge = token
        if away:
            children[token.head.i].append(token)
    for token, below in zip(doc, children, strict=True):
        token.children = tuple(below)
        token.labels = frozenset([child.dep_ for child in below]) if below else NONE
    _span_subtrees(doc)


def _span_subtrees(doc: Doc) -> None:
    """Note where each subtree begins and ends, from below."""
    sizes = [1] * len(doc)
    for token in reversed(_top_down(doc)):
        token.crossed = False
        for child in token.children:
            sizes[token.i] += sizes[child.i]
            token.crossed = token.crossed or child.crossed
            if child.left_edge.i < token.left_edge.i:
                token.left_edge = child.left_edge
            if child.right_edge.i > token.right_edge.i:
                token.right_edge = child.right_edge
        token.crossed = token.crossed or sizes[token.i] <= token.right_edge.i - token.left_edge.i


def _top_down(doc: Doc) -> list[Token]:
    """All tokens, heads before their children."""
    found = [token for token in doc if token.head is token]
    for token in found:
        found += token.children
    return found


def _divide(doc: Doc, starts: Sequence[int]) -> None:
    """Cut the passage into sentences; `starts` is 1 at the first token of each."""
    first = [i for i, start in enumerate(starts) if start == 1 or i == 0]
    for start, end in pairwise([*first, len(doc)]):
        sentence = Span(doc, start, end)
        doc.sents.append(sentence)
        for token in doc[start:end]:
            token.sent = sentence
            token.is_sent_start = starts[token.i] == 1


@lru_cache(maxsize=1000)
def _features(morph: str) -> Mapping[str, Sequence[str]]:
    """What a word form shows: "Number=Plur|Tense=Past" as values by feature."""
    return {name: values.split(",") for name, _, values in (part.partition("=") for part in morph.split("|")) if name}
