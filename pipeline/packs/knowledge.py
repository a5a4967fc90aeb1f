"""Everything the program knows before it reads, loaded on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.packs.claim_weights import ClaimWeights, load_claim_weights
from pipeline.packs.contrasts import Contrasts, load_contrasts
from pipeline.packs.cues import Cues, load_cues
from pipeline.packs.files import Layers, find_layers
from pipeline.packs.lexicon import Lexicon, load_lexicon
from pipeline.packs.model_pins import load_model_pins
from pipeline.packs.names import Names, load_names
from pipeline.packs.periods import Periods, load_periods
from pipeline.packs.places import Places
from pipeline.packs.relatedness import Relatedness, load_relatedness
from pipeline.packs.rules import RuleBook, load_rules
from pipeline.packs.units import Units, load_units
from pipeline.packs.weights import LinkWeights, load_weights


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
    def names(self) -> Names:
        """Known names and what they mean."""
        return load_names(self.layers)

    @property
    def places(self) -> Places:
        """Which place lies in which."""
        return self.names.places

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        """Every place around each listed place, worked out once."""
        places = self.names.places
        return {place: frozenset(places.outward(place)) for place in sorted(places.within)}

    @cached_property
    def claim_weights(self) -> ClaimWeights:
        """Weights of the models that choose and date claims."""
        return load_claim_weights(self.layers)

    @cached_property
    def rules(self) -> RuleBook:
        """Predicate classes: which words announce which kind of event."""
        return load_rules(self.layers)

    @cached_property
    def relatedness(self) -> Relatedness:
        """How near event types and announcing words are."""
        return load_relatedness(self.layers)

    @cached_property
    def contrasts(self) -> Contrasts:
        """What excludes what when claims are compared."""
        return load_contrasts(self.layers)

    @cached_property
    def lexicon(self) -> Lexicon:
        """How the meanings of common words stand to one another."""
        return load_lexicon(self.layers)

    @cached_property
    def cues(self) -> Cues:
        """Words that say who speaks, how surely, and whether it is so."""
        return load_cues(self.layers)

    @cached_property
    def units(self) -> Units:
        """What figures count."""
        return load_units(self.layers)

    @cached_property
    def periods(self) -> Periods:
        """Named periods and happenings with their dates."""
        return load_periods(self.layers)

    @cached_property
    def model_pins(self) -> dict[str, str]:
        """Hashes of the default language model's files."""
        return load_model_pins(self.layers)

    @cached_property
    def weights(self) -> LinkWeights:
        """Weights of the link model."""
        return load_weights(self.layers)


@lru_cache(maxsize=8)
def load_knowledge(packs: tuple[str, ...] = ()) -> Knowledge:
    """The bundled resources and the packs named. Raises KnowledgeError for a pack that is not there."""
    return Knowledge(packs=packs, layers=find_layers(packs))
