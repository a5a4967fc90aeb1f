"""Steps of the model that answer by a word's form alone, answered once for each form.

spaCy tries all rules of its attribute ruler at every word and works out most lemmas anew, a quarter of the time of a
parse. What is remembered here are spaCy's own answers, so that tags, features and lemmas are the same; only where
English spelling rules the first of its lemmas out ("hoped" is no form of "hop"), the second one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Span, Token

ASKED = ("LOWER", "TAG", "DEP", "IS_SPACE")
"""What a rule may ask of a word for its answer to be remembered."""
NEEDED = frozenset({"LOWER", "DEP"})
"""What tells a word that a rule on several words needs."""
SHORT = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtvz]")
"""A verb of one short syllable, which doubles its last letter before -ed and -ing."""
Pattern: TypeAlias = Sequence[Mapping[str, Any]]
Match: TypeAlias = tuple[int, int, int]


def remember_words(nlp: Language) -> None:
    """Have the model's ruler and its English lemmatizer remember what they answered; other components stay as they
    are.
    """
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler

    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            component.matcher = RememberingMatcher(component)  # type: ignore[assignment]
            component.set_annotations = _annotating(component)  # type: ignore[method-assign]
        if isinstance(component, EnglishLemmatizer) and component.mode == "rule":
            _index(component)
            component.lemmatize = _remembering(component.lemmatize)  # type: ignore[assignment]


class RememberingMatcher:
    """Does what the ruler's own matcher does. Rules on one word are tried once for each tag, label and form, forms that
    no rule names being alike; rules on several words, or that ask for anything else, are tried where a word stands
    that one of them needs.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._of_words, self._of_phrases = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._of_needed = Matcher(ruler.vocab)
        forms: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns: Sequence[Pattern] = rule["patterns"]  # type: ignore[assignment]
            for pattern in patterns:
                forms.update(_forms(pattern))
            for matcher, about_word in ((self._of_words, True), (self._of_phrases, False)):
                if chosen := [list(map(dict, p)) for p in patterns if _is_about_word(p) is about_word]:
                    matcher.add(str(number), chosen)
                    if not about_word:
                        self._of_needed.add(str(number), [[dict(_needed(p))] for p in chosen])
        self._forms = {ruler.vocab.strings.add(form) for form in forms}
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._needing: dict[tuple[int, int], bool] = {}

    def __call__(self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """(rule, first token, end) of every match, in no order; `as_spans` is not offered."""
        del as_spans
        rows = doc.to_array(list(ASKED)).tolist()
        needed = any(self._is_needed(doc, place, form, label) for place, (form, _, label, _) in enumerate(rows))
        found = _matches(self._of_phrases, doc, allow_missing=allow_missing) if needed else []
        for place, (form, *rest) in enumerate(rows):
            key = (form if form in self._forms else 0, *rest)
            rules = self._known.get(key)
            if rules is None:
                matches = _matches(self._of_words, doc[place : place + 1], allow_missing=allow_missing)
                rules = self._known[key] = tuple([rule for rule, _, _ in matches])
            found += [(rule, place, place + 1) for rule in rules]
        return found

    def _is_needed(self, doc: Doc, place: int, form: int, label: int) -> bool:
        """Whether a rule on several words needs a word of this form and label."""
        needed = self._needing.get((form, label))
        if needed is None:
            word = doc[place : place + 1]
            needed = self._needing[form, label] = bool(_matches(self._of_needed, word, allow_missing=True))
        return needed


def _annotating(ruler: AttributeRuler) -> Callable[[Doc, Sequence[tuple[int, int, int, int]]], None]:
    """How the ruler sets what its rules say, without a span for every word."""
    from spacy.tokens._retokenize import set_token_attrs

    def set_annotations(doc: Doc, matches: Sequence[tuple[int, int, int, int]]) -> None:
        for number, _, start, end in matches:
            word = doc[start] if end - start == 1 else doc[start:end][ruler.indices[number]]
            set_token_attrs(word, ruler.attrs[number])

    return set_annotations


def _matches(matcher: Matcher, words: Doc | Span, *, allow_missing: bool) -> list[Match]:
    """What a matcher finds; spaCy warns of one without patterns."""
    return list(matcher(words, allow_missing=allow_missing)) if len(matcher) else []


def _is_about_word(pattern: Pattern) -> bool:
    """Whether a pattern asks one word for its tag, its label, and whether it is one of some forms, for nothing else."""
    if len(pattern) != 1 or not pattern[0].keys() <= set(ASKED):
        return False
    form = pattern[0].get("LOWER", "")
    return isinstance(form, str) or form.keys() == {"IN"}


def _needed(pattern: Pattern) -> Mapping[str, Any]:
    """What one word of every match is by its form and label alone; any word where the pattern tells none."""
    return next((word for word in pattern if word.keys() <= NEEDED), {})


def _forms(pattern: Pattern) -> list[str]:
    """The lower-case forms that a pattern names."""
    named = [word["LOWER"] for word in pattern if "LOWER" in word]
    return [form for value in named for form in (value.get("IN", ()) if isinstance(value, Mapping) else (value,))]


def _index(lemmatizer: EnglishLemmatizer) -> None:
    """Have known lemmas looked up in sets; spaCy's lists of them hold up to 57,000, and are searched from the front."""
    known = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech, words in list(known.items()):
        known[part_of_speech] = frozenset(words)


def _remembering(lemmatize: Callable[[Token], list[str]]) -> Callable[[Token], list[str]]:
    """A lemmatizer's rules, applied once for each word in a part of speech with its features."""
    known: dict[tuple[int, int, int], list[str]] = {}

    def lemmas(token: Token) -> list[str]:
        key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]  # the stub lacks it
        if key not in known:
            known[key] = _as_spelt(token.lower_, lemmatize(token))
        return known[key]

    return lemmas


def _as_spelt(form: str, lemmas: list[str]) -> list[str]:
    """Lemmas without those whose last consonant the form would double: "hopped" is of "hop", "hoped" of "hope"."""
    first = lemmas[0]
    doubled = SHORT.fullmatch(first) and form in {f"{first}es", f"{first}ed", f"{first}ing"}
    return lemmas[1:] if doubled and lemmas[1:2] == [f"{first}e"] else lemmas
