"""The place, date and agency that reporters set before a text: "OSLO, 3 May (Reuters) - The strike is over"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.head_links import hung_on

DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
LONGEST = 14
"""Most words of a dateline."""
BY_ITSELF = "dep"
"""Label of what belongs to no clause."""


def end_of_dateline(words: Sequence[str], blanks: Sequence[bool]) -> int:
    """Where a passage goes on behind its dateline: the first dash between blanks, where a place in capitals opens the
    passage only names, figures and marks stand before the dash, and a sentence begins behind it; else 0. `blanks` says
    whether a space follows each word.
    """
    if not words or not (words[0].isupper() and words[0].isalpha() and len(words[0]) > 1):
        return 0
    for i, word in enumerate(words[: min(LONGEST, len(words) - 1)]):
        if word in DASHES:
            goes_on = i and blanks[i - 1] and blanks[i] and not words[i + 1][0].islower()
            return i + 1 if goes_on else 0
        if word[0].islower():
            return 0
    return 0


def set_off_dateline(words: Sequence[str], blanks: Sequence[bool], labels: list[str], heads: list[int]) -> None:
    """Take a dateline out of the clause behind it, where the parser makes one of its words part of that: Moscow agrees
    to nothing in "MOSCOW (AP) - Kazan agreed". What hangs on it first takes its place.
    """
    end = end_of_dateline(words, blanks)
    behind = [i for place in range(end) for i in hung_on(place, heads) if i >= end]
    if not behind:
        return
    first = min(behind)
    top = next((i for i in range(end) if not heads[i] or i + heads[i] >= end), 0)
    labels[first], heads[first] = labels[top], top + heads[top] - first if heads[top] else 0
    for i in behind:
        heads[i] = heads[i] if i == first else first - i
    for i in range(end):
        labels[i], heads[i] = BY_ITSELF, first - i
