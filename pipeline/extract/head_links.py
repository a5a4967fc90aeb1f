"""A parse as how far away the head of each word is, 0 for a root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def hung_on(token: int, heads: Sequence[int]) -> list[int]:
    """The words that hang on a word, in text order."""
    return [i for i, away in enumerate(heads) if away and i + away == token]


def governors(token: int, heads: Sequence[int]) -> Iterator[int]:
    """The words that a word hangs on, the nearest first; an end even where words hang on each other in a ring."""
    for _ in heads:
        if not heads[token]:
            return
        token += heads[token]
        yield token


def upward(token: int, heads: Sequence[int]) -> Iterator[int]:
    """A word and those that it hangs on."""
    yield token
    yield from governors(token, heads)


def hangs(token: int, above: int, heads: Sequence[int]) -> bool:
    """Whether a word hangs on another, directly or not."""
    return above in governors(token, heads)


def is_rooted(heads: Sequence[int]) -> bool:
    """Whether every word leads up to a root, and none to itself."""
    rooted = {i for i, away in enumerate(heads) if not away}
    for i in range(len(heads)):
        above, path = i, set[int]()
        while above not in rooted:
            if above in path:
                return False
            path.add(above)
            above += heads[above]
        rooted |= path
    return True
