"""Records of a large run that are read back when they are first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, overload

from pipeline.records.claim import Claim, Extraction
from pipeline.records.document import Document

T = TypeVar("T")


class ByName(Mapping[str, T]):
    """Things by name."""

    def __init__(self, names: Iterable[str], make: Callable[[str], T]) -> None:
        self._names, self._make = dict.fromkeys(names), make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Raises KeyError for a name that is not there."""
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is something of this name."""
        return name in self._names

    def get(self, name: str, default: Any = None) -> Any:
        """The thing of this name, or the default."""
        found = self._made.get(name)
        if found is not None:
            return found
        return self[name] if name in self._names else default

    def __iter__(self) -> Iterator[str]:
        """The names in order."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)


class InOrder(Sequence[T]):
    """Things that have names, one after another."""

    def __init__(self, by_name: Mapping[str, T]) -> None:
        self.by_name = by_name
        self._names = list(by_name)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """One thing, or several."""
        if isinstance(place, slice):
            return tuple(self.by_name[name] for name in self._names[place])
        return self.by_name[self._names[place]]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)


class Documents(InOrder[Document]):
    """Articles. `originals` tells of which article one is a copy."""

    def __init__(self, by_name: Mapping[str, Document], originals: Mapping[str, str]) -> None:
        super().__init__(by_name)
        self.originals = originals


class Extractions(InOrder[Extraction]):
    """What articles say. `claims` are all claims by id; `homes` tells the article of each."""

    def __init__(self, by_name: Mapping[str, Extraction], homes: Mapping[str, str]) -> None:
        super().__init__(by_name)
        self.homes = homes
        told = ByName(by_name, lambda doc_id: {claim.claim_id: claim for claim in by_name[doc_id].claims})
        self.claims: Mapping[str, Claim] = ByName(homes, lambda claim_id: told[homes[claim_id]][claim_id])


class _OfArticle(Protocol):
    @property
    def doc_id(self) -> str:
        """The article's id."""


A = TypeVar("A", bound=_OfArticle)


def by_article(records: Sequence[A]) -> Mapping[str, A]:
    """Records of articles by the articles' ids."""
    return records.by_name if isinstance(records, InOrder) else {record.doc_id: record for record in records}


def claims_by_id(extractions: Sequence[Extraction]) -> Mapping[str, Claim]:
    """All claims by id."""
    if isinstance(extractions, Extractions):
        return extractions.claims
    return {claim.claim_id: claim for part in extractions for claim in part.claims}
