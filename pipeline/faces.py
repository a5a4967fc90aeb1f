"""Faces of articles: what a run has to know of every article, so that most need not be read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from pipeline.extract.entities import ids_of, named_in
from pipeline.extract.name_table import Named
from pipeline.ingest.duplicates import Sample, sample_of
from pipeline.recall.cells import packed, unpacked
from pipeline.recall.prints import Prints, mixed, prints_of, summed
from pipeline.recall.ragged import starts_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.reading import Article


@record
class Face:
    """One readable article. `warnings` are to be told after its path; `names` is what `named_in` gives, `ids` are all
    that its claims and names mean, `claims` the ids of its claims; `runs` are those of a `Sample`.
    """

    doc_id: str
    warnings: list[str]
    published: str | None
    same_as: str | None
    runs: bytes
    names: list[tuple[str, str, str, int]]
    ids: list[str]
    claims: list[str]
    n_times: int

    @property
    def n_names(self) -> int:
        """How many names stand in the article."""
        return sum(count for *_, count in self.names)

    @property
    def named(self) -> Named:
        """Who and what the article names."""
        return Named(self.doc_id, self.names)

    @property
    def sample(self) -> Sample:
        """What tells whether the article is a copy."""
        return Sample(doc_id=self.doc_id, published=self.published, same_as=self.same_as, runs=self.runs)

    def told(self) -> bytes:
        """The face as bytes."""
        return packed(_values(self))


_FIELDS = tuple(field.name for field in fields(Face))
_values = attrgetter(*_FIELDS)


def face_from(told: bytes) -> Face:
    """The face that `told` gave."""
    return Face(**dict(zip(_FIELDS, unpacked(told), strict=True)))


def face_of(article: Article) -> Face | None:
    """An article's face; None for one that could not be read."""
    document, extraction = article.document, article.extraction
    if document is None:
        return None
    sample = sample_of(document)
    claims = extraction.claims if extraction else ()
    names = named_in(extraction).names if extraction else ()
    return Face(
        doc_id=document.doc_id,
        warnings=[*(f": {warning}" for warning in document.warnings), *_of_dates(article)],
        published=sample.published,
        same_as=sample.same_as,
        runs=sample.runs,
        names=list(names),
        ids=sorted({*(entity for entity, *_ in names), *(i for claim in claims for i in ids_of(claim))}),
        claims=[claim.claim_id for claim in claims],
        n_times=len(extraction.times) if extraction else 0,
    )


def _of_dates(article: Article) -> Iterator[str]:
    """Dates that no calendar has, and where they stand."""
    from pipeline.extract.times import date_warnings

    if article.document is not None and article.extraction is not None:
        for line, warning in date_warnings(article.document.text, article.extraction.times):
            yield f":{line}: {warning}"


def print_faces(
    faces: Sequence[Face], told: Iterable[Iterable[str]], final: Mapping[str, str], names: Mapping[str, str]
) -> Prints:
    """The prints of what a run knows of articles: `told` is what each was read from, by what program, whose copy it is
    and the like; the rest is what its ids mean in this corpus (`final`), and what they are called.
    """
    ids = [known for face in faces for known in face.ids]
    number = {known: at for at, known in enumerate(dict.fromkeys(ids))}
    meant = [(known, final.get(known, known)) for known in number]
    prints = prints_of(f"{known} {now} {names.get(now, '')}" for known, now in meant)
    here = np.fromiter(map(number.__getitem__, ids), dtype=np.int64, count=len(ids))
    starts = starts_of(np.array([len(face.ids) for face in faces], dtype=np.int64))
    return mixed(prints_of(map("\0".join, told)), summed(prints[here], starts))
