"""What the grammar of a clause says of its pronouns: whom a reflexive means, and whom the object of a verb cannot mean.

"The firm insured itself" speaks of the firm, "the firm insured it" never does, and no more does "the firm was asked to
insure it" (the principles A and B of binding: Chomsky 1981, in outline).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.antecedents import OBJECTS, SUBJECTS, verb_of
from pipeline.extract.clauses import VERBAL, verb_above
from pipeline.extract.noun_phrases import PLACES
from pipeline.extract.sexes import NOUNS, OTHER_SEX
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.extract.antecedents import Antecedent
    from pipeline.extract.tokens import Token

REFLEXIVE = ("self", "selves")
NEW = frozenset({"a", "an", "another", "one"})
"""What stands before the noun for somebody not spoken of before."""
MODIFIERS = frozenset({"amod", "compound", "nmod"})
BUILT = frozenset({"fac"})


def is_reflexive(pronoun: Token) -> bool:
    """Whether a pronoun means the subject of its own clause: "itself", "themselves"."""
    return pronoun.lower_.endswith(REFLEXIVE)


def doers_over(pronoun: Token) -> Sequence[Token]:
    """The subjects of the verb that a pronoun completes, wherever they are shared from; of a pronoun that is itself the
    subject of a verbless clause ("declared itself ready") those of the verb above.
    """
    verb = verb_of(pronoun)
    if pronoun.dep_ in SUBJECTS:
        if verb.dep_ != "ccomp":
            return ()
        verb = verb.head
    above = verb if verb.pos_ in VERBAL else verb_above(verb)
    return subjects(above) if above is not None else ()


def met_by(doer: Token, pronoun: Token) -> Sequence[Token]:
    """The object of what a newcomer does, of whom a "she" behind it goes on to tell: in "a doctor treated her, and she
    recovered" she is no doctor. None where the newcomer's noun says that it may be "she" or "he", or is no newcomer.
    """
    new = any(c.lower_ in NEW for c in doer.children) and doer.lower_ not in NOUNS
    if not new or pronoun.lower_ not in OTHER_SEX or pronoun.dep_ not in SUBJECTS or doer.sent is not pronoun.sent:
        return ()
    between = pronoun.doc[doer.i + 1 : pronoun.i]
    return [word for word in between if word.dep_ in OBJECTS and word.head is doer.head]


def may_be_it(pronoun: Token, antecedent: Antecedent, seats: Mapping[str, str]) -> bool:
    """Whether "it" may take something up by the place where that was spoken of: not what only modifies a noun ("the
    Ostrel militias"), not a people, not one of several names in a list, and no place that only says where something
    was, but for its own ("the streets of Oslo and its harbour"). What is done to "it" is not done to a government that
    goes by its capital; `seats` tells of which state a city is the capital.
    """
    noun = antecedent.token
    if bool(antecedent.name) and (noun.dep_ == "conj" or "conj" in noun.labels):
        return False
    if noun.dep_ in MODIFIERS or (antecedent.token.ent_type_ == "NORP" and bool(antecedent.name)):
        return False
    if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "poss" and _goes_by_capital(antecedent, seats):
        return False
    owned_here = pronoun.dep_ == "poss" and noun.sent is pronoun.sent
    adverbial = noun.dep_ == "pobj" and bool(antecedent.name) and antecedent.kinds <= PLACES | BUILT
    return owned_here or not adverbial


def _goes_by_capital(antecedent: Antecedent, seats: Mapping[str, str]) -> bool:
    """Whether a state is called by its capital: "Oslo" for Norway."""
    return seats.get(f"city/{antecedent.name.replace(' ', '-')}") in antecedent.entities
