"""A component of the model put in the place of one of spaCy's, whose weights it uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def stand_in(nlp: Language, of: str, name: str, make: Callable[[Any], Callable[..., Any]]) -> None:
    """Put what `make` makes of a component in its place. The component itself stays, switched off."""
    from spacy.language import Language as Factories

    def create(nlp: Language, name: str, of: str) -> Callable[..., Any]:
        del name
        return make(nlp.get_pipe(of))

    if not Factories.has_factory(name):
        Factories.factory(name, default_config={"of": of}, func=create)
    nlp.add_pipe(name, name=f"{of}_{name}", before=of, config={"of": of})
    nlp.disable_pipe(of)
