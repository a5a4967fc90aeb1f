"""Weights of the link model, read from `alignment/weights.toml` as `bench/fit_alignment.py` writes them."""

from __future__ import annotations

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.record import record

PATTERN = "alignment/weights.toml"


@record(kw_only=False)
class LinkWeights:
    """Logistic models of "these two claims answer one question".

    `pair` weighs a pair's own features; `context` those and how the pair stands among the other pairs. Each has a
    `bias`. `link` is the probability from which a pair counts as linked.
    """

    pair: dict[str, float]
    context: dict[str, float]
    link: float


def load_weights(layers: Layers) -> LinkWeights:
    """The weights of the last layer that has some. Raises KnowledgeError where there are none."""
    found = None
    for _, place, table in layers.tables(PATTERN):
        try:
            found = LinkWeights(
                {name: float(value) for name, value in table["pair"].items()},
                {name: float(value) for name, value in table["context"].items()},
                float(table["threshold"]["link"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(
                f"weights are incomplete: {error}", at=place, remedy="write the file with bench/fit_alignment.py"
            ) from error
    if found is None:
        raise KnowledgeError(
            "there are no alignment weights", at=PATTERN, remedy="write the file with bench/fit_alignment.py"
        )
    return found
