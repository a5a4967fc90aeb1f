"""Whether a happening is affirmed or negated, and how surely it is put, seen from whoever the text makes say it.

A word's own clause is read first; then each governor in turn says what becomes of its complement: "failed to sign"
denies the signing, "plans to sign" expects it, "may fail to sign" leaves it possible. The classes of governors
follow the work on implicative and factive verbs (Karttunen 1971; Nairn, Condoravdi and Karttunen 2006).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.embedding import Governor, find_governor
from pipeline.extract.modality import marked_modality, stronger
from pipeline.extract.once import once_per_token_with
from pipeline.extract.polarity import denied_by_preposition, is_denied
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues

DEPTH = 12  # governors above one another; deeper nesting is a parse error


@record
class Factuality:
    """Polarity and modality of one word."""

    denied: bool
    modality: str


def polarity_of(trigger: Token, *, cues: Cues) -> str:
    """`affirmed` or `negated`. A trigger that carries its negation in itself ("refused") is affirmed."""
    return "negated" if factuality_of(trigger, cues=cues).denied else "affirmed"


def modality_of(trigger: Token, *, cues: Cues) -> str:
    """`asserted`, `possible`, `predicted`, `hypothetical` or `normative`."""
    return factuality_of(trigger, cues=cues).modality


TOLD = frozenset({"says", "thinks", "possible"})
REFUTING = frozenset({"dismiss", "reject", "rubbish", "debunk", "disprove", "rebut"})
"""Verbs that deny where a report is their object, besides those that always do."""


def _is_refuted(report: Token, cues: Cues) -> bool:
    """Whether a noun for something said is what a verb denies: "denied reports that", "the claim was rejected"."""
    verb = report.head
    if report.pos_ != "NOUN" or report.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ != "VERB":
        return False
    if any(c.dep_ in {"neg", "aux"} and c.lower_ != "had" and c.tag_ != "VBZ" for c in verb.children):
        return False
    return verb.lemma_ in REFUTING or cues.effect("report_verb", verb.lemma_) == "denies"


TAKEN_FOR_GRANTED = frozenset({"why", "how"})
"""Words that ask for the cause or manner of what has happened."""


def factuality_of(token: Token, *, cues: Cues, depth: int = 0) -> Factuality:
    """Polarity and modality of a word, with all that governs it."""
    own = _by_itself(token, cues)
    if depth > DEPTH:
        return own
    own = _ask(token, own)
    governor = find_governor(token, cues)
    if governor is None or governor.token == token:
        return own
    above = factuality_of(governor.token, cues=cues, depth=depth + 1)
    found = _under(governor, token, above, own)
    if governor.effect in TOLD and _is_refuted(governor.token, cues):
        return Factuality(denied=not found.denied, modality=found.modality)
    return found


@once_per_token_with
def _by_itself(token: Token, cues: Cues) -> Factuality:
    """What the word's own clause says of it."""
    denied = is_denied(token, cues) or denied_by_preposition(token, cues)
    return Factuality(denied=denied, modality=marked_modality(token, cues, denied=denied))


def _ask(token: Token, own: Factuality) -> Factuality:
    """A question leaves open what it asks; one with "why" or "how" takes it for granted."""
    asks = token.dep_ == "ROOT" and not any(t.tag_ in {"WRB", "WP", "WDT", "WP$"} for t in token.children)
    if asks and token.sent.text.rstrip(" \"'\u201d\u2019)").endswith("?"):
        return Factuality(denied=own.denied, modality=stronger(own.modality, "possible"))
    return own


def _under(governor: Governor, token: Token, above: Factuality, own: Factuality) -> Factuality:
    effect = governor.effect
    both = stronger(above.modality, own.modality)
    flipped = not own.denied
    if effect in {"raising", "implicative"}:
        return Factuality(denied=own.denied or above.denied, modality=both)
    if effect == "neg_implicative":
        return Factuality(denied=own.denied if above.denied else flipped, modality=both)
    if effect == "neg_one_way":
        return Factuality(
            denied=own.denied if above.denied else flipped,
            modality=stronger(both, "possible" if above.denied else "asserted"),
        )
    if effect == "enabling":
        return _enabled(governor.token, above, own)
    if effect in {"possible", "predicted", "normative", "hypothetical"}:
        return _expected(effect, above, own)
    return _reported(governor, token, above, own)


def _enabled(governor: Token, above: Factuality, own: Factuality) -> Factuality:
    """Whoever could not, did not; whoever was able to, mostly did; whoever is able to, may."""
    both = stronger(above.modality, own.modality)
    if above.denied:
        return Factuality(denied=True, modality=both)
    tensed = governor if governor.pos_ in {"VERB", "AUX"} else governor.head
    done = tensed.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in {"aux", "auxpass"} for c in tensed.children)
    return Factuality(denied=own.denied, modality=both if done else stronger(both, "possible"))


def _expected(effect: str, above: Factuality, own: Factuality) -> Factuality:
    """What is wished for or possible is no more than that; what is not even that, is denied."""
    both = stronger(above.modality, own.modality)
    if above.denied:
        return Factuality(
            denied=True, modality=stronger(both, effect) if effect in {"predicted", "normative"} else both
        )
    return Factuality(denied=own.denied, modality=stronger(both, effect))


def _reported(governor: Governor, token: Token, above: Factuality, own: Factuality) -> Factuality:
    """What is said is as its source puts it; the hedges of "may show that" pass on to what is shown."""
    effect = governor.effect
    if effect in {"says", "denies"} and above.denied and governor.token.pos_ == "VERB" and governor.token.i < token.i:
        return Factuality(denied=own.denied, modality=stronger(own.modality, "possible"))
    if effect == "denies":
        return Factuality(denied=not own.denied, modality=own.modality)
    if effect == "doubts" or (effect == "asks" and not any(c.lower_ in TAKEN_FOR_GRANTED for c in token.children)):
        return Factuality(denied=own.denied, modality=stronger(own.modality, "possible"))
    if effect == "thinks" and above.denied:
        return Factuality(denied=not own.denied, modality=own.modality)
    if effect == "shows":
        return Factuality(denied=own.denied, modality=stronger(above.modality, own.modality))
    return own
