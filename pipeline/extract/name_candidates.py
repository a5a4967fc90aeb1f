"""Stretches of a passage that may be names: known names, what the model marks, and shapes that only names have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.packs.names import Names, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from pipeline.records.knowledge import NameRow

MODEL_LABELS = {
    "PERSON": "PERSON", "NORP": "NORP", "FAC": "FAC", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC",
    "EVENT": "EVENT", "LAW": "LAW", "WORK_OF_ART": "WORK", "PRODUCT": "WORK",
}  # fmt: skip
CAPITALISED = r"(?:[^\W\d_a-zß-ÿ][\w'’.]*\w|[^\W\d_a-zß-ÿ]|\d+(?:st|nd|rd|th)?)"
LINK = r"(?:of|for|on|and|the|to|de|del|della|di|du|des|la|al|el|ibn|bin|von|van|der|&)"
RUN = re.compile(rf"(?<!\w){CAPITALISED}(?:(?:\s|\s?[-–]\s?|\s?&\s?)(?:{LINK}\s){{0,2}}{CAPITALISED})*(?!\w)")
WORD = re.compile(r"[\w'’&.]+")
ACRONYM = re.compile(r"\(\s*(?:the\s+|or\s+|abbreviated\s+|hereafter\s+|[“\"‘']\s*)?([A-Z][A-Za-z&+/-]*[A-Z+][A-Za-z]*)\s*[”\"’']?\s*[);,]")
QUOTED = re.compile(r"[“\"‘«„]\s?([A-Z][^“”\"‘’«»„\n]{2,60}?)\s?[,.]?[”\"’»“]")
DRILL = re.compile(r"\b(?:exercises?|drills?|manoeuvres?|maneuvers?|war ?games?|operations?|campaigns?)\b", re.IGNORECASE)
NUMBERED = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3}(?:-|–|\s)(?:19|20)\d\d(?![\w-]|\s?[-–]\s?\d)")
CONNECTORS = frozenset("of for on and the to de del della di du des la al el ibn bin von van der & -".split())
NOT_NAMES = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow english".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch `[start, end)` of a passage's text that may be a name, what sort, and who says so.

    `how` is known, model, shape, acronym or repeat; `row` the gazetteer's row of a known name.
    """

    start: int
    end: int
    label: str
    how: str
    row: NameRow | None = None

    def covers(self, other: Candidate) -> bool:
        """Whether the other stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Candidate) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end


def known_names(text: str, names: Names) -> list[Candidate]:
    """Names of the gazetteer, longest at each place."""
    return [
        Candidate(start=start, end=end, label=row.label, how="known", row=row)
        for start, end, row in names.index.find(text)
        if not _part_of_word(text, start, end)
    ]


def _part_of_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch is cut out of an address or handle (`@armenia`, `example.org/kenya`)."""
    return (start > 0 and text[start - 1] in "@/#_") or (end + 1 < len(text) and text[end] == "." and text[end + 1].isalpha() and text[end + 1].islower())


def model_names(doc: Doc, names: Names) -> list[Candidate]:
    """What the model marks, trimmed to the name itself."""
    found = []
    for entity in doc.ents:
        label = MODEL_LABELS.get(entity.label_)
        if label is None:
            continue
        bounds = trimmed(doc.text, entity.start_char, entity.end_char, names, person=label == "PERSON")
        if bounds and _looks_like_name(doc.text[slice(*bounds)]) and _is_nominal(entity, bounds):
            found.append(Candidate(start=bounds[0], end=bounds[1], label=label, how="model"))
    return found


def _is_nominal(entity: Span, bounds: tuple[int, int]) -> bool:
    """Whether some word of the stretch is tagged as a noun, name or adjective; a verb at a sentence's start is none."""
    kept = [token for token in entity if bounds[0] <= token.idx < bounds[1]]
    return any(token.pos_ in {"PROPN", "NOUN", "ADJ", "NUM", "X"} for token in kept)


def _looks_like_name(text: str) -> bool:
    words = WORD.findall(text)
    if not words or fold(text) in NOT_NAMES or not any(word[0].isupper() for word in words):
        return False
    small = [word for word in words if word[0].islower() and word not in CONNECTORS and not word[0].isdigit()]
    return not small or (len(words) > 3 and len(small) == 1)


def trimmed(text: str, start: int, end: int, names: Names, *, person: bool = False) -> tuple[int, int] | None:
    """Bounds without articles, titles, possessives, quotation marks, and small words at the edges."""
    words = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
    while words and _droppable(text, words, names, person=person):
        words = words[_leading_title(text, words, names) if person else 1 :] if person else words[1:]
    while words and text[words[-1][0]].islower() and not _is_head(text[slice(*words[-1])], names):
        words.pop()
    if not words:
        return None
    left, right = words[0][0], words[-1][1]
    surface = text[left:right]
    for ending in ("'s", "’s", "'", "’"):
        if surface.endswith(ending):
            right -= len(ending)
            break
    if text[left:right].endswith(".") and not re.search(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St)\.$", text[left:right]):
        right -= 1
    while left < right and text[left] in "'’.&":
        left += 1
    return (left, right) if left < right else None


def _droppable(text: str, words: list[tuple[int, int]], names: Names, *, person: bool) -> bool:
    first = text[slice(*words[0])]
    if first.casefold() in {"the", "a", "an"} or first[0].islower():
        return True
    return person and _leading_title(text, words, names) > 0


def _leading_title(text: str, words: list[tuple[int, int]], names: Names) -> int:
    """How many leading words are titles, posts or nationalities; at least one word of the name stays."""
    first = text[slice(*words[0])]
    if first.casefold() in {"the", "a", "an"} or first[0].islower():
        return 1
    if len(words) < 2:
        return 0
    if len(words) > 2 and names.kind(text[words[0][0] : words[1][1]], "titles"):
        return 2
    row = names.by_alias.get(fold(first))
    return int(bool(names.kind(first.rstrip("."), "titles")) or (row is not None and row.label == "NORP"))


def _is_head(word: str, names: Names) -> bool:
    return names.kind(word, "heads") is not None


def shaped_names(text: str, names: Names) -> list[Candidate]:
    """Capitalised runs around a word that says what is named (Ministry, Treaty, Summit), numbered and quoted drills."""
    found: list[Candidate] = []
    for run in RUN.finditer(text):
        found += _headed(text, run.start(), run.end(), names)
    for match in NUMBERED.finditer(text):
        if not _starts_with_small_word(match.group()):
            found.append(Candidate(start=match.start(), end=match.end(), label="EVENT", how="shape"))
    for match in QUOTED.finditer(text):
        around = text[max(0, match.start() - 60) : match.start()] + " " + text[match.end() : match.end() + 40]
        if DRILL.search(around) and _titled(match.group(1)):
            found.append(Candidate(start=match.start(1), end=match.end(1), label="EVENT", how="shape"))
    return found


SMALL_STARTS = frozenset(
    "the a an in on at by for from with as but and or if when while since after before during although though this "
    "that these those his her its their our my no not all both each some many most more such it he she they we you "
    "there here what which who how why where according despite until under over between among through against "
    "without like unlike given once then thus however moreover also even only now today yet so still early late mid "
    "about around last next first second third another other same new former".split()
)


def _starts_with_small_word(text: str) -> bool:
    first = WORD.findall(text)[0].casefold()
    return first in SMALL_STARTS or first in NOT_NAMES


def _titled(text: str) -> bool:
    words = WORD.findall(text)
    return 0 < len(words) <= 6 and all(w[0].isupper() or w[0].isdigit() or w in CONNECTORS for w in words)


def _headed(text: str, start: int, end: int, names: Names) -> Iterator[Candidate]:
    """Names inside one capitalised run: [words] head [of words]; "A Ministry and B Council" are two."""
    words = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
    while words and text[slice(*words[0])].casefold() in SMALL_STARTS | CONNECTORS | NOT_NAMES:
        words.pop(0)
    for part in _parts(text, words, names):
        heads = [i for i, (a, b) in enumerate(part) if _is_head(text[a:b].rstrip(".").removesuffix("'s").removesuffix("’s"), names)]
        if not heads or len(part) < 2:
            continue
        of = next((i for i, (a, b) in enumerate(part) if text[a:b] in {"of", "for", "on"}), len(part))
        before = [i for i in heads if i < of]
        head = before[-1] if before else heads[-1]
        if head == 0 and of != 1:
            continue
        last = len(part) - 1 if of != len(part) else head
        left, right = part[0][0], part[last][1]
        bounds = trimmed(text, left, right, names)
        if bounds is None or (of == len(part) and head != len(part) - 1 and last == 0):
            continue
        label = names.kind(text[slice(*part[head])].rstrip("."), "heads") or "ORG"
        yield Candidate(start=bounds[0], end=bounds[1], label=label, how="shape")


def _parts(text: str, words: list[tuple[int, int]], names: Names) -> Iterator[list[tuple[int, int]]]:
    """A run cut after possessives, and at "and" where both sides have a head of their own."""
    part: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        surface = text[slice(*word)]
        if surface == "and" and part and _is_head(text[slice(*part[-1])], names):
            yield part
            part = []
            continue
        if not part and (surface in CONNECTORS or surface.casefold() in SMALL_STARTS):
            continue
        part.append(word)
        if surface.endswith(("'s", "’s", "s'", "s’")) and place + 1 < len(words):
            yield part
            part = []
    if part:
        yield part


def acronyms(text: str, candidates: list[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """Acronyms in brackets right after a name, tied to it where their letters begin its words in order."""
    found = []
    for match in ACRONYM.finditer(text):
        before = [c for c in candidates if c.end <= match.start() and not text[c.end : match.start()].strip(" \"”’'»")]
        for long in before:
            if is_acronym(match.group(1), text[long.start : long.end]):
                short = Candidate(start=match.start(1), end=match.end(1), label=long.label, how="acronym")
                found.append((replace(long), short))
                break
    return found


def is_acronym(short: str, long: str) -> bool:
    """Whether the letters of an acronym begin words of the long form in order; small words may be passed over."""
    letters = [c for c in fold(short) if c.isalpha()]
    initials = [(fold(w)[0], w[0].islower()) for w in re.findall(r"[\w']+", long)]
    place = 0
    for letter in letters:
        while place < len(initials) and initials[place][0] != letter:
            if not initials[place][1] and place > 0 and len(letters) < 3:
                return False
            place += 1
        if place == len(initials):
            return False
        place += 1
    return len(letters) > 1
