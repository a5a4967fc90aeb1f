"""How surely a clause is put, at the clause itself: modal verbs, hedges, conditions, commands and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token
    from pipeline.packs.cues import Cues

ORDER = {"asserted": 0, "predicted": 1, "possible": 2, "normative": 3, "hypothetical": 4}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "csubjpass"})
CONTRACTED = {
    "wo": "will", "'ll": "will", "\u2019ll": "will", "'d": "would", "\u2019d": "would", "ca": "can", "sha": "shall",
    "cannot": "can",
}  # fmt: skip
LATER = frozenset({"later", "subsequently", "eventually", "soon", "then", "thereafter", "ultimately"})
CONDITIONING = frozenset({"mark", "advmod", "prep"})
HELPING = frozenset({"aux", "auxpass"})
INVERTED = frozenset({"should", "were", "had"})


def stronger(left: str, right: str) -> str:
    """Of two modalities the one further from a plain statement."""
    return left if ORDER[left] >= ORDER[right] else right


def marked_modality(token: Token, cues: Cues, *, denied: bool) -> str:
    """What the words of a clause itself say of how surely it holds. `denied` tells that the clause is negated."""
    if is_condition(token, cues):
        return "hypothetical"
    found = stronger(_modal(token, cues, denied=denied), _hedge(token, cues))
    if not denied:
        found = stronger(found, _of_word(token, cues) or "asserted")
    if "whether" in token.sent.forms and any(c.dep_ == "mark" and c.lower_ == "whether" for c in token.children):
        found = stronger(found, "possible")
    if found in {"predicted", "possible"} and _has_condition(token, cues):
        return "hypothetical"
    if found == "asserted" and _is_command(token):
        return "normative"
    return found


def _of_word(token: Token, cues: Cues) -> str | None:
    """What the word itself says: "an offer", "unlikely". Verbs are listed with "to" before them."""
    lemma = token.lemma_.lower()
    received = "auxpass" in token.sent.forms and "auxpass" in token.labels
    verb = token.pos_ in {"VERB", "AUX"} and not received
    return cues.effect("self_modality", f"to {lemma}" if verb else lemma)


def is_condition(token: Token, cues: Cues) -> bool:
    """Whether the clause states a condition: "if it fails", "should they leave", "unless talks resume"."""
    for child in () if token.labels.isdisjoint(CONDITIONING) else token.children:
        if child.dep_ in CONDITIONING and child.i < token.i and cues.effect("condition", child.lower_):
            return token.dep_ not in {"ccomp", "pcomp"} or child.lower_ != "if"
    if token.dep_ != "advcl" and token.sent.root is not token:
        return False
    return _is_inverted(token)


def _is_inverted(token: Token) -> bool:
    """A condition by word order: "Should the talks fail, ..." (never a question)."""
    if token.labels.isdisjoint(HELPING):
        return False
    helpers = [c for c in token.children if c.dep_ in HELPING and c.lower_ in INVERTED]
    subject = [c for c in token.children if c.dep_ in SUBJECTS]
    if not helpers or not subject or token.sent.text.rstrip().endswith("?"):
        return False
    return helpers[0].i < subject[0].i and (token.dep_ == "advcl" or helpers[0].i == token.sent.start)


def _has_condition(token: Token, cues: Cues) -> bool:
    return any(c.dep_ == "advcl" and is_condition(c, cues) for c in token.children)


def _modal(token: Token, cues: Cues, *, denied: bool) -> str:
    if not token.labels.isdisjoint(HELPING):
        helpers = [_whole(c) for c in token.children if c.dep_ in HELPING]
        modals = [h for h in helpers if cues.effect("modal", h)]
        if modals:
            return _of_modal(modals[0], token, cues, denied=denied)
    if _is_going(token):
        return "predicted"
    before = words_before(token)
    modal = next((effect for w in before if (effect := cues.effect("modal", _full(w)))), None)
    if modal in {"predicted", "normative"} or (modal == "possible" and not denied):
        return modal
    return _shared(token, cues, denied=denied)


def _of_modal(modal: str, token: Token, cues: Cues, *, denied: bool) -> str:
    """What an auxiliary says: "cannot" denies plainly, "must have" only infers."""
    effect = cues.effect("modal", modal) or "asserted"
    if effect == "hypothetical":
        return _would(token, cues)
    if modal in {"can", "could"} and denied:
        return "asserted"
    if modal == "must" and any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children):
        return "possible"
    return effect


def words_before(token: Token) -> list[str]:
    """The auxiliaries and adverbs right before a verb, nearest first; they are its own however they were parsed."""
    found: list[str] = []
    if token.pos_ != "VERB":
        return found
    for i in range(token.i - 1, max(-1, token.i - 6), -1):
        word = token.doc[i]
        if word.pos_ not in {"AUX", "ADV", "PART"} or word.tag_ == "TO":
            break
        found.append(word.lower_)
    return found


def _full(word: str) -> str:
    return CONTRACTED.get(word, word)


def _whole(helper: Token) -> str:
    """The full form of a contracted auxiliary."""
    return _full(helper.lower_)


def _would(token: Token, cues: Cues) -> str:
    """As in "Would" after a past saying or decision is its future; alone, or with a condition, it is hypothetical."""
    if any(c.dep_ == "advmod" and c.lower_ in LATER for c in token.children) or _judges(token):
        return "asserted"
    if _has_condition(token, cues) or token.dep_ not in {"ccomp", "acl", "conj", "relcl"}:
        return "hypothetical"
    head = token.head
    while head.dep_ == "conj":
        head = head.head
    past = head.tag_ in {"VBD", "VBN", "VBG"} or head.pos_ in {"NOUN", "PROPN"}
    return "predicted" if past else "hypothetical"


def _judges(token: Token) -> bool:
    """As in "it would be rash to conclude": a cautious way of stating a judgement."""
    if token.lemma_ != "be" or "acomp" not in token.labels:
        return False
    below = [*token.children, *(g for c in token.children if c.dep_ == "acomp" for g in c.children)]
    return any(c.dep_ in {"xcomp", "csubj", "advcl"} and _has_to(c) for c in below)


def _is_going(token: Token) -> bool:
    """As in "Is going to fall", "is to be held", "is about to"."""
    if token.dep_ == "xcomp" and token.head.lower_ in {"going", "gon"} and _has_to(token):
        return any(c.dep_ == "aux" and c.lemma_ == "be" for c in token.head.children)
    return token.dep_ == "xcomp" and token.head.lemma_ == "be" and _has_to(token) and token.head.tag_ in {"VBZ", "VBP"}


def _has_to(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.children)


def _shared(token: Token, cues: Cues, *, denied: bool) -> str:
    """A modal said once for two verbs: "may rise and fall", "may be sold, and the rest kept"."""
    if token.dep_ != "conj" or token.head.i > token.i or "aux" in token.labels:
        return "asserted"
    if not token.labels.isdisjoint(SUBJECTS) and not _leaves_out_be(token):
        return "asserted"
    mistaken = (
        token.lower_ == token.lemma_
        and token.tag_ in {"NN", "VBD", "VBN"}
        and token.head.pos_ == "VERB"
        and not any(c.i < token.i for c in token.children)
    )
    if token.tag_ not in {"VB", "VBN", "VBP"} and token.tag_ != token.head.tag_ and not mistaken:
        return "asserted"
    return _modal(token.head, cues, denied=denied)


def _leaves_out_be(token: Token) -> bool:
    """A passive that borrows its auxiliaries: "may be announced, and a sequel organised"."""
    passive = "auxpass" in token.head.labels
    return token.tag_ in {"VBN", "VBD"} and passive and "auxpass" not in token.labels


def _hedge(token: Token, cues: Cues) -> str:
    found = "asserted"
    if token.sent.forms.isdisjoint(cues.telling["hedge"]):
        return found
    for child in token.children:
        described = child.dep_ == "acl" or (child.dep_ == "amod" and child.i < token.i)
        if described or child.dep_ in {"advmod", "npadvmod", "prep"}:
            words = token.doc[child.left_edge.i : child.right_edge.i + 1]
            effect = cues.effect("hedge", child.lower_) or cues.effect("hedge", " ".join(t.lower_ for t in words))
            found = stronger(found, effect or "asserted")
    return found


def _is_command(token: Token) -> bool:
    """An imperative main clause."""
    if token.tag_ != "VB" or token.dep_ != "ROOT" or not token.labels.isdisjoint(SUBJECTS | {"aux"}):
        return False
    return token.left_edge.i == token.sent.start and not token.sent.text.rstrip().endswith("?")
