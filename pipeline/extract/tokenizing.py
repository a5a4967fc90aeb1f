"""What a model's tokenizer is told. It has no rules until those of the model are read: spaCy's own first gets the rules
of the language, which the model's replace, a sixth of the time of loading a small model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

NAME = "variorum.unfilled_tokenizer.v1"
MAGNITUDES = ("m", "k", "b")
"""Letters for a million and the like, and for metres, behind a number at the end of a sentence: "cost 23m."."""


def unfilled() -> dict[str, Any]:
    """What to override in a model's configuration."""
    from spacy.util import registry

    registry.tokenizers(NAME, func=_unfilled)
    return {"nlp": {"tokenizer": {"@tokenizers": NAME}}}


def _unfilled() -> Callable[[Language], Tokenizer]:
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


def part_magnitudes(nlp: Language) -> None:
    """Let the full stop behind such a letter end a sentence; the rules of the language take both for an initial."""
    tokenizer: Tokenizer = nlp.tokenizer
    for letter in MAGNITUDES:
        tokenizer.add_special_case(f"{letter}.", [{"ORTH": letter}, {"ORTH": "."}])
