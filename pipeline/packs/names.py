"""Known names: which spelling means which entity, read from the gazetteer's tables and checked for contradictions.

Tables (`gazetteer/*.csv`) have one row an entity: `entity_id, name, aliases, adjectives, capital, within` (states) or
`entity_id, label, name, aliases, adjectives, within` (everything else); cells hold several values joined by `|`.
Word lists that name shapes need (`gazetteer/words/*.csv`) have the columns `word, kind`, several words joined likewise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from pipeline.errors import KnowledgeError
from pipeline.packs.files import Layers
from pipeline.packs.places import Places
from pipeline.records.claim import LABELS
from pipeline.records.knowledge import NameRow

WORD = re.compile(r"\w+|[^\w\s]")
CACHED = 50_000  # folded spellings kept: the words of some hundred articles
SEAT = "seat"
PROVISIONS = ("article", "section", "clause", "paragraph", "chapter")
"""Words for numbered parts of laws."""
GENERIC = ("heads", "titles", "roles", "ignored")
"""Lists of words that are no names by themselves."""
ENTITY_ID = re.compile(r"[a-z]+/[a-z0-9-]+")
NAME_COLUMNS = {"entity_id", "name", "aliases", "adjectives", "within"}


@dataclass(frozen=True, kw_only=True)
class Names:
    """Everything the gazetteer says.

    `rows` holds every alias; a capital's alias means its city, and `seats` says of which state it is the government's
    seat. `words` maps a word (casefolded) to the kinds it has in the word lists.
    """

    rows: tuple[NameRow, ...]
    canonical: Mapping[str, NameRow]
    seats: Mapping[str, str]
    places: Places
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def index(self) -> NameIndex:
        """All aliases, ready to be looked up in running text."""
        return NameIndex(self.rows)

    @cached_property
    def by_alias(self) -> Mapping[str, NameRow]:
        """The row of each alias, by its folded spelling."""
        return {fold(row.alias): row for row in reversed(self.rows)}

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Aliases of each entity, in the order of the tables."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            found.setdefault(row.entity_id, []).append(row.alias)
        return {key: tuple(values) for key, values in found.items()}

    def prepare(self) -> None:
        """Build at once what is otherwise built when it is first asked for."""
        _ = self.index, self.by_alias, self.spellings

    def kind(self, word: str, group: str) -> str | None:
        """What a word is in a word list (`heads`, `titles` ...), or None."""
        listed = self.words.get(group)
        return listed.get(word.casefold()) if listed else None

    @cached_property
    def _generic(self) -> frozenset[str]:
        return frozenset(word for group in GENERIC for word, kind in self.words.get(group, {}).items() if kind)

    def is_generic(self, word: str) -> bool:
        """Whether a word says what is named, or of which post or calling somebody is, and is no name by itself."""
        return word.casefold() in self._generic

    def state_of_adjective(self, text: str) -> str | None:
        """The entity that a nationality adjective or a place's name belongs to."""
        row = self.by_alias.get(fold(text))
        return row.entity_id if row and row.label in {"NORP", "GPE", "LOC"} else None


class NameIndex:
    """Aliases by their words, so that a text is searched in one pass whatever the number of aliases."""

    def __init__(self, rows: tuple[NameRow, ...]) -> None:
        self._by_words: dict[tuple[str, ...], list[NameRow]] = {}
        lengths: dict[str, set[int]] = {}
        for row in rows:
            words = tuple(words_of(row.alias))
            self._by_words.setdefault(words, []).append(row)
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, NameRow]]:
        """Longest known names in a text, left to right, as (start, end, row); spellings are checked for case."""
        folded = words_of(text)
        begins = [position for position, word in enumerate(folded) if word in self._lengths]
        found = list(WORD.finditer(text)) if begins else []
        end = 0
        for position in begins:
            hit = self._at(text, found, folded, position) if position >= end else None
            if hit is not None:
                end, row = hit
                yield found[position].start(), found[end - 1].end(), row

    def _at(
        self, text: str, found: list[re.Match[str]], folded: list[str], position: int
    ) -> tuple[int, NameRow] | None:
        """Where the longest known name that begins at a word ends, and its row."""
        for length in self._lengths[folded[position]]:
            end = position + length
            for row in self._by_words.get(tuple(folded[position:end]), ()) if end <= len(found) else ():
                if is_spelling(text[found[position].start() : found[end - 1].end()], row.alias):
                    return end, row
        return None


@lru_cache(maxsize=CACHED)
def fold(text: str) -> str:
    """A spelling without case, accents and typographic quotes and dashes."""
    if text.isascii():
        return text.casefold()
    plain = text.translate(_TYPOGRAPHIC)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold()


_TYPOGRAPHIC = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})


def words_of(text: str) -> list[str]:
    """Words and marks of a spelling, folded."""
    return list(chain.from_iterable(map(_words_in, text.split())))


@lru_cache(maxsize=CACHED)
def _words_in(chunk: str) -> tuple[str, ...]:
    """Those of a stretch without white space; most come again and again."""
    return tuple(map(fold, WORD.findall(chunk)))


def is_spelling(surface: str, alias: str) -> bool:
    """Whether the letter case of a surface allows it to be this alias.

    An acronym is written in capitals, or capitalised when it has four letters or more (Nato). Other names keep the
    capitals of the alias, may be all in capitals, and with three words or more may be all in lower case.
    """
    if surface == alias:
        return True
    if len(alias) > 1 and alias.isupper():
        return len(alias) > 3 and alias.isalpha() and surface == alias.capitalize()
    if surface.isupper():
        return len(surface) > 3
    pairs = list(zip(WORD.findall(surface), WORD.findall(alias), strict=False))
    capitals = [given for given, wanted in pairs if wanted[0].isupper()]
    if len(capitals) > 2 and not any(given[0].isupper() for given in capitals):
        return True
    kept = [given[0].isupper() for given in capitals]
    return bool(kept) and kept[0] and sum(kept) >= len(kept) - (len(kept) > 1)


def slug(text: str) -> str:
    """A name as it stands in an id: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC).translate(_LATIN))
    ascii_only = plain.encode("ascii", "ignore").decode().casefold().replace("'", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


_LATIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "œ": "oe"})


def load_names(layers: Layers) -> Names:
    """Read and check the gazetteer. Raises KnowledgeError for a bad label or id or an alias with two meanings."""
    rows: list[NameRow] = []
    seats: dict[str, str] = {}
    within: dict[str, str] = {}
    outer: dict[str, str] = {}
    for layer, place, cells in layers.csv_rows("gazetteer/*.csv"):
        how = "gazetteer" if layer.name == "bundled" else "pack"
        new = list(_rows(cells, place, how))
        rows += new
        if cells.get("capital"):
            seats |= {row.entity_id: cells["entity_id"] for row in new if row.entity_id.startswith("city/")}
        if cells["within"]:
            within[cells["entity_id"]] = cells["within"]
            outer.setdefault(cells["within"], place)
    kept = _without_duplicates(rows)
    _reject_unknown_places(outer, {row.entity_id for row in kept})
    canonical: dict[str, NameRow] = {}
    for row in kept:
        canonical.setdefault(row.entity_id, row)
    within |= {city: state for city, state in seats.items() if city not in within}
    return Names(rows=kept, canonical=canonical, seats=seats, places=Places(within=within), words=_word_lists(layers))


def _rows(cells: dict[str, str], place: str, how: str) -> Iterator[NameRow]:
    if not cells.keys() >= NAME_COLUMNS:
        raise KnowledgeError(
            "a gazetteer table lacks a column",
            at=place,
            remedy=f"give it the columns {', '.join(sorted(NAME_COLUMNS))} and label or capital",
        )
    entity_id, name, label = cells["entity_id"], cells["name"], cells.get("label") or "GPE"
    if label not in LABELS or not ENTITY_ID.fullmatch(entity_id):
        raise KnowledgeError(
            f"{entity_id!r} with label {label!r} is not an entity",
            at=place,
            remedy=f"write the id as kind/slug and one of the labels {', '.join(LABELS)}",
        )
    spellings = [(alias, label, entity_id, name) for alias in (name, *_list(cells["aliases"]))]
    spellings += [(alias, "NORP", entity_id, name) for alias in _list(cells["adjectives"])]
    capitals = _list(cells.get("capital", ""))
    spellings += [(alias, "GPE", f"city/{slug(capitals[0])}", capitals[0]) for alias in capitals]
    for alias, of, meant, called in spellings:
        yield NameRow(alias=alias, entity_id=meant, label=of, name=called, how=how, place=place)


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _without_duplicates(rows: list[NameRow]) -> tuple[NameRow, ...]:
    """Each alias once. The same alias for two entities is a contradiction that only a person can settle."""
    seen: dict[str, NameRow] = {}
    kept = []
    for row in rows:
        before = seen.get(row.alias)
        if before is None:
            seen[row.alias] = row
            kept.append(row)
        elif before.entity_id != row.entity_id:
            raise KnowledgeError(
                f"the name {row.alias!r} means {before.entity_id} and {row.entity_id}",
                at=f"{row.place} (first at {before.place})",
                remedy="delete the alias from one of the two rows",
            )
    return tuple(kept)


def _reject_unknown_places(outer: Mapping[str, str], known: set[str]) -> None:
    """A place that is said to hold another has to have a row of its own."""
    for entity_id, place in outer.items():
        if entity_id not in known:
            raise KnowledgeError(
                f"{entity_id!r} is said to hold another place, but no row describes it",
                at=place,
                remedy="add a row for it, or correct the cell `within`",
            )


def _word_lists(layers: Layers) -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    for _, place, cells in layers.csv_rows("gazetteer/words/*.csv"):
        group = place.rsplit("/", 1)[-1].split(".")[0]
        kind = cells["kind"]
        lists.setdefault(group, {}).update((word.casefold(), kind) for word in _list(cells["word"]))
    return lists
