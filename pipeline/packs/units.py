"""What figures count: units with their synonyms and currencies, parsed and linted from `units.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.records.record import record

PATTERN = "units.csv"
SORTS = ("count", "measure", "money", "time", "share", "frequency")


@record
class Unit:
    """A unit. `sort` is one of `SORTS`; `factor` converts a figure in the word's own measure to the unit's."""

    name: str
    sort: str
    factor: float = 1.0


@dataclass(frozen=True)
class Units:
    """All units in force, by word: lemmas in lower case, and signs such as % and $."""

    by_word: Mapping[str, Unit]

    def find(self, word: str) -> Unit | None:
        """The unit that a word names; None for a common noun that only counts itself."""
        return self.by_word.get(word)


def load_units(layers: Layers) -> Units:
    """Read all unit tables. Raises KnowledgeError for an unknown sort, a bad factor, or a word that is given twice."""
    found: dict[str, tuple[Unit, str]] = {}
    for _, place, row in layers.csv_rows(PATTERN):
        unit = _read_unit(row, place)
        for word in row["words"].split("|"):
            earlier = found.setdefault(word.strip(), (unit, place))
            if earlier[0] != unit:
                raise KnowledgeError(
                    f"{word!r} counts {unit.name} here and {earlier[0].name} at {earlier[1]}",
                    at=place,
                    remedy="keep the word in one of the two rows",
                )
    return Units(by_word={word: unit for word, (unit, _) in found.items()})


@lru_cache(maxsize=1)
def money_words() -> frozenset[str]:
    """The words for money that come with the program."""
    return frozenset(word for word, unit in load_units(Layers()).by_word.items() if unit.sort == "money")


@lru_cache(maxsize=1)
def measure_words() -> frozenset[str]:
    """The words for sizes, weights and speeds that come with the program; of a phrase its first word."""
    units = load_units(Layers()).by_word.items()
    return frozenset(word.partition(" ")[0] for word, unit in units if unit.sort == "measure")


@lru_cache(maxsize=1)
def money_units() -> frozenset[str]:
    """The units of money that come with the program: codes, and names that several currencies share."""
    return frozenset(unit.name for unit in load_units(Layers()).by_word.values() if unit.sort == "money")


def _read_unit(row: Mapping[str, str], place: str) -> Unit:
    missing = {"unit", "sort", "factor", "words"} - row.keys()
    if missing:
        raise KnowledgeError(
            f"no column {', '.join(sorted(missing))}", at=place, remedy="use the columns unit, sort, factor, words"
        )
    if row["sort"] not in SORTS:
        raise KnowledgeError(f"unknown sort {row['sort']!r}", at=place, remedy=f"use one of {', '.join(SORTS)}")
    try:
        factor = float(row["factor"] or 1)
    except ValueError as error:
        raise KnowledgeError(f"{row['factor']!r} is no number", at=place, remedy="write 1, 1000, 0.5") from error
    return Unit(name=row["unit"], sort=row["sort"], factor=factor)
