"""What excludes what: offices, kinds of things, evaluative words, answers, and what a difference in a slot means.

Read from `alignment/{offices.csv,kinds.toml,valence.csv,slots.toml,wholes.csv,positions.csv,contraries.toml,doers.toml,
things.toml,roles.toml,converses.toml,measures.toml,figures.toml,dates.toml,places.toml,stages.toml}`,
`evaluations/*.csv` and `gazetteer/words/scenes.csv`; packs may add rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers

SLOTS = (
    "once",
    "once_senses",
    "once_done_senses",
    "recurs",
    "holds",
    "as_of",
    "functional",
    "functional_senses",
    "shared_senses",
    "bare_senses",
    "offering_words",
    "taking_words",
    "member_words",
    "held_words",
    "placed",
    "seated_senses",
    "seated_rules",
    "hosting_words",
    "carrying_words",
    "afar_phrases",
    "beginning_senses",
    "standing_words",
    "entering_words",
    "entering_phrases",
    "listed",
    "member_units",
    "distinct",
    "broad",
    "denies",
    "grants",
    "subject_answers",
    "undergone_answers",
    "plain_answers",
    "acting_for_bodies",
    "occasional_answers",
    "impersonal_answers",
    "received_answers",
    "particular_answers",
    "so_far_phrases",
    "once_more_words",
    "bringing_words",
    "judging_words",
    "leading_words",
    "light_words",
    "name_openings",
    "occasions",
    "gatherings",
    "occasion_groups",
    "full_time_ranks",
    "state_ranks",
    "body_ranks",
    "crew_ranks",
    "beside_ranks",
    "bodied_ranks",
    "subordinate_ranks",
    "part_time_ranks",
    "lawmaking_ranks",
    "teaching_ranks",
    "parts",
    "functions",
    "bodies_at_large",
    "led_beside",
    "plain_words",
    "former_words",
    "later_words",
    "present_words",
    "elected_words",
    "leaving_rules",
    "courtesy_titles",
    "wide_offices",
    "shared_types",
    "sole_words",
    "choosing_types",
    "joint_types",
    "joint_senses",
    "paying_senses",
    "paying_words",
    "counting_words",
    "sizing_words",
    "measuring_words",
    "dimension_words",
    "whole_words",
    "begun_words",
    "plan_words",
    "draft_words",
    "pending_words",
    "realising_words",
    "undoing_words",
    "hurt_words",
    "harming_words",
    "dropping_words",
    "plan_nouns",
    "promises",
    "promised_acts",
    "anybody_words",
    "male_words",
    "female_words",
    "happening_words",
)


class Count(NamedTuple):
    """A question of how many: the units of its figures, the words beside them that ask it, if any has to, and whether
    figures of different `kinds` of people answer questions of their own, or those of `each` person; words of `but` near
    it ask another question; `denied` are words with which a denial says that there were none, `spared` those that say
    it of everybody, and `lacking` phrases for what there was none of.
    """

    units: frozenset[str]
    words: frozenset[str]
    kinds: bool
    each: bool
    but: frozenset[str]
    denied: frozenset[str]
    spared: frozenset[str]
    lacking: frozenset[str]


class When(NamedTuple):
    """A question of when: the acts that tell of it, of whom, whether it is asked of `each` of them for itself, and how
    many days apart its dates are answers to one.
    """

    acts: frozenset[str]
    of: frozenset[str]
    each: bool
    within: int


class Site(NamedTuple):
    """A question of where: the words for what happens or is there, those `beside` it that ask it, if any has to, and
    whether the things of which two claims tell it have to be `alike`.
    """

    words: frozenset[str]
    beside: frozenset[str]
    alike: bool


class Course(NamedTuple):
    """Steps that are taken in turn with one thing, each by the words for it, whether each needs those before it, and
    whether the last ends what the first began.
    """

    steps: tuple[frozenset[str], ...]
    needs: bool
    ends: bool


@dataclass(frozen=True, slots=True, eq=False)
class Contrasts:
    """Tables of exclusion.

    `offices`: title in lower case -> (office, rank). `kinds`: word -> (family, kind) pairs. `valence`: word -> (value
    +1 or -1, aspect). `slots`: name of a list in slots.toml -> its event types or classes. `wholes`: what is counted ->
    among what it is counted. `answers`: verb, or verb and a word after it joined by a hyphen -> the questions of
    contraries.toml that it answers, each with yes or no. `doers`: word for people or bodies -> the camps in which it
    stands. `things`: word for a thing -> classes of words that may mean the same. `scenes`: word for a place -> the
    sorts of place that it may be. `positions`: word before a noun -> rows of words that tell parts of one thing apart,
    each with its place in the row. `roles`: word for doing or being something for a thing -> the roles that it names.
    `converses`: word for giving something away -> the roles of whoever gets it. `measures`: word beside a sum, a weight
    or a percentage -> the classes of what it measures. `counts`, `whens`, `sites`: questions of how many, of when and
    of where that every account answers. `courses`: what is done to one thing in turn.
    """

    offices: dict[str, tuple[str, str]]
    kinds: dict[str, frozenset[tuple[str, str]]]
    valence: dict[str, tuple[int, str]]
    slots: dict[str, frozenset[str]]
    wholes: dict[str, frozenset[str]]
    answers: dict[str, frozenset[tuple[str, bool]]]
    doers: dict[str, frozenset[str]]
    things: dict[str, frozenset[str]]
    scenes: dict[str, frozenset[str]]
    positions: dict[str, frozenset[tuple[int, int]]]
    roles: dict[str, frozenset[str]]
    converses: dict[str, frozenset[str]]
    measures: dict[str, frozenset[str]]
    counts: dict[str, Count]
    whens: dict[str, When]
    sites: dict[str, Site]
    courses: dict[str, Course]

    def slot(self, name: str, event_type: str) -> bool:
        """Whether an event type stands in a list of slots.toml."""
        return event_type in self.slots[name]


def load_contrasts(layers: Layers) -> Contrasts:
    """All tables of all layers. Raises KnowledgeError for a value that cannot be meant."""
    return Contrasts(
        offices=_offices(layers),
        kinds=_kinds(layers),
        valence=_valence(layers),
        slots=_slots(layers),
        wholes=_wholes(layers),
        answers=_answers(layers),
        doers=_classes(layers, "alignment/doers.toml"),
        things=_classes(layers, "alignment/things.toml"),
        scenes=_scenes(layers),
        positions=_positions(layers),
        roles=_classes(layers, "alignment/roles.toml"),
        converses=_classes(layers, "alignment/converses.toml"),
        measures=_classes(layers, "alignment/measures.toml"),
        counts=_counts(layers),
        whens=_whens(layers),
        sites=_sites(layers),
        courses=_courses(layers),
    )


def _offices(layers: Layers) -> dict[str, tuple[str, str]]:
    rows = layers.csv_rows("alignment/offices.csv")
    return {row["title"].lower(): (row["office"], row["rank"]) for _, _, row in rows}


def _kinds(layers: Layers) -> dict[str, frozenset[tuple[str, str]]]:
    kinds: dict[str, set[tuple[str, str]]] = {}
    for _, _, table in layers.tables("alignment/kinds.toml"):
        for family, members in table.items():
            for kind, words in members.items():
                for word in str(words).split():
                    kinds.setdefault(word, set()).add((family, kind))
    return {word: frozenset(pairs) for word, pairs in kinds.items()}


def _valence(layers: Layers) -> dict[str, tuple[int, str]]:
    valence: dict[str, tuple[int, str]] = {}
    rows = (*layers.csv_rows("evaluations/*.csv"), *layers.csv_rows("alignment/valence.csv"))
    for _, place, row in rows:
        if row["value"] not in {"1", "-1"}:
            raise KnowledgeError(
                f"{row['word']!r} has value {row['value']!r}", at=place, remedy="write 1 for well, -1 for ill"
            )
        valence[row["word"].lower()] = (int(row["value"]), row["aspect"])
    return valence


def _slots(layers: Layers) -> dict[str, frozenset[str]]:
    slots: dict[str, frozenset[str]] = {name: frozenset() for name in SLOTS}
    for _, place, table in layers.tables("alignment/slots.toml"):
        for name, members in table.items():
            if name not in slots:
                raise KnowledgeError(f"no list {name!r}", at=place, remedy=f"use one of {', '.join(SLOTS)}")
            slots[name] |= frozenset(str(members).split())
    return slots


def _wholes(layers: Layers) -> dict[str, frozenset[str]]:
    wholes: dict[str, set[str]] = {}
    for _, _, row in layers.csv_rows("alignment/wholes.csv"):
        wholes.setdefault(row["unit"], set()).update(row["whole"].split())
    return {unit: frozenset(among) for unit, among in wholes.items()}


def _answers(layers: Layers) -> dict[str, frozenset[tuple[str, bool]]]:
    answers: dict[str, set[tuple[str, bool]]] = {}
    for _, place, table in layers.tables("alignment/contraries.toml"):
        for question, row in table.items():
            if row.keys() != {"yes", "no"}:
                raise KnowledgeError(
                    f"question {question!r} has not two answers",
                    at=place,
                    remedy="give it `yes` and `no`, nothing else",
                )
            for answer, words in row.items():
                for word in str(words).split():
                    answers.setdefault(word.lower(), set()).add((question, answer == "yes"))
    return {word: frozenset(given) for word, given in answers.items()}


def _classes(layers: Layers, pattern: str) -> dict[str, frozenset[str]]:
    """Word -> the classes of a table in which it stands."""
    classes: dict[str, set[str]] = {}
    for _, _, table in layers.tables(pattern):
        for name, words in table.items():
            for word in str(words).split():
                classes.setdefault(word, set()).add(name)
    return {word: frozenset(found) for word, found in classes.items()}


def _told_in_full(layers: Layers, pattern: str, fields: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of some tables by name; each has to have all of some fields, and no others."""
    for _, place, table in layers.tables(pattern):
        for name, row in table.items():
            if row.keys() != set(fields):
                raise KnowledgeError(
                    f"{name!r} is not told in full", at=place, remedy=f"give it {', '.join(fields)}, and nothing else"
                )
            yield name, row


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


def _counts(layers: Layers) -> dict[str, Count]:
    return {
        name: Count(
            units=_words(row["units"]),
            words=_words(row["words"]),
            kinds=bool(row["kinds"]),
            each=bool(row["each"]),
            but=_words(row["but"]),
            denied=_words(row["denied"]),
            spared=_words(row["spared"]),
            lacking=_words(row["lacking"]),
        )
        for name, row in _told_in_full(layers, "alignment/figures.toml", Count._fields)
    }


def _whens(layers: Layers) -> dict[str, When]:
    return {
        name: When(_words(row["acts"]), _words(row["of"]), bool(row["each"]), int(row["within"]))
        for name, row in _told_in_full(layers, "alignment/dates.toml", When._fields)
    }


def _sites(layers: Layers) -> dict[str, Site]:
    return {
        name: Site(_words(row["words"]), _words(row["beside"]), bool(row["alike"]))
        for name, row in _told_in_full(layers, "alignment/places.toml", Site._fields)
    }


def _courses(layers: Layers) -> dict[str, Course]:
    return {
        name: Course(tuple(map(_words, row["steps"])), bool(row["needs"]), bool(row["ends"]))
        for name, row in _told_in_full(layers, "alignment/stages.toml", Course._fields)
    }


def _scenes(layers: Layers) -> dict[str, frozenset[str]]:
    rows = layers.csv_rows("gazetteer/words/scenes.csv")
    return {word: frozenset(row["kind"].split()) for _, _, row in rows for word in row["word"].split("|")}


def _positions(layers: Layers) -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, (_, _, row) in enumerate(layers.csv_rows("alignment/positions.csv")):
        for place, words in enumerate(row["words"].split()):
            for word in words.split("|"):
                found.setdefault(word, set()).add((number, place))
    return {word: frozenset(places) for word, places in found.items()}
