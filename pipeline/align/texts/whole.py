"""A short text as it is compared: its words, who governs whom, and the names, times and figures that they make up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.align.words import content_stems
from pipeline.packs.lexicon import Lexicon
from pipeline.records.claim import Mention
from pipeline.records.record import record
from pipeline.records.time import Timex
from pipeline.records.word import Figure, Word

SUBJECTS = frozenset({"nsubj", "csubj", "agent"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative"})
PREDICATES = frozenset({"attr", "acomp", "oprd"})
AGENT, PATIENT, IS = "agent", "patient", "is"
WEIGHTS = {"name": 1.0, "noun": 1.0, "verb": 1.0, "adj": 0.8, "adv": 0.4, "function": 0.4, "number": 0.0}
"""What a word of each part counts when it is asked how much two texts share; figures are compared by value."""
LIGHT = 0.3
"""What a verb counts that says little of its own."""


@record
class WholeText:
    """A text as it was read; offsets of mentions and times are those of `text`, figures count through `words`.
    `known` are the ids among its mentions that a gazetteer holds.
    """

    text: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    known: frozenset[str] = frozenset()


@record(kw_only=False)
class Slot:
    """What a word is to the word that governs it: agent, patient, is (a predicate noun), a preposition, or the
    parser's label. `governor` is the nearest governing word that says something, or the word itself.
    """

    governor: int
    role: str


@dataclass(frozen=True, eq=False)
class Reading:
    """A whole text with everything that comparing asks of it, each worked out once."""

    whole: WholeText
    lexicon: Lexicon

    @property
    def words(self) -> tuple[Word, ...]:
        """The words."""
        return self.whole.words

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Indices of the words that say something of their own; words of times and numbers are left out."""
        hidden = self._in_time | self._in_figure
        return tuple(i for i, word in enumerate(self.words) if i not in hidden and self._says_something(word))

    def _says_something(self, word: Word) -> bool:
        lists = self.lexicon.lists
        if word.part == "function":
            return word.lemma in lists["direction"]
        if word.part == "number" or word.lemma in lists["empty"] or word.role in {"aux", "auxpass"}:
            return False
        return word.part == "name" or self._is_light(word) or bool(content_stems(word.text))

    def _is_light(self, word: Word) -> bool:
        """Whether a verb says little of its own, as in `come into force`."""
        return word.part == "verb" and word.lemma in self.lexicon.lists["light"]

    @cached_property
    def children(self) -> Mapping[int, tuple[int, ...]]:
        """Word -> the words that it governs in the parse."""
        found: dict[int, list[int]] = {}
        for i, word in enumerate(self.words):
            if word.head != i:
                found.setdefault(word.head, []).append(i)
        return {head: tuple(below) for head, below in found.items()}

    @cached_property
    def slots(self) -> Mapping[int, Slot]:
        """Content word -> its slot."""
        content = frozenset(self.content)
        return {i: self._slot(i, content) for i in self.content}

    @cached_property
    def dependents(self) -> Mapping[int, tuple[int, ...]]:
        """Content word -> the content words that it governs, and the subject that it shares with another verb."""
        found: dict[int, list[int]] = {}
        for i, slot in self.slots.items():
            if slot.governor != i:
                found.setdefault(slot.governor, []).append(i)
        for i in self.content:
            word = self.words[i]
            if word.role in {"conj", "xcomp"} and word.part in {"verb", "adj"} and self.child(i, *SUBJECTS) is None:
                shared = [
                    d for d in found.get(self.governor_of(word.head), ()) if self.slots[d].role in {AGENT, PATIENT}
                ]
                subjects = [d for d in shared if self.words[d].role in SUBJECTS | PASSIVE_SUBJECTS]
                found[i] = [*found.get(i, ()), *(d for d in subjects if d not in found.get(i, ()))]
        return {head: tuple(below) for head, below in found.items()}

    @cached_property
    def mention_at(self) -> Mapping[int, Mention]:
        """Word -> the name that it is part of."""
        return {i: m for m in self.whole.mentions for i in self._covered(m.evidence.start, m.evidence.end)}

    @cached_property
    def time_words(self) -> tuple[tuple[Timex, tuple[int, ...]], ...]:
        """Every time expression with its words."""
        return tuple((t, tuple(self._covered(t.evidence.start, t.evidence.end))) for t in self.whole.times)

    def child(self, i: int, *roles: str) -> int | None:
        """The first word below `i` in one of the roles."""
        return next((c for c in self.children.get(i, ()) if self.words[c].role in roles), None)

    def weigh(self, indices: Sequence[int] | frozenset[int]) -> float:
        """Weight of words together."""
        return sum(LIGHT if self._is_light(self.words[i]) else WEIGHTS[self.words[i].part] for i in indices)

    def governor_of(self, i: int) -> int:
        """The content word that governs any word of the text, or the word itself where it says something."""
        return i if i in self.slots else self._slot(i, frozenset(self.content)).governor

    def root_of(self, i: int) -> int:
        """The root of the sentence that a word stands in."""
        while self.words[i].head != i:
            i = self.words[i].head
        return i

    def context(self, i: int) -> frozenset[int]:
        """The content words around one: what governs it, what it governs, and what else the same word governs."""
        governor = self.slots[i].governor
        around = {governor, *self.dependents.get(i, ()), *self.dependents.get(governor, ())}
        return frozenset(around - {i})

    def region(self, i: int) -> frozenset[int]:
        """A word, the name that it is part of, and every content word below it."""
        found = set(self.phrase(i))
        left = sorted(found & self.slots.keys())
        while left:
            at = left.pop()
            linking = set() if self.words[at].part == "verb" else {AGENT, IS}
            below = [d for d in self.dependents.get(at, ()) if d not in found and self.slots[d].role not in linking]
            found.update(below)
            left += below
        return frozenset(found)

    def phrase(self, i: int) -> tuple[int, ...]:
        """Words of the name that a word is part of: of one mention, or names joined in the parse; else the word."""
        if i in self.mention_at:
            mention = self.mention_at[i]
            return tuple(j for j, m in self.mention_at.items() if m is mention)
        first = last = i
        while first and self._joins_name(first - 1):
            first -= 1
        while self._joins_name(last) and last + 1 < len(self.words) and self.words[last + 1].part == "name":
            last += 1
        return tuple(range(first, last + 1))

    def _joins_name(self, i: int) -> bool:
        return self.words[i].part == "name" and self.words[i].role == "compound"

    def show(self, indices: Sequence[int]) -> str:
        """Words as the text has them, from the first to the last."""
        last = self.words[max(indices)]
        return self.whole.text[self.words[min(indices)].start : last.start + len(last.text)]

    @cached_property
    def _in_time(self) -> frozenset[int]:
        return frozenset(i for time, found in self.time_words if time.type in {"DATE", "TIME"} for i in found)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Figures that are no part of a time."""
        return tuple(f for f in self.whole.figures if f.quantity.unit or f.head not in self._in_time)

    @cached_property
    def _in_figure(self) -> frozenset[int]:
        """Words of figures except the noun that is counted; of shares and multiples that too."""
        return frozenset(
            i
            for f in self.figures
            for i in range(f.first, f.end)
            if i != f.head or f.quantity.unit in {"percent", "share", "times"}
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _covered(self, start: int, end: int) -> range:
        first = bisect_right(self._starts, start) - 1
        return range(max(first, 0), bisect_right(self._starts, end - 1))

    def _slot(self, i: int, content: frozenset[int]) -> Slot:
        at = i
        while self.words[at].role in {"conj", "appos"} and self.words[at].head != at:
            at = self.words[at].head
        role, chain = self._label(at), {i, at}
        while self.words[at].head != at:
            at = self.words[at].head
            if at in content:
                return Slot(at, role)
            linked = self._linked(at, chain)
            if linked is not None and linked in content:
                return Slot(linked, role)
            if role == "of" and self.words[at].role not in {"prep", "agent"}:
                role = self._label(at)
            chain.add(at)
        return Slot(i, role)

    def _linked(self, copula: int, chain: set[int]) -> int | None:
        """What a verb that says nothing links a word to: its predicate noun or adjective, else its subject."""
        ends = (self.child(copula, *PREDICATES), self.child(copula, "nsubj", "nsubjpass"))
        return next((end for end in ends if end is not None and end not in chain), None)

    def _label(self, i: int) -> str:
        word = self.words[i]
        if word.role in SUBJECTS:
            return AGENT
        if word.role in PASSIVE_SUBJECTS:
            return PATIENT
        if word.role in {"pobj", "pcomp"}:
            prep = self.words[word.head]
            return AGENT if prep.role == "agent" else prep.lemma
        if word.role in OBJECTS:
            return PATIENT
        return IS if word.role in PREDICATES else word.role
