"""Results of matches and votes in place: "beat Rovers 3-1", "a 2-0 defeat". The higher number is the winner's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.clauses import verb_above
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.tokens import Token

DASHES = frozenset({"-", "\u2013", "\u2011"})
WHOLE = re.compile(r"^(\d{1,3})[-\u2013\u2011](\d{1,3})$")
POINTS = re.compile(r"^\d{1,3}$")
VERBS = frozenset(
    {"win", "lose", "beat", "draw", "defeat", "thrash", "trail", "lead", "tie", "finish", "end", "crush", "rout",
     "edge", "overcome", "triumph", "prevail", "hold", "vote", "pass", "reject", "approve", "lift", "score", "outplay",
     "sweep"}
)  # fmt: skip
NOUNS = frozenset({"victory", "win", "defeat", "draw", "loss", "lead", "score", "scoreline", "vote", "tie", "result"})


def read_score(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """The winner's and the loser's points and the token after them, where a result begins at a token."""
    if (whole := WHOLE.match(tokens[at].text)) is not None:
        pair, end = (int(whole[1]), int(whole[2])), at + 1
    elif (
        at + 2 < len(tokens)
        and tokens[at + 1].text in DASHES
        and all(POINTS.match(tokens[i].text) for i in (at, at + 2))
    ):
        pair, end = (int(tokens[at].text), int(tokens[at + 2].text)), at + 3
    else:
        return None
    return (max(pair), min(pair), end) if _tells_result(tokens[at], tokens[end - 1], tokens, end) else None


def _tells_result(first: Token, last: Token, tokens: Sequence[Token], end: int) -> bool:
    if first.ent_type_ == "DATE":
        return False
    after = tokens[end] if end < len(tokens) else None
    if any(t.head.lemma_.lower() in NOUNS for t in (first, last)) or (after and after.lemma_.lower() in NOUNS):
        return True
    counts = after is not None and after.pos_ in {"NOUN", "NUM"}
    verb = verb_above(first) or verb_above(last)
    if verb is None or counts:
        return False
    return verb.lemma_ in VERBS or (verb.lemma_ == "be" and any(s.lemma_.lower() in NOUNS for s in subjects(verb)))
