"""Questions and reasons in plain English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.align.background import Background, named
from pipeline.align.view import ClaimView, told_by
from pipeline.records.claim import AUTHOR, UNNAMED, Claim
from pipeline.records.edtf_words import english_date
from pipeline.records.group import AGREE, UNDECIDED, FieldComparison
from pipeline.records.time import DateInterval

LONGEST = 140
"""Characters after which a statement is cut in a question."""
QUESTIONS = {
    "date": "When was this: “{what}”?",
    "quantity": "How many, or how much: “{what}”?",
    "polarity": "Did this happen: “{what}”?",
    "participant": "Who did this: “{what}”?",
    "place": "Where was this: “{what}”?",
    "office": "Which office does {who} hold{time}?",
    "kind": "What sort of thing was this: “{what}”?",
    "modality": "Is this certain: “{what}”?",
    "assessment": "How is {who} to be judged: “{what}”?",
    "": "What do the sources say of this: “{what}”?",
}
ALONE = "What is said here alone: “{what}”?"
OF_BODIES = {
    ("date", "FOUND"): ("actors", "When was {body} founded?"),
    ("participant", "MEMBERSHIP"): ("recipients", "Who belongs to {body}?"),
    ("quantity", "MEMBERSHIP"): ("recipients", "How many belong to {body}?"),
    ("date", "JOIN"): ("recipients", "When did {who} join {body}?"),
    ("date", "LEAVE"): ("recipients", "When did {who} leave {body}?"),
}
"""Slot and event type -> the role that names the body which is asked about, and the question."""
BODIES = ("org/", "law/", "fac/")


class Voice(NamedTuple):
    """What a group without a conflict tells of one of its claims: how many `names` it gives, the `act` that it tells
    of, its statement as it stands in a question and that statement's `length` as it was read, and who says it.
    """

    claim_id: str
    doc_id: str
    names: int
    act: str
    statement: str
    length: int
    holder: str


def voice_of(claim: Claim, background: Background) -> Voice:
    """What groups tell of a claim."""
    return Voice(
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        names=len(named(claim.entity_ids)),
        act=told_by(claim),
        statement=_shortened(_bare(claim.statement)),
        length=len(claim.statement),
        holder=holder_words(claim, background),
    )


def calm_question(voices: Sequence[Voice]) -> str:
    """The question that a group without a conflict answers."""
    template = ALONE if len(voices) == 1 else QUESTIONS[""]
    return template.format(what=voices[_typical(voices)].statement)


def calm_question_of_two(one: Voice, other: Voice) -> str:
    """The same for two claims, of which either tells of as common an act as the other."""
    first = (-one.names, one.length, one.claim_id) < (-other.names, other.length, other.claim_id)
    return QUESTIONS[""].format(what=(one if first else other).statement)


def question(field: str, views: Sequence[ClaimView], background: Background) -> str:
    """The question that a group answers whose sources conflict on a slot."""
    view = views[_typical([voice_of(view.claim, background) for view in views])]
    if asked := _of_body(field, view.claim.event_type, views, background):
        return asked
    people = (
        frozenset(e for v in views for e in v.actors if e.startswith("person/")) if field == "office" else view.actors
    )
    who = background.name_all(named(people)) if named(people) else "it"
    date = english_date(view.claim.date.edtf) if view.claim.date else None
    return QUESTIONS[field].format(
        what=_statement(view, without_date=field == "date"), who=who, time=f" ({date})" if date else ""
    )


def _of_body(field: str, event_type: str, views: Sequence[ClaimView], background: Background) -> str:
    """What is asked about one body that all claims of a type speak of; empty where they name several or none."""
    role, template = OF_BODIES.get((field, event_type), ("", ""))
    if not template or len(views) == 1 or {v.claim.event_type for v in views} != {event_type}:
        return ""
    named_bodies = [frozenset(e for e in getattr(v, role) if e.startswith(BODIES)) for v in views]
    bodies = frozenset.intersection(*filter(None, named_bodies)) if any(named_bodies) else frozenset()
    doers = [named(v.actors) for v in views]
    if len(bodies) != 1 or ("{who}" in template and (not doers[0] or len(set(doers)) > 1)):
        return ""
    body = background.name_all(bodies)
    is_common = body.split()[-1].lower() in background.contrasts.kinds
    return template.format(body=f"the {body}" if is_common else body, who=background.name_all(doers[0]))


def _typical(voices: Sequence[Voice]) -> int:
    """The place of the claim that best stands for its group: most names, then the commonest act, then the shortest
    statement.
    """
    if len(voices) == 1:
        return 0
    acts = [voice.act for voice in voices]
    ranks = [(-voice.names, -acts.count(voice.act), voice.length, voice.claim_id) for voice in voices]
    return ranks.index(min(ranks))


def _statement(view: ClaimView, *, without_date: bool) -> str:
    text = _bare(view.claim.statement)
    if without_date and view.claim.date:
        text = _undated(text, view.claim.date)
    return _shortened(text)


def _bare(statement: str) -> str:
    return " ".join(statement.split()).rstrip(".!?;:, ")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')} …"


_BLANK = "\0"
_BLANK_PHRASE = re.compile(
    rf" \({_BLANK}\)|,?\s*(?<!\w)(?:(?:in|on|at|by|for|of|during|from|since)\s+)?(?:the\s+)?{_BLANK}(?!\w),?"
)
"""A blank that stands for a date, in brackets or after a preposition."""


def _undated(text: str, date: DateInterval) -> str:
    """The statement without its date, which is what is asked for; unchanged where nothing else would be left."""
    found = text
    for words in sorted({w for w in (date.text, english_date(date.edtf)) if w}, key=len, reverse=True):
        found = _BLANK_PHRASE.sub("", found.replace(words, _BLANK)).replace(_BLANK, words)
    return found.strip(" ,") if len(found) > len(text) / 3 else text


def holder_words(claim: Claim, background: Background) -> str:
    """Who says it: the article, or whom it quotes."""
    if claim.holder == AUTHOR:
        return claim.doc_id
    if claim.holder == UNNAMED:
        return f"others, quoted by {claim.doc_id}"
    return f"{background.name(claim.holder)}, quoted by {claim.doc_id}"


def pair_reason(left: ClaimView, right: ClaimView, field: FieldComparison, background: Background) -> str:
    """One sentence: slot, both values, and who says which."""
    sides = f"{holder_words(left.claim, background)} against {holder_words(right.claim, background)}"
    return f"{field.reason[:1].upper()}{field.reason[1:]} ({sides})."


def reason_of(fields: Sequence[FieldComparison], verdict: str) -> str:
    """The reasons of the slots that decided a pair, as one sentence; equal certainty alone is no reason."""
    reasons = {f.field: f.reason for f in fields if f.outcome == verdict}
    telling = [reason for field, reason in reasons.items() if field not in {"modality", "polarity"} or verdict != AGREE]
    text = "; ".join(dict.fromkeys(telling)) or "they say the same thing"
    return f"{text[:1].upper()}{text[1:]}."


ALIKE = "These passages are alike, but may speak of different things"


def calm_reason(left: Voice, right: Voice, fields: Sequence[FieldComparison], verdict: str) -> str:
    """One sentence on a pair without a conflict: what both say, or what is left open."""
    return said_by_two(calm_told(fields, verdict), left, right)


def calm_told(fields: Sequence[FieldComparison], verdict: str) -> str:
    """What is to be said of a pair without a conflict, but for who says it."""
    open_left = verdict == UNDECIDED and not any(f.outcome == UNDECIDED for f in fields)
    return ALIKE if open_left else reason_of(fields, verdict).rstrip(".")


def said_by_two(told: str, left: Voice, right: Voice) -> str:
    """The same with those who say it, as a sentence."""
    return f"{told} ({left.holder} and {right.holder})."
