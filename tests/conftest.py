"""What tests share: the model and the bundled knowledge, loaded once, and the shared material where it is present."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.nlp import load_model
from pipeline.packs.knowledge import Knowledge, load_knowledge

if TYPE_CHECKING:
    from spacy.language import Language

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` writes the golden cases anew instead of comparing with them."""
    parser.addoption("--write-golden", action="store_true", help="write golden cases instead of comparing")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default language model."""
    return load_model()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Bundled resources, no pack."""
    return load_knowledge(())


@pytest.fixture(scope="session")
def shared() -> Path:
    """Development data that is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent: the original articles and their gold are not part of the project")
    return SHARED
