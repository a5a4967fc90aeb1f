"""What was worked out in the last run, by what it was worked out from, so that only what changed is worked out again.

A shelf bears a fingerprint of everything that its results depend on but what their keys tell. A result that is found
therefore equals the one that would be worked out; a shelf that is lost costs time and nothing else. What a run did not
ask for it does not keep, so that the shelves of a corpus never hold more than one run used.
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
    """The shelves of one corpus by fingerprint. `known` are those of the last run."""

    def __init__(self, known: Mapping[str, Mapping[Hashable, Any]] | None = None) -> None:
        self._known = {} if known is None else known
        self._shelves: dict[tuple[str, ...], Shelf] = {}

    def shelf(self, *depends: str) -> Shelf:
        """The shelf of results that depend on all this."""
        if depends not in self._shelves:
            self._shelves[depends] = Shelf(self._known.get(fingerprint(*depends)) or {})
        return self._shelves[depends]

    @property
    def used(self) -> frozenset[str]:
        """Names of the shelves that this run asked for."""
        return frozenset(fingerprint(*depends) for depends in self._shelves)

    def changed(self) -> Iterator[tuple[str, dict[Hashable, Any]]]:
        """Shelves that differ from those of the last run."""
        for depends, shelf in self._shelves.items():
            if (kept := shelf.changed) is not None:
                yield fingerprint(*depends), kept


def fingerprint(*parts: str) -> str:
    """A short hash of several texts."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
