"""Words and phrases that say who speaks, how surely, and whether it is so: parsed and linted from `cues/*.csv`.

A row is `text,kind,effect`. `text` is a lemma or a phrase of lemmas in lower case; `kind` says what sort of cue it
is and `effect` what it does, both from `EFFECTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.knowledge import Cue

PATTERN = "cues/*.csv"

_SAYING = frozenset({"says", "thinks", "denies", "doubts", "shows", "perceives", "directs", "commits", "asks"})
_COMPLEMENT = frozenset(
    {
        "factive",  # the complement holds, whatever becomes of the governor: know, regret
        "implicative",  # it holds if the governor does, fails if it does not: manage
        "neg_implicative",  # it fails if the governor holds, holds if it does not: fail, forget
        "neg_one_way",  # it fails if the governor holds; nothing follows otherwise: refuse, prevent
        "enabling",  # nothing follows from the governor, it fails if the governor does not hold: able, allow
        "possible",
        "predicted",
        "hypothetical",
        "normative",
        "raising",  # transparent: seem, tend
    }
)
EFFECTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "report_verb": _SAYING,
        "report_noun": _SAYING,
        "report_adjective": _SAYING,
        "report_phrase": frozenset({"says", "thinks", "shows"}),
        "report_object": frozenset({"inherits"}),
        "unnamed_source": frozenset({"people", "hearsay"}),
        "document_source": frozenset({"document"}),
        "role_noun": frozenset({"official", "body", "expert", "person"}),
        "modal": frozenset({"possible", "predicted", "hypothetical", "normative"}),
        "hedge": frozenset({"possible", "predicted", "hypothetical", "normative"}),
        "self_modality": frozenset({"possible", "predicted"}),
        "condition": frozenset({"hypothetical"}),
        "negation_particle": frozenset({"negates"}),
        "negation_determiner": frozenset({"negates"}),
        "negation_pronoun": frozenset({"negates"}),
        "negation_conjunction": frozenset({"negates"}),
        "negation_preposition": frozenset({"negates"}),
        "negation_prefix": frozenset({"negates"}),
        "negation_exception": frozenset({"none"}),
        "verb_complement": _COMPLEMENT,
        "outcome": frozenset({"implicative"}),  # what the infinitive behind it tells came of it: beat, wake
        "adjective_complement": _COMPLEMENT,
        "noun_complement": _COMPLEMENT,
        "event_object": frozenset({"inherits"}),
        "event_subject": frozenset({"inherits"}),
    }
)


@dataclass(frozen=True)
class Cues:
    """All cues in force, by kind and text."""

    rows: tuple[Cue, ...]

    @cached_property
    def _by_kind(self) -> Mapping[str, Mapping[str, str]]:
        tables: dict[str, dict[str, str]] = {kind: {} for kind in EFFECTS}
        for row in self.rows:
            tables[row.kind][row.text] = row.effect
        return tables

    @cached_property
    def _phrases(self) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
        found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for row in self.rows:
            words = tuple(row.text.split())
            for word in dict.fromkeys(words) if len(words) > 1 else ():
                found.setdefault((row.kind, word), []).append(words)
        return {key: tuple(sorted(phrases, key=lambda words: (-len(words), words))) for key, phrases in found.items()}

    @cached_property
    def telling(self) -> Mapping[str, frozenset[str]]:
        """Kind -> the longest word of each of its cues: where none of them stands, there is no such cue."""
        return {kind: frozenset(max(text.split(), key=len) for text in table) for kind, table in self._by_kind.items()}

    @cached_property
    def denying(self) -> frozenset[str]:
        """The telling words of all kinds of denial."""
        kinds = [kind for kind in EFFECTS if kind.startswith("negation") and kind != "negation_exception"]
        return frozenset[str]().union(*(self.telling[kind] for kind in kinds))

    @cached_property
    def openings(self) -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
        """Kind -> first word -> the cues of several words that it begins, longest first."""
        found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {kind: {} for kind in EFFECTS}
        for (kind, word), phrases in self._phrases.items():
            if begun := tuple(words for words in phrases if words[0] == word):
                found[kind][word] = begun
        return found

    def effect(self, kind: str, text: str) -> str | None:
        """What a word or phrase does as a cue of this kind; None when it is no such cue."""
        return self._by_kind[kind].get(text)

    def phrases(self, kind: str, word: str) -> tuple[tuple[str, ...], ...]:
        """Cues of this kind that have several words, this word among them, longest first."""
        return self._phrases.get((kind, word), ())


def load_cues(layers: Layers) -> Cues:
    """Read all cue tables.

    Raises KnowledgeError for an unknown kind or effect, a text that is not lower case, and for a cue that two rows
    give different effects.
    """
    rows: dict[tuple[str, str], Cue] = {}
    for _, place, row in layers.csv_rows(PATTERN):
        cue = _read_cue(row, place)
        earlier = rows.setdefault((cue.kind, cue.text), cue)
        if earlier.effect != cue.effect:
            raise KnowledgeError(
                f"{cue.kind} {cue.text!r} is {cue.effect} here and {earlier.effect} at {earlier.place}",
                at=place,
                remedy="keep one of the two rows",
            )
    return Cues(rows=tuple(rows.values()))


def _read_cue(row: Mapping[str, str], place: str) -> Cue:
    missing = {"text", "kind", "effect"} - row.keys()
    if missing:
        raise KnowledgeError(
            f"no column {', '.join(sorted(missing))}", at=place, remedy="use the columns text, kind, effect"
        )
    cue = Cue(text=row["text"], kind=row["kind"], effect=row["effect"], place=place)
    if cue.kind not in EFFECTS:
        raise KnowledgeError(f"unknown kind {cue.kind!r}", at=place, remedy=f"use one of {', '.join(EFFECTS)}")
    if cue.effect not in EFFECTS[cue.kind]:
        known = ", ".join(sorted(EFFECTS[cue.kind]))
        raise KnowledgeError(f"a {cue.kind} cannot be {cue.effect!r}", at=place, remedy=f"use one of {known}")
    if not cue.text or cue.text != cue.text.lower():
        raise KnowledgeError(
            f"a cue is written in lower case, not {cue.text!r}", at=place, remedy="write its lemma in lower case"
        )
    return cue
