"""How a vote went, in words: "by four votes to one", "64 to 31", "51 for and 49 against", "unanimously". The higher
number is the winner's; where all agree nobody is on the other side, and those who "voted against" what was not refused
are the loser's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.clauses import verb_above
from pipeline.extract.numbers import may_begin, read_number

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token

BALLOTS = frozenset({"vote", "ballot", "voice"})
"""Nouns for what is counted, on either side of "to"."""
DECIDING = frozenset(
    {"accept", "acquit", "adopt", "agree", "approve", "award", "back", "carry", "choose", "clear", "confirm", "convict",
     "decide", "decline", "defeat", "dismiss", "elect", "endorse", "fail", "find", "override", "overturn", "pass",
     "ratify", "refuse", "reject", "rule", "uphold", "vote"}
)  # fmt: skip
"""Verbs that tell what a vote came to."""
FOR = frozenset({"for", "favour", "favor"})
AGAINST = frozenset({"against", "opposed"})
ALL_AGREE = frozenset({"unanimous", "unanimously"})
REFUSING = frozenset({"defeat", "fail", "fall", "refuse", "reject", "throw", "sink", "down"})
"""Words by which a sentence tells that those who were against won."""
APART = 6
"""Words between the two numbers at the most."""
RANGES = frozenset({"from", "between"})


class Tally(NamedTuple):
    """A vote at tokens: winner's and loser's votes, each with the tokens that tell it, the second ones after the first
    or the same.
    """

    won: int
    lost: int
    first: tuple[int, int]
    second: tuple[int, int]


def read_tally(doc: Doc, at: int) -> Tally | None:
    """The vote whose first number stands at a token."""
    number = read_number(doc, at)
    if number is None or number.low != number.high or number.low != int(number.low) or number.share:
        return None
    if at and doc[at - 1].lower_ in RANGES:
        return None
    return _to(doc, at, number.end, int(number.low)) or _for_and_against(doc, at, number.end, int(number.low))


def tells_unanimity(token: Token) -> bool:
    """Whether a word says that nobody was on the other side; "not unanimous" says the opposite."""
    return token.lower_ in ALL_AGREE and "neg" not in token.labels | token.head.labels


def ends_tally(nobody: Token) -> bool:
    """Whether "none" tells the votes of the other side, and denies nothing: "by 81 votes to none"."""
    before = nobody.doc[nobody.i - 2] if nobody.i > 1 and nobody.doc[nobody.i - 1].lower_ == "to" else None
    return before is not None and (before.pos_ == "NUM" or before.lemma_.lower() in BALLOTS)


def voted_against(counted: Token, number: Token) -> bool:
    """Whether those who are counted lost a vote: "two of the nine directors voted against the deal", "with three
    members dissenting".
    """
    above = counted.head.head if counted.dep_ == "pobj" and counted.head.lower_ == "of" else counted
    if above is not counted and number.i > above.i:
        return False
    verbs = [above.head] if above.dep_ == "nsubj" else []
    verbs += [child for child in (*above.children, *counted.children) if child.dep_ in {"acl", "relcl"}]
    if not any(verb.lemma_ == "dissent" or (verb.lemma_ == "vote" and _against(verb)) for verb in verbs):
        return False
    return REFUSING.isdisjoint(token.lemma_.lower() for token in counted.sent)


def _against(vote: Token) -> bool:
    after = vote.doc[vote.i + 1] if vote.i + 1 < len(vote.doc) else None
    return after is not None and after.lower_ in AGAINST and "neg" not in vote.labels


def _to(doc: Doc, at: int, end: int, value: int) -> Tally | None:
    """As in "by four votes to one", "voted 64 to 31", "approved it, 58 to 41"."""
    named = end < len(doc) and doc[end].lemma_.lower() in BALLOTS
    place = end + 1 if named else end
    if place + 1 >= len(doc) or doc[place].lower_ not in {"to", "against"}:
        return None
    other = _number(doc, place + 1)
    if other is None:
        return None
    last = other[1]
    if last < len(doc) and doc[last].lemma_.lower() in BALLOTS:
        named, last = True, last + 1
    elif last < len(doc) and doc[last].pos_ in {"NOUN", "SYM"} and not named:
        return None
    if not (named or _decides(doc, at)):
        return None
    return _tally(value, other[0], (at, last), (at, last))


def _decides(doc: Doc, at: int) -> bool:
    """Whether a bare "64 to 31" stands behind "by", a comma or the verb, of a verb that tells what was decided."""
    if not at or not (doc[at - 1].lower_ in {"by", ","} or doc[at - 1].pos_ == "VERB"):
        return False
    verb = verb_above(doc[at])
    return verb is not None and verb.lemma_ in DECIDING


def _for_and_against(doc: Doc, at: int, end: int, value: int) -> Tally | None:
    """As in "64 for leaving and 31 against", "70 deputies were in favour, 31 against"."""
    sentence = doc[at].sent.end
    favour = next((i for i in range(end, min(end + APART, sentence)) if doc[i].lower_ in FOR), None)
    if favour is None:
        return None
    for place in range(favour + 1, min(favour + APART, sentence)):
        if not may_begin(doc[place].lower_) or (other := _number(doc, place)) is None:
            continue
        against = next((i for i in range(other[1], min(other[1] + 3, sentence)) if doc[i].lower_ in AGAINST), None)
        if against is not None and _ends(doc, against + 1):
            noun = doc[end].pos_ == "NOUN" if end < len(doc) else False
            return _tally(value, other[0], (at, end + 1 if noun else end), (place, against + 1))
    return None


def _ends(doc: Doc, at: int) -> bool:
    """Whether nothing follows "against" but what is voted on: "5 against the rebels" is no vote."""
    return at >= len(doc) or doc[at].is_punct or doc[at].lower_ in {"it", "and", "with"}


def _number(doc: Doc, at: int) -> tuple[int, int] | None:
    """A whole number at a token, and the token after it; "none" is 0."""
    if doc[at].lower_ in {"none", "nil", "nobody"}:
        return 0, at + 1
    number = read_number(doc, at) if may_begin(doc[at].lower_) else None
    if number is None or number.low != number.high or number.low != int(number.low) or number.share:
        return None
    return int(number.low), number.end


def _tally(value: int, other: int, first: tuple[int, int], second: tuple[int, int]) -> Tally:
    if value >= other:
        return Tally(value, other, first, second)
    return Tally(other, value, second, first)
