"""Who published an article and when: sidecar files, what the file says of itself, and what stands in the text.

Sidecar files lie beside the articles: `sources.toml` (and `originals.toml`, whose tables name files by `sha256`),
`sources.csv` with a column `doc_id` or `file`, `sources.json` or `*.csl.json` in CSL-JSON, as Zotero exports it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from pipeline.errors import CorpusError
from pipeline.ingest.dates import to_edtf
from pipeline.ingest.front_matter import fields_of
from pipeline.records.document import RawFile, Source
from pipeline.records.record import record

FIELDS = tuple(each.name for each in fields(Source))
BASES = ("stated", "inferred", "file")
_OWN_KEYS = ("sha256", "doc_id")
_NAMES = ("sources.toml", "originals.toml", "sources.csv", "sources.json")


@record
class Entry:
    """What a sidecar says of one file. `place` names the sidecar and the entry, for messages."""

    fields: Mapping[str, str]
    place: str
    doc_id: str | None = None


@record
class Sidecar:
    """What all sidecar files say, by the name of the article, by its sha256, by its title."""

    by_name: Mapping[str, Entry] = field(default_factory=dict)
    by_sha256: Mapping[str, Entry] = field(default_factory=dict)
    by_title: Mapping[str, Entry] = field(default_factory=dict)

    def entry(self, raw: RawFile, title: str = "") -> Entry | None:
        """What is said of a file: its own table first, then the one that names its content, then its title's."""
        if not (self.by_name or self.by_sha256 or self.by_title):
            return None
        named = self.by_name.get(doc_id_of(raw.path)) or self.by_name.get(raw.path)
        return named or self.by_sha256.get(raw.sha256) or self.by_title.get(_folded(title))

    def check(self, paths: Iterable[str]) -> None:
        """Raises CorpusError for a name that belongs to none of these files, naming the nearest."""
        given = list(paths) if self.by_name else []
        known = {*map(doc_id_of, given), *given}
        for name, entry in self.by_name.items():
            if name not in known:
                near = get_close_matches(name, sorted(known), n=1, cutoff=0.0)
                hint = f"did you mean {near[0]!r}?" if near else "remove the entry"
                raise CorpusError(f"no article is named {name!r}", at=entry.place, remedy=hint)


def doc_id_of(path: str) -> str:
    """The id of an article: its path under the corpus without the ending, `/` written `--`."""
    *folders, name = [part for part in path.split("/") if part not in {"", "."}] or [""]
    dot = name.rfind(".")
    return "--".join([*folders, name[:dot] if 0 < dot < len(name) - 1 else name])


def is_sidecar(path: str) -> bool:
    """Whether a file holds metadata of articles and is none itself."""
    name = path.rpartition("/")[2].lower()
    return name in _NAMES or name.endswith(".csl.json")


def read_sidecar(files: Iterable[RawFile]) -> Sidecar:
    """Read the sidecar files among these. Where articles are among them too, names that fit none are an error.

    Raises CorpusError with the place of the mistake.
    """
    sidecars = Sidecar()
    articles = []
    for raw in files:
        if is_sidecar(raw.path):
            sidecars = _merge(sidecars, _read_one(raw))
        else:
            articles.append(raw.path)
    if articles:
        sidecars.check(articles)
    return sidecars


def _merge(first: Sidecar, second: Sidecar) -> Sidecar:
    return Sidecar(
        by_name={**first.by_name, **second.by_name},
        by_sha256={**first.by_sha256, **second.by_sha256},
        by_title={**first.by_title, **second.by_title},
    )


def _read_one(raw: RawFile) -> Sidecar:
    try:
        text = raw.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"not UTF-8: {error}", at=raw.path, remedy="save the file as UTF-8") from error
    name = raw.path.lower()
    folder = PurePosixPath(raw.path).parent
    if name.endswith(".toml"):
        return _read_toml(text, raw.path, folder)
    if name.endswith(".csv"):
        return _read_csv(text, raw.path, folder)
    return _read_csl(text, raw.path)


def _read_toml(text: str, path: str, folder: PurePosixPath) -> Sidecar:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"not a TOML file: {error}", at=path, remedy="correct the line that is named") from error
    by_name: dict[str, Entry] = {}
    by_sha256: dict[str, Entry] = {}
    for name, table in tables.items():
        place = f"{path}, [{name}]"
        if not isinstance(table, dict):
            raise CorpusError(
                f"{name!r} stands outside a table", at=path, remedy="put it under [name-of-the-file-without-ending]"
            )
        entry = _entry(table, place)
        if sha256 := str(table.get("sha256", "")).lower():
            by_sha256[sha256] = replace(entry, doc_id=str(table.get("doc_id", name)))
        else:
            by_name[_under(folder, name)] = entry
    return Sidecar(by_name=by_name, by_sha256=by_sha256)


def _read_csv(text: str, path: str, folder: PurePosixPath) -> Sidecar:
    by_name: dict[str, Entry] = {}
    by_sha256: dict[str, Entry] = {}
    reader = csv.DictReader(io.StringIO(text))
    key = next((name for name in ("doc_id", "file", "path") if name in (reader.fieldnames or ())), None)
    if key is None and "sha256" not in (reader.fieldnames or ()):
        raise CorpusError("no column says which article a row is about", at=path, remedy="add a column `doc_id`")
    for row in reader:
        place = f"{path}:{reader.line_num}"
        said = {name: value for name, value in row.items() if name and value and name not in {"file", "path"}}
        name = (row.get(key) or "").strip() if key else ""
        if sha256 := (row.get("sha256") or "").strip().lower():
            by_sha256[sha256] = replace(_entry(said, place), doc_id=name or None)
        elif name:
            stem = doc_id_of(name) if key != "doc_id" else name
            by_name[_under(folder, stem)] = _entry(said, place)
    return Sidecar(by_name=by_name, by_sha256=by_sha256)


def _read_csl(text: str, path: str) -> Sidecar:
    """CSL-JSON names no files: an item is matched by its `id` or citation key, else by its title."""
    try:
        items = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise CorpusError(
            f"not a JSON file: {error}", at=path, remedy="export the library as CSL-JSON again"
        ) from error
    if isinstance(items, dict):
        items = items.get("items", [items])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise CorpusError("not CSL-JSON: no list of items", at=path, remedy="export the library as CSL-JSON again")
    by_title = {}
    for number, item in enumerate(items, 1):
        entry = Entry(fields=_csl_fields(item), place=f"{path}, item {number}")
        for name in (entry.fields.get("title"), item.get("citation-key"), item.get("id")):
            if name:
                by_title[_folded(str(name))] = entry
    return Sidecar(by_title=by_title)


def _csl_fields(item: Mapping[str, Any]) -> dict[str, str]:
    names = [
        " ".join(filter(None, (str(person.get("given", "")), str(person.get("family", person.get("literal", ""))))))
        for person in item.get("author") or ()
        if isinstance(person, dict)
    ]
    said = {
        "author": ", ".join(names),
        "publisher": item.get("container-title") or item.get("publisher"),
        "title": item.get("title"),
        "published": _csl_date(item.get("issued")),
        "language": item.get("language"),
        "url": item.get("URL"),
    }
    found = {key: " ".join(str(value).split()) for key, value in said.items() if value}
    return found | ({"published_basis": "stated"} if "published" in found else {})


def _csl_date(issued: object) -> str:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]):
        return ""
    try:
        year, *rest = (int(part) for part in parts[0])
    except (TypeError, ValueError):
        return ""
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest[:2])])


def _entry(table: Mapping[str, Any], place: str) -> Entry:
    unknown = sorted(set(table) - set(FIELDS) - set(_OWN_KEYS))
    if unknown:
        near = get_close_matches(unknown[0], FIELDS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(FIELDS)}"
        raise CorpusError(f"unknown key {unknown[0]!r}", at=place, remedy=hint)
    said = {
        name: " ".join(str(value).split()) for name, value in table.items() if name in FIELDS and str(value).strip()
    }
    if "published" in said and not is_edtf(said["published"]):
        raise CorpusError(
            f"published = {said['published']!r} is not an EDTF date",
            at=place,
            remedy="write 2023, 2023-02, 2023-02-27, 2023-03~ or an interval 2023-03/2023-04",
        )
    if said.get("published_basis", BASES[0]) not in BASES:
        raise CorpusError(
            f"published_basis = {said['published_basis']!r}", at=place, remedy=f"use one of: {', '.join(BASES)}"
        )
    return Entry(fields=said, place=place, doc_id=str(table["doc_id"]) if table.get("doc_id") else None)


_EDTF_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
_EDTF = re.compile(rf"(?:{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|(?:\.\.)?/{_EDTF_DATE})\Z")


def is_edtf(value: str) -> bool:
    """Whether a value is a date or an interval that the program understands."""
    return bool(_EDTF.match(value))


def _under(folder: PurePosixPath, name: str) -> str:
    """An entry's name as doc_id: sidecars in a subfolder speak of the articles beside them."""
    return "--".join((*folder.parts, name)) if folder.parts else name.replace("/", "--")


def _folded(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", title.casefold()))


def source_of(entry: Entry | None, found: Mapping[str, str], in_text: Mapping[str, str]) -> tuple[Source, set[str]]:
    """The source of an article and the names of what is missing.

    A sidecar overrides the file's own metadata, which overrides what was read from its text.
    """
    own = fields_of(dict(found))
    if "published" in own and not is_edtf(own["published"]):
        own["published"] = to_edtf(own["published"]) or own["published"]
    if "author" in own:
        own["author"] = re.sub(r"\A[Bb]y:? (?=[A-Z])", "", own["author"])
    said = {**{k: v for k, v in in_text.items() if v}, **{k: v for k, v in own.items() if k in FIELDS}}
    if "published" in said and not is_edtf(said["published"]):
        said.pop("published")
        if in_text.get("published"):
            said["published"] = in_text["published"]
    if "published" in said:
        said.setdefault("published_basis", "file" if "published" in own else "stated")
    if entry:
        if "published" in entry.fields:
            said.pop("published_basis", None)
        said |= entry.fields
        if "published" in entry.fields:
            said.setdefault("published_basis", "stated")
    kept = {name: value for name, value in said.items() if name in FIELDS}
    return Source(**kept), {name for name in ("author", "published") if not kept.get(name)}
