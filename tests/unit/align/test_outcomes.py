"""Compared pairs in columns."""

from __future__ import annotations

import random

import numpy as np

from pipeline.align.outcomes import DIGITS, as_told


def test_scores_are_told_as_python_rounds_them() -> None:
    chance = random.Random(11)  # noqa: S311 - seeded, not a secret
    scores = [chance.random() for _ in range(10_000)]
    halves = [place / 2 / 10**DIGITS for place in range(2 * 10**DIGITS + 1)]
    scores += [*halves, *np.nextafter(halves, 0.0).tolist(), *np.nextafter(halves, 2.0).tolist()]
    assert as_told(np.array(scores)).tolist() == [round(score, DIGITS) for score in scores]
