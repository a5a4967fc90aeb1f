"""What governs a word: the verb, adjective or noun of which it is the complement, and what that says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pipeline.extract.noun_phrases import is_set_off
from pipeline.extract.relatives import is_ranked, left_to, ranked_before
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues

CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "oprd"})
KINDS = {"VERB": "verb_complement", "AUX": "verb_complement", "ADJ": "adjective_complement", "NOUN": "noun_complement"}
REPORTS = {"VERB": "report_verb", "AUX": "report_verb", "ADJ": "report_adjective", "NOUN": "report_noun"}
FINITE_BE = frozenset({"VBD", "VBZ", "VBP"})
CAME_TO = frozenset({"be", "become", "prove", "remain", "see", "blame", "last", "make", "cost", "change", "haunt"})
"""Verbs with which "was to" tells what came of something, or only judges it."""
CONTENTS = frozenset(
    {"aim", "task", "job", "goal", "purpose", "idea", "plan", "step", "thing", "point", "way", "role", "mission",
     "duty", "answer", "order", "objective", "intention", "hope", "wish", "dream", "decision", "proposal", "promise",
     "ambition", "choice", "solution", "habit", "response", "reaction"}
)  # fmt: skip
"""Nouns that an infinitive after "was" explains."""
OUTCOMES = frozenset({"to", "in", "from", "for", "on", "with", "of", "as", "into", "against"})


@record
class Governor:
    """The governing word and its effect: one of the complement or report effects of the cue tables."""

    token: Token
    effect: str


def find_governor(token: Token, cues: Cues) -> Governor | None:
    """What governs a word, or None where it stands on its own feet."""
    dep, head = token.dep_, token.head
    if head == token or (token.pos_ == "PROPN" and dep not in {"conj", "attr", "acomp", "oprd"}):
        return None
    if token.pos_ == "NOUN" and is_set_off(token):
        return None
    if token.tag_ == "VB" and (ranked := ranked_before(token)) is not None:
        return Governor(token=ranked.head, effect="shows")
    if left_to(token) is not None:
        return Governor(token=head, effect="shows")
    if dep in {"attr", "acomp", "oprd", "compound", "amod", "nmod"}:
        return Governor(token=head, effect="raising")
    reader = BY_LABEL.get(dep)
    if reader is None and token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        reader = _of_event_noun
    return reader(token, cues) if reader else None


def _of_conjunct(token: Token, cues: Cues) -> Governor | None:
    """A later conjunct is governed by what governs the first, unless it has a subject of its own."""
    first = token
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    if first.tag_ in {"VB", "VBG"} and token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ in {"VERB", "AUX"}:
        return None
    own_subject = not token.labels.isdisjoint({"nsubj", "nsubjpass", "expl"})
    if own_subject and first.dep_ != "ccomp":
        return None
    if first.dep_ == "acomp" or (token.pos_ not in {"VERB", "AUX"} and first.pos_ in {"VERB", "AUX"}):
        return Governor(token=first.head, effect="raising")
    return find_governor(first, cues)


def _of_clause(token: Token, cues: Cues) -> Governor | None:
    head = token.head
    if token.dep_ == "ccomp" and token.i < head.i and "mark" not in token.labels:
        return None  # a clause set before another one, or what a speaker named afterwards says
    if token.dep_ == "csubj" and any(c.tag_ == "WP" and c.i < token.i for c in token.children):
        return None  # what "What drew them was not the sea" denies is the sea; something drew them
    if head.lemma_ == "be" and head.pos_ in {"AUX", "VERB"}:
        judged = next((c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"} and c != token), None)
        if judged is not None and judged.pos_ in {"ADJ", "NOUN", "VERB"}:
            return Governor(token=judged, effect=_effect(judged, token, cues) or "raising")
        return Governor(token=head, effect="predicted" if _was_to(token) else "raising")
    effect = _effect(head, token, cues)
    if effect is None:
        effect = "raising" if token.dep_ in {"xcomp", "oprd"} else "says"
    return Governor(token=head, effect=effect)


def _effect(head: Token, token: Token, cues: Cues) -> str | None:
    """What the governor says of its clause. A finite clause after a verb of saying is what is said."""
    text = _text(head, token, cues)
    kind = KINDS.get(head.pos_)
    if kind is None:
        return None
    report = cues.effect(REPORTS[head.pos_], text)
    finite = token.dep_ in {"ccomp", "acl"} and not any(c.tag_ == "TO" for c in token.children) and token.tag_ != "VBG"
    if finite and report in {"says", "thinks", "denies", "doubts", "asks", "shows", "perceives"}:
        return report
    effect = cues.effect(kind, text)
    if finite and effect == "predicted" and _is_past(token):
        return "says"
    return effect or (None if report in {None, "directs", "commits"} else report)


def _was_to(verb: Token) -> bool:
    """Whether an infinitive after "was" or "is" tells what was, or is, only planned: "was to be held in May", "was to
    have led it". What came of it in the end is no plan ("was to become queen"), nor what a task or the like consists in
    ("the plan was to sell it", "the first thing she did was to call").
    """
    be = verb.head
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    if verb.dep_ != "xcomp" or helpers[:1] != ["to"] or verb.tag_ not in {"VB", "VBN"}:
        return False
    if helpers[:2] == ["to", "have"]:
        return True
    subject = next((c for c in be.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if be.tag_ not in FINITE_BE or "neg" in be.labels or verb.lemma_ in CAME_TO or subject is None:
        return False
    if subject.pos_ == "VERB" or "relcl" in subject.labels:
        return False
    return "auxpass" in verb.labels or subject.lemma_ not in CONTENTS


def _is_past(verb: Token) -> bool:
    """Whether a finite verb tells of what was or has been: nobody can promise that."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    tags = {c.tag_ for c in helpers} or {verb.tag_}
    return "MD" not in tags and ("VBD" in tags or any(c.lemma_ == "have" for c in helpers))


def _text(head: Token, token: Token, cues: Cues) -> str:
    """The governor's entry: `lemma to` or `lemma ing`, `lemma particle`, or the lemma, whichever is listed first."""
    lemma = head.lemma_.lower()
    kind = KINDS.get(head.pos_)
    if kind is None or (lemma == "have" and (head.tag_ in {"VBD", "VBN"} or _yet(head))):
        return lemma
    marker = "to" if any(c.tag_ == "TO" for c in token.children) else "ing" if token.tag_ == "VBG" else ""
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "prep", "advmod"} and c.i == head.i + 1]
    for candidate in (f"{lemma} {marker}", *(f"{lemma} {p}" for p in particles)):
        if cues.effect(kind, candidate) or cues.effect(REPORTS[head.pos_], candidate):
            return candidate
    return lemma


def _yet(verb: Token) -> bool:
    return verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "yet"


def _of_noun_clause(token: Token, cues: Cues) -> Governor | None:
    """As in "The plan to leave", "the claim that it left"; a participle that only describes ("troops sent") is free."""
    head = token.head
    infinitive = any(c.tag_ == "TO" for c in token.children)
    that_clause = "mark" in token.labels
    if not infinitive and not that_clause:
        return None
    effect = _effect(head, token, cues)
    if effect is None and infinitive:
        effect = "shows" if is_ranked(head) else "possible"
    return Governor(token=head, effect=effect or "says")


def _of_infinitive(token: Token, cues: Cues) -> Governor | None:
    """As in "has more to offer"; other relative clauses stand on their own feet."""
    return _of_noun_clause(token, cues) if any(c.tag_ == "TO" for c in token.children) else None


def _of_gerund(token: Token, cues: Cues) -> Governor | None:
    return _of_prepositional(token, cues, clause=True)


def _of_prepositional(token: Token, cues: Cues, *, clause: bool) -> Governor | None:
    """As in "Succeeded in leaving", "the lack of talks", "lead to a war", "stopped short of leaving"."""
    preposition = token.head
    if preposition.dep_ == "conj" and preposition.lower_ == preposition.head.lower_:
        preposition = preposition.head
    head = preposition.head
    if preposition.dep_ not in {"prep", "agent", "prt", "dative"} or head == preposition:
        return None
    if head.pos_ in {"ADV", "ADJ"} and head.dep_ in {"advmod", "acomp"} and head.head.pos_ == "VERB":
        effect = cues.effect("verb_complement", f"{head.head.lemma_.lower()} {head.lower_}")
        if effect and (clause or cues.effect("event_object", head.head.lemma_.lower())):
            return Governor(token=head.head, effect=effect)
    if head.lemma_ == "be" and preposition.lower_ in {"in", "under", "out", "on", "at"}:
        return Governor(token=head, effect="raising")
    kind = KINDS.get(head.pos_)
    effect = _effect_through(preposition, token, cues, clause=clause) if kind else None
    return Governor(token=head, effect=effect) if effect and not _outlives(token, effect, cues) else None


def _effect_through(preposition: Token, token: Token, cues: Cues, *, clause: bool) -> str | None:
    """What the word before a preposition says of what stands behind it."""
    head, word = preposition.head, preposition.lower_
    text = _text(head, token, cues)
    effect = cues.effect(KINDS[head.pos_], text)
    if head.pos_ == "NOUN":
        report = cues.effect("report_noun", text) if word in {"of", "about", "on"} else None
        return (effect or report) if word in {"of", "for", "to", "in", "about"} else None
    if head.pos_ == "ADJ":
        return effect
    lemma = head.lemma_.lower()
    carries = clause or (cues.effect("event_object", lemma) is not None and _is_goal(preposition))
    carries = carries or cues.effect("event_object", f"{lemma} {word}") is not None
    return (effect or "raising") if carries and word in OUTCOMES else None


def _is_goal(preposition: Token) -> bool:
    """The preposition of an outcome or request rather than of a place or time."""
    return preposition.lower_ in {"to", "in", "for", "into", "from"} and preposition.i <= preposition.head.i + 2


def _of_event_noun(token: Token, cues: Cues) -> Governor | None:
    """A happening named as an argument stands or falls with a verb that only carries or concerns it."""
    dep, head = token.dep_, token.head
    if dep == "pobj":
        return _of_prepositional(token, cues, clause=False)
    lemma = head.lemma_.lower()
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    owned = "poss" in token.labels
    if dep in {"dobj", "nsubjpass"} and cues.effect("event_object", lemma):
        effect = _effect_on_object(head, token, cues) or "raising"
        presupposed = (owned and effect == "raising") or _outlives(token, effect, cues)
        return None if presupposed else Governor(token=head, effect=effect)
    if dep in {"nsubj", "csubj"} and head.lemma_ == "be":
        return _of_judged(head, cues) or _of_placed(head)
    return _of_happening(head, cues) if dep == "nsubj" and not _is_copula(head) else None


def _of_happening(verb: Token, cues: Cues) -> Governor | None:
    """A verb that says that its subject happened ("the launch began"), or did not ("the launch fell through")."""
    for text in _phrases(verb):
        if cues.effect("event_subject", text):
            return Governor(token=verb, effect=cues.effect("verb_complement", text) or "raising")
    return Governor(token=verb, effect="raising") if cues.effect("event_subject", verb.lemma_.lower()) else None


def _phrases(verb: Token) -> Iterator[str]:
    """A verb with the word right behind it and what that governs: "come to nothing", "fall through"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.i == verb.i + 1 and child.dep_ in {"prt", "prep", "advmod"}:
            yield from (f"{lemma} {child.lower_} {below.lower_}" for below in child.children)
            yield f"{lemma} {child.lower_}"


def _effect_on_object(head: Token, token: Token, cues: Cues) -> str | None:
    """What a verb says of a happening named as its object, as of a gerund ("considering an appeal"); a judgement of it
    ("considers the strike a mistake") says nothing.
    """
    judged = not head.labels.isdisjoint({"oprd", "ccomp", "acomp", "xcomp"})
    as_gerund = None if judged else cues.effect("verb_complement", f"{head.lemma_.lower()} ing")
    return cues.effect("verb_complement", _text(head, token, cues)) or as_gerund


def _outlives(noun: Token, effect: str | None, cues: Cues) -> bool:
    """A request or claim that is refused was made all the same."""
    return effect == "neg_one_way" and cues.effect("report_noun", noun.lemma_.lower()) not in {
        None,
        "shows",
        "perceives",
    }


def _of_judged(copula: Token, cues: Cues) -> Governor | None:
    """As in "a deal is hardly possible", "collapse is not to be expected"."""
    for child in copula.children:
        if child.dep_ in {"acomp", "xcomp"}:
            kind = "adjective_complement" if child.dep_ == "acomp" else "verb_complement"
            effect = cues.effect(kind, child.lemma_.lower()) or cues.effect(kind, child.lower_)
            if effect in {"possible", "predicted", "neg_implicative", "normative"}:
                return Governor(token=child, effect=effect)
    return None


def _of_placed(copula: Token) -> Governor | None:
    """As in "the headquarters will be in Rome": what is said of its place is said of it."""
    below = {child.dep_ for child in copula.children}
    return Governor(token=copula, effect="raising") if "prep" in below and below.isdisjoint(JUDGED) else None


def _is_copula(verb: Token) -> bool:
    return verb.lemma_ in {"be", "become", "remain"} and not verb.labels.isdisjoint({"attr", "acomp"})


def _of_purpose(token: Token, cues: Cues) -> Governor | None:
    """As in "Sent troops to restore order": the purpose is not said to be reached; but what comes of winning is, as in
    "beat Oslo to win the cup".
    """
    purpose = any(c.tag_ == "TO" for c in token.children) and token.tag_ == "VB"
    if purpose and token.head.pos_ in {"ADV", "ADJ"}:
        return Governor(token=token.head, effect=cues.effect("adjective_complement", token.head.lower_) or "possible")
    if not purpose or token.i < token.head.i:
        return None
    outcome = cues.effect("outcome", token.head.lemma_)
    return Governor(token=token.head, effect=outcome or "possible")


JUDGED = frozenset({"attr", "acomp", "xcomp", "ccomp", "oprd"})
BY_LABEL: dict[str, Callable[[Token, Cues], Governor | None]] = {
    "conj": _of_conjunct,
    **dict.fromkeys(CLAUSES, _of_clause),
    "acl": _of_noun_clause,
    "relcl": _of_infinitive,
    "pcomp": _of_gerund,
    "advcl": _of_purpose,
}
