"""Whether two claims tell of other people, by the nouns for them: a man and a woman who are arrested on two days, a
minister and a prime minister who come on two days.
"""

from __future__ import annotations

from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN

ARTICLES = ("the ", "a ", "an ")
ACTOR = "actor"


def of_other_people(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether an act that recurs is done to people of two sexes, or by the holders of two posts, so that each is
    done on a day of its own.
    """
    recurring = all(background.contrasts.slot("recurs", view.claim.event_type) for view in (left, right))
    if not recurring or background.happens_once(left, right):
        return False
    return _sexes_differ(left, right, background) or _posts_differ(left, right, background)


def _sexes_differ(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether what one tells is done to a man, by his noun, and what the other tells to a woman."""
    sexes = [background.contrasts.slots[name] for name in ("male_words", "female_words")]
    told = [
        {each.removeprefix(NOUN) for each in view.recipients | view.others if each.startswith(NOUN)}
        for view in (left, right)
    ]
    one, other = ([bool(nouns & words) for words in sexes] for nouns in told)
    return any(one) and any(other) and not any(a and b for a, b in zip(one, other, strict=True))


def _posts_differ(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether those who act are told by titles of two posts alone."""
    one, other = background.once(_posts, left), background.once(_posts, right)
    return bool(one and other) and one.isdisjoint(other)


def _posts(view: ClaimView, background: Background) -> frozenset[tuple[str, str]]:
    """The posts of those who act, where all are told by nothing but titles."""
    actors = [p for p in view.claim.participants if p.role == ACTOR]
    if any(p.entity_id for p in actors):
        return frozenset()
    known = [background.contrasts.offices.get(_bare(p.text)) for p in actors]
    return frozenset(post for post in known if post) if all(known) else frozenset()


def _bare(text: str) -> str:
    """A phrase in lower case without its article."""
    lower = text.lower()
    return next((lower.removeprefix(each) for each in ARTICLES if lower.startswith(each)), lower)
