"""Which dates later sentences may take over for what happened: not that of an aside, nor that on which a document came
out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.clauses import verb_above
from pipeline.extract.times.lexicon import ISSUED

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

DESCRIBING = frozenset({"relcl", "acl"})


def stands_alone(time: Token) -> bool:
    """Whether a date is that of an aside: "the report, published on 22 May, names", "the log, which a worker handed
    over in August, speaks of".
    """
    verb = verb_above(time)
    if verb is None:
        return False
    issued = verb.dep_ in DESCRIBING and verb.lower_ in ISSUED
    return issued or any(_is_aside(clause) for clause in (verb, *verb.ancestors))


def _is_aside(clause: Token) -> bool:
    """Whether a relative clause stands behind a comma."""
    before = clause.left_edge.i - 1
    return clause.dep_ == "relcl" and before >= clause.sent.start and clause.doc[before].text == ","
