"""Variorum reads several authors on one subject and says, with evidence, where they agree and where they conflict.

Library calls, each documented where it is defined, loaded on first use:
`read_times(text, published)`, `extract_text(text, doc_id=..., published=..., nlp=...)`, `compare_texts(a, b, nlp=...)`,
`load_model()`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_CALLS = {
    "read_times": "pipeline.extract.times",
    "extract_text": "pipeline.api",
    "compare_texts": "pipeline.api",
    "load_model": "pipeline.extract.nlp",
}


def __getattr__(name: str) -> Any:
    if name in _CALLS:
        return getattr(import_module(_CALLS[name]), name)
    message = f"module 'pipeline' has no attribute {name!r}"
    raise AttributeError(message)
