"""Who holds which office: another title for the same person in the same body, or another person for the same title."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.align.background import NOUN, Background, common_time, times_meet
from pipeline.align.posts import Post, passing, posts, titles
from pipeline.align.view import ClaimView
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "office"
NOTHING = judged(FIELD, SILENT, "no office of one time on both sides")
ABBREVIATED = 3
"""Most letters of a title that is an abbreviation."""
PERSON = "person/"
DEPUTY, VAGUE, ARMY = "deputy", "vague", "military-rank"
ONE_BODY = ("state_ranks", "body_ranks", "crew_ranks")
"""Lists of slots.toml: ranks of which one person holds one at a time in a state, a company or association, a ship."""
SECOND = frozenset({"deputy", "vice", "assistant"})
PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our", "he", "his", "she", "her"})


def names_post(view: ClaimView, background: Background) -> bool:
    """Whether a claim names a post."""
    return bool(background.once(posts, view))


def compare_offices(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare statements of office, or of leaving one. Former, acting and later holders are silent; times have to
    meet.
    """
    one_sort = left.claim.event_type == right.claim.event_type or common_time(left, right)
    a = background.once(posts, left) if one_sort else ()
    b = background.once(posts, right) if a else ()
    at_once = background.once(passing, left) == background.once(passing, right) if b else False
    if not at_once or not times_meet(left, right):
        return NOTHING
    people = _people(left), _people(right)
    if people[0] & people[1]:
        return _compare_titles(left, right, a, b, background)
    held = background.once(titles, left).keys() & background.once(titles, right).keys()
    if people[0] and people[1] and held and _bodies(left) & _bodies(right):
        against = f"{background.name_all(people[0])} against {background.name_all(people[1])}"
        if _dated_apart(left, right):
            return judged(FIELD, UNDECIDED, f"perhaps at different times: {against}")
        return judged(FIELD, CONFLICT, f"different holders of the office of {_shown(a)}: {against}")
    return judged(FIELD, SILENT, "different people and offices")


def _compare_titles(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], background: Background
) -> FieldComparison:
    who = background.name_all(_people(left) & _people(right))
    against = f"{who}: {_shown(a)} against {_shown(b)}"
    apart = _bodies_apart(left, right, a, b)
    if any(_same_post(x, y, apart=apart) for x in a for y in b):
        return judged(FIELD, AGREE, f"both call {who} {_shown(a)}")
    if _exclude(a, b, background.contrasts.slots, apart=apart):
        return judged(FIELD, CONFLICT, f"different offices of {against}")
    if apart:
        return judged(FIELD, SILENT, f"offices in different bodies: {against}")
    return judged(FIELD, UNDECIDED, f"one may hold both offices: {against}")


def _same_post(one: Post, other: Post, *, apart: bool) -> bool:
    """Whether two titles mean one post; "head" says nothing more of it where the bodies differ."""
    if one.office == other.office:
        return not (apart and VAGUE in {one.rank, other.rank})
    return _names_exactly(one.title, other.title) or _names_exactly(other.title, one.title)


def _exclude(a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]], *, apart: bool) -> bool:
    """Whether nobody holds both at once. Head of state, head of government and ministers exclude one another in one
    body, so do those who lead a company or an association; a deputy excludes the office itself, and so do offices of
    one rank. A full-time post excludes another in any body; a military rank excludes no post. Who is said to hold two
    posts at once has them both in one claim and shares one with the other.
    """
    ranks = frozenset(post.rank for post in a), frozenset(post.rank for post in b)
    full_time = slots["full_time_ranks"]
    if (ARMY in ranks[0]) != (ARMY in ranks[1]):
        return False
    if apart:
        full = full_time | {VAGUE}
        return ranks[0] <= full and ranks[1] <= full
    if any(_second_to(x, y) or _second_to(y, x) for x in a for y in b):
        return True
    if VAGUE in ranks[0] | ranks[1]:
        return False
    if (DEPUTY in ranks[0]) != (DEPUTY in ranks[1]) or (ranks[0] | ranks[1] <= full_time):
        return True
    return bool(ranks[0] & ranks[1]) or any(ranks[0] | ranks[1] <= slots[name] for name in ONE_BODY)


def _second_to(one: Post, other: Post) -> bool:
    """Whether the holder of one post stands in for that of the other: "deputy head" and "head"."""
    first, _, rest = one.title.partition(" ")
    return first in SECOND and rest == other.title


def _names_exactly(title: str, other: str) -> bool:
    """Whether a title is the other told more exactly: "health minister" for "minister", but not "deputy minister"."""
    return title.endswith(f" {other}") and not SECOND & set(title.split())


def _people(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if e.startswith(PERSON))


def _bodies(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if not e.startswith((PERSON, NOUN)))


def _bodies_apart(left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...]) -> bool:
    """Whether both say in which body the post is held, by a name or in words, and have nothing in common there."""
    words = frozenset().union(*(post.body for post in a)), frozenset().union(*(post.body for post in b))
    if _bodies(left) & _bodies(right) or words[0] & words[1]:
        return False
    return bool(words[0] or _bodies_by_name(left)) and bool(words[1] or _bodies_by_name(right))


def _bodies_by_name(view: ClaimView) -> frozenset[str]:
    """Bodies that the passage itself names; what "its" stands for is too uncertain to tell two bodies apart."""
    span = view.claim.evidence
    inside = (p for p in view.claim.participants if span.start <= p.start and p.end <= span.end)
    written = {p.entity_id for p in inside if p.text.lower() not in PRONOUNS}
    return _bodies(view) & written


def _dated_apart(left: ClaimView, right: ClaimView) -> bool:
    """Whether one side gives no date, so that one may have followed the other."""
    return left.claim.date is None or right.claim.date is None


def _shown(found: tuple[Post, ...]) -> str:
    """The titles as readers write them: PM and CEO are abbreviations."""
    names = sorted({post.title for post in found})
    return " and ".join(title.upper() if len(title) <= ABBREVIATED else title for title in names)
