"""Numbers in digits and words, magnitudes, fractions and open amounts ("tens of thousands")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.tokens import Token

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: i for i, word in enumerate(_ONES.split())} | {word: 10 * i for i, word in enumerate(_TENS.split(), 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "lakh": 1e5,
    "crore": 1e7, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "m": 1e6, "k": 1e3, "score": 20.0,
}  # fmt: skip
CURRENCIES = frozenset({"$", "\u20ac", "\u00a3"})
PLURALS = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6,
           "billions": 1e9, "trillions": 1e12}  # fmt: skip
FIRST_WORDS = frozenset(PLURALS) | {"a", "an", "half"}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "seventh": 1 / 7,
             "eighth": 0.125, "tenth": 0.1, "hundredth": 0.01}  # fmt: skip
DIGITS = re.compile(r"^[+\u2212-]?(\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+)(\.\d+)?(bn|mn|tn|m|k)?$", re.IGNORECASE)
VULGAR = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
GLUED = re.compile(rf"^(\d{{1,3}}(?:,\d{{3}})+|\d+)([{''.join(VULGAR)}])$")
LEAST_WHOLE = 2
HEDGES = frozenset({"about", "around", "some", "nearly", "almost", "over", "only", "just", "roughly"})
"""Words before a number that say how far it holds."""
CACHED = 10_000  # words of which it is remembered whether a number begins with them
RANGE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)[\u2013\u2014-](\d[\d,]*(?:\.\d+)?)$")


@record
class Number:
    """A number in tokens `[start, end)`. `low` equals `high` unless it is a range; `open_ended` marks "dozens"."""

    low: float
    high: float
    start: int
    end: int
    open_ended: bool = False
    share: bool = False


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number at a token with which one `may_begin`, or None. Ordinals and plain words are no numbers."""
    found = _plural_scale(tokens, at) or _mixed(tokens, at)
    if found is None and (part := _fraction(tokens, at)) is not None:
        found = _of_scale(tokens, part) or part
    if found is not None:
        return found
    plain = _plain(tokens, at)
    return _range(tokens, at, plain) or plain


@lru_cache(maxsize=CACHED)
def may_begin(word: str) -> bool:
    """Whether a number can begin with this word at all: a cheap test that spares most words the readers."""
    return word.lstrip("+\u2212-")[:1].isdigit() or word in FIRST_WORDS or word.partition("-")[0] in SMALL


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower_ if 0 <= at < len(tokens) else ""


def _plural_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "Thousands", "tens of thousands", "hundreds of millions": at least two of the smallest unit."""
    first = PLURALS.get(_lower(tokens, at))
    if first is None:
        return None
    end, value = at + 1, first
    while _lower(tokens, end) == "of" and _lower(tokens, end + 1) in PLURALS:
        value *= PLURALS[_lower(tokens, end + 1)]
        end += 2
    return Number(low=2 * value, high=2 * value, start=at, end=end, open_ended=True)


def _mixed(tokens: Sequence[Token], at: int) -> Number | None:
    """A whole number with a fraction: "two and a half million", "three-and-a-quarter", "4\u00bd"."""
    word = _lower(tokens, at)
    glued = GLUED.match(word)
    if glued:
        value, end = float(glued[1].replace(",", "")) + VULGAR[glued[2]], at + 1
    elif (word in SMALL or word.isdigit()) and (told := _and_part(tokens, at + 1)):
        value, end = SMALL.get(word, float(word) if word.isdigit() else 0.0) + told[0], told[1]
    else:
        return None
    scale, end = _scale(tokens, end)
    return Number(low=value * scale, high=value * scale, start=at, end=end)


def _and_part(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The fraction behind a whole number and where it ends: "and a half", "-and-three-quarters"."""
    places = [i for i in range(at, min(at + 6, len(tokens))) if _lower(tokens, i) != "-"][:3]
    joint, count, part = (*(_lower(tokens, i) for i in places), "", "", "")[:3]
    share = FRACTIONS.get(part.removesuffix("s"))
    if joint != "and" or share is None or not (count in {"a", "an"} or count in SMALL):
        return None
    return SMALL.get(count, 1) * share, places[2] + 1


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "A third", "two thirds", "half", "three-quarters"; not "the third", nor "a year and a half"."""
    if _lower(tokens, at - 1) == "and" and _lower(tokens, at + 1) == "half" and _lower(tokens, at + 2) != "of":
        return None
    if (ratio := _ratio(tokens, at)) is not None:
        return ratio
    end = at
    count = 1.0
    if _lower(tokens, at) in {"a", "an"} or _lower(tokens, at) in SMALL:
        count = float(SMALL.get(_lower(tokens, at), 1))
        end = at + 1
        if _lower(tokens, end) == "-":
            end += 1
    word = _lower(tokens, end)
    singular = word[:-1] if word.endswith("s") and count != 1 else word
    if word == "half" and (end > at or _lower(tokens, end + 1) in {"of", "the", "a", "an", "its", "their"}):
        return Number(low=0.5, high=0.5, start=at, end=end + 1, share=True)
    if (
        end == at
        or singular not in FRACTIONS
        or _lower(tokens, end + 1) in {"time", "party", "country", "term", "century"}
        or (_lower(tokens, at) in {"a", "an"} and not _is_part(tokens, at, end + 1))
    ):
        return None
    value = count * FRACTIONS[singular]
    return Number(low=value, high=value, start=at, end=end + 1, share=True)


def behind_article(tokens: Sequence[Token], at: int) -> int:
    """Where what a fraction is of begins, behind an article and an "of" before it: "half a mile", "a quarter of a
    point"; the place itself where no article stands there.
    """
    end = at + 1 if _lower(tokens, at) == "of" else at
    return end + 1 if _lower(tokens, end) in {"a", "an"} else at


def _of_scale(tokens: Sequence[Token], part: Number) -> Number | None:
    """A fraction of one magnitude, which is a number and no share: "half a million", "three quarters of a billion"."""
    whole = behind_article(tokens, part.end)
    scale, end = _scale(tokens, whole)
    if whole in {part.end, end}:
        return None
    return Number(low=part.low * scale, high=part.low * scale, start=part.start, end=end)


def _ratio(tokens: Sequence[Token], at: int) -> Number | None:
    """A share told by two numbers: "one in three posts", "three out of four voters"; not "one in 1998"."""
    part, place = SMALL.get(_lower(tokens, at)), at + 1
    if _lower(tokens, place) == "out" and _lower(tokens, place + 1) == "of":
        place += 2
    elif _lower(tokens, place) == "in" and _lower(tokens, at - 1) != "the":
        place += 1
    else:
        return None
    whole = SMALL.get(_lower(tokens, place))
    if not part or not whole or part >= whole or whole < LEAST_WHOLE or _lower(tokens, place + 1) in SMALL | SCALES:
        return None
    return Number(low=part / whole, high=part / whole, start=at, end=place + 1, share=True)


def _is_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "a third" is a part ("a third of", "by a third", "a third were") and not one more of something."""
    after = tokens[end] if end < len(tokens) else None
    return _lower(tokens, at - 1) in {"by", "than", "about", "almost", "nearly", "only"} or (
        after is not None and (after.lower_ in {"of", "less", "more"} or after.pos_ in {"VERB", "AUX"})
    )


def _range(tokens: Sequence[Token], at: int, left: Number | None) -> Number | None:
    """As in "20-30" in one token, or "20 to 30", "between 20 and 30" over several, of which `left` is the first."""
    match = RANGE.match(tokens[at].text)
    if match:
        low, high = (float(g.replace(",", "")) for g in match.groups())
        scale, end = _scale(tokens, at + 1)
        return Number(low=low * scale, high=high * scale, start=at, end=end) if low < high else None
    if left is None or _lower(tokens, left.end) not in {"to", "-", "\u2013", "and"}:
        return None
    if _lower(tokens, left.end) == "and" and _lower(tokens, at - 1) != "between":
        return None
    right = _plain(tokens, left.end + 1) if left.end + 1 < len(tokens) else None
    if right is None:
        return None
    low = (
        left.low if left.low * 1000 > right.low or right.low < 1e6 else left.low * 10 ** (len(str(int(right.low))) - 1)
    )
    return Number(low=low, high=right.high, start=at, end=right.end) if low < right.high else None


def _plain(tokens: Sequence[Token], at: int) -> Number | None:
    word = _lower(tokens, at)
    match = DIGITS.match(word)
    if match:
        value = float(match[1].replace(",", "").replace("\u202f", "").replace("\u00a0", "") + (match[2] or ""))
        scale, end = _sum_of_money(tokens, at) or _scale(tokens, at + 1)
        value *= scale * SCALES.get((match[3] or "").lower(), 1)
        return Number(low=value, high=value, start=at, end=end)
    return _spelled(tokens, at)


def _sum_of_money(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The magnitude in a letter right behind a sum of money: "£9m", "$2k"."""
    glued = _lower(tokens, at - 1) in CURRENCIES and not tokens[at].whitespace_
    return (SCALES[_lower(tokens, at + 1)], at + 2) if glued and _lower(tokens, at + 1) in {"m", "k", "b"} else None


def _scale(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The magnitudes after a number and where they end: "62 billion", "two hundred thousand"."""
    factor = 1.0
    while _lower(tokens, at) in SCALES and _lower(tokens, at) not in {"m", "k", "b", "score"}:
        factor *= SCALES[_lower(tokens, at)]
        at += 1
    return factor, at


def _spelled(tokens: Sequence[Token], at: int) -> Number | None:
    """Number words by place value: "thirty-one", "a hundred", "two hundred and five thousand"."""
    total, part, end = 0.0, None, at
    if _lower(tokens, at) in {"a", "an"} and _lower(tokens, at + 1) in SCALES:
        part, end = 1.0, at + 1
    while end < len(tokens):
        word = _lower(tokens, end)
        whole = _hyphenated(word)
        if whole is not None:
            part = (part or 0) + whole
        elif word in SCALES and word not in {"m", "k", "b", "score", "mn", "bn", "tn"} and part is not None:
            total, part = (total, part * 100) if word == "hundred" else (total + part * SCALES[word], 0.0)
        elif not (_joins(tokens, end) and part is not None and end > at):
            break
        end += 1
    if part is None:
        return None
    value, end = _decimals(tokens, total + part, end)
    return Number(low=value, high=value, start=at, end=end)


def _decimals(tokens: Sequence[Token], whole: float, at: int) -> tuple[float, int]:
    """A number with the digits said after "point", and where they end: "four point one"."""
    digits = ""
    if _lower(tokens, at) == "point":
        while (digit := SMALL.get(_lower(tokens, at + 1 + len(digits)), 10)) < 10:
            digits += str(digit)
    return (float(f"{whole:.0f}.{digits}"), at + 1 + len(digits)) if digits else (whole, at)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen inside "twenty - one", or the "and" of "hundred and five"."""
    if _lower(tokens, at) == "-":
        return (
            _lower(tokens, at - 1) in SMALL and SMALL[_lower(tokens, at - 1)] >= 20 and _lower(tokens, at + 1) in SMALL
        )
    return (
        _lower(tokens, at) == "and"
        and _lower(tokens, at - 1) in {"hundred", "thousand"}
        and _lower(tokens, at + 1) in SMALL
    )


def _hyphenated(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if tens not in SMALL or (ones not in SMALL and tens != word):
        return None
    return float(SMALL[tens] + SMALL.get(ones, 0))
