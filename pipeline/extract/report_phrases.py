"""Reports by phrases, nouns, adjectives and adverbs: "according to X", "X's claim that", "sure that", "allegedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.report import SAYING, VERBAL, Report, tokens_of
from pipeline.extract.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues

VIEWS = frozenset(
    {
        "view",
        "opinion",
        "word",
        "eye",
        "judgment",
        "judgement",
        "estimation",
        "account",
        "mind",
        "assessment",
        "telling",
        "reckoning",
    }
)
FRONTED = frozenset({"for", "to"})
COPULAR = frozenset({"be", "remain", "seem", "appear", "become", "look", "make", "mean", "represent"})


def phrase_reports(token: Token, cues: Cues) -> Iterator[Report]:
    """As in "According to X", "in the words of X", "in X's view"."""
    source = _phrase_source(token, cues)
    if source is None:
        return
    top = token
    while top.head.pos_ in {"ADP", "SCONJ"} and top.head != top:
        top = top.head
    clause = top.head
    while clause.pos_ not in VERBAL and clause.head != clause:
        clause = clause.head
    if clause == top:
        return
    content = tokens_of(clause.subtree, top)
    if content:
        yield Report(source=source.i, cue=token.i, content=content, effect="says")


def fronted_reports(token: Token, cues: Cues) -> Iterator[Report]:
    """As in "For Smith, the club is a ruin", "To critics, it was a mistake": a person's view of what something is."""
    clause = token.sent.root if token.head.dep_ == "advcl" else token.head
    if token.dep_ not in {"prep", "dative"} or clause.lemma_ not in COPULAR:
        return
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if source is None or token.i > token.head.i or any(t.pos_ in VERBAL for t in token.doc[token.sent.start : token.i]):
        return
    after = token.right_edge.i + 1
    if after == len(token.doc) or token.doc[after].text != ",":
        return
    person = (
        any(t.ent_type_ == "PERSON" and t.dep_ != "poss" for t in (source, *source.children))
        or cues.effect("unnamed_source", source.lemma_.lower()) == "people"
    )
    if person or cues.effect("role_noun", source.lemma_.lower()) in {"official", "expert"}:
        yield Report(source=source.i, cue=token.i, content=tokens_of(clause.subtree, token), effect="thinks")


def _phrase_source(token: Token, cues: Cues) -> Token | None:
    lower = token.lower_
    if lower in VIEWS or token.lemma_ in VIEWS:
        if token.dep_ == "pobj" and token.head.lower_ in {"in", "to", "by"}:
            return next((c for c in token.children if c.dep_ == "poss"), None)
        return None
    for words in cues.openings["report_phrase"].get(lower, ()):
        end = token.i + len(words)
        if tuple([t.lower_ for t in token.doc[token.i : end]]) == words:
            last = token.doc[end - 1]
            return next((c for c in last.children if c.dep_ in {"pobj", "dobj"}), None)
    return None


def noun_reports(noun: Token, cues: Cues) -> Iterator[Report]:
    """As in "X's claim that it failed", "reports of its death", "the official reason being that"."""
    effect = cues.effect("report_noun", noun.lemma_.lower())
    if effect not in SAYING or effect == "shows":
        return
    content: frozenset[int] = frozenset()
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        ):
            content |= tokens_of(child.subtree)
        elif child.dep_ == "prep" and child.lower_ == "of" and cues.effect("report_object", noun.lemma_.lower()):
            content |= tokens_of(child.subtree, child) | tokens_of([t for t in child.subtree if t != child])
    if not content:
        content = _equated(noun)
    if content:
        source = _owner(noun, content)
        yield Report(source=source.i if source is not None else None, cue=noun.i, content=content, effect=effect)


def _equated(noun: Token) -> frozenset[int]:
    """As in "The reason given is that it rained"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return frozenset()
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and any(k.lower_ == "that" for k in c.children)]
    return tokens_of(clauses[0].subtree) if clauses else frozenset()


def _owner(noun: Token, content: frozenset[int]) -> Token | None:
    """Whose saying it is: a possessor, "by X", "from X", or the subject of "made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of", "among"} and child.i not in content:
            found = next((c for c in child.children if c.dep_ == "pobj" and c.i not in content), None)
            if found is not None:
                return found
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return next(iter(subjects(verb.head)), None)
    if noun.dep_ == "dobj" and verb.pos_ in VERBAL:
        return next(iter(subjects(verb)), None)
    return None


def adjective_reports(adjective: Token, cues: Cues) -> Iterator[Report]:
    """As in "X is sure that it failed"."""
    if cues.effect("report_adjective", adjective.lemma_.lower()) not in SAYING:
        return
    clauses = [c for c in adjective.children if c.dep_ == "ccomp"]
    verb = adjective.head
    if not clauses or verb.pos_ not in VERBAL:
        return
    source = next(iter(subjects(verb)), None)
    if source is not None and source.dep_ != "expl":
        yield Report(
            source=source.i,
            cue=adjective.i,
            content=tokens_of(clauses[0].subtree),
            effect="thinks",
            needs_speaker=True,
        )


def hearsay_reports(adverb: Token, cues: Cues) -> Iterator[Report]:
    """As in "Reportedly", "allegedly": nobody in particular says the clause."""
    if cues.effect("unnamed_source", adverb.lower_) != "hearsay" or adverb.lower_[-2:] != "ly":
        return
    if adverb.lower_ in {"widely", "commonly", "generally", "popularly", "ostensibly", "professedly", "supposedly"}:
        return
    yield Report(source=None, cue=adverb.i, content=tokens_of(adverb.head.subtree, adverb), effect="says")
