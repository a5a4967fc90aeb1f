"""Whether a text tells history or reports news, by the years that it writes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.moments import Moment

ENOUGH_YEARS: Final = 5
"""So many years written out before a text can be told for a narrative; fewer are mostly background."""
MANY_YEARS: Final = 20
"""From so many on, years that lie two years back tell of a history as well; news name few."""
NARRATIVE_YEARS: Final = 3
"""A text whose years lie mostly this long before its publication tells history."""
OWN_DAY: Final = re.compile(r"W(?!,?[Mmb1O])|D|[LN][uSsMW]|E[uSsh]")
"""Classes of tokens that speak from the day of publication."""
OLD_FOR_ONE_OWN: Final = 4
"""So many old years outweigh one such word; histories have seven and more."""


def is_narrative(lexed: Sequence[Sequence[Lexeme]], published: Moment | None) -> bool:
    """Whether most years written out lie years before the publication; years in names count as well.

    Not where the text often speaks from its own day: weekdays, "yesterday", "last month", "this year".
    """
    if published is None or published.year is None:
        return False
    years = [int(str(x.value)) for lexemes in lexed for x in lexemes if x.kind == "Y"]
    years += [0 for lexemes in lexed for x in lexemes if x.kind == "C" and x.value == -1]
    distance = NARRATIVE_YEARS - (len(years) >= MANY_YEARS)
    old = sum(published.year - year >= distance for year in years)
    if len(years) < ENOUGH_YEARS or old * 2 <= len(years):
        return False
    codes = ("".join([x.kind for x in lexemes]) for lexemes in lexed)
    return sum(len(OWN_DAY.findall(line)) for line in codes) * OLD_FOR_ONE_OWN <= old
