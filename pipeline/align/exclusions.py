"""Whom and which places a passage rules out: "held in Alba, not in Selby"; "it was Norway that objected"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from pipeline.align.background import Background, named
from pipeline.align.doers import ACTOR, camps_apart, nouns_differ
from pipeline.align.posts import BOUNDS
from pipeline.align.view import ClaimView
from pipeline.align.words import NOUN, content_stems

PLACE = "place"
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\w(?:[ -](?:(?:of|de|del|la|le|el|al|the) )?[^\W\d_a-zß-öø-ÿ][\w’'-]*\w){0,3}"
_HOW = r"(?:in|at|on|near|inside|from|by|to) (?:the )?|the "
_NOT = re.compile(
    rf"(?:[,;(–—]|\band\b|\bbut\b) ?(?:and |but )?not(?:, as [^,]{{3,60}},)? (?:{_HOW})?({_NAME})(?!\w)"
    r"(?! (?:alone|only|just|itself)\b|,? but\b)"
)
"""A name set against what goes before: ", not in Selby", "and not, as some say, to Roe"; not "and not Selby alone"."""
_BUT = re.compile(rf"\bnot (?:{_HOW})?({_NAME}),? but (?!also\b)")
"""A name set against what follows: "not Roe but Brun"."""
_NOT_BY = re.compile(r"\bnot(?:, as [^,]{3,60},)? by ([^,;:.()–—]{2,60})")
"""Those who are said not to have done something: "not by the inspectors"."""
_BROUGHT_OUT = re.compile(r" (?:that|who|which) ")
_ONLY = re.compile(r"\b(?:only|none but|nobody but|no one but) (?:the )?$", re.IGNORECASE)
_ALONE = re.compile(r"(?:,? alone\b| by (?:itself|himself|herself|themselves)\b| single-handedly\b)")
OF_NAMES = frozenset({"the", "of"})


def same_deed(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether both tell one sort of act in one word or a near-synonym, and of no two things by their nouns."""
    one_act = left.trigger == right.trigger or not left.senses.isdisjoint(right.senses)
    return one_act and not nouns_differ(left, right, background)


def rules_out(view: ClaimView, others: Iterable[str], background: Background) -> bool:
    """Whether a passage says of one of some others that it was not there or did not do it."""
    denied = background.once(_set_against, view)
    return bool(denied) and any(_is_called(denied, other, background) for other in others)


def _set_against(view: ClaimView, _: Background) -> frozenset[frozenset[str]]:
    """The names that a passage sets against what it tells, each as its words."""
    quote = view.claim.evidence.quote
    return frozenset(_words(found[1]) for pattern in (_NOT, _BUT) for found in pattern.finditer(quote))


def _said_not_to_act(view: ClaimView, others: Iterable[str], background: Background) -> bool:
    """Whether a passage says of those whom the other calls by a common noun that it was not done by them."""
    denied = background.once(_not_by, view)
    return bool(denied) and any(e.removeprefix(NOUN) in denied for e in others if e.startswith(NOUN))


def _not_by(view: ClaimView, _: Background) -> frozenset[str]:
    """The last word of each phrase behind "not by", as a stem."""
    found = _NOT_BY.finditer(view.claim.evidence.quote) if " by " in view.claim.evidence.quote else ()
    phrases = (takewhile(lambda word: word not in BOUNDS, match[1].split()) for match in found)
    return frozenset(stem for phrase in phrases for stem in content_stems(" ".join(phrase))[-1:])


def _is_called(denied: frozenset[frozenset[str]], entity: str, background: Background) -> bool:
    """Whether one of the denied names is an entity's, or one of the words of a person's name."""
    words = _words(background.name(entity))
    return any(name == words or (name < words and entity.startswith("person/")) for name in denied)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.split(r"[ -]", name.lower().removesuffix("'s").removesuffix("’s"))) - OF_NAMES


def acts_alone(view: ClaimView, _: Background) -> bool:
    """Whether a passage says that those who act, and no others, did so: "it was Norway that objected", "only Norway
    objected", "Norway alone objected". Behind a bare name "that" can bring out nothing else.
    """
    span = view.claim.evidence
    quote = span.quote
    actors = [p for p in view.claim.participants if p.role == ACTOR and p.text.split()[-1][:1].isupper()]
    inside = [(p.start - span.start, p.end - span.start) for p in actors if span.start <= p.start < p.end <= span.end]
    return any(
        _BROUGHT_OUT.match(quote, end) or _ALONE.match(quote, end) or _ONLY.search(quote[:start])
        for start, end in inside
    )


def others_ruled_out(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one says of those who act in the other that they did not, or that only its own did."""
    if not left.actors or not right.actors or not same_deed(left, right, background):
        return False
    a, b = named(left.actors), named(right.actors)
    if a & b:
        return False
    if rules_out(left, b, background) or rules_out(right, a, background):
        return True
    if _said_not_to_act(left, right.actors, background) or _said_not_to_act(right, left.actors, background):
        return left.actors.isdisjoint(right.actors)
    alone = background.once(acts_alone, left) or background.once(acts_alone, right)
    return alone and (bool(a and b) or camps_apart(left, right, background))
