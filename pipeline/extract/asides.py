"""What stands behind an aside or a contrast and hangs in the wrong place in a parse, mended before anything is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.head_links import governors

COMMA = ","
ASIDE = "prep"
EXPLAINING = "appos"
SAID = frozenset({"attr", "acomp", "oprd"})
BEING = frozenset({"be", "remain", "become"})


def mend_asides(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """Mend in place; `spelled` and `heads` as in `mending.mend`."""
    complete_behind_asides(spelled["ORTH"], spelled["LEMMA"], spelled["DEP"], heads)
    deny_what_follows(spelled["LOWER"], spelled["DEP"], heads)


def complete_behind_asides(words: Sequence[str], lemmas: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """What a copula says behind an aside is no explanation of it: "the clause is, in our view, a flaw"."""
    for noun, label in enumerate(labels):
        if label != EXPLAINING:
            continue
        aside = _foot_of(noun, labels, heads)
        verb = aside + heads[aside]
        if labels[aside] != ASIDE or lemmas[verb] not in BEING or not verb < aside <= verb + 2:
            continue
        told = (labels[i] for i, head in enumerate(heads) if i + head == verb)
        closed = COMMA in words[noun + heads[noun] + 1 : noun]
        if words[aside - 1] == COMMA and closed and SAID.isdisjoint(told):
            labels[noun], heads[noun] = "attr", verb - noun


def _foot_of(noun: int, labels: Sequence[str], heads: Sequence[int]) -> int:
    """The preposition of the phrase that a noun explains, by whichever of its prepositions it is reached."""
    explained = {"pobj", ASIDE}
    for above in governors(noun, heads):
        if labels[above] not in explained or labels[above + heads[above]] not in explained:
            return above
    return noun + heads[noun]


def deny_what_follows(words: Sequence[str], labels: Sequence[str], heads: list[int]) -> None:
    """A "not" behind a comma denies the noun that it stands before, not the one before the comma: "it was an outburst,
    not a plan".
    """
    for i, word in enumerate(words):
        denied = i + heads[i]
        if word != "not" or labels[i] != "neg" or denied > i or i == 0 or words[i - 1] != COMMA:
            continue
        beside = (n for n, head in enumerate(heads) if n > i and n + head == denied)
        other = next((n for n in beside if labels[n] in {EXPLAINING, "conj"}), None)
        if other is not None and labels[denied] in SAID:
            heads[i] = other - i
