"""Questions that have no third answer and are asked of every article of a story: who was there, who lost something. An
article that answers one of them in one way only, of somebody or of anybody, answers the other article's.
"""

from __future__ import annotations

import numpy as np

from pipeline.align.across import pairs_across
from pipeline.align.answering import dated_apart, object_senses, of_other_names, told_after
from pipeline.align.answers import opposed_answers
from pipeline.align.background import Background
from pipeline.align.columns import OWN, ROLE, ClaimTable
from pipeline.align.denials import denied_stems, denies_all, denies_any_object
from pipeline.align.doers import sorts_of_places
from pipeline.align.lone_roles import FEWEST, LONE, SHARE
from pipeline.align.none_at_all import MYSELF, NEGATED
from pipeline.align.role_words import occasions_by_stem
from pipeline.align.rows import Flags, Numbers, Rows, in_rows
from pipeline.align.scoring import Links
from pipeline.align.stories import Stories
from pipeline.align.ties import raise_links
from pipeline.align.told_answers import ASKED, asked_of, parties_told, words_of
from pipeline.align.told_figures import COUNTED
from pipeline.align.told_places import WHERE
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, lower_words

PLACES = ("city/", "fac/", "region/")


def pair_plain_answers(links: Links, table: ClaimTable, stories: Stories) -> Links:
    """Links, sorted, with the claims of articles of one story that answer such a question, each in the one way in which
    its article does.
    """
    pairs = pairs_across(table, *_asked(table), stories.alike(SHARE, FEWEST))
    left, right = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return raise_links(links, Links(left, right, np.full(len(left), LONE)), len(table))


def asked_everywhere(links: Links, table: ClaimTable, least: float) -> Flags:
    """Which pairs of links below `least`, of two sources, both answer such a question."""
    faint = (links.scores >= LONE) & (links.scores < least)
    places = np.flatnonzero(faint & (table.sources[links.left] != table.sources[links.right]))
    found = np.zeros(len(links), dtype=bool)
    answered = in_rows(*_asked(table), len(table))
    found[places] = answered.meet(links.left[places], links.right[places])
    return found


def answered_by_values(table: ClaimTable) -> dict[str, Rows]:
    """The questions of how many and of where that claims answer, by the slot of the answer."""
    openings = {"quantity": COUNTED, "place": WHERE}
    return {field: in_rows(*_asked(table, opening), len(table)) for field, opening in openings.items()}


def _asked(table: ClaimTable, opening: str = "") -> tuple[Numbers, Numbers]:
    """Claims and what of such questions, or of those that begin so, they answer."""
    asked = np.array([ASKED in name and name.startswith(opening) for name in table.spelt], dtype=bool)
    owners, items = table.held(ROLE, OWN)
    return owners[asked[items]], items[asked[items]]


def answered_alone(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether the two articles answer such a question in opposite ways, each in one way only: of the same party, or of
    anybody where one of them does not say of whom.
    """
    slots = background.contrasts.slots
    questions = opposed_answers(left, right, background) & slots["plain_answers"]
    if not questions or not _of_one_matter(left, right, questions, background):
        return False
    lone = left.lone & right.lone
    if questions & slots["impersonal_answers"]:
        return not lone.isdisjoint(map(asked_of, questions))
    for question in questions:
        a, b = (parties_told(view.claim, background.contrasts, question) for view in (left, right))
        if any(asked_of(question, party) in lone for party in a & b):
            return True
        if not (a and b) and asked_of(question) in lone and not of_other_names(left, right, background):
            return True
    return False


def _of_one_matter(left: ClaimView, right: ClaimView, questions: frozenset[str], background: Background) -> bool:
    """Whether nothing says that two answers are told of two occasions, places or things, or of the author alone."""
    if not on_one_occasion(left, right, background):
        return False
    if any(not MYSELF.isdisjoint(lower_words(view.claim.evidence.quote)) for view in (left, right)):
        return False
    occasional = questions & background.contrasts.slots["occasional_answers"]
    if occasional and not _one_occasion(left, right, background):
        return False
    return not any(_of_other_things(*sides, questions, background) for sides in ((left, right), (right, left)))


def on_one_occasion(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two claims may tell of one occasion, as surely: no dates of their own, places or happenings part them."""
    if left.claim.modality != right.claim.modality or dated_apart(left, right):
        return False
    return not _elsewhere(left, right, background)


def _of_other_things(denial: ClaimView, other: ClaimView, questions: frozenset[str], background: Background) -> bool:
    """Whether a denial names what it denies, and the other account speaks of nothing like it: who "did not ask for
    troops" may have asked for time, but whoever "made no request" asked for nothing.
    """
    if denial.claim.polarity != NEGATED or questions.isdisjoint(background.contrasts.slots["particular_answers"]):
        return False
    answering = frozenset().union(*(words_of(question, background.contrasts) for question in questions))
    if denies_all(denial) or denies_any_object(denial) or not denied_stems(denial).isdisjoint(answering):
        return False
    alike = background.once(object_senses, denial) & background.once(object_senses, other)
    named = told_after(denial) - answering
    return bool(named) and named.isdisjoint(other.words) and not alike


def _one_occasion(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both speak of one place or happening, or one says that nobody at all was there or sent."""
    if any(denies_all(view) or denies_any_object(view) for view in (left, right)):
        return True
    if left.entities & right.entities - left.actors - right.actors:
        return True
    return any(background.once(read, left) & background.once(read, right) for read in (_occasions, _scenes))


def _elsewhere(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both say where or on which occasion, and not the same: at the hearing, at the rally; in Alba, in Lima."""
    a, b = (frozenset(e for e in v.entities - v.actors if e.startswith(PLACES)) for v in (left, right))
    if background.apart(a, b):
        return True
    return any(_apart(background.once(read, left), background.once(read, right)) for read in (_occasions, _scenes))


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _occasions(view: ClaimView, background: Background) -> frozenset[str]:
    """What a passage calls the happenings that people come to."""
    known = occasions_by_stem(background.contrasts)
    return frozenset().union(*(known[word] for word in view.words & known.keys()))


def _scenes(view: ClaimView, background: Background) -> frozenset[str]:
    """The sorts of the places and buildings of which a passage speaks."""
    nouns = frozenset(NOUN + word for word in view.words)
    return sorts_of_places(nouns, background.contrasts)
