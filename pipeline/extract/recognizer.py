"""The model's names, found for all words of a batch at once.

spaCy goes from word to word and tries every move at each, more than half of the time of a parse. But outside a name a
word's scores depend on that word alone, and inside one two moves are open: to go on, or to end it. So every word is
scored once as one outside, every name that may begin is followed to its end, and of these the ones are kept that a walk
from the left comes to: the same moves by the same weights. Where two moves are so near that rounding could decide
between them, spaCy itself reads the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.standing_in import InBatches, stand_in

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

NAME = "names_at_once"
NEAR = 1e-3
"""Scores nearer to each other than this are not told apart here; rounding changes the sixth digit."""
KINDS = "BILU"
"""Moves with a label: begin a name, go on in it, end it, or take one word for all of it."""
OUTSIDE = "O"
LOOKED_AT = 3
"""Words that spaCy scores a move by: the one that it stands at, the first of the open name, and the one before."""
Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Words:
    """The words of a batch in columns: what each gives to a score at each place of `LOOKED_AT`, with an empty word at
    its head; whether a name must end with it; whether it is white space.
    """

    given: Floats
    must_end: Flags
    blank: Flags


@dataclass(frozen=True)
class Moves:
    """The move at each word that stands outside a name, where the names end that would begin at a word, and the words
    at which it was a near thing.
    """

    best: Numbers
    ends: dict[int, int]
    doubtful: Flags


def find_names_at_once(nlp: Language) -> None:
    """Put such a recognizer in the place of the model's own, where that is of the usual kind."""
    from spacy.pipeline import EntityRecognizer

    for name, component in nlp.pipeline:
        if isinstance(component, EntityRecognizer) and _is_usual(component):
            stand_in(nlp, name, NAME, BatchRecognizer)


def _is_usual(recognizer: EntityRecognizer) -> bool:
    """Whether it takes the best move at each word, by weights of the usual shape."""
    model, moves = recognizer.model, recognizer.move_names
    return (
        recognizer.cfg["beam_width"] == 1
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == LOOKED_AT
        and moves == [*(f"{kind}-{label}" for kind in KINDS for label in _labels(moves)), OUTSIDE]
    )


def _labels(moves: Sequence[str]) -> list[str]:
    return [move[2:] for move in moves if move.startswith(KINDS[0])]


class BatchRecognizer(InBatches):
    """Does what spaCy's recognizer does, with its weights."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._spacys = recognizer
        self._labels = _labels(recognizer.move_names)
        self._bias = recognizer.model.get_ref("lower").get_param("b")

    def read(self, docs: Sequence[Doc]) -> None:
        """Find the names of the passages of one batch."""
        moves = self._moves(self._words(docs))
        first = 0
        for doc in docs:
            after = first + len(doc)
            if moves.doubtful[first:after].any() or doc.has_annotation("ENT_IOB"):
                self._spacys(doc)
            else:
                self._write(doc, moves, first)
            first = after

    def _words(self, docs: Sequence[Doc]) -> Words:
        model = self._spacys.model
        flags = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        must_end = np.append(flags[1:, 0] == 1, True)
        must_end[np.cumsum([len(doc) for doc in docs]) - 1] = True
        given = model.get_ref("lower").predict(model.get_ref("tok2vec").predict(docs))
        return Words(given, must_end, flags[:, 1] == 1)

    def _moves(self, words: Words) -> Moves:
        begin, inside, last, unit = (slice(n, n + len(self._labels)) for n in np.arange(4) * len(self._labels))
        empty = words.given[0]
        scores = self._score(words.given[1:, 0], empty[1], empty[2])
        scores[:, inside] = scores[:, last] = -np.inf
        scores[words.must_end, begin] = scores[words.blank, begin] = scores[words.blank, unit] = -np.inf
        best = scores.argmax(axis=1)
        reached = np.take_along_axis(scores, best[:, None], axis=1)[:, 0]
        np.put_along_axis(scores, best[:, None], -np.inf, axis=1)
        doubtful = reached - scores.max(axis=1) < NEAR
        return Moves(best, self._follow(words, best, doubtful), doubtful)

    def _follow(self, words: Words, best: Numbers, doubtful: Flags) -> dict[int, int]:
        """Where each name ends that would begin at a word; near things are noted in `doubtful`."""
        ends: dict[int, int] = {}
        first = np.flatnonzero(best < len(self._labels))
        here, label = first + 1, best[first]
        while len(first):
            scores = self._score(words.given[here + 1, 0], words.given[first + 1, 1], words.given[here, 2])
            row = np.arange(len(first))
            gained = scores[row, label + 2 * len(self._labels)] - scores[row, label + len(self._labels)]
            must_end = words.must_end[here]
            doubtful[here[~must_end & (np.abs(gained) < NEAR)]] = True
            ended = must_end | (gained > 0)
            ends.update(zip(first[ended].tolist(), (here[ended] + 1).tolist(), strict=True))
            first, here, label = first[~ended], here[~ended] + 1, label[~ended]
        return ends

    def _score(self, word: Floats, start: Floats, before: Floats) -> Floats:
        """Scores of all moves, from what the words looked at give; summed in spaCy's order."""
        pieces = np.moveaxis(word + start + before + self._bias, -1, 0)
        hidden = reduce(np.maximum, pieces)  # many times as fast as the maximum of a short axis
        scores: Floats = self._spacys.model.get_ref("upper").predict(np.ascontiguousarray(hidden))
        return scores

    def _write(self, doc: Doc, moves: Moves, first: int) -> None:
        """Name the names of a passage whose first word is `first` of the batch."""
        from spacy.tokens import Span

        best = moves.best[first : first + len(doc)]
        found: list[Span] = []
        for place in np.flatnonzero(best < len(KINDS) * len(self._labels)).tolist():
            if not found or place >= found[-1].end:
                end = moves.ends.get(first + place, first + place + 1) - first
                found.append(Span(doc, place, end, label=self._labels[best[place] % len(self._labels)]))
        doc.set_ents(found, default="outside")
