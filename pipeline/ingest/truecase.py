"""Call-outs set in capitals, rewritten in ordinary spelling of the same length.

The evidence, in this order: how the article itself spells a word or a run of words in ordinary prose, names that are
known, months and weekdays, the shape of the word. What nothing speaks for becomes small.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from pipeline.ingest.dates import MONTHS

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_](?![^\W\d_])\.?)*")
_SENTENCE_START = re.compile(r"(?:\A\s{0,6}|[.!?…][\"”’»)]{0,2}\s+)[\"“„‘«(*]{0,3}\Z")
_ABBREVIATION = re.compile(r"[A-Z]\.[A-Z]\. \Z")
_OPENS = re.compile(rf"{_SENTENCE_START.pattern}|[\"“„‘«]\Z")
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_AMBIGUOUS_MONTHS = frozenset({"may", "march"})
_ROMAN = re.compile(r"(?:II|III|IV|VI{1,3}|IX|X{1,3}I{0,3}|XI?V)\Z")
_VOWELS = frozenset("AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ")
_LONGEST = 4
_RUN = re.compile(r"(?:[A-Z][\w’'-]{1,40} ){1,3}[A-Z][\w’'-]{1,40}")
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\w])[A-Z][\w’'-]{1,40} \Z")
_CAPITAL_AFTER = re.compile(r" [A-Z][\w’'-]")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a all also am an and any are as at be but by can do for from go had has he her him his how if in is it its
        may me more my no nor not now of off on one or our out own per set she so than that the them they this to two up
        us was we were who why will with you aid arms""",
    ),
)
_MAKES_NAMES = frozenset(
    [
        "academy",
        "act",
        "agency",
        "agreement",
        "alliance",
        "army",
        "article",
        "assembly",
        "association",
        "authority",
        "bank",
        "board",
        "bureau",
        "center",
        "central",
        "centre",
        "chief",
        "college",
        "commission",
        "committee",
        "community",
        "company",
        "conference",
        "congress",
        "constitution",
        "convention",
        "corporation",
        "council",
        "court",
        "day",
        "declaration",
        "defence",
        "defense",
        "department",
        "deputy",
        "development",
        "director",
        "east",
        "eastern",
        "economic",
        "embassy",
        "european",
        "executive",
        "federal",
        "federation",
        "first",
        "force",
        "forces",
        "foreign",
        "forum",
        "foundation",
        "free",
        "fund",
        "general",
        "government",
        "great",
        "group",
        "head",
        "high",
        "institute",
        "interior",
        "international",
        "joint",
        "justice",
        "king",
        "law",
        "league",
        "military",
        "minister",
        "ministry",
        "movement",
        "nation",
        "national",
        "nations",
        "navy",
        "new",
        "north",
        "northern",
        "office",
        "of",
        "officer",
        "organisation",
        "organization",
        "pact",
        "parliament",
        "party",
        "people",
        "police",
        "president",
        "press",
        "prime",
        "prince",
        "program",
        "programme",
        "public",
        "region",
        "report",
        "republic",
        "research",
        "river",
        "school",
        "secretary",
        "security",
        "senate",
        "service",
        "society",
        "south",
        "southern",
        "state",
        "states",
        "street",
        "summit",
        "supreme",
        "the",
        "trade",
        "treaty",
        "union",
        "united",
        "university",
        "war",
        "west",
        "western",
        "world",
        "year",
    ]
)
_BEFORE_MONTH = re.compile(r"(?:\b(?:IN|OF|SINCE|BY|UNTIL|EARLY|MID|LATE|LAST|NEXT|AND|FROM|TO|TILL|DURING)[ -]|\d )\Z")
_AFTER_MONTH = re.compile(r"[ ,]{1,2}(?:\d{1,2}\b|(?:19|20)\d\d\b)")


@dataclass(frozen=True)
class Spelling:
    """How an article spells words in its ordinary prose, and which names are known beside it."""

    prose: tuple[str, ...]
    names: frozenset[str]

    @cached_property
    def words(self) -> Mapping[str, Counter[str]]:
        """Spellings of each word inside sentences, where capitals mean a name."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for text in self.prose:
            for match in _WORD.finditer(text):
                opens = _OPENS.search(text, max(0, match.start() - 8), match.start())
                if match[0].isupper() or not (opens or _in_run(text, match)):
                    seen[match[0].casefold()][match[0]] += 1
        return seen

    @cached_property
    def runs(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Runs of capitalised words inside the sentences of the prose."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for text in self.prose:
            for run in _RUN.finditer(text):
                words = tuple(_WORD.findall(run[0]))
                if len(words) <= _LONGEST and not _SENTENCE_START.search(text, max(0, run.start() - 8), run.start()):
                    found.setdefault(_folded(words), words)
        return found

    @cached_property
    def in_names(self) -> Mapping[str, str]:
        """Words that occur in such runs only, save the nouns and titles that names are made with."""
        found: dict[str, str] = {}
        for words in self.runs.values():
            for word in words:
                if word[:1].isupper() and word.casefold() not in _MAKES_NAMES:
                    found.setdefault(word.casefold(), word)
        return found

    @cached_property
    def phrases(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Names of several words: those known, and runs of capitalised words in the prose."""
        return {**self.runs, **_known_phrases(self.names)}

    @property
    def single_names(self) -> Mapping[str, str]:
        """Known names of one word."""
        return _known_words(self.names)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


@lru_cache(maxsize=4)
def _known_phrases(names: frozenset[str]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    spelled = (tuple(_WORD.findall(name)) for name in sorted(names, reverse=True) if any(map(str.islower, name)))
    return {_folded(words): words for words in spelled if 1 < len(words) <= _LONGEST}


@lru_cache(maxsize=4)
def _known_words(names: frozenset[str]) -> Mapping[str, str]:
    return {
        name.casefold(): name
        for name in sorted(names, reverse=True)
        if _WORD.fullmatch(name) and name.casefold() not in _FUNCTION_WORDS and not name.islower()
    }


def spelling_of(prose: Iterable[str], names: Collection[str] = ()) -> Spelling:
    """What is known of spellings: the article's ordinary prose, and names that are known anyway."""
    return Spelling(prose=tuple(prose), names=frozenset(names))


def in_ordinary_case(text: str, spelling: Spelling) -> str:
    """The text in ordinary spelling, character for character as long."""
    matches = list(_WORD.finditer(text))
    out = list(text)
    index = 0
    while index < len(matches):
        phrase = _phrase_at(matches, index, spelling)
        for offset, word in enumerate(phrase or (_spell(text, matches[index], spelling),)):
            start, end = matches[index + offset].span()
            if len(word) == end - start:
                out[start:end] = word
        index += len(phrase) or 1
    for match in matches:
        first = match.start()
        opens = _SENTENCE_START.search(text, max(0, first - 8), first)
        if opens and not _ABBREVIATION.search(text, max(0, first - 8), first) and len(out[first].upper()) == 1:
            out[first] = out[first].upper()
    return "".join(out)


def _phrase_at(matches: list[re.Match[str]], index: int, spelling: Spelling) -> tuple[str, ...]:
    """The longest known name of two or more words that stands here, each word in its spelling."""
    for length in range(min(_LONGEST, len(matches) - index), 1, -1):
        key = tuple(match[0].casefold() for match in matches[index : index + length])
        spelled = spelling.phrases.get(key)
        if spelled and all(gap <= 1 for gap in _gaps(matches[index : index + length])):
            return spelled
    return ()


def _in_run(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word stands beside another one: that may make it a part of a name, and no name itself."""
    if not match[0][:1].isupper():
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 45), match.start())
    return bool(before or _CAPITAL_AFTER.match(text, match.end()))


def _gaps(matches: list[re.Match[str]]) -> Iterable[int]:
    return (right.start() - left.end() for left, right in pairwise(matches))


def _spell(text: str, match: re.Match[str], spelling: Spelling) -> str:
    word, folded = match[0], match[0].casefold()
    if len(word) == 1 and match.start() > 0 and text[match.start() - 1] in "'’":
        return word.lower()
    if folded in MONTHS or folded in _WEEKDAYS:
        return _spell_calendar(text, match)
    if known := _known(folded, spelling):
        return known
    if word in {"I", "OK", "TV"} or _ROMAN.match(word) or "." in word or _is_acronym(text, match):
        return word
    lowered = word.lower()
    return lowered if len(lowered) == len(word) else word


def _known(folded: str, spelling: Spelling) -> str:
    """The spelling that the article's prose or a known name gives a word; nothing where neither has it."""
    if seen := spelling.words.get(folded):
        return min(seen, key=lambda each: (-seen[each], each))
    if folded.endswith("s") and spelling.single_names.get(folded[:-1], "").istitle():
        return spelling.single_names.get(folded, folded.capitalize())
    return spelling.single_names.get(folded) or spelling.in_names.get(folded, "")


def _spell_calendar(text: str, match: re.Match[str]) -> str:
    """A month is a name, save that `may` and `march` are one only between a preposition and a year or a day."""
    folded = match[0].casefold()
    if folded in _AMBIGUOUS_MONTHS:
        before = _BEFORE_MONTH.search(text, max(0, match.start() - 12), match.start())
        after = _AFTER_MONTH.match(text, match.end())
        if not before and not after:
            return match[0].lower()
    return match[0].capitalize()


def _is_acronym(text: str, match: re.Match[str]) -> bool:
    """A word that cannot be spoken, or one alone in brackets behind the name that it shortens."""
    alone = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    return len(match[0]) > 1 and ((alone and len(match[0]) <= 7) or not _VOWELS & set(match[0]))
