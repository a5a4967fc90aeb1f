"""The verdict on two whole texts.

Somebody who sets two short texts side by side expects them to speak of one thing far more often than two sentences
drawn from a corpus do. So words held in common suffice here, where `align` asks for a link between claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.align.background import Background
from pipeline.align.texts.difference import CLOSE, ONE_THING, Difference
from pipeline.align.texts.fillers import kind_differences, loose_name_differences, name_differences, role_differences
from pipeline.align.texts.pairing import Pairing, pair_words
from pipeline.align.texts.polarity import modality_differences, polarity_differences
from pipeline.align.texts.values import date_differences, figure_differences, rank_differences, share_differences
from pipeline.align.texts.whole import Reading, WholeText
from pipeline.packs.lexicon import Lexicon
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED

UNRELATED = "unrelated"
ALIKE = 0.6
"""Share of the words from which texts that nothing sets against each other agree."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Verdict on two whole texts, the slots in conflict, and why."""

    verdict: str
    fields: tuple[str, ...]
    reason: str


def judge_texts(left: WholeText, right: WholeText, background: Background, lexicon: Lexicon) -> Judgement:
    """What the texts are to each other: agree, conflict, undecided, or unrelated where they share too few words."""
    pairing = pair_words(Reading(left, lexicon), Reading(right, lexicon), background.relatedness)
    share = pairing.share()
    found = tuple(_differences(pairing, background, share))
    if found:
        return Judgement(CONFLICT, tuple(dict.fromkeys(d.field for d in found)), found[0].reason)
    if share >= ALIKE:
        return Judgement(AGREE, (), "They share most of their words and nothing speaks against it.")
    if share >= ONE_THING:
        return Judgement(UNDECIDED, (), "They share many words, but each says other things too.")
    return Judgement(UNRELATED, (), "They share too few words to speak of one thing.")


def _differences(pairing: Pairing, background: Background, share: float) -> Iterator[Difference]:
    yield from name_differences(pairing, background)
    yield from kind_differences(pairing, background)
    if share < ONE_THING:
        return
    yield from role_differences(pairing)
    yield from polarity_differences(pairing)
    if share < CLOSE:
        return
    yield from loose_name_differences(pairing, background)
    yield from date_differences(pairing)
    yield from figure_differences(pairing)
    yield from rank_differences(pairing)
    yield from share_differences(pairing)
    yield from modality_differences(pairing)
