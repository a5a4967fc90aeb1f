"""Whether it happened: denials, opposite words and doubts between words that answer each other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.align.texts.difference import Difference
from pipeline.align.texts.pairing import AGREEING, OPPOSITE, OTHER, Pairing, Tie
from pipeline.align.texts.whole import AGENT, PATIENT, Reading

NOBODY = frozenset({"no", "nobody", "nothing", "none", "neither", "no-one", "nowhere"})
NEVER = frozenset({"never", "hardly", "barely", "scarcely", "not", "n't", "longer", "nor"})
ALL = frozenset({"every", "all", "each", "everyone", "everybody", "only"})
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
DESCRIBES = frozenset({"verb", "adj", "noun"})
MODALS = frozenset({"may", "might", "could"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})


def polarity_differences(pairing: Pairing) -> Iterator[Difference]:
    """Opposites, and in sentences without any one denial of what the other affirms."""
    opposed = tuple(_opposites(pairing))
    said = {pairing.left.root_of(d.at) for d in opposed}
    yield from opposed
    for tie in pairing.ties:
        root = pairing.left.root_of(tie.left)
        if root not in said and _is_denied_once(pairing, tie):
            said.add(root)
            yield Difference("polarity", f"One denies what the other affirms: {_against(pairing, tie)}.", tie.left)


def _opposites(pairing: Pairing) -> Iterator[Difference]:
    for tie in pairing.ties:
        equal = denied(pairing.left, tie.left) == denied(pairing.right, tie.right)
        if tie.relation == OPPOSITE and equal and not _other_way_round(pairing, tie):
            alike = not _filled_by_others(pairing, tie)
            yield Difference("polarity", f"Opposite words: {_against(pairing, tie)}.", tie.left, alike)


def _is_denied_once(pairing: Pairing, tie: Tie) -> bool:
    if tie.relation not in AGREEING or pairing.left.words[tie.left].part not in DESCRIBES:
        return False
    differ = denied(pairing.left, tie.left) != denied(pairing.right, tie.right)
    return differ and _is_said_of_one_thing(pairing, tie)


def _against(pairing: Pairing, tie: Tie) -> str:
    shown = [
        f"“{'not ' if denied(s, i) else ''}{s.words[i].text}”"
        for s, i in ((pairing.left, tie.left), (pairing.right, tie.right))
    ]
    return " against ".join(shown)


def modality_differences(pairing: Pairing) -> Iterator[Difference]:
    """Fact against possibility, of predicates that answer each other."""
    for tie in pairing.ties:
        one, two = pairing.left.words[tie.left], pairing.right.words[tie.right]
        predicates = one.part == two.part == "verb" or {one.role, two.role} <= COMPLEMENTS
        if tie.relation not in AGREEING or not predicates:
            continue
        left, right = doubtful(pairing.left, tie.left), doubtful(pairing.right, tie.right)
        if left != right and pairing.anchored(tie.left, tie.right):
            doubted = one.text if left else two.text
            yield Difference("modality", f"One states what the other leaves open: “{doubted}”.", tie.left)


def denied(side: Reading, i: int) -> bool:
    """Whether an odd number of denials bear on a word."""
    count = _own_denials(side, i)
    at = i
    while side.words[at].head != at and side.words[at].role in CLAUSES:
        at = side.words[at].head
        if side.words[at].lemma == "without":
            count += 1
            break
        count += _own_denials(side, at) + (side.words[at].lemma in side.lexicon.lists["deny"])
    return count % 2 == 1


def _own_denials(side: Reading, i: int) -> int:
    """Denials on a word, on the copula that links it, and on what it governs ("no traces were found")."""
    word, count = side.words[i], 0
    places = [i]
    if word.role in {"attr", "acomp", "oprd"} and side.words[word.head].lemma in {"be", "become", "remain"}:
        places.append(word.head)
    for place in places:
        for child in side.children.get(place, ()):
            below = side.words[child]
            count += (below.role == "neg" or below.lemma in NEVER) and not _counts_all(side, child)
            count += below.lemma in NOBODY
            if below.role in {"nsubj", "nsubjpass", "dobj", "attr"} and child != i and word.part in {"verb", "adj"}:
                count += any(_is_no(side, c) for c in side.children.get(child, ()))
    return count


def _is_no(side: Reading, i: int) -> bool:
    return side.words[i].lemma in NOBODY and side.words[i].role in {"det", "neg", "preconj", "predet"}


def _counts_all(side: Reading, i: int) -> bool:
    """Whether a negation stands before "every" or "all" or "only" and so denies the number only."""
    return i + 1 < len(side.words) and side.words[i + 1].lemma in ALL


def doubtful(side: Reading, i: int) -> bool:
    """Whether a predicate is only held possible, planned or suspected."""
    possible, at = side.lexicon.lists["possible"], i
    while True:
        below = [side.words[c] for c in side.children.get(at, ())]
        if any((w.role == "aux" and w.lemma in MODALS) or (w.role == "advmod" and w.lemma in possible) for w in below):
            return True
        word = side.words[at]
        if word.head == at or word.role not in CLAUSES | COMPLEMENTS:
            return False
        at = word.head
        if side.words[at].lemma in possible:
            return True


def _is_said_of_one_thing(pairing: Pairing, tie: Tie) -> bool:
    """Whether the words stand among words that answer each other and in no place that is filled by others."""
    left, right = pairing.left, pairing.right
    if (
        left.words[tie.left].part == "noun"
        and not _heads_clause(left, tie.left)
        and not _heads_clause(right, tie.right)
    ):
        return False
    return pairing.anchored(tie.left, tie.right) and not _filled_by_others(pairing, tie)


def _heads_clause(side: Reading, i: int) -> bool:
    """Whether a noun says what there is or what something is, or is itself denied."""
    word = side.words[i]
    return word.role in {"attr", "ROOT"} or any(side.words[c].lemma in NOBODY for c in side.children.get(i, ()))


def _filled_by_others(pairing: Pairing, tie: Tie) -> bool:
    """Whether agent or object is named otherwise on either side: then two acts are meant."""
    mine, theirs = (
        {s.slots[d].role: d for d in reversed(s.dependents.get(i, ())) if s.slots[d].role in {AGENT, PATIENT}}
        for s, i in ((pairing.left, tie.left), (pairing.right, tie.right))
    )
    for role in sorted(mine.keys() & theirs.keys()):
        i, j = mine[role], theirs[role]
        answered = i in pairing.answer and pairing.answer[i].relation != OTHER
        if not answered and j not in pairing.asked:
            return True
        if i in pairing.answer and pairing.answer[i].relation == OTHER:
            return True
        if pairing.tied(i, j) and _narrowed_otherwise(pairing, i, j):
            return True
    return False


def _narrowed_otherwise(pairing: Pairing, left: int, right: int) -> bool:
    """Whether each says of what the thing is, and they say different things: prices of bread, prices of houses."""
    return any(
        tie.relation == OTHER
        and pairing.left.slots[tie.left].governor == left
        and pairing.right.slots[tie.right].governor == right
        for tie in pairing.ties
    )


def _other_way_round(pairing: Pairing, tie: Tie) -> bool:
    """Whether the parties changed places with the word: who sells to a buyer, who is older than the younger."""
    words = pairing.left.words[tie.left], pairing.right.words[tie.right]
    if {word.part for word in words} != {"verb"} and not all(word.text.endswith("er") for word in words):
        return False
    agents = [i for i in pairing.left.dependents.get(tie.left, ()) if pairing.left.slots[i].role == AGENT]
    others = [j for j in pairing.right.dependents.get(tie.right, ()) if pairing.right.slots[j].role == AGENT]
    return any(
        i in pairing.answer
        and pairing.answer[i].relation in AGREEING
        and pairing.right.slots[pairing.answer[i].right].role != AGENT
        and any(pairing.asked[j].relation in AGREEING for j in others if j in pairing.asked)
        for i in agents
    )
