"""Which linear algebra kernel the model runs on.

The kernels that ship with spaCy (blis) fall back to a generic one on some processors, where numpy's are faster. Both
give the same tags, parses and entities; the choice is about time alone.
"""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

BLIS, NUMPY, AUTO = "blis", "numpy", "auto"
CLEARLY_FASTER = 1.2
_SHAPE = (1000, 288, 288)
_ROUNDS = 5


def use_kernel(nlp: Language, asked: str) -> str:
    """Run the model on the kernel asked for, `auto` on the faster one; returns the kernel in use."""
    chosen = fastest_kernel() if asked == AUTO else asked
    if chosen == NUMPY:
        from thinc.api import NumpyOps

        ops = NumpyOps(use_blis=False)
        for _, component in nlp.components:
            model = getattr(component, "model", None)
            for node in model.walk() if model is not None else ():
                node.ops = ops
    return chosen


def machine() -> tuple[str, ...]:
    """What the faster kernel depends on: the machine, and the versions that both come in."""
    return (platform.node(), platform.machine(), platform.processor(), version("blis"), version("numpy"))


@cache
def fastest_kernel() -> str:
    """Measured once a process on a product of the model's size (some milliseconds); blis unless numpy is clearly
    faster.
    """
    import numpy as np
    from blis.py import gemm

    rows, inner, columns = _SHAPE
    left = np.ones((rows, inner), dtype="float32")
    right = np.ones((inner, columns), dtype="float32")

    def seconds(kernel: str) -> float:
        times = []
        for _ in range(_ROUNDS):
            start = perf_counter()
            _ = gemm(left, right) if kernel == BLIS else left @ right
            times.append(perf_counter() - start)
        return min(times)

    return NUMPY if seconds(NUMPY) * CLEARLY_FASTER < seconds(BLIS) else BLIS
