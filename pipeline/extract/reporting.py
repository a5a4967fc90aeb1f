"""Reports found by syntax: a source phrase, the word that signals the report, and the tokens of what is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.clauses import agents, is_passive, subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from pipeline.packs.cues import Cues

SAYING = frozenset({"says", "thinks", "denies", "doubts", "asks", "shows"})
VERBAL = frozenset({"VERB", "AUX"})
CLAUSAL = frozenset({"ccomp", "parataxis", "advcl"})
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
COPULAR = frozenset({"be", "remain", "seem", "appear", "become", "look", "make", "mean", "represent"})
COMMITTING = frozenset({"announce", "declare", "indicate", "signal", "pronounce", "proclaim"})
SELF = frozenset({"it", "they", "he", "she", "itself", "themselves", "himself", "herself", "we", "i"})
VOLITION = frozenset(
    {"want", "wish", "hope", "plan", "intend", "ready", "willing", "prepared", "open", "keen", "eager", "prepare"}
)
LONGEST_SOURCE = 14  # tokens after an inverted "says" that still name its speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report inside a passage, as token indices.

    `source` is the head of the source phrase, or None where nobody is named; `effect` the cue's. `needs_speaker`
    tells that the report only counts if the source can speak ("the timing shows that" is the author's).
    """

    source: int | None
    cue: int
    content: frozenset[int]
    effect: str
    needs_speaker: bool = False


def find_reports(doc: Doc, cues: Cues) -> Iterator[Report]:
    """All reports of a passage, in reading order of their cues. The same content may be reported twice."""
    for token in doc:
        for finder in FINDERS:
            yield from finder(token, cues)


def _content(tokens: Iterator[Token] | list[Token], *leave_out: Token) -> frozenset[int]:
    """Token indices without subtrees that belong to the cue or the source."""
    dropped = {t.i for top in leave_out for t in top.subtree}
    return frozenset(t.i for t in tokens if t.i not in dropped)


def _effect(verb: Token, cues: Cues) -> str | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"prt", "prep"} and (child.i == verb.i + 1 or child.lower_ == "as"):
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
    if verb.pos_ not in VERBAL:
        return
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
    if verb.lemma_ not in COMMITTING:
        return False
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
    found: frozenset[int] = frozenset()
    for child in verb.children:
        if child.dep_ == "ccomp" and (_commits(verb, child) or any(c.lower_ == "whether" for c in child.children)):
            return frozenset()
        if child.dep_ == "ccomp" and effect == "shows" and child.pos_ not in VERBAL:
            continue
        if (child.dep_ == "ccomp" and child.pos_ in VERBAL | {"ADJ", "NOUN", "PROPN", "ADV", "PRON"}) or (child.dep_ == "xcomp" and is_passive(verb)):
            found |= _content(list(child.subtree))
        elif child.dep_ == "prep" and child.lower_ in {"of", "about"} and child.i == verb.i + 1:
            found |= (
                _content(list(child.subtree))
                if cues.effect("report_verb", f"{verb.lemma_.lower()} {child.lower_}")
                else found
            )
        elif effect != "shows" and (
            child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i)
        ):
            found |= _content(list(child.subtree))
        elif child.dep_ in {"dobj", "nsubjpass"} and cues.effect("report_object", verb.lemma_.lower()):
            found |= _content(list(child.subtree)) if not (is_passive(verb) and source is None) else frozenset()
    if not found:
        return _interrupted(verb)
    later = frozenset(i for i in found if i > verb.i)
    if later and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        found = later
    if source is not None and source.i in found:
        found -= {t.i for t in source.subtree}
    return found


def _interrupted(verb: Token) -> frozenset[int]:
    """ "The plan, Smith said, will fail"; "as Smith says, it failed"."""
    as_clause = verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if verb.dep_ == "parataxis" or as_clause:
        return _content(list(verb.head.subtree), verb)
    return frozenset()


def _inverted_reports(verb: Token, cues: Cues) -> Iterator[Report]:
    """ "It will fail explains the analyst Ben Dubow" at the end of a sentence, however it was parsed."""
    if verb.tag_ not in {"VBZ", "VBD", "NNS", "VBP"} or cues.effect("report_verb", _singular(verb)) != "says":
        return
    sentence = verb.sent
    after = [t for t in verb.doc[verb.i + 1 : sentence.end] if not t.is_punct and not t.is_space]
    before = verb.doc[sentence.start : verb.i]
    if not after or len(after) > LONGEST_SOURCE or len(before) < 4 or any(t.pos_ in VERBAL for t in after):
        return
    if after[0].pos_ not in {"PROPN", "NOUN", "DET", "ADJ"} or not any(t.pos_ in VERBAL for t in before):
        return
    person = next((t for t in reversed(after) if t.ent_type_ == "PERSON"), None)
    if (
        person is None
        or (any(s.i < verb.i for s in subjects(verb))
        and verb.pos_ == "VERB"
        and verb.doc[verb.i - 1].pos_ in {"PROPN", "NOUN", "PRON"}
        and any(s.i == verb.i - 1 for s in subjects(verb)))
    ):
        return
    yield Report(source=person.i, cue=verb.i, content=frozenset(t.i for t in before if not t.is_space), effect="says")


def _singular(token: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma


def _phrase_reports(token: Token, cues: Cues) -> Iterator[Report]:
    """ "According to X", "in the words of X", "in X's view"."""
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
    content = _content(list(clause.subtree), top)
    if content:
        yield Report(source=source.i, cue=token.i, content=content, effect="says")


def _fronted_reports(token: Token, cues: Cues) -> Iterator[Report]:
    """As in "For Smith, the club is a ruin", "To critics, it was a mistake": a person's view of what something is."""
    clause = token.sent.root if token.head.dep_ == "advcl" else token.head
    if token.lower_ not in {"for", "to"} or token.dep_ not in {"prep", "dative"} or clause.lemma_ not in COPULAR:
        return
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if source is None or token.i > token.head.i or any(t.pos_ in VERBAL for t in token.doc[token.sent.start : token.i]):
        return
    if token.doc[token.right_edge.i + 1 : token.right_edge.i + 2].text != ",":
        return
    person = (
        any(t.ent_type_ == "PERSON" and t.dep_ != "poss" for t in (source, *source.children))
        or cues.effect("unnamed_source", source.lemma_.lower()) == "people"
    )
    if person or cues.effect("role_noun", source.lemma_.lower()) in {"official", "expert"}:
        yield Report(source=source.i, cue=token.i, content=_content(list(clause.subtree), token), effect="thinks")


def _phrase_source(token: Token, cues: Cues) -> Token | None:
    if token.lower_ in VIEWS or token.lemma_ in VIEWS:
        if token.dep_ == "pobj" and token.head.lower_ in {"in", "to", "by"}:
            return next((c for c in token.children if c.dep_ == "poss"), None)
        return None
    for words, _ in cues.phrases("report_phrase"):
        end = token.i + len(words)
        if token.lower_ == words[0] and tuple(t.lower_ for t in token.doc[token.i : end]) == words:
            last = token.doc[end - 1]
            return next((c for c in last.children if c.dep_ in {"pobj", "dobj"}), None)
    return None


def _noun_reports(noun: Token, cues: Cues) -> Iterator[Report]:
    """ "X's claim that it failed", "reports of its death", "the official reason being that"."""
    effect = cues.effect("report_noun", noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    if effect not in SAYING or effect == "shows":
        return
    content: frozenset[int] = frozenset()
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        ):
            content |= _content(list(child.subtree))
        elif child.dep_ == "prep" and child.lower_ == "of" and cues.effect("report_object", noun.lemma_.lower()):
            content |= _content(list(child.subtree), child) | _content([t for t in child.subtree if t != child])
    if not content:
        content = _equated(noun)
    if content:
        source = _owner(noun, content)
        yield Report(source=source.i if source is not None else None, cue=noun.i, content=content, effect=effect)


def _equated(noun: Token) -> frozenset[int]:
    """ "The reason given is that it rained"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return frozenset()
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and any(k.lower_ == "that" for k in c.children)]
    return _content(list(clauses[0].subtree)) if clauses else frozenset()


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


def _adjective_reports(adjective: Token, cues: Cues) -> Iterator[Report]:
    """ "X is sure that it failed"."""
    if adjective.pos_ != "ADJ" or cues.effect("report_adjective", adjective.lemma_.lower()) not in SAYING:
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
            content=_content(list(clauses[0].subtree)),
            effect="thinks",
            needs_speaker=True,
        )


def _hearsay_reports(adverb: Token, cues: Cues) -> Iterator[Report]:
    """ "Reportedly", "allegedly": nobody in particular says the clause."""
    if (
        adverb.dep_ != "advmod"
        or cues.effect("unnamed_source", adverb.lower_) != "hearsay"
        or adverb.lower_[-2:] != "ly"
    ):
        return
    if adverb.lower_ in {"widely", "commonly", "generally", "popularly", "ostensibly", "professedly", "supposedly"}:
        return
    yield Report(source=None, cue=adverb.i, content=_content(list(adverb.head.subtree), adverb), effect="says")


FINDERS: tuple[Callable[[Token, Cues], Iterator[Report]], ...] = (
    _verb_reports,
    _inverted_reports,
    _phrase_reports,
    _fronted_reports,
    _noun_reports,
    _adjective_reports,
    _hearsay_reports,
)
