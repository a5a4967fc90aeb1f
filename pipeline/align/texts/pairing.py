"""Which word of one text answers which of the other, and how: the same, near in meaning, wider, opposite, or only in
the same place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from pipeline.align.texts.whole import Reading
from pipeline.align.words import stem
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.relatedness import Relatedness
from pipeline.records.record import record
from pipeline.records.word import Word

SAME, NEAR, WIDER, OPPOSITE, OTHER = "same", "near", "wider", "opposite", "other"
AGREEING = frozenset({SAME, NEAR, WIDER})
SPELLING = 0.7
"""Likeness of two spellings of the same consonants from which they are taken for one name."""
OPEN_PARTS = frozenset({"noun", "verb", "adj", "adv"})


@record(kw_only=False)
class Tie:
    """A word of the left text and the word of the right text that answers it."""

    left: int
    right: int
    relation: str


@dataclass(frozen=True, eq=False)
class Pairing:
    """Two texts and the ties between their words; a word has at most one."""

    left: Reading
    right: Reading
    ties: tuple[Tie, ...]

    @cached_property
    def answer(self) -> dict[int, Tie]:
        """Word of the left text -> its tie."""
        return {tie.left: tie for tie in self.ties}

    @cached_property
    def asked(self) -> dict[int, Tie]:
        """Word of the right text -> its tie."""
        return {tie.right: tie for tie in self.ties}

    def tied(self, left: int, right: int, *, opposite: bool = False) -> bool:
        """Whether two words answer each other by their meaning; with `opposite` also as opposites."""
        tie = self.answer.get(left)
        return (
            tie is not None
            and tie.right == right
            and (tie.relation in AGREEING or (opposite and tie.relation == OPPOSITE))
        )

    def share(self, without: Iterable[int] = (), without_right: Iterable[int] = ()) -> float:
        """Weight of the words held in common as a share of the text that holds less, some words left out."""
        sides = ((self.left, set(without), self.answer), (self.right, set(without_right), self.asked))
        shares = []
        for side, out, ties in sides:
            kept = [i for i in side.content if i not in out]
            whole = side.weigh(kept)
            common = side.weigh([i for i in kept if i in ties and ties[i].relation != OTHER])
            shares.append(common / whole if whole else 0.0)
        return max(shares)

    def governed_alike(self, left: int, right: int) -> bool:
        """Whether the words that govern two words answer each other, or neither is governed."""
        a, b = self.left.slots[left].governor, self.right.slots[right].governor
        if a == left or b == right:
            return a == left and b == right
        return self.tied(a, b, opposite=True)

    def anchored(self, left: int, right: int) -> bool:
        """Whether a word around the one answers a word around the other."""
        around = self.right.context(right)
        return any(
            i in self.answer and self.answer[i].right in around for i in self.left.context(left) if self._agrees(i)
        )

    def _agrees(self, left: int) -> bool:
        return left in self.answer and self.answer[left].relation in AGREEING

    def share_beside(self, tie: Tie) -> float:
        """`share` without the two words of a tie and what stands below them."""
        return self.share(self.left.region(tie.left), self.right.region(tie.right))


def pair_words(left: Reading, right: Reading, relatedness: Relatedness) -> Pairing:
    """Tie words of equal stem first, then words near in meaning, then opposites, then words in the same place."""
    ties: list[Tie] = []
    free = {i: left.words[i] for i in left.content}, {j: right.words[j] for j in right.content}

    def settle(candidates: Iterable[tuple[float, int, int, str]]) -> None:
        for _, i, j, relation in sorted(candidates):
            if i in free[0] and j in free[1]:
                ties.append(Tie(i, j, relation))
                del free[0][i], free[1][j]

    settle(_equal(left, right))
    settle(_related(left, right, free, relatedness, AGREEING))
    now = Pairing(left, right, tuple(ties))
    settle(c for c in _related(left, right, free, relatedness, {OPPOSITE}) if _opposable(now, c[1], c[2]))
    now = Pairing(left, right, tuple(ties))
    settle(_in_one_place(now, free))
    return Pairing(left, right, tuple(ties))


def _opposable(pairing: Pairing, i: int, j: int) -> bool:
    """Whether opposite words are said of one thing; nouns have to stand in one place."""
    if pairing.left.words[i].part == pairing.right.words[j].part == "noun":
        a, b = pairing.left.slots[i], pairing.right.slots[j]
        return pairing.governed_alike(i, j) and a.role == b.role
    return pairing.anchored(i, j) or pairing.governed_alike(i, j)


def _equal(left: Reading, right: Reading) -> Iterator[tuple[float, int, int, str]]:
    """Words of one stem or one name; among several, those in like surroundings and like order first."""
    stems = {j: _key(right.words[j]) for j in right.content}
    for i in left.content:
        key, who = _key(left.words[i]), left.mention_at.get(i)
        for j, other in stems.items():
            whom = right.mention_at.get(j)
            if key == other:
                yield -_likeness(left, i, right, j), i, j, SAME
            elif who and whom and who.entity_id == whom.entity_id and _last(left, i) and _last(right, j):
                yield 1.0, i, j, SAME


def _key(word: Word) -> str:
    return stem(word.lemma)


def _last(side: Reading, i: int) -> bool:
    """Whether a word ends its name."""
    return side.mention_at.get(i + 1) is not side.mention_at[i]


def _likeness(left: Reading, i: int, right: Reading, j: int) -> float:
    a, b = left.slots[i], right.slots[j]
    alike = 2.0 * (stem(left.words[a.governor].lemma) == stem(right.words[b.governor].lemma)) + 1.0 * (a.role == b.role)
    below = [{_key(s.words[d]) for d in s.dependents.get(k, ())} for s, k in ((left, i), (right, j))]
    return alike + 1.0 * bool(below[0] & below[1]) - abs(i / len(left.words) - j / len(right.words)) / 10.0


def _related(
    left: Reading,
    right: Reading,
    free: tuple[dict[int, Word], dict[int, Word]],
    relatedness: Relatedness,
    wanted: Container[str],
) -> Iterator[tuple[float, int, int, str]]:
    rank = {SAME: 0.0, NEAR: 1.0, WIDER: 2.0, OPPOSITE: 3.0}
    for i, one in free[0].items():
        for j, two in free[1].items():
            if "name" in {one.part, two.part}:
                relation = SAME if one.part == two.part and _one_name(left, i, right, j) else None
            else:
                relation = relate((one.lemma, one.part), (two.lemma, two.part), left.lexicon, relatedness)
            if relation in wanted and relation is not None:
                yield rank[relation] - _likeness(left, i, right, j) / 10.0, i, j, relation


def _one_name(left: Reading, i: int, right: Reading, j: int) -> bool:
    """Whether two words may be spellings of one name: unless both are of names known to mean different things."""
    a, b = (s.mention_at[k].entity_id if k in s.mention_at else "" for s, k in ((left, i), (right, j)))
    if a != b and a in left.whole.known and b in right.whole.known:
        return False
    return same_spelling(left.words[i].text, right.words[j].text)


@lru_cache(maxsize=100_000)
def relate(left: tuple[str, str], right: tuple[str, str], lexicon: Lexicon, relatedness: Relatedness) -> str | None:
    """How two words (lemma, part) stand to each other; None where nothing is known."""
    if lexicon.opposite(left, right):
        return OPPOSITE
    if "function" in {left[1], right[1]}:
        return None
    if lexicon.same(left, right) or _same_class(left, right, relatedness):
        return NEAR
    if lexicon.wider_or_narrower(left, right):
        return WIDER
    if not (lexicon.senses_of(*left) and lexicon.senses_of(*right)) and same_spelling(left[0], right[0]):
        return NEAR
    return None


def _same_class(left: tuple[str, str], right: tuple[str, str], relatedness: Relatedness) -> bool:
    """Whether two words, at least one of them a verb, announce the same sort of event."""
    a, b = (relatedness.senses_of.get(word, frozenset()) for word, _ in (left, right))
    return "verb" in {left[1], right[1]} and bool(a & b)


@lru_cache(maxsize=20_000)
def same_spelling(left: str, right: str) -> bool:
    """Whether two spellings may be of one name: Kharkiv and Kharkov, Muhammad and Mohammed."""
    if _consonants(left) != _consonants(right):
        return False
    return SequenceMatcher(None, left.lower(), right.lower(), autojunk=False).ratio() >= SPELLING


def _consonants(name: str) -> str:
    """What a spelling keeps through transliteration: `Müller` and `Mueller` give mlr."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isalpha())
    for pattern, sound in SOUNDS:
        letters = re.sub(pattern, sound, letters)
    return letters


SOUNDS = (
    (r"tch|tsch", "ch"), (r"c(?=[eiy])|z|ß", "s"), (r"ph", "f"), (r"w", "v"), (r"ck|q|c(?!h)|kh", "k"),
    (r"[aeiouyøæœ]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
"""Letters that transliterations exchange, and what they count as; vowels count as nothing."""


def _in_one_place(
    pairing: Pairing, free: tuple[dict[int, Word], dict[int, Word]]
) -> Iterator[tuple[float, int, int, str]]:
    """Words left over that stand in one place: of like part, governed alike in a like role."""
    for i, one in free[0].items():
        for j, two in free[1].items():
            a, b = pairing.left.slots[i], pairing.right.slots[j]
            nominal = {a.role, b.role} <= NOMINAL
            like = nominal or (_like_part(one, two) and a.role == b.role)
            if like and pairing.governed_alike(i, j):
                yield float(a.role != b.role) + float(one.part != two.part), i, j, OTHER


NOMINAL = frozenset({"amod", "compound", "nmod", "poss"})
"""Roles of words that stand before a noun and say which one."""


def _like_part(one: Word, two: Word) -> bool:
    return one.part == two.part or {one.part, two.part} <= {"noun", "name"} or {one.part, two.part} <= {"adj", "name"}
