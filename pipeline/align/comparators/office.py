"""Who holds which office: another title for the same person in the same body, or another person for the same title."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.align.background import Background, common_time, times_meet
from pipeline.align.doubts import (
    OTHER_TIMES,
    PERHAPS_BOTH_OFFICES,
    PERHAPS_IN_TURN,
    PERHAPS_IN_TWO_BODIES,
    PERHAPS_OTHER_OFFICE,
    PERHAPS_OTHER_POSTS,
    doubted,
    graver,
)
from pipeline.align.in_office import against_today, speaks_of_post
from pipeline.align.posts import DEPUTY, SEAT, Post, former_posts, just_before, passing, posts, titles
from pipeline.align.role_words import SECOND
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, content_stems, lower_words
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED, FieldComparison, judged

FIELD = "office"
NOTHING = judged(FIELD, SILENT, "no office of one time on both sides")
OTHERS = judged(FIELD, SILENT, "different people and offices")
ABBREVIATED = 3
"""Most letters of a title that is an abbreviation."""
PERSON = "person/"
YEAR, HALF_YEAR = 366, 183
"""Days, in the latter of which few posts change hands."""
Days = tuple[int | None, int | None] | None
STATE = "state/"
HEAD, VAGUE, ARMY, TRADE, ENVOY = "head", "vague", "military-rank", "profession", "envoy"
BESIDE = {"parliament": "lawmaking_ranks", "university": "teaching_ranks"}
"""Rank -> the list in slots.toml of the ranks that are often held beside it."""
ONE_BODY = ("state_ranks", "body_ranks", "crew_ranks")
"""Lists of slots.toml: ranks of which one person holds one at a time in a state, a company or association, a ship."""
SCENES = frozenset({"in", "at", "to", "near", "with"})
PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our", "he", "his", "she", "her"})


def names_post(view: ClaimView, background: Background) -> bool:
    """Whether a claim names a post, now or before, or says that somebody left or got one."""
    told = background.once(posts, view) or background.once(former_posts, view)
    return bool(told) or background.once(speaks_of_post, view)


def compare_offices(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """Compare statements of office, or of leaving one. Former, acting and later holders are silent; times have to
    meet.
    """
    who = _people(left) & _people(right)
    for one, other in ((left, right), (right, left)) if who else ():
        if told := against_today(one, other, background):
            reason = f"{background.name_all(who)}: {told[0]}"
            return judged(FIELD, CONFLICT, reason) if told[1] else doubted(FIELD, PERHAPS_OTHER_POSTS, reason)
    one_sort = left.claim.event_type == right.claim.event_type or common_time(left, right)
    a = background.once(posts, left) if one_sort else ()
    b = background.once(posts, right) if a else ()
    at_once = background.once(passing, left) == background.once(passing, right) if b else False
    met, people = times_meet(left, right), (_people(left), _people(right))
    if not at_once or not (met or (people[0] & people[1] and _near(left.days, right.days, HALF_YEAR))):
        return _compare_earlier(left, right, background) if who and one_sort else NOTHING
    if people[0] & people[1]:
        found = _compare_titles(left, right, a, b, background)
        return found if met else graver(found, OTHER_TIMES)
    if people[0] and people[1]:
        return _compare_holders(left, right, a, b, background)
    return OTHERS


def _compare_earlier(left: ClaimView, right: ClaimView, background: Background) -> FieldComparison:
    """What one person was before, where either says that it was right before what is told."""
    a, b = background.once(former_posts, left), background.once(former_posts, right)
    if not a or not b or not (background.once(just_before, left) or background.once(just_before, right)):
        return NOTHING
    return graver(_compare_titles(left, right, a, b, background), PERHAPS_BOTH_OFFICES)


def _compare_holders(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], background: Background
) -> FieldComparison:
    """Two people in what may be one post."""
    against = f"{background.name_all(_people(left))} against {background.name_all(_people(right))}"
    differ = f"different holders of the office of {_shown(a)}: {against}"
    held = background.once(titles, left).keys() & background.once(titles, right).keys()
    if held and _bodies(left) & _bodies(right):
        if not _dated_apart(left, right):
            return judged(FIELD, CONFLICT, differ)
        if _told_together(left, right):
            return doubted(FIELD, PERHAPS_IN_TURN, differ)
        return judged(FIELD, UNDECIDED, f"perhaps at different times: {against}")
    if any(_one_post(x, y, background) for x in a for y in b):
        return doubted(FIELD, PERHAPS_OTHER_POSTS, differ)
    return OTHERS


def _near(one: Days, other: Days, most: int) -> bool:
    """Whether two stretches of days begin, or end, within so many days of each other."""
    if one is None or other is None:
        return False
    a, b = one[0] or one[1], other[0] or other[1]
    return a is not None and b is not None and abs(a - b) <= most


def _one_post(one: Post, other: Post, background: Background) -> bool:
    """Whether two titles may be of one post by what is said of its body in words: the leader of the council, who leads
    the council. The words of the one are all among those of the other, but for those for bodies at large.
    """
    if one.office != other.office and {one.rank, other.rank} != {VAGUE}:
        return False
    bodies = [post.body - background.contrasts.slots["bodies_at_large"] for post in (one, other)]
    return bool(bodies[0] & bodies[1]) and (bodies[0] <= bodies[1] or bodies[1] <= bodies[0])


def _compare_titles(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], background: Background
) -> FieldComparison:
    """What one person is called."""
    who, slots = background.name_all(_people(left) & _people(right)), background.contrasts.slots
    apart = _bodies_apart(left, right, a, b, slots)
    if any(_same_post(x, y, apart=apart) for x in a for y in b):
        if states := _states_apart(left, right, a, b, background):
            return doubted(FIELD, PERHAPS_BOTH_OFFICES, f"{who}: {_shown(a)} of {states[0]} against {states[1]}")
        return judged(FIELD, AGREE, f"both call {who} {_shown(a)}")
    against = f"{who}: {_shown(a)} against {_shown(b)}"
    if any(_is_wider(x, y, slots) or _is_wider(y, x, slots) for x in a for y in b):
        return judged(FIELD, SILENT, f"perhaps one post, told more widely: {against}")
    if apart and not _hardly_both(a, b, slots, apart=apart):
        return judged(FIELD, SILENT, f"offices in different bodies: {against}")
    if not _hardly_both(a, b, slots, apart=apart) and _may_be_one_post(left, right, a, b, slots):
        return judged(FIELD, UNDECIDED, f"one may hold both offices: {against}")
    return _differ(a, b, slots, f"different offices of {against}", apart=apart)


def _hardly_both(a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]], *, apart: bool) -> bool:
    """Whether nobody holds two posts at once, or hardly anybody."""
    return _exclude(a, b, slots, apart=apart) or _seldom_both(a, b, slots)


def _differ(
    a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]], differ: str, *, apart: bool
) -> FieldComparison:
    """Two posts of one person: a conflict, if hardly doubted where they exclude each other."""
    if _exclude(a, b, slots, apart=apart) and not any(post.led for post in (*a, *b)):
        return judged(FIELD, CONFLICT, differ)
    if not _hardly_both(a, b, slots, apart=apart):
        return doubted(FIELD, PERHAPS_OTHER_OFFICE, differ)
    beside = apart and {post.rank for post in (*a, *b)} & slots["part_time_ranks"]
    return doubted(FIELD, PERHAPS_IN_TWO_BODIES if beside else PERHAPS_BOTH_OFFICES, differ)


def _may_be_one_post(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]]
) -> bool:
    """Whether two posts are often held together, or one is only told by a word for the head of what the other names."""
    ranks = frozenset(post.rank for post in (*a, *b))
    if _held_beside(ranks, slots) or any(post.led for post in (*a, *b)):
        return True
    if VAGUE not in ranks:
        return False
    told = [frozenset().union(*(p.body | p.kind for p in posts)) - slots["bodies_at_large"] for posts in (a, b)]
    return bool(_bodies(left) & _bodies(right)) or not (told[0] - told[1] and told[1] - told[0])


def _same_post(one: Post, other: Post, *, apart: bool) -> bool:
    """Whether two titles mean one post; "head" says nothing more of it where the bodies differ."""
    if one.office == other.office:
        return not (apart and VAGUE in {one.rank, other.rank})
    return _names_exactly(one, other) or _names_exactly(other, one)


def _is_wider(one: Post, other: Post, slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether a title may only tell the other more widely: a senator is a lawmaker, and who is called a deputy may be
    one of a parliament or stand in for the holder of a post of any other rank.
    """
    if one.title == SEAT:
        return one.rank != other.rank
    return one.rank == other.rank and one.office in slots["wide_offices"]


def _seldom_both(a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether two posts, of which one is full-time, are seldom held together: their ranks do not go together, as those
    of a member of parliament and a minister do, and who is only said to be a head is that of a part that the other post
    has nothing to do with ("head of sales").
    """
    ranks = frozenset(post.rank for post in (*a, *b))
    sides = (a, b), (b, a)
    parts = all(_of_a_part(post, others, slots) for own, others in sides for post in own if post.rank == VAGUE)
    return parts and bool(ranks & (slots["full_time_ranks"] | {DEPUTY, VAGUE})) and not _held_beside(ranks, slots)


def _held_beside(ranks: frozenset[str], slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of some ranks is often held beside the others."""
    together = any(rank in ranks and ranks <= slots[others] for rank, others in BESIDE.items())
    return together or bool(ranks & slots["beside_ranks"])


def _of_a_part(post: Post, others: tuple[Post, ...], slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether a post is that of the head of a part of a body, of which other posts say nothing; beside a minister or a
    chief of police the head of anything that is told, beside a curator of anything.
    """
    titles_told = frozenset(content_stems(" ".join(other.title for other in others)))
    named = post.body - slots["bodies_at_large"] - slots["parts"]
    if not named or named & titles_told:
        return False
    alone = post.office == HEAD and not post.led
    if alone and all(other.rank in slots["subordinate_ranks"] for other in others):
        return True
    said = frozenset().union(*(other.told for other in others))
    bodied = alone and all(other.rank in slots["bodied_ranks"] for other in others)
    telling = not named & said if bodied else post.body & (slots["parts"] | slots["functions"]) and named - said
    return bool(telling)


def _exclude(a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]], *, apart: bool) -> bool:
    """Whether nobody holds both at once. Head of state, head of government and ministers exclude one another in one
    body, so do those who lead a company or an association; a deputy excludes the office itself, and so do offices of
    one rank. A full-time post excludes another in any body; a military rank excludes no post. Who is said to hold two
    posts at once has them both in one claim and shares one with the other.
    """
    ranks = frozenset(post.rank for post in a), frozenset(post.rank for post in b)
    both = ranks[0] | ranks[1]
    if (ARMY in ranks[0]) != (ARMY in ranks[1]) or any(_is_led_beside(post, slots) for post in (*a, *b)):
        return False
    if apart:
        return both <= slots["full_time_ranks"] | {VAGUE}
    if any(_second_to(x, y) or _second_to(y, x) for x in a for y in b):
        return True
    if VAGUE in both:
        return False
    if (DEPUTY in ranks[0]) != (DEPUTY in ranks[1]) and not _held_beside(both, slots):
        return True
    in_one_crew = both <= slots["crew_ranks"] | {TRADE} and _one_body_told(a, b)
    return (
        in_one_crew or bool(ranks[0] & ranks[1]) or any(both <= slots[name] for name in ("full_time_ranks", *ONE_BODY))
    )


def _one_body_told(a: tuple[Post, ...], b: tuple[Post, ...]) -> bool:
    """Whether both say in one word in what body the post is held: "surgeon of the voyage", "cook of the voyage"."""
    bodies = [frozenset().union(*(post.body for post in posts)) for posts in (a, b)]
    return not bodies[0].isdisjoint(bodies[1])


def _is_led_beside(post: Post, slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether a post is that of who leads what is led for a while or beside another post: a party, a mission."""
    return post.rank == VAGUE and bool(post.body & slots["led_beside"])


def _second_to(one: Post, other: Post) -> bool:
    """Whether the holder of one post stands in for that of the other: "deputy head" and "head"."""
    first, _, rest = one.title.partition(" ")
    return first in SECOND and rest == other.title


def _names_exactly(exact: Post, other: Post) -> bool:
    """Whether a title is the other told more exactly: "health minister" or "minister of health" for "minister", but
    neither "deputy minister" nor, for a "water minister", "foreign minister".
    """
    words = exact.title.split()
    behind = exact.title.startswith(f"{other.title} of ") and exact.rank == other.rank
    longer = behind or exact.title.endswith(f" {other.title}")
    return longer and not SECOND & set(words) and other.kind <= exact.told


def _people(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if e.startswith(PERSON))


def _bodies(view: ClaimView) -> frozenset[str]:
    return frozenset(e for e in view.entities if not e.startswith((PERSON, NOUN)))


def _bodies_apart(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], slots: Mapping[str, frozenset[str]]
) -> bool:
    """Whether both say in which body the post is held, by a name or in words, and have nothing in common there."""
    words = [frozenset().union(*map(_body_told, posts)) - slots["bodies_at_large"] for posts in (a, b)]
    if _bodies(left) & _bodies(right) or words[0] & words[1]:
        return False
    return bool(words[0] or _bodies_by_name(left)) and bool(words[1] or _bodies_by_name(right))


def _states_apart(
    left: ClaimView, right: ClaimView, a: tuple[Post, ...], b: tuple[Post, ...], background: Background
) -> tuple[str, str] | None:
    """The states of which the passages say that somebody holds a post there or comes from there, where these are two;
    who represents one state in another may be called by both.
    """
    mine, theirs = (frozenset(e for e in _bodies_by_name(v) - _scenes(v) if e.startswith(STATE)) for v in (left, right))
    if ENVOY in {post.rank for post in (*a, *b)} or _bodies(left) & _bodies(right):
        return None
    return (background.name_all(mine), background.name_all(theirs)) if background.apart(mine, theirs) else None


def _scenes(view: ClaimView) -> frozenset[str]:
    """What stands behind "in" and the like, and says where somebody is: "an engineer in Uganda"."""
    quote, first = view.claim.evidence.quote, view.claim.evidence.start
    told = ((p.entity_id, lower_words(quote[: max(p.start - first, 0)])[-1:]) for p in view.claim.participants)
    return frozenset(entity for entity, before in told if entity and not SCENES.isdisjoint(before))


def _body_told(post: Post) -> frozenset[str]:
    """What is said of the body of a post; a "prison head" may be anybody's."""
    return post.body if post.rank == VAGUE else post.body | post.kind


def _bodies_by_name(view: ClaimView) -> frozenset[str]:
    """Bodies that the passage itself names; what "its" stands for is too uncertain to tell two bodies apart."""
    span = view.claim.evidence
    inside = (p for p in view.claim.participants if span.start <= p.start and p.end <= span.end)
    written = {p.entity_id for p in inside if p.text.lower() not in PRONOUNS}
    return _bodies(view) & written


def _dated_apart(left: ClaimView, right: ClaimView) -> bool:
    """Whether one side gives no date, so that one may have followed the other."""
    return left.claim.date is None or right.claim.date is None


def _told_together(left: ClaimView, right: ClaimView) -> bool:
    """Whether two articles that give no dates were published within a year of each other."""
    return not (left.claim.date or right.claim.date) and _near(left.published, right.published, YEAR)


def _shown(found: tuple[Post, ...]) -> str:
    """The titles as readers write them: PM and CEO are abbreviations."""
    names = sorted({post.title for post in found})
    return " and ".join(title.upper() if len(title) <= ABBREVIATED else title for title in names)
