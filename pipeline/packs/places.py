"""Which place lies in which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.records.record import record


@record
class Places:
    """Containment of places. `within` maps an entity id to the smallest listed place that holds it."""

    within: Mapping[str, str]

    def outward(self, inner: str) -> Iterator[str]:
        """The places around an entity, smallest first."""
        seen = {inner}
        while (outer := self.within.get(inner)) and outer not in seen:
            seen.add(outer)
            yield outer
            inner = outer

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one place lies in another; a place does not contain itself."""
        return outer in self.outward(inner)
