"""Who holds which office: another title for the same person in the same body, or another person for the same title."""

from __future__ import annotations

from pipeline.align.background import NOUN, Background, times_meet
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "office"
ABBREVIATED = 3
"""Most letters of a title that is an abbreviation."""
PERSON = "person/"
EXCLUSIVE = (
    frozenset({"head", "government", "minister", "deputy"}),
    frozenset({"head", "chair", "executive", "director", "secretary", "treasurer"}),
)
"""Ranks of which one person holds one in one body at a time: of a state, of a company or an association."""
HOLDING = frozenset(
    {"become", "became", "becomes", "is", "was", "been", "are", "were", "remains", "remained", "appointed", "elected"}
    | {"named", "made", "chosen", "serves", "served", "serving", "promoted", "sworn", "reelected", "acts", "acted"}
)
"""Words that put a person into an office that stands elsewhere in the claim; "resigned" does not."""
SECOND = frozenset({"deputy", "vice", "assistant"})
PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our", "he", "his", "she", "her"})
PAST = frozenset(
    {"former", "ex", "late", "previous", "then", "outgoing", "acting", "future", "incoming", "past", "now"}
)


def compare_offices(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare only statements of office. Former, acting and later holders are silent; times have to meet."""
    a, b = background.once(titles, left), background.once(titles, right)
    if not a or not b or not times_meet(left, right):
        return judged(FIELD, SILENT, "no office of one time on both sides")
    people = _people(left), _people(right)
    if people[0] & people[1]:
        return _compare_titles(left, right, a, b, background)
    if people[0] and people[1] and set(a) & set(b) and _bodies(left) & _bodies(right):
        against = f"{background.name_all(people[0])} against {background.name_all(people[1])}"
        if _dated_apart(left, right):
            return judged(FIELD, UNDECIDED, f"perhaps at different times: {against}")
        return judged(FIELD, CONFLICT, f"different holders of the office of {_shown(a)}: {against}")
    return judged(FIELD, SILENT, "different people and offices")


def _compare_titles(
    left: ClaimView, right: ClaimView, a: dict[str, str], b: dict[str, str], background: Background
) -> FieldComparison:
    who = background.name_all(_people(left) & _people(right))
    if set(a) & set(b) or any(_names_exactly(x, y) or _names_exactly(y, x) for x in a.values() for y in b.values()):
        return judged(FIELD, AGREE, f"both call {who} {_shown(a)}")
    against = f"{who}: {_shown(a)} against {_shown(b)}"
    if not _bodies(left) & _bodies(right) and _bodies_by_name(left) and _bodies_by_name(right):
        return judged(FIELD, SILENT, f"offices in different bodies: {against}")
    if not _exclusive(a, b, background):
        return judged(FIELD, UNDECIDED, f"one may hold both offices: {against}")
    return judged(FIELD, CONFLICT, f"different offices of {against}")


def titles(view: ClaimView, background: Background) -> dict[str, str]:
    """Offices that a claim of office names -> the title's words; the longest title at each place counts."""
    if view.claim.event_type != "OFFICE":
        return {}
    words = lower_words(view.claim.evidence.quote.replace("-", " "))
    if PAST & set(words):
        return {}
    trigger = lower_words(view.claim.trigger.text.replace("-", " "))
    found = _find_titles(words, background, trigger[-1:])
    in_plural = any(word.removesuffix("s") in background.contrasts.offices for word in trigger)
    if found or not (in_plural or HOLDING & set(trigger)):
        return found
    return _find_titles(lower_words(view.claim.statement), background, ())


def _find_titles(words: tuple[str, ...], background: Background, last: tuple[str, ...]) -> dict[str, str]:
    """Titles in a run of words; where `last` is given only those that end in it."""
    found: dict[str, str] = {}
    i = 0
    while i < len(words):
        for size in (4, 3, 2, 1):
            title = " ".join(words[i : i + size])
            row = background.contrasts.offices.get(title)
            if row and len(words[i : i + size]) == size:
                if not last or words[i + size - 1] == last[0]:
                    found.setdefault(row[0], title)
                i += size - 1
                break
        i += 1
    return found


def _exclusive(a: dict[str, str], b: dict[str, str], background: Background) -> bool:
    """Head of state, head of government and ministers exclude one another in one body, so do those who lead a company
    or an association; a deputy excludes the office itself, and so do offices of one rank. Who is said to hold two posts
    at once has them both in one claim and shares one with the other.
    """
    ranks = (
        {background.contrasts.offices[t][1] for t in a.values()},
        {background.contrasts.offices[t][1] for t in b.values()},
    )
    if ("deputy" in ranks[0]) != ("deputy" in ranks[1]):
        return True
    return bool(ranks[0] & ranks[1]) or any(ranks[0] <= posts and ranks[1] <= posts for posts in EXCLUSIVE)


def _names_exactly(title: str, other: str) -> bool:
    """Whether a title is the other told more exactly: "health minister" for "minister", but not "deputy minister"."""
    return title.endswith(f" {other}") and not SECOND & set(title.split())


def _people(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if e.startswith(PERSON))


def _bodies(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if not e.startswith((PERSON, NOUN)))


def _bodies_by_name(view: ClaimView) -> frozenset[str]:
    """Bodies that the passage itself names; what "its" stands for is too uncertain to tell two bodies apart."""
    span = view.claim.evidence
    inside = (p for p in view.claim.participants if span.start <= p.start and p.end <= span.end)
    written = {p.entity_id for p in inside if p.text.lower() not in PRONOUNS}
    return _bodies(view) & written


def _dated_apart(left: ClaimView, right: ClaimView) -> bool:
    """Whether one side gives no date, so that one may have followed the other."""
    return left.claim.date is None or right.claim.date is None


def _shown(titles_of: dict[str, str]) -> str:
    """The titles as readers write them: PM and CEO are abbreviations."""
    return " and ".join(title.upper() if len(title) <= ABBREVIATED else title for title in sorted(titles_of.values()))
