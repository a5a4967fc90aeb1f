"""Which dates later sentences may take over for what happened: not that of an aside, nor that on which a document came
out, nor one that goes back from another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import verb_above
from pipeline.extract.times.lexicon import ISSUED

if TYPE_CHECKING:
    from pipeline.extract.stated_dates import Stated
    from pipeline.extract.tokens import Token

DESCRIBING = frozenset({"relcl", "acl"})
BACK = frozenset({"before", "earlier", "previously"})
"""Last words of a date that is counted back from another."""


def stands_alone(stated: Stated) -> bool:
    """Whether a date is that of an aside: "the report, published on 22 May, names", "the log, which a worker handed
    over in August, speaks of"; or goes back from the day of the story: "had left the evening before".
    """
    time, tokens = stated.head, stated.dated[-1].tokens
    if tokens is not None and time.doc[tokens[1] - 1].lower_ in BACK:
        return True
    verb = verb_above(time)
    if verb is None:
        return False
    issued = verb.dep_ in DESCRIBING and verb.lower_ in ISSUED
    return issued or any(_is_aside(clause) for clause in (verb, *verb.ancestors))


def _is_aside(clause: Token) -> bool:
    """Whether a relative clause stands behind a comma."""
    before = clause.left_edge.i - 1
    return clause.dep_ == "relcl" and before >= clause.sent.start and clause.doc[before].text == ","
