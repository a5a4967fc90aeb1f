"""Words that a hyphen parts and that are one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.head_links import hangs, hung_on

HYPHEN = "-"
NOUN = "NN"
RANKED = frozenset({"vice", "co", "ex", "deputy", "sub", "under"})
"""First halves of words for posts that a hyphen may part."""
SEEMING = frozenset({"quasi", "pseudo"})
"""First halves of words for what only seems to be something."""


def join_ranks(words: Sequence[str], blanks: Sequence[bool], labels: list[str], heads: list[int]) -> None:
    """A rank before a hyphen belongs to the post behind it, and so does what stands before both: "Alba's
    vice-president".
    """
    for i in range(len(words) - 2):
        if words[i + 1] != HYPHEN or words[i].lower() not in RANKED or blanks[i] or blanks[i + 1]:
            continue
        post = i + 2
        if hangs(post, i, heads):
            heads[post], labels[post] = i + heads[i] - post if heads[i] else 0, labels[i]
        elif i + heads[i] == post:
            continue
        for below in (i + 1, *hung_on(i, heads)):
            heads[below] = post - below
        labels[i], heads[i] = "compound", 2
        labels[i + 1] = "punct"


def join_seeming(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """The halves of "a loose quasi-alliance" are one thing, of which the first only says that it is none."""
    lower, tags, labels = spelled["LOWER"], spelled["TAG"], spelled["DEP"]
    for first in range(len(lower) - 2):
        hyphen, noun = first + 1, first + 2
        if lower[first] not in SEEMING or lower[hyphen] != HYPHEN or not tags[noun].startswith(NOUN):
            continue
        for i in hung_on(first, heads):
            heads[i] = noun - i
        heads[hyphen], labels[hyphen] = 1, "punct"
        if not hangs(first, noun, heads):
            heads[noun], labels[noun] = first + heads[first] - noun if heads[first] else 0, labels[first]
        heads[first], labels[first] = 2, "compound"
