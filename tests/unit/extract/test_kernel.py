from __future__ import annotations

from pipeline.extract.kernel import BLIS, NUMPY, fastest_kernel, use_kernel
from pipeline.extract.nlp import load_model

TEXT = (
    "Peru's navy sent two frigates to Callao in March 2011, and the port authority, which had asked for them, "
    "paid for the fuel. Neither Lima nor Quito commented."
)


def test_both_kernels_give_the_same_reading() -> None:
    nlp = load_model()

    def reading() -> list[tuple[str, str, int, str]]:
        return [(token.tag_, token.dep_, token.head.i, token.ent_type_) for token in nlp(TEXT)]

    before = reading()
    assert use_kernel(nlp, NUMPY) == NUMPY
    assert reading() == before


def test_the_choice_is_made_once() -> None:
    assert fastest_kernel() in {BLIS, NUMPY}
    assert fastest_kernel() == fastest_kernel()
