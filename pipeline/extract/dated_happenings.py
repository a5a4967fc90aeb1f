"""Happenings told by a noun of which the sentence says nothing but when: "the vote was on 3 June", "the answer came in
May".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import prepositions
from pipeline.extract.conditions import subjects_below
from pipeline.extract.name_bounds import MONTHS_DAYS

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

TIMING = frozenset({"be", "come", "follow"})
"""Verbs that may say of a happening only when it was."""
AT = frozenset({"on", "in", "at"})
DAYS = frozenset({"today", "yesterday", "tomorrow"})
DATES = frozenset({"DATE", "TIME"})


def dated_happening(verb: Token) -> Token | None:
    """The common noun that a verb does nothing but date; null where it says something else of it too."""
    if verb.lemma_ not in TIMING or not verb.labels.isdisjoint({"dobj", "acomp", "prt", "neg"}):
        return None
    told = [c for c in verb.children if c.dep_ == "attr"]
    times = told or [thing for preposition, thing in prepositions(verb) if preposition in AT]
    if not any(_is_date(time) for time in times[: 1 if told else None]):
        return None
    return next((s for s in subjects_below(verb) if s.pos_ == "NOUN" and s.lower_ not in DAYS), None)


def _is_date(time: Token) -> bool:
    """Whether a word is, or has below it, the name of a month or a weekday in a date."""
    return time.ent_type_ in DATES and any(t.lower_ in MONTHS_DAYS for t in (time, *time.children))
