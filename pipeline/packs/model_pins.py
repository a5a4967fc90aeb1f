"""The files that the default language model consists of, by hash."""

from __future__ import annotations

from pipeline.packs.files import Layers


def load_model_pins(layers: Layers) -> dict[str, str]:
    """sha256 by path of every file of the official model's data folder; meta and README left out."""
    return {row["path"]: row["sha256"] for _, _, row in layers.csv_rows("model/*.csv")}
