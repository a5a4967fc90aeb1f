"""Predicate classes: which words announce which kind of event, read from `predicates/*.toml` and linted.

An entry of `verbs`, `nouns`, `adjectives` or `adverbs` is a lemma or a phrase of lemmas. In a verb phrase the first
word is the verb and the others stand below it as particle, preposition, object or complement ("rule out", "call for",
"take part"); in a noun phrase the last word is the head and the others modify it ("peace talks"). `subjects`,
`objects`, `complements` and `scenes` narrow the verbs of a rule to certain company: lemmas, or kinds in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.claim import MODALITIES, POLARITIES, ROLES
from pipeline.records.knowledge import Rule

PATTERN = "predicates/*.toml"
IDIOMS = "predicates/idioms.csv"
EVENTIVE = "predicates/eventive.csv"
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FOUND", "JOIN", "LEAVE",
    "MEMBERSHIP", "OFFICE", "EXERCISE", "STATISTIC", "STANCE", "ASSESSMENT", "FORECAST", "OTHER",
)  # fmt: skip
EVENTIVE_COLUMNS = {"noun": ("subject", "passive", "object"), "which": ("any", "deed")}
CONDITIONS = ("subjects", "objects", "complements", "scenes")
LISTS = ("verbs", "nouns", "adjectives", "adverbs", *CONDITIONS, "examples", "counter_examples")
KINDS = frozenset({"PERSON", "FIGURE", "NO_ONE", "POST", "BODY", "NAMES", "PLACE", "EMPTY"})
"""What a condition may ask for besides lemmas; `extract/conditions.py` says when a word is of the kind."""
KEYS = frozenset({"id", "event_type", "roles", "polarity", "modality", *LISTS})
PREPOSITIONS = frozenset({"of", "from", "to", "for", "with", "as", "under", "over", "against", "in", "on", "at", "by"})

Phrases: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], Rule], ...]]
PhraseTable: TypeAlias = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True)
class RuleBook:
    """All rules in force, indexed by the word that announces them.

    `idioms` maps a verb to the other words of phrases that it makes, longest first, each with the verb that says the
    same; `eventive` likewise verbs that say of a happening only that it was, with where its noun stands and which.
    """

    rules: tuple[Rule, ...]
    idioms: PhraseTable = field(default_factory=dict)
    eventive: PhraseTable = field(default_factory=dict)

    @cached_property
    def verbs(self) -> Phrases:
        """First word of a verb entry -> (its other words, rule), longest entry first, of equals the narrower rule."""
        return _index((entry.split(), rule) for rule in self.rules for entry in rule.verbs)

    @cached_property
    def nouns(self) -> Phrases:
        """Last word of a noun entry -> (its other words, rule), longest entry first."""
        return _index((_head_first(entry.split()), rule) for rule in self.rules for entry in rule.nouns)

    @cached_property
    def adjectives(self) -> Phrases:
        """Adjective -> (no other words, rule)."""
        return _index((entry.split(), rule) for rule in self.rules for entry in rule.adjectives)

    @cached_property
    def adverbs(self) -> dict[str, Rule]:
        """Adverb -> the rule of whatever it judges."""
        return {entry: rule for rule in reversed(self.rules) for entry in rule.adverbs}

    def of_verb(self, verb: str) -> Rule | None:
        """The rule of a verb by itself, whatever it makes of its object."""
        return next((rule for words, rule in self.verbs.get(verb, ()) if not words and not rule.complements), None)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id."""
        return self._by_id.get(rule_id)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.rule_id: rule for rule in self.rules}


def _head_first(words: list[str]) -> list[str]:
    return [words[-1], *words[:-1]]


def _index(entries: Iterable[tuple[list[str], Rule]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    for words, rule in entries:
        found.setdefault(words[0], []).append((tuple(words[1:]), rule))
    return {
        word: tuple(sorted(rows, key=lambda row: (-len(row[0]), -row[1].narrowings))) for word, rows in found.items()
    }


def load_rules(layers: Layers) -> RuleBook:
    """Every rule of the bundled resources and the packs in force. Raises KnowledgeError at the first fault.

    Of two rules that hold one word, the later layer's wins for a word alone; phrases win over single words.
    """
    found = read_layers(layers)
    for fault in lint_rules(found):
        raise fault
    return RuleBook(rules=tuple(reversed(found)), idioms=load_idioms(layers), eventive=load_eventive(layers))


def load_idioms(layers: Layers) -> PhraseTable:
    """Phrases that one verb may stand for. Raises KnowledgeError for a phrase of one word."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for _, place, row in layers.csv_rows(IDIOMS):
        verb, *words = row["phrase"].split()
        if not words:
            raise KnowledgeError(
                f"{verb!r} is no phrase", at=place, remedy="add the words that stand below the verb, or use a rule"
            )
        found.setdefault(verb, {})[tuple(words)] = row["verb"]
    return _longest_first(found)


def load_eventive(layers: Layers) -> PhraseTable:
    """Verbs that say of a happening only that it was. Raises KnowledgeError for an unknown value."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for _, place, row in layers.csv_rows(EVENTIVE):
        for column, known in EVENTIVE_COLUMNS.items():
            if row[column] not in known:
                raise KnowledgeError(f"unknown {column} {row[column]!r}", at=place, remedy=f"use {', '.join(known)}")
        verb, *words = row["phrase"].split()
        found.setdefault(verb, {})[tuple(words)] = f"{row['noun']} {row['which']}"
    return _longest_first(found)


def _longest_first(found: Mapping[str, Mapping[tuple[str, ...], str]]) -> PhraseTable:
    return {
        verb: tuple(sorted(phrases.items(), key=lambda phrase: (-len(phrase[0]), phrase)))
        for verb, phrases in found.items()
    }


def read_layers(layers: Layers) -> list[Rule]:
    """Every rule as written, lowest layer first, not yet linted."""
    return [rule for _, place, table in layers.tables(PATTERN) for rule in read_rules(table, place)]


def read_rules(table: Mapping[str, Any], place: str) -> Iterator[Rule]:
    """The rules of one parsed file. Raises KnowledgeError for a key or value that means nothing."""
    if extra := sorted(set(table) - {"rule"}):
        raise KnowledgeError(f"unknown table {extra[0]!r}", at=place, remedy="write rules as [[rule]] tables")
    for number, row in enumerate(table.get("rule", ()), 1):
        at = f"{place}, rule {number}"
        name = str(row.get("id", ""))
        _check_keys(row, name, at)
        yield Rule(
            rule_id=name,
            event_type=str(row["event_type"]),
            roles=tuple(sorted((str(k), str(v)) for k, v in row.get("roles", {}).items())),
            polarity=row.get("polarity"),
            modality=row.get("modality"),
            place=at,
            **{key: tuple(str(entry) for entry in row.get(key, ())) for key in LISTS},
        )


def _check_keys(row: Mapping[str, Any], name: str, at: str) -> None:
    if extra := sorted(set(row) - KEYS):
        raise KnowledgeError(
            f"rule {name!r} has an unknown key {extra[0]!r}", at=at, remedy=f"use only {', '.join(sorted(KEYS))}"
        )
    if not name or "event_type" not in row:
        raise KnowledgeError("a rule lacks its id or event_type", at=at, remedy="give it both")
    if broken := sorted(key for key in LISTS if not isinstance(row.get(key, []), list)):
        raise KnowledgeError(f"{broken[0]!r} of rule {name!r} is not a list", at=at, remedy='write it as ["..."]')


def lint_rules(rules: Iterable[Rule]) -> Iterator[KnowledgeError]:
    """Every fault of a set of rules, as the error that it would raise."""
    seen: dict[str, str] = {}
    words: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        yield from _faults(rule)
        if rule.rule_id in seen:
            yield KnowledgeError(
                f"two rules are called {rule.rule_id!r}",
                at=f"{seen[rule.rule_id]} and {rule.place}",
                remedy="give one of them another id",
            )
        seen[rule.rule_id] = rule.place
        yield from _clashes(rule, words)


def _clashes(rule: Rule, words: dict[tuple[str, str], Rule]) -> Iterator[KnowledgeError]:
    for kind in ("verbs", "nouns", "adjectives", "adverbs"):
        for entry in getattr(rule, kind):
            other = words.setdefault((kind, entry), rule)
            if other is not rule and _file(other) == _file(rule) and not (other.narrowings or rule.narrowings):
                yield KnowledgeError(
                    f"{entry!r} stands in the {kind} of two rules, {other.rule_id!r} and {rule.rule_id!r}",
                    at=rule.place,
                    remedy="leave it in one of them",
                )


def _file(rule: Rule) -> str:
    return rule.place.rpartition(", rule ")[0].rpartition("/")[0]


def _faults(rule: Rule) -> Iterator[KnowledgeError]:
    if rule.event_type not in EVENT_TYPES:
        yield KnowledgeError(
            f"rule {rule.rule_id!r} has the unknown event type {rule.event_type!r}",
            at=rule.place,
            remedy=f"use one of {', '.join(EVENT_TYPES)}",
        )
    if not (rule.verbs or rule.nouns or rule.adjectives or rule.adverbs):
        yield KnowledgeError(
            f"rule {rule.rule_id!r} names no word", at=rule.place, remedy="fill verbs, nouns, adjectives or adverbs"
        )
    yield from _narrowing_faults(rule)
    for entry in rule.nouns:
        if PREPOSITIONS & set(entry.split()):
            yield KnowledgeError(
                f"the noun entry {entry!r} of rule {rule.rule_id!r} holds a preposition",
                at=rule.place,
                remedy="list the head alone: the last word of a noun entry is its head",
            )
    if not rule.examples:
        yield KnowledgeError(
            f"rule {rule.rule_id!r} has no examples",
            at=rule.place,
            remedy="add one sentence that it must match to `examples`",
        )
    yield from _effect_faults(rule)


def _narrowing_faults(rule: Rule) -> Iterator[KnowledgeError]:
    if rule.narrowings and (rule.nouns or rule.adjectives or rule.adverbs or not rule.verbs):
        yield KnowledgeError(
            f"rule {rule.rule_id!r} narrows words that are no verbs",
            at=rule.place,
            remedy="subjects, objects, complements and scenes belong to a rule that lists verbs only",
        )
    for word in (*rule.subjects, *rule.objects, *rule.complements, *rule.scenes):
        if word != word.lower() and word not in KINDS:
            yield KnowledgeError(
                f"rule {rule.rule_id!r} asks for the unknown kind {word!r}",
                at=rule.place,
                remedy=f"write a lemma in small letters, or one of {', '.join(sorted(KINDS))}",
            )


def _effect_faults(rule: Rule) -> Iterator[KnowledgeError]:
    for slot, role in rule.roles:
        if role not in ROLES:
            yield KnowledgeError(
                f"rule {rule.rule_id!r} maps {slot!r} to the unknown role {role!r}",
                at=rule.place,
                remedy=f"use one of {', '.join(ROLES)}",
            )
    for value, known in ((rule.polarity, POLARITIES), (rule.modality, MODALITIES)):
        if value is not None and value not in known:
            yield KnowledgeError(
                f"rule {rule.rule_id!r} has the unknown effect {value!r}",
                at=rule.place,
                remedy=f"use one of {', '.join(known)}",
            )
