"""When a post is held that a passage names: at the time told of, or before or after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

STOP = ""
"""Stands for a comma or bracket among words."""
THEN, BEFORE, ELSEWHEN = "then", "before", "elsewhen"
"""At the time told of; before it; after it, or today."""
HAD, ONCE, AT, UNTIL = "had", "once", "at", "until"
BEEN = frozenset({"been", "served", "worked", "acted"})
HELD = BEEN | {"was"}
"""Words by which somebody holds a post, behind "had" and without it."""
TO_TITLE = frozenset({"as", "the", "a", "an", "its", "their", "his", "her"})
GOING_ON = frozenset({"since", "when", "while", "years", "months", "time"})
"""Words by which a post that somebody had held was held still: "had been mayor since the war", "when the dam broke"."""
Lists = Mapping[str, frozenset[str]]


def tenure(words: Sequence[str], first: int, end: int, slots: Lists, *, dated: bool) -> str:
    """When a post is held of which the title stands at words[first:end]: read are the words before it, from the last
    comma on, and those behind it, to the next. Where the passage is `dated`, "later" says no more than the date.
    """
    begin = next((i + 1 for i in range(first - 1, -1, -1) if words[i] == STOP), 0)
    stop = next((i for i in range(end, len(words)) if words[i] == STOP), len(words))
    before, after = tuple(words[begin:first]), tuple(words[end:stop])
    if not slots["elected_words"].isdisjoint(after[:1]):
        return ELSEWHEN
    if _is_former(before, slots) or _had_been(before, after) or _ended(before, after):
        return BEFORE
    later = not dated and not slots["later_words"].isdisjoint(before)
    return ELSEWHEN if later or not slots["present_words"].isdisjoint(before[-3:]) else THEN


def _is_former(before: Sequence[str], slots: Lists) -> bool:
    """Whether a word says that the post is held no more: "a retired judge", "once mayor", "used to be mayor"."""
    once = any(word == ONCE and before[i - 1 : i] != (AT,) for i, word in enumerate(before))
    used = any(before[i : i + 2] == ("used", "to") for i in range(len(before)))
    return once or used or not slots["former_words"].isdisjoint(before)


def _had_been(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether somebody had been the holder before what is told: "had once been mayor", "had served as its mayor"."""
    if HAD not in before or not GOING_ON.isdisjoint((*before, *after)):
        return False
    behind = before[before.index(HAD) + 1 :]
    been = next((i for i in range(len(behind) - 1, -1, -1) if behind[i] in BEEN), None)
    return been is not None and not {"appointed", "elected", "named", "made", "chosen"} & set(behind[been:])


def _ended(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the passage says until when or before what somebody held the post: "was mayor before she joined"."""
    if UNTIL in before or UNTIL in after:
        return True
    held = before and {word for word in before[-3:] if word not in TO_TITLE} & HELD
    return bool(held) and "before" in after and GOING_ON.isdisjoint(after[: after.index("before")])
