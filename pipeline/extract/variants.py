"""Whether two names are spellings of one: transliterations, British and American forms, slips, surnames, acronyms.

Every answer is a reason that a reader can check, or None. Fuzzy likeness (rapidfuzz) is trusted only for names of the
same sort, never for acronyms, never where numbers or directions differ, and never for two given names that are both
known: "Robert" and "Roberta" are two people.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.packs.names import fold

if TYPE_CHECKING:
    from pipeline.packs.names import Names

TRANSLITERATION = (
    ("iye", "ie"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("tch", "ch"), ("ph", "f"), ("ck", "k"), ("ou", "u"),
    ("iu", "yu"), ("ia", "ya"), ("ie", "e"), ("ye", "e"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
    ("j", "zh"), ("c", "k"), ("zh", "j"),
)  # fmt: skip
BRITISH = (
    ("isation", "ization"), ("defence", "defense"), ("centre", "center"), ("labour", "labor"),
    ("co-operat", "cooperat"), ("programme", "program"), ("theatre", "theater"), ("harbour", "harbor"),
)  # fmt: skip
_ISE, _GAP = re.compile(r"ise\b"), re.compile(r"[\s-]+")
_FOREIGN, _DOUBLED = re.compile(r"[^a-z ]"), re.compile(r"(.)\1+")
OPPOSED = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "new", "old",
    "first", "second", "third", "fourth", "fifth", "senior", "junior", "men", "women", "mens", "womens", "under",
    "over", "inter", "intra", "national", "international",
])  # fmt: skip
CACHED = 200_000  # names kept: a corpus of some thousand articles
GIVEN_ALIKE = 80  # percent: below it two given names are two
WORD_ALIKE = 85  # percent, of one differing word
SHORT = 5  # letters: shorter words must agree by transliteration


@lru_cache(maxsize=CACHED)
def skeleton(text: str) -> str:
    """A name with the choices of transliteration taken out: "Zhaparov" and "Japarov" have one skeleton."""
    plain = _FOREIGN.sub("", fold(text).replace("-", " "))
    for letters, sound in TRANSLITERATION:
        plain = plain.replace(letters, sound)
    return _DOUBLED.sub(r"\1", plain)


@lru_cache(maxsize=CACHED)
def american(text: str) -> str:
    """A name in American spelling, without articles and a plural ending."""
    plain = fold(text).removeprefix("the ")
    for british, spelling in BRITISH:
        plain = plain.replace(british, spelling)
    return _GAP.sub(" ", _ISE.sub("ize", plain))


def same_person(left: str, right: str, names: Names) -> str | None:
    """Why two full names are one person's, or None. Both have at least two words; initials may be missing in one."""
    if skeleton(left) == skeleton(right):
        return f"{left!r} and {right!r} are transliterations of one name"
    one, other = _without_initials(left), _without_initials(right)
    if len(one) != len(other) or len(one) < 2 or _initials_differ(left, right):
        return None
    given, surname = (one[:-1], other[:-1]), (one[-1], other[-1])
    if not all(_alike_given(a, b, names) for a, b in zip(*given, strict=True)) or not _alike_surname(*surname):
        return None
    changed = [f"{a}/{b}" for a, b in zip(one, other, strict=True) if skeleton(a) != skeleton(b)]
    return (
        f"{left!r} and {right!r} differ by a slip only ({', '.join(changed)})"
        if len(changed) == 1
        else (f"{left!r} and {right!r} differ by a middle initial only" if not changed else None)
    )


def _without_initials(text: str) -> list[str]:
    return [w for w in text.split() if not re.fullmatch(r"[A-Z]\.?|[JS]r\.?", w)]


def _initials_differ(left: str, right: str) -> bool:
    one, other = ([w.strip(".") for w in t.split() if re.fullmatch(r"[A-Z]\.?", w)] for t in (left, right))
    suffixes = [re.search(r"\b(?:Jr|Sr|II|III)\b", t) is not None for t in (left, right)]
    return (bool(one) and bool(other) and one != other) or suffixes[0] != suffixes[1]


def _alike_given(left: str, right: str, names: Names) -> bool:
    if left == right or skeleton(left) == skeleton(right):
        return True
    both_known = names.kind(left, "given") and names.kind(right, "given")
    return not both_known and min(len(left), len(right)) >= SHORT and fuzz.ratio(fold(left), fold(right)) >= GIVEN_ALIKE


def _alike_surname(left: str, right: str) -> bool:
    if left == right or skeleton(left) == skeleton(right):
        return True
    short, long = sorted((fold(left), fold(right)), key=len)
    lengthened = long.startswith(short) and len(long) - len(short) <= 2 and len(short) >= 3
    return lengthened or (len(short) >= SHORT and fuzz.ratio(short, long) >= WORD_ALIKE and short[0] == long[0])


def same_thing(left: str, right: str, names: Names) -> str | None:
    """Why two names of bodies, places, events, laws or works are one, or None."""
    if american(left) == american(right):
        return f"{left!r} and {right!r} are one name in two spellings"
    if left.isupper() or right.isupper() or re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return None
    one, other = american(left).split(), american(right).split()
    if len(one) != len(other):
        return None
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(changed) != 1 or (len(one) == 1 and skeleton(left) != skeleton(right)):
        return None
    ((a, b),) = changed
    return f"{left!r} and {right!r} differ by a spelling only ({a}/{b})" if _alike_words(a, b, names) else None


def _alike_words(left: str, right: str, names: Names) -> bool:
    """Whether two words can be spellings of one: long enough, begun alike, not opposed, not two known names."""
    if {left, right} & OPPOSED or min(len(left), len(right)) < SHORT or left[0] != right[0]:
        return False
    alike = fuzz.ratio(left, right) >= WORD_ALIKE or skeleton(left) == skeleton(right)
    return alike and not _both_known(left, right, names)


def _both_known(left: str, right: str, names: Names) -> bool:
    """Whether two words are both names that the gazetteer tells apart."""
    one, other = names.by_alias.get(left), names.by_alias.get(right)
    return one is not None and other is not None and one.entity_id != other.entity_id


def is_edition(left: str, right: str) -> bool:
    """Whether one is the other with a year: "Steppe Eagle" and "Steppe Eagle-2019"."""
    bare, dated = sorted((left, right), key=len)
    return re.fullmatch(re.escape(bare) + r"[\s-](?:19|20)\d\d", dated) is not None
