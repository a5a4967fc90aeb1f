"""Text that stands twice: inside one article, and across articles.

Likeness is containment: the share of the shorter text's runs of eight words that the longer one holds too. Real repeats
reach 0.9; a reworded abstract 0.55 to 0.9, which is flagged and not dropped; short titles reach 0.56 by chance, so
that blocks under 80 letters must be equal.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.ingest.runs import RUN, runs_of
from pipeline.ingest.sheet import Sheet, Words
from pipeline.records.document import PROSE_ROLES, Document, Role
from pipeline.records.record import record

HASH = 8
"""Bytes."""
DUPLICATE = 0.9
RESTATED = 0.55
SHORT_LETTERS = 80
_COPY = 0.7
_RARE_RUN = 50
_WORD = re.compile(r"[^\W_]+")


def containment(shorter: frozenset[int], longer: frozenset[int]) -> float:
    """Share of the shorter text's runs that the longer one holds."""
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def find_repeats(sheet: Sheet, roles: Sequence[Role | None]) -> Iterator[tuple[int, Role, str]]:
    """Parts of which a better copy stands elsewhere in the article.

    Of copies, the one that is contained in a longer part goes; of equals, the one before the headline; else the later.
    """
    judged = [i for i, w in enumerate(sheet.words) if roles[i] is None and w.is_prose and w.key]
    runs = {i: sheet.runs[i] for i in judged}
    twins = list(_pairs(sheet, judged, runs)) if _share_any(runs.values()) else []
    doubled = _doubled_before_headline(sheet, twins)
    gone: set[int] = set()
    for first, second in twins:
        if first in gone or second in gone:
            continue
        loser = _loser(sheet, first, second, doubled=doubled)
        gone.add(loser)
        keeper = second if loser == first else first
        yield loser, Role.DUPLICATE, f"also at character {sheet.words[keeper].part.start}"


def _share_any(runs: Collection[frozenset[int]]) -> bool:
    """Whether any run of words stands in two parts: a quick look, for in most articles none does."""
    return len(frozenset[int]().union(*runs)) < sum(map(len, runs))


def _pairs(sheet: Sheet, judged: Sequence[int], runs: dict[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for index in judged:
        shared: Counter[int] = Counter()
        for run in runs[index]:
            held = holders[run]
            if len(held) < _RARE_RUN:
                for other in held:
                    shared[other] += 1
                held.append(index)
        for other, count in sorted(shared.items()):
            short = min(sheet.words[index].letters, sheet.words[other].letters) < SHORT_LETTERS
            if short and sheet.words[index].key != sheet.words[other].key:
                continue
            if count >= DUPLICATE * min(len(runs[index]), len(runs[other])):
                yield other, index


def _doubled_before_headline(sheet: Sheet, twins: Sequence[tuple[int, int]]) -> bool:
    """Whether a whole run of paragraphs stands twice with a headline between the copies."""
    if len(twins) < 2:
        return False
    last_first = max(first for first, _ in twins)
    first_second = min(second for _, second in twins)
    return any(words.is_label and words.count > 1 for words in sheet.words[last_first + 1 : first_second])


def _loser(sheet: Sheet, first: int, second: int, *, doubled: bool) -> int:
    one, two = sheet.words[first], sheet.words[second]
    if doubled:
        return first
    if one.count * 1.2 < two.count:
        return first
    if one.starts_lower and _completed(sheet, second):
        return first
    return second


def _completed(sheet: Sheet, index: int) -> bool:
    """Whether a part begins properly, or the drop cap that it lacks stands above it."""
    words = sheet.words[index]
    return not words.starts_lower or (index > 0 and is_drop_cap(sheet.words[index - 1], words))


def is_drop_cap(initial: Words, body: Words) -> bool:
    """Whether a part is the single capital that the next part, which begins with a small letter, lacks."""
    return len(initial.text) == 1 and initial.text.isupper() and body.starts_lower and body.text[:1].isalpha()


def restatements(sheet: Sheet, roles: Sequence[Role]) -> list[str]:
    """Reworded repeats of a paragraph in the article, as notes on where they stand."""
    prose = [
        i for i, w in enumerate(sheet.words) if w.is_prose and w.letters >= SHORT_LETTERS and roles[i] != Role.DUPLICATE
    ]
    runs = {i: sheet.runs[i] for i in prose}
    if not _share_any(runs.values()):
        return []
    places: list[tuple[int, int]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for index in prose:
        shared: Counter[int] = Counter()
        for run in runs[index]:
            for other in holders[run][:1]:
                shared[other] += 1
            holders[run].append(index)
        for other, count in shared.most_common(1):
            if count >= RESTATED * min(len(runs[index]), len(runs[other])):
                places.append((sheet.words[other].part.start, sheet.words[index].part.start))
    if not places:
        return []
    shown = "; ".join(f"characters {first} and {second}" for first, second in places[:3])
    more = f" and {len(places) - 3} more" if len(places) > 3 else ""
    return [f"passages are restated in other words and count once: {shown}{more}"]


@record
class Sample:
    """What tells whether an article is a copy: when it was published, of what a sidecar says that it is a copy, and the
    hashes of the runs of eight words in its prose, eight bytes each.
    """

    doc_id: str
    published: str | None
    same_as: str | None
    runs: bytes


def sample_of(document: Document) -> Sample:
    """What tells whether a document is a copy."""
    import numpy as np

    prose = " ".join(document.reading[b.start : b.end] for b in document.blocks if b.role in PROSE_ROLES)
    words = _WORD.findall(prose.casefold())
    runs = runs_of(" ".join(words)) if len(words) >= 5 * RUN else ()
    source = document.source
    return Sample(
        doc_id=document.doc_id,
        published=source.published,
        same_as=source.same_as,
        runs=np.array(sorted(runs), dtype="<u8").tobytes(),
    )


def copies_of(samples: Iterable[Sample]) -> dict[str, str]:
    """Articles that are copies of another: doc_id -> doc_id of the original.

    A copy shares at least seven tenths of the shorter one's runs of eight words in prose; so a syndicated article under
    another title is found, and a digest in other words is not. The original is the earlier published, then the first
    by doc_id. What a sidecar says (`same_as`) stands.
    """
    import numpy as np

    ordered = sorted(samples, key=lambda s: (s.published or "9999", s.doc_id))
    sizes = {sample.doc_id: len(sample.runs) // HASH for sample in ordered}
    found = {s.doc_id: s.same_as for s in ordered if s.same_as in sizes and s.same_as != s.doc_id}
    owners = np.repeat(np.arange(len(ordered)), list(sizes.values()))
    held = np.frombuffer(b"".join(sample.runs for sample in ordered), dtype="<u8")
    in_order = np.sort(held)
    doubled = np.append(in_order[1:][in_order[1:] == in_order[:-1]], np.uint64(0))
    twice = np.flatnonzero(doubled[np.searchsorted(doubled[:-1], held)] == held)
    counts = np.bincount(owners[twice], minlength=len(ordered))
    enough = counts >= _COPY * np.array(list(sizes.values()))  # of a copy and its original the shorter shares so many
    twice = twice[np.isin(held[twice], held[twice[enough[owners[twice]]]])]
    common: dict[int, list[int]] = defaultdict(list)
    for owner, run in zip(owners[twice].tolist(), held[twice].tolist(), strict=True):
        common[owner].append(run)
    holders: dict[int, list[str]] = defaultdict(list)
    for owner, shared_runs in common.items():
        sample = ordered[owner]
        shared: Counter[str] = Counter()
        for run in shared_runs:
            shared.update(holders[run][:_RARE_RUN])
            holders[run].append(sample.doc_id)
        mine = sizes[sample.doc_id]
        likely = [(-count, other) for other, count in shared.items() if count >= _COPY * min(mine, sizes[other])]
        if likely and sample.doc_id not in found:
            original = min(likely)[1]
            found[sample.doc_id] = found.get(original, original) or original
    return {copy: original for copy, original in sorted(found.items()) if original and copy != original}
