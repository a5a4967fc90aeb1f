"""A component of the model put in the place of one of spaCy's, whose weights it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ONE_BATCH = 64


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


class InBatches:
    """A component that works on all passages of a batch at once, or of several batches together."""

    batches: int = 1

    def __call__(self, doc: Doc) -> Doc:
        """One passage, read."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = ONE_BATCH) -> Iterator[Doc]:
        """Passages, read, in order."""
        from spacy.util import minibatch

        for batch in minibatch(docs, size=batch_size * self.batches):  # type: ignore[no-untyped-call]
            if told := [doc for doc in batch if len(doc)]:
                self.read(told)
            yield from batch

    def read(self, docs: Sequence[Doc]) -> None:
        """Read the passages of one batch, of which none is empty."""
        raise NotImplementedError
