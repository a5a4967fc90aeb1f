"""Opposite evaluations of the same thing: the sum of evaluative words, each turned by a negation before it."""

from __future__ import annotations

from pipeline.align.background import NAMED_THINGS, Background, times_meet
from pipeline.align.doubts import PERHAPS_OTHER_THINGS, doubted
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words, stem, words_around
from pipeline.packs.morphology import irregular_forms
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "assessment"
NOTHING = judged(FIELD, SILENT, "not two evaluations of the same thing")
OPINIONS = frozenset({"ASSESSMENT", "FORECAST"})
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
OVERALL = frozenset({"effect", "quality", "reception"})
"""Aspects under which a thing is judged on the whole."""
VERDICTS = frozenset({"ASSESSMENT", "STANCE"})
WELL = (1, "effect")
PAIR = 2
RENOWN = frozenset({"known", "established", "documented", "armed", "publicised", "publicized"})
SCOPE = 4
"""Words before an evaluative word in which a negation turns it."""


def gives_opinion(view: ClaimView, background: Background) -> bool:
    """Whether a claim is an opinion or evaluates something."""
    return view.claim.event_type in OPINIONS or bool(background.once(evaluate, view))


def compare_assessments(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare two evaluations of one actor, side by side; without an aspect in common the verdict is undecided. Of one
    thing, whatever each does with it, one article may speak well and the other ill.
    """
    if opposed := _opposed(left, right, background):
        return opposed
    if not {left.claim.event_type, right.claim.event_type} <= OPINIONS or left.actors != right.actors:
        return NOTHING
    a, b = background.once(evaluate, left), background.once(evaluate, right)
    both_foretell = left.claim.event_type == right.claim.event_type == "FORECAST"
    common = len(left.words & right.words) > both_foretell  # one word in common is little for two forecasts
    if not a or not b or not left.actors or not times_meet(left, right) or not common:
        return judged(FIELD, SILENT, "they evaluate different sides of it")
    found = _compare_values(a, b)
    if found.outcome == CONFLICT and left.claim.modality != right.claim.modality:
        return judged(FIELD, UNDECIDED, f"one only thinks it possible; {found.reason}")
    return found


def _opposed(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison | None:
    """Two verdicts of which one is good in all that it says and the other bad. They are on one thing where both name it
    by the same noun; otherwise only a link tells.
    """
    a = background.once(evaluate, left)
    b = background.once(evaluate, right) if a else {}
    if _wholly(a) * _wholly(b) >= 0 or not times_meet(left, right) or not _as_sure(left, right):
        return None
    shared = sorted(a.keys() & b.keys())
    judges = _judges(left, background), _judges(right, background)
    if not (all(judges) or (any(judges) and shared)):
        return None
    one, other = (a[shared[0]][1], b[shared[0]][1]) if shared else (_first(a), _first(b))
    reason = f"opposite evaluations: “{one}” against “{other}”"
    if all(judges) and left.claim.modality == right.claim.modality and _things(left) & _things(right):
        return judged(FIELD, CONFLICT, reason)
    on_the_whole = not (OVERALL.isdisjoint(a) or OVERALL.isdisjoint(b))
    told = _told_of_itself(left, background) and _told_of_itself(right, background)
    if not told or not (shared or on_the_whole):
        return None
    return doubted(FIELD, PERHAPS_OTHER_THINGS, reason) if background.same_thing(left, right) else None


def _told_of_itself(view: ClaimView, background: Background) -> bool:
    """Whether what evaluates is the claim's own word or stands right beside it, or somebody is said to judge so."""
    place = view.claim.trigger.start - view.claim.evidence.start
    before, after = words_around(view.claim.evidence.quote, max(place, 0), 1, 2)
    valued = not background.contrasts.valence.keys().isdisjoint((*before, *after))
    return valued or stem(view.claim.predicate) in background.contrasts.slots["judging_words"]


def _as_sure(left: ClaimView, right: ClaimView) -> bool:
    """Whether both judge what is; that a thing "must be called" bad says as much."""
    modalities = {left.claim.modality, right.claim.modality}
    return len(modalities) == 1 or modalities == {"asserted", "normative"}


def _things(view: ClaimView) -> frozenset[str]:
    """What is spoken of by a common noun or as a named event or work: of somebody good and ill can both be true."""
    spoken = view.actors | view.recipients | view.others
    return frozenset(e for e in spoken if e.startswith((NOUN, *NAMED_THINGS)))


def _judges(view: ClaimView, background: Background) -> bool:
    """Whether a claim's own word evaluates, or it is told as an opinion."""
    kind, own = view.claim.event_type, lower_words(view.claim.trigger.text)
    if kind in VERDICTS or stem(view.claim.predicate) in background.contrasts.slots["judging_words"]:
        return True
    return kind not in OPINIONS and not background.contrasts.valence.keys().isdisjoint(own)


def _wholly(values: dict[str, tuple[int, str]]) -> int:
    """1 where all that is said is good, -1 where all is bad, else 0."""
    signs = {1 if value > 0 else -1 for value, _ in values.values()}
    return signs.pop() if len(signs) == 1 else 0


def _first(values: dict[str, tuple[int, str]]) -> str:
    return next(iter(values.values()))[1]


def _compare_values(a: dict[str, tuple[int, str]], b: dict[str, tuple[int, str]]) -> FieldComparison:
    shared = sorted(a.keys() & b.keys())
    for aspect in shared:
        if a[aspect][0] * b[aspect][0] < 0:
            against = f"“{a[aspect][1]}” against “{b[aspect][1]}”"
            return judged(FIELD, CONFLICT, f"opposite evaluations: {against}")
    if shared:
        return judged(FIELD, AGREE, "both evaluate it alike")
    if _sign(a) * _sign(b) < 0:
        return judged(FIELD, UNDECIDED, "one speaks well of it, the other ill")
    return judged(FIELD, SILENT, "they evaluate different sides of it")


def evaluate(view: ClaimView, background: Background) -> dict[str, tuple[int, str]]:
    """Aspect -> (value, words): the sum over evaluative words of the passage; aspects that cancel out are left out."""
    words, valence = lower_words(view.claim.evidence.quote), background.contrasts.valence
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
    return words[1].endswith("ed") or words[1] in irregular_forms()


def _negates(words: tuple[str, ...], place: int) -> bool:
    """A negation, unless it opens "not only"."""
    return words[place] in NEGATIONS and words[place + 1 : place + 2] != ("only",)


def _sign(values: dict[str, tuple[int, str]]) -> int:
    return sum(value for value, _ in values.values())
