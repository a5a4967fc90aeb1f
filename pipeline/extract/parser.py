"""The model's parser, its moves made step by step for all passages of a batch.

spaCy's own loop lets go of the interpreter's lock for a whole batch, and then takes it back several times at every
move, which costs as much as the parse. Here the same steps are taken one by one, as in training, with the lock held.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.extract.standing_in import InBatches, stand_in

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

NAME = "step_by_step"


def parse_step_by_step(nlp: Language) -> None:
    """Have the model's parser work so, where it takes the best move each time."""
    from spacy.pipeline import DependencyParser

    for name, component in nlp.pipeline:
        if isinstance(component, DependencyParser) and _is_usual(component):
            stand_in(nlp, name, NAME, SteppingParser)


def _is_usual(parser: DependencyParser) -> bool:
    """Whether it takes the best move each time, of moves that it has learned all."""
    attributes = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and bool(attributes["has_upper"]) and not attributes["unseen_classes"]


class SteppingParser(InBatches):
    """Does what spaCy's parser does, with its weights. There are as many steps as the longest passage needs, however
    many are read together.
    """

    batches = 2

    def __init__(self, parser: DependencyParser) -> None:
        self._spacys: Any = parser

    def read(self, docs: Sequence[Doc]) -> None:
        """Parse the passages of one batch."""
        states = parses = self._spacys.moves.init_batch(docs)
        model = self._spacys.model.predict(docs)
        while states:
            vectors = model.state2vec.predict(model.get_token_ids(states))
            states = self._spacys.transition_states(states, model.vec2scores.predict(vectors))
        model.clear_memory()  # it refers to itself, and holds what the batch's words give to every score
        self._spacys.set_annotations(docs, parses)
