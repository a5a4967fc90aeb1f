"""Two short texts as wholes: how many words they share, and what differs where nearly everything else is the same.

Somebody who sets two short texts side by side expects them to speak of one thing far more often than two sentences
drawn from a corpus do. So words held in common suffice here, where `align` asks for a link between claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.align.words import content_stems, lower_words, stem
from pipeline.packs.relatedness import Relatedness
from pipeline.records.claim import Mention
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED
from pipeline.records.time import Timex

SAME = 0.5
"""Share of the shorter text's words that the other holds too from which they speak of one thing. Like `CLOSE`, a
judgement that was tried on the open half of `tests/subjects/pairs.jsonl`, not fitted."""
CLOSE = 0.6
"""The same share, names left out, from which a different name, figure, date or a negation is a conflict."""
LEAST_SHARED = 2
"""Words that both must hold, whatever their share."""
ABOUT = 0.1
"""Share by which a figure called approximate, or a round one, may differ."""

_NAME = re.compile(r"[A-Z][\w’'-]*")
_FIGURE = re.compile(r"[$€£]?\b(\d[\d,]*(?:\.\d+)?)(?:\s+(thousand|million|billion))?\s*(%|[A-Za-z][\w-]*)?")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_DENIALS = frozenset({"not", "never", "no", "nobody", "nothing", "neither", "nor", "without", "cannot"})
_LOOSE = frozenset(
    [
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "over",
        "than",
        "least",
        "most",
        "approximately",
        "roughly",
        "so",
        "far",
        "reached",
        "up",
    ]
)
_BEFORE_PLACE = frozenset({"in", "at", "near", "from", "to", "on", "outside"})
_PASSIVE = frozenset({"was", "were", "been", "by", "being"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeText:
    """A text with the names and times found in it; its offsets are those of the mentions and times."""

    text: str
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Verdict on two whole texts, the slot in conflict (empty without one), and why."""

    verdict: str
    field: str
    reason: str


def judge_texts(left: WholeText, right: WholeText, relatedness: Relatedness) -> Judgement | None:
    """What the texts are to each other; None where too few words are shared to speak of one thing."""
    a, b = content_stems(_untimed(left)), content_stems(_untimed(right))
    shared = _shared(a, b, relatedness)
    if len(shared) < LEAST_SHARED:
        return None
    share = len(shared) / min(len(set(a)), len(set(b)))
    names = {name for side in (left, right) for name, _ in _names(side)}
    plain = [{w for w in side if w not in names} for side in (a, b)]
    rest = min(len(plain[0]), len(plain[1]))
    close = len(shared - names) / rest if rest else 0.0
    alike = {n for n, _ in _names(left)} == {n for n, _ in _names(right)}
    if close >= CLOSE or (alike and share >= CLOSE and close >= SAME):
        for field, reason in (*_swapped(left, right, close), *_differences(left, right)):
            return Judgement(verdict=CONFLICT, field=field, reason=reason)
    if share < SAME:
        return None
    if _denied(left) != _denied(right):
        return Judgement(verdict=UNDECIDED, field="", reason="One holds a negation that the other does not.")
    return Judgement(verdict=AGREE, field="", reason="They share most of their words and nothing speaks against it.")


def _shared(a: Sequence[str], b: Sequence[str], relatedness: Relatedness) -> set[str]:
    """Stems of the first text that the second holds too, itself or by a word of one class of near-synonyms."""
    classes = {w: relatedness.senses_of.get(w, frozenset()) for w in {*a, *b}}
    others = frozenset().union(*(classes[w] for w in set(b)))
    return {w for w in a if w in b or classes[w] & others}


def _untimed(side: WholeText) -> str:
    """The text with its time expressions blanked out, every other character in place."""
    text = side.text
    for time in side.times:
        start, end = time.evidence.start, time.evidence.end
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _differences(left: WholeText, right: WholeText) -> Iterator[tuple[str, str]]:
    """Slots that cannot both hold, with the reason, surest first."""
    if _denied(left) != _denied(right) and "than" not in {*lower_words(left.text), *lower_words(right.text)}:
        yield "polarity", "One denies what the other affirms."
    yield from _dates(left, right)
    yield from _figures(left, right)
    yield from _other_names(left, right)


def _denied(side: WholeText) -> bool:
    words = lower_words(side.text)
    return sum(w in _DENIALS or w.endswith("n't") for w in words) % 2 == 1


def _dates(left: WholeText, right: WholeText) -> Iterator[tuple[str, str]]:
    """A conflict where every full date of one side misses every one of the other."""
    mine, theirs = ([t for t in s.times if t.type == "DATE" and t.earliest and t.latest] for s in (left, right))
    if mine and theirs and not any(_meet(a, b) for a in mine for b in theirs):
        a, b = mine[0].evidence.quote, theirs[0].evidence.quote
        yield "date", f"The dates differ: {a} against {b}."


def _meet(a: Timex, b: Timex) -> bool:
    return bool(
        a.earliest and b.latest and b.earliest and a.latest and a.earliest <= b.latest and b.earliest <= a.latest
    )


def _figures(left: WholeText, right: WholeText) -> Iterator[tuple[str, str]]:
    """A conflict where both give exact figures of one unit and none of them meet."""
    mine, theirs = _read_figures(left), _read_figures(right)
    pairs = [(x, y, a, b) for u, x, a in mine for v, y, b in theirs if u == v]
    if pairs and not any(abs(x - y) <= ABOUT * max(x, y) or "" in (a, b) for x, y, a, b in pairs):
        yield "quantity", f"The figures differ: {pairs[0][2]} against {pairs[0][3]}."


def _read_figures(side: WholeText) -> list[tuple[str, float, str]]:
    """Unit stem, value and words of every figure; the words of a loose one (about, at least, so far) are empty."""
    text, found = _untimed(side), []
    for match in _FIGURE.finditer(text):
        value = float(match[1].replace(",", "")) * _SCALE.get(match[2] or "", 1.0)
        around = lower_words(
            f"{text[max(0, match.start() - 16) : match.start()]} {text[match.end() : match.end() + 8]}"
        )
        loose = bool(_LOOSE & set(around))
        found.append((stem(match[3] or ""), value, "" if loose else match[0].strip()))
    return found


def _names(side: WholeText) -> list[tuple[str, str]]:
    """Stems of capitalised words inside a sentence, or in a name at its beginning, with the slot that they fill."""
    text, found = _untimed(side), []
    for match in _NAME.finditer(text):
        before = lower_words(text[: match.start()].rstrip()[-24:])
        opens = re.search(r"(^|[.!?:]\s+|\n)[“\"']?$", text[: match.start()])
        named = any(m.evidence.start <= match.start() < m.evidence.end for m in side.mentions)
        if (opens and not named) or not content_stems(match[0]):
            continue
        found.append((stem(match[0]), "place" if before and before[-1] in _BEFORE_PLACE else "participant"))
    return found


def _other_names(left: WholeText, right: WholeText) -> Iterator[tuple[str, str]]:
    """A conflict where each side fills a slot with a name that the other does not hold."""
    mine, theirs = dict(_names(left)), dict(_names(right))
    only_left = {n: s for n, s in mine.items() if n not in content_stems(right.text)}
    only_right = {n: s for n, s in theirs.items() if n not in content_stems(left.text)}
    for slot in ("participant", "place"):
        a, b = ([n for n, s in only.items() if s == slot] for only in (only_left, only_right))
        if a and b:
            yield slot, f"The names differ: {' '.join(a).title()} against {' '.join(b).title()}."
            return


def _swapped(left: WholeText, right: WholeText, close: float) -> Iterator[tuple[str, str]]:
    """A conflict where two actives hold the same words but change places of the two parties."""
    a, b = content_stems(_untimed(left)), content_stems(_untimed(right))
    if close < 1 or set(a) != set(b) or _PASSIVE & {*lower_words(left.text), *lower_words(right.text)}:
        return
    if len(a) > LEAST_SHARED and a[0] != b[0] and a[0] in b[1:] and a.index(b[0]) > 1:
        yield "participant", "The same words, with the parties changed round."
