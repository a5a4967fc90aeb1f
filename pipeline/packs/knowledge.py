"""Everything the program knows before it reads, loaded on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.packs.files import Layers, find_layers
from pipeline.packs.rules import RuleBook, load_rules


@dataclass(frozen=True)
class Knowledge:
    """Bundled resources and packs in force. Each section is parsed and linted when it is first asked for."""

    packs: tuple[str, ...]
    layers: Layers

    @cached_property
    def fingerprint(self) -> str:
        """Hash of all data files in force."""
        return self.layers.fingerprint()

    @cached_property
    def rules(self) -> RuleBook:
        """Predicate classes: which words announce which kind of event."""
        return load_rules(self.layers)


@lru_cache(maxsize=8)
def load_knowledge(packs: tuple[str, ...] = ()) -> Knowledge:
    """The bundled resources and the packs named. Raises KnowledgeError for a pack that is not there."""
    return Knowledge(packs=packs, layers=find_layers(packs))
