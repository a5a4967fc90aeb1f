"""What was worked out in the last run, by what it was worked out from, so that only what changed is worked out again.

Every article has a print: a fingerprint of all that is known of it, its claims, names and corrections included. Results
stand on the shelf of an article, under its print; their keys tell whatever else they depend on, other articles by their
prints. A result that is found therefore equals the one that would be worked out; a shelf that is lost costs time and
nothing else. What a run did not ask for it does not keep, so that the shelves of a corpus never hold more than one run
used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Shelf:
    """Results that are kept, read and forgotten together."""

    __slots__ = ("_kept", "_known")

    def __init__(self, known: Mapping[Hashable, Any]) -> None:
        self._known = known
        self._kept: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out only where neither this run nor the last one has."""
        if key not in self._kept:
            self._kept[key] = self._known[key] if key in self._known else make()
        found: T = self._kept[key]
        return found

    @property
    def changed(self) -> dict[Hashable, Any] | None:
        """What is to be kept, None where it is what was there."""
        return None if self._kept.keys() == self._known.keys() else self._kept


class Recall:
    """The shelves of one corpus. `prints` are those of its articles, by doc_id; `known` the shelves of the last run."""

    def __init__(self, prints: Mapping[str, str], known: Mapping[str, Mapping[Hashable, Any]] | None = None) -> None:
        self.prints = prints
        self._known = {} if known is None else known
        self._shelves: dict[tuple[str, str], Shelf] = {}

    def shelf(self, what: str, doc_id: str) -> Shelf:
        """The shelf of one kind of results on an article."""
        place = what, doc_id
        if place not in self._shelves:
            self._shelves[place] = Shelf(self._known.get(self._name(place)) or {})
        return self._shelves[place]

    def _name(self, place: tuple[str, str]) -> str:
        what, doc_id = place
        return fingerprint(what, self.prints[doc_id])

    @property
    def used(self) -> frozenset[str]:
        """Names of the shelves that this run asked for."""
        return frozenset(map(self._name, self._shelves))

    def changed(self) -> Iterator[tuple[str, dict[Hashable, Any]]]:
        """Shelves that differ from those of the last run."""
        for place, shelf in self._shelves.items():
            if (kept := shelf.changed) is not None:
                yield self._name(place), kept


def fingerprint(*parts: str) -> str:
    """A short hash of several texts."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
