"""The verdict on two whole texts.

Somebody who sets two short texts side by side expects them to speak of one thing far more often than two sentences
drawn from a corpus do. So words held in common suffice here, where `align` asks for a link between claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.align.background import Background
from pipeline.align.texts.difference import CLOSE, ONE_THING, Difference
from pipeline.align.texts.fillers import kind_differences, loose_name_differences, name_differences, role_differences
from pipeline.align.texts.pairing import Pairing, pair_words
from pipeline.align.texts.polarity import modality_differences, polarity_differences
from pipeline.align.texts.values import date_differences, figure_differences, rank_differences, share_differences
from pipeline.align.texts.whole import Reading, WholeText
from pipeline.packs.lexicon import Lexicon
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED
from pipeline.records.record import record

UNRELATED = "unrelated"
FAINT = 0.2
"""Share of the words under which nothing that differs is looked for."""
ALIKE = 0.6
"""Share of the words from which texts that nothing sets against each other agree."""


@record(kw_only=False)
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
    telling = _of_one_event(pairing, found)
    if telling:
        return Judgement(CONFLICT, tuple(dict.fromkeys(d.field for d in telling)), telling[0].reason)
    if len(found) > 1:
        return Judgement(UNRELATED, (), "They differ in several facts at once, as reports of two events do.")
    if share >= ALIKE and not found and _plain_share(pairing) >= ONE_THING:
        return Judgement(AGREE, (), "They share most of their words and nothing speaks against it.")
    if share >= ONE_THING:
        return Judgement(UNDECIDED, (), "They share many words, but each says other things too.")
    return Judgement(UNRELATED, (), "They share too few words to speak of one thing.")


def _plain_share(pairing: Pairing) -> float:
    """The share without names: who is named in both does not yet do the same in both."""
    names = [[i for i in s.content if s.words[i].part == "name"] for s in (pairing.left, pairing.right)]
    return pairing.share(*names)


def _of_one_event(pairing: Pairing, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that are alone in their sentence: who differs in two facts at once speaks of another event."""
    facts: dict[int, list[int]] = {}
    for place in dict.fromkeys(d.at for d in found):
        facts.setdefault(pairing.left.root_of(place), []).append(place)
    alone = {root for root, places in facts.items() if len(_apart(pairing, places)) == 1}
    return tuple(d for d in found if d.telling and pairing.left.root_of(d.at) in alone)


def _apart(pairing: Pairing, places: Sequence[int]) -> list[int]:
    """Those places that no other governs and that belong to no other's name."""
    nouns = [q for q in places if pairing.left.words[q].part != "verb"]
    return [p for p in places if not any(p != q and p in pairing.left.region(q) for q in nouns)]


def _differences(pairing: Pairing, background: Background, share: float) -> Iterator[Difference]:
    near = share >= CLOSE
    if share < FAINT:
        return
    yield from name_differences(pairing, background)
    yield from kind_differences(pairing, background)
    for check in (date_differences, figure_differences, rank_differences, share_differences, modality_differences):
        yield from (d if near else replace(d, telling=False) for d in check(pairing))
    for check in (role_differences, polarity_differences):
        yield from (d if share >= ONE_THING else replace(d, telling=False) for d in check(pairing))
    if near:
        yield from loose_name_differences(pairing, background)
