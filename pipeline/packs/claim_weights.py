"""Weights of the models that choose and date claims: `claims/weights.toml`, as `bench/fit_claims.py` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.record import record

PATTERN = "claims/weights.toml"
REMEMBERED = 10_000  # combinations of features


class Weights(dict[str, float]):
    """Weights of a logistic model by the name of a feature, which holds or does not."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.score = lru_cache(REMEMBERED)(self.sum_of)
        """The same, worked out once for each combination: for features that mostly come together."""

    def sum_of(self, features: tuple[str, ...]) -> float:
        """The weights of features that hold, summed; an unknown one weighs nothing."""
        return sum(map(self.get, features, repeat(0.0)))


@record(kw_only=False)
class ClaimWeights:
    """Two logistic models over named features. `worth` says whether a predicate becomes a claim, `dating` whether a
    date is a claim's; `keep` and `date` are the probabilities from which they say yes.
    """

    worth: Weights
    dating: Weights
    keep: float
    date: float


def load_claim_weights(layers: Layers) -> ClaimWeights:
    """The weights of the last layer that has some. Raises KnowledgeError where there are none."""
    found = None
    for _, place, table in layers.tables(PATTERN):
        try:
            found = ClaimWeights(
                worth=Weights({name: float(value) for name, value in table["worth"].items()}),
                dating=Weights({name: float(value) for name, value in table["dating"].items()}),
                keep=float(table["threshold"]["keep"]),
                date=float(table["threshold"]["date"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(
                f"weights are incomplete: {error}", at=place, remedy="write the file with bench/fit_claims.py"
            ) from error
    if found is None:
        raise KnowledgeError("there are no claim weights", at=PATTERN, remedy="write the file with bench/fit_claims.py")
    return found
