"""Particles of verbs that the parser takes for prepositions: "the league calls off the match"."""

from __future__ import annotations

from collections.abc import Sequence

SEPARABLE = frozenset(
    {("call", "off"), ("fend", "off"), ("stave", "off"), ("ward", "off"), ("lay", "off"), ("break", "off"),
     ("shrug", "off"), ("vote", "down"), ("shut", "down"), ("rule", "out"), ("carry", "out"), ("throw", "out")}
)  # fmt: skip
"""Verbs of which such a word, right behind, is always a part."""
PARTICLE, PREPOSITION, BEHIND, OBJECT = "prt", "prep", "pobj", "dobj"


def join_particles(lemmas: Sequence[str], lower: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Make what hangs on a particle the object of its verb, in place (as `mending.mend`)."""
    for place, label in enumerate(labels):
        if label not in {PARTICLE, PREPOSITION} or heads[place] >= 0:
            continue
        verb = place + heads[place]
        if label == PREPOSITION and (verb != place - 1 or (lemmas[verb], lower[place]) not in SEPARABLE):
            continue
        if any(labels[i] == OBJECT and i + heads[i] == verb for i in range(verb, len(labels))):
            continue
        for thing in range(place + 1, len(labels)):
            if labels[thing] == BEHIND and thing + heads[thing] == place:
                labels[place], labels[thing], heads[thing] = PARTICLE, OBJECT, verb - thing
