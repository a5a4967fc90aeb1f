"""What a passage says well or ill of, by evaluative words, and which things a claim judges."""

from __future__ import annotations

from pipeline.align.told_answers import UNDERGO, Answers, asked_of, parties_of, parties_told
from pipeline.align.words import lower_words, stem, words_around
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.morphology import irregular_forms
from pipeline.records.claim import Claim, Participant

Values = dict[str, tuple[int, str]]
"""Aspect -> (value, words): the sum over evaluative words of a passage."""
JUDGED = "judged"
"""The question whether a thing is judged well."""
OPINIONS = frozenset({"ASSESSMENT", "FORECAST"})
VERDICTS = frozenset({"ASSESSMENT", "STANCE"})
NAMED_THINGS = ("event/", "work/", "law/")
PEOPLE = "person/"
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "without",
        "hardly",
        "barely",
        "scarcely",
        "n't",
        "cannot",
        "can't",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "won't",
        "lack",
        "lacks",
        "lacked",
        "lacking",
    ]
)
WELL = (1, "effect")
PAIR = 2
RENOWN = frozenset({"known", "established", "documented", "armed", "publicised", "publicized"})
SCOPE = 4
"""Words before an evaluative word in which a negation turns it."""


def evaluate_text(text: str, contrasts: Contrasts) -> Values:
    """What a passage says well or ill of; aspects that cancel out are left out."""
    words, valence = lower_words(text), contrasts.valence
    if "well" not in words and valence.keys().isdisjoint(words):
        return {}
    values: dict[str, int] = {}
    shown: dict[str, str] = {}
    for i, word in enumerate(words):
        row = valence.get(word)
        if row is None and word == "well" and _is_well_done(words[i : i + 2]):
            row = WELL
        if row is None:
            continue
        before = words[max(0, i - SCOPE) : i]
        turned = sum(_negates(before, place) for place in range(len(before))) % 2 == 1
        values[row[1]] = values.get(row[1], 0) + (-row[0] if turned else row[0])
        shown.setdefault(row[1], f"not {word}" if turned else word)
    return {aspect: (value, shown[aspect]) for aspect, value in values.items() if value}


def _is_well_done(words: tuple[str, ...]) -> bool:
    """Whether "well" praises what stands behind it: "well organised", "well run", not "well known"."""
    if len(words) < PAIR or words[0] != "well" or words[1] in RENOWN:
        return False
    return words[1].endswith("ed") or words[1] in irregular_forms() or words[1] in irregular_forms().values()


def _negates(words: tuple[str, ...], place: int) -> bool:
    """A negation, unless it opens "not only"."""
    return words[place] in NEGATIONS and words[place + 1 : place + 2] != ("only",)


def wholly(values: Values) -> int:
    """1 where all that is said is good, -1 where all is bad, else 0."""
    signs = {1 if value > 0 else -1 for value, _ in values.values()}
    return signs.pop() if len(signs) == 1 else 0


def judges(claim: Claim, contrasts: Contrasts) -> bool:
    """Whether a claim's own word evaluates, or it is told as an opinion."""
    if claim.event_type in VERDICTS or stem(claim.predicate) in contrasts.slots["judging_words"]:
        return True
    return claim.event_type not in OPINIONS and not contrasts.valence.keys().isdisjoint(lower_words(claim.trigger.text))


def tells_of_itself(claim: Claim, contrasts: Contrasts) -> bool:
    """Whether what evaluates is the claim's own word or stands right beside it, or somebody is said to judge so."""
    place = claim.trigger.start - claim.evidence.start
    before, after = words_around(claim.evidence.quote, max(place, 0), 1, 2)
    valued = not contrasts.valence.keys().isdisjoint((*before, *after)) or _is_well_done((*before, *after))
    return valued or stem(claim.predicate) in contrasts.slots["judging_words"]


def judgements_told(claim: Claim, contrasts: Contrasts) -> Answers:
    """Which things or people a claim judges, each with whether well; of bodies and states good and ill are said of many
    matters, so that nothing is told of these.
    """
    if not judges(claim, contrasts):
        return frozenset()
    sign = wholly(evaluate_text(claim.evidence.quote, contrasts))
    if not sign or not tells_of_itself(claim, contrasts):
        return frozenset()
    undergone = stem(claim.predicate) in contrasts.slots["judging_words"]
    of = parties_of(_undergo(claim), contrasts) if undergone else parties_told(claim, contrasts, JUDGED)
    things = (party for party in of if "/" not in party or party.startswith((*NAMED_THINGS, PEOPLE)))
    return frozenset((asked_of(JUDGED, thing), sign > 0) for thing in things)


def judge_one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two claims judge one thing, by what each alone answers in its article."""
    return any(asked.startswith(JUDGED) for asked in one & other)


def _undergo(claim: Claim) -> list[Participant]:
    return [p for p in claim.participants if p.role in UNDERGO]
