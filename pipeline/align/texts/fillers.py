"""Who, where and what: other names or other kinds of thing in one place, and parties that change places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.align.background import Background
from pipeline.align.texts.difference import CLOSE, Difference
from pipeline.align.texts.pairing import AGREEING, OTHER, SAME, Pairing, Tie
from pipeline.align.texts.whole import AGENT, PATIENT, Reading

PLACES = frozenset(
    {"in", "at", "near", "from", "to", "on", "outside", "inside", "around", "into", "through", "off", "via", "with"}
)
PLACE_KINDS = ("city/", "state/", "region/", "place/", "loc/", "fac/")
PARTIES = frozenset({PATIENT, "to", "by", "with", "from", "over", "against", "than", "of"})
THINGS = frozenset(
    {"animal", "artifact", "food", "person", "plant", "substance", "communication", "state", "location", "object"}
    | {"phenomenon", "act", "event", "group", "body", "process"}
)
"""Fields of nouns of which two that are neither the same nor one wider exclude each other in one place."""
ACTORS = frozenset({"person", "group", "location"})
MEASURES = frozenset({"time", "quantity", "relation", "attribute"})
COLOURS = frozenset(
    [
        "red",
        "blue",
        "green",
        "yellow",
        "white",
        "black",
        "brown",
        "grey",
        "gray",
        "orange",
        "purple",
        "pink",
        "silver",
        "golden",
    ]
)


def name_differences(pairing: Pairing, background: Background) -> Iterator[Difference]:
    """Another name in the same place of texts that are otherwise close."""
    for tie in pairing.ties:
        if tie.relation != OTHER or not _both_names(pairing, tie):
            continue
        left, right = pairing.left.phrase(tie.left), pairing.right.phrase(tie.right)
        if not _may_be_one(pairing, left, right, background):
            close = pairing.share_beside(tie) >= CLOSE
            yield _named(pairing, left, right, field_of(pairing, tie.left, tie.right), telling=close)


def loose_name_differences(pairing: Pairing, background: Background) -> Iterator[Difference]:
    """Names left over on both sides of very close texts, where the parse does not show their place."""
    sides = [_unanswered(pairing, 0), _unanswered(pairing, 1)]
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return
    left, right = sides[0][0], sides[1][0]
    names = [[i for i in s.content if s.words[i].part == "name"] for s in (pairing.left, pairing.right)]
    if pairing.share(*names) < CLOSE:
        return
    if not _may_be_one(pairing, left, right, background) and pairing.share(left, right) >= CLOSE:
        yield _named(pairing, left, right, field_of(pairing, left[-1], right[-1]))


def _unanswered(pairing: Pairing, side: int) -> list[tuple[int, ...]]:
    reading, ties = ((pairing.left, pairing.answer), (pairing.right, pairing.asked))[side]
    found: list[tuple[int, ...]] = []
    for i in reading.content:
        if reading.words[i].part == "name" and all(i not in phrase for phrase in found):
            phrase = reading.phrase(i)
            if not any(k in ties and ties[k].relation != OTHER for k in phrase):
                found.append(phrase)
    return found


def _named(
    pairing: Pairing, left: Sequence[int], right: Sequence[int], field: str, *, telling: bool = True
) -> Difference:
    against = f"{pairing.left.show(left)} against {pairing.right.show(right)}"
    return Difference(field, f"The names differ: {against}.", left[-1], telling)


def _both_names(pairing: Pairing, tie: Tie) -> bool:
    return pairing.left.words[tie.left].part == pairing.right.words[tie.right].part == "name"


def _may_be_one(pairing: Pairing, left: Sequence[int], right: Sequence[int], background: Background) -> bool:
    """Whether two names share a word or a place, one is short for the other, or one stands elsewhere in the other
    text.
    """
    texts = [{s.words[i].text.lower() for i in side} for s, side in ((pairing.left, left), (pairing.right, right))]
    if texts[0] & texts[1] or any(i in pairing.answer and pairing.answer[i].relation in AGREEING for i in left):
        return True
    if any(j in pairing.asked and pairing.asked[j].relation in AGREEING for j in right):
        return True
    if _short_for(pairing.left, left, pairing.right, right) or _short_for(pairing.right, right, pairing.left, left):
        return True
    ids = [
        {s.mention_at[i].entity_id for i in side if i in s.mention_at}
        for s, side in ((pairing.left, left), (pairing.right, right))
    ]
    return any(background.same_place(a, b) for a in ids[0] for b in ids[1])


def _short_for(one: Reading, short: Sequence[int], other: Reading, full: Sequence[int]) -> bool:
    letters = "".join(other.words[i].text[:1] for i in full if other.words[i].text[:1].isupper())
    return len(short) == 1 and len(letters) > 1 and one.words[short[0]].text.replace(".", "").upper() == letters


def field_of(pairing: Pairing, left: int, right: int) -> str:
    """`place` where both names stand behind a preposition of place or are known places that do not act."""
    slots = pairing.left.slots[left], pairing.right.slots[right]
    if AGENT in {slot.role for slot in slots}:
        return "participant"
    known = all(
        i in s.mention_at and s.mention_at[i].entity_id.startswith(PLACE_KINDS)
        for s, i in ((pairing.left, left), (pairing.right, right))
    )
    return "place" if known or all(slot.role in PLACES for slot in slots) else "participant"


def kind_differences(pairing: Pairing, background: Background) -> Iterator[Difference]:
    """Another common noun or describing word in the same place, of a field whose members exclude each other."""
    for tie in pairing.ties:
        if tie.relation != OTHER or _both_names(pairing, tie):
            continue
        if not _exclusive(pairing, tie, background):
            continue
        close = pairing.share_beside(tie) >= CLOSE
        one, two = pairing.left.words[tie.left], pairing.right.words[tie.right]
        roles = {pairing.left.slots[tie.left].role, pairing.right.slots[tie.right].role}
        field = "place" if roles <= PLACES and _fields(pairing, tie) & {"location", "object"} else "kind"
        yield Difference(field, f"Different kinds of thing: {one.text} against {two.text}.", tie.left, close)


def _fields(pairing: Pairing, tie: Tie) -> frozenset[str]:
    one, two = pairing.left.words[tie.left], pairing.right.words[tie.right]
    a, b = (pairing.left.lexicon.fields(word.lemma, word.part) for word in (one, two))
    return a & b if a and b else a | b


def _exclusive(pairing: Pairing, tie: Tie, background: Background) -> bool:
    one, two = pairing.left.words[tie.left], pairing.right.words[tie.right]
    if {one.lemma, two.lemma} <= COLOURS:
        return True
    kinds = background.contrasts.kinds
    a, b = (kinds.get(word.lemma, frozenset()) for word in (one, two))
    if a and b and not a & b and {f for f, _ in a} & {f for f, _ in b}:
        return True
    if _is_cause(pairing, tie):
        return True
    if one.part == two.part == "noun":
        return bool(_fields(pairing, tie) & THINGS) or _replaced(pairing, tie)
    return all(w.text[:1].isupper() and w.part in {"adj", "name"} for w in (one, two))


def _replaced(pairing: Pairing, tie: Tie) -> bool:
    """Whether two nouns are all that differs, and neither may stand for the other or only measures it."""
    fields = [
        pairing.left.lexicon.fields(word.lemma, word.part)
        for word in (pairing.left.words[tie.left], pairing.right.words[tie.right])
    ]
    if not all(fields) or any(found & MEASURES for found in fields) or all(found & ACTORS for found in fields):
        return False
    return pairing.share_beside(tie) == 1.0


def _is_cause(pairing: Pairing, tie: Tie) -> bool:
    """Whether both words name what caused one thing."""
    cause = pairing.left.lexicon.lists["cause"]
    for side, i in ((pairing.left, tie.left), (pairing.right, tie.right)):
        slot = side.slots[i]
        if slot.role not in cause and side.words[slot.governor].lemma not in cause:
            return False
    return True


def role_differences(pairing: Pairing) -> Iterator[Difference]:
    """The same parties with the parts changed round, unless the act is one that both do to each other."""
    said: set[int] = set()
    for tie in pairing.ties:
        root = pairing.left.root_of(tie.left)
        if root not in said and (_exchanged(pairing, tie) or _agents_exchanged(pairing, tie)):
            said.add(root)
            verb = pairing.left.words[tie.left].text
            yield Difference("participant", f"The parties of “{verb}” are changed round.", tie.left)


def _exchanged(pairing: Pairing, tie: Tie) -> bool:
    """Whether who acts in one text is acted upon in the other, and the other way round."""
    if tie.relation != SAME or pairing.left.words[tie.left].lemma in pairing.left.lexicon.lists["symmetric"]:
        return False
    moved = [
        (pairing.left.slots[i].role, pairing.right.slots[pairing.answer[i].right].role)
        for i in pairing.left.dependents.get(tie.left, ())
        if i in pairing.answer
        and pairing.answer[i].relation in AGREEING
        and pairing.right.slots[pairing.answer[i].right].governor == tie.right
    ]
    return any(a == AGENT and b in PARTIES for a, b in moved) and any(a in PARTIES and b == AGENT for a, b in moved)


def _agents_exchanged(pairing: Pairing, tie: Tie) -> bool:
    """Whether each text names as agent somebody who does something else in the other text."""
    agents = [
        [d for d in s.dependents.get(i, ()) if s.slots[d].role == AGENT and s.words[d].part == "name"]
        for s, i in ((pairing.left, tie.left), (pairing.right, tie.right))
    ]
    if tie.relation != SAME or not all(agents) or any(pairing.tied(a, b) for a in agents[0] for b in agents[1]):
        return False
    told = ((agents[0], pairing.answer), (agents[1], pairing.asked))
    return all(d in ties and ties[d].relation == SAME for side, ties in told for d in side)
