"""Months that the parser takes for the beginning of the name behind them, or for a helping verb: "In May Oslo cancelled
the drill", "On 3 May the ministry closed it".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.times.lexicon import MONTHS

LEADING = frozenset({"in", "on", "since", "until", "till", "from", "during"})
"""Prepositions between which and a name a month stands as a time."""
BESIDE = frozenset({"early", "mid", "late"})
"""Words between a preposition and a month, as a number may be."""
HOLIDAYS = frozenset({"day", "bank", "fools", "fool", "madness"})
"""Words of names that begin with a month."""
NAMES = frozenset({"NNP", "NNPS"})
WITHIN = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
"""Labels of words within a name."""
SUBJECT, OF_PASSIVE, OBJECT, HELPER, PREPOSITION = "nsubj", "nsubjpass", "pobj", "aux", "prep"
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def part_months(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """Hang such months on their prepositions, in place (as `mending.mend`), and make the name the subject."""
    for month, word in enumerate(spelled["ORTH"]):
        if month and _is_month(word):
            preposition = _preposition(month, spelled)
            if preposition is not None:
                _part(month, preposition, spelled, heads)


def _is_month(word: str) -> bool:
    return word[:1].isupper() and word.lower() in MONTHS


def _preposition(month: int, spelled: Mapping[str, list[str]]) -> int | None:
    """The preposition before a month and its day."""
    lower, tags = spelled["LOWER"], spelled["TAG"]
    place = month - 1
    if place and (tags[place] == "CD" or lower[place] in BESIDE):
        place -= 1
    return place if lower[place] in LEADING else None


def _part(month: int, preposition: int, spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    labels = spelled["DEP"]
    if labels[month] == HELPER:
        verb = month + heads[month]
    else:
        name = _name_with(month, spelled, heads)
        verb = _verb_of(name, preposition, spelled, heads) if name else 0
        if not verb:
            return
        if labels[name] == OBJECT:
            passive = any(labels[i] == "auxpass" and i + heads[i] == verb for i in range(name, verb))
            labels[name], heads[name] = OF_PASSIVE if passive else SUBJECT, verb - name
    labels[preposition], heads[preposition] = PREPOSITION, verb - preposition
    labels[month], heads[month] = OBJECT, preposition - month
    spelled["LEMMA"][month], spelled["POS"][month], spelled["TAG"][month] = spelled["ORTH"][month], "PROPN", "NNP"
    if month - preposition > 1:
        day = month - 1
        labels[day], heads[day] = "nummod" if spelled["TAG"][day] == "CD" else "amod", 1


def _name_with(month: int, spelled: Mapping[str, list[str]], heads: Sequence[int]) -> int:
    """The last word of the name, or of what is its, with which the parser joins a month; 0 without one."""
    labels, behind = spelled["DEP"], month + 1
    if behind >= len(labels) or spelled["TAG"][behind] not in NAMES or spelled["LOWER"][behind] in HOLIDAYS:
        return 0
    if _is_month(spelled["ORTH"][behind]):
        return 0
    last = month
    while labels[last] in WITHIN and heads[last] > 0:
        last += heads[last]
    return last if last > month else 0


def _verb_of(name: int, preposition: int, spelled: Mapping[str, list[str]], heads: Sequence[int]) -> int:
    """The verb of which a name behind a month is the subject; 0 where it seems to be none."""
    labels, tags = spelled["DEP"], spelled["TAG"]
    above = name + heads[name]
    if labels[name] in {SUBJECT, OF_PASSIVE}:
        return above
    if labels[name] != OBJECT or above != preposition:
        return 0
    verb = preposition + heads[preposition]
    helped = [i for i in range(len(labels)) if i + heads[i] == verb and labels[i] in {"aux", "auxpass"}]
    finite = tags[verb] in FINITE or any(tags[i] in FINITE or tags[i] == "MD" for i in helped)
    told = any(labels[i] in {SUBJECT, OF_PASSIVE, "expl", "csubj"} and i + heads[i] == verb for i in range(len(labels)))
    stopped = any(tags[i] in {",", ":", "-LRB-"} for i in range(name, max(verb, name)))
    return verb if verb > name and finite and not told and not stopped else 0
