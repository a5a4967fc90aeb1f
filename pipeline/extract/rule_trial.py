"""Rules tried on their own examples and counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.errors import KnowledgeError
from pipeline.extract.predicates import find_predicates
from pipeline.extract.tokens import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.rules import RuleBook
    from pipeline.records.knowledge import Rule


def try_rules(book: RuleBook, nlp: Language) -> Iterator[KnowledgeError]:
    """Every example that its rule misses, and every counter-example that it matches, as errors, in the rules' order.

    An example counts as matched when some word of it announces the rule's class with all rules in force, so that a
    phrase of another rule may take it away.
    """
    cases = [(rule, text, True) for rule in reversed(book.rules) for text in rule.examples]
    cases += [(rule, text, False) for rule in reversed(book.rules) for text in rule.counter_examples]
    docs = map(read_doc, nlp.pipe([text for _, text, _ in cases]))
    for (rule, text, wanted), doc in zip(cases, docs, strict=True):
        found = [p.rule.rule_id for p in find_predicates(doc, book) if p.rule]
        if (rule.rule_id in found) is not wanted:
            yield _fault(rule, text, found, wanted=wanted)


def _fault(rule: Rule, text: str, found: list[str], *, wanted: bool) -> KnowledgeError:
    others = ", ".join(dict.fromkeys(r for r in found if r != rule.rule_id)) or "no rule"
    if wanted:
        return KnowledgeError(
            f"rule {rule.rule_id!r} does not match its example {text!r}; matched: {others}",
            at=rule.place,
            remedy="list the word that announces the event as a lemma, or correct the example",
        )
    return KnowledgeError(
        f"rule {rule.rule_id!r} matches its counter-example {text!r}",
        at=rule.place,
        remedy="narrow the entry to a phrase, or correct the counter-example",
    )
