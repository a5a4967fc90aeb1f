"""Reports found by syntax: a source phrase, the word that signals the report, and the tokens of what is reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.clauses import agents, is_passive
from pipeline.extract.report import SAYING, VERBAL, Report, tokens_of
from pipeline.extract.report_phrases import (
    FRONTED,
    VIEWS,
    adjective_reports,
    fronted_reports,
    hearsay_reports,
    noun_reports,
    phrase_reports,
)
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.cues import Cues

AGAINST = frozenset({"though", "although", "while", "whereas", "but"})
COMMITTING = frozenset({"announce", "declare", "indicate", "signal", "pronounce", "proclaim"})
SELF = frozenset({"it", "they", "he", "she", "itself", "themselves", "himself", "herself", "we", "i"})
VOLITION = frozenset(
    {"want", "wish", "hope", "plan", "intend", "ready", "willing", "prepared", "open", "keen", "eager", "prepare"}
)
INVERTED = frozenset({"VBZ", "VBD", "NNS", "VBP"})
"""Tags that an inverted "says" may get."""
LONGEST_SOURCE = 14  # tokens after an inverted "says" that still name its speaker


def find_reports(doc: Doc, cues: Cues) -> Iterator[Report]:
    """All reports of a passage, in reading order of their cues. The same content may be reported twice."""
    openings = cues.openings["report_phrase"]
    for token in doc:
        if token.pos_ in VERBAL:
            yield from _verb_reports(token, cues)
        if token.tag_ in INVERTED and cues.effect("report_verb", token.lemma_.lower()) == "says":
            yield from _inverted_reports(token)
        if token.lower_ in openings or token.lower_ in VIEWS or token.lemma_ in VIEWS:
            yield from phrase_reports(token, cues)
        if token.lower_ in FRONTED:
            yield from fronted_reports(token, cues)
        if token.pos_ == "NOUN":
            yield from noun_reports(token, cues)
        elif token.pos_ == "ADJ":
            yield from adjective_reports(token, cues)
        if token.dep_ == "advmod":
            yield from hearsay_reports(token, cues)


def _effect(verb: Token, cues: Cues) -> str | None:
    lemma = verb.lemma_.lower()
    for child in () if verb.labels.isdisjoint({"prt", "prep"}) else verb.children:
        if child.dep_ in {"prt", "prep"} and (child.i > verb.i):
            found = cues.effect("report_verb", f"{lemma} {child.lower_}")
            if found:
                return found
    return cues.effect("report_verb", lemma)


def _source_of(verb: Token) -> Token | None:
    """Who says it: the agent of a passive, else the subject; dummies and bare things said are no source."""
    if is_passive(verb):
        return next(iter(agents(verb)), None)
    found = [s for s in subjects(verb) if s.dep_ != "expl" and s != verb]
    return found[0] if found else None


def _verb_reports(verb: Token, cues: Cues) -> Iterator[Report]:
    effect = _effect(verb, cues)
    if effect not in SAYING:
        return
    source = _source_of(verb)
    if source is None and (not is_passive(verb) or any(c.lower_ in {"can", "could", "may"} for c in verb.children)):
        return
    content = _in_segment(verb, _said(verb, source, effect, cues))
    if content:
        needs = effect == "shows" or (
            source is not None and effect in {"says", "denies"} and source.lower_ in {"it", "this", "that", "which"}
        )
        yield Report(
            source=source.i if source is not None else None,
            cue=verb.i,
            content=content,
            effect=effect,
            needs_speaker=needs,
        )


def _commits(verb: Token, clause: Token) -> bool:
    """As in "announced that it would join", "declared itself ready": an act of one's own rather than a report."""
    return verb.lemma_ in COMMITTING and wills(clause)


def wills(clause: Token) -> bool:
    """Whether somebody says what they themselves will do or want: "that it would join"."""
    own = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in SELF]
    willed = clause.lemma_ in VOLITION or any(c.lemma_ in VOLITION for c in clause.children)
    future = any(c.dep_ == "aux" and c.lower_ in {"will", "would", "'ll", "wo"} for c in clause.children)
    return bool(own) and (willed or future)


def _in_segment(cue: Token, content: frozenset[int]) -> frozenset[int]:
    """What is on the cue's side of a semicolon; a parser often hangs a whole list of clauses on the last verb."""
    marks = [t.i for t in cue.sent if t.text == ";"]
    left = max((m for m in marks if m < cue.i), default=-1)
    right = min((m for m in marks if m > cue.i), default=cue.sent.end)
    return frozenset(i for i in content if left < i < right)


def _said(verb: Token, source: Token | None, effect: str, cues: Cues) -> frozenset[int]:
    """What a verb of saying reports: its clauses, what it calls something, or the clause that it interrupts."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if any(_commits(verb, c) or any(k.lower_ == "whether" for k in c.children) for c in clauses):
        return frozenset()
    parts = [c for c in verb.children if _is_said(c, verb, source, effect, cues)]
    found = frozenset[int]().union(*(tokens_of(c.subtree, *_contrasts(c)) for c in parts))
    if not found:
        return _interrupted(verb)
    later = frozenset(i for i in found if i > verb.i)
    if later and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        found = later
    if source is not None and source.i in found:
        found -= set(source.places)
    return found


def _contrasts(clause: Token) -> list[Token]:
    """Clauses after a comma by which the author sets something against what is said: ", though it failed"."""
    found = []
    for child in clause.children:
        marks = [c for c in child.children if c.dep_ == "mark" and c.lower_ in AGAINST]
        if child.dep_ == "advcl" and marks and clause.doc[marks[0].i - 1].text == ",":
            found.append(child)
    return found


def _is_said(part: Token, verb: Token, source: Token | None, effect: str, cues: Cues) -> bool:
    """Whether a part of the clause is what is reported: a clause, what something is called, some objects."""
    lemma = verb.lemma_.lower()
    if part.dep_ == "ccomp":
        return part.pos_ in VERBAL or (effect != "shows" and part.pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "PRON"})
    if part.dep_ == "xcomp":
        return is_passive(verb) and cues.effect("verb_complement", f"{lemma} to") != "predicted"  # "was supposed to go"
    if part.dep_ == "prep" and part.lower_ in {"of", "about", "for"}:
        return part.i > verb.i and cues.effect("report_verb", f"{lemma} {part.lower_}") is not None
    if part.dep_ == "oprd" or (part.dep_ == "prep" and part.lower_ == "as" and part.i > verb.i):
        return effect != "shows"
    carried = part.dep_ in {"dobj", "nsubjpass"} and cues.effect("report_object", lemma) is not None
    return carried and not (source is None and is_passive(verb))


def _interrupted(verb: Token) -> frozenset[int]:
    """As in "The plan, Smith said, will fail"; "as Smith says, it failed"."""
    as_clause = verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if verb.dep_ == "parataxis" or as_clause:
        return tokens_of(verb.head.subtree, verb)
    return frozenset()


def _inverted_reports(verb: Token) -> Iterator[Report]:
    """As in "It will fail explains the analyst Ben Dubow" at the end of a sentence, however it was parsed."""
    sentence = verb.sent
    after = [t for t in verb.doc[verb.i + 1 : sentence.end] if not t.is_punct and not t.is_space]
    before = verb.doc[sentence.start : verb.i]
    if not after or len(after) > LONGEST_SOURCE or len(before) < 4 or any(t.pos_ in VERBAL for t in after):
        return
    if after[0].pos_ not in {"PROPN", "NOUN", "DET", "ADJ"} or not any(t.pos_ in VERBAL for t in before):
        return
    person = next((t for t in reversed(after) if t.ent_type_ == "PERSON"), None)
    if person is None or (
        any(s.i < verb.i for s in subjects(verb))
        and verb.pos_ == "VERB"
        and verb.doc[verb.i - 1].pos_ in {"PROPN", "NOUN", "PRON"}
        and any(s.i == verb.i - 1 for s in subjects(verb))
    ):
        return
    yield Report(source=person.i, cue=verb.i, content=frozenset(t.i for t in before if not t.is_space), effect="says")
