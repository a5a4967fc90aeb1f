"""Verbs of counting that the parser takes for nouns, so that a sentence has no verb: "the dead number fourteen", "the
base at Kant houses 512 men", "speakers of Welsh account for a fifth".
"""

from __future__ import annotations

from collections.abc import Mapping, MutableSequence, Sequence

from pipeline.extract.head_links import upward
from pipeline.extract.numbers import HEDGES

COUNTING = {
    "number": "", "total": "", "house": "", "seat": "", "measure": "", "cost": "", "average": "", "account": "for",
    "amount": "to",
}  # fmt: skip
"""Verbs that a figure follows, with the preposition between."""
FORMS = {form: verb for verb in COUNTING for form in (verb, f"{verb}s")}
ABOUT = HEDGES | {"up", "to", "a"}
FAR = 4
"""Words from the verb to its figure at the most."""
MANY = frozenset({"dead", "injured", "wounded", "missing", "homeless", "unemployed"})
"""Adjectives for several people."""
NOUN, PLURAL, FIGURE, ROOT = "NN", "NNS", "CD", "ROOT"
VERBAL = ("V", "M")


def find_counting_verbs(spelled: Mapping[str, MutableSequence[str]], heads: list[int]) -> None:
    """Make the verb of a sentence of what the parser takes for a noun in it, in place (as `mending.mend`)."""
    lower, tags, labels = spelled["LOWER"], spelled["TAG"], spelled["DEP"]
    for verb, word in enumerate(lower):
        lemma = FORMS.get(word)
        if lemma is None or not verb or not tags[verb].startswith(NOUN):
            continue
        figure = _figure_after(verb, COUNTING[lemma], lower, tags)
        subject = _subject(verb, word == lemma, lower, tags, labels, heads) if figure else None
        if subject is None:
            continue
        _hang_before(verb, subject, labels, heads)
        _hang_behind(verb, figure, tags, labels, heads)
        spelled["LEMMA"][verb], spelled["POS"][verb] = lemma, "VERB"
        tags[verb] = "VBP" if word == lemma else "VBZ"


def _figure_after(verb: int, preposition: str, lower: Sequence[str], tags: Sequence[str]) -> int:
    """The number behind a verb and its preposition; 0 where none stands there."""
    place = verb + 1
    if preposition:
        if lower[place : place + 1] != [preposition]:
            return 0
        place += 1
    while place < min(len(lower), verb + FAR) and tags[place] != FIGURE and lower[place] in ABOUT:
        place += 1
    return place if place < len(tags) and tags[place] == FIGURE else 0


def _subject(
    verb: int, bare: bool, lower: Sequence[str], tags: Sequence[str], labels: Sequence[str], heads: Sequence[int]
) -> int | None:
    """What counts so much, in number like the verb: the noun that heads the verbless sentence, or the word before."""
    root = _root_of(verb, heads)
    if labels[root] != ROOT or tags[root].startswith(VERBAL):
        return None
    subject = root if root < verb else verb - 1
    several = tags[subject] == PLURAL or lower[subject] in MANY
    return subject if root <= verb and several is bare and (bare or tags[subject].startswith(NOUN)) else None


def _hang_before(verb: int, subject: int, labels: MutableSequence[str], heads: list[int]) -> None:
    """Hang the subject on the verb, and what stood before the verb as before a noun on the word before it."""
    last = verb - 1
    below = [i for i in range(verb) if heads[i] and i + heads[i] == verb]
    if subject != last and heads[verb]:
        labels[last], heads[last] = labels[verb], verb + heads[verb] - last
    for i in below:
        if i != last:
            heads[i] = last - i
    labels[subject], heads[subject] = "nsubj", verb - subject
    labels[verb], heads[verb] = ROOT, 0


def _hang_behind(verb: int, figure: int, tags: Sequence[str], labels: MutableSequence[str], heads: list[int]) -> None:
    """Hang what stands behind the verb on it, the figure or what it counts as its object."""
    for i in range(verb + 1, len(heads)):
        if heads[i] and i + heads[i] < verb and _root_of(i, heads) == verb:
            heads[i] = verb - i
    counted = figure + heads[figure] if heads[figure] > 0 and tags[figure + heads[figure]].startswith(NOUN) else figure
    if counted + heads[counted] == verb or counted == figure:
        between = range(verb + 1, figure)
        preposition = next((i for i in between if i + heads[i] == verb and labels[i] == "prep"), None)
        above = verb if preposition is None else preposition
        labels[counted], heads[counted] = "dobj" if preposition is None else "pobj", above - counted


def _root_of(token: int, heads: Sequence[int]) -> int:
    return [*upward(token, heads)][-1]
