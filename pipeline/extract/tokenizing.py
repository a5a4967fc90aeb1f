"""A tokenizer that has no rules until those of the model are read. spaCy's own first gets the rules of the language,
which the model's replace: a sixth of the time of loading a small model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

NAME = "variorum.unfilled_tokenizer.v1"


def unfilled() -> dict[str, Any]:
    """What to override in a model's configuration."""
    from spacy.util import registry

    registry.tokenizers(NAME, func=_unfilled)
    return {"nlp": {"tokenizer": {"@tokenizers": NAME}}}


def _unfilled() -> Callable[[Language], Tokenizer]:
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)
