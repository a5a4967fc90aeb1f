"""Denials that leave nobody and nothing out, and the questions of how many that they answer with none at all: whether
anybody died, was hurt, was arrested.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.align.told_answers import Answers, asked_of
from pipeline.align.told_figures import ANYBODY, COUNTED, figures_told
from pipeline.align.words import lower_words, stem
from pipeline.packs.contrasts import Contrasts
from pipeline.records.claim import Claim

NEGATED = "negated"
NOBODY = frozenset({"nobody", "none", "nothing", "noone", "no-one"})
COMPARED = frozenset({"more", "less", "better", "but", "except", "else", "other"})
NEAR = 9
"""Words from "no" among which what it denies stands: "no member of the crew was hurt", not "signed no agreement"."""
SUCH = "such"
"""Behind "no": only something of the kind told of before is denied."""
MYSELF = frozenset({"me", "myself"})
"""An author of whom nobody else need tell."""
_NOT_ONE = re.compile(r"\bnot (?:one|a single) ", re.IGNORECASE)
A_SINGLE = re.compile(r"\b(?:a|one) single ", re.IGNORECASE)
"""What leaves nothing: "paid not one crown"; behind a denied verb "paid a single crown"."""
SINGLE = frozenset({"one", "man", "woman", "human", "soul"})
"""Who is nobody behind "no" and "not a single"."""
EVERYBODY = frozenset({"everybody", "everyone", "all"})
ABOARD = frozenset(
    {"on", "aboard", "board", "of", "the", "them", "those", "us", "people", "persons", "souls", "hands", "passengers",
     "crew", "and", "who", "were", "was", "had", "have", "has", "been", "are", "there", "inside", "involved"}
)  # fmt: skip
"""Words between "all" and the verb that leave nobody out: "all 71 people aboard were rescued"."""
EXCEPTED = frozenset({"but", "except", "nearly", "almost", "not", "most", "may", "could", "would", "should", "if"})
"""Beside which not everybody is meant, or nothing that is known."""
LACKING = frozenset({"no", "without"})
FILLING = frozenset({"a", "any", "the", "single", "human", "reported", "known", "one"})
"""Words between "without" and what there was none of, which alter nothing."""
WHETHER_ANY = "any "
"""Begins the questions that a figure answers with yes, and a denial that leaves nobody out with no."""


def leaves_none(claim: Claim) -> bool:
    """Whether a denial leaves nobody and nothing out: "no one was arrested", "nothing was repaired", "no injuries".

    "None of his allies came" is about some only; so is "no one gives more".
    """
    words = words_denied(claim)
    if not (COMPARED | MYSELF).isdisjoint(words) or ("no", SUCH) in pairwise(words):
        return False
    of_some = any(word in NOBODY and after == "of" for word, after in pairwise(words))
    act = lower_words(claim.trigger.text)[-1:]
    denied = [words[i + 1 : i + NEAR] for i, word in enumerate(words) if word == "no"]
    return bool(NOBODY & set(words) and not of_some) or any(
        act[0] in near or "one" in near[:1] for near in denied if act
    )


def _is_of_anybody(claim: Claim, act: str) -> bool:
    """Whether a denial is of no group in particular: "nobody was hurt", "no injuries", not "no member of the crew"."""
    words = words_denied(claim)
    denied = {stem(after) for word, after in pairwise(words) if word == "no"}
    return leaves_none(claim) and not (NOBODY.isdisjoint(words) and denied.isdisjoint({act, *SINGLE, *ANYBODY}))


def words_denied(claim: Claim) -> tuple[str, ...]:
    """The words of a passage, with "no" for "not one" and "not a single", and "any" for "a single"."""
    return tuple(lower_words(A_SINGLE.sub("any ", _NOT_ONE.sub("no ", claim.evidence.quote))))


def any_told(claim: Claim, contrasts: Contrasts) -> Answers:
    """Whether by a claim there were any of those of whom every account of a story tells how many: figures say yes, a
    denial that leaves nobody out no, and so do "everybody survived" and "without loss of life".
    """
    if claim.polarity != NEGATED:
        told = figures_told(claim, contrasts)
        some = {(_whether_any(question), True) for question, values in told.items() if any(q.high for q in values)}
        none = _spared(claim, contrasts) | _lacked(claim, contrasts)
        return frozenset(some) | {(question, False) for question in none}
    act = stem(lower_words(claim.trigger.text)[-1]) if lower_words(claim.trigger.text) else ""
    asked = _questions_denied(contrasts).get(act, frozenset())
    if (
        not asked
        or any(p.role == "actor" and p.entity_id for p in claim.participants)
        or not _is_of_anybody(claim, act)
    ):
        asked = frozenset()
    return frozenset((question, False) for question in asked | _lacked(claim, contrasts))


def _spared(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The questions that a claim answers with none at all by what it says of everybody: "all on board survived"."""
    words = lower_words(claim.evidence.quote)
    everybody = max((i for i, word in enumerate(words) if word in EVERYBODY), default=None)
    if everybody is None or not EXCEPTED.isdisjoint(words):
        return frozenset()
    behind = words[everybody + 1 : everybody + NEAR]
    told = [word for word in behind if word not in ABOARD and not word.isdigit()]
    acts = frozenset(map(stem, told if words[everybody] != "all" else told[:1]))
    return frozenset(
        _asked_any(name) for name, count in contrasts.counts.items() if not acts.isdisjoint(_stems(count.spared))
    )


def _lacked(claim: Claim, contrasts: Contrasts) -> frozenset[str]:
    """The same by a phrase for what there was none of: "without the loss of a single life"."""
    words = words_denied(claim)
    if LACKING.isdisjoint(words) or not EXCEPTED.isdisjoint(words):
        return frozenset()
    told = "-".join(word for word in words if word not in FILLING)
    return frozenset(
        _asked_any(name)
        for name, count in contrasts.counts.items()
        if any(f"-{lack}-{phrase}-" in f"-{told}-" for phrase in count.lacking for lack in LACKING)
    )


@lru_cache(maxsize=64)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def answer_whether_any(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two claims answer one such question, by what each alone answers in its article."""
    return any(asked.startswith(WHETHER_ANY) for asked in one & other)


def _whether_any(question: str) -> str:
    """The question whether there were any, for one of how many."""
    return _asked_any(question.removeprefix(COUNTED).partition(asked_of(""))[0])


def _asked_any(name: str) -> str:
    return asked_of(WHETHER_ANY + name)


@lru_cache(maxsize=4)
def _questions_denied(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    """The questions whether there were any, by the stems of the words with which a denial says that there were none."""
    found: dict[str, frozenset[str]] = {}
    for name, count in contrasts.counts.items():
        for word in count.denied:
            found[stem(word)] = found.get(stem(word), frozenset()) | {_asked_any(name)}
    return found
