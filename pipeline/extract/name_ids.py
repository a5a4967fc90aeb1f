"""Who or what a name means: ids `kind/slug`, from the gazetteer where it knows, else from the article itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.consistency import Surface
from pipeline.extract.places_meant import seat_or_city
from pipeline.packs.names import Names, fold, slug

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument

KINDS = {
    "PERSON": "person", "ORG": "org", "GPE": "city", "LOC": "region", "NORP": "people", "FAC": "fac",
    "EVENT": "event", "LAW": "law", "WORK": "work",
}  # fmt: skip


STATES = frozenset(["republic", "republics", "kingdom", "emirate"])
REGIONS = frozenset([
    "province", "oblast", "region", "district", "county", "state", "krai", "governorate", "prefecture", "territory",
])  # fmt: skip


def identify(
    surfaces: Sequence[Surface],
    parsed: ParsedDocument,
    names: Names,
    *,
    long_forms: Mapping[str, str],
) -> list[str]:
    """Entity ids of an article's names, in the same order."""
    people = _full_names(surfaces)
    ids = [_meant(place, surfaces, parsed, names, long_forms, people) for place in range(len(surfaces))]
    in_full = {surface.text: entity for surface, entity in zip(reversed(surfaces), reversed(ids), strict=True)}
    return [
        in_full.get(long_forms.get(surface.text, ""), entity) if surface.candidate.row is None else entity
        for surface, entity in zip(surfaces, ids, strict=True)
    ]


def _full_names(surfaces: Sequence[Surface]) -> dict[str, list[tuple[int, str]]]:
    """Surname -> (place, full name) of people named in full, in reading order."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, surface in enumerate(surfaces):
        if surface.candidate.label == "PERSON" and " " in surface.text:
            found[fold(surface.text.split()[-1])].append((place, surface.text))
    return found


def _meant(
    place: int,
    surfaces: Sequence[Surface],
    parsed: ParsedDocument,
    names: Names,
    long_forms: Mapping[str, str],
    people: Mapping[str, Sequence[tuple[int, str]]],
) -> str:
    surface = surfaces[place]
    row = surface.candidate.row
    if row is not None:
        if row.entity_id in names.seats:
            return seat_or_city(surface, parsed.passages[surface.passage].doc, row.entity_id, names)
        return row.entity_id
    text = long_forms.get(surface.text, surface.text)
    known = names.by_alias.get(fold(text))
    if known is not None and known.label == surface.candidate.label:
        return known.entity_id
    if surface.candidate.label == "PERSON":
        return f"person/{slug(_full_name(place, text, people))}"
    return _new_id(place, text, surfaces, parsed, names)


def _new_id(place: int, text: str, surfaces: Sequence[Surface], parsed: ParsedDocument, names: Names) -> str:
    """The id of a name that no table knows; a known body's headquarters is the body."""
    surface = surfaces[place]
    headless = names.by_alias.get(fold(text.removesuffix(" Headquarters")))
    if headless is not None and headless.label == surface.candidate.label:
        return headless.entity_id
    if surface.candidate.label != "ORG":
        return f"{_kind(text, surface.candidate.label)}/{slug(text)}"
    owner = _owner(place, surfaces, parsed, names)
    return f"{_kind(text, surface.candidate.label)}/{_canonical(text, owner, names)}"


def _kind(text: str, label: str) -> str:
    """The kind of a new entity; a place that calls itself a republic or kingdom is a state, a province a region."""
    last = text.rsplit(maxsplit=1)[-1].casefold()
    if label == "GPE" and last in STATES:
        return "state"
    return "region" if label == "GPE" and last in REGIONS else KINDS[label]


def _full_name(place: int, text: str, people: Mapping[str, Sequence[tuple[int, str]]]) -> str:
    """The full name behind a surname: the nearest one before it, else the first after it."""
    if " " in text:
        return text
    same = people.get(fold(text), ())
    before = [full for at, full in same if at < place]
    return before[-1] if before else same[0][1] if same else text


def _owner(place: int, surfaces: Sequence[Surface], parsed: ParsedDocument, names: Names) -> str | None:
    """The state in "Kenya's Electoral Commission": a place right before a body's name."""
    if place == 0 or surfaces[place - 1].passage != surfaces[place].passage:
        return None
    before, here = surfaces[place - 1], surfaces[place]
    between = parsed.passages[here.passage].doc.text[before.candidate.end : here.candidate.start]
    row = before.candidate.row
    if row is None or row.label not in {"GPE", "NORP"} or not re.fullmatch(r"(?:['’]s?)?\s+", between):
        return None
    return names.seats.get(row.entity_id, row.entity_id)


def _canonical(text: str, owner: str | None, names: Names) -> str:
    """A body's name in one form: "Kenyan Interior Ministry" and "Ministry of the Interior of Kenya" are one."""
    words = text.split()
    row = names.by_alias.get(fold(words[0]))
    if row is not None and row.entity_id.startswith("state/") and row.label in {"NORP", "GPE"} and len(words) > 1:
        owner, words = row.entity_id, words[1:]
    if words[-1] == "Ministry" and len(words) > 1:
        words = ["Ministry", "of", *words[:-1]]
    plain = " ".join(w for w in words if w.casefold() != "the")
    plain = plain.replace("Ministry of Foreign", "Ministry of Foreign Affairs").replace("Affairs Affairs", "Affairs")
    key = slug(re.sub(r"(?i)isation\b", "ization", plain.replace("Defence", "Defense")))
    return f"{key}-of-{owner.split('/')[1]}" if owner else key
